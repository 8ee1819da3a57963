/** In time, and with leave: filing limits, delay reasons, authorizations, referrals. */

import { daysBetween } from '../../../platform/calendar-date.ts';
import { BLOCKS, called, GUIDE, INFORMS, lines, one, says, WARNS, type ClaimRule } from '../rule.ts';
import type { Seen } from '../seen.ts';

/** 42 CFR 424.44: one calendar year. */
const MEDICARE_DAYS = 365;
/** Near enough that a claim that is held until then may be lost. */
const NEAR_DAYS = 14;

const DELAY_REASONS: ReadonlySet<string> = new Set('1 2 3 4 5 6 7 8 9 10 11 15'.split(' '));

const limitOf = ({ claim: { payer }, isMedicare }: Seen): number | null =>
  payer.timelyFilingDays ?? (isMedicare ? MEDICARE_DAYS : null);

/**
 * Days that are left of the payer's limit: from the last day of service, or from the last decision of an earlier payer
 * where one decided. Null where there is no limit, or the claim is no original.
 */
const daysLeft = (seen: Seen): number | null => {
  const limit = limitOf(seen);
  if (limit === null || seen.lastService === null || seen.claim.claimFrequencyCode !== '1') return null;
  return limit - daysBetween(clockStart(seen), seen.facts.today);
};

const clockStart = ({ claim, lastService }: Seen): NonNullable<Seen['lastService']> => {
  let start = lastService!;
  if (claim.payer.responsibility === 'P') return start;
  for (const { adjudication } of claim.otherCoverages)
    if (adjudication !== null && adjudication.decidedOn !== null && adjudication.decidedOn > start)
      start = adjudication.decidedOn;
  for (const { adjudications } of claim.lines)
    for (const { decidedOn } of adjudications) if (decidedOn > start) start = decidedOn;
  return start;
};

const FILING = '2400 DTP03';

export const FILING_RULES: readonly ClaimRule[] = [
  {
    id: 'FILING_LIMIT_PASSED',
    ...BLOCKS,
    sentence: 'A claim that is late says why.',
    source: '42 CFR 424.44; the limit of the payer; 2300 CLM20',
    find: (seen) => {
      const left = daysLeft(seen);
      return one(
        left !== null && left < 0 && !says(seen.claim.delayReasonCode),
        'delayReasonCode',
        '2300 CLM20',
        `The limit of the payer passed ${left === null ? 0 : -left} days ago, and the claim gives no reason.`,
        'Add the reason of the delay with its proof, or ask for a write-off.',
      );
    },
  },
  {
    id: 'FILING_LATE_WITH_REASON',
    ...WARNS,
    sentence: 'A claim that is late goes out with the proof of its reason.',
    source: '2300 CLM20 and PWK',
    find: (seen) => {
      const left = daysLeft(seen);
      return one(
        left !== null && left < 0 && says(seen.claim.delayReasonCode),
        'delayReasonCode',
        '2300 CLM20',
        'The limit of the payer has passed; the claim gives a reason, which the payer will want to see proved.',
      );
    },
  },
  {
    id: 'FILING_LIMIT_NEAR',
    ...WARNS,
    sentence: 'A claim is sent well before the limit of the payer.',
    source: '42 CFR 424.44; the limit of the payer',
    find: (seen) => {
      const left = daysLeft(seen);
      return one(
        left !== null && left >= 0 && left <= NEAR_DAYS,
        'lines',
        FILING,
        `The limit of the payer passes in ${left} days.`,
        'Send it today.',
      );
    },
  },
  {
    id: 'DELAY_REASON_UNKNOWN',
    ...GUIDE,
    sentence: 'The reason of a delay is one of the list.',
    source: '2300 CLM20',
    find: ({ claim: { delayReasonCode } }) =>
      one(
        says(delayReasonCode) && !DELAY_REASONS.has(delayReasonCode),
        'delayReasonCode',
        '2300 CLM20',
        'The delay reason is none of the guide.',
      ),
  },
  {
    id: 'DELAY_REASON_IN_TIME',
    ...WARNS,
    sentence: 'Only a late claim has a reason of delay.',
    source: '2300 CLM20',
    find: (seen) => {
      const left = daysLeft(seen);
      return one(
        left !== null && left >= 0 && says(seen.claim.delayReasonCode),
        'delayReasonCode',
        '2300 CLM20',
        'The claim gives a reason of delay, and is in time.',
      );
    },
  },
  {
    id: 'AUTHORIZATION_REQUIRED',
    ...BLOCKS,
    sentence: 'A service that the payer has to allow beforehand has its authorization.',
    source: '2300 and 2400 REF*G1; the profile of the payer',
    find: (seen) =>
      lines(
        seen,
        ({ procedureCode, priorAuthorizationNumber }) =>
          procedureCode !== null &&
          seen.facts.profile?.authorizationRequired.has(procedureCode) === true &&
          !says(priorAuthorizationNumber) &&
          !says(seen.claim.priorAuthorizationNumber),
        'priorAuthorizationNumber',
        '2300 REF02',
        (line) => `${called(line)} needs an authorization of this payer, and the claim has none.`,
        'Enter its number, or ask for it afterwards where the payer allows that.',
      ),
  },
  {
    id: 'REFERRAL_REQUIRED',
    ...BLOCKS,
    sentence: 'A service that the payer pays only on referral has its number.',
    source: '2300 REF*9F; the profile of the payer',
    find: (seen) =>
      lines(
        seen,
        ({ procedureCode }) =>
          procedureCode !== null &&
          seen.facts.profile?.referralRequired.has(procedureCode) === true &&
          !says(seen.claim.referralNumber),
        'procedureCode',
        '2300 REF02',
        (line) => `${called(line)} needs a referral for this payer, and the claim has none.`,
      ),
  },
  {
    id: 'AUTHORIZATION_FORM',
    ...WARNS,
    sentence: 'A number of an authorization or referral has letters, digits and dashes.',
    source: '2300 REF*G1 and REF*9F',
    find: ({ claim }) => [
      ...one(
        says(claim.priorAuthorizationNumber) && !/^[0-9A-Za-z-]{2,}$/.test(claim.priorAuthorizationNumber),
        'priorAuthorizationNumber',
        '2300 REF02',
        'The authorization does not look like a number.',
        'Enter the number alone; what was agreed belongs into a note.',
      ),
      ...one(
        says(claim.referralNumber) && !/^[0-9A-Za-z-]{2,}$/.test(claim.referralNumber),
        'referralNumber',
        '2300 REF02',
        'The referral does not look like a number.',
      ),
    ],
  },
  {
    id: 'LINE_AUTHORIZATION_SAME',
    ...INFORMS,
    sentence: 'A line has an authorization only where it is not that of the claim.',
    source: '2400 REF*G1',
    find: (seen) =>
      lines(
        seen,
        ({ priorAuthorizationNumber }) =>
          priorAuthorizationNumber !== null && priorAuthorizationNumber === seen.claim.priorAuthorizationNumber,
        'priorAuthorizationNumber',
        '2400 REF02',
        (line) => `${called(line)} has the authorization of the claim again.`,
      ),
  },
  {
    id: 'REFERRAL_WITHOUT_PROVIDER',
    ...GUIDE,
    severity: 'WARNS',
    overridable: true,
    sentence: 'A referral names who referred.',
    source: '2310A',
    find: ({ claim }) =>
      one(
        says(claim.referralNumber) && claim.referringProvider === null,
        'referringProvider',
        '2310A NM1|2310F NM1',
        'The claim has a referral, and does not name who referred.',
      ),
  },
];
