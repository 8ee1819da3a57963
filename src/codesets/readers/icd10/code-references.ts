/**
 * The codes that a note of the tabular list speaks of: `(E08.-, E10-E13)`, `(Z79.4)`, `(S06.0- to S06.9-)`,
 * `(T36-T50 with fifth or sixth character 5)`. The publisher puts them into parentheses, with few exceptions.
 */

import type { CodeRange } from '../../files/rows.ts';
import { normalizeCode } from '../../code-set.ts';

/**
 * The references of one note in the order of the text. Where none stands in parentheses, those in the running text
 * count that can't be anything else: with a dot, a dash or a range, or after a word such as `in` or `category` (vitamin
 * B12 is no code). A restriction to certain characters becomes `matching`; one in words that are not understood leaves
 * the whole range.
 */
export const referencesIn = (text: string): CodeRange[] => {
  // A parenthesis that is never closed, or closed by a brace, occurs in the official list.
  // The restriction may follow the parenthesis: `(T36-T50) with fifth or sixth character 6`.
  const enclosed = [...text.matchAll(/\(([^()]*(?:\)\s*with\b[^()]*)?)/g)].flatMap(([, inner]) =>
    referencesOf(inner ?? '', false),
  );
  return enclosed.length > 0 ? enclosed : referencesOf(text.replace(/\([^()]*\)/g, ' '), true);
};

// QA0 is the one chapter with a letter in the second place; taking any letter would make a code of CD4.
const CODE = '[A-Z](?:[0-9][0-9A-Z]|(?<=Q)A[0-9])(?:\\.[0-9A-Z]{1,4})?';
/** The dash of `E08.-` is not the one of a range, and in `I69.01- I69.11-` both dashes are of that kind. */
const OPEN = `\\.?-(?!${CODE}(?![0-9A-Za-z]))(?!\\s+${CODE}(?![0-9A-Za-z.-]))`;
const REFERENCE = new RegExp(
  `(?<![0-9A-Za-z.])(${CODE})(?![0-9A-Za-z])(${OPEN})?(?:\\s*(?:-|\\.-|\\bto\\b)\\s*(${CODE})(?![0-9A-Za-z])(${OPEN})?)?`,
  'g',
);
const LEADS_TO_CODE =
  /(?:^|[^A-Za-z])(?:to|in|from|under|code|codes|category|categories|subcategory|subcategories)\s+$/i;
const CARRIES_ON = /(?:[,;]|\b(?:and|or|except))\s*$/i;

const referencesOf = (text: string, inRunningText: boolean): CodeRange[] => {
  const found: CodeRange[] = [];
  for (const match of text.matchAll(REFERENCE)) {
    const [, first = '', dash, last] = match;
    if (inRunningText && !first.includes('.') && dash === undefined && last === undefined) {
      const before = text.slice(0, match.index);
      if (!LEADS_TO_CODE.test(before) && !(found.length > 0 && CARRIES_ON.test(before))) continue;
    }
    found.push(rangeOf(first, dash !== undefined, last));
  }
  const matching = found.length === 0 ? null : restrictionIn(text);
  return matching === null ? found : found.map((range) => ({ ...range, matching }));
};

const rangeOf = (first: string, open: boolean, last: string | undefined): CodeRange => {
  const from = normalizeCode('ICD10CM', first);
  if (last === undefined) return { from, to: null, open };
  return { from, to: normalizeCode('ICD10CM', last), open: true };
};

/** The seventh characters that stand for open fractures. */
const OPEN_FRACTURE = '[BCEFHJMNQR]';

const PLACES: readonly (readonly [word: RegExp, place: number])[] = [
  [/\b(?:fifth|5th)\b/i, 5],
  [/\b(?:sixth|six|6th)\b/i, 6],
  [/\b(?:seventh|7th)\b/i, 7],
];

/** The pattern of what follows `with`, if it speaks of characters. */
const restrictionIn = (text: string): string | null => {
  const words = /\bwith\b(.*)$/i.exec(text)?.[1] ?? /-with\b(.*)$/i.exec(text)?.[1];
  if (words === undefined) return null;
  const places = PLACES.filter(([word]) => word.test(words)).map(([, place]) => place);
  const [place] = places;
  if (place === 7 && /\bopen fracture\b/i.test(words)) return `^.{6}${OPEN_FRACTURE}`;
  const values = valuesIn(words);
  if (values.length === 0) return null;
  const choice = values.length === 1 ? values[0]! : `(?:${values.join('|')})`;
  // `.39` stands after the dot; `.6` is a fifth character where the words say so.
  if (places.length === 0 && /\s\.\d/.test(words)) return `^.{3}${choice}`;
  const isFinal = /\bfinal\b/i.test(words);
  if (isFinal && values.some((value) => value.length > 1)) return `${choice}$`;
  // The intent of a poisoning is the sixth character, or the fifth where the code has no sixth of its own.
  if (isFinal || (places.length === 2 && /\bor\b/i.test(words.slice(0, words.search(/character/i))))) {
    return `^.{5}${choice}|^.{4}${choice}(?:X|$)`;
  }
  return place === undefined ? null : `^.{${place - 1}}${choice}`;
};

/** `1-4 or 6` is 1, 2, 3, 4, 6; `.51-.52` is 51, 52; `-23` is 23; B and C are themselves. */
const valuesIn = (words: string): string[] => {
  const behind = /\bcharacters?\b(.*)$/i.exec(words)?.[1] ?? words;
  return [
    ...behind.matchAll(/(?<![0-9A-Za-z])\.?([0-9]+|[A-Z])(?:-\.?([0-9]+)(?![0-9A-Za-z]))?(?![0-9A-Za-z])/g),
  ].flatMap(([, first = '', last]) => (last === undefined ? [first] : span(first, last)));
};

const span = (first: string, last: string): string[] => {
  const [from, to] = [Number(first), Number(last)];
  if (!(from <= to && to - from < 100)) return [first];
  return Array.from({ length: to - from + 1 }, (_, step) => String(from + step).padStart(first.length, '0'));
};
