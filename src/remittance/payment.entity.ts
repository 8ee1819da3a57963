/** What a payer answered, in the terms of the 835: claim (CLP), services (SVC), adjustments (CAS). */

import {
  addAttributes,
  date,
  entity,
  enumeration,
  id,
  instant,
  integer,
  money,
  reference,
  tenant,
  text,
  texts,
} from '../access/entity.ts';
import { Facility } from '../access/facility.entity.ts';
import { User } from '../access/user.entity.ts';
import { Claim, ServiceLine } from '../billing/claim.entity.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import { defineEnum, type ValueOf } from '../platform/enums.ts';
import type { Cents } from '../platform/money.ts';

export const AdjustmentGroup = defineEnum('AdjustmentGroup', 'CAS01: who bears the difference.', {
  CO: 'Contractual obligation: the provider.',
  PR: 'Patient responsibility.',
  OA: 'Other adjustment.',
  PI: 'Payer initiated reduction.',
});
export type AdjustmentGroup = ValueOf<typeof AdjustmentGroup>;

@entity({
  table: 'claim_payment',
  permission: 'payment.read',
  owner: 'facility',
  phi: true,
  description:
    "A payer's answer to one claim (CLP). It balances, or it was refused: charge less adjustments is what was paid.",
})
export class ClaimPayment {
  @id() id!: string;
  @tenant() organizationId!: string;
  @reference(() => Facility, 'The facility of the claim.', { changes: false }) facility!: Facility;
  @reference(() => Claim, 'The claim answered.', { changes: false }) claim!: Claim;
  @text('CLP02, such as 1 processed as primary, 4 denied.', { filter: true, changes: false }) claimStatusCode!: string;
  @money('CLP03.', { changes: false }) totalClaimChargeAmount!: Cents;
  @money('CLP04.', { filter: true, changes: false }) claimPaymentAmount!: Cents;
  @money('CLP05.', { changes: false }) patientResponsibilityAmount!: Cents;
  @text('CLP07.', { nullable: true, filter: true, changes: false }) payerClaimControlNumber!: string | null;
  @text('TRN02 of the check or transfer that it came with.', { nullable: true, filter: true, changes: false })
  reassociationTraceNumber!: string | null;
  @date('The day of the answer.', { filter: true, sort: true, changes: false }) answeredOn!: CalendarDate;
  @reference(() => User, 'Who recorded it.', { changes: false }) recordedBy!: User;
  @instant('When it was recorded.', { sort: true, changes: false }) recordedAt!: Date;
}

@entity({
  table: 'service_payment',
  permission: 'payment.read',
  owner: 'facility',
  phi: 'part',
  description: 'What the payer answered for one service line (SVC).',
})
export class ServicePayment {
  @id() id!: string;
  @tenant() organizationId!: string;
  @reference(() => Facility, 'The facility of the claim.', { changes: false }) facility!: Facility;
  @reference(() => ClaimPayment, 'The answer that it is part of.', { changes: false }) claimPayment!: ClaimPayment;
  @reference(() => ServiceLine, 'The line answered.', { changes: false }) serviceLine!: ServiceLine;
  @integer('Line number of that line.', { sort: true, changes: false }) lineNumber!: number;
  @money('SVC02.', { changes: false }) chargeAmount!: Cents;
  @money('SVC03.', { changes: false }) paidAmount!: Cents;
}

@entity({
  table: 'adjustment',
  permission: 'payment.read',
  owner: 'facility',
  phi: 'part',
  description: 'A difference between charge and payment, and why (CAS). A positive amount lowers the payment.',
})
export class Adjustment {
  @id() id!: string;
  @tenant() organizationId!: string;
  @reference(() => Facility, 'The facility of the claim.', { changes: false }) facility!: Facility;
  @reference(() => ClaimPayment, 'The answer that it is part of.', { changes: false }) claimPayment!: ClaimPayment;
  @reference(() => ServicePayment, 'The service adjusted; absent for an adjustment of the claim as a whole.', {
    nullable: true,
    changes: false,
  })
  servicePayment!: ServicePayment | null;
  @integer('Its place in the answer, from 1.', { sort: true, changes: false }) sequence!: number;
  @enumeration(AdjustmentGroup, 'CAS01.', { filter: true, changes: false }) groupCode!: AdjustmentGroup;
  @text('Claim adjustment reason code (CARC).', { filter: true, changes: false }) reasonCode!: string;
  @money('CAS03.', { filter: true, changes: false }) amount!: Cents;
  @texts('Remittance advice remark codes (RARC).', { changes: false }) remarkCodes!: string[];
}

addAttributes(ClaimPayment, [
  {
    is: 'list',
    name: 'services',
    target: () => ServicePayment,
    by: 'claimPayment',
    order: 'lineNumber',
    where: null,
    description: 'By service line.',
  },
  {
    is: 'list',
    name: 'adjustments',
    target: () => Adjustment,
    by: 'claimPayment',
    order: 'sequence',
    where: null,
    description: 'All adjustments, of services and of the claim.',
  },
]);

addAttributes(ServicePayment, [
  {
    is: 'list',
    name: 'adjustments',
    target: () => Adjustment,
    by: 'servicePayment',
    order: 'sequence',
    where: null,
    description: 'Adjustments of this service.',
  },
]);

addAttributes(Claim, [
  {
    is: 'list',
    name: 'payments',
    target: () => ClaimPayment,
    by: 'claim',
    order: 'recordedAt',
    where: null,
    description: "The payer's answers.",
  },
]);
