/** What the tabular list says of codes together: Excludes1, code first, use additional code, code also. */

import type { CodeRange, NoteKind } from '../../../codesets/files/rows.ts';
import { covers } from '../../../codesets/tables/ranges.ts';
import type { TabularNote, TabularTable } from '../../../codesets/tables/table.ts';
import type { DiagnosisToCheck } from '../finding.ts';
import { atDiagnosis, icd, type Found, type Rule, type Seen } from '../rule.ts';

const GUIDELINES = 'ICD-10-CM official guidelines';

const notesOf = (tabular: TabularTable, { code }: DiagnosisToCheck, kind: NoteKind): TabularNote[] =>
  tabular.notesOn(code).filter((note) => note.kind === kind && note.references.length > 0);

const names = (references: readonly CodeRange[], { code }: DiagnosisToCheck): boolean =>
  references.some((range) => covers(range, code));

/** `E08.-`, `E10-E13`, `A18.32`. */
const rangeText = ({ from, to, open }: CodeRange): string =>
  to === null ? `${icd(from)}${open ? (from.length > 3 ? '-' : '.-') : ''}` : `${icd(from)}-${icd(to)}`;

const MOST_NAMED = 8;

const rangesText = (references: readonly CodeRange[]): string => {
  const texts = [...new Set(references.map(rangeText))];
  return texts.slice(0, MOST_NAMED).join(', ') + (texts.length > MOST_NAMED ? ' ...' : '');
};

const each = (seen: Seen, of: (tabular: TabularTable, diagnosis: DiagnosisToCheck) => Found[]): Found[] => {
  const tabular = seen.tables.ICD10CM_TABULAR;
  return tabular ? seen.coding.diagnoses.flatMap((diagnosis) => of(tabular, diagnosis)) : [];
};

const excludes1: Rule = {
  id: 'EXCLUDES1',
  severity: 'BLOCKS',
  // Two conditions that have nothing to do with each other may stand together: I.A.12.a.
  overridable: true,
  sentence: 'Two codes of which one excludes the other do not stand together.',
  source: `${GUIDELINES} I.A.12.a`,
  find: (seen) => {
    const told = new Set<string>();
    return each(seen, (tabular, diagnosis) =>
      notesOf(tabular, diagnosis, 'EXCLUDES1').flatMap(({ references, at }) =>
        seen.coding.diagnoses.flatMap((other): Found[] => {
          if (other.code === diagnosis.code || !excluded(references, diagnosis, other)) return [];
          const key = [diagnosis.code, other.code].sort().join(' ');
          if (told.has(key)) return [];
          told.add(key);
          return [
            {
              path: atDiagnosis(other),
              about: [other, diagnosis],
              message: `${icd(other.code)} is not coded together with ${icd(diagnosis.code)}.`,
              mend: `Keep the one that the record supports; both only where they have nothing to do with each other.`,
              key,
              from: tabular.from,
              at: `Excludes1 at ${icd(at)}`,
            },
          ];
        }),
      ),
    );
  },
};

/** A reference that holds the code itself speaks of what is beside it there, not of this one. */
const excluded = (references: readonly CodeRange[], own: DiagnosisToCheck, other: DiagnosisToCheck): boolean =>
  references.some((range) => covers(range, other.code) && !covers(range, own.code));

const mayBeAbsent = ({ text, at }: TabularNote): boolean =>
  // A chapter or section speaks of some of its codes; the note itself says where it does not always apply.
  at.startsWith('CH') || at.includes('-') || /\bif (?:applicable|known|present|any)\b|\bany\b/i.test(text);

const codeFirstOrder: Rule = {
  id: 'CODE_FIRST_ORDER',
  severity: 'BLOCKS',
  overridable: true,
  sentence: 'The condition that a code asks to be coded first stands before it.',
  source: `${GUIDELINES} I.A.13`,
  find: (seen) =>
    each(seen, (tabular, diagnosis) =>
      firstPerDiagnosis(notesOf(tabular, diagnosis, 'CODE_FIRST'), ({ references, at }) => {
        const named = seen.coding.diagnoses.filter((other) => other !== diagnosis && names(references, other));
        const [first] = named;
        if (!first || named.some(({ sequence }) => sequence < diagnosis.sequence)) return null;
        return {
          path: atDiagnosis(diagnosis, 'sequence'),
          about: [diagnosis, first],
          message: `${icd(first.code)} is coded before ${icd(diagnosis.code)}.`,
          mend: `Move ${icd(first.code)} before ${icd(diagnosis.code)}.`,
          key: `${diagnosis.code} ${first.code}`,
          from: tabular.from,
          at: `code first at ${icd(at)}`,
        };
      }),
    ),
};

const codeFirstMissing: Rule = {
  id: 'CODE_FIRST_MISSING',
  severity: 'WARNS',
  overridable: true,
  sentence: 'A code that asks for another one first has it.',
  source: `${GUIDELINES} I.A.13`,
  find: (seen) =>
    each(seen, (tabular, diagnosis) =>
      firstPerDiagnosis(notesOf(tabular, diagnosis, 'CODE_FIRST'), (note) => {
        if (seen.coding.diagnoses.some((other) => other !== diagnosis && names(note.references, other))) return null;
        return {
          path: atDiagnosis(diagnosis),
          about: [diagnosis],
          message: `${icd(diagnosis.code)} asks for one of ${rangesText(note.references)} first, and none is there.`,
          mend: `Add the underlying condition before it, from ${rangesText(note.references)}.`,
          key: diagnosis.code,
          severity: mayBeAbsent(note) ? 'INFORMS' : 'WARNS',
          from: tabular.from,
          at: `code first at ${icd(note.at)}`,
        };
      }),
    ),
};

const additionalOrder: Rule = {
  id: 'ADDITIONAL_CODE_ORDER',
  severity: 'WARNS',
  overridable: true,
  sentence: 'An additional code stands after the code that asks for it.',
  source: `${GUIDELINES} I.A.13`,
  find: (seen) =>
    each(seen, (tabular, diagnosis) =>
      notesOf(tabular, diagnosis, 'USE_ADDITIONAL').flatMap(({ references, at }) =>
        seen.coding.diagnoses
          .filter((other) => other.sequence < diagnosis.sequence && names(references, other))
          .map((other) => ({
            path: atDiagnosis(other, 'sequence'),
            about: [other, diagnosis],
            message: `${icd(other.code)} is coded after ${icd(diagnosis.code)}.`,
            mend: `Move ${icd(other.code)} behind ${icd(diagnosis.code)}.`,
            key: `${diagnosis.code} ${other.code}`,
            from: tabular.from,
            at: `use additional code at ${icd(at)}`,
          })),
      ),
    ),
};

/** A code that asks for others beside it, in whatever order. */
const besides = (id: string, kind: NoteKind, sentence: string, words: string): Rule => ({
  id,
  severity: 'INFORMS',
  overridable: true,
  sentence,
  source: `${GUIDELINES} I.A.13, I.A.17`,
  find: (seen) =>
    each(seen, (tabular, diagnosis) =>
      notesOf(tabular, diagnosis, kind)
        .filter((note) => !note.at.startsWith('CH') && !note.at.includes('-'))
        .filter(({ references }) => !seen.coding.diagnoses.some((other) => names(references, other)))
        .map(({ references, at }) => ({
          path: atDiagnosis(diagnosis),
          about: [diagnosis],
          message: `${icd(diagnosis.code)} ${words} ${rangesText(references)} where the record says so.`,
          mend: `Add one of ${rangesText(references)} if the record supports it.`,
          key: `${diagnosis.code} ${rangesText(references)}`,
          from: tabular.from,
          at: `note at ${icd(at)}`,
        })),
    ),
});

const firstPerDiagnosis = (notes: readonly TabularNote[], find: (note: TabularNote) => Found | null): Found[] => {
  for (const note of notes) {
    const found = find(note);
    if (found) return [found];
  }
  return [];
};

export const CONVENTIONS: readonly Rule[] = [
  excludes1,
  codeFirstOrder,
  codeFirstMissing,
  additionalOrder,
  besides(
    'ADDITIONAL_CODE',
    'USE_ADDITIONAL',
    'A code that asks for an additional one has it where the record says so.',
    'asks for an additional code from',
  ),
  besides(
    'CODE_ALSO',
    'CODE_ALSO',
    'A code that asks for another one beside it has it where the record says so.',
    'is coded together with one of',
  ),
];
