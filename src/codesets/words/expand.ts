/** What abbreviations and lay words stand for, in the words of the published lists. */

import { CARE_AND_SUPPLIES } from './abbreviations/care-and-supplies.ts';
import { HEART_AND_LUNGS } from './abbreviations/heart-and-lungs.ts';
import { METABOLISM_AND_ORGANS } from './abbreviations/metabolism-and-organs.ts';
import { NERVES_BONES_AND_WOMEN } from './abbreviations/nerves-bones-and-women.ts';
import { LAY_BODY } from './lay-words/body.ts';
import { LAY_ILLNESSES } from './lay-words/illnesses.ts';
import { LAY_MIND_BIRTH_AND_CARE } from './lay-words/mind-birth-and-care.ts';
import { stem } from './stem.ts';
import type { Terms } from './terms.ts';
import { wordsOf } from './words.ts';

/** Words of a text that stand for others. */
export interface Expansion {
  readonly kind: 'ABBREVIATION' | 'LAY_WORDS';
  /** An abbreviation that is an ordinary word too (`as`, `hit`): in running text it is meant only where it stands in capitals. */
  readonly ordinary: boolean;
  /** The place of the first word that it replaces, and the place after the last. */
  readonly from: number;
  readonly before: number;
  /** What it stands for, the usual meaning first: the term as it reads, and its words. */
  readonly meanings: readonly Meaning[];
}

export interface Meaning {
  readonly term: string;
  readonly words: readonly string[];
}

/**
 * What is known of the words of a text (`wordsOf`), from left to right; the longest phrase wins, and no two overlap. Lay
 * words count in all their forms (`strokes`), abbreviations as they are listed only (`aid` is not AIDS).
 */
export const expand = (words: readonly string[]): Expansion[] => {
  const found: Expansion[] = [];
  for (let at = 0; at < words.length;) {
    const { length, ...known } = longestAt(words, at) ?? { length: 1, meanings: null };
    if (known.meanings !== null) found.push({ ...known, from: at, before: at + length });
    at += length;
  }
  return found;
};

/** The shortest phrases of two words and more that the words are the beginning of: `heart att` is about to be a heart attack. */
export const completed = (words: readonly string[]): Expansion[] => {
  const typed = words.join(' ');
  const [from, before] = [0, words.length];
  return words.length < 2
    ? []
    : PHRASES.filter(([phrase]) => phrase.startsWith(typed) && phrase.length > typed.length)
        .slice(0, 2)
        .map(([, { kind, ordinary, meanings }]) => ({ kind, ordinary, from, before, meanings }));
};

/** Whether a word by itself is an abbreviation. */
export const isAbbreviation = (word: string): boolean => ABBREVIATIONS.has(word);

/** How many phrases of a kind are known. */
export const phraseCount = (kind: Expansion['kind']): number =>
  (kind === 'ABBREVIATION' ? ABBREVIATIONS : LAY_WORDS).size;

export interface Entry {
  readonly kind: Expansion['kind'];
  readonly length: number;
  readonly ordinary: boolean;
  readonly meanings: readonly Meaning[];
}

/** By the words of the phrase, joined by blanks. */
type Phrases = ReadonlyMap<string, Entry>;

const longestAt = (words: readonly string[], at: number): Entry | undefined => {
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length -= 1) {
    const phrase = words.slice(at, at + length);
    const entry = ABBREVIATIONS.get(phrase.join(' ')) ?? LAY_WORDS.get(phrase.map(stem).join(' '));
    if (entry) return entry;
  }
  return undefined;
};

/** The entries of a list, each with its words. */
export const entriesOf = (
  kind: Expansion['kind'],
  list: Terms,
): (readonly [words: readonly string[], entry: Entry])[] =>
  Object.entries(list).map(([written, terms]) => {
    const words = wordsOf(written);
    const meanings = (typeof terms === 'string' ? [terms] : terms).map((term) => ({ term, words: wordsOf(term) }));
    const ordinary = kind === 'ABBREVIATION' && ORDINARY.has(written);
    return [words, { kind, length: words.length, ordinary, meanings }] as const;
  });

const phrasesOf = (kind: Expansion['kind'], lists: readonly Terms[], form: (word: string) => string): Phrases =>
  new Map(
    lists.flatMap((list) => entriesOf(kind, list)).map(([words, entry]) => [words.map(form).join(' '), entry] as const),
  );

const ORDINARY = new Set([
  'ad',
  'add',
  'all',
  'als',
  'as',
  'bad',
  'cap',
  'cord',
  'dish',
  'ed',
  'er',
  'gist',
  'ha',
  'hit',
  'mash',
  'no',
  'nos',
  'odd',
  'pa',
  'pots',
  'prom',
  'rad',
  'si',
  'tens',
  'tos',
  'aids',
  'mm',
  'im',
  'sc',
  'am',
  'le',
  'hs',
  'cast',
  'ms',
]);

export const ABBREVIATIONS = phrasesOf(
  'ABBREVIATION',
  [HEART_AND_LUNGS, METABOLISM_AND_ORGANS, NERVES_BONES_AND_WOMEN, CARE_AND_SUPPLIES],
  (word) => word,
);
export const LAY_LISTS: readonly Terms[] = [LAY_ILLNESSES, LAY_BODY, LAY_MIND_BIRTH_AND_CARE];
const LAY_WORDS = phrasesOf('LAY_WORDS', LAY_LISTS, stem);

/** As they are written, those of several words, the shortest first. */
const PHRASES: readonly (readonly [string, Entry])[] = LAY_LISTS.flatMap((list) => Object.keys(list))
  .map((written) => wordsOf(written))
  .filter((words) => words.length > 1)
  .sort((one, other) => one.join(' ').length - other.join(' ').length)
  .map((words) => [words.join(' '), LAY_WORDS.get(words.map(stem).join(' '))!] as const);

/** The most words of any phrase. */
const LONGEST = Math.max(...[...ABBREVIATIONS.values(), ...LAY_WORDS.values()].map(({ length }) => length));
