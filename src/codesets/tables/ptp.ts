/**
 * NCCI procedure-to-procedure edits in memory: seven bytes an edit, in the order of the pairs. Codes are numbered in
 * their order; the edits of a column 1 code are one run of column 2 numbers.
 */

import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { PtpRow } from '../files/rows.ts';
import { MAX_PTP_CODES, inPairOrder } from '../readers/ptp-row.ts';
import { codeNumber, codeNumbers, placeFrom, placeOf } from './code-numbers.ts';
import { asDate, asValue, bufferOf, bytesOf, covers, listOf, numbering } from './parts.ts';
import type { EditionRef, Packed, PtpEdit, PtpTable } from './table.ts';

/** Packs the rows of an edition, one a column 1 code, in any order. */
export const packPtp = (rows: readonly PtpRow[]): Packed => {
  const codes = codeNumbers([...new Set(rows.flatMap(({ columnOne, columnTwo }) => [columnOne, ...columnTwo]))]).sort();
  // Readers let no more through.
  if (codes.length > MAX_PTP_CODES)
    throw new Error('An edition of NCCI holds more codes than its table has numbers for');
  const size = rows.reduce((sum, { columnTwo }) => sum + columnTwo.length, 0);
  const places = new Map<string, number>();
  const placeOfCode = (code: string): number => {
    const known = places.get(code) ?? placeOf(codes, codeNumber(code));
    places.set(code, known);
    return known;
  };
  const dates = numbering<string>();
  const starts = new Uint32Array(codes.length + 1);
  const columnTwo = new Uint16Array(size);
  const [from, to] = [new Uint16Array(size), new Uint16Array(size)];
  const indicators = new Uint8Array(size);
  let edit = 0;
  let code = 0;
  for (const row of [...rows].sort((one, other) => placeOfCode(one.columnOne) - placeOfCode(other.columnOne))) {
    for (; code <= placeOfCode(row.columnOne); code += 1) starts[code] = edit;
    const ordered = inPairOrder(row);
    for (let place = 0; place < ordered.columnTwo.length; place += 1, edit += 1) {
      columnTwo[edit] = placeOfCode(ordered.columnTwo[place]!);
      from[edit] = dates.numberOf(asValue(ordered.effectiveFrom[place]!));
      to[edit] = dates.numberOf(asValue(ordered.effectiveTo[place]!));
      indicators[edit] = ordered.indicators[place]!;
    }
  }
  starts.fill(edit, code);
  return {
    codes: codes.buffer,
    starts: starts.buffer,
    columnTwo: columnTwo.buffer,
    from: from.buffer,
    to: to.buffer,
    indicators: indicators.buffer,
    dates: dates.values(),
  };
};

export const openPtp = (packed: Packed, edition: EditionRef): PtpTable => {
  const codes = new Float64Array(bufferOf(packed, 'codes'));
  const starts = new Uint32Array(bufferOf(packed, 'starts'));
  const seconds = new Uint16Array(bufferOf(packed, 'columnTwo'));
  const [from, to] = [new Uint16Array(bufferOf(packed, 'from')), new Uint16Array(bufferOf(packed, 'to'))];
  const indicators = new Uint8Array(bufferOf(packed, 'indicators'));
  const dates = listOf(packed, 'dates');
  const isInForce = (edit: number, onDate: CalendarDate): boolean =>
    covers(dates[from[edit]!]!, dates[to[edit]!]!, onDate);
  return {
    from: edition,
    bytes: bytesOf(packed),
    size: seconds.length,
    find: (columnOne, columnTwo, onDate) => {
      const first = placeOf(codes, codeNumber(columnOne));
      const second = first < 0 ? -1 : placeOf(codes, codeNumber(columnTwo));
      if (second < 0) return null;
      const end = starts[first + 1]!;
      let found = -1;
      for (
        let edit = placeFrom(seconds, second, starts[first]!, end);
        edit < end && seconds[edit] === second;
        edit += 1
      ) {
        // On a day that two edits share the later counts, and one that was never in force (9) before none only.
        if (isInForce(edit, onDate) && (found < 0 || indicators[edit] !== 9)) found = edit;
      }
      if (found < 0) return null;
      return {
        columnOne,
        columnTwo,
        indicator: indicators[found] as PtpEdit['indicator'],
        effectiveFrom: asDate(dates[from[found]!]),
        effectiveTo: asDate(dates[to[found]!]),
      };
    },
  };
};
