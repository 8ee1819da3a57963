import { describe, expect, test } from '@jest/globals';
import { randomFrom, uuidFrom, uuidOf } from '../../src/sample/random.ts';

describe('the seeded stream', () => {
  test('gives the same numbers for the same seed, on every machine', () => {
    const stream = randomFrom('harbor');
    expect([stream.between(0, 999_999), stream.between(0, 999_999), stream.between(0, 999_999)]).toEqual(HARBOR);
  });

  test('gives other numbers for another seed', () => {
    const first = (seed: string): number => randomFrom(seed).fraction();
    expect(new Set(Array.from({ length: 500 }, (_, seed) => first(String(seed)))).size).toBe(500);
  });

  test('reaches both ends of a range, stays inside, and is even', () => {
    const stream = randomFrom('dice');
    const counts = new Map<number, number>();
    for (let roll = 0; roll < 6000; roll += 1) {
      const face = stream.between(1, 6);
      counts.set(face, (counts.get(face) ?? 0) + 1);
    }
    expect([...counts.keys()].toSorted((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...counts.values()].filter((count) => count < 850 || count > 1150)).toEqual([]);
  });

  test('shuffles without losing or doubling anything', () => {
    const things = Array.from({ length: 50 }, (_, index) => index);
    const shuffled = randomFrom('cards').shuffled(things);
    expect(shuffled).not.toEqual(things);
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(things);
  });

  test('refuses to pick from nothing', () => {
    expect(() => randomFrom('none').pick([])).toThrow(RangeError);
  });
});

describe('UUIDs', () => {
  test('have the form of version 4', () => {
    const stream = randomFrom('uuid');
    for (let each = 0; each < 100; each += 1) {
      expect(uuidFrom(stream)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  test('of a text are the same each time and differ between texts', () => {
    expect(uuidOf('payer A')).toBe(uuidOf('payer A'));
    expect(uuidOf('payer A')).not.toBe(uuidOf('payer B'));
  });
});

const HARBOR = [325_916, 441_287, 55_115];
