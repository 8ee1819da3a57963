import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { linesOf, type Line } from '../../src/cli/lines.ts';

async function* inChunks(bytes: Buffer, cuts: readonly number[]): AsyncGenerator<Buffer> {
  let start = 0;
  for (const cut of [...cuts, bytes.length].toSorted((one, other) => one - other)) {
    await Promise.resolve();
    yield bytes.subarray(start, Math.max(start, Math.min(cut, bytes.length)));
    start = Math.max(start, Math.min(cut, bytes.length));
  }
}

const read = async (bytes: Buffer, cuts: readonly number[] = [], most?: number): Promise<Line[]> => {
  const lines: Line[] = [];
  for await (const line of linesOf(inChunks(bytes, cuts), most)) lines.push(line);
  return lines;
};

const texts = (lines: readonly Line[]): unknown[] => lines.map(({ bytes }) => bytes?.toString('utf8') ?? null);

describe('The lines of a stream', () => {
  test('are the same wherever it is cut, in the middle of a character too', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'é', '𝄞', '\r', ' '), maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 8 }),
        fc.boolean(),
        fc.array(fc.nat(200)),
        async (all, ends, cuts) => {
          const whole = all.join('\n') + (ends && all.length > 0 ? '\n' : '');
          const bytes = Buffer.from(whole, 'utf8');
          const expected = whole === '' ? [] : whole.replace(/\n$/, '').split('\n');
          const lines = await read(bytes, cuts);
          expect(texts(lines)).toEqual(expected);
          expect(lines.map(({ number }) => number)).toEqual(expected.map((_, index) => index + 1));
          expect(lines.at(-1)?.end ?? 0).toBe(bytes.length);
        },
      ),
      { seed: 837, numRuns: 500 },
    );
  });

  test('leave out what is too long to hold, and go on behind it', async () => {
    const bytes = Buffer.from(`short\n${'x'.repeat(50)}\nafter\n${'y'.repeat(11)}`);
    for (const cuts of [[], [10, 20, 30], [56, 57]])
      expect(texts(await read(bytes, cuts, 10))).toEqual(['short', null, 'after', null]);
  });
});
