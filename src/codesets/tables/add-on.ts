/** Add-on code edits in memory, in the order of the add-on codes and then of the file. */

import type { AddOnRow } from '../files/rows.ts';
import { codeNumber, codeNumbers, codeOf, placeFrom } from './code-numbers.ts';
import { asDate, asValue, bufferOf, bytesOf, covers, listOf, numbering } from './parts.ts';
import type { AddOnTable, EditionRef, Packed } from './table.ts';

/** Packs the rows of an edition, in the order of the file. */
export const packAddOn = (rows: readonly AddOnRow[]): Packed => {
  const ordered = [...rows].sort((one, other) => codeNumber(one.addOn) - codeNumber(other.addOn));
  const dates = numbering<string>();
  return {
    addOns: codeNumbers(ordered.map((row) => row.addOn)).buffer,
    // No code has the number 0: it stands for what the contractor defines.
    primaries: codeNumbers(ordered.map((row) => row.primary ?? '')).buffer,
    types: Uint8Array.from(ordered, (row) => row.type).buffer,
    from: Uint32Array.from(ordered, (row) => dates.numberOf(asValue(row.effectiveFrom))).buffer,
    to: Uint32Array.from(ordered, (row) => dates.numberOf(asValue(row.effectiveTo))).buffer,
    dates: dates.values(),
  };
};

export const openAddOn = (packed: Packed, edition: EditionRef): AddOnTable => {
  const addOns = new Float64Array(bufferOf(packed, 'addOns'));
  const primaries = new Float64Array(bufferOf(packed, 'primaries'));
  const types = new Uint8Array(bufferOf(packed, 'types'));
  const [from, to] = [new Uint32Array(bufferOf(packed, 'from')), new Uint32Array(bufferOf(packed, 'to'))];
  const dates = listOf(packed, 'dates');
  return {
    from: edition,
    bytes: bytesOf(packed),
    size: addOns.length,
    primariesOf: (addOn, onDate) => {
      const number = codeNumber(addOn);
      const rows: AddOnRow[] = [];
      for (let place = placeFrom(addOns, number, 0, addOns.length); addOns[place] === number; place += 1) {
        const [begin, end] = [dates[from[place]!]!, dates[to[place]!]!];
        if (!covers(begin, end, onDate)) continue;
        rows.push({
          addOn,
          primary: primaries[place] === 0 ? null : codeOf(primaries[place]!),
          type: types[place] as AddOnRow['type'],
          effectiveFrom: asDate(begin),
          effectiveTo: asDate(end),
        });
      }
      return rows;
    },
  };
};
