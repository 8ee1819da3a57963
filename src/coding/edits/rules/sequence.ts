/** What may be first-listed or principal. */

import type { DiagnosisEditKind } from '../../../codesets/files/rows.ts';
import { manifestationBy } from '../manifestations.ts';
import { atDiagnosis, icd, type Found, type Rule, type Seen } from '../rule.ts';
import type { DiagnosisToCheck } from '../finding.ts';

const first = (
  { coding }: Seen,
  judge: (diagnosis: DiagnosisToCheck) => Omit<Found, 'path' | 'about' | 'key'> | null,
): Found[] => {
  const [diagnosis] = coding.diagnoses;
  const said = diagnosis ? judge(diagnosis) : null;
  return said ? [{ path: atDiagnosis(diagnosis!), about: [diagnosis!], key: diagnosis!.code, ...said }] : [];
};

const externalCause: Rule = {
  id: 'EXTERNAL_CAUSE_FIRST',
  severity: 'BLOCKS',
  overridable: false,
  sentence: 'An external cause is never the first-listed diagnosis.',
  source: 'ICD-10-CM official guidelines I.C.20.a.6',
  find: (seen) =>
    first(seen, ({ code }) =>
      /^[V-Y]/.test(code)
        ? {
            message: `${icd(code)} says how it happened, and is never first.`,
            mend: 'Put the condition that was treated first.',
          }
        : null,
    ),
};

const manifestation: Rule = {
  id: 'MANIFESTATION_FIRST',
  severity: 'BLOCKS',
  overridable: false,
  sentence: 'A manifestation is never the first-listed diagnosis.',
  source: 'ICD-10-CM official guidelines I.A.13; Medicare Code Editor',
  find: (seen) =>
    first(seen, ({ code }) => {
      const from = manifestationBy(seen.tables, code);
      if (!from) return null;
      return {
        message: `${icd(code)} is the manifestation of another condition, which comes first.`,
        mend: 'Put the underlying condition first.',
        from,
      };
    }),
};

/** What the code editor says of principal diagnoses is said of inpatients: elsewhere the reason for the visit is first. */
const principal = (
  seen: Seen,
  kind: DiagnosisEditKind,
  judge: (diagnosis: DiagnosisToCheck) => Pick<Found, 'message' | 'mend'> | null,
): Found[] => {
  const edits = seen.tables.MEDICARE_CODE_EDITS;
  if (!edits || seen.coding.encounterClass !== 'INPATIENT') return [];
  return first(seen, (diagnosis) => {
    const said = edits.editsOf(diagnosis.code).includes(kind) ? judge(diagnosis) : null;
    return said && { ...said, from: edits.from };
  });
};

const unacceptable: Rule = {
  id: 'UNACCEPTABLE_PRINCIPAL',
  severity: 'BLOCKS',
  overridable: true,
  sentence: 'The principal diagnosis of an inpatient is one that says why the patient was admitted.',
  source: 'Medicare Code Editor: unacceptable principal diagnosis',
  find: (seen) =>
    principal(seen, 'UNACCEPTABLE_PRINCIPAL', ({ code }) => ({
      message: `${icd(code)} is not accepted as principal diagnosis.`,
      mend: 'Put the condition that occasioned the admission first.',
    })),
};

const needsSecondary: Rule = {
  id: 'NEEDS_SECONDARY',
  severity: 'BLOCKS',
  overridable: true,
  sentence: 'A principal diagnosis of an inpatient that asks for a secondary one has one.',
  source: 'Medicare Code Editor: requires secondary diagnosis',
  find: (seen) =>
    principal(seen, 'NEEDS_SECONDARY', ({ code }) =>
      seen.coding.diagnoses.length > 1
        ? null
        : {
            message: `${icd(code)} is accepted first only with a second diagnosis.`,
            mend: 'Add the diagnosis that it is about.',
          },
    ),
};

/** By the guidelines of fiscal year 2026; the beginnings of codes. */
const FIRST_ONLY = /^(?:Z00(?!6)|Z01|Z02|Z04|Z332|Z318[134]|Z34|Z3[89]|Z40|Z42|Z51[01]|Z52(?!9)|Z76[12]|Z9912)/;

const firstOnly: Rule = {
  id: 'FIRST_LISTED_ONLY',
  severity: 'WARNS',
  overridable: true,
  sentence:
    'A code that may only be first-listed stands first, unless the records of several visits of the day are combined.',
  source: 'ICD-10-CM official guidelines I.C.21.c: Z codes that may only be principal or first-listed',
  find: ({ coding: { diagnoses } }) => {
    const [leading, ...others] = diagnoses;
    // Of two such codes one is second in any order.
    if (!leading || FIRST_ONLY.test(leading.code)) return [];
    return others
      .filter(({ code }) => FIRST_ONLY.test(code))
      .map((diagnosis) => ({
        path: atDiagnosis(diagnosis, 'sequence'),
        about: [diagnosis],
        message: `${icd(diagnosis.code)} may only be first-listed, and stands behind ${icd(leading.code)}.`,
        mend: 'Put it first where it is the reason for the visit; if it is not, remove it.',
        key: diagnosis.code,
      }));
  },
};

export const SEQUENCE: readonly Rule[] = [externalCause, manifestation, firstOnly, unacceptable, needsSecondary];
