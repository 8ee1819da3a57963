/** Payers beside the one that is billed: who they are, and in which order. */

import { CLAIM_FILING_INDICATORS, PAYER_RESPONSIBILITIES } from '../../../x12/guides/shared/claims.ts';
import type { OtherCoverage } from '../../snapshot/claim-snapshot.ts';
import { BLOCKS, each, found, GUIDE, INFORMS, one, says, WARNS, type ClaimRule, type Found } from '../rule.ts';
import type { Seen } from '../seen.ts';

const TURNS = 'PSTABCDEFGH';
const RELATIONSHIPS: readonly string[] = ['SELF', 'SPOUSE', 'CHILD', 'OTHER'];
const INDICATORS: ReadonlySet<string> = new Set(CLAIM_FILING_INDICATORS);
const RESPONSIBILITIES: ReadonlySet<string> = new Set(PAYER_RESPONSIBILITIES);

const others = (
  { claim }: Seen,
  broken: (other: OtherCoverage, number: number) => boolean,
  field: string,
  place: string,
  message: string,
  mend: string | null = null,
): readonly Found[] =>
  each(
    claim.otherCoverages,
    (other, number) =>
      broken(other, number) &&
      found(`otherCoverages[${number}].${field}`, place, `Other coverage ${number} ${message}`, mend),
  );

const turnOf = (responsibility: string): number => TURNS.indexOf(responsibility);

export const OTHER_PAYERS: readonly ClaimRule[] = [
  {
    id: 'COB_TOO_MANY',
    ...GUIDE,
    sentence: 'A claim names ten other payers at most.',
    source: '2320',
    find: ({ claim }) =>
      one(
        claim.otherCoverages.length > 10,
        'otherCoverages',
        '2320 SBR',
        'The claim names more than ten other payers.',
      ),
  },
  {
    id: 'COB_PAYER_NAME_MISSING',
    ...GUIDE,
    sentence: 'Another payer has a name.',
    source: '2330B NM103',
    find: (seen) =>
      others(seen, ({ payer }) => !says(payer.name), 'payer.name', '2330B NM103', 'has a payer without a name.'),
  },
  {
    id: 'COB_PAYER_ID_MISSING',
    ...GUIDE,
    sentence: 'Another payer has a number.',
    source: '2330B NM109',
    find: (seen) =>
      others(
        seen,
        ({ payer }) => !says(payer.payerId),
        'payer.payerId',
        '2330B NM109',
        'has a payer without a payer id.',
      ),
  },
  {
    id: 'COB_PAYER_ID_TWICE',
    ...GUIDE,
    sentence: 'Other payers have numbers that tell them apart: decisions about lines go by them.',
    source: '2330B NM109 and 2430 SVD01',
    find: (seen) =>
      others(
        seen,
        ({ payer }, number) =>
          seen.claim.otherCoverages.findIndex((first) => first.payer.payerId === payer.payerId) < number - 1,
        'payer.payerId',
        '2330B NM109',
        'has the payer id of an earlier one.',
      ),
  },
  {
    id: 'COB_PAYER_IS_BILLED',
    ...WARNS,
    sentence: 'Another payer is not the one that is billed.',
    source: '2330B NM109',
    find: (seen) =>
      others(
        seen,
        ({ payer }) => says(payer.payerId) && payer.payerId === seen.claim.payer.payerId,
        'payer.payerId',
        '2330B NM109',
        'is with the payer that is billed.',
        'Leave it so only where the patient has two policies with it.',
      ),
  },
  {
    id: 'COB_RESPONSIBILITY_UNKNOWN',
    ...GUIDE,
    sentence: 'The turn of another payer is one of the list.',
    source: '2320 SBR01',
    find: (seen) =>
      others(
        seen,
        ({ payer }) => !RESPONSIBILITIES.has(payer.responsibility),
        'payer.responsibility',
        '2320 SBR01',
        'has a turn that is none of the guide.',
      ),
  },
  {
    id: 'COB_FILING_INDICATOR_MISSING',
    ...GUIDE,
    sentence: 'The kind of plan of another payer is told.',
    source: '2320 SBR09',
    find: (seen) =>
      others(
        seen,
        ({ payer }) => !says(payer.claimFilingIndicatorCode),
        'payer.claimFilingIndicatorCode',
        '2320 SBR09',
        'has no claim filing indicator.',
      ),
  },
  {
    id: 'COB_FILING_INDICATOR_UNKNOWN',
    ...GUIDE,
    sentence: 'The kind of plan of another payer is one of the list.',
    source: '2320 SBR09',
    find: (seen) =>
      others(
        seen,
        ({ payer }) => says(payer.claimFilingIndicatorCode) && !INDICATORS.has(payer.claimFilingIndicatorCode),
        'payer.claimFilingIndicatorCode',
        '2320 SBR09',
        'has a claim filing indicator that is none of the guide.',
      ),
  },
  {
    id: 'COB_RELATIONSHIP_UNKNOWN',
    ...GUIDE,
    sentence: 'The patient stands to the subscriber of another payer as the guide knows it.',
    source: '2320 SBR02',
    find: (seen) =>
      others(
        seen,
        ({ relationship }) => !RELATIONSHIPS.includes(relationship),
        'relationship',
        '2320 SBR02',
        'has a relationship that the guide does not know.',
      ),
  },
  {
    id: 'COB_SUBSCRIBER_NAME_MISSING',
    ...GUIDE,
    sentence: 'The subscriber of another payer has a name.',
    source: '2330A NM103',
    find: (seen) =>
      others(
        seen,
        ({ subscriber }) => !says(subscriber.name.family),
        'subscriber.name.family',
        '2330A NM103',
        'has a subscriber without a family name.',
      ),
  },
  {
    id: 'COB_MEMBER_ID_MISSING',
    ...GUIDE,
    sentence: 'The subscriber of another payer has its member number.',
    source: '2330A NM109',
    find: (seen) =>
      others(
        seen,
        ({ subscriber }) => !says(subscriber.memberId),
        'subscriber.memberId',
        '2330A NM109',
        'has a subscriber without a member number.',
      ),
  },
  {
    id: 'COB_ORDER',
    ...WARNS,
    sentence: 'Other payers stand in the order in which they pay.',
    source: '2320 SBR01',
    find: ({ claim: { otherCoverages } }) =>
      one(
        otherCoverages.some(
          ({ payer }, index) =>
            index > 0 && turnOf(payer.responsibility) < turnOf(otherCoverages[index - 1]!.payer.responsibility),
        ),
        'otherCoverages',
        '2320 SBR01',
        'The other payers do not stand in the order in which they pay.',
      ),
  },
  {
    id: 'COB_NOT_DECIDED',
    ...BLOCKS,
    sentence: 'A payer before the one that is billed has decided.',
    source: '2320 AMT*D and CAS',
    find: (seen) =>
      others(
        seen,
        ({ payer, adjudication }) =>
          adjudication === null &&
          turnOf(payer.responsibility) >= 0 &&
          turnOf(payer.responsibility) < turnOf(seen.claim.payer.responsibility),
        'adjudication',
        '2320 AMT02',
        'pays before the payer that is billed, and has not decided.',
        'Bill it first, or enter its remittance.',
      ),
  },
  {
    id: 'COB_LATER_DECIDED',
    ...WARNS,
    sentence: 'A payer after the one that is billed has not decided yet.',
    source: '2320',
    find: (seen) =>
      others(
        seen,
        ({ payer, adjudication }) =>
          adjudication !== null && turnOf(payer.responsibility) > turnOf(seen.claim.payer.responsibility),
        'adjudication',
        '2320 AMT02',
        'pays after the payer that is billed, and has decided.',
        'Look at the order of the payers.',
      ),
  },
  {
    id: 'COB_MEDICARE_NUMBER',
    ...WARNS,
    sentence: 'Medicare as another payer knows its member by the Medicare beneficiary identifier.',
    source: '2330A NM109',
    find: (seen) =>
      others(
        seen,
        ({ payer, subscriber }) =>
          ['MA', 'MB'].includes(payer.claimFilingIndicatorCode ?? '') && (subscriber.memberId ?? '').length !== 11,
        'subscriber.memberId',
        '2330A NM109',
        'is Medicare, and its member number has not eleven characters.',
      ),
  },
  {
    id: 'MEDICAID_NOT_LAST',
    ...WARNS,
    sentence: 'Medicaid pays last.',
    source: '42 CFR 433.139',
    find: (seen) =>
      others(
        seen,
        ({ payer }) =>
          seen.isMedicaid &&
          turnOf(payer.responsibility) > turnOf(seen.claim.payer.responsibility) &&
          payer.claimFilingIndicatorCode !== 'MC',
        'payer.responsibility',
        '2320 SBR01',
        'pays after Medicaid.',
        'Bill it before Medicaid.',
      ),
  },
  {
    id: 'COB_NOTHING_LEFT',
    ...INFORMS,
    sentence: 'A later payer is billed where something is left to pay.',
    source: '2320 CAS: PR',
    find: (seen) =>
      others(
        seen,
        ({ payer, adjudication }) =>
          adjudication !== null &&
          turnOf(payer.responsibility) < turnOf(seen.claim.payer.responsibility) &&
          adjudication.paidAmount === seen.claim.totalClaimChargeAmount,
        'adjudication.paidAmount',
        '2320 AMT02',
        'has paid everything.',
      ),
  },
];
