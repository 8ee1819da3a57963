/** What holds for the edits of one column 1 code, wherever they come from. */

import type { PtpRow } from '../../files/rows.ts';

/** Codes are numbered in 16 bits; all codes of CPT and HCPCS together are a third of that. */
export const MAX_PTP_CODES = 0x10000;

/** The same edits in the order of column 2 and then of their first days; the row itself where it has that order. */
export const inPairOrder = (row: PtpRow): PtpRow => {
  const isOrdered = row.columnTwo.every((_, place) => place === 0 || compare(row, place - 1, place) <= 0);
  if (isOrdered) return row;
  const places = orderedPlaces(row);
  const picked = <Value>(values: readonly Value[]): Value[] => places.map((place) => values[place] as Value);
  return {
    columnOne: row.columnOne,
    columnTwo: picked(row.columnTwo),
    effectiveFrom: picked(row.effectiveFrom),
    effectiveTo: picked(row.effectiveTo),
    indicators: picked(row.indicators),
  };
};

/**
 * The edits of a pair that begin before another of the same pair has ended, each with that other. An edit of indicator
 * 9 was never in force and overlaps nothing; the publisher's files repeat some. One shared day is a handover.
 */
export const overlappingPlaces = (row: PtpRow): [place: number, earlier: number][] => {
  if (new Set(row.columnTwo).size === row.columnTwo.length) return [];
  const overlaps: [number, number][] = [];
  let last = -1;
  for (const place of orderedPlaces(row)) {
    if (row.indicators[place] === 9) continue;
    const isSamePair = last >= 0 && row.columnTwo[last] === row.columnTwo[place];
    if (isSamePair && reaches(row, last, place)) overlaps.push([place, last]);
    // Of two that overlap the one that ends later is what the next must not touch.
    if (!isSamePair || endOf(row, place) >= endOf(row, last)) last = place;
  }
  return overlaps;
};

const reaches = (row: PtpRow, earlier: number, place: number): boolean =>
  endOf(row, earlier) > beginOf(row, place) ||
  // Two edits of the same single day are the same edit twice.
  (beginOf(row, earlier) === beginOf(row, place) && endOf(row, earlier) === endOf(row, place));

const orderedPlaces = (row: PtpRow): number[] =>
  [...row.columnTwo.keys()].sort((one, other) => compare(row, one, other));

const compare = (row: PtpRow, one: number, other: number): number => {
  const [left, right] = [row.columnTwo[one] ?? '', row.columnTwo[other] ?? ''];
  if (left !== right) return left < right ? -1 : 1;
  const [begin, next] = [beginOf(row, one), beginOf(row, other)];
  return begin === next ? 0 : begin < next ? -1 : 1;
};

const beginOf = (row: PtpRow, place: number): string => row.effectiveFrom[place] ?? '';
const endOf = (row: PtpRow, place: number): string => row.effectiveTo[place] ?? '9999-12-31';
