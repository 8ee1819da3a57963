/** Text as words, the same way for what lists say and for what people type. Pure; no list needs to be loaded. */

import { american } from './spelling.ts';

/** A word and where it stands in the text it was read from: UTF-16 offsets, from and before. */
export interface Token {
  /** Lower case, no accents, American spelling, numerals as digits. */
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The words of a text in their order. Hyphens and slashes part words, a possessive ending is dropped, `Type II` is
 * `type 2`, a prefix that some write apart is joined (`non-pressure`, `post traumatic`), `10,000` is one number.
 */
export const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  let joined: Token | null = null;
  for (const match of text.matchAll(WORD)) {
    const plain = plainWord(match[0]);
    if (plain === '') continue;
    const from = match.index;
    const to = from + match[0].length;
    const word = american(numeral(plain, tokens.at(-1)?.word) ?? plain);
    if (joined) {
      tokens.pop();
      tokens.push({ word: american(joined.word + word), from: joined.from, to });
      joined = null;
      continue;
    }
    const token = { word, from, to };
    tokens.push(token);
    // `Status post fracture`: after it, and not a fracture of a later time.
    if (JOINED.has(word) && !(word === 'post' && tokens.at(-2)?.word === 'status')) joined = token;
  }
  return tokens;
};

export const wordsOf = (text: string): string[] => tokensOf(text).map(({ word }) => word);

// Letters with accents that are written as a letter and a mark are one word too. An apostrophe stays for the possessive.
const WORD = /[\p{L}\p{N}\p{M}]+(?:[.,](?=\d)(?<=\d[.,])\d+|['’](?=\p{L})[\p{L}\p{M}]+)*/gu;

const plainWord = (written: string): string => {
  let word = written.toLowerCase();
  // Most words are plain ASCII, for which there is nothing to fold.
  if (/[^\u0020-\u007e]/.test(word)) word = fold(word);
  if (word.includes("'")) word = word.replace(/'s$/, '').replaceAll("'", '');
  return word.includes(',') ? word.replaceAll(',', '') : word;
};

const fold = (word: string): string =>
  word
    .replaceAll('’', "'")
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[ßæœøł]/g, (letter) => LETTERS[letter] ?? letter);

const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l' };

const JOINED = new Set(['non', 'post', 'pre', 'anti', 'peri', 'intra', 'inter', 'hyper', 'hypo', 'supra', 'infra']);

/** What numbers stand after; alone, `i`, `v` and `x` are letters, and `iv` is a way into a vein. */
const COUNTED = new Set([
  'type',
  'stage',
  'grade',
  'class',
  'group',
  'category',
  'factor',
  'phase',
  'level',
  'bipolar',
]);

const ROMAN: Readonly<Record<string, string>> = {
  ii: '2',
  iii: '3',
  vi: '6',
  vii: '7',
  viii: '8',
  ix: '9',
  xi: '11',
  xii: '12',
  xiii: '13',
  iiia: '3a',
  iiib: '3b',
  iiic: '3c',
};

const AFTER_COUNTED: Readonly<Record<string, string>> = {
  i: '1',
  iv: '4',
  v: '5',
  x: '10',
  ia: '1a',
  ib: '1b',
  iia: '2a',
  iib: '2b',
  iva: '4a',
  ivb: '4b',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
};

const ORDINALS: Readonly<Record<string, string>> = {
  '1st': 'first',
  '2nd': 'second',
  '3rd': 'third',
  '4th': 'fourth',
  '5th': 'fifth',
};

const numeral = (word: string, before: string | undefined): string | undefined =>
  ROMAN[word] ?? ORDINALS[word] ?? (before !== undefined && COUNTED.has(before) ? AFTER_COUNTED[word] : undefined);
