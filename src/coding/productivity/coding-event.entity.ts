import { addAttributes, entity, enumeration, id, instant, reference, tenant, text } from '../../access/entity.ts';
import { Facility } from '../../access/facility.entity.ts';
import { User } from '../../access/user.entity.ts';
import { defineEnum, type ValueOf } from '../../platform/enums.ts';
import { Encounter } from '../encounter.entity.ts';

export const CodingEventKind = defineEnum('CodingEventKind', "A milestone of an encounter's coding.", {
  FINALIZED: 'It was declared final.',
  REOPENED: 'It was final and is to be looked at again.',
});
export type CodingEventKind = ValueOf<typeof CodingEventKind>;

@entity({
  table: 'coding_event',
  permission: 'encounter.read',
  owner: 'facility',
  phi: 'part',
  description:
    "A milestone of an encounter's coding, from which the figures of coders are counted. Nothing changes it.",
})
export class CodingEvent {
  @id() id!: string;
  @tenant() organizationId!: string;
  @reference(() => Facility, 'The facility of the encounter.', { changes: false }) facility!: Facility;
  @reference(() => Encounter, 'The encounter.', { changes: false }) encounter!: Encounter;
  @instant('When.', { sort: true, changes: false }) at!: Date;
  @enumeration(CodingEventKind, 'What happened.', { filter: true, changes: false }) kind!: CodingEventKind;
  @text('The same by its name in the lifecycle, which says why it was reopened.', { filter: true, changes: false })
  transition!: string;
  @reference(() => User, 'Whose coding it is, or was.', { changes: false }) coder!: User;
  @reference(() => User, 'Who did it.', { changes: false }) actor!: User;
  @instant(
    'With FINALIZED: when the coder took the encounter, or got it back with the answer of the clinician; absent where that is not known.',
    { nullable: true, changes: false },
  )
  takenAt!: Date | null;
}

addAttributes(Encounter, [
  {
    is: 'list',
    name: 'codingEvents',
    target: () => CodingEvent,
    by: 'encounter',
    order: 'at',
    where: null,
    description: 'When its coding was declared final and reopened, in order.',
  },
]);
