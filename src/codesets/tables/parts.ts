/** The parts of a packed edition: buffers, and lists of the few different values that many rows share. */

import { isArrayBuffer } from 'node:util/types';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { Packed } from './table.ts';

/** A buffer by its name. */
export const bufferOf = (packed: Packed, name: string): ArrayBuffer => {
  const part = packed[name];
  if (!isArrayBuffer(part)) throw new Error(`A packed edition lacks '${name}'`);
  return part;
};

/** A list by its name. */
export const listOf = (packed: Packed, name: string): readonly string[] => {
  const part = packed[name];
  if (!Array.isArray(part)) throw new Error(`A packed edition lacks '${name}'`);
  return part as readonly string[];
};

/** Bytes of all buffers. */
export const bytesOf = (packed: Packed): number =>
  Object.values(packed).reduce<number>((sum, part) => sum + (isArrayBuffer(part) ? part.byteLength : 0), 0);

/** Gives each different value a number, from 0 in the order of their coming. */
export const numbering = <Value extends string>() => {
  const numbers = new Map<Value, number>();
  return {
    numberOf: (value: Value): number => {
      const known = numbers.get(value);
      if (known !== undefined) return known;
      if (numbers.size > 0xffff)
        throw new Error('An edition holds more different values than its table has numbers for');
      numbers.set(value, numbers.size);
      return numbers.size - 1;
    },
    values: (): readonly Value[] => [...numbers.keys()],
  };
};

/** A date that may be absent, in a list of values: absent is the empty text. */
export const asValue = (date: CalendarDate | null): string => date ?? '';

/** Whether the days of a row, absent ends open, cover the day. Dates compare as text. */
export const covers = (from: string, to: string, day: CalendarDate): boolean => from <= day && (to === '' || day <= to);

/** The date of a value of `asValue`. */
export const asDate = (value: string | undefined): CalendarDate | null =>
  value === undefined || value === '' ? null : (value as CalendarDate);
