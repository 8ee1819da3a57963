/**
 * How far the encounters have come, as data: of a hundred, so many end like this. The older 55 are settled or refused, the
 * younger 45 are being worked on; together they have 80 claims.
 */

/** Claims for each encounter, on average. */
export const CLAIMS_PER_ENCOUNTER = 0.8;

/**
 * `share` of a hundred, the encounter's `status`, and `claims` in the order they were made: where each stands, what its
 * answer was (`paid`, `partly`, `denied`), and where its denials stand.
 */
const SETTLED = [
  { share: 26, status: 'CLOSED', claims: [{ status: 'CLOSED', answer: 'paid' }] },
  { share: 2, status: 'CLOSED', claims: [{ status: 'CLOSED', answer: 'partly', denials: 'ACCEPTED' }] },
  { share: 11, status: 'BILLED', claims: [{ status: 'PAID', answer: 'paid' }] },
  { share: 6, status: 'BILLED', claims: [{ status: 'PARTIALLY_DENIED', answer: 'partly', denials: 'OPEN' }] },
  { share: 3, status: 'BILLED', claims: [{ status: 'DENIED', answer: 'denied', denials: 'OPEN' }] },
  { share: 1, status: 'BILLED', claims: [{ status: 'DENIED', answer: 'denied', denials: 'IN_PROGRESS' }] },
  {
    share: 1,
    status: 'REOPENED',
    claims: [{ status: 'DENIED', answer: 'denied', denials: 'IN_PROGRESS', recoded: true }],
  },
  {
    share: 2,
    status: 'BILLED',
    claims: [{ status: 'REPLACED', answer: 'denied', denials: 'RESUBMITTED' }, { status: 'SUBMITTED' }],
  },
  {
    share: 1,
    status: 'BILLED',
    claims: [
      { status: 'REPLACED', answer: 'partly', denials: 'OVERTURNED' },
      { status: 'PAID', answer: 'paid' },
    ],
  },
  {
    share: 1,
    status: 'BILLED',
    claims: [
      { status: 'REPLACED', answer: 'denied', denials: 'UPHELD' },
      { status: 'DENIED', answer: 'denied', denials: 'OPEN' },
    ],
  },
  { share: 1, status: 'CANCELLED', claims: [] },
];
const WORKED_ON = [
  { share: 14, status: 'BILLED', claims: [{ status: 'SUBMITTED' }] },
  { share: 12, status: 'RELEASED', claims: [] },
  { share: 9, status: 'READY', claims: [] },
  { share: 5, status: 'BILLED', claims: [{ status: 'DRAFT' }] },
  { share: 2, status: 'IN_CODING', claims: [] },
  { share: 1, status: 'REOPENED', claims: [] },
  { share: 1, status: 'RELEASED', claims: [{ status: 'DISCARDED' }] },
  {
    share: 1,
    status: 'BILLED',
    claims: [{ status: 'DENIED', answer: 'denied', denials: 'CORRECTED', recoded: true }, { status: 'DRAFT' }],
  },
];

/** Encounters that somebody codes at this moment. */
export const HELD = { share: 0, status: 'IN_CODING', claims: [] };

/** The story of encounter `place` of `count` of an organization. */
export const storyOf = (organization, place, count) => {
  const list = (place + 0.5) / count < SETTLED_ORDER.length / 100 ? SETTLED_ORDER : WORKED_ON_ORDER;
  // 37 has no divisor in common with the lengths: every story comes up once in each run of that length.
  return list[(place * 37 + organization * 11) % list.length];
};

const repeated = (stories) => stories.flatMap((story) => Array.from({ length: story.share }, () => story));
const SETTLED_ORDER = repeated(SETTLED);
const WORKED_ON_ORDER = repeated(WORKED_ON);
