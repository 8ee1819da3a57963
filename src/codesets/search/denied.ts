/**
 * What a list or a search says is not there: `without obstruction` is about obstruction, and must not answer a search for
 * it. Words that are denied are words of their own, which begin with a hyphen as no other word does.
 */

import { wordsOf } from '../words/words.ts';

export const DENIED = '-';

/** The words of a text in which what follows `without` or `excluding`, up to the next comma or `with`, is denied. */
export const listedWords = (text: string): string[] =>
  /without|exclud|except/i.test(text) ? text.split(/[,;]/).flatMap((part) => denied(wordsOf(part))) : wordsOf(text);

/** The same of words that have no commas any more. */
export const denied = (words: readonly string[]): string[] => {
  let isDenied = false;
  return words.map((word) => {
    // `Without foreign body of left hand`: the hand is there.
    if (ENDING.has(word)) isDenied = false;
    else if (DENYING.has(word)) isDenied = true;
    else if (isDenied && !JOINING.has(word)) return DENIED + word;
    return word;
  });
};

const DENYING = new Set(['without', 'excluding', 'excludes', 'except']);
const ENDING = new Set(['with', 'of', 'in', 'right', 'left', 'bilateral', 'unspecified']);
const JOINING = new Set(['or', 'and', 'the', 'a', 'an', 'to']);
