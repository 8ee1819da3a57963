/** A span of a text as evidence: whether it may be named, and how it is shown later that the text still says the same. */

import { createHash } from 'node:crypto';

/** Offsets in UTF-16 code units; `to` is behind the last one. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What the span says. */
export const quoteOf = (text: string, { from, to }: Span): string => text.slice(from, to);

/** SHA-256 of the quote in UTF-8, in lower-case hexadecimal. */
export const hashOf = (quote: string): string => createHash('sha256').update(quote, 'utf8').digest('hex');

/** Why a span is no evidence, as a sentence; null for one that is. */
export const spanFault = (text: string, { from, to }: Span): string | null => {
  if (from < 0 || to > text.length) return `The span must lie in the text, which has ${text.length} characters.`;
  if (from >= to) return 'The span must hold at least one character.';
  if (splitsPair(text, from) || splitsPair(text, to)) return 'The span must not cut a character in half.';
  return quoteOf(text, { from, to }).trim() === '' ? 'The span holds nothing but space.' : null;
};

/** Whether an offset lies between the two units of one character beyond the basic plane. */
const splitsPair = (text: string, offset: number): boolean =>
  isHigh(text.charCodeAt(offset - 1)) && isLow(text.charCodeAt(offset));

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
