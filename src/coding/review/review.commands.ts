/** The second look: what a reviewer does with final coding, and the policies that draw it. */

import type { RequestContext } from '../../access/context.ts';
import { Facility } from '../../access/facility.entity.ts';
import { User } from '../../access/user.entity.ts';
import { Refusal } from '../../platform/errors.ts';
import { runCommand, type Work } from '../../workflow/command.ts';
import { move } from '../../workflow/move.ts';
import { Encounter } from '../encounter.entity.ts';
import type { EncounterClass } from '../encounter-class.ts';
import { encounterLifecycle } from '../encounter.lifecycle.ts';
import { CodingReview, type ReviewOutcome } from './coding-review.entity.ts';
import { codesOf, type AssignedCode } from './drawing.ts';
import { ReviewPolicy } from './review-policy.entity.ts';

declare module '../../workflow/events.ts' {
  interface Topics {
    'coding.reviewed': { readonly encounterId: string; readonly reviewId: string; readonly outcome: ReviewOutcome };
  }
}

/** Agrees with the coding, which releases it to billing. */
export const approveCoding = (
  context: RequestContext,
  id: string,
  version: number,
  comment: string | null,
): Promise<void> =>
  runCommand(context, { name: 'approveCoding', permission: 'encounter.review' }, async (work) => {
    const encounter = await work.subject(Encounter, id, version);
    await move(work, encounterLifecycle, encounter, 'approveCoding');
    await recordReview(work, encounter, 'AGREED', comment, []);
    await work.announce('coding.released', { encounterId: id });
  });

/** Sends the coding back, with what is wrong with it: in words, and by the assigned codes that cannot stand. */
export const returnToCoder = (
  context: RequestContext,
  id: string,
  version: number,
  comment: string,
  disputedCodes: readonly string[],
): Promise<void> =>
  runCommand(context, { name: 'returnToCoder', permission: 'encounter.review' }, async (work) => {
    if (comment.trim() === '')
      throw new Refusal('BAD_USER_INPUT', 'Say what is to be corrected.', { argument: 'comment' });
    const encounter = await work.subject(Encounter, id, version);
    await move(work, encounterLifecycle, encounter, 'returnToCoder');
    await recordReview(work, encounter, 'RETURNED', comment, disputedCodes);
  });

const recordReview = async (
  work: Work,
  encounter: Encounter,
  outcome: ReviewOutcome,
  comment: string | null,
  disputedCodes: readonly string[],
): Promise<void> => {
  const assigned = await codesOf(work, encounter.id);
  const disputed = new Set(disputedCodes.map(normalForm));
  requireAssigned(disputedCodes, assigned);
  const changed = assigned.filter(({ code }) => disputed.has(code));
  const review = work.create(CodingReview, {
    facility: encounter.facility,
    encounter,
    // Nothing comes to review that nobody declared final and no policy drew.
    coder: encounter.codedBy!,
    policy: encounter.reviewPolicy!,
    reviewer: work.em.getReference(User, work.actor.userId),
    outcome,
    agreedCodes: assigned.length - changed.length,
    changedCodes: changed.length,
    disputedCodes: [...disputed].map((code) => assigned.find((each) => each.code === code)!.written),
    comment,
    reviewedAt: work.now,
  });
  await work.announce('coding.reviewed', { encounterId: encounter.id, reviewId: review.id, outcome });
};

const requireAssigned = (disputedCodes: readonly string[], assigned: readonly AssignedCode[]): void => {
  const known = new Set(assigned.map(({ code }) => code));
  if (disputedCodes.every((text) => known.has(normalForm(text)))) return;
  const message = 'A disputed code is not assigned: name codes that the encounter has now.';
  throw new Refusal('BAD_USER_INPUT', message, { argument: 'disputedCodes' });
};

/** Codes are stored in capitals and without a dot, as people do not always write them. */
const normalForm = (code: string): string => code.trim().toUpperCase().replace('.', '');

/** What a policy is made of. */
export interface WantedPolicy {
  readonly name: string;
  readonly reason: string;
  readonly active: boolean;
  readonly samplingPercent: number;
  readonly encounterClass: EncounterClass | null;
  readonly facilityId: string | null;
  readonly coderId: string | null;
  readonly codePrefix: string | null;
}

/** Adds a policy. Answers its id. */
export const createReviewPolicy = (context: RequestContext, wanted: WantedPolicy): Promise<string> =>
  runCommand(
    context,
    { name: 'createReviewPolicy', permission: 'review.manage' },
    async (work) => work.create(ReviewPolicy, await factsOf(work, wanted, null)).id,
  );

/** Changes a policy as a whole. What it drew already stays drawn. */
export const updateReviewPolicy = (
  context: RequestContext,
  id: string,
  version: number,
  wanted: WantedPolicy,
): Promise<void> =>
  runCommand(context, { name: 'updateReviewPolicy', permission: 'review.manage' }, async (work) => {
    const policy = await work.subject(ReviewPolicy, id, version);
    Object.assign(policy, await factsOf(work, wanted, id));
  });

const factsOf = async (work: Work, { facilityId, coderId, codePrefix, ...plain }: WantedPolicy, id: string | null) => {
  const refuse = (message: string, argument: string): never => {
    throw new Refusal('BAD_USER_INPUT', message, { argument: `policy.${argument}` });
  };
  const { samplingPercent, name, reason } = plain;
  if (samplingPercent < 0 || samplingPercent > 100) refuse('The sample is from 0 to 100 percent.', 'samplingPercent');
  if (name.trim() === '') refuse('A policy has a name.', 'name');
  if (reason.trim() === '') refuse('Say why the policy is there.', 'reason');
  const prefix = codePrefix === null ? null : normalForm(codePrefix);
  if (prefix !== null && !/^[A-Z0-9]{1,7}$/.test(prefix))
    refuse('The beginning of a code is of one to seven letters and digits.', 'codePrefix');
  const namesakes = await work.find(ReviewPolicy, { name });
  if (namesakes.some((each) => each.id !== id)) refuse('Another policy has this name.', 'name');
  return {
    ...plain,
    codePrefix: prefix,
    facility: facilityId === null ? null : await work.one(Facility, facilityId),
    coder: coderId === null ? null : await work.one(User, coderId),
  };
};
