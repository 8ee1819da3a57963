/** Makes a search index of the lists: a few flat buffers, made once for the editions of a day. */

import type { Packed } from '../tables/table.ts';
import { stem } from '../words/stem.ts';
import { listCodes, packCodeList, type CodeList } from './code-list.ts';
import { packTexts } from '../tables/texts.ts';
import { growing, inverted, type Growing } from './flat.ts';
import { packMisspellings } from './misspelling.ts';
import { packSounds } from './sounds.ts';
import { phrasesOf, seventhWords, type Phrase } from './phrases.ts';
import type { SearchSources } from './search.ts';
import { byBytes, packVocabulary } from './vocabulary.ts';
import { FAINT } from './weights.ts';

/** Set on a word of a phrase that may be there or not. */
export const LOOSE = 0x4000_0000;

/** Pure; takes some seconds for all lists together. */
export const packSearch = (sources: SearchSources): Packed => {
  const codes = listCodes(sources.codes);
  const draft = newDraft();
  for (const phrase of phrasesOf(codes, sources)) add(draft, phrase);
  const sevenths = draftSevenths(codes, draft);
  const { words, places } = sorted(draft);
  const members = draft.members.done().map((member) => places[member & ~LOOSE]! | (member & LOOSE));
  const starts = draft.starts.done();
  const postings = inverted({ starts, members: members.map((member) => member & ~LOOSE) }, words.length);
  const weights = weightsOf(words, postings.starts, draft.fields.length);
  const texts = packTexts(draft.texts);
  return {
    ...packCodeList(codes),
    ...packVocabulary(words),
    ...packMisspellings(words),
    ...packSounds(words),
    weights: weights.buffer,
    phraseStarts: starts.buffer,
    phraseWords: members.buffer,
    phraseTotals: totalsOf(starts, members, weights).buffer,
    phraseCodes: Uint32Array.from(draft.codes).buffer,
    phraseFields: Uint8Array.from(draft.fields).buffer,
    postingStarts: postings.starts.buffer,
    postings: postings.members.buffer,
    texts: texts.bytes,
    textEnds: texts.ends,
    sevenths: sevenths.ofCode.buffer,
    seventhWords: sevenths.words.done().map((member) => places[member]!).buffer,
    seventhStarts: sevenths.starts.done().buffer,
  };
};

interface Draft {
  /** Words in the order in which they came. */
  readonly terms: Map<string, number>;
  readonly starts: Growing;
  readonly members: Growing;
  readonly codes: number[];
  readonly fields: number[];
  /** Of the phrases after the titles. */
  readonly texts: string[];
}

const newDraft = (): Draft => {
  const starts = growing();
  starts.push(0);
  return { terms: new Map(), starts, members: growing(), codes: [], fields: [], texts: [] };
};

const add = (draft: Draft, { code, field, words, loose, text }: Phrase): void => {
  const told = new Set(words);
  for (const word of told) draft.members.push(termOf(draft, word));
  for (const word of new Set(loose)) if (!told.has(word)) draft.members.push(termOf(draft, word) | LOOSE);
  draft.starts.push(draft.members.length());
  draft.codes.push(code);
  draft.fields.push(field);
  if (text !== null) draft.texts.push(text);
};

const termOf = ({ terms }: Draft, word: string): number => {
  const known = terms.get(word);
  if (known !== undefined) return known;
  terms.set(word, terms.size);
  return terms.size - 1;
};

/** The words of seventh characters: few lists of them serve tens of thousands of codes. Zero is none. */
const draftSevenths = (
  codes: CodeList,
  draft: Draft,
): { ofCode: Uint16Array<ArrayBuffer>; words: Growing; starts: Growing } => {
  const ofCode = new Uint16Array(codes.rows.length);
  const known = new Map<string, number>([['', 0]]);
  const [words, starts] = [growing(), growing()];
  starts.push(0);
  starts.push(0);
  for (const [heading, end] of codes.groups.entries()) {
    if (end === 0) continue;
    for (const [index, list] of seventhWords(codes.rows, heading, end).entries()) {
      const key = list.join(' ');
      let number = known.get(key);
      if (number === undefined) {
        number = known.size;
        known.set(key, number);
        for (const word of new Set(list)) words.push(termOf(draft, word));
        starts.push(words.length());
      }
      ofCode[heading + 1 + index] = number;
    }
  }
  return { ofCode, words, starts };
};

/** The words in order, and the place there of each as it came. */
const sorted = ({ terms }: Draft): { words: readonly string[]; places: Uint32Array<ArrayBuffer> } => {
  const words = [...terms.keys()].sort(byBytes);
  const places = new Uint32Array(words.length);
  for (const [place, word] of words.entries()) places[terms.get(word)!] = place;
  return { words, places };
};

/** From 0 to 1: the rarer a word, in all its forms together, the more it says. */
const weightsOf = (words: readonly string[], starts: Uint32Array, phrases: number): Float32Array<ArrayBuffer> => {
  const ofFamily = new Map<string, number>();
  const count = (term: number): number => starts[term + 1]! - starts[term]!;
  const families = words.map(stem);
  for (const [term, family] of families.entries()) ofFamily.set(family, (ofFamily.get(family) ?? 0) + count(term));
  return Float32Array.from(words, (word, term) => {
    const rarity = Math.log(1 + phrases / Math.max(1, ofFamily.get(families[term]!)!)) / Math.log(1 + phrases);
    return rarity * (FAINT.get(word) ?? 1);
  });
};

const totalsOf = (starts: Uint32Array, members: Uint32Array, weights: Float32Array): Float32Array<ArrayBuffer> => {
  const totals = new Float32Array(starts.length - 1);
  for (let phrase = 0; phrase < totals.length; phrase += 1) {
    for (let at = starts[phrase]!; at < starts[phrase + 1]!; at += 1) {
      if ((members[at]! & LOOSE) === 0) totals[phrase]! += weights[members[at]!]!;
    }
  }
  return totals;
};
