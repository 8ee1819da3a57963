/** Who pays: its numbers, its kind, and its turn among other payers. */

import { CLAIM_FILING_INDICATORS, PAYER_RESPONSIBILITIES } from '../../../x12/guides/shared/claims.ts';
import { BLOCKS, GUIDE, GUIDE_UNLESS, INFORMS, NEVER, one, says, WARNS, type ClaimRule } from '../rule.ts';

const INDICATORS: ReadonlySet<string> = new Set(CLAIM_FILING_INDICATORS);
const RESPONSIBILITIES: ReadonlySet<string> = new Set(PAYER_RESPONSIBILITIES);
/** In the order in which they pay. U has no turn. */
const TURNS = 'PSTABCDEFGH';

export const PAYER: readonly ClaimRule[] = [
  {
    id: 'PAYER_NAME_MISSING',
    ...GUIDE,
    sentence: 'The payer has a name.',
    source: '2010BB NM103',
    find: ({ claim: { payer } }) => one(!says(payer.name), 'payer.name', '2010BB NM103', 'The payer has no name.'),
  },
  {
    id: 'PAYER_ID_MISSING',
    ...GUIDE,
    sentence: 'The payer has the number by which claims are routed to it.',
    source: '2010BB NM109',
    find: ({ claim: { payer } }) =>
      one(
        !says(payer.payerId),
        'payer.payerId',
        '2010BB NM109',
        'The payer has no payer id.',
        'Look it up in the list of the clearinghouse.',
      ),
  },
  {
    id: 'FILING_INDICATOR_MISSING',
    ...GUIDE,
    sentence: 'The claim says what kind of plan it is sent to.',
    source: '2000B SBR09',
    find: ({ claim: { payer } }) =>
      one(
        !says(payer.claimFilingIndicatorCode),
        'payer.claimFilingIndicatorCode',
        '2000B SBR09',
        'The payer has no claim filing indicator.',
      ),
  },
  {
    id: 'FILING_INDICATOR_UNKNOWN',
    ...GUIDE,
    sentence: 'The kind of plan is one of the list.',
    source: '2000B SBR09',
    find: ({ claim: { payer } }) =>
      one(
        says(payer.claimFilingIndicatorCode) && !INDICATORS.has(payer.claimFilingIndicatorCode),
        'payer.claimFilingIndicatorCode',
        '2000B SBR09',
        'The claim filing indicator is none of the guide.',
      ),
  },
  {
    id: 'FILING_INDICATOR_VAGUE',
    ...INFORMS,
    sentence: 'The kind of plan is told as exactly as it is known.',
    source: '2000B SBR09: ZZ where the kind is not known',
    find: ({ claim: { payer } }) =>
      one(
        payer.claimFilingIndicatorCode === 'ZZ',
        'payer.claimFilingIndicatorCode',
        '2000B SBR09',
        'The claim filing indicator is ZZ, which says nothing.',
      ),
  },
  {
    id: 'MEDICARE_PART',
    ...BLOCKS,
    sentence: 'Part B of Medicare pays professional claims.',
    source: '2000B SBR09; Medicare Claims Processing Manual, chapter 1',
    find: ({ claim: { payer }, isProfessional }) =>
      one(
        isProfessional && payer.claimFilingIndicatorCode === 'MA',
        'payer.claimFilingIndicatorCode',
        '2000B SBR09',
        'A professional claim is sent to part A of Medicare.',
        'Send it to part B (MB).',
      ),
  },
  {
    id: 'RESPONSIBILITY_UNKNOWN',
    ...GUIDE,
    sentence: 'The turn of the payer is one of the list.',
    source: '2000B SBR01',
    find: ({ claim: { payer } }) =>
      one(
        !RESPONSIBILITIES.has(payer.responsibility),
        'payer.responsibility',
        '2000B SBR01',
        'The turn of the payer is none of the guide.',
      ),
  },
  {
    id: 'RESPONSIBILITY_TWICE',
    ...GUIDE,
    sentence: 'No two payers of a claim have the same turn.',
    source: '2000B and 2320 SBR01',
    find: ({ claim: { payer, otherCoverages } }) => {
      if (otherCoverages.length === 0) return [];
      const turns = [payer.responsibility, ...otherCoverages.map((other) => other.payer.responsibility)].filter(
        (turn) => turn !== 'U',
      );
      return one(
        new Set(turns).size < turns.length,
        'otherCoverages',
        '2320 SBR01',
        'Two payers of the claim have the same turn.',
        'Give each its own: P, S, T, then A to H.',
      );
    },
  },
  {
    id: 'EARLIER_PAYER_MISSING',
    ...GUIDE,
    sentence: 'A claim to a payer that is not the first names those before it.',
    source: '2320: other payers known to be involved',
    find: ({ claim: { payer, otherCoverages } }) => {
      const turn = TURNS.indexOf(payer.responsibility);
      return one(
        turn > 0 && !otherCoverages.some((other) => other.payer.responsibility === 'P'),
        'payer.responsibility',
        '2320 SBR01',
        'The payer is not the first, and the claim names no primary payer.',
        'Add the primary coverage with its decision, or bill this payer as primary.',
      );
    },
  },
  {
    id: 'TURN_LEFT_OUT',
    ...WARNS,
    sentence: 'The turns of payers follow one another.',
    source: '2000B and 2320 SBR01',
    find: ({ claim: { payer, otherCoverages } }) => {
      if (otherCoverages.length === 0) return [];
      const turns = new Set([payer.responsibility, ...otherCoverages.map((other) => other.payer.responsibility)]);
      const last = Math.max(...[...turns].map((turn) => TURNS.indexOf(turn)));
      return one(
        Array.from({ length: last + 1 }, (_, turn) => TURNS[turn]!).some((turn) => !turns.has(turn)),
        'otherCoverages',
        '2320 SBR01',
        'A turn between the first and the last payer of the claim belongs to none.',
      );
    },
  },
  {
    id: 'MEDICARE_SECONDARY_REASON',
    ...GUIDE_UNLESS,
    sentence: 'A claim to Medicare that is not the first payer says why it is not.',
    source: '2000B SBR05; 42 CFR 411.20',
    find: ({ claim: { payer }, isMedicare, isProfessional }) =>
      one(
        isMedicare && isProfessional && TURNS.indexOf(payer.responsibility) > 0,
        'payer.responsibility',
        '2000B SBR05',
        'Medicare does not pay first here, and the claim has no place yet for the reason (insurance type code).',
        'Bill it through the portal of the contractor.',
      ),
  },
  {
    id: 'WORKERS_COMPENSATION_CAUSE',
    ...BLOCKS,
    sentence: 'A claim for compensation of workers is about an accident at work.',
    source: '2300 CLM11; SBR09 WC',
    find: ({ claim: { payer, accident } }) =>
      one(
        payer.claimFilingIndicatorCode === 'WC' && !accident?.causes.includes('EM'),
        'accident.causes',
        '2300 CLM11',
        'The payer is one for accidents at work, and the claim tells of none.',
        'Add the cause EM with its date.',
      ),
  },
  {
    id: 'AUTOMOBILE_CAUSE',
    ...BLOCKS,
    sentence: 'A claim to an automobile insurer is about an automobile accident.',
    source: '2300 CLM11; SBR09 AM',
    find: ({ claim: { payer, accident } }) =>
      one(
        payer.claimFilingIndicatorCode === 'AM' && !accident?.causes.includes('AA'),
        'accident.causes',
        '2300 CLM11',
        'The payer insures automobiles, and the claim tells of no automobile accident.',
        'Add the cause AA with its state and date.',
      ),
  },
  {
    id: 'WORK_ACCIDENT_OTHER_PAYER',
    ...WARNS,
    sentence: 'An accident at work is for the insurance of the employer to pay.',
    source: '42 CFR 411.40',
    find: ({ claim: { payer, accident } }) =>
      one(
        accident !== null &&
          accident.causes.includes('EM') &&
          payer.responsibility === 'P' &&
          payer.claimFilingIndicatorCode !== 'WC',
        'payer',
        '2000B SBR09',
        'The accident was at work, and the first payer is not for such.',
      ),
  },
  {
    id: 'ASSIGNMENT_UNKNOWN',
    ...GUIDE,
    sentence: 'The claim says whether the provider takes assignment.',
    source: '2300 CLM07',
    find: ({ claim }) =>
      one(
        !['A', 'B', 'C'].includes(claim.acceptAssignmentCode),
        'acceptAssignmentCode',
        '2300 CLM07',
        'Whether assignment is taken is none of A, B and C.',
      ),
  },
  {
    id: 'MEDICAID_ASSIGNMENT',
    ...BLOCKS,
    sentence: 'Whoever bills Medicaid takes what it pays as payment in full.',
    source: '42 CFR 447.15; 2300 CLM07',
    find: ({ claim, isMedicaid }) =>
      one(
        isMedicaid && claim.acceptAssignmentCode !== 'A',
        'acceptAssignmentCode',
        '2300 CLM07',
        'The claim goes to Medicaid without assignment.',
      ),
  },
  {
    id: 'LABORATORY_ASSIGNMENT',
    ...WARNS,
    sentence: 'Assignment for laboratory services alone has a laboratory service.',
    source: '2300 CLM07: B',
    find: ({ claim }) =>
      one(
        claim.acceptAssignmentCode === 'B' &&
          !claim.lines.some(({ procedureCode }) => /^8\d{4}$/.test(procedureCode ?? '')),
        'acceptAssignmentCode',
        '2300 CLM07',
        'Assignment is taken for laboratory services, and the claim has none.',
      ),
  },
  {
    id: 'BENEFITS_INDICATOR_UNKNOWN',
    ...GUIDE,
    sentence: 'The claim says whether benefits are assigned.',
    source: '2300 CLM08',
    find: ({ claim }) =>
      one(
        !['N', 'W', 'Y'].includes(claim.benefitsAssignment),
        'benefitsAssignment',
        '2300 CLM08',
        'Whether benefits are assigned is none of N, W and Y.',
      ),
  },
  {
    id: 'BENEFITS_NOT_ASSIGNED',
    ...WARNS,
    sentence: 'A provider that takes assignment has the benefits assigned to it.',
    source: '2300 CLM08',
    find: ({ claim }) =>
      one(
        claim.acceptAssignmentCode === 'A' && claim.benefitsAssignment === 'N',
        'benefitsAssignment',
        '2300 CLM08',
        'Assignment is taken, but benefits are not assigned: the payer will pay the patient.',
      ),
  },
  {
    id: 'RELEASE_UNKNOWN',
    ...GUIDE,
    sentence: 'The claim says on what ground information is released.',
    source: '2300 CLM09',
    find: ({ claim }) =>
      one(
        !['I', 'Y'].includes(claim.releaseOfInformation),
        'releaseOfInformation',
        '2300 CLM09',
        'The ground for the release of information is neither I nor Y.',
      ),
  },
  {
    id: 'SIGNATURE_NOT_ON_FILE',
    ...NEVER,
    severity: 'WARNS',
    sentence: 'The signature of the provider is on file.',
    source: '2300 CLM06',
    find: ({ claim, isProfessional }) =>
      one(
        isProfessional && !claim.providerSignatureOnFile,
        'providerSignatureOnFile',
        '2300 CLM06',
        'The claim says that no signature of the provider is on file.',
      ),
  },
];
