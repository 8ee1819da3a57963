/** The alphabetic index, or one of its tables, in memory: terms as text in one buffer. */

import type { IndexRow } from '../files/rows.ts';
import type { EditionRef, IndexTable, Packed } from './table.ts';
import { openTexts, packTexts } from './texts.ts';

export const packIndex = (rows: readonly IndexRow[]): Packed => {
  const { bytes, ends } = packTexts(rows.map((row) => JSON.stringify(row)));
  return { texts: bytes, ends };
};

/** Terms are taken apart one by one as they are asked for, in the order of the file. */
export const openIndex = (packed: Packed, from: EditionRef): IndexTable => {
  const texts = openTexts({ bytes: packed['texts'] as ArrayBuffer, ends: packed['ends'] as ArrayBuffer });
  return {
    from,
    bytes: texts.held,
    size: texts.size,
    *entries() {
      for (let index = 0; index < texts.size; index += 1) yield JSON.parse(texts.at(index)) as IndexRow;
    },
  };
};
