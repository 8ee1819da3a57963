/** Days between editions that no edition covers. */

import type { CalendarDate } from '../../platform/calendar-date.ts';
import { plusDays } from '../../platform/calendar-date.ts';
import type { Edition, EditionScheme } from '../edition.ts';

/** Days without an edition, both inclusive. */
export interface Gap {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/**
 * The days right before and right after an edition, up to its neighbours among the others, that nobody would cover. None
 * where an edition is the first or the last, and none after an edition that is open: it holds until the next one.
 */
export const gapsAround = (edition: Edition, others: readonly Edition[]): Gap[] => {
  const inOrder = others.toSorted(byStart);
  const earlier = inOrder.findLast((other) => other.effectiveFrom < edition.effectiveFrom);
  const later = inOrder.find((other) => other.effectiveFrom > edition.effectiveFrom);
  return [gapBetween(earlier, edition), gapBetween(edition, later)].filter((gap) => gap !== null);
};

/** The names of the editions that would cover the days, the first of them first; empty where the scheme cannot tell. */
export const editionsFor = (gap: Gap, { nameOn, endOf }: EditionScheme): string[] => {
  const names: string[] = [];
  let day: CalendarDate | null = gap.from;
  while (nameOn && day !== null && day <= gap.to) {
    names.push(nameOn(day));
    const end = endOf(day);
    day = end === null ? null : plusDays(end, 1);
  }
  return names;
};

const byStart = (one: Edition, other: Edition): number => (one.effectiveFrom < other.effectiveFrom ? -1 : 1);

/** The days between two editions of which one follows the other; null where there are none, or only one edition. */
export const gapBetween = (one: Edition | undefined, next: Edition | undefined): Gap | null => {
  if (!one || !next || one.effectiveTo === null) return null;
  const gap = { from: plusDays(one.effectiveTo, 1), to: plusDays(next.effectiveFrom, -1) };
  return gap.from <= gap.to ? gap : null;
};
