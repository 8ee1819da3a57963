/** A slice of what `npm run fuzz -- execution` does, always the same. */

import { expect, test } from '@jest/globals';
import { fuzzExecution } from '../fuzz/execution.ts';

test('Four hundred random documents are answered alike as text, by code and by graphql-js behind the rules', async () => {
  const tally = await fuzzExecution({ documents: 400, seed: 'slice' });
  expect(tally.differences).toEqual([]);
  expect(tally.changed).toEqual([]);
  // Enough of each kind, so that the equality means something.
  expect(tally.written).toBeGreaterThan(100);
  expect(tally.compiled).toBeGreaterThan(200);
  expect(tally.withErrors).toBeGreaterThan(100);
  expect(400 - tally.withErrors).toBeGreaterThan(100);
  for (const code of ['NOT_FOUND', 'FORBIDDEN', 'UNAUTHENTICATED', 'BAD_USER_INPUT'])
    expect([code, (tally.codes[code] ?? 0) > 10]).toEqual([code, true]);
}, 120_000);
