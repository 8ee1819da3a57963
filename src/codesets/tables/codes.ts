/** A list of codes in memory, in the order of the codes. */

import type { CodeRow } from '../files/rows.ts';
import { byText, bytesOf, dayNumber, dayOfNumber, openTexts, packTexts, placeOf } from './flat.ts';
import type { CodeTable, EditionRef, Packed } from './table.ts';

export const packCodes = (rows: readonly CodeRow[]): Packed => {
  const sorted = [...rows].sort((one, other) => byText(one.code, other.code));
  const codes = packTexts(sorted.map(({ code }) => code));
  const short = packTexts(sorted.map(({ shortTitle }) => shortTitle));
  // Most lists have one title where others have two.
  const long = packTexts(sorted.map(({ shortTitle, longTitle }) => (longTitle === shortTitle ? '' : longTitle)));
  return {
    codes: codes.bytes,
    codeStarts: codes.starts,
    short: short.bytes,
    shortStarts: short.starts,
    long: long.bytes,
    longStarts: long.starts,
    billable: Uint8Array.from(sorted, ({ billable }) => Number(billable)).buffer,
    from: Int32Array.from(sorted, ({ effectiveFrom }) => dayNumber(effectiveFrom)).buffer,
    to: Int32Array.from(sorted, ({ effectiveTo }) => dayNumber(effectiveTo)).buffer,
  };
};

export const openCodes = (packed: Packed, from: EditionRef): CodeTable => {
  const buffer = (name: string): ArrayBuffer => packed[name] as ArrayBuffer;
  const codes = openTexts({ bytes: buffer('codes'), starts: buffer('codeStarts') });
  const short = openTexts({ bytes: buffer('short'), starts: buffer('shortStarts') });
  const long = openTexts({ bytes: buffer('long'), starts: buffer('longStarts') });
  const billable = new Uint8Array(buffer('billable'));
  const [begins, ends] = [new Int32Array(buffer('from')), new Int32Array(buffer('to'))];
  const indexOf = (code: string): number => Math.max(placeOf(codes, code), -1);
  const at = (index: number): CodeRow => {
    const shortTitle = short.at(index);
    return {
      code: codes.at(index),
      billable: billable[index] === 1,
      shortTitle,
      longTitle: long.at(index) || shortTitle,
      effectiveFrom: dayOfNumber(begins[index]!),
      effectiveTo: dayOfNumber(ends[index]!),
    };
  };
  const boundary = (key: string): number => {
    const place = placeOf(codes, key);
    return place < 0 ? -place - 1 : place;
  };
  return {
    from,
    bytes: bytesOf(packed),
    size: codes.size,
    indexOf,
    at,
    find: (code) => {
      const index = indexOf(code);
      return index < 0 ? null : at(index);
    },
    // No code holds a character beyond the capitals.
    range: (prefix) => [boundary(prefix), boundary(`${prefix}\u007f`)],
  };
};
