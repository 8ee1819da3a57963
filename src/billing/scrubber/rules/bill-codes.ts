/** The codes of the uniform bill: procedures, conditions, occurrences, values, reasons of a visit. */

import { BLOCKS, each, found, GUIDE, one, WARNS, type ClaimRule } from '../rule.ts';
import { bill } from './bill.ts';

const HI = '2300 HI';

/** Two letters or digits. */
const isBillCode = (code: string): boolean => /^[0-9A-Z]{2}$/.test(code);
const isDiagnosis = (code: string): boolean => /^[A-Z]\d[0-9A-Z]{1,5}$/.test(code);
/** Seven places, no I and no O. */
const isIcd10Procedure = (code: string): boolean => /^[0-9A-HJ-NP-Z]{7}$/.test(code);

/** How many of each the guide carries: two segments of twelve, or as it says. */
const MOST = {
  conditionCodes: 24,
  occurrences: 24,
  occurrenceSpans: 24,
  values: 24,
  procedures: 25,
  externalCauses: 12,
  reasonsForVisit: 3,
} as const;

export const BILL_CODES: readonly ClaimRule[] = [
  {
    id: 'BILL_CODES_TOO_MANY',
    ...GUIDE,
    sentence: 'A bill carries 24 codes of a kind, 25 procedures, 12 external causes, 3 reasons of a visit.',
    source: '837I 2300 HI',
    find: (seen) =>
      bill(seen, (facts) =>
        each(
          Object.keys(MOST) as (keyof typeof MOST)[],
          (kind) =>
            facts[kind].length > MOST[kind] &&
            found(
              `institutional.${kind}`,
              HI,
              `The bill has ${facts[kind].length} of a kind that it carries ${MOST[kind]} of.`,
            ),
        ),
      ),
  },
  {
    id: 'CONDITION_CODE_FORM',
    ...GUIDE,
    sentence: 'A condition code has two letters or digits.',
    source: '837I 2300 HI*BG: code source 132',
    find: (seen) =>
      bill(seen, ({ conditionCodes }) =>
        each(
          conditionCodes,
          (code, number) =>
            !isBillCode(code) &&
            found(`institutional.conditionCodes[${number}]`, HI, `Condition ${number} is not two letters or digits.`),
        ),
      ),
  },
  {
    id: 'CONDITION_CODE_TWICE',
    ...GUIDE,
    sentence: 'A condition stands once.',
    source: '837I 2300 HI*BG',
    find: (seen) =>
      bill(seen, ({ conditionCodes }) =>
        each(
          conditionCodes,
          (code, number) =>
            conditionCodes.indexOf(code) < number - 1 &&
            found(`institutional.conditionCodes[${number}]`, HI, `Condition ${number} stands twice.`),
        ),
      ),
  },
  {
    id: 'OCCURRENCE_CODE_FORM',
    ...GUIDE,
    sentence: 'An occurrence code has two letters or digits.',
    source: '837I 2300 HI*BH and HI*BI: code source 132',
    find: (seen) =>
      bill(seen, ({ occurrences, occurrenceSpans }) => [
        ...each(
          occurrences,
          ({ code }, number) =>
            !isBillCode(code) &&
            found(`institutional.occurrences[${number}].code`, HI, `Occurrence ${number} has no code of two places.`),
        ),
        ...each(
          occurrenceSpans,
          ({ code }, number) =>
            !isBillCode(code) &&
            found(`institutional.occurrenceSpans[${number}].code`, HI, `Span ${number} has no code of two places.`),
        ),
      ]),
  },
  {
    id: 'OCCURRENCE_IN_FUTURE',
    ...GUIDE,
    sentence: 'An occurrence has happened.',
    source: '837I 2300 HI*BH',
    find: (seen) =>
      bill(seen, ({ occurrences }) =>
        each(
          occurrences,
          ({ on }, number) =>
            on > seen.facts.today &&
            found(`institutional.occurrences[${number}].on`, HI, `Occurrence ${number} is dated after today.`),
        ),
      ),
  },
  {
    id: 'OCCURRENCE_SPAN_REVERSED',
    ...GUIDE,
    sentence: 'A span does not end before it begins.',
    source: '837I 2300 HI*BI',
    find: (seen) =>
      bill(seen, ({ occurrenceSpans }) =>
        each(
          occurrenceSpans,
          ({ from, to }, number) =>
            to < from &&
            found(`institutional.occurrenceSpans[${number}].to`, HI, `Span ${number} ends before it begins.`),
        ),
      ),
  },
  {
    id: 'VALUE_CODE_FORM',
    ...GUIDE,
    sentence: 'A value code has two letters or digits, and an amount that is not negative.',
    source: '837I 2300 HI*BE: code source 132',
    find: (seen) =>
      bill(seen, ({ values }) =>
        each(
          values,
          ({ code, amount }, number) =>
            (!isBillCode(code) || amount < 0n) &&
            found(`institutional.values[${number}]`, HI, `Value ${number} has no code of two places, or is negative.`),
        ),
      ),
  },
  {
    id: 'BILL_PROCEDURE_FORM',
    ...GUIDE,
    sentence: 'A procedure of a bill has the seven places of ICD-10-PCS.',
    source: '837I 2300 HI*BBR: code source 896',
    find: (seen) =>
      bill(seen, ({ procedures }) =>
        each(
          procedures,
          ({ code }, number) =>
            !isIcd10Procedure(code) &&
            found(`institutional.procedures[${number}].code`, HI, `Procedure ${number} is no code of ICD-10-PCS.`),
        ),
      ),
  },
  {
    id: 'BILL_PROCEDURE_OUTPATIENT',
    ...WARNS,
    sentence: 'ICD-10-PCS is for inpatients.',
    source: '45 CFR 162.1002(c)(3)',
    find: (seen) =>
      bill(seen, ({ procedures }) =>
        one(
          procedures.length > 0 && !seen.isInpatient,
          'institutional.procedures',
          HI,
          'The bill of an outpatient has procedures of ICD-10-PCS.',
          'Bill the services by HCPCS on the lines.',
        ),
      ),
  },
  {
    id: 'BILL_PROCEDURE_DATE',
    ...BLOCKS,
    sentence: 'A procedure was done during the stay, or in the three days before it.',
    source: '837I 2300 HI*BBR; 42 CFR 412.2(c)(5)',
    find: (seen) =>
      bill(seen, ({ procedures, statementTo }) =>
        each(
          procedures,
          ({ on }, number) =>
            on > statementTo &&
            found(`institutional.procedures[${number}].on`, HI, `Procedure ${number} is dated after the statement.`),
        ),
      ),
  },
  {
    id: 'BILL_DIAGNOSIS_FORM',
    ...BLOCKS,
    sentence: 'Admitting diagnosis, reasons of the visit and external causes have the form of ICD-10-CM.',
    source: '837I 2300 HI: code source 897',
    find: (seen) =>
      bill(seen, ({ admittingDiagnosis, reasonsForVisit, externalCauses }) => [
        ...one(
          admittingDiagnosis !== null && !isDiagnosis(admittingDiagnosis),
          'institutional.admittingDiagnosis',
          HI,
          'The admitting diagnosis does not have the form of ICD-10-CM.',
        ),
        ...each(
          reasonsForVisit,
          (code, number) =>
            !isDiagnosis(code) &&
            found(
              `institutional.reasonsForVisit[${number}]`,
              HI,
              `Reason ${number} does not have the form of ICD-10-CM.`,
            ),
        ),
        ...each(
          externalCauses,
          ({ code }, number) =>
            !/^[VWXY]\d[0-9A-Z]{1,5}$/.test(code) &&
            found(
              `institutional.externalCauses[${number}].code`,
              HI,
              `External cause ${number} is no code from V to Y.`,
            ),
        ),
      ]),
  },
  {
    id: 'REASON_FOR_VISIT_MISSING',
    ...WARNS,
    sentence: 'An unscheduled visit of an outpatient has its reason.',
    source: '837I 2300 HI*APR: types of bill 13 and 85 with revenue 045x, 0516, 0526 or 0762',
    find: (seen) =>
      bill(seen, ({ reasonsForVisit }) =>
        one(
          ['13', '85'].includes(seen.claim.facilityCode) &&
            reasonsForVisit.length === 0 &&
            seen.claim.lines.some(({ revenueCode }) => /^(?:045\d|0516|0526|0762)$/.test(revenueCode ?? '')),
          'institutional.reasonsForVisit',
          HI,
          'The visit was not scheduled, and the bill does not say why the patient came.',
        ),
      ),
  },
];
