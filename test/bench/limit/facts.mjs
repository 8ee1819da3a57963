/** Allowed actions from a few yes-or-no facts, judged once for each combination. */

import { claimActions, encounterActions } from '../peers/actions.mjs';

const remembered = (judge) => {
  const known = new Map();
  return (...facts) => {
    const key = facts.join();
    let made = known.get(key);
    if (made === undefined) {
      const list = judge(...facts);
      known.set(key, (made = { list, text: JSON.stringify(list) }));
    }
    return made;
  };
};

/** By status, a standing claim, a coverage (null for none, else whether in force) and a provider with NPI. */
export const encounterJudge = remembered((status, billed, inForce, hasNpi) =>
  encounterActions.actions({
    status,
    serviceFrom: '2026-01-01',
    liveClaim: billed ? {} : null,
    coverage: inForce === null ? null : { effectiveFrom: null, effectiveTo: inForce ? null : '2000-01-01' },
    provider: { npi: hasNpi ? '1' : null },
  }),
);

/** By status, a draft that is complete, a payer's number, a replacement, final coding and a denial still open. */
export const claimJudge = remembered((status, complete, numbered, replaced, final, openDenial) =>
  claimActions.actions({
    status,
    claimFrequencyCode: '1',
    replaces: null,
    subscriberMemberId: '1',
    diagnoses: [],
    serviceLines: complete ? [{ chargeAmount: 1 }] : [],
    payerClaimControlNumber: numbered ? '1' : null,
    liveReplacement: replaced ? {} : null,
    encounter: { status: final ? 'BILLED' : 'READY' },
    denials: openDenial ? [{ status: 'OPEN' }] : [],
  }),
);
