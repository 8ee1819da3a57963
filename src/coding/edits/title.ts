/** What the title of a diagnosis says, taken apart so that two titles can be compared. */

import { qualifiersIn } from './qualifiers.ts';

/** A title that leaves something open says so. */
export const LEAVES_OPEN = /\b(?:unspecified|not specified)\b/i;

export interface TitleSays {
  /** Each word that tells one condition from another, once. */
  readonly words: readonly string[];
  /** Stages, degrees and their like: `stage 3b`. */
  readonly qualifiers: readonly string[];
}

/** The words of a title and what its numbers say. */
export const titleSays = (title: string): TitleSays => {
  const spoken = title
    .toLowerCase()
    // What stands in parentheses may be said or not.
    .replaceAll(/[([][^)\]]*[)\]]/g, ' ')
    .replaceAll(/[^a-z0-9]+/g, ' ');
  const { rest, qualifiers } = qualifiersIn(spoken);
  return { words: wordsOf(rest), qualifiers: [...qualifiers].filter((each) => !isImplied(each, qualifiers)) };
};

/** Weeks say the trimester; a title that names weeks asks for these alone. */
const isImplied = (qualifier: string, all: ReadonlySet<string>): boolean =>
  qualifier.startsWith('trimester ') && [...all].some((each) => each.startsWith('weeks '));

/** Words of every title tell no condition from another. */
const wordsOf = (rest: string): string[] => [
  ...new Set((rest.match(/[a-z]{3,}/g) ?? []).filter((word) => !EMPTY.has(word))),
];

const EMPTY = new Set(
  (
    'and the with without for from other not elsewhere classified specified unspecified nos due type disease disorder ' +
    'condition encounter initial subsequent sequela site part stage grade degree trimester'
  ).split(' '),
);
