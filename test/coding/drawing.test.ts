/** Which coding a policy draws: its conditions, and a draw that can be repeated. */

import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { isDrawn, meets, type CodingToDraw, type Conditions } from '../../src/coding/review/drawing.ts';

const CODING: CodingToDraw = {
  encounterId: 'e',
  encounterClass: 'INPATIENT',
  facilityId: 'north',
  coderId: 'ana',
  codes: ['E119', '99213'],
};
const POLICY: Conditions = {
  id: 'p',
  samplingPercent: 100,
  encounterClass: null,
  facility: null,
  coder: null,
  codePrefix: null,
};

describe('A policy', () => {
  const cases: [conditions: Partial<Conditions>, met: boolean][] = [
    [{}, true],
    [{ encounterClass: 'INPATIENT' }, true],
    [{ encounterClass: 'HOME' }, false],
    [{ facility: { id: 'north' } }, true],
    [{ facility: { id: 'south' } }, false],
    [{ coder: { id: 'ana' } }, true],
    [{ coder: { id: 'bo' } }, false],
    [{ codePrefix: 'E11' }, true],
    [{ codePrefix: '992' }, true],
    [{ codePrefix: '119' }, false],
    [{ codePrefix: 'E119', coder: { id: 'ana' }, encounterClass: 'INPATIENT' }, true],
    [{ codePrefix: 'E119', coder: { id: 'bo' }, encounterClass: 'INPATIENT' }, false],
  ];
  test.each(cases)('that asks for %j is met: %s', (conditions, met) => {
    expect(meets({ ...POLICY, ...conditions }, CODING)).toBe(met);
  });
});

describe('The draw', () => {
  const encounters = Array.from({ length: 4000 }, () => randomUUID());
  const drawn = (id: string, samplingPercent: number): string[] =>
    encounters.filter((each) => isDrawn({ id, samplingPercent }, each));

  test('holds none at 0 percent and all at 100', () => {
    expect(drawn('p', 0)).toEqual([]);
    expect(drawn('p', 100)).toEqual(encounters);
  });

  test('holds about as many as it says', () => {
    for (const percent of [1, 10, 50, 90]) {
      // Five standard deviations: this fails once in a million runs.
      const slack = 5 * Math.sqrt(4000 * (percent / 100) * (1 - percent / 100));
      expect(Math.abs(drawn('p', percent).length - 40 * percent)).toBeLessThan(slack);
    }
  });

  test('is the same again, holds at a higher share what it held at a lower one, and differs between policies', () => {
    expect(drawn('p', 30)).toEqual(drawn('p', 30));
    const more = new Set(drawn('p', 31));
    expect(drawn('p', 30).filter((each) => !more.has(each))).toEqual([]);
    expect(drawn('p', 30)).not.toEqual(drawn('q', 30));
  });

  test('can be repeated with a hash and a pencil', () => {
    const share = (encounter: string): number =>
      parseInt(createHash('sha256').update(`${encounter}:p`).digest('hex').slice(0, 8), 16) / 2 ** 32;
    for (const each of encounters.slice(0, 200))
      expect(isDrawn({ id: 'p', samplingPercent: 37 }, each)).toBe(share(each) < 0.37);
  });
});
