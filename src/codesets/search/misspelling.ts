/**
 * Words of the lists that a mistyped word is near to: one slip in words of four letters and more, two in words of eight
 * and more. A slip is a letter too many, too few, another one, or two that changed places.
 */

import type { Packed } from '../tables/table.ts';
import { growing, inverted } from './flat.ts';
import type { Vocabulary } from './vocabulary.ts';

/** For each pair of neighbouring letters the words that have it. */
export const packMisspellings = (words: readonly string[]): Packed => {
  const [starts, members] = [new Uint32Array(words.length + 1), growing()];
  for (const [term, word] of words.entries()) {
    if (/^[a-z]{3,}$/.test(word)) for (const pair of new Set(pairsOf(word))) members.push(pair);
    starts[term + 1] = members.length();
  }
  const lists = inverted({ starts, members: members.done() }, PAIRS);
  return { pairStarts: lists.starts.buffer, pairWords: lists.members.buffer };
};

export interface NearWord {
  readonly term: number;
  readonly slips: 1 | 2;
}

/** The nearest words first, at most so many; with `asBeginning` a word counts by its first letters, as far as was typed. */
export type Misspellings = (word: string, most: number, asBeginning: boolean) => NearWord[];

export const openMisspellings = (packed: Packed, vocabulary: Vocabulary): Misspellings => {
  const starts = new Uint32Array(packed['pairStarts'] as ArrayBuffer);
  const members = new Uint32Array(packed['pairWords'] as ArrayBuffer);
  const shared = new Uint8Array(vocabulary.size);
  return (word, most, asBeginning) => {
    const allowed = allowedSlips(word);
    if (allowed === 0) return [];
    const pairs = [...new Set(pairsOf(word))];
    // A slip spoils two pairs, a change of places three; the end of a half-typed word is no end.
    const needed = Math.max(2, pairs.length - 3 * allowed - (asBeginning ? 1 : 0));
    const touched: number[] = [];
    const candidates: number[] = [];
    for (const pair of pairs) {
      for (let at = starts[pair]!; at < starts[pair + 1]!; at += 1) {
        const term = members[at]!;
        const count = ++shared[term]!;
        if (count === 1) touched.push(term);
        if (count === needed) candidates.push(term);
      }
    }
    for (const term of touched) shared[term] = 0;
    const near: (NearWord & { readonly rank: number })[] = [];
    for (const term of candidates) {
      const candidate = vocabulary.wordAt(term);
      if (candidate.length < word.length - allowed) continue;
      if (!asBeginning && candidate.length > word.length + allowed) continue;
      const whole = slipsBetween(word, candidate, allowed, false);
      const slips = whole > allowed && asBeginning ? slipsBetween(word, candidate, allowed, true) : whole;
      // A whole word before the beginning of one.
      if (slips === 1 || slips === 2) near.push({ term, slips, rank: slips + (whole > allowed ? 0.5 : 0) });
    }
    return near.sort((one, other) => one.rank - other.rank).slice(0, most);
  };
};

export const allowedSlips = (word: string): 0 | 1 | 2 =>
  word.length < 4 || !/^[a-z]+$/.test(word) ? 0 : word.length < 8 ? 1 : 2;

const LETTERS = 27;
const PAIRS = LETTERS * LETTERS;

/** Pairs of neighbours; the ends of the word have a neighbour of their own. */
const pairsOf = (word: string): number[] => {
  const pairs: number[] = [];
  let before = 0;
  for (let at = 0; at <= word.length; at += 1) {
    const letter = at === word.length ? 0 : word.charCodeAt(at) - 96;
    pairs.push(before * LETTERS + letter);
    before = letter;
  }
  return pairs;
};

/**
 * Slips between two words (optimal string alignment), or `most + 1` where there are more. With `asBeginning`, between the
 * typed word and the beginning of the other that is nearest to it.
 */
const slipsBetween = (typed: string, word: string, most: number, asBeginning: boolean): number => {
  const width = Math.min(word.length, typed.length + most);
  let [before, last, row] = [new Uint8Array(width + 1), new Uint8Array(width + 1), new Uint8Array(width + 1)];
  for (let column = 0; column <= width; column += 1) last[column] = column;
  for (let line = 1; line <= typed.length; line += 1) {
    row[0] = line;
    let least = line;
    for (let column = 1; column <= width; column += 1) {
      const same = typed[line - 1] === word[column - 1];
      let slips = Math.min(last[column - 1]! + (same ? 0 : 1), last[column]! + 1, row[column - 1]! + 1);
      const swapped =
        line > 1 && column > 1 && typed[line - 1] === word[column - 2] && typed[line - 2] === word[column - 1];
      if (swapped) slips = Math.min(slips, before[column - 2]! + 1);
      row[column] = slips;
      least = Math.min(least, slips);
    }
    if (least > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  if (!asBeginning) return width < word.length ? most + 1 : last[width]!;
  return last.reduce((nearest, slips) => Math.min(nearest, slips), most + 1);
};
