/** Rates the entries that have the words of a reading, and keeps the best entry of each code. */

import { LOOSE } from './pack.ts';
import type { Slot, Terms } from './slots.ts';
import { ASKED_SHARE, BY_HEADING, FIELD_WEIGHTS, UNASKED } from './weights.ts';

export interface Entries {
  readonly weights: Float32Array;
  readonly phraseStarts: Uint32Array;
  readonly phraseWords: Uint32Array;
  readonly phraseTotals: Float32Array;
  readonly phraseCodes: Uint32Array;
  readonly phraseFields: Uint8Array;
  readonly postingStarts: Uint32Array;
  readonly postings: Uint32Array;
  readonly targets: Int32Array;
  /** The set of the code of each entry, and what the entry counts for before anything is asked. */
  readonly phraseSets: Uint8Array;
  readonly phraseFactors: Float64Array;
}

/** What an entry counts for by its code and its field, given what the code counts for. */
export const factorOf = (preference: number, field: number, isOwn: boolean): number =>
  preference * FIELD_WEIGHTS[field]! * (isOwn ? 1 : BY_HEADING);

/** The best entry of each code, as far as a search has come. Reused by the next one: `forget` first. */
export interface Best {
  readonly score: Float32Array;
  readonly phrase: Uint32Array;
  readonly reading: Uint8Array;
  readonly touched: number[];
  /** How many codes have about so high a score; by it a search knows what it need not look at. */
  readonly counts: Uint32Array;
  /** The highest bin that as many codes reach as are wanted, and how many reach it. */
  least: number;
  reached: number;
}

/** Scratch space of one index; a search is one synchronous run, so that no two are under way. */
export interface Marks {
  /** For each term the slots that it answers, a bit each, and how well. */
  readonly slots: Uint16Array;
  readonly quality: Float32Array;
}

export interface Scan {
  readonly slots: readonly Slot[];
  /** Every entry that has a word of these is rated, up to so many entries. */
  readonly drivers: readonly Slot[];
  readonly most: number;
  readonly reading: number;
  readonly weight: number;
  /** For each set what it counts for; 0 where it is not asked for. */
  readonly setWeights: readonly number[];
  readonly isTaken: (place: number) => boolean;
  /** How many codes are wanted: what cannot come among them is not rated. */
  readonly first: number;
}

/** True when an entry has all needed words. */
export const scan = (entries: Entries, marks: Marks, best: Best, query: Scan): boolean => {
  const { slots, drivers, reading, weight, setWeights, isTaken, first } = query;
  const { postingStarts, postings, phraseCodes, phraseTotals, phraseSets, phraseFactors, targets } = entries;
  const most = mark(entries, marks, slots) + SMALL;
  const coverage = bestCoverage(slots);
  const rate = rating(entries, marks, slots);
  let hasAll = false;
  let left = query.most;
  let least = scoreFrom(best.least);
  for (const { terms } of drivers) {
    for (const { from, before } of terms) {
      const end = Math.min(postingStarts[before]!, postingStarts[from]! + left);
      left -= end - postingStarts[from]!;
      for (let at = postingStarts[from]!; at < end; at += 1) {
        const phrase = postings[at]!;
        const factor = setWeights[phraseSets[phrase]!]! * weight * phraseFactors[phrase]!;
        // With all words answered well, and no word of its own unasked that need not be.
        const unasked = Math.max(0, phraseTotals[phrase]! + SMALL - most);
        const bound =
          factor * coverage * coverage * (ASKED_SHARE + ((1 - ASKED_SHARE) * most) / (most + UNASKED * unasked));
        if (bound <= least) continue;
        const place = targets[phraseCodes[phrase]!]!;
        if (bound <= best.score[place]!) continue;
        const rated = rate(phrase);
        if (rated > 0) hasAll = true;
        const score = Math.abs(rated) * factor;
        const known = best.score[place]!;
        if (score <= known || score <= least || !isTaken(place)) continue;
        improve(best, place, score, first);
        best.phrase[place] = phrase;
        best.reading[place] = reading;
        least = scoreFrom(best.least);
      }
    }
  }
  unmark(marks, slots);
  return hasAll;
};

/** Notes a better score of a code, and what all wanted codes have by now. */
const improve = (best: Best, place: number, score: number, first: number): void => {
  const { counts } = best;
  const known = best.score[place]!;
  best.score[place] = score;
  if (known === 0) best.touched.push(place);
  else count(best, binOf(known), -1);
  // As it is kept, so that it is found again in the same bin.
  count(best, binOf(best.score[place]), 1);
  while (best.reached - counts[best.least]! >= first) {
    best.reached -= counts[best.least]!;
    best.least += 1;
  }
};

const count = (best: Best, bin: number, more: 1 | -1): void => {
  best.counts[bin]! += more;
  if (bin >= best.least) best.reached += more;
};

export const forget = (best: Best): void => {
  for (const place of best.touched) best.score[place] = 0;
  best.touched.length = 0;
  best.counts.fill(0);
  best.least = 0;
  best.reached = 0;
};

/** The codes that may be among the wanted ones. */
export const candidates = ({ score, touched, least }: Best): number[] =>
  touched.filter((place) => binOf(score[place]!) >= least);

/**
 * Bins are equally wide. The lowest is parted again, into four for each halving: where the lists know little of what is
 * asked, all scores are as low as that, and the best of them stand out all the same.
 */
const PER_ONE = 512 / 1.2;
const PARTS = 48;
const PER_HALVING = 4;
export const BINS = PARTS + 512;

const binOf = (score: number): number => {
  const wide = Math.floor(score * PER_ONE);
  if (wide > 0) return Math.min(BINS, PARTS + wide) - 1;
  const part = PARTS + Math.floor(Math.log2(score * PER_ONE) * PER_HALVING);
  return Math.min(PARTS - 1, Math.max(0, part));
};

/** The lowest score of a bin. */
const scoreFrom = (bin: number): number => {
  if (bin === 0) return 0;
  return bin < PARTS ? 2 ** ((bin - PARTS) / PER_HALVING) / PER_ONE : (bin - PARTS + 1) / PER_ONE;
};

/** How much of what is asked an entry can answer at best, where words are known by half or by a slip only. */
const bestCoverage = (slots: readonly Slot[]): number => {
  let [asked, answered] = [0, 0];
  for (const { weight, terms } of slots) {
    asked += weight;
    answered += weight * terms.reduce((most, { quality }) => Math.max(most, quality), 0);
  }
  return answered / asked;
};

/** Keeps an entry of loose words alone from having no weight at all. */
const SMALL = 0.05;

/** How well an entry answers, 0 to 1; negative where it lacks a word that is needed. */
const rating = (
  { weights, phraseStarts, phraseWords, phraseTotals }: Entries,
  marks: Marks,
  slots: readonly Slot[],
): ((phrase: number) => number) => {
  const slotWeights = Float64Array.from(slots, (slot) => slot.weight);
  const asked = slots.reduce((sum, slot) => sum + slot.weight, 0);
  const needed = slots.reduce((bits, { isNeeded }, at) => (isNeeded ? bits | (1 << at) : bits), 0);
  return (phrase) => {
    let [seen, answered, own, again] = [0, 0, 0, 0];
    const end = phraseStarts[phrase + 1]!;
    for (let at = phraseStarts[phrase]!; at < end; at += 1) {
      const member = phraseWords[at]!;
      const term = member & ~LOOSE;
      const bits = marks.slots[term]!;
      if (bits === 0) continue;
      const quality = marks.quality[term]!;
      let fresh = bits & ~seen;
      // A second form of an asked word tells nothing, and asks for nothing.
      if (member === term) {
        if (fresh !== 0) own += weights[term]! * quality;
        else again += weights[term]!;
      }
      seen |= bits;
      while (fresh !== 0) {
        const bit = fresh & -fresh;
        answered += slotWeights[31 - Math.clz32(bit)]! * quality;
        fresh ^= bit;
      }
    }
    const coverage = answered / asked;
    const unasked = Math.max(0, phraseTotals[phrase]! - own - again);
    const generality = (own + SMALL) / (own + SMALL + UNASKED * unasked);
    const rated = coverage * coverage * (ASKED_SHARE + (1 - ASKED_SHARE) * generality);
    return (seen & needed) === needed ? rated : -rated;
  };
};

/** Answers the most that one entry may have of the words' weight. */
const mark = ({ weights }: Entries, { slots: bits, quality }: Marks, slots: readonly Slot[]): number => {
  let sum = 0;
  for (const [at, { terms }] of slots.entries()) {
    let most = 0;
    for (const one of terms) {
      for (let term = one.from; term < one.before; term += 1) {
        bits[term]! |= 1 << at;
        if (one.quality > quality[term]!) quality[term] = one.quality;
        if (weights[term]! > most) most = weights[term]!;
      }
    }
    sum += most;
  }
  return sum;
};

const unmark = ({ slots: bits, quality }: Marks, slots: readonly Slot[]): void => {
  for (const { from, before } of slots.flatMap((slot): readonly Terms[] => slot.terms)) {
    bits.fill(0, from, before);
    quality.fill(0, from, before);
  }
};
