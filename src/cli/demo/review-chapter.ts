/** How a second person looks at final coding, and what is counted of it. */

import { plusDays, type CalendarDate } from '../../platform/calendar-date.ts';
import { supportOf, UNSUPPORTED, type CheckedVisit } from './codes-chapter.ts';
import { codesOf, counted, list, only } from './facts.ts';
import {
  ApproveCodingDocument,
  CountCodingDocument,
  CreatePolicyDocument,
  FinalizeForReviewDocument,
  ListReviewsDocument,
  ReadReviewsDocument,
  RemoveDiagnosisDocument,
  ReturnToCoderDocument,
  TakeBackDocument,
  TakeForReviewDocument,
  TakeVisitDocument,
  UpdatePolicyDocument,
  type FinalizeForReviewMutation,
  type LookFragment,
  type PolicyFragment,
} from './generated/graphql.ts';
import type { Facts } from './judge.ts';
import type { Cast, Person } from './people.ts';
import type { Stage } from './stage.ts';

/** Sam has all coding looked at; Eve sends Ana's back once and agrees with it then; Sam and Cleo read the figures. */
export const lookTwice = async (stage: Stage, cast: Cast, visit: CheckedVisit, today: CalendarDate): Promise<void> => {
  const { ana, eve, sam } = cast;
  stage.chapter('The second look');
  const policy = await makePolicy(stage, sam);
  const drawn = await finalizeForReview(stage, ana, visit.id, visit.version);
  await tryToReviewHerOwn(stage, ana, drawn);
  await sendBack(stage, eve, visit.id);
  const version = await correct(stage, ana, visit.id);
  await finalizeForReview(stage, ana, visit.id, version);
  await agree(stage, eve, visit.id);
  await readFigures(stage, cast, today);
  await withdrawPolicy(stage, sam, policy);
};

const POLICY = {
  name: 'All coding, for now',
  reason: 'A new coder begins; both of them look at each other.',
  samplingPercent: 100,
} as const;

const makePolicy = async (stage: Stage, who: Person): Promise<PolicyFragment> => {
  const { createReviewPolicy } = await stage.does({
    who,
    asks: 'Makes a policy: all coding is looked at by a second person',
    document: CreatePolicyDocument,
    variables: { policy: POLICY },
    facts: ({ createReviewPolicy: made }) => policyOf(made),
    expected: { policy: `${POLICY.name}: 100 %`, active: 'yes' },
  });
  return createReviewPolicy;
};

const policyOf = ({ name, samplingPercent, active }: PolicyFragment): Facts => ({
  policy: `${name}: ${samplingPercent} %`,
  active: active ? 'yes' : 'no',
});

type Drawn = NonNullable<FinalizeForReviewMutation['finalizeCoding']>;

const finalizeForReview = async (stage: Stage, who: Person, id: string, version: number): Promise<Drawn> => {
  const { finalizeCoding } = await stage.does({
    who,
    asks: 'Declares the coding final',
    document: FinalizeForReviewDocument,
    variables: { id, version },
    facts: ({ finalizeCoding: { status, reviewPolicy, workItem } }) => ({
      encounter: status,
      'drawn by': reviewPolicy?.name ?? 'no policy',
      queue: workItem?.kind ?? 'none',
    }),
    expected: { encounter: 'CODED', 'drawn by': POLICY.name, queue: 'REVIEW' },
  });
  return finalizeCoding;
};

const tryToReviewHerOwn = (stage: Stage, who: Person, { workItem }: Drawn): Promise<void> =>
  stage.isRefused('GUARD_REFUSED', {
    who,
    asks: 'Tries to take the second look at her own coding',
    document: TakeBackDocument,
    variables: { id: workItem!.id, version: workItem!.version },
    expected: { reasons: 'SECOND_PERSON_REQUIRED' },
  });

/** Takes the coding from the review queue; it has to be this one. Answers its version. */
const takeToReview = async (stage: Stage, who: Person, id: string): Promise<number> => {
  const { takeNext } = await stage.does({
    who,
    asks: "Takes the next of another coder's coding, with its evidence",
    document: TakeForReviewDocument,
    variables: {},
    facts: ({ takeNext: { subject } }) => {
      const { status, codedBy, diagnoses, codingQueries, id: taken } = only(subject, 'Encounter');
      return {
        encounter: status,
        'same visit': taken === id ? 'yes' : 'no',
        'coded by': codedBy?.name ?? 'nobody',
        ...supportOf(diagnoses),
        asked: counted((codingQueries ?? []).map((query) => `${query.status} ${query.choice}`)),
      };
    },
    expected: {
      encounter: 'IN_REVIEW',
      'same visit': 'yes',
      'coded by': 'ana',
      asked: '1 CLOSED UNABLE_TO_DETERMINE',
    },
  });
  return only(takeNext.subject, 'Encounter').version;
};

const sendBack = async (stage: Stage, who: Person, id: string): Promise<void> => {
  const version = await takeToReview(stage, who, id);
  await stage.does({
    who,
    asks: 'Sends it back: one code has no word of the note behind it',
    document: ReturnToCoderDocument,
    variables: { id, version, comment: 'The note says nothing of fatigue.', disputedCodes: [UNSUPPORTED] },
    facts: ({ returnToCoder: { status, reviews } }) => ({ encounter: status, ...looksOf(reviews ?? []) }),
    expected: { encounter: 'REOPENED', looks: `RETURNED by eve: 5 agreed, 1 not (${UNSUPPORTED})` },
  });
};

const looksOf = (reviews: readonly LookFragment[]): Facts => ({
  looks: list(
    reviews.map(({ outcome, reviewer, agreedCodes, changedCodes, disputedCodes }) => {
      const disputed = disputedCodes.length === 0 ? '' : ` (${disputedCodes.join(', ')})`;
      return `${outcome} by ${reviewer.name}: ${agreedCodes} agreed, ${changedCodes} not${disputed}`;
    }),
  ),
});

/** Answers the version after it. */
const correct = async (stage: Stage, who: Person, id: string): Promise<number> => {
  const { takeNext } = await stage.does({
    who,
    asks: 'Takes the most urgent visit: what came back goes first',
    document: TakeVisitDocument,
    variables: { kind: 'CODING' },
    facts: ({ takeNext: { subject } }) => {
      const { status, id: taken } = only(subject, 'Encounter');
      return { encounter: status, 'same visit': taken === id ? 'yes' : 'no' };
    },
    expected: { encounter: 'IN_CODING', 'same visit': 'yes' },
  });
  await stage.does({
    who,
    asks: 'Reads what the second look found',
    document: ReadReviewsDocument,
    variables: { id },
    facts: ({ encounter: { reviews } }) => ({ said: list((reviews ?? []).map(({ comment }) => comment ?? 'nothing')) }),
    expected: { said: 'The note says nothing of fatigue.' },
  });
  const { removeDiagnosis } = await stage.does({
    who,
    asks: 'Takes the fatigue away',
    document: RemoveDiagnosisDocument,
    variables: { id, version: only(takeNext.subject, 'Encounter').version, sequence: 3 },
    facts: ({ removeDiagnosis: encounter }) => codesOf(encounter),
    expected: { encounter: 'IN_CODING', diagnoses: /^S93\.401A [^;]*; W18\.40XA [^;]*$/ },
  });
  return removeDiagnosis.version;
};

const agree = async (stage: Stage, who: Person, id: string): Promise<void> => {
  const version = await takeToReview(stage, who, id);
  await stage.does({
    who,
    asks: 'Agrees, which releases it to billing',
    document: ApproveCodingDocument,
    variables: { id, version },
    facts: ({ approveCoding: { status, reviews } }) => ({ encounter: status, ...looksOf(reviews ?? []) }),
    expected: { encounter: 'RELEASED', looks: /; AGREED by eve: 5 agreed, 0 not$/ },
  });
};

const readFigures = async (stage: Stage, { ana, cleo, sam }: Cast, today: CalendarDate): Promise<void> => {
  const period = { from: today, to: plusDays(today, 1) };
  await stage.isRefused('FORBIDDEN', {
    who: ana,
    asks: 'Tries to read the figures of coders',
    document: CountCodingDocument,
    variables: period,
    expected: { permission: 'coding.measure', field: 'coderProductivity' },
  });
  await stage.does({
    who: sam,
    asks: 'Reads what each coder did today, and how far second looks agreed',
    document: CountCodingDocument,
    variables: period,
    facts: ({ coderProductivity: coders }) =>
      Object.fromEntries(
        coders.map(({ coderName, ...is }) => [
          coderName,
          `${is.encountersFinalized} visits final, ${is.reopened} reopened, ${is.queriesAsked} questions; ` +
            `${is.agreed} of ${is.reviewed} looks agreed, ${is.codesAgreed} of ${is.codesReviewed} codes`,
        ]),
      ),
    expected: {
      ana: '3 visits final, 2 reopened, 1 questions; 1 of 2 looks agreed, 10 of 11 codes',
    },
  });
  await stage.does({
    who: cleo,
    asks: 'Reads the second looks of the organization, as an auditor',
    document: ListReviewsDocument,
    variables: {},
    facts: ({ codingReviews: { edges } }) => looksOf(edges.map(({ node }) => node)),
    expected: { looks: /^RETURNED by eve: .*; AGREED by eve: / },
  });
};

const withdrawPolicy = async (stage: Stage, who: Person, { id, version }: PolicyFragment): Promise<void> => {
  await stage.does({
    who,
    asks: 'Withdraws the policy; what it drew stays drawn',
    document: UpdatePolicyDocument,
    variables: { id, version, policy: { ...POLICY, active: false } },
    facts: ({ updateReviewPolicy: changed }) => policyOf(changed),
    expected: { policy: `${POLICY.name}: 100 %`, active: 'no' },
  });
};
