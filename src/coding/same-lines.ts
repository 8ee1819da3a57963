/** Which of the lines that are stored a wanted line is: what is kept with a line, such as its evidence, stays with it. */

import type { CalendarDate } from '../platform/calendar-date.ts';
import type { WantedProcedure } from './assign.commands.ts';

/** A line with what it is told apart by. */
export interface Line extends WantedProcedure {
  /** In normal form. */
  readonly code: string;
  readonly serviceDate: CalendarDate;
  /** The codes of the diagnoses that it is for: their places may move. */
  readonly pointedCodes: readonly string[];
}

/**
 * For each wanted line the place of the stored one that it is, or null for a new one; each stored line once. A line is the
 * same by its id, else where all of it is the same, else where what differs leaves no doubt: of lines of one code, place of
 * the body and day as many are left as are wanted. A line of the other knee is never the same.
 */
export const sameLines = (stored: readonly (Line & { readonly id: string })[], wanted: readonly Line[]): Pairs => {
  const pairs: (number | null)[] = wanted.map(() => null);
  const free = new Set(stored.keys());
  const pair = (place: number, index: number): void => {
    pairs[place] = index;
    free.delete(index);
  };
  wanted.forEach(({ id }, place) => {
    const index = id === undefined ? -1 : stored.findIndex((line) => line.id === id);
    if (free.has(index)) pair(place, index);
  });
  for (const [step, keyOf] of KEYS.entries()) {
    const open = [...wanted.keys()].filter((place) => pairs[place] === null && wanted[place]!.id === undefined);
    if (free.size === 0 || open.length === 0) break;
    const left = Map.groupBy(free, (index) => keyOf(stored[index]!));
    for (const [key, places] of Map.groupBy(open, (place) => keyOf(wanted[place]!))) {
      const indexes = left.get(key) ?? [];
      // Lines that do not differ at all may stand for each other; others only if none is left over.
      if (step > 0 && indexes.length !== places.length) continue;
      places.slice(0, indexes.length).forEach((place, at) => pair(place, indexes[at]!));
    }
  }
  return pairs;
};

type Pairs = readonly (number | null)[];

/** Modifiers that name a place of the body; all others say how or why. */
const PLACES = new Set(
  'LT RT 50 E1 E2 E3 E4 FA F1 F2 F3 F4 F5 F6 F7 F8 F9 TA T1 T2 T3 T4 T5 T6 T7 T8 T9 LC LD LM RC RI'.split(' '),
);

const placesIn = ({ modifiers }: Line): string[] => modifiers.filter((modifier) => PLACES.has(modifier)).sort();

/** What is compared, first all of it. */
const KEYS: readonly ((line: Line) => string)[] = [
  (line) => `${lineKey(line)} ${line.units} ${line.pointedCodes.join()}`,
  (line) => `${lineKey(line)} ${line.pointedCodes.join()}`,
  (line) => `${lineKey(line)} ${line.units}`,
  (line) => lineKey(line),
  (line) => `${line.code} ${line.serviceDate} ${placesIn(line).join()}`,
];

const lineKey = ({ code, serviceDate, modifiers }: Line): string => `${code} ${serviceDate} ${modifiers.join()}`;
