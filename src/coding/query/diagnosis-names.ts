/** Diagnoses by any of their names: abbreviations, lay words, the words of records. */

import { conceptsOf } from '../../codesets/phrases/concepts.ts';
import { conceptsOfNote } from '../../codesets/phrases/note-concepts.ts';
import { USAGE } from '../../codesets/phrases/usage/usage.ts';
import { standsIn } from './plain.ts';

/**
 * True where all of several alternatives name one diagnosis: by its abbreviation, in lay words, in the words of records,
 * in another order, or as only a probable one. Names that no list of ours knows count as different.
 */
export const allNameOneDiagnosis = (options: readonly string[]): boolean =>
  options.length > 1 && new Set(options.map(diagnosisOf)).size === 1;

/** Whether a text names a diagnosis, in whichever words, but in its order. */
export const isNamedIn = (text: string, diagnosis: string): boolean =>
  standsIn(conceptsIn(text).join(' '), conceptsIn(diagnosis).join(' '));

/** The same for all names of a diagnosis. */
const diagnosisOf = (option: string): string => {
  const key = keyOf(conceptsIn(option));
  return CODE_BY_NAME.get(key) ?? key;
};

const conceptsIn = (text: string): string[] => conceptsOfNote(text, 0, text.length).map(({ name }) => name);

const keyOf = (concepts: readonly string[]): string =>
  [...new Set(concepts.filter((concept) => !BESIDE.has(concept)))].toSorted().join(' ');

/** What is said beside the name of a diagnosis and makes no other one of it. */
const BESIDE: ReadonlySet<string> = new Set(
  conceptsOf('unspecified nos possible probable likely suspected diagnosis patient clinical clinically present'),
);

/** What records call conditions, by concepts; the first code where two have one name. */
const CODE_BY_NAME: ReadonlyMap<string, string> = new Map(
  USAGE.flatMap(([code, terms]) => terms.map((term) => [keyOf(conceptsOf(term)), code] as const)).toReversed(),
);
