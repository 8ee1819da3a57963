/** The lists of some thousand lines: kept as they are, by code. */

import type { AddOnRow, DiagnosisEditKind, DiagnosisEditRow, FeeIndicatorRow, MueRow } from '../files/rows.ts';
import { bytesOf, dayNumber, within } from './flat.ts';
import type { AddOnTable, DiagnosisEditTable, EditionRef, FeeIndicatorTable, MueTable, Packed } from './table.ts';

/** Rows as one JSON text: at this size it costs less than a form of its own would to read. */
export const packSmall = (rows: readonly object[]): Packed => {
  const bytes = new TextEncoder().encode(JSON.stringify(rows));
  return { rows: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) };
};

const rowsOf = <Row>(packed: Packed): Row[] =>
  JSON.parse(Buffer.from(packed['rows'] as ArrayBuffer).toString('utf8')) as Row[];

export const openMue = (packed: Packed, from: EditionRef): MueTable => {
  const byCode = new Map(rowsOf<MueRow>(packed).map((row) => [row.code, row]));
  return { from, bytes: bytesOf(packed), size: byCode.size, find: (code) => byCode.get(code) ?? null };
};

export const openAddOns = (packed: Packed, from: EditionRef): AddOnTable => {
  const rows = rowsOf<AddOnRow>(packed).map((row) => ({
    row,
    from: dayNumber(row.effectiveFrom),
    to: dayNumber(row.effectiveTo),
  }));
  const byAddOn = Map.groupBy(rows, ({ row }) => row.addOn);
  return {
    from,
    bytes: bytesOf(packed),
    size: rows.length,
    primariesOf: (addOn, onDate) => {
      const day = dayNumber(onDate);
      return (byAddOn.get(addOn) ?? []).filter((each) => within(day, each.from, each.to)).map(({ row }) => row);
    },
  };
};

export const openDiagnosisEdits = (packed: Packed, from: EditionRef): DiagnosisEditTable => {
  const rows = rowsOf<DiagnosisEditRow>(packed);
  const byCode = new Map<string, DiagnosisEditKind[]>();
  for (const { code, edit } of rows) byCode.set(code, [...(byCode.get(code) ?? []), edit]);
  return { from, bytes: bytesOf(packed), size: rows.length, editsOf: (code) => byCode.get(code) ?? [] };
};

export const openFeeIndicators = (packed: Packed, from: EditionRef): FeeIndicatorTable => {
  const byCode = new Map(rowsOf<FeeIndicatorRow>(packed).map((row) => [`${row.code} ${row.modifier}`, row]));
  return {
    from,
    bytes: bytesOf(packed),
    size: byCode.size,
    find: (code, modifier = '') => byCode.get(`${code} ${modifier}`) ?? null,
  };
};
