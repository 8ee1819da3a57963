/** Every word of the lists, in order: found exactly, by its beginning, or with the other forms of it. */

import type { Packed } from '../tables/table.ts';
import { stem } from '../words/stem.ts';
import { openTexts, packTexts } from '../tables/texts.ts';

/** `words` are in the order of their bytes. */
export const packVocabulary = (words: readonly string[]): Packed => {
  const families = new Map<string, number[]>();
  for (const [term, word] of words.entries()) {
    const family = stem(word);
    const members = families.get(family);
    if (members) members.push(term);
    else families.set(family, [term]);
  }
  const stems = [...families.keys()].sort(byBytes);
  const { bytes, ends } = packTexts(words);
  const packedStems = packTexts(stems);
  let end = 0;
  return {
    words: bytes,
    wordEnds: ends,
    stems: packedStems.bytes,
    stemEnds: packedStems.ends,
    families: Uint32Array.from(stems.flatMap((family) => families.get(family)!)).buffer,
    familyEnds: Uint32Array.from(stems, (family) => (end += families.get(family)!.length)).buffer,
  };
};

export const byBytes = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));

export interface Vocabulary {
  readonly size: number;
  wordAt(term: number): string;
  /** In bytes. */
  lengthOf(term: number): number;
  /** The term of a word, or -1. */
  find(word: string): number;
  /** The terms that are forms of the word, itself among them where it is in a list. */
  formsOf(word: string): Uint32Array;
  /** The terms that begin so: from, and before. */
  startingWith(beginning: string): readonly [from: number, before: number];
}

export const openVocabulary = (packed: Packed): Vocabulary => {
  const buffer = (name: string): ArrayBuffer => packed[name] as ArrayBuffer;
  const words = openTexts({ bytes: buffer('words'), ends: buffer('wordEnds') });
  const stems = openTexts({ bytes: buffer('stems'), ends: buffer('stemEnds') });
  const families = new Uint32Array(buffer('families'));
  const familyEnds = new Uint32Array(buffer('familyEnds'));
  const isAt = (texts: typeof words, place: number, wanted: Uint8Array): boolean =>
    place < texts.size && texts.lengthAt(place) === wanted.length && texts.startsWith(place, wanted);
  return {
    size: words.size,
    wordAt: words.at,
    lengthOf: words.lengthAt,
    find: (word) => {
      const wanted = Buffer.from(word);
      const place = words.firstFrom(wanted);
      return isAt(words, place, wanted) ? place : -1;
    },
    formsOf: (word) => {
      const wanted = Buffer.from(stem(word));
      const family = stems.firstFrom(wanted);
      if (!isAt(stems, family, wanted)) return NONE;
      return families.subarray(family === 0 ? 0 : familyEnds[family - 1], familyEnds[family]);
    },
    startingWith: (beginning) => {
      const wanted = Buffer.from(beginning);
      const from = words.firstFrom(wanted);
      return [from, words.afterPrefix(wanted, from)];
    },
  };
};

const NONE = new Uint32Array(0);
