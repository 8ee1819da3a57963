import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findSyntaxFault } from '../../src/fhir/json-syntax.ts';
import { parseBundle } from '../../src/fhir/read-bundle.ts';
import { fixtureText } from './bundles.ts';

describe('a text that is not JSON', () => {
  test.each([
    ['', 1, 1, 'the text ends too early'],
    ['{"a":1', 1, 7, 'the text ends too early'],
    ['{\n  "a": 1,\n}', 3, 1, 'a property name in double quotes is expected'],
    ['{\r\n  "a" 1}', 2, 7, 'a colon is expected'],
    ['[1,]', 1, 4, 'a value is expected'],
    ['[1 2]', 1, 4, 'a comma or a closing bracket is expected'],
    ['[01]', 1, 3, 'a comma or a closing bracket is expected'],
    ['[1}', 1, 3, 'a comma or a closing bracket is expected'],
    ["{'a': 1}", 1, 2, 'a property name in double quotes or the end of the object is expected'],
    ['["a\nb"]', 1, 4, 'the text in double quotes is not closed, or holds what it may not'],
    ['["\\x"]', 1, 3, 'the text in double quotes is not closed, or holds what it may not'],
    ['{} {}', 1, 4, 'nothing more is expected'],
    ['NaN', 1, 1, 'a value is expected'],
  ])('%j is refused at line %d, column %d: %s', (text, line, column, reason) => {
    expect(parseBundle(text).issues).toEqual([
      { resource: 'Bundle', path: 'Bundle', reason: `is not JSON at line ${line}, column ${column}: ${reason}` },
    ]);
  });

  test('is told from one that is exactly where JSON.parse tells it', () => {
    const good = fixtureText('clinic-visit');
    const damaged = fc
      .tuple(
        fc.nat(good.length),
        fc.nat(3),
        fc.constantFrom('', '"', '\\', '{', '}', '[', ']', ',', ':', '0', 'e', '-', '\n', 'null'),
      )
      .map(([place, cut, piece]) => good.slice(0, place) + piece + good.slice(place + cut));
    const text = fc.oneof(
      damaged,
      fc.json(),
      fc.string({ unit: fc.constantFrom(...'{}[]",:\\ut0123.eE+- \n'), maxLength: 12 }),
    );
    fc.assert(
      fc.property(text, (candidate) => {
        expect(findSyntaxFault(candidate) === null).toBe(isJson(candidate));
      }),
      { seed: 20260112, numRuns: 5_000 },
    );
  });

  test('is found however deep and long it is', () => {
    expect(findSyntaxFault('['.repeat(2_000_000))).toMatchObject({ line: 1, column: 2_000_001 });
    expect(findSyntaxFault(`["${'x'.repeat(5_000_000)}", ${'1'.repeat(1_000_000)} 2]`)).not.toBeNull();
    expect(parseBundle(`${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`).issues).toHaveLength(1);
  });
});

test('a byte order mark before the bundle is no fault', () => {
  expect(parseBundle(`\ufeff${fixtureText('clinic-visit')}`)).toEqual(parseBundle(fixtureText('clinic-visit')));
});

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
