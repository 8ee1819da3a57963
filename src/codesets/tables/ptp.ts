/** NCCI procedure-to-procedure edits in memory: some ten bytes a pair. */

import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { PtpRow } from '../files/rows.ts';
import { byText, bytesOf, dayNumber, dayOfNumber, lowerBound, openTexts, packTexts, placeOf, within } from './flat.ts';
import type { EditionRef, Packed, PtpTable } from './table.ts';

/** Both codes of a pair in one number: there are some twenty thousand codes. */
const keyOf = (one: number, two: number): number => one * 65_536 + two;

export const packPtp = (rows: readonly PtpRow[]): Packed => {
  const codes = [...new Set(rows.flatMap(({ columnOne, columnTwo }) => [columnOne, ...columnTwo]))].sort(byText);
  if (codes.length > 65_536) throw new Error(`${codes.length} codes do not fit into a pair of 16 bits each.`);
  const numbers = new Map(codes.map((code, index) => [code, index]));
  const size = rows.reduce((sum, { columnTwo }) => sum + columnTwo.length, 0);
  const [keys, from, to, indicators] = [
    new Uint32Array(size),
    new Int32Array(size),
    new Int32Array(size),
    new Uint8Array(size),
  ];
  let place = 0;
  const days = rememberedDays();
  for (const row of [...rows].sort((one, other) => byText(one.columnOne, other.columnOne))) {
    const one = numbers.get(row.columnOne)!;
    const order = row.columnTwo
      .map((code, index) => [numbers.get(code)!, index] as const)
      .sort(([first, before], [second, behind]) => first - second || before - behind);
    for (const [two, index] of order) {
      keys[place] = keyOf(one, two);
      from[place] = days(row.effectiveFrom[index]!);
      to[place] = days(row.effectiveTo[index]!);
      indicators[place] = row.indicators[index]!;
      place += 1;
    }
  }
  const { bytes, starts } = packTexts(codes);
  return {
    codes: bytes,
    codeStarts: starts,
    keys: keys.buffer,
    from: from.buffer,
    to: to.buffer,
    indicators: indicators.buffer,
  };
};

/** Few days stand in millions of places. */
const rememberedDays = (): ((day: CalendarDate | null) => number) => {
  const known = new Map<CalendarDate | null, number>();
  return (day) => {
    let number = known.get(day);
    if (number === undefined) known.set(day, (number = dayNumber(day)));
    return number;
  };
};

export const openPtp = (packed: Packed, from: EditionRef): PtpTable => {
  const buffer = (name: string): ArrayBuffer => packed[name] as ArrayBuffer;
  const codes = openTexts({ bytes: buffer('codes'), starts: buffer('codeStarts') });
  const keys = new Uint32Array(buffer('keys'));
  const [begins, ends] = [new Int32Array(buffer('from')), new Int32Array(buffer('to'))];
  const indicators = new Uint8Array(buffer('indicators'));
  // The codes of a practice are few, and each is asked for again and again.
  const numbers = new Map<string, number>();
  const numberOf = (code: string): number => {
    let number = numbers.get(code);
    if (number === undefined) {
      if (numbers.size > 4_096) numbers.clear();
      numbers.set(code, (number = placeOf(codes, code)));
    }
    return number;
  };
  return {
    from,
    bytes: bytesOf(packed),
    size: keys.length,
    find: (columnOne, columnTwo, onDate) => {
      const [one, two] = [numberOf(columnOne), numberOf(columnTwo)];
      if (one < 0 || two < 0) return null;
      const key = keyOf(one, two);
      let place = lowerBound(keys, key);
      if (keys[place] !== key) return null;
      const day = dayNumber(onDate);
      for (; keys[place] === key; place += 1) {
        if (!within(day, begins[place]!, ends[place]!)) continue;
        return {
          columnOne,
          columnTwo,
          indicator: indicators[place] as 0 | 1 | 9,
          effectiveFrom: dayOfNumber(begins[place]!),
          effectiveTo: dayOfNumber(ends[place]!),
        };
      }
      return null;
    },
  };
};
