/**
 * NCCI procedure-to-procedure edits in memory: seven bytes an edit, in the order of the pairs. Codes are numbered in
 * their order, days in the order of their coming; the edits of a column 1 code are one run of column 2 numbers.
 */

import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { PtpRow } from '../files/rows.ts';
import { MAX_PTP_CODES, inPairOrder } from '../readers/ncci/ptp-row.ts';
import { byText, bytesOf, placeOf } from './flat.ts';
import type { EditionRef, Packed, PtpEdit, PtpTable } from './table.ts';
import { openTexts, packTexts } from './texts.ts';

/** Packs the rows of an edition, one a column 1 code, in any order. */
export const packPtp = (rows: readonly PtpRow[]): Packed => {
  const codes = [...codesOf(rows)].sort(byText);
  // Readers let no more through.
  if (codes.length > MAX_PTP_CODES) throw new Error(`${codes.length} codes do not fit into 16 bits.`);
  const numbers = new Map(codes.map((code, index) => [code, index]));
  const size = rows.reduce((sum, { columnTwo }) => sum + columnTwo.length, 0);
  const days = numberedDays();
  const starts = new Uint32Array(codes.length + 1);
  const columnTwo = new Uint16Array(size);
  const [from, to] = [new Uint16Array(size), new Uint16Array(size)];
  const indicators = new Uint8Array(size);
  let [edit, code] = [0, 0];
  for (const row of [...rows].sort((one, other) => byText(one.columnOne, other.columnOne))) {
    for (; code <= numbers.get(row.columnOne)!; code += 1) starts[code] = edit;
    const ordered = inPairOrder(row);
    for (let place = 0; place < ordered.columnTwo.length; place += 1, edit += 1) {
      columnTwo[edit] = numbers.get(ordered.columnTwo[place]!)!;
      from[edit] = days.numberOf(ordered.effectiveFrom[place]!);
      to[edit] = days.numberOf(ordered.effectiveTo[place]!);
      indicators[edit] = ordered.indicators[place]!;
    }
  }
  starts.fill(edit, code);
  const { bytes, ends: codeEnds } = packTexts(codes);
  return {
    codes: bytes,
    codeEnds,
    starts: starts.buffer,
    columnTwo: columnTwo.buffer,
    from: from.buffer,
    to: to.buffer,
    indicators: indicators.buffer,
    days: days.all(),
  };
};

export const openPtp = (packed: Packed, edition: EditionRef): PtpTable => {
  const buffer = (name: string): ArrayBuffer => packed[name] as ArrayBuffer;
  const codes = openTexts({ bytes: buffer('codes'), ends: buffer('codeEnds') });
  const starts = new Uint32Array(buffer('starts'));
  const seconds = new Uint16Array(buffer('columnTwo'));
  const [from, to] = [new Uint16Array(buffer('from')), new Uint16Array(buffer('to'))];
  // Days are compared as text, as everywhere; an absent one is empty.
  const days = packed['days'] as readonly (CalendarDate | '')[];
  const indicators = new Uint8Array(buffer('indicators'));
  const numberOf = remembered((code) => placeOf(codes, code));
  return {
    from: edition,
    bytes: bytesOf(packed),
    size: seconds.length,
    find: (columnOne, columnTwo, onDate) => {
      const [one, two] = [numberOf(columnOne), numberOf(columnTwo)];
      if (one < 0 || two < 0) return null;
      const end = starts[one + 1]!;
      let found = -1;
      for (let place = firstOf(seconds, two, starts[one]!, end); place < end && seconds[place] === two; place += 1) {
        const lastDay = days[to[place]!]!;
        if (days[from[place]!]! > onDate || (lastDay !== '' && lastDay < onDate)) continue;
        // Of two on one day the later counts; one that was never in force (9) only where there is no other.
        if (found < 0 || indicators[place] !== 9) found = place;
      }
      if (found < 0) return null;
      return {
        columnOne,
        columnTwo,
        indicator: indicators[found] as PtpEdit['indicator'],
        effectiveFrom: days[from[found]!]! || null,
        effectiveTo: days[to[found]!]! || null,
      };
    },
  };
};

const codesOf = (rows: readonly PtpRow[]): Set<string> => {
  const codes = new Set<string>();
  for (const { columnOne, columnTwo } of rows) {
    codes.add(columnOne);
    for (const code of columnTwo) codes.add(code);
  }
  return codes;
};

/** Few days stand in millions of places. Readers let through fewer than 16 bits can count. */
const numberedDays = () => {
  const numbers = new Map<CalendarDate | null, number>();
  return {
    numberOf: (day: CalendarDate | null): number => {
      const known = numbers.get(day);
      if (known !== undefined) return known;
      if (numbers.size > 0xffff) throw new Error('The days of an edition do not fit into 16 bits.');
      numbers.set(day, numbers.size);
      return numbers.size - 1;
    },
    all: (): readonly string[] => [...numbers.keys()].map((day) => day ?? ''),
  };
};

/** The codes of a practice are few, and each is asked for again and again. */
const remembered = (numberOf: (code: string) => number): ((code: string) => number) => {
  const known = new Map<string, number>();
  return (code) => {
    const number = known.get(code);
    if (number !== undefined) return number;
    if (known.size >= MAX_PTP_CODES) known.clear();
    const found = numberOf(code);
    known.set(code, found);
    return found;
  };
};

/** The first place from `from` and before `before` whose number is not less. */
const firstOf = (ascending: Uint16Array, number: number, from: number, before: number): number => {
  let [low, high] = [from, before];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < number) low = middle + 1;
    else high = middle;
  }
  return low;
};
