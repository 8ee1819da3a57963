/** The notes of the tabular list as a coder reads them: what stands under one heading is one instruction. */

import type { CodeRange, NoteKind } from '../../codesets/files/rows.ts';
import { covers } from '../../codesets/tables/ranges.ts';
import type { TabularNote, TabularTable } from '../../codesets/tables/table.ts';
import { remembered } from './remembered.ts';

/** All notes of one kind at one entry: `underlying condition, such as:` and the conditions that follow are separate notes. */
export interface Instruction {
  /** The id of the entry. */
  readonly at: string;
  /** False at a chapter or section, which speaks of some of its codes only. */
  readonly atCode: boolean;
  readonly texts: readonly string[];
  /** How many of its notes name codes: conditions of which one or none may be there. */
  readonly alternatives: number;
  /** At least one. */
  readonly references: readonly CodeRange[];
  /** The first letters of all that it names, a bit each: what begins with none of them is not named. */
  readonly letters: number;
}

export interface Instructions {
  readonly EXCLUDES1: readonly Instruction[];
  readonly CODE_FIRST: readonly Instruction[];
  readonly USE_ADDITIONAL: readonly Instruction[];
  readonly CODE_ALSO: readonly Instruction[];
}

/** Every instruction that applies to a code and names others: its own, then those of each entry above. */
export const instructionsOn = remembered((tabular: TabularTable, code: string): Instructions => {
  const notes = tabular.notesOn(code);
  return {
    EXCLUDES1: under(notes, 'EXCLUDES1'),
    CODE_FIRST: under(notes, 'CODE_FIRST'),
    USE_ADDITIONAL: under(notes, 'USE_ADDITIONAL'),
    CODE_ALSO: under(notes, 'CODE_ALSO'),
  };
});

const under = (notes: readonly TabularNote[], wanted: NoteKind): Instruction[] =>
  [
    ...Map.groupBy(
      notes.filter(({ kind }) => kind === wanted),
      ({ at }) => at,
    ),
  ]
    .map(([at, here]) => {
      const references = here.flatMap((note) => note.references);
      return {
        at,
        atCode: !at.startsWith('CH') && !at.includes('-'),
        texts: here.map(({ text }) => text),
        alternatives: here.filter((note) => note.references.length > 0).length,
        references,
        letters: references.reduce((bits, range) => bits | lettersOf(range), 0),
      };
    })
    .filter(({ references }) => references.length > 0);

/** The bit of the first letter of a code. */
export const letterOf = (code: string): number => 1 << ((code.charCodeAt(0) - FIRST_LETTER) & 31);

const FIRST_LETTER = 65;

const lettersOf = ({ from, to }: CodeRange): number => {
  let bits = letterOf(from);
  for (let letter = from.charCodeAt(0) + 1; to !== null && letter <= to.charCodeAt(0); letter += 1)
    bits |= letterOf(String.fromCharCode(letter));
  return bits;
};

/** Whether a reference speaks of a code. */
export const speaksOf = (tabular: TabularTable, range: CodeRange, code: string): boolean => {
  if (covers(range, code)) return true;
  // The list is not in the order of the characters: M1A stands within M05-M14.
  if (range.to === null || !/[A-Z]/.test(code[2] ?? '')) return false;
  const section = `${range.from}-${range.to}`;
  return tabular.pathOf(code).some(({ id }) => id === section);
};

export const names = (tabular: TabularTable, { references }: Instruction, code: string): boolean =>
  references.some((range) => speaksOf(tabular, range, code));

/** Whether a note itself says that it does not always apply. */
export const isConditional = ({ texts }: Instruction): boolean =>
  texts.some((text) =>
    /\b(?:if|when|where) (?:applicable|known|present|any|appropriate|desired)\b|\bany\b/i.test(text),
  );

/** Whether what a note names are examples. */
export const isOpen = ({ texts }: Instruction): boolean => texts.some((text) => /\bsuch as\b/i.test(text));
