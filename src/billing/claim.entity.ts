/** A claim: a copy of what was coded, with charges, that does not change once it is sent. */

import {
  addAttributes,
  date,
  entity,
  enumeration,
  icd10cm,
  id,
  instant,
  integer,
  integers,
  money,
  npi,
  reference,
  tenant,
  text,
  texts,
  version,
} from '../access/entity.ts';
import { Facility } from '../access/facility.entity.ts';
import { Encounter } from '../coding/encounter.entity.ts';
import { PresentOnAdmission } from '../coding/assignment.entity.ts';
import { Coverage } from '../parties/coverage.entity.ts';
import { Patient } from '../parties/patient.entity.ts';
import { Payer } from '../parties/payer.entity.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import { defineEnum, type ValueOf } from '../platform/enums.ts';
import type { Cents } from '../platform/money.ts';
import { claimLifecycle } from './claim.lifecycle.ts';
import { WorkSubject } from '../workflow/work-item.entity.ts';

export const ClaimStatus = defineEnum('ClaimStatus', claimLifecycle.sentence, claimLifecycle.states);
export type ClaimStatus = ValueOf<typeof ClaimStatus>;

@entity({
  table: 'claim',
  permission: 'claim.read',
  owner: 'facility',
  phi: true,
  implements: [WorkSubject],
  description: 'A bill to a payer for one encounter: a frozen copy of what was coded, with charges.',
})
export class Claim {
  @id() id!: string;
  @tenant() organizationId!: string;
  @reference(() => Facility, 'The facility of the encounter.', { changes: false }) facility!: Facility;
  @reference(() => Encounter, 'The encounter that it bills.', { changes: false }) encounter!: Encounter;
  @reference(() => Patient, 'The patient.', { changes: false }) patient!: Patient;
  @reference(() => Coverage, 'The coverage billed.', { changes: false }) coverage!: Coverage;
  @reference(() => Payer, 'The payer.', { changes: false }) payer!: Payer;
  @text('CLM01, up to 20 characters; comes back in CLP01.', { filter: true, changes: false })
  patientControlNumber!: string;
  @text('CLM05-3: 1 original, 7 replacement.', { filter: true, changes: false }) claimFrequencyCode!: string;
  @reference(() => Claim, 'The claim that this one replaces.', { nullable: true, changes: false })
  replaces!: Claim | null;
  @text("The payer's number for the claim (CLP07), from its answer.", { nullable: true, filter: true })
  payerClaimControlNumber!: string | null;
  @enumeration(ClaimStatus, 'Where it stands.', { filter: true }) status!: ClaimStatus;
  @text("The subscriber's member id as it stood when the claim was made (loop 2010BA NM109).", {
    nullable: true,
    changes: false,
  })
  subscriberMemberId!: string | null;
  @npi('Billing provider (loop 2010AA).', { nullable: true, changes: false }) billingProviderNpi!: string | null;
  @npi('Rendering provider (loop 2310B).', { nullable: true, changes: false }) renderingProviderNpi!: string | null;
  @text('CLM05-1.', { changes: false }) placeOfServiceCode!: string;
  @date('First day of service.', { filter: true, sort: true, changes: false }) serviceFrom!: CalendarDate;
  @date('Last day of service.', { changes: false }) serviceTo!: CalendarDate;
  @money('CLM02: the sum of the line charges.', { filter: true, sort: true }) totalClaimChargeAmount!: Cents;
  @instant('When it was made.', { sort: true, changes: false }) createdAt!: Date;
  @instant('When it was declared sent.', { nullable: true, filter: true }) submittedAt!: Date | null;
  @version() version!: number;
}

@entity({
  table: 'claim_diagnosis',
  permission: 'claim.read',
  owner: 'facility',
  phi: 'part',
  description: 'A diagnosis as it stood when the claim was made (HI).',
})
export class ClaimDiagnosis {
  @id() id!: string;
  @tenant() organizationId!: string;
  @reference(() => Facility, 'The facility of the claim.', { changes: false }) facility!: Facility;
  @reference(() => Claim, 'The claim.', { changes: false }) claim!: Claim;
  @integer('Its place, from 1.', { sort: true, changes: false }) sequence!: number;
  @icd10cm('The code.', { filter: true, changes: false }) code!: string;
  @enumeration(PresentOnAdmission, 'Present on admission.', { nullable: true, changes: false })
  presentOnAdmission!: PresentOnAdmission | null;
}

@entity({
  table: 'service_line',
  permission: 'claim.read',
  owner: 'facility',
  phi: 'part',
  description: 'One service of a claim (loop 2400).',
})
export class ServiceLine {
  @id() id!: string;
  @tenant() organizationId!: string;
  @reference(() => Facility, 'The facility of the claim.', { changes: false }) facility!: Facility;
  @reference(() => Claim, 'The claim.', { changes: false }) claim!: Claim;
  @integer('LX01.', { sort: true, changes: false }) lineNumber!: number;
  @text('SV101-2.', { filter: true, changes: false }) procedureCode!: string;
  @texts('SV101-3 to -6.', { changes: false }) modifiers!: string[];
  @integer('SV104.', { changes: false }) units!: number;
  @integers('SV107: sequences of the diagnoses that it was for.', { changes: false }) diagnosisPointers!: number[];
  @date('DTP*472.', { changes: false }) serviceDate!: CalendarDate;
  @money('SV102; absent while the fee schedule has no charge for the code.', { nullable: true })
  chargeAmount!: Cents | null;
}

addAttributes(Claim, [
  {
    is: 'list',
    name: 'diagnoses',
    target: () => ClaimDiagnosis,
    by: 'claim',
    order: 'sequence',
    where: null,
    description: 'Diagnoses, in order.',
  },
  {
    is: 'list',
    name: 'serviceLines',
    target: () => ServiceLine,
    by: 'claim',
    order: 'lineNumber',
    where: null,
    description: 'Services, in order.',
  },
  {
    is: 'single',
    name: 'liveReplacement',
    target: () => Claim,
    by: 'replaces',
    order: null,
    where: "t.status <> 'DISCARDED'",
    description: 'The claim of frequency 7 that replaces this one, where there is one that was not discarded.',
  },
]);

addAttributes(Encounter, [
  {
    is: 'single',
    name: 'liveClaim',
    target: () => Claim,
    by: 'encounter',
    order: null,
    where: "t.status not in ('DISCARDED', 'REPLACED')",
    description: 'The claim that stands for it: the last one made that was neither discarded nor replaced.',
  },
  {
    is: 'connection',
    name: 'claims',
    target: () => Claim,
    by: 'encounter',
    order: null,
    where: null,
    description: 'Claims made of it.',
  },
]);

addAttributes(Patient, [
  {
    is: 'connection',
    name: 'claims',
    target: () => Claim,
    by: 'patient',
    order: null,
    where: null,
    description: 'Claims.',
  },
]);
