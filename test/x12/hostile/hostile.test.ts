import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import type { Measured } from './measure.ts';

const run = promisify(execFile);

const measured = async (name: string, size: number): Promise<Measured> => {
  const { stdout } = await run(process.execPath, ['dist/test/x12/hostile/measure.js', name, String(size)]);
  return JSON.parse(stdout) as Measured;
};

/** What is counted, how many of it, and how many issues there are to each thousand. */
const CASES: readonly (readonly [name: string, size: number, issuesOfThousand: number])[] = [
  ['bytes without a terminator', 40_000_000, 0],
  ['bytes without an interchange', 2_000_000, 91],
  ['bytes in one segment', 40_000_000, 0],
  ['segments of nothing', 200_000, 1_000],
  ['segments with an error each', 100_000, 1_000],
  ['segments outside of every set', 100_000, 1_000],
  ['levels, each below the one before', 50_000, 3_500],
  ['groups, each without an end', 25_000, 1_000],
  ['repetitions in one element after the other', 1_000_000, 1],
];

/** A file of any size is to pass under it; half of it is left for what a loaded machine collects late. */
const MOST_RESIDENT = 256 * 1024 * 1024;

// `npm run fuzz -- hostile` measures the sizes that a test has no time for.
test.each(CASES)(
  '%s, %d of them, take time by their number and no memory',
  async (name, size, issuesOfThousand) => {
    const some = await measured(name, size / 4);
    const all = await measured(name, size);
    expect(all.largestResident).toBeLessThan(MOST_RESIDENT);
    // Were it the square, it would be sixteen times the time.
    expect(all.milliseconds).toBeLessThan(10 * some.milliseconds + 1_000);
    const expected = (issuesOfThousand * size) / 1_000;
    expect(all.issues).toBeGreaterThanOrEqual(expected * 0.99);
    expect(all.issues).toBeLessThanOrEqual(expected * 1.01 + 10);
  },
  60_000,
);
