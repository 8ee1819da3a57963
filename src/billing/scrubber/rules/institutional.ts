/** Institutional claims: the bill, who was responsible, its revenue codes and diagnoses. */

import { BLOCKS, called, each, found, GUIDE, GUIDE_UNLESS, INFORMS, lines, NEVER, one, says, WARNS } from '../rule.ts';
import type { ClaimRule } from '../rule.ts';
import { bill } from './bill.ts';

/** Laboratory, imaging, drugs by name, visits to a clinic or emergency room: paid by HCPCS, not by revenue code. */
const needsProcedure = (revenueCode: string): boolean =>
  /^0(?:30|31|32|33|34|35|36|40|45|51|61|63[46]|73|92)/.test(revenueCode);

export const INSTITUTIONAL: readonly ClaimRule[] = [
  {
    id: 'BILL_FACTS_MISSING',
    ...GUIDE,
    sentence: 'An institutional claim tells what the uniform bill asks for.',
    source: '837I 2300 CL1 and DTP*434',
    find: ({ claim }) =>
      one(
        claim.form === 'INSTITUTIONAL' && claim.institutional === null,
        'institutional',
        '2300 CL1',
        'The claim is an institutional one, and tells neither dates of the statement nor status of the patient.',
      ),
  },
  {
    id: 'TYPE_OF_BILL_FORM',
    ...GUIDE,
    sentence: 'The type of bill begins with two digits.',
    source: '837I 2300 CLM05-1: code source 236',
    find: (seen) =>
      bill(seen, () =>
        one(
          !/^[1-8]\d$/.test(seen.claim.facilityCode),
          'facilityCode',
          '2300 CLM05-1',
          'The type of bill does not begin with two digits from 1 to 8 on.',
        ),
      ),
  },
  {
    id: 'ATTENDING_MISSING',
    ...GUIDE,
    sentence: 'A bill names who was responsible for the patient.',
    source: '837I 2310A',
    find: (seen) =>
      bill(seen, () =>
        one(
          seen.claim.renderingProvider === null,
          'renderingProvider',
          '2310A NM1',
          'The bill names no attending provider.',
        ),
      ),
  },
  {
    id: 'OPERATING_MISSING',
    ...GUIDE,
    sentence: 'A bill with procedures names who operated.',
    source: '837I 2310B',
    find: (seen) =>
      bill(seen, ({ procedures }) =>
        one(
          procedures.length > 0 && seen.claim.operatingProvider === null,
          'operatingProvider',
          '2310B NM1',
          'The bill has procedures, and does not name who operated.',
        ),
      ),
  },
  {
    id: 'REVENUE_CODE',
    ...GUIDE,
    sentence: 'A line of a bill has a revenue code of four digits.',
    source: '837I 2400 SV201: code source 132',
    find: (seen) =>
      bill(seen, () =>
        lines(
          seen,
          ({ revenueCode }) => !/^\d{4}$/.test(revenueCode ?? ''),
          'revenueCode',
          '2400 SV201',
          ({ number }) => `Line ${number} has no revenue code of four digits.`,
        ),
      ),
  },
  {
    id: 'REVENUE_TOTAL_LINE',
    ...GUIDE,
    sentence: 'The total has no line of its own.',
    source: '837I 2400 SV201: 0001 is for paper',
    find: (seen) =>
      lines(
        seen,
        ({ revenueCode }) => revenueCode === '0001',
        'revenueCode',
        '2400 SV201',
        ({ number }) => `Line ${number} is the total of a paper bill.`,
        'Remove it.',
      ),
  },
  {
    id: 'REVENUE_CODE_PROFESSIONAL',
    ...NEVER,
    sentence: 'A professional claim has no revenue codes.',
    source: '837P 2400 SV1',
    find: (seen) =>
      lines(
        seen,
        ({ revenueCode }) => seen.isProfessional && revenueCode !== null,
        'revenueCode',
        '2400 SV1',
        ({ number }) => `Line ${number} has a revenue code, which a professional claim has no place for.`,
      ),
  },
  {
    id: 'REVENUE_NEEDS_PROCEDURE',
    ...BLOCKS,
    severity: 'WARNS',
    sentence: 'An outpatient service that is paid by its code has one.',
    source: '837I 2400 SV202; Medicare Claims Processing Manual, chapter 4',
    find: (seen) =>
      bill(seen, () =>
        lines(
          seen,
          ({ revenueCode, procedureCode }) =>
            !seen.isInpatient && needsProcedure(revenueCode ?? '') && !says(procedureCode),
          'procedureCode',
          '2400 SV202-2',
          (line) => `${called(line)} is of an outpatient, and has no procedure code.`,
        ),
      ),
  },
  {
    id: 'DIAGNOSIS_GROUP_FORM',
    ...GUIDE,
    sentence: 'A diagnosis related group has three or four digits.',
    source: '837I 2300 HI*DR: code source 229',
    find: (seen) =>
      bill(seen, ({ diagnosisRelatedGroup }) =>
        one(
          diagnosisRelatedGroup !== null && !/^\d{3,4}$/.test(diagnosisRelatedGroup),
          'institutional.diagnosisRelatedGroup',
          '2300 HI',
          'The diagnosis related group is not three or four digits.',
        ),
      ),
  },
  {
    id: 'DIAGNOSIS_GROUP_MISSING',
    ...INFORMS,
    sentence: 'A bill of a hospital inpatient has its diagnosis related group.',
    source: '837I 2300 HI*DR: where the payer pays by it',
    find: (seen) =>
      bill(seen, ({ diagnosisRelatedGroup }) =>
        one(
          seen.claim.facilityCode === '11' && diagnosisRelatedGroup === null,
          'institutional.diagnosisRelatedGroup',
          '2300 HI',
          'The bill of an inpatient has no diagnosis related group.',
        ),
      ),
  },
  {
    id: 'ADMITTING_DIAGNOSIS_MISSING',
    ...GUIDE_UNLESS,
    sentence: 'A bill of an inpatient says with which diagnosis the patient was admitted.',
    source: '837I 2300 HI*ABJ',
    find: (seen) =>
      bill(seen, ({ admittingDiagnosis }) =>
        one(
          seen.isInpatient && !says(admittingDiagnosis),
          'institutional.admittingDiagnosis',
          '2300 HI',
          'The bill of an inpatient has no admitting diagnosis.',
        ),
      ),
  },
  {
    id: 'PRESENT_ON_ADMISSION_UNKNOWN',
    ...GUIDE,
    sentence: 'Whether a diagnosis was present on admission is Y, N, U or W.',
    source: '837I 2300 HI01-9',
    find: (seen) =>
      bill(seen, () =>
        each(
          seen.claim.diagnoses,
          ({ presentOnAdmission }, number) =>
            presentOnAdmission !== null &&
            !/^[YNUW]$/.test(presentOnAdmission) &&
            found(
              `diagnoses[${number}].presentOnAdmission`,
              '2300 HI',
              `Whether diagnosis ${number} was present on admission is none of Y, N, U and W.`,
            ),
        ),
      ),
  },
  {
    id: 'PRESENT_ON_ADMISSION_MISSING',
    ...WARNS,
    sentence: 'Of a hospital inpatient, each diagnosis says whether it was present on admission, unless it is exempt.',
    source: '837I 2300 HI01-9; 42 CFR 412.50',
    find: (seen) =>
      bill(seen, () =>
        each(
          seen.claim.diagnoses,
          ({ presentOnAdmission }, number) =>
            seen.claim.facilityCode === '11' &&
            presentOnAdmission === null &&
            found(
              `diagnoses[${number}].presentOnAdmission`,
              '2300 HI',
              `Diagnosis ${number} does not say whether it was present on admission.`,
            ),
        ),
      ),
  },
];
