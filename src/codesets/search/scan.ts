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
  /** What a code of each place counts for a priori; 0 where it is not asked for. */
  readonly setOf: Uint8Array;
}

/** The best entry of each code, as far as a search has come. Reused by the next one: `clear` first. */
export interface Best {
  readonly score: Float32Array;
  readonly phrase: Uint32Array;
  readonly reading: Uint8Array;
  readonly touched: number[];
}

/** Scratch space of one index; a search is one synchronous run, so that no two are under way. */
export interface Marks {
  /** For each term the slots that it answers, a bit each, and how well. */
  readonly slots: Uint16Array;
  readonly quality: Float32Array;
}

/** Rates every entry that has a word of the driving slots. True when one of them has all needed words. */
export const scan = (
  entries: Entries,
  marks: Marks,
  best: Best,
  query: {
    readonly slots: readonly Slot[];
    readonly drivers: readonly Slot[];
    readonly reading: number;
    readonly weight: number;
    readonly setWeights: readonly number[];
  },
): boolean => {
  const { slots, drivers, reading, weight, setWeights } = query;
  const { postingStarts, postings, phraseCodes, phraseFields, targets, setOf } = entries;
  mark(marks, slots);
  const rate = rating(entries, marks, slots);
  let hasAll = false;
  let left = MOST_ENTRIES;
  for (const { terms } of drivers) {
    for (const { from, before } of terms) {
      const end = Math.min(postingStarts[before]!, postingStarts[from]! + left);
      left -= end - postingStarts[from]!;
      for (let at = postingStarts[from]!; at < end; at += 1) {
        const phrase = postings[at]!;
        const code = phraseCodes[phrase]!;
        const ofSet = setWeights[setOf[code]!]!;
        if (ofSet === 0) continue;
        const rated = rate(phrase);
        if (rated > 0) hasAll = true;
        const place = targets[code]!;
        const score =
          Math.abs(rated) * ofSet * weight * FIELD_WEIGHTS[phraseFields[phrase]!]! * (place === code ? 1 : BY_HEADING);
        if (score <= best.score[place]!) continue;
        if (best.score[place] === 0) best.touched.push(place);
        best.score[place] = score;
        best.phrase[place] = phrase;
        best.reading[place] = reading;
      }
    }
  }
  unmark(marks, slots);
  return hasAll;
};

/** So many entries are looked at for one reading; the words that are in more are in no name of anything. */
const MOST_ENTRIES = 60_000;

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
    let [seen, answered, own] = [0, 0, 0];
    const end = phraseStarts[phrase + 1]!;
    for (let at = phraseStarts[phrase]!; at < end; at += 1) {
      const member = phraseWords[at]!;
      const term = member & ~LOOSE;
      const bits = marks.slots[term]!;
      if (bits === 0) continue;
      const quality = marks.quality[term]!;
      if (member === term) own += weights[term]! * quality;
      let fresh = bits & ~seen;
      seen |= bits;
      while (fresh !== 0) {
        const bit = fresh & -fresh;
        answered += slotWeights[31 - Math.clz32(bit)]! * quality;
        fresh ^= bit;
      }
    }
    const coverage = answered / asked;
    const unasked = Math.max(0, phraseTotals[phrase]! - own);
    const generality = (own + 0.05) / (own + 0.05 + UNASKED * unasked);
    const rated = coverage * coverage * (ASKED_SHARE + (1 - ASKED_SHARE) * generality);
    return (seen & needed) === needed ? rated : -rated;
  };
};

const mark = ({ slots: bits, quality }: Marks, slots: readonly Slot[]): void => {
  for (const [at, { terms }] of slots.entries()) {
    for (const one of terms) {
      for (let term = one.from; term < one.before; term += 1) {
        bits[term]! |= 1 << at;
        if (one.quality > quality[term]!) quality[term] = one.quality;
      }
    }
  }
};

const unmark = ({ slots: bits, quality }: Marks, slots: readonly Slot[]): void => {
  for (const { from, before } of slots.flatMap((slot): readonly Terms[] => slot.terms)) {
    bits.fill(0, from, before);
    quality.fill(0, from, before);
  }
};
