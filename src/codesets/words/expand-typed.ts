/** What abbreviations and lay words of a search stand for: looser than in running text, since all of it is meant. */

import { ABBREVIATIONS, LAY_LISTS, type Entry, type Expansion, entriesOf } from './expand.ts';
import { soundOf } from './sound.ts';
import { stem } from './stem.ts';
import { ACCIDENTS_AND_VISITS } from './typed/accidents-and-visits.ts';
import { COMPLAINTS } from './typed/complaints.ts';
import { HISTORIES } from './typed/histories.ts';
import { MEDICINES } from './typed/medicines.ts';

/**
 * As `expand`, with more lay words; their words may stand in any order, with or without `the` and `of` between them
 * (`the swelling of my hands`, `hand swelling`). The longest phrase wins, and no two overlap.
 */
export const expandTyped = (words: readonly string[]): Expansion[] => {
  const places = words.flatMap((word, place) => (GLUE.has(word) ? [] : [place]));
  const found: Expansion[] = [];
  for (let at = 0; at < places.length;) {
    const known = longestAt(words, places, at);
    if (known) {
      const { entry, count } = known;
      found.push({ ...entry, from: places[at]!, before: places[at + count - 1]! + 1 });
    }
    at += known?.count ?? 1;
  }
  return found;
};

/** Whether a word stands in anything that is known: then it is spelt as it is meant. */
export const isInPhrases = (word: string): boolean => ABBREVIATIONS.has(word) || WORDS.has(stem(word));

/** The word of what is known that sounds so, or null. */
export const inPhrasesByEar = (word: string): string | null => SOUNDS.get(soundOf(word)) ?? null;

const longestAt = (
  words: readonly string[],
  places: readonly number[],
  at: number,
): { readonly entry: Entry; readonly count: number } | undefined => {
  for (let count = Math.min(LONGEST, places.length - at); count > 0; count -= 1) {
    const asked = places.slice(at, at + count).map((place) => words[place]!);
    const entry = ABBREVIATIONS.get(asked.join(' ')) ?? TYPED.get(keyOf(asked));
    if (entry) return { entry, count };
  }
  return undefined;
};

const GLUE = new Set('a an the of in to my your at from for'.split(' '));

const keyOf = (words: readonly string[]): string => words.map(stem).toSorted().join(' ');

/** Of two that say the same the later counts: lists for running text say what is meant most often. */
const ENTRIES = [HISTORIES, MEDICINES, ACCIDENTS_AND_VISITS, COMPLAINTS, ...LAY_LISTS].flatMap((list) =>
  entriesOf('LAY_WORDS', list),
);

const TYPED: ReadonlyMap<string, Entry> = new Map(
  ENTRIES.map(([words, entry]) => [keyOf(words.filter((word) => !GLUE.has(word))), entry] as const).filter(
    ([key]) => key !== '',
  ),
);

const WORDS: ReadonlySet<string> = new Set([...TYPED.keys()].flatMap((key) => key.split(' ')));
const SOUNDS: ReadonlyMap<string, string> = new Map(
  ENTRIES.flatMap(([words]) => words.filter((word) => /^[a-z]{4,}$/.test(word)))
    .toReversed()
    .map((word) => [soundOf(word), word] as const),
);
const LONGEST = Math.max(...[...TYPED.keys()].map((key) => key.split(' ').length));
