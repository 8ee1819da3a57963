/** Making claims of what was coded, pricing them, sending them, ending them. */

import { randomBytes } from 'node:crypto';
import type { RequestContext } from '../access/context.ts';
import { Facility } from '../access/facility.entity.ts';
import { Organization } from '../access/organization.entity.ts';
import { DiagnosisAssignment, ProcedureAssignment } from '../coding/assignment.entity.ts';
import { Encounter } from '../coding/encounter.entity.ts';
import { encounterLifecycle } from '../coding/encounter.lifecycle.ts';
import { Coverage } from '../parties/coverage.entity.ts';
import { Provider } from '../parties/provider.entity.ts';
import { total } from '../platform/money.ts';
import { runCommand, type Work } from '../workflow/command.ts';
import { move } from '../workflow/move.ts';
import { keepQueues } from '../workflow/queue-upkeep.ts';
import { Claim, ClaimDiagnosis, ServiceLine } from './claim.entity.ts';
import { claimLifecycle } from './claim.lifecycle.ts';
import { recordMaking } from './claim-timeline.ts';
import { Fee } from './fee.entity.ts';
import { chargeFor } from './pricing.ts';

declare module '../workflow/events.ts' {
  interface Topics {
    'claim.submitted': { readonly claimId: string; readonly replacesId: string | null };
  }
}

/** Makes the claim of a coded encounter: a copy that later coding does not touch. Answers its id. */
export const createClaim = (context: RequestContext, encounterId: string, version: number): Promise<string> =>
  runCommand(context, { name: 'createClaim', permission: 'claim.create' }, async (work) => {
    const encounter = await work.subject(Encounter, encounterId, version);
    await move(work, encounterLifecycle, encounter, 'createClaim');
    return (await makeClaim(work, encounter, null)).id;
  });

/** Makes a claim of frequency 7 that will take the place of an answered one, from what is coded now. Answers its id. */
export const createReplacementClaim = (context: RequestContext, claimId: string, version: number): Promise<string> =>
  runCommand(context, { name: 'createReplacementClaim', permission: 'claim.create' }, async (work) => {
    const original = await work.subject(Claim, claimId, version);
    await move(work, claimLifecycle, original, 'createReplacementClaim');
    const encounter = await work.related(Encounter, original.encounter.id);
    if (encounter.status === 'RELEASED') await move(work, encounterLifecycle, encounter, 'rebill');
    return (await makeClaim(work, encounter, original)).id;
  });

/** Takes a draft's charges from the fee schedule again. */
export const priceClaim = (context: RequestContext, id: string, version: number): Promise<void> =>
  runCommand(context, { name: 'priceClaim', permission: 'claim.create' }, async (work) => {
    const claim = await work.subject(Claim, id, version);
    await move(work, claimLifecycle, claim, 'priceClaim');
    const lines = await work.find(ServiceLine, { claim: id });
    const fees = await work.find(Fee, { code: lines.map(({ procedureCode }) => procedureCode) });
    for (const line of lines) line.chargeAmount = chargeFor({ ...line, code: line.procedureCode }, fees);
    claim.totalClaimChargeAmount = total(lines.map(({ chargeAmount }) => chargeAmount ?? 0n));
  });

/** Throws a draft away; the encounter waits for a claim again. */
export const discardClaim = (context: RequestContext, id: string, version: number): Promise<void> =>
  runCommand(context, { name: 'discardClaim', permission: 'claim.create' }, async (work) => {
    const claim = await work.subject(Claim, id, version);
    await move(work, claimLifecycle, claim, 'discardClaim');
    const encounter = await work.related(Encounter, claim.encounter.id);
    if (encounter.status === 'BILLED') await move(work, encounterLifecycle, encounter, 'returnFromBilling');
  });

/** Declares a claim sent. It is frozen from then on; a claim that it replaces gives way to it. */
export const submitClaim = (context: RequestContext, id: string, version: number): Promise<void> =>
  runCommand(context, { name: 'submitClaim', permission: 'claim.submit' }, async (work) => {
    const claim = await work.subject(Claim, id, version);
    await move(work, claimLifecycle, claim, 'submitClaim');
    claim.submittedAt = work.now;
    if (claim.replaces) await move(work, claimLifecycle, await work.related(Claim, claim.replaces.id), 'replace');
    await work.announce('claim.submitted', { claimId: id, replacesId: claim.replaces?.id ?? null });
  });

/** Closes a claim on which nothing remains to be done, and its encounter with it. */
export const closeClaim = (context: RequestContext, id: string, version: number): Promise<void> =>
  runCommand(context, { name: 'closeClaim', permission: 'claim.close' }, async (work) => {
    const claim = await work.subject(Claim, id, version);
    await move(work, claimLifecycle, claim, 'closeClaim');
    await move(work, encounterLifecycle, await work.related(Encounter, claim.encounter.id), 'closeEncounter');
  });

const makeClaim = async (work: Work, encounter: Encounter, replaces: Claim | null): Promise<Claim> => {
  const organization = await work.one(Organization, work.actor.organizationId);
  const facility = await work.one(Facility, encounter.facility.id);
  // The guards of the transition have seen that both are there.
  const coverage = await work.one(Coverage, encounter.coverage!.id);
  const provider = await work.one(Provider, encounter.provider!.id);
  const procedures = inOrder(await work.find(ProcedureAssignment, { encounter: encounter.id }));
  const diagnoses = inOrder(await work.find(DiagnosisAssignment, { encounter: encounter.id }));
  const fees = await work.find(Fee, { code: procedures.map(({ code }) => code) });
  const charges = procedures.map((procedure) => chargeFor(procedure, fees));
  const claim = work.create(Claim, {
    facility: facility,
    encounter,
    patient: encounter.patient,
    coverage: coverage,
    payer: coverage.payer,
    patientControlNumber: newControlNumber(),
    claimFrequencyCode: replaces ? '7' : '1',
    replaces,
    payerClaimControlNumber: null,
    status: 'DRAFT',
    subscriberMemberId: coverage.memberId,
    billingProviderNpi: organization.npi,
    renderingProviderNpi: provider.npi,
    placeOfServiceCode: facility.placeOfServiceCode,
    serviceFrom: encounter.serviceFrom,
    serviceTo: encounter.serviceTo,
    totalClaimChargeAmount: total(charges.map((charge) => charge ?? 0n)),
    submittedAt: null,
  });
  const place = { claim, facility: facility };
  for (const { sequence, code, presentOnAdmission } of diagnoses)
    work.create(ClaimDiagnosis, { ...place, sequence, code, presentOnAdmission });
  procedures.forEach(({ code, modifiers, units, diagnosisPointers, serviceDate }, index) => {
    work.create(ServiceLine, {
      ...place,
      lineNumber: index + 1,
      procedureCode: code,
      modifiers: [...modifiers],
      units,
      diagnosisPointers: [...diagnosisPointers],
      serviceDate,
      chargeAmount: charges[index]!,
    });
  });
  recordMaking(work, claim);
  keepQueues(work, 'Claim', claim, null);
  return claim;
};

const inOrder = <T extends { sequence: number }>(rows: T[]): T[] =>
  rows.sort((one, other) => one.sequence - other.sequence);

/** CLM01 holds up to 20 characters. 14 of 32 are beyond guessing and beyond collision; letters that look like digits are left out. */
const newControlNumber = (): string =>
  [...randomBytes(14)].map((byte) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[byte % 32]).join('');
