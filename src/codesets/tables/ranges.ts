/** Which codes a reference in a note of the tabular list means. */

import type { CodeRange } from '../files/rows.ts';

/**
 * Whether a code (normal form, with its seventh character or without) is one of those a note speaks of. A range runs in
 * the order of the characters, digits before letters, to the end of all that begins with its last code: A04-A08 covers
 * A08.8. C7A, M1A and their like are therefore in a range only if it reaches beyond the digits (C00-C96 holds C7A,
 * C76-C79 does not).
 */
export const covers = (range: CodeRange, code: string): boolean => {
  if (!begins(range, code)) return false;
  return range.matching === undefined || patternOf(range.matching).test(code);
};

const begins = ({ from, to }: CodeRange, code: string): boolean =>
  to === null ? code.startsWith(from) : code >= from && code.slice(0, to.length) <= to;

// Some thirty patterns occur in the whole of a tabular list.
const patterns = new Map<string, RegExp>();

const patternOf = (source: string): RegExp => {
  const known = patterns.get(source);
  if (known) return known;
  const pattern = new RegExp(source);
  patterns.set(source, pattern);
  return pattern;
};
