/** Medically unlikely edits in memory, in the order of the codes. */

import type { MueRow } from '../files/rows.ts';
import { codeNumber, codeNumbers, placeOf } from './code-numbers.ts';
import { bufferOf, bytesOf, listOf, numbering } from './parts.ts';
import type { EditionRef, MueTable, Packed } from './table.ts';

/** Packs the rows of an edition, one a code, in any order. */
export const packMue = (rows: readonly MueRow[]): Packed => {
  const ordered = [...rows].sort((one, other) => codeNumber(one.code) - codeNumber(other.code));
  const rationales = numbering<string>();
  return {
    codes: codeNumbers(ordered.map((row) => row.code)).buffer,
    units: Int32Array.from(ordered, (row) => row.units).buffer,
    indicators: Uint8Array.from(ordered, (row) => row.indicator).buffer,
    rationale: Uint32Array.from(ordered, (row) => rationales.numberOf(row.rationale)).buffer,
    rationales: rationales.values(),
  };
};

export const openMue = (packed: Packed, edition: EditionRef): MueTable => {
  const codes = new Float64Array(bufferOf(packed, 'codes'));
  const units = new Int32Array(bufferOf(packed, 'units'));
  const indicators = new Uint8Array(bufferOf(packed, 'indicators'));
  const rationale = new Uint32Array(bufferOf(packed, 'rationale'));
  const rationales = listOf(packed, 'rationales');
  return {
    from: edition,
    bytes: bytesOf(packed),
    size: codes.length,
    find: (code) => {
      const place = placeOf(codes, codeNumber(code));
      if (place < 0) return null;
      return {
        code,
        units: units[place]!,
        indicator: indicators[place] as MueRow['indicator'],
        rationale: rationales[rationale[place]!]!,
      };
    },
  };
};
