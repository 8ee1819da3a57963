/** A reading as the words of the lists that may answer each word of it. */

import type { Misspellings } from './misspelling.ts';
import type { Reading } from './readings.ts';
import type { Sounds } from './sounds.ts';
import type { Vocabulary } from './vocabulary.ts';
import { emphasis, QUALITY, RARE, UNKNOWN_WORD, UNNEEDED } from './weights.ts';

/** Neighbouring terms, from and before, that answer a word equally well. */
export interface Terms {
  readonly from: number;
  readonly before: number;
  readonly quality: number;
}

export interface Slot {
  readonly word: string;
  /** The better answers later, so that they are the ones which stay where terms stand twice. */
  readonly terms: readonly Terms[];
  readonly weight: number;
  /** Entries without it are worth less, but `of` and `with` are no way to find any. */
  readonly isNeeded: boolean;
  /** In how many entries its terms are, together. */
  readonly postings: number;
}

export interface Dictionary {
  readonly vocabulary: Vocabulary;
  readonly misspellings: Misspellings;
  readonly sounds: Sounds;
  /** What the latest words may have been: readings of one text share words, and a text is typed letter by letter. */
  readonly near: Map<string, readonly Terms[]>;
  readonly weights: Float32Array;
  readonly postingStarts: Uint32Array;
}

/** Words that the lists have are taken as they are. */
export const strictSlots = (dictionary: Dictionary, reading: Reading): Slot[] =>
  slotsOf(dictionary, reading, (word, isOpen) => {
    const known = [...beginnings(dictionary, word, isOpen), ...forms(dictionary, word)];
    // A form of a word may also be another word with a slip: `migrane` is not only `migrans`.
    const isFormOnly = known.length > 0 && known.every(({ quality }) => quality === QUALITY.FORM);
    if (isFormOnly) return [...misspelled(dictionary, word, isOpen), ...known];
    if (known.length > 0) return known;
    const begun = word.length >= 3 && !isOpen ? beginnings(dictionary, word, true) : [];
    return [...misspelled(dictionary, word, isOpen), ...begun];
  });

/** Words that the lists have may be slips too: what is looked at where nothing has all words. */
export const looseSlots = (dictionary: Dictionary, reading: Reading): Slot[] =>
  slotsOf(dictionary, reading, (word, isOpen) => {
    const known = forms(dictionary, word);
    // What stands in many entries is what was meant.
    if (postingsOf(dictionary, known) > OFTEN) return known;
    const begun = word.length >= 3 ? beginnings(dictionary, word, true) : [];
    return [...misspelled(dictionary, word, isOpen), ...begun, ...known];
  });

const OFTEN = 400;

const slotsOf = (
  dictionary: Dictionary,
  { words, isOpen }: Reading,
  termsOf: (word: string, isOpen: boolean) => readonly Terms[],
): Slot[] => {
  const needed = words.filter((word) => !UNNEEDED.has(word)).length;
  return words.flatMap((word, at) => {
    const isLast = at === words.length - 1;
    const terms = termsOf(word, isOpen && isLast);
    // A first letter that no list has as a word says nothing yet.
    if (terms.length === 0 && word.length < 2) return [];
    const isBegun = isOpen && isLast && /^[a-z]$/.test(word) && words.length > 1;
    const isNeeded = (needed === 0 || !UNNEEDED.has(word)) && !isBegun;
    const weight = weightOf(dictionary, terms) * emphasis(word);
    return [{ word, terms, weight, isNeeded, postings: postingsOf(dictionary, terms) }];
  });
};

const forms = ({ vocabulary }: Dictionary, word: string): Terms[] => {
  const same = vocabulary.find(word);
  const others = [...vocabulary.formsOf(word)].filter((term) => term !== same);
  return [
    ...others.map((term) => ({ from: term, before: term + 1, quality: QUALITY.FORM })),
    ...(same < 0 ? [] : [{ from: same, before: same + 1, quality: QUALITY.SAME }]),
  ];
};

const beginnings = ({ vocabulary }: Dictionary, word: string, isOpen: boolean): Terms[] => {
  if (!isOpen || word.length < 2) return [];
  const [from, before] = vocabulary.startingWith(word);
  return from < before ? [{ from, before, quality: QUALITY.BEGINNING }] : [];
};

/** What a misspelt word may be, by letter and by ear; what is likeliest last. */
export const misspelled = (dictionary: Dictionary, word: string, isOpen: boolean): readonly Terms[] => {
  const key = isOpen ? `${word}-` : word;
  let near = dictionary.near.get(key);
  if (near === undefined) {
    if (dictionary.near.size === MOST_KEPT) dictionary.near.clear();
    dictionary.near.set(key, (near = nearTo(dictionary, word, isOpen)));
  }
  return near;
};

const MOST_KEPT = 200;

const nearTo = (dictionary: Dictionary, word: string, isOpen: boolean): Terms[] => {
  const { misspellings, sounds, postingStarts } = dictionary;
  const best = new Map<number, number>();
  const offer = (term: number, quality: number): void => {
    const count = postingStarts[term + 1]! - postingStarts[term]!;
    const common = Math.min(1, Math.log1p(count) / COMMON);
    const rated = quality * (1 - RARE * (1 - common));
    if (rated > (best.get(term) ?? 0)) best.set(term, rated);
  };
  for (const { term, slips } of misspellings(word, MOST_NEAR, isOpen && word.length >= 5)) {
    offer(term, slips === 1 ? QUALITY.ONE_SLIP : QUALITY.TWO_SLIPS);
  }
  for (const { term, slips } of sounds(word)) {
    offer(term, slips === 0 ? QUALITY.SAME_SOUND : slips === 1 ? QUALITY.ONE_SLIP : QUALITY.TWO_SLIPS);
  }
  return [...best]
    .map(([term, quality]) => ({ from: term, before: term + 1, quality }))
    .sort((one, other) => one.quality - other.quality)
    .slice(-MOST_NEAR);
};

/** A word in so many entries, by its logarithm, is as common as any. */
const COMMON = Math.log1p(1000);

const MOST_NEAR = 12;

/** A word counts by what it was taken for; one that could be many words yet, or none, by a middle weight. */
const weightOf = ({ weights }: Dictionary, terms: readonly Terms[]): number => {
  const certain = terms.filter(({ quality }) => quality >= QUALITY.FORM);
  if (certain.length === 0) return UNKNOWN_WORD;
  return Math.max(...certain.map(({ from }) => weights[from]!));
};

const postingsOf = ({ postingStarts }: Dictionary, terms: readonly Terms[]): number =>
  terms.reduce((sum, { from, before }) => sum + postingStarts[before]! - postingStarts[from]!, 0);
