import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bestPlaces, forget, improve, leastScore, newBest, type Best } from '../../../src/codesets/search/best.ts';

const CODES = 40;

/** Scores of every height that a search comes to: each is halved so many times. */
const score = fc
  .tuple(fc.double({ min: 0.55, max: 1.1, noNaN: true }), fc.integer({ min: 0, max: 30 }))
  .map(([height, halvings]) => height / 2 ** halvings);
const found = fc.array(fc.tuple(fc.nat(CODES - 1), score), { maxLength: 200 });

/** As a search does it: what is no better than known, or too low to be wanted, is not noted. */
const note = (best: Best, all: readonly (readonly [place: number, score: number])[], first: number): void => {
  for (const [place, height] of all) {
    if (height > best.score[place]! && height > leastScore(best)) improve(best, place, height, first);
  }
};

const inOrder = (scores: Float32Array, places: readonly number[]): number[] =>
  places.toSorted((one, other) => scores[other]! - scores[one]! || one - other);

describe('the best of a search', () => {
  test('holds the wanted codes, however low their scores are', () => {
    fc.assert(
      fc.property(found, fc.integer({ min: 1, max: 10 }), (all, first) => {
        const best = newBest(CODES);
        note(best, all, first);
        const highest = new Float32Array(CODES);
        for (const [place, height] of all) highest[place] = Math.max(highest[place]!, height);
        const wanted = inOrder(highest, [...new Set(all.map(([place]) => place))]).slice(0, first);
        const kept = bestPlaces(best, first);
        expect(kept).toEqual(inOrder(best.score, best.touched).slice(0, first));
        expect(kept.map((place) => best.score[place])).toEqual(wanted.map((place) => highest[place]));
      }),
    );
  });

  test('tells low scores apart, so that few are noted', () => {
    const best = newBest(CODES);
    const low = Array.from({ length: CODES }, (_, place) => [place, 0.001 / 1.3 ** place] as const);
    note(best, low, 3);
    expect(best.touched.length).toBeLessThan(6);
  });

  test('has forgotten everything for the next search', () => {
    fc.assert(
      fc.property(found, (all) => {
        const best = newBest(CODES);
        note(best, all, 3);
        forget(best);
        expect({ ...best, phrase: null, reading: null }).toEqual({ ...newBest(CODES), phrase: null, reading: null });
      }),
    );
  });
});
