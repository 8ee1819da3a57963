/** A list of codes in memory: a few flat buffers, and nothing on the heap for each row. */

import type { CalendarDate } from '../../platform/calendar-date.ts';
import { dayOf, daysBetween } from '../../platform/calendar-date.ts';
import type { CodeRow } from '../files/rows.ts';
import { byText } from './flat.ts';
import type { CodeTable, EditionRef, Packed } from './table.ts';

/** The rows, whatever their order; each code once. */
export const packCodes = (rows: readonly CodeRow[]): Packed => {
  const sorted = rows.toSorted((one, other) => byText(one.code, other.code));
  const width = sorted.reduce((most, { code }) => Math.max(most, Buffer.byteLength(code)), 1);
  const encoding = encodingOf(sorted);
  const codes = new Uint8Array(sorted.length * width);
  const ends = new Uint32Array(sorted.length * 2);
  const flags = new Uint8Array(sorted.length);
  const days = new Int32Array(sorted.length * 2);
  // Not from Node's pool: its buffer is handed over whole.
  const titles = Buffer.alloc(sorted.reduce((sum, row) => sum + bytesOf(row, encoding), 0));
  let end = 0;
  for (const [index, row] of sorted.entries()) {
    codes.set(Buffer.from(row.code), index * width);
    const isTitledOnce = row.longTitle === row.shortTitle;
    end += titles.write(row.shortTitle, end, encoding);
    ends[index * 2] = end;
    if (!isTitledOnce) end += titles.write(row.longTitle, end, encoding);
    ends[index * 2 + 1] = end;
    flags[index] = (row.billable ? BILLABLE : 0) | (isTitledOnce ? TITLED_ONCE : 0);
    days[index * 2] = dayNumber(row.effectiveFrom);
    days[index * 2 + 1] = dayNumber(row.effectiveTo);
  }
  return {
    width,
    encoding,
    codes: codes.buffer,
    ends: ends.buffer,
    flags: flags.buffer,
    days: days.buffer,
    titles: titles.buffer,
  };
};

export const openCodes = (packed: Packed, from: EditionRef): CodeTable => {
  const { width, encoding } = packed as { readonly width: number; readonly encoding: Encoding };
  const buffer = (name: string): ArrayBuffer => packed[name] as ArrayBuffer;
  const codes = Buffer.from(buffer('codes'));
  const titles = Buffer.from(buffer('titles'));
  const [ends, flags, days] = [
    new Uint32Array(buffer('ends')),
    new Uint8Array(buffer('flags')),
    new Int32Array(buffer('days')),
  ];
  const size = flags.length;

  const codeAt = (index: number): string => {
    const start = index * width;
    let end = start + width;
    while (codes[end - 1] === 0) end -= 1;
    return codes.toString('utf8', start, end);
  };
  /** Of the code at the place against `wanted`, by bytes; only as far as `wanted` goes where it is a prefix. */
  const compare = (index: number, wanted: Buffer, isPrefix: boolean): number => {
    const start = index * width;
    const length = Math.max(isPrefix ? wanted.length : width, wanted.length);
    for (let place = 0; place < length; place += 1) {
      const difference = (place < width ? codes[start + place]! : 0) - (wanted[place] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  /** The first place whose code compares at least so. */
  const firstPlace = (wanted: Buffer, isPrefix: boolean, least: number): number => {
    let [low, high] = [0, size];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(middle, wanted, isPrefix) < least) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const indexOf = (code: string): number => {
    const wanted = Buffer.from(code);
    const place = firstPlace(wanted, false, 0);
    return place < size && compare(place, wanted, false) === 0 ? place : -1;
  };
  const at = (index: number): CodeRow => {
    if (!(index >= 0 && index < size)) throw new RangeError(`There is no code at ${index} of ${size}.`);
    const [start, middle, end] = [index === 0 ? 0 : ends[index * 2 - 1]!, ends[index * 2]!, ends[index * 2 + 1]!];
    const shortTitle = titles.toString(encoding, start, middle);
    return {
      code: codeAt(index),
      billable: (flags[index]! & BILLABLE) !== 0,
      shortTitle,
      longTitle: (flags[index]! & TITLED_ONCE) !== 0 ? shortTitle : titles.toString(encoding, middle, end),
      effectiveFrom: dayNumbered(days[index * 2]!),
      effectiveTo: dayNumbered(days[index * 2 + 1]!),
    };
  };
  return {
    from,
    bytes: [codes, titles, ends, flags, days].reduce((sum, { byteLength }) => sum + byteLength, 0),
    size,
    indexOf,
    at,
    find: (code) => {
      const index = indexOf(code);
      return index < 0 ? null : at(index);
    },
    range: (prefix) => {
      const wanted = Buffer.from(prefix);
      return [firstPlace(wanted, true, 0), firstPlace(wanted, true, 1)];
    },
  };
};

type Encoding = 'latin1' | 'utf8';

const BILLABLE = 1;
const TITLED_ONCE = 2;

/** Nearly every list is plain ASCII, which is read faster when nobody looks for more. */
const encodingOf = (rows: readonly CodeRow[]): Encoding =>
  rows.every(({ shortTitle, longTitle }) => !/[^\0-\xff]/.test(shortTitle + longTitle)) ? 'latin1' : 'utf8';

const bytesOf = ({ shortTitle, longTitle }: CodeRow, encoding: Encoding): number =>
  Buffer.byteLength(shortTitle, encoding) + (longTitle === shortTitle ? 0 : Buffer.byteLength(longTitle, encoding));

const EPOCH = '1970-01-01' as CalendarDate;
/** Stands for a day that is not given. */
const NO_DAY = -(2 ** 31);

const dayNumber = (day: CalendarDate | null): number => (day === null ? NO_DAY : daysBetween(EPOCH, day));

const dayNumbered = (number: number): CalendarDate | null => {
  if (number === NO_DAY) return null;
  const known = days.get(number);
  if (known !== undefined) return known;
  const day = dayOf(new Date(number * 86_400_000));
  if (days.size >= MOST_DAYS) days.clear();
  days.set(number, day);
  return day;
};

/** The codes of a list begin and end on few days. */
const days = new Map<number, CalendarDate>();
const MOST_DAYS = 10_000;
