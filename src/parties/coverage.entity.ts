import {
  addAttributes,
  date,
  entity,
  enumeration,
  id,
  integer,
  reference,
  tenant,
  text,
  version,
} from '../access/entity.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import { defineEnum, type ValueOf } from '../platform/enums.ts';
import { Patient } from './patient.entity.ts';
import { Payer } from './payer.entity.ts';

export const Relationship = defineEnum('Relationship', "The patient's relationship to the subscriber (SBR02, PAT01).", {
  SELF: '18: the patient is the subscriber.',
  SPOUSE: '01.',
  CHILD: '19.',
  OTHER: 'G8.',
});
export type Relationship = ValueOf<typeof Relationship>;

@entity({
  table: 'coverage',
  permission: 'coverage.read',
  owner: 'organization',
  phi: true,
  description: "A patient's insurance with one payer.",
})
export class Coverage {
  @id() id!: string;
  @tenant() organizationId!: string;
  @text('The id by which the sending system knows the coverage.', { changes: false, filter: true }) sourceId!: string;
  @reference(() => Patient, 'Who is covered.', { changes: false }) patient!: Patient;
  @reference(() => Payer, 'Who pays.', { changes: false }) payer!: Payer;
  @text('Member id (loop 2010BA NM109).', { nullable: true, filter: true }) memberId!: string | null;
  @text('Group number (SBR03).', { nullable: true }) groupNumber!: string | null;
  @enumeration(Relationship, 'Relationship to the subscriber.') relationship!: Relationship;
  @integer('1 is primary, 2 secondary (SBR01).', { filter: true }) priority!: number;
  @date('First day in force, where known.', { nullable: true }) effectiveFrom!: CalendarDate | null;
  @date('Last day in force, where known.', { nullable: true }) effectiveTo!: CalendarDate | null;
  @version() version!: number;
}

addAttributes(Patient, [
  {
    is: 'list',
    name: 'coverages',
    target: () => Coverage,
    by: 'patient',
    order: 'priority',
    where: null,
    description: 'Insurance, primary first.',
  },
]);
