/** An index table in memory: gone through as a whole, term by term. */

import type { IndexRow } from '../files/rows.ts';
import { bytesOf, openTexts, packTexts } from './flat.ts';
import type { EditionRef, IndexTable, Packed } from './table.ts';

export const packIndex = (rows: readonly IndexRow[]): Packed => {
  const { bytes, starts } = packTexts(rows.map((row) => JSON.stringify(row)));
  return { rows: bytes, starts };
};

export const openIndex = (packed: Packed, from: EditionRef): IndexTable => {
  const rows = openTexts({ bytes: packed['rows'] as ArrayBuffer, starts: packed['starts'] as ArrayBuffer });
  return {
    from,
    bytes: bytesOf(packed),
    size: rows.size,
    *entries() {
      for (let place = 0; place < rows.size; place += 1) yield JSON.parse(rows.at(place)) as IndexRow;
    },
  };
};
