/** What the tabular list says of codes together: Excludes1, code first, use additional code, code also. */

import type { CodeRange } from '../../../codesets/files/rows.ts';
import type { TabularTable } from '../../../codesets/tables/table.ts';
import type { DiagnosisToCheck } from '../finding.ts';
import {
  instructionsOn,
  isConditional,
  isOpen,
  names,
  speaksOf,
  type Instruction,
  type Instructions,
} from '../instructions.ts';
import { atDiagnosis, icd, type Found, type Rule, type Seen } from '../rule.ts';

const GUIDELINES = 'ICD-10-CM official guidelines';

/** A diagnosis with an instruction that applies to it. */
interface Instructed {
  readonly tabular: TabularTable;
  readonly diagnosis: DiagnosisToCheck;
  readonly instruction: Instruction;
  /** The other diagnoses that the instruction names, in order. */
  readonly named: readonly DiagnosisToCheck[];
}

const eachInstruction = (
  { coding, tables }: Seen,
  kind: keyof Instructions,
  judge: (instructed: Instructed) => Found | readonly Found[] | null,
): Found[] => {
  const tabular = tables.ICD10CM_TABULAR;
  if (!tabular) return [];
  return coding.diagnoses.flatMap((diagnosis) =>
    instructionsOn(tabular, diagnosis.code)[kind].flatMap((instruction) => {
      const named = coding.diagnoses.filter(({ code }) => code !== diagnosis.code && names(tabular, instruction, code));
      return judge({ tabular, diagnosis, instruction, named }) ?? [];
    }),
  );
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
    return eachInstruction(seen, 'EXCLUDES1', ({ tabular, diagnosis, instruction, named }) =>
      named.flatMap((other): Found[] => {
        const key = [diagnosis.code, other.code].sort().join(' ');
        if (told.has(key) || !excludes(tabular, instruction, diagnosis, other)) return [];
        told.add(key);
        return [
          {
            path: atDiagnosis(other),
            about: [other, diagnosis],
            message: `${icd(other.code)} is not coded together with ${icd(diagnosis.code)}.`,
            mend: `Keep the one that the record supports; both only where they have nothing to do with each other.`,
            key,
            from: tabular.from,
            at: `Excludes1 at ${entryText(instruction.at)}`,
          },
        ];
      }),
    );
  },
};

/** A reference that holds the code itself speaks of what is beside it there, not of this one. */
const excludes = (
  tabular: TabularTable,
  { references }: Instruction,
  own: DiagnosisToCheck,
  other: DiagnosisToCheck,
): boolean => references.some((range) => speaksOf(tabular, range, other.code) && !speaksOf(tabular, range, own.code));

const codeFirstOrder: Rule = {
  id: 'CODE_FIRST_ORDER',
  severity: 'BLOCKS',
  overridable: true,
  sentence: 'The condition that a code asks to be coded first stands before it.',
  source: `${GUIDELINES} I.A.13`,
  find: (seen) =>
    eachInstruction(seen, 'CODE_FIRST', ({ tabular, diagnosis, instruction, named }) => {
      const [first] = named;
      if (!first || named.some(({ sequence }) => sequence < diagnosis.sequence)) return null;
      // Two codes that each ask for the other first cannot both have it: the record decides.
      if (asksFirstFor(tabular, first, diagnosis)) return null;
      return {
        path: atDiagnosis(diagnosis, 'sequence'),
        about: [diagnosis, first],
        message: `${icd(first.code)} is coded before ${icd(diagnosis.code)}.`,
        mend: `Move ${icd(first.code)} before ${icd(diagnosis.code)}.`,
        key: `${diagnosis.code} ${first.code}`,
        from: tabular.from,
        at: `code first at ${entryText(instruction.at)}`,
      };
    }),
};

const asksFirstFor = (tabular: TabularTable, holder: DiagnosisToCheck, other: DiagnosisToCheck): boolean =>
  instructionsOn(tabular, holder.code).CODE_FIRST.some((instruction) => names(tabular, instruction, other.code));

const codeFirstMissing: Rule = {
  id: 'CODE_FIRST_MISSING',
  severity: 'WARNS',
  overridable: true,
  sentence: 'A code that asks for another one first has it.',
  source: `${GUIDELINES} I.A.13`,
  find: (seen) =>
    eachInstruction(seen, 'CODE_FIRST', ({ tabular, diagnosis, instruction, named }) => {
      // What is said of a chapter or section would be told of every code of it.
      if (!instruction.atCode || named.length > 0) return null;
      // Of examples, the code before this one may be another.
      const isFirst = seen.coding.diagnoses[0] === diagnosis;
      const mayBeAbsent = isConditional(instruction) || (isOpen(instruction) && !isFirst);
      return {
        path: atDiagnosis(diagnosis),
        about: [diagnosis],
        message: `${icd(diagnosis.code)} asks for one of ${rangesText(instruction.references)} first, and none is there.`,
        mend: `Add the underlying condition before it, from ${rangesText(instruction.references)}.`,
        key: `${diagnosis.code} ${instruction.at}`,
        severity: mayBeAbsent ? 'INFORMS' : 'WARNS',
        from: tabular.from,
        at: `code first at ${entryText(instruction.at)}`,
      };
    }),
};

const additionalOrder: Rule = {
  id: 'ADDITIONAL_CODE_ORDER',
  severity: 'WARNS',
  overridable: true,
  sentence: 'An additional code stands after the code that asks for it.',
  source: `${GUIDELINES} I.A.13`,
  find: (seen) =>
    eachInstruction(seen, 'USE_ADDITIONAL', ({ tabular, diagnosis, instruction, named }) =>
      named
        .filter(({ sequence }) => sequence < diagnosis.sequence)
        // Where the other way round is asked for too, the note that says `first` decides.
        .filter((other) => !asksFirstFor(tabular, diagnosis, other) && !asksFirstFor(tabular, other, diagnosis))
        .map((other) => ({
          path: atDiagnosis(other, 'sequence'),
          about: [other, diagnosis],
          message: `${icd(other.code)} is coded after ${icd(diagnosis.code)}.`,
          mend: `Move ${icd(other.code)} behind ${icd(diagnosis.code)}.`,
          key: `${diagnosis.code} ${other.code}`,
          from: tabular.from,
          at: `use additional code at ${entryText(instruction.at)}`,
        })),
    ),
};

/** A code that asks for others beside it, in whatever order. */
const besides = (id: string, kind: keyof Instructions, sentence: string, words: string): Rule => ({
  id,
  severity: 'INFORMS',
  overridable: true,
  sentence,
  source: `${GUIDELINES} I.A.13, I.A.17`,
  find: (seen) =>
    eachInstruction(seen, kind, ({ tabular, diagnosis, instruction: { at, atCode, references }, named }) => {
      if (!atCode || named.length > 0) return null;
      return {
        path: atDiagnosis(diagnosis),
        about: [diagnosis],
        message: `${icd(diagnosis.code)} ${words} ${rangesText(references)} where the record says so.`,
        mend: `Add one of ${rangesText(references)} if the record supports it.`,
        key: `${diagnosis.code} ${at}`,
        from: tabular.from,
        at: `note at ${entryText(at)}`,
      };
    }),
});

/** An entry as people write it: `CH4`, `E08-E13`, `E08.31`. */
const entryText = (id: string): string => (id.startsWith('CH') || id.includes('-') ? id : icd(id));

/** `E08.-`, `E10-E13`, `A18.32`. */
const rangeText = ({ from, to, open }: CodeRange): string =>
  to === null ? `${icd(from)}${open ? (from.length > 3 ? '-' : '.-') : ''}` : `${icd(from)}-${icd(to)}`;

const MOST_NAMED = 8;

const rangesText = (references: readonly CodeRange[]): string => {
  const texts = [...new Set(references.map(rangeText))];
  return texts.slice(0, MOST_NAMED).join(', ') + (texts.length > MOST_NAMED ? ' ...' : '');
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
