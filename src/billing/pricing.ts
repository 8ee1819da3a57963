/** What a service costs: pure, from the fee schedule's rows. */

import type { CalendarDate } from '../platform/calendar-date.ts';
import type { Cents } from '../platform/money.ts';

export interface FeeRow {
  readonly code: string;
  readonly modifier: string | null;
  readonly amount: Cents;
  readonly effectiveFrom: CalendarDate;
}

export interface PricedService {
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly units: number;
  readonly serviceDate: CalendarDate;
}

/**
 * Units times the charge in force on the day of service; a charge for one of the service's modifiers goes before the
 * charge for the bare code, and among equals the latest. Null when the schedule has none.
 */
export const chargeFor = (service: PricedService, fees: readonly FeeRow[]): Cents | null => {
  const fitting = fees
    .filter(
      ({ code, modifier, effectiveFrom }) =>
        code === service.code &&
        effectiveFrom <= service.serviceDate &&
        (modifier === null || service.modifiers.includes(modifier)),
    )
    .sort(
      (one, other) =>
        Number(one.modifier === null) - Number(other.modifier === null) ||
        (one.effectiveFrom < other.effectiveFrom ? 1 : -1),
    );
  return fitting[0] === undefined ? null : fitting[0].amount * BigInt(service.units);
};
