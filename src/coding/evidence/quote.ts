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

/**
 * Why a span is no evidence, as a sentence; null for one that is. The space at its ends, line breaks included, does not
 * count; what remains holds a letter or a digit and begins and ends between words (UAX #29): half a word, half a number
 * such as 7 of 7.1, and half a character are refused and not made whole, since only whoever chose them knows what was meant.
 */
export const spanFault = (text: string, span: Span): string | null => {
  if (span.from < 0 || span.to > text.length)
    return `The span must lie in the text, which has ${text.length} characters.`;
  if (span.from >= span.to) return 'The span must hold at least one character.';
  const words = withoutSpaceAround(text, span);
  if (!/[\p{L}\p{N}]/u.test(quoteOf(text, words))) return 'The span holds no word and no number.';
  const segments = WORDS.segment(text);
  return [words.from, words.to].some((offset) => offset < text.length && segments.containing(offset)!.index < offset)
    ? 'The span must begin and end with whole words.'
    : null;
};

/** The span without white space at its ends, line breaks included. */
export const withoutSpaceAround = (text: string, span: Span): Span => {
  const quote = quoteOf(text, span);
  return {
    from: span.from + quote.length - quote.trimStart().length,
    to: span.to - quote.length + quote.trimEnd().length,
  };
};

/** The rules of Unicode without those of a language. */
const WORDS = new Intl.Segmenter('und', { granularity: 'word' });
