import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CodeRow } from '../../../src/codesets/files/rows.ts';
import { openSearch } from '../../../src/codesets/search/open.ts';
import { packSearch } from '../../../src/codesets/search/pack.ts';

/**
 * Words that begin alike, one in a title and one in a text: what a title is worth with two words that answer the same
 * one, a search does not foresee.
 */
const COMMON = ['garden', 'garlic', 'garnet', 'garage'];
const RARE = ['rope', 'lamp', 'moss', 'fern', 'kite', 'vase', 'bolt', 'dune', 'hare', 'pond', 'x', 'y'];

/** More codes than a search reads one by one, the same each time. */
const ROWS: readonly CodeRow[] = Array.from({ length: 3_000 }, (_, number) => {
  const words = [
    COMMON[(number * 7) % 4]!,
    ...(number % 5 === 0 ? ['with', 'left'] : []),
    ...RARE.filter((_word, at) => (number * (at + 3)) % (at + 5) === 1),
  ];
  const title = words.join(' ');
  return {
    code: `H${String(number).padStart(4, '0')}`,
    billable: true,
    shortTitle: title,
    longTitle: title,
    effectiveFrom: null,
    effectiveTo: null,
  };
});
const index = openSearch(packSearch({ codes: [{ codeSet: 'HCPCS', rows: ROWS }], tabular: [], indexes: [] }));

const typed = fc
  .tuple(
    fc.constantFrom('', ...COMMON, 'gar', 'gardn'),
    fc.subarray([...RARE, 'left', 'with', 'unknown']),
    fc.boolean(),
  )
  .map(([common, rare, isLast]) => (isLast ? [...rare.slice(0, 3), common] : [common, ...rare.slice(0, 3)]).join(' '))
  .chain((text) => fc.nat(text.length).map((length) => text.slice(0, length)));

describe('what a search does not look at', () => {
  test('is nothing that was wanted: the first few are the first of all', () => {
    fc.assert(
      fc.property(typed, fc.integer({ min: 1, max: 30 }), (text, first) => {
        const all = index.search(text, { first: ROWS.length });
        const few = index.search(text, { first });
        expect(few.map(({ score }) => score)).toEqual(all.slice(0, first).map(({ score }) => score));
        // Of those that are as good as the last one, any may come last.
        const last = few.at(-1)?.score;
        const better = few.filter(({ score }) => score !== last);
        expect(better).toEqual(all.slice(0, better.length));
      }),
      { numRuns: 400 },
    );
  });
});
