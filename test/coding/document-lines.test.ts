/** Lines with offsets, and spans: what may be named as evidence, and how it is known that it did not change. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lineNumberAt, linesOf } from '../../src/coding/evidence/document-lines.ts';
import { hashOf, quoteOf, spanFault } from '../../src/coding/evidence/quote.ts';

const CLEF = '\u{1D11E}';

describe('The lines of a text', () => {
  test.each([
    ['of nothing', '', [[0, 0, '']]],
    ['without a break', 'one', [[0, 3, 'one']]],
    [
      'with LF',
      'one\ntwo',
      [
        [0, 3, 'one'],
        [4, 7, 'two'],
      ],
    ],
    [
      'with CR LF, which is one break',
      'one\r\ntwo',
      [
        [0, 3, 'one'],
        [5, 8, 'two'],
      ],
    ],
    [
      'with a lone CR',
      'one\rtwo',
      [
        [0, 3, 'one'],
        [4, 7, 'two'],
      ],
    ],
    [
      'with LF CR, which is two breaks',
      'a\n\rb',
      [
        [0, 1, 'a'],
        [2, 2, ''],
        [3, 4, 'b'],
      ],
    ],
    [
      'with a break at its end, behind which an empty line begins',
      'one\r\n',
      [
        [0, 3, 'one'],
        [5, 5, ''],
      ],
    ],
    [
      'of a break alone',
      '\n',
      [
        [0, 0, ''],
        [1, 1, ''],
      ],
    ],
    ['with separators that break no line', 'a\u2028b\u0085c\fd', [[0, 7, 'a\u2028b\u0085c\fd']]],
    [
      'with a character of two units',
      `${CLEF}\nb`,
      [
        [0, 2, CLEF],
        [3, 4, 'b'],
      ],
    ],
  ] as const)('%s', (_what, text, wanted) => {
    expect(linesOf(text).map(({ from, to, text: line }) => [from, to, line])).toEqual(wanted);
    expect(linesOf(text).map(({ number }) => number)).toEqual(wanted.map((_line, index) => index + 1));
  });

  test('hold all of it but the breaks, one more than there are of those', () => {
    const texts = fc
      .array(fc.constantFrom('a', ' ', '\r', '\n', '\r\n', CLEF), { maxLength: 40 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const lines = linesOf(text);
        expect(lines.length).toBe((text.match(/\r\n|\r|\n/g) ?? []).length + 1);
        expect(lines.map((line) => text.slice(line.from, line.to))).toEqual(lines.map((line) => line.text));
        const between = lines.map(({ to }, index) => text.slice(to, lines[index + 1]?.from ?? text.length));
        expect(between.every((each, index) => /^(\r\n|\r|\n)$/.test(each) || index === lines.length - 1)).toBe(true);
        expect(lines.map((line, index) => line.text + between[index]!).join('')).toBe(text);
        for (const { number, from, to } of lines)
          for (const offset of [from, to]) expect(lineNumberAt(text, offset)).toBe(number);
      }),
    );
  });
});

describe('A span', () => {
  test.each([
    ['before the text', -1, 2, 'must lie in the text'],
    ['beyond it', 0, 8, 'which has 7 characters'],
    ['of nothing', 2, 2, 'at least one character'],
    ['the wrong way round', 3, 2, 'at least one character'],
    ['of space', 1, 3, 'no word and no number'],
    ['that begins inside of a character', 5, 7, 'whole words'],
    ['that ends inside of a character', 3, 5, 'whole words'],
    ['of a sign that is no word', 4, 6, 'no word and no number'],
  ])('%s is no evidence', (_what, from, to, fault) => {
    expect(spanFault(`a \nb${CLEF}c`, { from, to })).toContain(fault);
  });

  test.each([
    ['from the first character', 0, 1],
    ['to the last', 3, 7],
    ['over a line break', 0, 4],
  ])('%s is', (_what, from, to) => {
    expect(spanFault(`a \nb${CLEF}c`, { from, to })).toBeNull();
  });

  test('is known by the SHA-256 of its words in UTF-8', () => {
    expect(quoteOf('pain, é', { from: 6, to: 7 })).toBe('é');
    expect(hashOf('é')).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c');
    expect(hashOf('e')).not.toBe(hashOf('é'));
  });
});
