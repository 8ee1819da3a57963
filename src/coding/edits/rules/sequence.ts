/** What may be first-listed or principal. */

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

/** Not `as the cause of diseases classified elsewhere`, which is said of germs. */
const SAYS_MANIFESTATION = /\bin\b[^;]*\bdiseases? classified elsewhere\b/i;

const manifestation: Rule = {
  id: 'MANIFESTATION_FIRST',
  severity: 'BLOCKS',
  overridable: false,
  sentence: 'A manifestation is never the first-listed diagnosis.',
  source: 'ICD-10-CM official guidelines I.A.13; Medicare Code Editor',
  find: (seen) =>
    first(seen, ({ code }) => {
      const { MEDICARE_CODE_EDITS: edits, ICD10CM: codes } = seen.tables;
      const listed = edits?.editsOf(code).includes('MANIFESTATION') ?? false;
      const named = SAYS_MANIFESTATION.test(codes?.find(code)?.longTitle ?? '');
      if (!listed && !named) return null;
      const from = listed ? edits!.from : codes!.from;
      return {
        message: `${icd(code)} is the manifestation of another condition, which comes first.`,
        mend: 'Put the underlying condition first.',
        from,
      };
    }),
};

const unacceptable: Rule = {
  id: 'UNACCEPTABLE_PRINCIPAL',
  severity: 'BLOCKS',
  overridable: true,
  sentence: 'The principal diagnosis of an inpatient is one that says why the patient was admitted.',
  source: 'Medicare Code Editor: unacceptable principal diagnosis',
  find: (seen) =>
    first(seen, ({ code }) => {
      const edits = seen.tables.MEDICARE_CODE_EDITS;
      if (!edits?.editsOf(code).includes('UNACCEPTABLE_PRINCIPAL')) return null;
      return {
        message: `${icd(code)} is not accepted as principal diagnosis.`,
        mend: 'Put the condition that occasioned the admission first.',
        // The editor is of inpatient claims; elsewhere such a code may well be the reason for a visit.
        severity: seen.coding.encounterClass === 'INPATIENT' ? 'BLOCKS' : 'INFORMS',
        from: edits.from,
      };
    }),
};

const needsSecondary: Rule = {
  id: 'NEEDS_SECONDARY',
  severity: 'BLOCKS',
  overridable: true,
  sentence: 'A principal diagnosis that asks for a secondary one has one.',
  source: 'Medicare Code Editor: requires secondary diagnosis',
  find: (seen) =>
    first(seen, ({ code }) => {
      const edits = seen.tables.MEDICARE_CODE_EDITS;
      if (!edits?.editsOf(code).includes('NEEDS_SECONDARY') || seen.coding.diagnoses.length > 1) return null;
      return {
        message: `${icd(code)} is accepted first only with a second diagnosis.`,
        mend: 'Add the diagnosis that it is about.',
        severity: seen.coding.encounterClass === 'INPATIENT' ? 'BLOCKS' : 'INFORMS',
        from: edits.from,
      };
    }),
};

export const SEQUENCE: readonly Rule[] = [externalCause, manifestation, unacceptable, needsSecondary];
