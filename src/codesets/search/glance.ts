/**
 * What an entry is worth at most, told without reading its words. Half a word begins many words, most of them in many
 * entries: nearly all entries that have one have just that one, and are not worth more than it.
 */

import type { Entries, Marks, Scan } from './scan.ts';
import type { Slot } from './slots.ts';
import { rated } from './rated.ts';

export interface Glance {
  /** How well the entry answers at most, given the term that it was found by; Infinity where its words must be read. */
  atMost(phrase: number, term: number, hasAll: boolean): number;
  /** Gives the scratch space back. */
  end(): void;
}

/**
 * Null where a glance tells nothing: where another slot than the driving one has several terms, or takes longer than
 * reading. `seen` is scratch space for each entry, empty between scans: how many terms of the driver it has, above bits
 * for the other slots.
 */
export const glance = (entries: Entries, marks: Marks, seen: Uint32Array, query: Scan): Glance | null => {
  const { weights, postings, postingStarts, phraseTotals } = entries;
  const [driver] = query.drivers;
  if (driver === undefined || query.drivers.length > 1) return null;
  const others = query.slots.filter((slot) => slot !== driver && slot.terms.length > 0);
  const driving = termsOf(driver);
  const own = others.map(({ terms }) => terms[0]!.from);
  const isPlain = others.every(({ terms: [one], terms }) => terms.length === 1 && one!.before - one!.from === 1);
  const isApart = new Set([...own, ...driving]).size === own.length + driving.length;
  const reading = Math.min(driver.postings, query.most);
  const marking = [...own, ...(driving.length > 1 ? driving : [])].reduce(
    (sum, term) => sum + sizeOf(entries, term),
    0,
  );
  if (!isPlain || !isApart || others.length > MOST_OTHERS || reading < FEW || marking > reading * 2) return null;
  const add = (term: number, more: number): void => {
    for (let at = postingStarts[term]!; at < postingStarts[term + 1]!; at += 1) seen[postings[at]!]! += more;
  };
  for (const [at, term] of own.entries()) add(term, 1 << at);
  if (driving.length > 1) for (const term of driving) add(term, TERM);
  const asked = query.slots.reduce((sum, { weight }) => sum + weight, 0);
  const needed = others.reduce((bits, { isNeeded }, at) => (isNeeded ? bits | (1 << at) : bits), 0);
  const [answered, told] = sumsOf(others, own, entries, marks);
  return {
    atMost: (phrase, term, hasAll) => {
      const bits = seen[phrase]!;
      const mask = bits & (TERM - 1);
      // What has all words is read, for as long as none is known that has.
      if (bits >= 2 * TERM || (!hasAll && (mask & needed) === needed)) return Infinity;
      const quality = marks.quality[term]!;
      const coverage = (answered[mask]! + driver.weight * quality) / asked;
      const own = told[mask]! + weights[term]! * quality;
      return rated(coverage, own, Math.max(0, phraseTotals[phrase]! - own)) * CERTAINLY;
    },
    end: () => {
      for (const term of [...own, ...driving])
        for (let at = postingStarts[term]!; at < postingStarts[term + 1]!; at += 1) seen[postings[at]!] = 0;
    },
  };
};

const TERM = 1 << 8;
const MOST_OTHERS = 6;
/** So few entries are sooner read. */
const FEW = 300;
/** More than any rounding takes away. */
const CERTAINLY = 1 + 1e-12;

const sizeOf = ({ postingStarts }: Entries, term: number): number => postingStarts[term + 1]! - postingStarts[term]!;

/** Each once, though it may be a beginning and a form as well. */
const termsOf = ({ terms }: Slot): number[] => {
  const all = new Set<number>();
  for (const { from, before } of terms) for (let term = from; term < before; term += 1) all.add(term);
  return [...all];
};

/** For each choice of other slots, a bit each, what they answer of the asked weight, and their words' own weight. */
const sumsOf = (
  others: readonly Slot[],
  terms: readonly number[],
  { weights }: Entries,
  { quality }: Marks,
): readonly [answered: Float64Array, told: Float64Array] => {
  const [answered, told] = [new Float64Array(1 << others.length), new Float64Array(1 << others.length)];
  for (let mask = 1; mask < answered.length; mask += 1) {
    const last = 31 - Math.clz32(mask);
    const term = terms[last]!;
    answered[mask] = answered[mask ^ (1 << last)]! + others[last]!.weight * quality[term]!;
    told[mask] = told[mask ^ (1 << last)]! + weights[term]! * quality[term]!;
  }
  return [answered, told];
};
