/** The claim as a whole: its sums, its number, its frequency, whether it was sent before. */

import { centsToText, total } from '../../../platform/money.ts';
import { claimKey, lineKeys } from '../claim-key.ts';
import {
  BLOCKS,
  called,
  each,
  found,
  GUIDE,
  INFORMS,
  lineKey,
  one,
  says,
  WARNS,
  type ClaimRule,
  type Found,
} from '../rule.ts';
import { eachAmount } from '../told.ts';

/** The guide takes ten digits of an amount, cents among them. */
const MOST = 99_999_999_99n;

/** Of the uniform bill: what institutional claims say beside 1, 7 and 8. */
const INSTITUTIONAL_FREQUENCIES = '0123456789ABCDEFGHIJKMPQXYZ';

export const CLAIM: readonly ClaimRule[] = [
  {
    id: 'TOTAL_NOT_SUM',
    ...GUIDE,
    sentence: 'The total of a claim is the sum of its lines.',
    source: '2300 CLM02',
    find: ({ claim }) => {
      const sum = total(claim.lines.map(({ chargeAmount }) => chargeAmount ?? 0n));
      return one(
        sum !== claim.totalClaimChargeAmount,
        'totalClaimChargeAmount',
        '2300 CLM02',
        `The total is ${centsToText(claim.totalClaimChargeAmount)}, and the lines add up to ${centsToText(sum)}.`,
        'Price the claim again.',
      );
    },
  },
  {
    id: 'TOTAL_ZERO',
    ...WARNS,
    sentence: 'A claim asks for something.',
    source: '2300 CLM02',
    find: ({ claim }) =>
      one(claim.totalClaimChargeAmount === 0n, 'totalClaimChargeAmount', '2300 CLM02', 'The claim asks for nothing.'),
  },
  {
    id: 'TOTAL_NEGATIVE',
    ...GUIDE,
    sentence: 'A claim does not ask for less than nothing.',
    source: '2300 CLM02',
    find: ({ claim }) =>
      one(claim.totalClaimChargeAmount < 0n, 'totalClaimChargeAmount', '2300 CLM02', 'The total is negative.'),
  },
  {
    id: 'AMOUNT_BEYOND_GUIDE',
    ...GUIDE,
    sentence: 'An amount has ten digits at most, cents among them.',
    source: 'Guide, element 782',
    find: ({ claim }) => {
      const list: Found[] = [];
      eachAmount(claim, (amount, path, place) => {
        if (amount > MOST || amount < -MOST)
          list.push(found(path, place, 'The amount is larger than the guide can carry.'));
      });
      return list;
    },
  },
  {
    id: 'CONTROL_NUMBER_MISSING',
    ...GUIDE,
    sentence: 'A claim has a number of ours, by which everything about it comes back.',
    source: '2300 CLM01',
    find: ({ claim }) =>
      one(!says(claim.patientControlNumber), 'patientControlNumber', '2300 CLM01', 'The claim has no number of ours.'),
  },
  {
    id: 'CONTROL_NUMBER_CHARACTERS',
    ...WARNS,
    sentence: 'Our number has letters, digits and dashes, which every payer gives back as they were.',
    source: '2300 CLM01',
    find: ({ claim }) =>
      one(
        says(claim.patientControlNumber) && !/^[0-9A-Za-z-]+$/.test(claim.patientControlNumber),
        'patientControlNumber',
        '2300 CLM01',
        'Our number holds something else than letters, digits and dashes.',
      ),
  },
  {
    id: 'CONTROL_NUMBER_PERSONAL',
    ...BLOCKS,
    sentence: 'Our number is not a number of the person.',
    source: '45 CFR 164.502(b): minimum necessary',
    find: ({ claim }) =>
      one(
        says(claim.patientControlNumber) && claim.patientControlNumber === claim.subscriber.memberId,
        'patientControlNumber',
        '2300 CLM01',
        'Our number for the claim is the member number of the subscriber.',
      ),
  },
  {
    id: 'FREQUENCY_UNKNOWN',
    ...GUIDE,
    sentence: 'A professional claim is an original (1), a replacement (7) or a void (8); bills have more.',
    source: '2300 CLM05-3',
    find: ({ claim, isProfessional }) =>
      one(
        claim.claimFrequencyCode.length !== 1 ||
          !(isProfessional ? '178' : INSTITUTIONAL_FREQUENCIES).includes(claim.claimFrequencyCode),
        'claimFrequencyCode',
        '2300 CLM05-3',
        'The frequency code is none that this kind of claim has.',
      ),
  },
  {
    id: 'PAYER_NUMBER_MISSING',
    ...GUIDE,
    sentence: 'A replacement or void names the claim that it is about by the number of the payer.',
    source: '2300 REF*F8',
    find: ({ claim }) =>
      one(
        ['7', '8'].includes(claim.claimFrequencyCode) && !says(claim.payerClaimControlNumber),
        'payerClaimControlNumber',
        '2300 REF02',
        'The claim replaces or voids another, and does not say which.',
        'Take the number from the remittance (CLP07) or the 277.',
      ),
  },
  {
    id: 'PAYER_NUMBER_ON_ORIGINAL',
    ...GUIDE,
    sentence: 'An original claim has no number of the payer yet.',
    source: '2300 REF*F8',
    find: ({ claim }) =>
      one(
        claim.claimFrequencyCode === '1' && claim.payerClaimControlNumber !== null,
        'payerClaimControlNumber',
        '2300 REF02',
        'The claim is an original, and has a number of the payer.',
        'Send it as a replacement (7), or take the number away.',
      ),
  },
  {
    id: 'PAYER_NUMBER_IS_OURS',
    ...BLOCKS,
    sentence: 'The number of the payer is not ours.',
    source: '2300 REF*F8 and CLM01',
    find: ({ claim }) =>
      one(
        says(claim.payerClaimControlNumber) && claim.payerClaimControlNumber === claim.patientControlNumber,
        'payerClaimControlNumber',
        '2300 REF02',
        'What should be the number of the payer is our own.',
      ),
  },
  {
    id: 'MEDICARE_REPLACEMENT',
    ...WARNS,
    sentence: 'Part B of Medicare takes no replacements or voids.',
    source: 'Medicare Claims Processing Manual, chapter 34: reopenings',
    find: ({ claim }) =>
      one(
        claim.payer.claimFilingIndicatorCode === 'MB' && ['7', '8'].includes(claim.claimFrequencyCode),
        'claimFrequencyCode',
        '2300 CLM05-3',
        'The claim goes to part B of Medicare as a replacement or void.',
        'Ask for a reopening.',
      ),
  },
  {
    id: 'CLAIM_SENT_BEFORE',
    ...BLOCKS,
    sentence: 'An original is sent once.',
    source: 'Medicare Claims Processing Manual, chapter 1, 120: duplicates',
    find: ({ claim, facts }) =>
      one(
        claim.claimFrequencyCode === '1' && facts.sentClaims.size > 0 && facts.sentClaims.has(claimKey(claim)),
        'claim',
        '2300 CLM05-3',
        'A claim with the same patient, provider, days, codes and charges is with the payer already.',
        'Ask for its status; send a replacement (7) where something has changed.',
      ),
  },
  {
    id: 'SERVICE_SENT_BEFORE',
    ...WARNS,
    sentence: 'A service is billed once.',
    source: 'Medicare Claims Processing Manual, chapter 1, 120: duplicates',
    find: ({ claim, facts }) => {
      if (claim.claimFrequencyCode !== '1' || facts.sentLines.size === 0) return [];
      const keys = lineKeys(claim);
      return each(
        claim.lines,
        (line, number) =>
          facts.sentLines.has(keys[number - 1]!) &&
          found(
            `lines[${number}].procedureCode`,
            '2400 SV101|2400 SV202',
            `${called(line)} is on another claim that the payer has.`,
            'A service that was given again says so by a modifier (76, 77, 91 ...).',
            lineKey(line, 'sent'),
          ),
      );
    },
  },
  {
    id: 'NOTE_WITHOUT_NEED',
    ...INFORMS,
    sentence: 'A note takes a claim out of automatic payment: it stands where it is needed.',
    source: '2300 NTE',
    find: ({ claim, isProfessional }) =>
      one(
        isProfessional && says(claim.note) && !claim.lines.some(({ description }) => says(description)),
        'note',
        '2300 NTE02',
        'The claim has a note, and no line that needs explaining.',
      ),
  },
];
