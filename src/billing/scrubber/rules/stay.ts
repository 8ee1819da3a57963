/** The stay or visit that a bill is about: its days, how it began and ended. */

import { BLOCKS, called, GUIDE, lines, one, type ClaimRule } from '../rule.ts';
import { bill } from './bill.ts';

export const STAY: readonly ClaimRule[] = [
  {
    id: 'STATEMENT_DATES_REVERSED',
    ...GUIDE,
    sentence: 'A statement does not end before it begins.',
    source: '837I 2300 DTP*434',
    find: (seen) =>
      bill(seen, ({ statementFrom, statementTo }) =>
        one(
          statementTo < statementFrom,
          'institutional.statementTo',
          '2300 DTP03',
          'The statement ends before it begins.',
        ),
      ),
  },
  {
    id: 'STATEMENT_IN_FUTURE',
    ...GUIDE,
    sentence: 'A statement ends today or before.',
    source: '837I 2300 DTP*434',
    find: (seen) =>
      bill(seen, ({ statementTo }) =>
        one(
          statementTo > seen.facts.today,
          'institutional.statementTo',
          '2300 DTP03',
          'The statement ends after today.',
        ),
      ),
  },
  {
    id: 'LINE_OUTSIDE_STATEMENT',
    ...BLOCKS,
    sentence: 'The services of a bill lie within its statement.',
    source: '837I 2400 DTP*472',
    find: (seen) =>
      bill(seen, ({ statementFrom, statementTo }) =>
        lines(
          seen,
          ({ serviceFrom, serviceTo }) => serviceFrom < statementFrom || serviceTo > statementTo,
          'serviceFrom',
          '2400 DTP03',
          (line) => `${called(line)} lies outside of the statement.`,
        ),
      ),
  },
  {
    id: 'BILL_ADMISSION_MISSING',
    ...GUIDE,
    sentence: 'A bill of an inpatient has the day of admission.',
    source: '837I 2300 DTP*435',
    find: ({ claim, isInpatient }) =>
      one(
        isInpatient && claim.admission === null,
        'admission',
        '2300 DTP03',
        'The bill of an inpatient has no admission.',
      ),
  },
  {
    id: 'ADMISSION_HOUR',
    ...GUIDE,
    sentence: 'The admission of an inpatient has an hour, as HHMM.',
    source: '837I 2300 DTP*435: DT',
    find: ({ claim: { admission }, isInpatient }) =>
      one(
        isInpatient && admission !== null && !/^(?:[01]\d|2[0-3])[0-5]\d$/.test(admission.admittedAt ?? ''),
        'admission.admittedAt',
        '2300 DTP03',
        'The admission of the inpatient has no hour.',
      ),
  },
  {
    id: 'ADMISSION_AFTER_STATEMENT',
    ...BLOCKS,
    sentence: 'An inpatient was admitted before the statement ends.',
    source: '837I 2300 DTP*435 and DTP*434',
    find: (seen) =>
      bill(seen, ({ statementTo }) =>
        one(
          seen.claim.admission !== null && seen.claim.admission.admittedOn > statementTo,
          'admission.admittedOn',
          '2300 DTP03',
          'The admission is after the end of the statement.',
        ),
      ),
  },
  {
    id: 'ADMISSION_TYPE',
    ...GUIDE,
    sentence: 'A bill says how urgent the admission or visit was: 1 to 5, or 9.',
    source: '837I 2300 CL101: code source 231',
    find: (seen) =>
      bill(seen, ({ admissionTypeCode }) =>
        one(
          !/^[1-59]$/.test(admissionTypeCode ?? ''),
          'institutional.admissionTypeCode',
          '2300 CL101',
          'The type of admission is none of 1 to 5 and 9.',
        ),
      ),
  },
  {
    id: 'ADMISSION_SOURCE',
    ...GUIDE,
    sentence: 'A bill says where the patient came from, save for laboratory of others.',
    source: '837I 2300 CL102: code source 230',
    find: (seen) =>
      bill(seen, ({ admissionSourceCode }) =>
        one(
          seen.claim.facilityCode !== '14' && !/^[1-9A-F]$/.test(admissionSourceCode ?? ''),
          'institutional.admissionSourceCode',
          '2300 CL102',
          'The bill does not say where the patient came from.',
        ),
      ),
  },
  {
    id: 'PATIENT_STATUS',
    ...GUIDE,
    sentence: 'A bill says how the patient left, in two digits.',
    source: '837I 2300 CL103: code source 239',
    find: (seen) =>
      bill(seen, ({ patientStatusCode }) =>
        one(
          !/^\d{2}$/.test(patientStatusCode),
          'institutional.patientStatusCode',
          '2300 CL103',
          'The status of the patient is not two digits.',
        ),
      ),
  },
  {
    id: 'PATIENT_STATUS_AND_FREQUENCY',
    ...BLOCKS,
    sentence: 'A bill that another follows is of a patient who is still here, and no other is.',
    source: '837I 2300 CL103 and CLM05-3: status 30, frequency 2 and 3',
    find: (seen) =>
      bill(seen, ({ patientStatusCode }) => {
        const goesOn = ['2', '3'].includes(seen.claim.claimFrequencyCode);
        const isHere = patientStatusCode === '30';
        const isFinal = ['1', '4'].includes(seen.claim.claimFrequencyCode);
        return one(
          seen.isInpatient && ((goesOn && !isHere) || (isFinal && isHere)),
          'institutional.patientStatusCode',
          '2300 CL103',
          goesOn
            ? 'Another bill follows, and the patient is said to have left.'
            : 'The bill is the last one, and the patient is said to be still here.',
        );
      }),
  },
];
