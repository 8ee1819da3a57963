/** Claims: a copy of what was coded, and what the payer answered. */

import { emitAnswer } from './answers.mjs';
import { emitTimeline } from './timelines.mjs';
import { emitEndedItem, emitLiveItem } from './items.mjs';
import { POS, billingNpi, memberId, renderingNpi } from './parties.mjs';
import { idOf } from './random.mjs';
import { DAY, HOUR, dateOf, instantOf } from './time.mjs';

const KINDS = { claim: 60, diagnosis: 61, line: 62 };
const DAYS_TO_ANSWER = 14;
const DAYS_TO_REPLACE = 24;
const HOURS_TO_SEND = 20;

/** The rows of an encounter's claims, in the order in which they were made. */
export const emitClaims = (emit, organization, visit) => {
  let replaces = null;
  visit.story.claims.forEach((told, index) => {
    const claim = claimOf(organization, visit, told, index, replaces);
    emitClaimRow(emit, organization, visit, claim);
    visit.diagnoses.forEach(({ code }, place) => emitClaimDiagnosis(emit, claim, code, place + 1));
    claim.lines.forEach((line) => emitLine(emit, claim, line));
    emitClaimWork(emit, organization, visit, claim);
    emitTimeline(emit, organization, visit, claim);
    if (told.answer) emitAnswer(emit, organization, visit, claim);
    replaces = claim;
  });
};

const claimOf = (organization, visit, told, index, replaces) => {
  const createdAt = visit.codedAt + DAY + index * DAYS_TO_REPLACE * DAY;
  const number = visit.place * 2 + index;
  const sent = told.status !== 'DRAFT' && told.status !== 'DISCARDED';
  const id = idOf(createdAt, KINDS.claim, organization.place, number);
  const owner = { organization_id: organization.id, facility_id: visit.facilityId };
  const lines = visit.procedures.map((procedure, line) => ({
    id: idOf(createdAt, KINDS.line, organization.place, number, line + 1),
    lineNumber: line + 1,
    procedure,
    charge: procedure.charge * procedure.units,
  }));
  return {
    told,
    id,
    number,
    owner,
    lines,
    replaces,
    createdAt,
    place: organization.place,
    submittedAt: sent ? createdAt + HOURS_TO_SEND * HOUR : null,
    replacedAt: createdAt + DAYS_TO_REPLACE * DAY + HOURS_TO_SEND * HOUR,
    answeredAt: told.answer ? createdAt + DAYS_TO_ANSWER * DAY : null,
    payerNumber: told.answer ? `ICN${String(number).padStart(10, '0')}` : null,
    total: lines.reduce((sum, { charge }) => sum + charge, 0),
  };
};

const emitClaimRow = (emit, organization, visit, claim) =>
  emit('claim', {
    id: claim.id,
    ...claim.owner,
    encounter_id: visit.id,
    patient_id: visit.patient.id,
    coverage_id: visit.patient.coverageId,
    payer_id: visit.patient.payerId,
    patient_control_number: `BENCH${String(claim.number).padStart(9, '0')}`,
    claim_frequency_code: claim.replaces ? '7' : '1',
    replaces_id: claim.replaces?.id ?? null,
    payer_claim_control_number: claim.payerNumber,
    status: claim.told.status,
    subscriber_member_id: memberId(organization, visit.patient.number),
    billing_provider_npi: billingNpi(organization),
    rendering_provider_npi: renderingNpi(organization, visit.provider),
    place_of_service_code: POS,
    service_from: dateOf(visit.servedAt),
    service_to: dateOf(visit.servedAt),
    total_claim_charge_amount: claim.total,
    created_at: instantOf(claim.createdAt),
    submitted_at: claim.submittedAt === null ? null : instantOf(claim.submittedAt),
    version: 1,
  });

const emitClaimDiagnosis = (emit, claim, code, sequence) =>
  emit('claim_diagnosis', {
    id: idOf(claim.createdAt, KINDS.diagnosis, claim.place, claim.number, sequence),
    ...claim.owner,
    claim_id: claim.id,
    sequence,
    code,
    present_on_admission: null,
  });

const emitLine = (emit, claim, { id, lineNumber, procedure, charge }) =>
  emit('service_line', {
    id,
    ...claim.owner,
    claim_id: claim.id,
    line_number: lineNumber,
    procedure_code: procedure.code,
    modifiers: procedure.modifiers,
    units: procedure.units,
    diagnosis_pointers: procedure.pointers,
    service_date: dateOf(procedure.servedAt),
    charge_amount: charge,
  });

const emitClaimWork = (emit, organization, visit, claim) => {
  const about = { type: 'Claim', kind: 'CLAIM', subjectId: claim.id, place: claim.number, part: 0, facility: visit.facility, openedAt: claim.createdAt }; // prettier-ignore
  if (claim.told.status === 'DRAFT') emitLiveItem(emit, organization, about);
  else emitEndedItem(emit, organization, { ...about, endedAt: claim.submittedAt ?? claim.createdAt + HOUR, assignee: null });
};
