import { expect, test } from '@jest/globals';
import { fuzzX12 } from './fuzz.ts';

test('2,000 damaged files are read, answered and written back', () => {
  const tally = fuzzX12({ inputs: 2_000, seed: 1, withSamples: false });
  expect(tally.finds).toEqual([]);
  expect(tally.reached).toBeGreaterThan(500);
}, 180_000);
