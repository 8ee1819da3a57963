/** The codes that a search leads to: of all lists, each list in one piece and in the order of its codes. */

import { CODE_SETS, type CodeSet } from '../code-set.ts';
import { withCptModifiers } from '../cpt-modifiers.ts';
import type { CodeRow } from '../files/rows.ts';
import type { Packed } from '../tables/table.ts';
import { compareBytes } from '../tables/texts.ts';
import { defaultLeaves } from './default-leaf.ts';

/** While an index is made. */
export interface CodeList {
  readonly rows: readonly CodeRow[];
  readonly sets: readonly { readonly codeSet: CodeSet; readonly from: number; readonly before: number }[];
  /** The place of the code that is coded where no more is known than the heading says; of a billable code its own. */
  readonly targets: Int32Array<ArrayBuffer>;
  /** For a heading under which all codes differ by the seventh character alone, the place after the last of them; else 0. */
  readonly groups: Uint32Array<ArrayBuffer>;
  /** The place of a code in normal form; undefined where it is not in the list. */
  readonly placeOf: (codeSet: CodeSet, code: string) => number | undefined;
}

const WIDTH = 8;

export const listCodes = (
  sources: readonly { readonly codeSet: CodeSet; readonly rows: Iterable<CodeRow> }[],
): CodeList => {
  const rows: CodeRow[] = [];
  const sets: { codeSet: CodeSet; from: number; before: number }[] = [];
  const places = new Map<string, number>();
  const order = Object.keys(CODE_SETS);
  const sorted = sources.toSorted((one, other) => order.indexOf(one.codeSet) - order.indexOf(other.codeSet));
  for (const { codeSet, rows: added } of sorted) {
    const from = rows.length;
    const all = codeSet === 'MODIFIER' ? withCptModifiers(added) : [...added];
    for (const row of all.sort((one, other) => (one.code < other.code ? -1 : 1))) {
      places.set(`${codeSet} ${row.code}`, rows.length);
      rows.push(row);
    }
    sets.push({ codeSet, from, before: rows.length });
  }
  const { targets, groups } = defaultLeaves(rows, sets);
  return { rows, sets, targets, groups, placeOf: (codeSet, code) => places.get(`${codeSet} ${code}`) };
};

export const packCodeList = ({ rows, sets, targets, groups }: CodeList): Packed => {
  const codes = new Uint8Array(rows.length * WIDTH);
  const billable = new Uint8Array(rows.length);
  const days = new Int32Array(rows.length * 2);
  for (const [at, row] of rows.entries()) {
    codes.set(Buffer.from(row.code.slice(0, WIDTH), 'latin1'), at * WIDTH);
    billable[at] = row.billable ? 1 : 0;
    days[at * 2] = dayNumber(row.effectiveFrom) ?? 0;
    days[at * 2 + 1] = dayNumber(row.effectiveTo) ?? 99_999_999;
  }
  return {
    codes: codes.buffer,
    billable: billable.buffer,
    days: days.buffer,
    targets: targets.buffer,
    groups: groups.buffer,
    sets: sets.map(({ codeSet }) => codeSet),
    setStarts: Uint32Array.from([...sets.map(({ from }) => from), rows.length]).buffer,
  };
};

export interface OpenCodeList {
  readonly size: number;
  readonly sets: readonly CodeSet[];
  readonly setStarts: Uint32Array;
  readonly targets: Int32Array;
  readonly groups: Uint32Array;
  isBillable(place: number): boolean;
  isInForce(place: number, day: number): boolean;
  /** The place of the set in `sets`. */
  setOf(place: number): number;
  codeAt(place: number): string;
  /** The places in one set of the codes that begin so: from, and before. */
  range(set: number, prefix: string): readonly [from: number, before: number];
}

export const openCodeList = (packed: Packed): OpenCodeList => {
  const buffer = (name: string): ArrayBuffer => packed[name] as ArrayBuffer;
  const codes = Buffer.from(buffer('codes'));
  const billable = new Uint8Array(buffer('billable'));
  const days = new Int32Array(buffer('days'));
  const setStarts = new Uint32Array(buffer('setStarts'));
  /** The first place from `low` on, before `high`, whose first bytes are not before the wanted ones. */
  const firstFrom = (low: number, high: number, wanted: Buffer, least: 0 | 1): number => {
    let [from, before] = [low, high];
    while (from < before) {
      const middle = (from + before) >>> 1;
      const start = middle * WIDTH;
      if (compareBytes(codes, start, start + wanted.length, wanted) < least) from = middle + 1;
      else before = middle;
    }
    return from;
  };
  return {
    size: billable.length,
    sets: packed['sets'] as readonly CodeSet[],
    setStarts,
    targets: new Int32Array(buffer('targets')),
    groups: new Uint32Array(buffer('groups')),
    isBillable: (place) => billable[place] === 1,
    isInForce: (place, day) => days[place * 2]! <= day && days[place * 2 + 1]! >= day,
    setOf: (place) => {
      let set = 0;
      while (setStarts[set + 1]! <= place) set += 1;
      return set;
    },
    codeAt: (place) => {
      let end = (place + 1) * WIDTH;
      while (codes[end - 1] === 0) end -= 1;
      return codes.toString('latin1', place * WIDTH, end);
    },
    range: (set, prefix) => {
      const wanted = Buffer.from(prefix.slice(0, WIDTH), 'latin1');
      const [low, high] = [setStarts[set]!, setStarts[set + 1]!];
      if (prefix.length > WIDTH) return [high, high];
      const from = firstFrom(low, high, wanted, 0);
      return [from, firstFrom(from, high, wanted, 1)];
    },
  };
};

/** 20261124, by which days compare; null for none. */
export const dayNumber = (day: string | null): number | null => (day === null ? null : Number(day.replaceAll('-', '')));
