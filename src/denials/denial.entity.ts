import {
  addAttributes,
  date,
  entity,
  enumeration,
  id,
  instant,
  reference,
  tenant,
  text,
  texts,
  version,
} from '../access/entity.ts';
import { Facility } from '../access/facility.entity.ts';
import { Claim, ServiceLine } from '../billing/claim.entity.ts';
import { Encounter } from '../coding/encounter.entity.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import { defineEnum, type ValueOf } from '../platform/enums.ts';
import { Adjustment, AdjustmentGroup } from '../remittance/payment.entity.ts';
import { DenialCategory, Half } from './category.ts';
import { denialLifecycle } from './denial.lifecycle.ts';
import { WorkSubject } from '../workflow/work-item.entity.ts';

export const DenialStatus = defineEnum('DenialStatus', denialLifecycle.sentence, denialLifecycle.states);
export type DenialStatus = ValueOf<typeof DenialStatus>;

@entity({
  table: 'denial',
  permission: 'denial.read',
  owner: 'facility',
  phi: true,
  implements: [WorkSubject],
  description:
    'A refusal to pay, as work for one of the two halves. It says why, and to whom it was routed; what it costs is for billing to see.',
})
export class Denial {
  @id() id!: string;
  @tenant() organizationId!: string;
  @reference(() => Facility, 'The facility of the claim.', { changes: false }) facility!: Facility;
  @reference(() => Encounter, 'The encounter whose claim was denied.', { changes: false }) encounter!: Encounter;
  @reference(() => Claim, 'The claim denied.', { changes: false, withheld: true }) claim!: Claim;
  @reference(() => ServiceLine, 'The service denied; absent when the claim as a whole was.', {
    nullable: true,
    changes: false,
  })
  serviceLine!: ServiceLine | null;
  @reference(() => Adjustment, "The payer's adjustment that it is about.", { changes: false, withheld: true })
  adjustment!: Adjustment;
  @text('CPT or HCPCS code of the service denied.', { nullable: true, filter: true, changes: false }) procedureCode!:
    | string
    | null;
  @enumeration(AdjustmentGroup, 'CAS01.', { filter: true, changes: false }) groupCode!: AdjustmentGroup;
  @text('Claim adjustment reason code (CARC).', { filter: true, changes: false }) claimAdjustmentReasonCode!: string;
  @texts('Remittance advice remark codes (RARC).', { changes: false }) remittanceAdviceRemarkCodes!: string[];
  @enumeration(DenialCategory, 'What kind of denial it is.', { filter: true, changes: false })
  category!: DenialCategory;
  @enumeration(Half, 'Which half works on it.', { filter: true }) routedTo!: Half;
  @enumeration(DenialStatus, 'Where it stands.', { filter: true }) status!: DenialStatus;
  @text('Why it was rerouted or accepted, in the words of whoever did.', { nullable: true }) remark!: string | null;
  @date('The day by which it should be answered.', { filter: true, sort: true }) dueOn!: CalendarDate;
  @instant('When it was opened.', { sort: true, changes: false }) createdAt!: Date;
  @version() version!: number;
}

addAttributes(Denial, [
  {
    is: 'expression',
    name: 'deniedAmount',
    kind: 'money',
    guard: 'payment.read',
    nullable: true,
    sql: '(select a.amount from adjustment a where a.id = t.adjustment_id)',
    description: 'What was not paid for this reason.',
  },
]);

addAttributes(Claim, [
  {
    is: 'list',
    name: 'denials',
    target: () => Denial,
    by: 'claim',
    order: 'createdAt',
    where: null,
    description: 'Denials of it.',
  },
]);

addAttributes(Encounter, [
  {
    is: 'list',
    name: 'denials',
    target: () => Denial,
    by: 'encounter',
    order: 'createdAt',
    where: null,
    description: 'Denials of its claims.',
  },
]);
