/** Rates the entries that have the words of a reading, and keeps the best entry of each code. */

import { improve, leastScore, type Best } from './best.ts';
import { glance } from './glance.ts';
import { LOOSE } from './pack.ts';
import { rated, SMALL } from './rated.ts';
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

/** Scratch space of one index; a search is one synchronous run, so that no two are under way. */
export interface Marks {
  /** For each term the slots that it answers, a bit each, and how well. */
  readonly slots: Uint16Array;
  readonly quality: Float32Array;
  /** For each entry what a glance tells of it. */
  readonly seen: Uint32Array;
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
  const rate = rater(entries, marks, slots);
  const glanced = glance(entries, marks, marks.seen, query);
  let hasAll = false;
  let left = query.most;
  let least = leastScore(best);
  for (const { terms } of drivers) {
    for (const { from, before } of terms) {
      const end = Math.min(postingStarts[before]!, postingStarts[from]! + left);
      left -= end - postingStarts[from]!;
      let term = from;
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
        if (glanced !== null) {
          while (at >= postingStarts[term + 1]!) term += 1;
          const highest = glanced.atMost(phrase, term, hasAll) * factor;
          if (highest <= least || highest <= best.score[place]!) continue;
        }
        const rating = rate(phrase);
        if (rating > 0) hasAll = true;
        const score = Math.abs(rating) * factor;
        const known = best.score[place]!;
        if (score <= known || score <= least || !isTaken(place)) continue;
        improve(best, place, score, first);
        best.phrase[place] = phrase;
        best.reading[place] = reading;
        least = leastScore(best);
      }
    }
  }
  glanced?.end();
  unmark(marks, slots);
  return hasAll;
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

/** How well an entry answers, 0 to 1; negative where it lacks a word that is needed. */
const rater = (
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
    const rating = rated(answered / asked, own, Math.max(0, phraseTotals[phrase]! - own - again));
    return (seen & needed) === needed ? rating : -rating;
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
