/** What payers answered: every line's charge less its adjustments is what was paid for it. And the denials in it. */

import { DENIAL_CATEGORIES, categoryOf } from '../../../dist/src/denials/category.js';
import { isDenial } from '../../../dist/src/remittance/denying.js';
import { emitEndedItem, emitLiveItem } from './items.mjs';
import { idOf } from './random.mjs';
import { DAY, dateOf, instantOf } from './time.mjs';

const KINDS = { payment: 80, service: 81, adjustment: 82, denial: 83 };
const DAYS_TO_ANSWER_DENIAL = 60;
/** Reasons for which payers refuse, and the remarks with them; the first three are the coder's to mend. */
const REFUSALS = [
  ['11', ['M76']],
  ['50', ['N115']],
  ['97', []],
  ['16', ['MA130']],
  ['197', []],
  ['29', []],
];

/** The rows of the answer to a claim. */
export const emitAnswer = (emit, organization, visit, claim) => {
  const answer = answerOf(claim);
  emitPayment(emit, organization, visit, claim, answer);
  for (const service of answer.services) emitService(emit, claim, answer, service);
  answer.adjustments.forEach((adjustment) => emitAdjustment(emit, claim, answer, adjustment));
  answer.adjustments
    .filter((each) => isDenial({ ...each, amount: BigInt(each.amount) }))
    .forEach((adjustment) => emitDenial(emit, organization, visit, claim, adjustment));
};

const answerOf = (claim) => {
  const id = idOf(claim.answeredAt, KINDS.payment, claim.place, claim.number);
  const refusal = refusalOf(claim);
  // Half of the refused claims are refused as a whole, which answers no line.
  const whole = claim.told.answer === 'denied' && claim.number % 4 < 2;
  const services = whole ? [] : claim.lines.map((line, index) => serviceOf(claim, line, index, refusal));
  const adjustments = whole
    ? [{ ...refusal, amount: claim.total, service: null }]
    : services.flatMap((service) => service.adjustments.map((each) => ({ ...each, service })));
  adjustments.forEach((each, index) => {
    each.sequence = index + 1;
    each.id = idOf(claim.answeredAt, KINDS.adjustment, claim.place, claim.number, index + 1);
  });
  const sum = (list) => list.reduce((total, { amount }) => total + amount, 0);
  return {
    id,
    services,
    adjustments,
    paid: claim.total - sum(adjustments),
    patient: sum(adjustments.filter(({ groupCode }) => groupCode === 'PR')),
  };
};

const refusalOf = ({ told, number }) => {
  const [reasonCode, remarkCodes] = REFUSALS[number % (told.recoded ? 3 : REFUSALS.length)];
  return { groupCode: 'CO', reasonCode, remarkCodes };
};

const serviceOf = (claim, line, index, refusal) => {
  const refused = claim.told.answer === 'denied' || (claim.told.answer === 'partly' && index === 0);
  const adjustments = refused ? [{ ...refusal, amount: line.charge }] : paidWith(line.charge, claim.number + index);
  return {
    id: idOf(claim.answeredAt, KINDS.service, claim.place, claim.number, line.lineNumber),
    line,
    adjustments,
    paid: line.charge - adjustments.reduce((sum, { amount }) => sum + amount, 0),
  };
};

/** The contract's discount, and for most the patient's share. */
const paidWith = (charge, number) => {
  const discount = Math.floor((charge * (10 + (number % 30))) / 100);
  const patient = [null, ['1', 50], ['2', 20], ['3', 10]][number % 4];
  const adjustments = [{ groupCode: 'CO', reasonCode: '45', amount: discount, remarkCodes: [] }];
  if (patient) {
    const [reasonCode, percent] = patient;
    const amount = Math.floor(((charge - discount) * percent) / 100);
    adjustments.push({ groupCode: 'PR', reasonCode, amount, remarkCodes: [] });
  }
  return adjustments;
};

const emitPayment = (emit, organization, visit, claim, { id, paid, patient }) =>
  emit('claim_payment', {
    id,
    ...claim.owner,
    claim_id: claim.id,
    claim_status_code: claim.told.answer === 'denied' ? '4' : '1',
    total_claim_charge_amount: claim.total,
    claim_payment_amount: paid,
    patient_responsibility_amount: patient,
    payer_claim_control_number: claim.payerNumber,
    reassociation_trace_number: `EFT${String(Math.floor(claim.number / 40)).padStart(8, '0')}`,
    answered_on: dateOf(claim.answeredAt),
    recorded_by_id: organization.billerId(visit.facility),
    recorded_at: instantOf(claim.answeredAt),
  });

const emitService = (emit, claim, answer, { id, line, paid }) =>
  emit('service_payment', {
    id,
    ...claim.owner,
    claim_payment_id: answer.id,
    service_line_id: line.id,
    line_number: line.lineNumber,
    charge_amount: line.charge,
    paid_amount: paid,
  });

const emitAdjustment = (emit, claim, answer, adjustment) =>
  emit('adjustment', {
    id: adjustment.id,
    ...claim.owner,
    claim_payment_id: answer.id,
    service_payment_id: adjustment.service?.id ?? null,
    sequence: adjustment.sequence,
    group_code: adjustment.groupCode,
    reason_code: adjustment.reasonCode,
    amount: adjustment.amount,
    remark_codes: adjustment.remarkCodes,
  });

const emitDenial = (emit, organization, visit, claim, adjustment) => {
  const category = categoryOf(adjustment.reasonCode);
  const { routedTo } = DENIAL_CATEGORIES[category];
  // A list of denials is in the order of their opening; a millisecond apart, that order is the same for everyone.
  const openedAt = claim.answeredAt + adjustment.sequence;
  const denial = {
    id: idOf(openedAt, KINDS.denial, claim.place, claim.number, adjustment.sequence),
    line: adjustment.service?.line ?? null,
    status: claim.told.denials,
    routedTo,
    openedAt,
  };
  emit('denial', {
    id: denial.id,
    ...claim.owner,
    encounter_id: visit.id,
    claim_id: claim.id,
    service_line_id: denial.line?.id ?? null,
    adjustment_id: adjustment.id,
    procedure_code: denial.line?.procedure.code ?? null,
    group_code: adjustment.groupCode,
    claim_adjustment_reason_code: adjustment.reasonCode,
    remittance_advice_remark_codes: adjustment.remarkCodes,
    category,
    routed_to: routedTo,
    status: denial.status,
    remark: denial.status === 'ACCEPTED' ? 'The payer is right.' : null,
    due_on: dateOf(claim.answeredAt + DAYS_TO_ANSWER_DENIAL * DAY),
    created_at: instantOf(openedAt),
    version: 1,
  });
  emitDenialWork(emit, organization, visit, claim, denial, adjustment.sequence);
};

const emitDenialWork = (emit, organization, visit, claim, { id, status, routedTo, openedAt }, part) => {
  const kind = routedTo === 'CODER' ? 'CODING_DENIAL' : 'DENIAL';
  const worker = routedTo === 'CODER' ? organization.coderId(visit.facility) : organization.billerId(visit.facility);
  const about = { type: 'Denial', kind, subjectId: id, place: claim.number, part, facility: visit.facility, openedAt };
  if (status === 'OPEN') emitLiveItem(emit, organization, about);
  else if (status === 'IN_PROGRESS') emitLiveItem(emit, organization, { ...about, assignee: worker });
  else emitEndedItem(emit, organization, { ...about, endedAt: openedAt + 3 * DAY, assignee: worker });
};
