/** The events of a claim's life, as far as it has come. */

import { idOf } from './random.mjs';
import { DAY, HOUR, instantOf } from './time.mjs';

const KIND = 63;
const ANSWERED = { paid: ['settle', 'PAID'], partly: ['denyInPart', 'PARTIALLY_DENIED'], denied: ['deny', 'DENIED'] };

/** One event for the making, one for every move up to where the claim stands. */
export const emitTimeline = (emit, organization, visit, claim) => {
  let fromStatus = null;
  stepsOf(claim).forEach(([at, transition, toStatus], index) => {
    emit('claim_event', {
      id: idOf(at, KIND, claim.place, claim.number, index),
      ...claim.owner,
      claim_id: claim.id,
      at: instantOf(at),
      transition,
      from_status: fromStatus,
      to_status: toStatus,
      actor_id: organization.billerId(visit.facility),
    });
    fromStatus = toStatus;
  });
};

const stepsOf = ({ told, replaces, createdAt, submittedAt, answeredAt, replacedAt }) => {
  const steps = [[createdAt, replaces ? 'createReplacementClaim' : 'createClaim', 'DRAFT']];
  if (told.status === 'DISCARDED') steps.push([createdAt + HOUR, 'discardClaim', 'DISCARDED']);
  if (submittedAt !== null) steps.push([submittedAt, 'submitClaim', 'SUBMITTED']);
  if (answeredAt !== null) steps.push([answeredAt, ...ANSWERED[told.answer]]);
  if (told.status === 'REPLACED') steps.push([replacedAt, 'replace', 'REPLACED']);
  if (told.status === 'CLOSED') steps.push([answeredAt + 5 * DAY, 'closeClaim', 'CLOSED']);
  return steps;
};
