/** Small parts of which flat tables are made: texts in one buffer, codes by number, days by number. */

import type { CalendarDate } from '../../platform/calendar-date.ts';

/** Texts one behind the other, and where each begins; there is one more beginning than texts. */
export interface PackedTexts {
  readonly bytes: ArrayBuffer;
  readonly starts: ArrayBuffer;
}

export const packTexts = (texts: readonly string[]): PackedTexts => {
  const encoder = new TextEncoder();
  const encoded = texts.map((text) => encoder.encode(text));
  const starts = new Uint32Array(texts.length + 1);
  let end = 0;
  encoded.forEach((each, index) => (starts[index + 1] = end += each.length));
  const bytes = new Uint8Array(end);
  encoded.forEach((each, index) => bytes.set(each, starts[index]));
  return { bytes: bytes.buffer, starts: starts.buffer };
};

export interface Texts {
  readonly size: number;
  at(index: number): string;
}

export const openTexts = ({ bytes, starts }: PackedTexts): Texts => {
  const [all, begins] = [Buffer.from(bytes), new Uint32Array(starts)];
  return {
    size: begins.length - 1,
    at: (index) => all.toString('utf8', begins[index], begins[index + 1]),
  };
};

const NO_DAY = -2_147_483_648;
const MS_OF_DAY = 86_400_000;

/** Days since 1970-01-01; a null has a number of its own. */
export const dayNumber = (day: CalendarDate | null): number =>
  day === null ? NO_DAY : Date.parse(`${day}T00:00:00Z`) / MS_OF_DAY;

export const dayOfNumber = (number: number): CalendarDate | null =>
  number === NO_DAY ? null : (new Date(number * MS_OF_DAY).toISOString().slice(0, 10) as CalendarDate);

/** Whether a day lies within two numbered days, either of which may be null. */
export const within = (day: number, from: number, to: number): boolean =>
  (from === NO_DAY || from <= day) && (to === NO_DAY || day <= to);

/** The place of a key in a sorted list of texts, or where it would stand, as a negative number less one. */
export const placeOf = (texts: Texts, key: string): number => {
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

/** The first place of a sorted list that is not below the key. */
export const lowerBound = (
  sorted: { readonly length: number; readonly [index: number]: number },
  key: number,
): number => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Bytes of the buffers in a packed table. */
export const bytesOf = (packed: Readonly<Record<string, unknown>>): number =>
  Object.values(packed).reduce<number>((sum, each) => sum + (each instanceof ArrayBuffer ? each.byteLength : 0), 0);

/** JavaScript's own order of texts, which for codes is that of their bytes. */
export const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
