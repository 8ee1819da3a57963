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
export type Misspellings = (word: string, count: number, asBeginning: boolean) => NearWord[];

export const openMisspellings = (packed: Packed, vocabulary: Vocabulary): Misspellings => {
  const starts = new Uint32Array(packed['pairStarts'] as ArrayBuffer);
  const members = new Uint32Array(packed['pairWords'] as ArrayBuffer);
  const shared = new Uint8Array(vocabulary.size);
  const touched = new Uint32Array(vocabulary.size);
  return (word, count, asBeginning) => {
    const allowed = allowedSlips(word);
    if (allowed === 0) return [];
    // The end of a half-typed word is no end.
    const pairs = [...new Set(pairsOf(word).slice(0, asBeginning ? -1 : undefined))];
    // A slip spoils two pairs, a change of places three, which does not happen twice in a word.
    const needed = Math.max(2, pairs.length - (allowed === 1 ? 3 : 5));
    const candidates: number[] = [];
    let touches = 0;
    for (const pair of pairs) {
      for (let at = starts[pair]!; at < starts[pair + 1]!; at += 1) {
        const term = members[at]!;
        const count = ++shared[term]!;
        if (count === 1) touched[touches++] = term;
        if (count === needed) candidates.push(term);
      }
    }
    for (let at = 0; at < touches; at += 1) shared[touched[at]!] = 0;
    const near: (NearWord & { readonly rank: number })[] = [];
    for (const term of candidates) {
      const length = vocabulary.lengthOf(term);
      if (length < word.length - allowed || (!asBeginning && length > word.length + allowed)) continue;
      const candidate = vocabulary.wordAt(term);
      // Nobody slips at the first letter and once more.
      const most = candidate[0] === word[0] ? allowed : 1;
      const { whole, begun } = slipsBetween(word, candidate, most);
      const slips = whole <= most ? whole : asBeginning ? begun : most + 1;
      // A whole word before the beginning of one.
      if ((slips === 1 || slips === 2) && slips <= most)
        near.push({ term, slips, rank: slips + (whole > most ? 0.5 : 0) });
    }
    return near.sort((one, other) => one.rank - other.rank).slice(0, count);
  };
};

export const allowedSlips = (word: string): 0 | 1 | 2 =>
  word.length < 4 || word.length > 100 || !/^[a-z]+$/.test(word) ? 0 : word.length < 8 ? 1 : 2;

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
 * Slips between the typed word and another (optimal string alignment): the whole of it, and its beginning that is nearest.
 * More than `most` where there are more.
 */
export const slipsBetween = (
  typed: string,
  word: string,
  most: number,
): { readonly whole: number; readonly begun: number } => {
  const width = Math.min(word.length, typed.length + most, ROW - 1);
  let [before, last, row] = ROWS;
  for (let column = 0; column <= width; column += 1) last[column] = column;
  for (let line = 1; line <= typed.length; line += 1) {
    const letter = typed.charCodeAt(line - 1);
    const letterBefore = line > 1 ? typed.charCodeAt(line - 2) : 0;
    // What is further off the diagonal than `most` is more slips than that anyway.
    const [from, to] = [Math.max(1, line - most), Math.min(width, line + most)];
    row[from - 1] = from === 1 ? line : most + 1;
    let least = row[from - 1]!;
    let wordBefore = from > 1 ? word.charCodeAt(from - 2) : 0;
    for (let column = from; column <= to; column += 1) {
      const other = word.charCodeAt(column - 1);
      let slips = Math.min(last[column - 1]! + (letter === other ? 0 : 1), row[column - 1]! + 1);
      if (column < line + most) slips = Math.min(slips, last[column]! + 1);
      if (letter === wordBefore && letterBefore === other && column > 1)
        slips = Math.min(slips, before[column - 2]! + 1);
      row[column] = slips;
      if (slips < least) least = slips;
      wordBefore = other;
    }
    if (least > most) return { whole: most + 1, begun: most + 1 };
    [before, last, row] = [last, row, before];
  }
  let begun = most + 1;
  for (let column = Math.max(0, typed.length - most); column <= width; column += 1)
    begun = Math.min(begun, last[column]!);
  return { whole: width < word.length ? most + 1 : last[width]!, begun };
};

/** The longest words of the lists are shorter. */
const ROW = 128;
const ROWS = [new Uint8Array(ROW), new Uint8Array(ROW), new Uint8Array(ROW)] as const;
