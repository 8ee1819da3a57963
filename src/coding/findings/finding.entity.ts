/** What the coding edits found, kept with the encounter until its codes change. */

import {
  addAttributes,
  entity,
  enumeration,
  flag,
  id,
  instant,
  integer,
  reference,
  tenant,
  text,
  texts,
} from '../../access/entity.ts';
import { Facility } from '../../access/facility.entity.ts';
import { User } from '../../access/user.entity.ts';
import { defineEnum, type ValueOf } from '../../platform/enums.ts';
import { Encounter } from '../encounter.entity.ts';

export const FindingSeverity = defineEnum('FindingSeverity', 'How much a finding stands in the way.', {
  BLOCKS: 'Coding cannot be declared final until it is mended or overridden.',
  WARNS: 'Asks for a second look.',
  INFORMS: 'May be as it is.',
});
export type FindingSeverity = ValueOf<typeof FindingSeverity>;

@entity({
  table: 'coding_finding',
  permission: 'encounter.read',
  owner: 'facility',
  phi: 'part',
  description:
    'What is wrong, or may be, with the codes of an encounter. Found again at every change of its codes and before they become final.',
})
export class CodingFinding {
  @id() id!: string;
  @tenant() organizationId!: string;
  @reference(() => Facility, 'The facility of the encounter.', { changes: false }) facility!: Facility;
  @reference(() => Encounter, 'The encounter.', { changes: false }) encounter!: Encounter;
  @integer('Its place, from 1: what blocks comes first.', { sort: true }) sequence!: number;
  @text('The rule that says so, such as EXCLUDES1 or PTP; never renamed.', { filter: true, changes: false })
  rule!: string;
  @enumeration(FindingSeverity, 'How much it stands in the way.', { filter: true }) severity!: FindingSeverity;
  @text('Where, counted from 1 by sequence: `diagnoses[2].code`; `encounter` for the whole set.') path!: string;
  @texts('Ids of the assignments that it is about, the one to look at first.') assignmentIds!: string[];
  @text('What is wrong, in a sentence to act on.') message!: string;
  @text('Where the rule comes from, with the edition that answered.') source!: string;
  @text('What would mend it.', { nullable: true }) mend!: string | null;
  @flag('Whether it may be let stand with a reason.') overridable!: boolean;
  @text('The same for the same fault of the same codes: an override is kept by it.', { hidden: true, changes: false })
  key!: string;
  @reference(() => User, 'Who let it stand.', { nullable: true }) overriddenBy!: User | null;
  @instant('When it was let stand.', { nullable: true }) overriddenAt!: Date | null;
  @text('Why it was let stand.', { nullable: true, guard: 'document.read' }) overrideReason!: string | null;
}

addAttributes(Encounter, [
  {
    is: 'list',
    name: 'findings',
    target: () => CodingFinding,
    by: 'encounter',
    order: 'sequence',
    where: null,
    description: 'What the coding edits say of its codes, what blocks first.',
  },
  {
    is: 'list',
    name: 'overriddenFindings',
    target: () => CodingFinding,
    by: 'encounter',
    order: 'sequence',
    where: 't.overridden_by_id is not null',
    description: 'Those of them that somebody let stand.',
  },
]);
