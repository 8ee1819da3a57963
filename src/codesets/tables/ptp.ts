/**
 * NCCI procedure-to-procedure edits in memory: seven bytes an edit, in the order of the pairs. Codes are numbered in
 * their order, days in the order of their coming; the edits of a column 1 code are one run of column 2 numbers.
 */

import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { PtpRow } from '../files/rows.ts';
import { MAX_PTP_CODES, inPairOrder } from '../readers/ncci/ptp-row.ts';
import { byText, bytesOf, placeOf } from './flat.ts';
import type { EditionRef, Packed, Packer, PtpEdit, PtpTable } from './table.ts';
import { openTexts, packTexts } from './texts.ts';

/** Packs the rows of an edition, one a column 1 code, in any order. Keeps of each what will stand in the table: seven bytes an edit, with codes numbered as they come. */
export const ptpPacker = (): Packer<PtpRow> => {
  // Readers let through no more of either than 16 bits can count.
  const [codes, days] = [numbered<string>(MAX_PTP_CODES), numbered<CalendarDate | null>(MAX_PTP_CODES)];
  const runs: Run[] = [];
  return {
    add: (row) => {
      codes.numberOf(row.columnOne);
      runs.push(runOf(inPairOrder(row), codes, days));
    },
    done: () => {
      const ordered = codes.all().toSorted(byText);
      const { bytes, ends: codeEnds } = packTexts(ordered);
      const sorted = runs.sort((one, other) => byText(one.columnOne, other.columnOne));
      const places = new Map(ordered.map((code, place) => [code, place]));
      const edits = joined(
        sorted,
        Uint16Array.from(codes.all(), (code) => places.get(code)!),
      );
      return {
        codes: bytes,
        codeEnds,
        starts: startsOf(sorted, ordered).buffer,
        columnTwo: edits.columnTwo.buffer,
        from: edits.from.buffer,
        to: edits.to.buffer,
        indicators: edits.indicators.buffer,
        days: days.all().map((day) => day ?? ''),
      };
    },
  };
};

/** The edits of one column 1 code, or all of them. */
interface Edits {
  readonly columnTwo: Uint16Array<ArrayBuffer>;
  readonly from: Uint16Array<ArrayBuffer>;
  readonly to: Uint16Array<ArrayBuffer>;
  readonly indicators: Uint8Array<ArrayBuffer>;
}

interface Run extends Edits {
  readonly columnOne: string;
}

const newEdits = (size: number): Edits => ({
  columnTwo: new Uint16Array(size),
  from: new Uint16Array(size),
  to: new Uint16Array(size),
  indicators: new Uint8Array(size),
});

const runOf = (row: PtpRow, codes: Numbered<string>, days: Numbered<CalendarDate | null>): Run => {
  const edits = newEdits(row.columnTwo.length);
  for (let place = 0; place < row.columnTwo.length; place += 1) {
    edits.columnTwo[place] = codes.numberOf(row.columnTwo[place]!);
    edits.from[place] = days.numberOf(row.effectiveFrom[place]!);
    edits.to[place] = days.numberOf(row.effectiveTo[place]!);
    edits.indicators[place] = row.indicators[place]!;
  }
  return { columnOne: row.columnOne, ...edits };
};

/** All runs, one after the other; `places` says which place each code that was numbered has in the order of codes. */
const joined = (runs: readonly Run[], places: Uint16Array): Edits => {
  const all = newEdits(runs.reduce((sum, { columnTwo }) => sum + columnTwo.length, 0));
  let start = 0;
  for (const { columnTwo, from, to, indicators } of runs) {
    for (let place = 0; place < columnTwo.length; place += 1) all.columnTwo[start + place] = places[columnTwo[place]!]!;
    all.from.set(from, start);
    all.to.set(to, start);
    all.indicators.set(indicators, start);
    start += columnTwo.length;
  }
  return all;
};

/** Where the edits of each code begin, those of no edit included, and where the last of them end. */
const startsOf = (runs: readonly Run[], codes: readonly string[]): Uint32Array<ArrayBuffer> => {
  const starts = new Uint32Array(codes.length + 1);
  let [run, edit] = [0, 0];
  for (const [place, code] of codes.entries()) {
    starts[place] = edit;
    for (; runs[run]?.columnOne === code; run += 1) edit += runs[run]!.columnTwo.length;
  }
  starts[codes.length] = edit;
  return starts;
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

/** Few codes and few days stand in millions of places. */
interface Numbered<Value> {
  /** The number of a value, which is its place among all. */
  numberOf(value: Value): number;
  all(): readonly Value[];
}

const numbered = <Value>(most: number): Numbered<Value> => {
  const numbers = new Map<Value, number>();
  return {
    numberOf: (value) => {
      const known = numbers.get(value);
      if (known !== undefined) return known;
      if (numbers.size >= most) throw new Error('The codes or the days of an edition do not fit into 16 bits.');
      numbers.set(value, numbers.size);
      return numbers.size - 1;
    },
    all: () => [...numbers.keys()],
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
