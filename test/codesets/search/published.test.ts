import { describe, expect, test } from '@jest/globals';
import { openSearch } from '../../../src/codesets/search/open.ts';
import { packSearch } from '../../../src/codesets/search/pack.ts';
import type { SearchIndex } from '../../../src/codesets/search/search.ts';
import { shared, testOnShared } from '../../support/shared-data.ts';
import { publishedSources } from './published.ts';
import { qualityOf, type Quality } from './quality.ts';
import { KEPT, SEARCHES, TUNED } from './queries.ts';
import { EMPTY, TYPED, TYPED_KEPT, TYPED_TUNED } from './typed-queries.ts';

let known: SearchIndex | null = null;
const published = async (): Promise<SearchIndex> =>
  (known ??= openSearch(packSearch(await publishedSources(shared('')))));

const inWhole = ({ hitAt1, hitAt5, hitAt10, missed }: Quality) => ({
  hitAt1: Math.round(hitAt1 * 100),
  hitAt5: Math.round(hitAt5 * 100),
  hitAt10: Math.round(hitAt10 * 100),
  missed,
});

describe('The searches of our own', () => {
  test('are many, each once, and in two halves', () => {
    const all = [...SEARCHES, ...TYPED];
    expect(SEARCHES.length).toBeGreaterThanOrEqual(250);
    expect(TYPED.length).toBeGreaterThanOrEqual(250);
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
    expect(TUNED.length + KEPT.length + TYPED_TUNED.length + TYPED_KEPT.length).toBe(all.length);
    expect(all.every(({ accepted }) => accepted.length > 0)).toBe(true);
  });

  testOnShared(
    'find in the published lists what a coder would take, in the half that was tuned and in the one that was kept',
    async () => {
      const index = await published();
      // What was measured, less what one search more or less makes.
      const tuned = inWhole(qualityOf(index, TUNED));
      expect(tuned).toMatchObject({ hitAt10: expect.any(Number), missed: expect.any(Array) });
      expect(tuned.hitAt1).toBeGreaterThanOrEqual(92);
      expect(tuned.hitAt10).toBeGreaterThanOrEqual(98);
      const kept = inWhole(qualityOf(index, KEPT));
      expect(kept.hitAt1).toBeGreaterThanOrEqual(88);
      expect(kept.hitAt5).toBeGreaterThanOrEqual(95);
      expect(kept.hitAt10).toBeGreaterThanOrEqual(97);
      const typed = inWhole(qualityOf(index, TYPED_TUNED));
      expect(typed.hitAt1).toBeGreaterThanOrEqual(93);
      expect(typed.hitAt10).toBeGreaterThanOrEqual(98);
      const typedKept = inWhole(qualityOf(index, TYPED_KEPT));
      expect(typedKept.hitAt1).toBeGreaterThanOrEqual(84);
      expect(typedKept.hitAt10).toBeGreaterThanOrEqual(93);
    },
    120_000,
  );

  testOnShared(
    'that say nothing find nothing',
    async () => {
      const index = await published();
      expect(EMPTY.filter((text) => index.search(text).length > 0)).toEqual([]);
    },
    120_000,
  );

  testOnShared(
    'stand on flat buffers of a size that a server can bear',
    async () => {
      const index = await published();
      expect(index.size).toBeGreaterThan(180_000);
      expect(index.bytes).toBeLessThan(48 * 2 ** 20);
    },
    120_000,
  );

  testOnShared(
    'find every tenth diagnosis by its own title, and every hundredth code by its code',
    async () => {
      const index = await published();
      const sources = await publishedSources(shared(''));
      const missed: string[] = [];
      for (const { codeSet, rows } of sources.codes) {
        const billable = [...rows].filter((row) => row.billable);
        for (const { code } of billable.filter((_row, place) => place % 100 === 0)) {
          const [first] = index.search(code, { sets: [codeSet], first: 1 });
          if (first?.code !== code) missed.push(`${codeSet} ${code}`);
        }
        if (codeSet !== 'ICD10CM') continue;
        const asked = billable.filter(({ longTitle }, place) => place % 10 === 0 && longTitle.length <= 60);
        for (const { code, longTitle } of asked) {
          const hits = index.search(longTitle, { sets: [codeSet], first: 5 });
          if (!hits.some((hit) => hit.code === code || index.variantsOf(hit).includes(code)))
            missed.push(`${code} ${longTitle}`);
        }
      }
      expect(missed).toEqual([]);
    },
    240_000,
  );
});
