/** Small parts of which flat tables are made: places of codes, days by number. */

import { isArrayBuffer } from 'node:util/types';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { OpenTexts } from './texts.ts';

const NO_DAY = -2_147_483_648;
const MS_OF_DAY = 86_400_000;

/** Days since 1970-01-01; a null has a number of its own. */
export const dayNumber = (day: CalendarDate | null): number =>
  day === null ? NO_DAY : Date.parse(`${day}T00:00:00Z`) / MS_OF_DAY;

/** Whether a day lies within two numbered days, either of which may be null. */
export const within = (day: number, from: number, to: number): boolean =>
  (from === NO_DAY || from <= day) && (to === NO_DAY || day <= to);

/** The place of a key in a sorted list of texts, or where it would stand, as a negative number less one. */
export const placeOf = (texts: Pick<OpenTexts, 'size' | 'at'>, key: string): number => {
  let [low, high] = [0, texts.size - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = texts.at(middle);
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -low - 1;
};

/** Bytes of the buffers in a packed table. */
export const bytesOf = (packed: Readonly<Record<string, unknown>>): number =>
  Object.values(packed).reduce<number>((sum, each) => sum + (isArrayBuffer(each) ? each.byteLength : 0), 0);

/** JavaScript's own order of texts, which for codes is that of their bytes. */
export const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
