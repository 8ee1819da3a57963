/** The payment policy indicators in memory, in the order of codes and modifiers. Few sets of indicators are different. */

import type { FeeIndicatorRow } from '../files/rows.ts';
import { codeNumber, codeNumbers, placeOf } from './code-numbers.ts';
import { bufferOf, bytesOf, listOf, numbering } from './parts.ts';
import type { EditionRef, FeeIndicatorTable, Packed } from './table.ts';

/** Packs the rows of an edition, one a code and modifier, in any order. */
export const packFeeIndicators = (rows: readonly FeeIndicatorRow[]): Packed => {
  const sets = numbering<string>();
  const keyed = rows
    .map(({ code, modifier, ...indicators }) => ({ key: keyOf(code, modifier), set: JSON.stringify(indicators) }))
    .sort((one, other) => codeNumber(one.key) - codeNumber(other.key));
  return {
    keys: codeNumbers(keyed.map(({ key }) => key)).buffer,
    set: Uint32Array.from(keyed, ({ set }) => sets.numberOf(set)).buffer,
    sets: sets.values(),
  };
};

export const openFeeIndicators = (packed: Packed, edition: EditionRef): FeeIndicatorTable => {
  const keys = new Float64Array(bufferOf(packed, 'keys'));
  const set = new Uint32Array(bufferOf(packed, 'set'));
  const sets = listOf(packed, 'sets').map((text) => JSON.parse(text) as Indicators);
  return {
    from: edition,
    bytes: bytesOf(packed),
    size: keys.length,
    find: (code, modifier = '') => {
      const place = placeOf(keys, codeNumber(keyOf(code, modifier)));
      return place < 0 ? null : { code, modifier, ...sets[set[place]!]! };
    },
  };
};

type Indicators = Omit<FeeIndicatorRow, 'code' | 'modifier'>;

/** Procedure codes have five characters, so that no code with a modifier looks like another code. */
const keyOf = (code: string, modifier: string): string => (code.length === 5 ? code + modifier : '?');
