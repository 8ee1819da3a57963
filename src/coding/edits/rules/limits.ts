/** Dates and sameness. */

import { atDiagnosis, atProcedure, icd, pairsOf, type Rule } from '../rule.ts';

const duplicate: Rule = {
  id: 'DUPLICATE_DIAGNOSIS',
  severity: 'BLOCKS',
  overridable: false,
  sentence: 'A diagnosis stands once.',
  source: 'ICD-10-CM official guidelines I.B.12',
  find: ({ coding: { diagnoses } }) =>
    pairsOf(diagnoses)
      .filter(([one, other]) => one.code === other.code)
      .map(([one, other]) => ({
        path: atDiagnosis(other),
        about: [other, one],
        message: `${icd(other.code)} stands twice.`,
        mend: 'Remove one of them.',
        key: other.code,
      })),
};

const dateOutside: Rule = {
  id: 'SERVICE_DATE_OUTSIDE',
  severity: 'BLOCKS',
  overridable: false,
  sentence: 'A service was given on a day of the encounter.',
  source: '837P DTP*472',
  find: ({ coding: { procedures, serviceFrom, serviceTo } }) =>
    procedures
      .filter(({ serviceDate }) => serviceDate < serviceFrom || serviceDate > serviceTo)
      .map((procedure) => ({
        path: atProcedure(procedure, 'serviceDate'),
        about: [procedure],
        message: `${procedure.code} is dated ${procedure.serviceDate}, outside ${serviceFrom} to ${serviceTo}.`,
        mend: 'Correct the day of service.',
        key: `${procedure.code} ${procedure.serviceDate}`,
      })),
};

export const LIMITS: readonly Rule[] = [duplicate, dateOutside];
