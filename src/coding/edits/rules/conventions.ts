/** What the tabular list says of codes together: Excludes1, code first, use additional code, code also. */

import type { TabularTable } from '../../../codesets/tables/table.ts';
import type { DiagnosisToCheck } from '../finding.ts';
import { eachInstruction, type Instructed } from '../each-instruction.ts';
import { speaksOf, type Instruction, type Instructions } from '../instructions.ts';
import { entryText, rangesText } from '../range-text.ts';
import { atDiagnosis, icd, type Found, type Rule } from '../rule.ts';
import { asksFirstFor, CODE_FIRST } from './code-first.ts';

const GUIDELINES = 'ICD-10-CM official guidelines';

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

/**
 * A code that asks for others beside it, in whatever order. What a heading asks of all its codes is told once for those
 * that are there.
 */
const besides = (id: string, kind: keyof Instructions, sentence: string, words: string): Rule => ({
  id,
  severity: 'INFORMS',
  overridable: true,
  rank: 2,
  sentence,
  source: `${GUIDELINES} I.A.13, I.A.17`,
  find: (seen) => {
    const asking: Instructed[] = [];
    eachInstruction(seen, kind, (instructed) => {
      if (instructed.instruction.atCode && instructed.named.length === 0) asking.push(instructed);
      return null;
    });
    return [...Map.groupBy(asking, ({ instruction }) => instruction.at)].map(([at, alike]): Found => {
      const { tabular, instruction } = alike[0]!;
      const own = [...new Set(alike.map(({ diagnosis }) => diagnosis))];
      const ranges = rangesText(instruction.references);
      return {
        path: atDiagnosis(own[0]!),
        about: own,
        message: `${[...new Set(own.map(({ code }) => icd(code)))].join(', ')} ${words} ${ranges} where the record documents it.`,
        mend: 'Add one only where the record documents it; if it does not, all is well.',
        key: [...new Set(own.map(({ code }) => code)), at].toSorted().join(' '),
        from: tabular.from,
        at: `note at ${entryText(at)}`,
      };
    });
  },
});

export const CONVENTIONS: readonly Rule[] = [
  excludes1,
  ...CODE_FIRST,
  additionalOrder,
  besides(
    'ADDITIONAL_CODE',
    'USE_ADDITIONAL',
    'A code that asks for an additional one has it where the record says so.',
    'may have an additional code of',
  ),
  besides(
    'CODE_ALSO',
    'CODE_ALSO',
    'A code that asks for another one beside it has it where the record says so.',
    'may be coded together with one of',
  ),
];
