/** Keeps the timelines of claims: one event for the making, one for every move, in the transaction of what they tell. */

import { User } from '../access/user.entity.ts';
import type { Work } from '../workflow/command.ts';
import { on } from '../workflow/events.ts';
import { ClaimEvent } from './claim-event.entity.ts';
import { Claim, type ClaimStatus } from './claim.entity.ts';

/** The first event of a claim that was just made. */
export const recordMaking = (work: Work, claim: Claim): void =>
  record(work, claim, { transition: claim.replaces ? 'createReplacementClaim' : 'createClaim', fromStatus: null });

/** Registers what timelines do when a claim moves. To be called once, when the house is built. */
export const listenForClaimMoves = (): void =>
  on('subject.moved', async (work, { type, id, from, transition }) => {
    if (type === 'Claim') record(work, await work.related(Claim, id), { transition, fromStatus: from as ClaimStatus });
  });

const record = (
  work: Work,
  claim: Claim,
  step: { readonly transition: string; readonly fromStatus: ClaimStatus | null },
): void => {
  work.create(ClaimEvent, {
    ...step,
    facility: claim.facility,
    claim,
    at: work.now,
    toStatus: claim.status,
    actor: work.em.getReference(User, work.actor.userId),
  });
};
