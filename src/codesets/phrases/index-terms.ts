/** Ways through the alphabetic index and its tables, as what a record says. */

import type { IndexRow } from '../files/rows.ts';
import { conceptsOf } from './concepts.ts';

export interface Saying {
  readonly code: string;
  readonly concepts: readonly string[];
}

/** A path of the index of diseases or of external causes: all its words, for the code that has no column. */
export const sayingsOfPath = ({ path, codes }: IndexRow): Saying[] =>
  codes
    .filter(({ column }) => column === null)
    .flatMap(({ code }) => variants(path).map((concepts) => ({ code, concepts })));

/** A site of the neoplasm table: the kind of tumor that the column is for, and the site. */
export const sayingsOfNeoplasm = ({ path, codes }: IndexRow): Saying[] =>
  codes.flatMap(({ column, code }) => {
    const kinds = TUMORS.find(([heading]) => heading.test(column ?? ''))?.[1] ?? [];
    return kinds.flatMap((kind) => variants(path.slice(1)).map((site) => ({ code, concepts: both([kind], site) })));
  });

const TUMORS: readonly (readonly [heading: RegExp, kinds: readonly string[]])[] = [
  [/malignant primary/i, ['cancer', 'primary cancer', 'sarcoma']],
  [/malignant secondary/i, ['metastasis']],
  [/in situ/i, ['cancer in situ']],
  [/benign/i, ['benign tumor']],
  [/uncertain/i, ['tumor of uncertain behavior']],
  [/unspecified/i, ['tumor']],
];

/** A substance of the table of drugs: what happened, and the substance. */
export const sayingsOfDrug = ({ path, codes }: IndexRow): Saying[] =>
  codes.flatMap(({ column, code }) => {
    const events = EVENTS.find(([heading]) => heading.test(column ?? ''))?.[1] ?? [];
    return events.flatMap((event) => variants(path).map((drug) => ({ code, concepts: both([event], drug) })));
  });

const EVENTS: readonly (readonly [heading: RegExp, events: readonly string[]])[] = [
  [/accidental/i, ['poisoning', 'intoxication', 'overdose']],
  [/self-harm/i, ['suicide attempt', 'intentional overdose']],
  [/adverse/i, ['adverse effect', 'adverse reaction', 'induced']],
  [/underdosing/i, ['underdosing']],
];

const both = (one: readonly string[], other: readonly string[]): string[] => [
  ...new Set([...one.flatMap(conceptsOf), ...other]),
];

/** `abdomen, abdominal` in a path is one or the other. */
const variants = (path: readonly string[]): string[][] => {
  let ways: string[][] = [[]];
  for (const step of path) {
    const parts = step
      .replaceAll(/\b(?:NEC|NOS)\b/g, '')
      .split(/,\s*/)
      .filter((part) => part.trim() !== '');
    ways = ways
      .flatMap((way) => (parts.length === 0 ? [way] : parts.map((part) => [...way, part])))
      .slice(0, MOST_WAYS);
  }
  return ways
    .map((way) => [...new Set(way.flatMap(conceptsOf))])
    .filter((concepts) => concepts.length > 0 && concepts.length < 10);
};

const MOST_WAYS = 8;
