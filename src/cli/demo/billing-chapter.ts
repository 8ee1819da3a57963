/** How a coded visit becomes a claim, and what the payer answers. */

import type { CalendarDate } from '../../platform/calendar-date.ts';
import { codes, type Visit } from './coding-chapter.ts';
import { billOf, counted, list, only } from './facts.ts';
import {
  AssignCodesDocument,
  CreateClaimDocument,
  DiscardClaimDocument,
  RecordPayerAnswerDocument,
  SubmitClaimDocument,
  TakeCodedVisitDocument,
  TakeDenialDocument,
  type BillFragment,
  type PayerAnswerInput,
  type RecordPayerAnswerMutation,
} from './generated/graphql.ts';
import type { Facts, Wanted } from './judge.ts';
import { denyingEveryLine, outByACent } from './payer.ts';
import type { Cast, Person } from './people.ts';
import type { Stage } from './stage.ts';

/** Ben makes and sends the claim; the payer denies it for its coding. Answers the claim. */
export const billAndBeDenied = async (
  stage: Stage,
  cast: Cast,
  visit: Visit,
  today: CalendarDate,
): Promise<BillFragment> => {
  const { ana, ben } = cast;
  stage.chapter("The biller's desk");
  const version = await takeToBill(stage, ben, visit.id);
  await stage.isRefused('FORBIDDEN', {
    who: ana,
    asks: 'Tries to make the claim herself',
    document: CreateClaimDocument,
    variables: { encounterId: visit.id, version },
    expected: { permission: 'claim.create', field: 'createClaim' },
  });
  await stage.isRefused('FORBIDDEN', {
    who: ben,
    asks: 'Tries to change the codes to what pays better',
    document: AssignCodesDocument,
    variables: codes(visit.id, version, visit.key.diagnoses, visit.key.procedures),
    expected: { permission: 'encounter.code', field: 'assignCodes' },
  });
  const draft = await createClaim(stage, ben, visit.id, version);
  const sent = await submit(stage, ben, draft);
  await stage.isRefused('ILLEGAL_TRANSITION', {
    who: ben,
    asks: 'Tries to discard the claim: what was sent stays',
    document: DiscardClaimDocument,
    variables: { id: sent.id, version: sent.version },
    expected: { transition: 'discardClaim', from: 'SUBMITTED', allowed: 'DRAFT' },
  });
  return beDenied(stage, ben, sent, today);
};

const beDenied = async (stage: Stage, ben: Person, sent: BillFragment, today: CalendarDate): Promise<BillFragment> => {
  await stage.isRefused('OUT_OF_BALANCE', {
    who: ben,
    asks: "Records the payer's answer with a cent too much",
    document: RecordPayerAnswerDocument,
    variables: { claimId: sent.id, version: sent.version, answer: outByACent(sent.serviceLines, today) },
    expected: { issues: 'The claim: charge less adjustments is 0.00, the answer pays 0.01.' },
  });
  const denied = await recordAnswer(stage, ben, sent, {
    asks: 'Records the denial: CO-11 with M76 on every line',
    answer: denyingEveryLine(sent.serviceLines, today),
    expected: {
      claim: 'DENIED',
      paid: '0.00',
      denials: sent.serviceLines.map(() => 'OPEN CODING denial CO-11 for the CODER').join('; '),
    },
  });
  await stage.isRefused('FORBIDDEN', {
    who: ben,
    asks: "Tries to take the denial from the coders' queue",
    document: TakeDenialDocument,
    variables: { kind: 'CODING_DENIAL' },
    expected: { permission: 'denial.recode', field: 'takeNext' },
  });
  return denied;
};

/** Takes the visit from the billing queue; it has to be this one. Answers the visit's version. */
export const takeToBill = async (stage: Stage, who: Person, id: string): Promise<number> => {
  const { takeNext } = await stage.does({
    who,
    asks: 'Takes the next visit to bill',
    document: TakeCodedVisitDocument,
    variables: {},
    facts: ({ takeNext: { status, subject } }) => {
      const encounter = only(subject, 'Encounter');
      return {
        encounter: encounter.status,
        visit: `${encounter.visitNumber} of ${encounter.serviceFrom}`,
        'coded by': encounter.codedBy?.name ?? 'nobody',
        item: status,
        'same visit': encounter.id === id ? 'yes' : 'no',
      };
    },
    expected: { encounter: 'RELEASED', 'coded by': 'ana', item: 'TAKEN', 'same visit': 'yes' },
  });
  return only(takeNext.subject, 'Encounter').version;
};

/** Makes the claim of a coded visit. */
export const createClaim = async (
  stage: Stage,
  who: Person,
  encounterId: string,
  version: number,
): Promise<BillFragment> => {
  const { createClaim: claim } = await stage.does({
    who,
    asks: 'Makes the claim, with charges from the fee schedule',
    document: CreateClaimDocument,
    variables: { encounterId, version },
    facts: ({ createClaim: made }) => ({
      patient: `${made.patient.givenName} ${made.patient.familyName}`,
      ...billOf(made),
      encounter: made.encounter.status,
    }),
    expected: { claim: 'DRAFT', charge: /^[1-9]\d*\.\d\d$/, encounter: 'BILLED' },
  });
  return claim;
};

/** Sends a claim. `expected` adds to its being SUBMITTED. */
export const submit = async (
  stage: Stage,
  who: Person,
  draft: BillFragment,
  expected: Wanted = {},
): Promise<BillFragment> => {
  const { submitClaim } = await stage.does({
    who,
    asks: 'Submits the claim',
    document: SubmitClaimDocument,
    variables: { id: draft.id, version: draft.version },
    facts: ({ submitClaim: { status, replaces } }) => ({
      claim: status,
      ...(replaces === null
        ? {}
        : { original: replaces.status, denials: counted(replaces.denials.map((denial) => denial.status)) }),
    }),
    expected: { claim: 'SUBMITTED', ...expected },
  });
  return submitClaim;
};

/** Records what the payer answered. */
export const recordAnswer = async (
  stage: Stage,
  who: Person,
  claim: BillFragment,
  scene: { readonly asks: string; readonly answer: PayerAnswerInput; readonly expected: Wanted },
): Promise<NonNullable<RecordPayerAnswerMutation['recordPayerAnswer']>> => {
  const { asks, answer, expected } = scene;
  const { recordPayerAnswer } = await stage.does({
    who,
    asks,
    document: RecordPayerAnswerDocument,
    variables: { claimId: claim.id, version: claim.version, answer },
    facts: ({ recordPayerAnswer: answered }) => answerOf(answered),
    expected,
  });
  return recordPayerAnswer;
};

const answerOf = (claim: NonNullable<RecordPayerAnswerMutation['recordPayerAnswer']>): Facts => {
  const payment = claim.payments.at(-1)!;
  return {
    claim: claim.status,
    charge: claim.totalClaimChargeAmount,
    paid: payment.claimPaymentAmount,
    patient: payment.patientResponsibilityAmount,
    adjustments: list(
      payment.adjustments.map(({ groupCode, reasonCode, amount }) => `${groupCode}-${reasonCode} ${amount}`),
    ),
    ...(claim.denials.length === 0
      ? {}
      : {
          denials: list(
            claim.denials.map(
              ({ status, category, claimAdjustmentReasonCode: code, routedTo }) =>
                `${status} ${category} denial CO-${code} for the ${routedTo}`,
            ),
          ),
        }),
    ...(claim.replaces === null
      ? {}
      : {
          original: claim.replaces.status,
          'its denials': counted(claim.replaces.denials.map(({ status }) => status)),
        }),
  };
};
