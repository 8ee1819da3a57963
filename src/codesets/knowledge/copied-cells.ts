/** Values in the binary form of PostgreSQL, of the types that rows of editions are stored in. */

import { dayOf, type CalendarDate } from '../../platform/calendar-date.ts';

/** Bytes that were copied out, and how far they are read. */
export interface Cells {
  readonly bytes: Buffer;
  at: number;
}

/** Reads the cell that comes next: its length in bytes, or -1 for null, and its value. */
export type CellReader = (cells: Cells) => unknown;

/** Reads cells of a column of the type. */
export const cellReader = (type: string): CellReader => {
  const read = READERS[type.replace('[]', '')];
  if (!read) throw new Error(`No cell of type ${type} can be read.`);
  return type.endsWith('[]') ? arrayOf(read) : nullable(read);
};

/** Reads a value of so many bytes. */
type ValueReader = (cells: Cells, length: number) => unknown;

const READERS: Readonly<Record<string, ValueReader>> = {
  text: ({ bytes, at }, length) =>
    length <= SHORT ? shortText(bytes, at, length) : bytes.toString('utf8', at, at + length),
  boolean: ({ bytes, at }) => bytes[at] === 1,
  smallint: ({ bytes, at }) => bytes.readInt16BE(at),
  integer: ({ bytes, at }) => bytes.readInt32BE(at),
  date: ({ bytes, at }) => dayNumbered(bytes.readInt32BE(at)),
  // One byte says which form of jsonb follows; there is one.
  jsonb: ({ bytes, at }, length) => JSON.parse(bytes.toString('utf8', at + 1, at + length)) as unknown,
};

const nullable =
  (read: ValueReader): CellReader =>
  (cells) => {
    const length = cells.bytes.readInt32BE(cells.at);
    cells.at += 4;
    if (length < 0) return null;
    const value = read(cells, length);
    cells.at += length;
    return value;
  };

/** Of one dimension, or empty: dimensions, whether there are nulls, type, and of the dimension its size and first index. */
const arrayOf = (read: ValueReader): CellReader => {
  const element = nullable(read);
  return nullable((cells, length) => {
    const start = cells.at;
    if (cells.bytes.readInt32BE(start) === 0) return [];
    const size = cells.bytes.readInt32BE(start + 12);
    cells.at = start + 20;
    const values: unknown[] = [];
    for (let place = 0; place < size; place += 1) values.push(element(cells));
    if (cells.at !== start + length) throw new Error('An array of several dimensions was copied.');
    cells.at = start;
    return values;
  });
};

/** Few days, and few codes, stand in millions of places: each is one text in memory. */
const days = new Map<number, CalendarDate>();
const texts = new Map<number, string>();
const MOST_KNOWN = 200_000;

const FIRST_DAY = Date.UTC(2000, 0, 1);

const dayNumbered = (number: number): CalendarDate => {
  const known = days.get(number);
  if (known !== undefined) return known;
  const day = dayOf(new Date(FIRST_DAY + number * 86_400_000));
  days.set(number, day);
  return day;
};

/** So many bytes make a number that is exact. None of them is zero, so that a number is one text. */
const SHORT = 6;

const shortText = (bytes: Buffer, from: number, length: number): string => {
  let number = 0;
  for (let at = from; at < from + length; at += 1) number = number * 256 + bytes[at]!;
  const known = texts.get(number);
  if (known !== undefined) return known;
  if (texts.size >= MOST_KNOWN) texts.clear();
  const text = bytes.toString('utf8', from, from + length);
  texts.set(number, text);
  return text;
};
