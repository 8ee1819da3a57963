/** Seventh characters: missing, of none of the defined kinds, in another place, or on a code that takes none. */

import type { CodeRow } from '../../../codesets/files/rows.ts';
import type { CodeTable, TabularTable } from '../../../codesets/tables/table.ts';

/** What is wrong with the seventh character of a code that its list does not hold. */
export interface SeventhFault {
  /** Goes on after the code: `lacks ...`. */
  readonly fault: string;
  /** Codes to choose from. */
  readonly better: readonly string[];
}

/** Null where the seventh character is not what is wrong. */
export const judgeSeventh = (codes: CodeTable, tabular: TabularTable | null, code: string): SeventhFault | null => {
  const stem = longestKnown(codes, code);
  if (stem === null) return null;
  if (!stem.billable) {
    const placed = stem.code.padEnd(6, 'X') + code.at(-1)!;
    if (placed !== code && codes.find(placed)?.billable)
      return { fault: 'lacks the X that keep its seventh character in the seventh place', better: [placed] };
  }
  if (code.length !== 7) return null;
  if (stem.billable) return { fault: 'has a seventh character, and takes none', better: [stem.code] };
  const own = longerThan(codes, code.slice(0, 6));
  if (own.length > 0) return { fault: `takes a seventh character: '${code[6]!}' is none of its own`, better: own };
  // A list that holds few codes does not tell; the tabular list may.
  const defined = codes.from.official ? null : (tabular?.sevenCharactersOf(code) ?? null);
  if (defined === null || defined.has(code[6]!)) return null;
  const better = [...defined.keys()].map((character) => code.slice(0, 6) + character);
  return { fault: `takes a seventh character: '${code[6]!}' is none of its own`, better };
};

/** Whether all that is longer than a heading is the heading with a seventh character. */
export const lacksOnlySeventh = (heading: string, longer: readonly string[]): boolean => {
  const stem = heading.padEnd(6, 'X');
  return longer.length > 0 && longer.every((code) => code.length === 7 && code.startsWith(stem));
};

/** The billable codes that begin with a code and go on. */
export const longerThan = (codes: CodeTable, code: string): string[] => {
  const [from, before] = codes.range(code);
  const longer: string[] = [];
  for (let index = from; index < before; index += 1) {
    const row = codes.at(index);
    if (row.billable && row.code !== code) longer.push(row.code);
  }
  return longer;
};

const longestKnown = (codes: CodeTable, code: string): CodeRow | null => {
  for (let length = code.length - 1; length >= 3; length -= 1) {
    const row = codes.find(code.slice(0, length));
    if (row) return row;
  }
  return null;
};
