import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import { mutate, refusal, stored } from '../support/cycle.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';

let house: TestHouse;
let biller: Actor;

beforeAll(async () => {
  house = await testHouse();
  biller = await house.as(['BILLER']);
});
afterAll(() => house.close());

describe('A fee', () => {
  test('of the same code, modifier and day is corrected, of another day it is added', async () => {
    const set = (amount: string, effectiveFrom: string, modifier?: string) =>
      mutate(
        house,
        biller,
        'setFees',
        { fees: [{ code: '90833', amount, effectiveFrom, ...(modifier ? { modifier } : {}) }] },
        '{ id amount version }',
      );
    const [first] = (await set('10', '2026-01-01')) as unknown as Json[];
    const [again] = (await set('11', '2026-01-01')) as unknown as Json[];
    expect(again).toEqual({ id: first!['id'], amount: '11.00', version: 2 });
    await set('12', '2026-02-01');
    await set('13', '2026-01-01', '95');
    expect(
      await stored(
        house,
        "select amount::int, modifier, effective_from::text as day from fee where code = '90833' order by amount",
      ),
    ).toEqual([
      { amount: 1100, modifier: null, day: '2026-01-01' },
      { amount: 1200, modifier: null, day: '2026-02-01' },
      { amount: 1300, modifier: '95', day: '2026-01-01' },
    ]);
  });

  test.each([
    [{ code: '9083', amount: '1', effectiveFrom: '2026-01-01' }, 'fees[1].code'],
    [{ code: '90833', amount: '0', effectiveFrom: '2026-01-01' }, 'fees[1].amount'],
    [{ code: '90833', amount: '-1', effectiveFrom: '2026-01-01' }, 'fees[1].amount'],
    [{ code: '90833', modifier: '2', amount: '1', effectiveFrom: '2026-01-01' }, 'fees[1].modifier'],
  ])('that does not fit is refused with its place, and those beside it too: %j', async (fee, argument) => {
    const good = { code: '90899', amount: '1', effectiveFrom: '2026-01-01' };
    expect(await refusal(house, biller, 'setFees', { fees: [good, fee] })).toMatchObject({
      code: 'BAD_USER_INPUT',
      extensions: { argument },
    });
    expect(await stored(house, "select from fee where code = '90899'")).toEqual([]);
  });
});
