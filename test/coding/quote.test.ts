/** Which spans of a text may be evidence, case by case. */

import { describe, expect, test } from '@jest/globals';
import { quoteOf, spanFault, withoutSpaceAround } from '../../src/coding/evidence/quote.ts';

const fault = (text: string, quote: string): string | null => {
  const from = text.indexOf(quote);
  return spanFault(text, { from, to: from + quote.length });
};

describe('A span may be named', () => {
  test.each([
    ['of one word', 'Edema, bilateral.', 'Edema'],
    ['with the point that ends it', 'Edema, bilateral.', 'bilateral.'],
    ['that begins with punctuation', 'pH (7.1) today', '(7.1)'],
    ['of a whole number', 'pH 7.1 today', '7.1'],
    ['of one of two numbers', 'BP 150/95 today', '150'],
    ['over a line break', 'Edema\r\nof both legs', 'Edema\r\nof'],
    ['that ends inside of a line break', 'Edema\r\nof both legs', 'Edema\r'],
    ['that begins inside of a line break', 'Edema\r\nof both legs', '\nof'],
    ['of a code', 'Coded as E11.9 before', 'E11.9'],
    ['of letters beyond the basic plane', 'a \u{1D54F} b', '\u{1D54F}'],
    ['of letters with marks of their own', 'na\u0131\u0308ve', 'na\u0131\u0308ve'],
    ['of the whole text', 'Edema', 'Edema'],
  ])('%s', (_why, text, quote) => {
    expect(fault(text, quote)).toBeNull();
  });
});

describe('A span is refused', () => {
  test.each([
    ['of space', 'Edema \r\n of', ' \r\n ', /no word/],
    ['of punctuation', 'Edema -- of', '--', /no word/],
    ['of a point and a line break', 'Edema.\nLast', '.\n', /no word/],
    ['of a line break and half a word', 'Edema.\r\nLast', '\r\nL', /whole words/],
    ['of a point, a line break and half a word', 'Edema.\nLast', '.\nL', /whole words/],
    ['that begins in a word', 'Edema of', 'dema', /whole words/],
    ['that ends in a word', 'Edema of', 'Ede', /whole words/],
    ['that ends in a number', 'pH 7.1 today', 'pH 7', /whole words/],
    ['that leaves the mark of a letter behind', 'resume\u0301 of', 'resume', /whole words/],
    ['that cuts a character in half', 'see \u{1D54F} b', 'see \uD835', /whole words/],
    ['that begins with half a character', 'a \u{1D54F} b', '\uDD4F b', /whole words/],
  ])('%s', (_why, text, quote, says) => {
    expect(fault(text, quote)).toMatch(says);
  });
});

test('Space is left out at the ends of a span, and nowhere else', () => {
  const text = 'a \t\r\n b  c\u00A0\n d';
  expect(quoteOf(text, withoutSpaceAround(text, { from: 1, to: text.length - 1 }))).toBe('b  c');
});
