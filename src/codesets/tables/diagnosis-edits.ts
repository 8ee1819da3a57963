/** The diagnosis edits of the Medicare Code Editor in memory, in the order of the codes. */

import type { DiagnosisEditKind, DiagnosisEditRow } from '../files/rows.ts';
import { codeNumber, codeNumbers, placeFrom } from './code-numbers.ts';
import { bufferOf, bytesOf, listOf, numbering } from './parts.ts';
import type { DiagnosisEditTable, EditionRef, Packed } from './table.ts';

/** Packs the rows of an edition, in any order. The edits of one code keep theirs. */
export const packDiagnosisEdits = (rows: readonly DiagnosisEditRow[]): Packed => {
  const ordered = [...rows].sort((one, other) => codeNumber(one.code) - codeNumber(other.code));
  const kinds = numbering<DiagnosisEditKind>();
  return {
    codes: codeNumbers(ordered.map((row) => row.code)).buffer,
    edits: Uint8Array.from(ordered, (row) => kinds.numberOf(row.edit)).buffer,
    kinds: kinds.values(),
  };
};

export const openDiagnosisEdits = (packed: Packed, edition: EditionRef): DiagnosisEditTable => {
  const codes = new Float64Array(bufferOf(packed, 'codes'));
  const edits = new Uint8Array(bufferOf(packed, 'edits'));
  const kinds = listOf(packed, 'kinds') as readonly DiagnosisEditKind[];
  return {
    from: edition,
    bytes: bytesOf(packed),
    size: codes.length,
    editsOf: (code) => {
      const number = codeNumber(code);
      const found: DiagnosisEditKind[] = [];
      for (let place = placeFrom(codes, number, 0, codes.length); codes[place] === number; place += 1) {
        found.push(kinds[edits[place]!]!);
      }
      return found;
    },
  };
};
