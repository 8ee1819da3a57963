import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chargeFor, type FeeRow, type PricedService } from '../../src/billing/pricing.ts';
import { day } from '../support/records.ts';

const fee = (code: string, modifier: string | null, amount: bigint, from: string): FeeRow => ({
  code,
  modifier,
  amount,
  effectiveFrom: day(from),
});

const SCHEDULE = [
  fee('99213', null, 100_00n, '2024-01-01'),
  fee('99213', null, 120_00n, '2026-01-01'),
  fee('99213', null, 130_00n, '2027-01-01'),
  fee('99213', '25', 90_00n, '2024-01-01'),
  fee('99213', 'TC', 40_00n, '2026-06-01'),
  fee('71046', null, 68_50n, '2026-01-01'),
];

const service = (code: string, serviceDate: string, modifiers: string[] = [], units = 1): PricedService => ({
  code,
  modifiers,
  units,
  serviceDate: day(serviceDate),
});

describe('A charge', () => {
  test.each([
    ['of the latest fee in force on the day', service('99213', '2026-10-01'), 120_00n],
    ['of the day on which a fee begins', service('99213', '2026-01-01'), 120_00n],
    ['of the day before', service('99213', '2025-12-31'), 100_00n],
    ['of no fee that is yet to come', service('99213', '2023-12-31'), null],
    ['of no other code', service('99214', '2026-10-01'), null],
    [
      'of the fee of a modifier before the bare one, though the bare one is later',
      service('99213', '2026-10-01', ['25']),
      90_00n,
    ],
    ['of the modifier wherever it stands', service('99213', '2026-10-01', ['59', 'LT', '25']), 90_00n],
    ['of the later of two modifiers that have fees', service('99213', '2026-10-01', ['25', 'TC']), 40_00n],
    ['of the bare fee where the modifier has none yet', service('99213', '2026-05-31', ['TC']), 120_00n],
    ['of the bare fee where the modifier has none at all', service('71046', '2026-10-01', ['26']), 68_50n],
    ['times the units', service('71046', '2026-10-01', [], 3), 205_50n],
    ['times many units, to the cent', service('71046', '2026-10-01', [], 9999), 6849315_0n],
  ])('is %s', (_what, asked, expected) => {
    expect(chargeFor(asked, SCHEDULE)).toBe(expected);
  });

  test('does not depend on the order of the schedule', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(SCHEDULE, { minLength: SCHEDULE.length }),
        fc.constantFrom('2024-06-01', '2026-03-01', '2026-10-01', '2027-05-05'),
        fc.subarray(['25', 'TC', '59']),
        fc.integer({ min: 1, max: 99 }),
        (schedule, date, modifiers, units) => {
          const asked = service('99213', date, modifiers, units);
          expect(chargeFor(asked, schedule)).toBe(chargeFor(asked, SCHEDULE));
        },
      ),
    );
  });
});
