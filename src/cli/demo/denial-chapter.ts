/** How a denial of the coding is answered: corrected by the coder, replaced and closed by the biller. */

import type { CalendarDate } from '../../platform/calendar-date.ts';
import { recordAnswer, submit } from './billing-chapter.ts';
import { codes, finalize, type Visit } from './coding-chapter.ts';
import { billOf, choicesOf, codesOf, counted, list, only } from './facts.ts';
import {
  AssignCodesDocument,
  CloseClaimDocument,
  CreateReplacementDocument,
  ReadClaimDocument,
  ReopenForDenialDocument,
  TakeBackDocument,
  TakeDenialDocument,
  WhatItCostsDocument,
  type BillFragment,
  type RefusedFragment,
} from './generated/graphql.ts';
import type { Facts } from './judge.ts';
import { paying } from './payer.ts';
import type { Cast, Person } from './people.ts';
import type { Stage } from './stage.ts';

/** Ana corrects what the payer denied; Ben replaces the claim, is paid, and closes. */
export const correctAndBePaid = async (
  stage: Stage,
  { ana, ben }: Cast,
  visit: Visit,
  denied: BillFragment,
  today: CalendarDate,
): Promise<void> => {
  stage.chapter('The denial goes to coding');
  await recode(stage, { ana, ben }, visit, denied);
  stage.chapter('The replacement');
  const draft = await replace(stage, ben, denied);
  const count = denied.serviceLines.length;
  const sent = await submit(stage, ben, draft, { original: 'REPLACED', denials: `${count} RESUBMITTED` });
  const answer = paying(sent.serviceLines, today);
  const paid = await recordAnswer(stage, ben, sent, {
    asks: 'Records the payment: CO-45 by contract, PR-2 for the patient',
    answer,
    expected: {
      claim: 'PAID',
      paid: answer.claimPaymentAmount,
      original: 'REPLACED',
      'its denials': `${count} OVERTURNED`,
    },
  });
  await close(stage, ben, paid);
};

const recode = async (
  stage: Stage,
  { ana, ben }: Pick<Cast, 'ana' | 'ben'>,
  visit: Visit,
  denied: BillFragment,
): Promise<void> => {
  const { id, version } = await takeDenialToCode(stage, ana, denied);
  const { reopenForDenial } = await stage.does({
    who: ana,
    asks: 'Reopens the coding for the denial in her hands',
    document: ReopenForDenialDocument,
    variables: { id, version },
    facts: ({ reopenForDenial: { status, workItem } }) => ({
      encounter: status,
      item: workItem === null ? 'none' : `waits with priority ${workItem.priority}`,
    }),
    expected: { encounter: 'REOPENED', item: 'waits with priority 10' },
  });
  await tryToReplaceTooEarly(stage, ben, denied);
  const item = reopenForDenial.workItem!;
  const { takeWorkItem } = await stage.does({
    who: ana,
    asks: 'Takes the visit that came back',
    document: TakeBackDocument,
    variables: { id: item.id, version: item.version },
    facts: ({ takeWorkItem: { subject } }) => codesOf(only(subject, 'Encounter')),
    expected: { encounter: 'IN_CODING' },
  });
  const { diagnoses, procedures } = visit.key;
  const { assignCodes } = await stage.does({
    who: ana,
    asks: 'Corrects the codes to what the note says',
    document: AssignCodesDocument,
    variables: codes(id, only(takeWorkItem.subject, 'Encounter').version, diagnoses, procedures),
    facts: ({ assignCodes: encounter }) => codesOf(encounter),
    expected: { encounter: 'IN_CODING', diagnoses: /^(?!R53)/ },
  });
  const others = denied.serviceLines.slice(1).map(() => 'OPEN');
  await finalize(stage, ana, id, assignCodes.version, { denials: counted(['CORRECTED', ...others]) });
};

/** Answers the visit that the denial is about. */
const takeDenialToCode = async (
  stage: Stage,
  ana: Person,
  denied: BillFragment,
): Promise<{ readonly id: string; readonly version: number }> => {
  const expected = { denial: 'IN_PROGRESS', reason: 'CO-11 with M76', 'routed to': 'CODER' };
  const { takeNext } = await stage.does({
    who: ana,
    asks: 'Takes the denial that was routed to coding',
    document: TakeDenialDocument,
    variables: { kind: 'CODING_DENIAL' },
    facts: ({ takeNext: { subject } }) => refusalOf(only(subject, 'Denial')),
    expected: { ...expected, service: denied.serviceLines[0]!.procedureCode },
  });
  const denial = only(takeNext.subject, 'Denial');
  await stage.isRefused('FORBIDDEN', {
    who: ana,
    asks: 'Asks what the denial costs: she gets the reason and not the amount',
    document: WhatItCostsDocument,
    variables: { id: denial.id },
    facts: ({ denial: { deniedAmount, ...refusal } }) => ({
      ...refusalOf(refusal),
      amount: deniedAmount ?? 'withheld',
    }),
    expected: { ...expected, amount: 'withheld', permission: 'payment.read', field: 'Denial.deniedAmount' },
  });
  return denial.encounter;
};

const tryToReplaceTooEarly = async (stage: Stage, ben: Person, { id }: BillFragment): Promise<void> => {
  const { claim } = await stage.does({
    who: ben,
    asks: 'Looks at the claim meanwhile',
    document: ReadClaimDocument,
    variables: { id },
    facts: ({ claim: { status, denials } }) => ({
      claim: status,
      denials: counted(denials.map((denial) => denial.status)),
    }),
    expected: { claim: 'DENIED', denials: /1 IN_PROGRESS/ },
  });
  await stage.isRefused('GUARD_REFUSED', {
    who: ben,
    asks: 'Tries to replace the claim while it is coded again',
    document: CreateReplacementDocument,
    variables: { claimId: id, version: claim.version },
    expected: { transition: 'createReplacementClaim', reasons: 'CODING_NOT_FINAL' },
  });
};

/** Makes the replacement, once. */
const replace = async (stage: Stage, ben: Person, { id }: BillFragment): Promise<BillFragment> => {
  const { claim: original } = await stage.does({
    who: ben,
    asks: 'Looks at the claim again',
    document: ReadClaimDocument,
    variables: { id },
    facts: ({ claim: { status, denials, availableActions } }) => ({
      claim: status,
      denials: counted(denials.map((denial) => denial.status)),
      ...choicesOf(availableActions),
    }),
    expected: {
      claim: 'DENIED',
      denials: /1 CORRECTED/,
      'may now': 'createReplacementClaim',
      'may not': /closeClaim \(DENIAL_OPEN\)/,
    },
  });
  const { createReplacementClaim: draft } = await stage.does({
    who: ben,
    asks: 'Makes the replacement of what is coded now',
    document: CreateReplacementDocument,
    variables: { claimId: id, version: original.version },
    facts: ({ createReplacementClaim: made }) => ({
      ...billOf(made),
      diagnoses: list(made.diagnoses.map(({ code }) => code)),
      frequency: made.claimFrequencyCode,
      replaces: made.replaces?.payerClaimControlNumber ?? 'nothing',
    }),
    expected: { claim: 'DRAFT', frequency: '7', replaces: 'DEMO0001' },
  });
  await stage.isRefused('GUARD_REFUSED', {
    who: ben,
    asks: 'Tries to make a second replacement of the same claim',
    document: CreateReplacementDocument,
    variables: { claimId: id, version: draft.replaces!.version },
    expected: { transition: 'createReplacementClaim', reasons: 'REPLACEMENT_EXISTS' },
  });
  return draft;
};

/** Closes a claim, and its visit with it. */
export const close = async (
  stage: Stage,
  who: Person,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<void> => {
  await stage.does({
    who,
    asks: 'Closes the claim',
    document: CloseClaimDocument,
    variables: { id, version },
    facts: ({ closeClaim: { status, encounter } }) => ({ claim: status, encounter: encounter.status }),
    expected: { claim: 'CLOSED', encounter: 'CLOSED' },
  });
};

/** A denial as either half sees it. */
export const refusalOf = (denial: RefusedFragment): Facts => ({
  denial: denial.status,
  reason: [`${denial.groupCode}-${denial.claimAdjustmentReasonCode}`, ...denial.remittanceAdviceRemarkCodes].join(
    ' with ',
  ),
  service: denial.procedureCode ?? 'the whole claim',
  'routed to': denial.routedTo,
  'answer by': denial.dueOn,
});
