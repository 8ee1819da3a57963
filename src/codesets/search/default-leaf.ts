/** Which code a coder takes where a heading says all that is known: `E11` leads to E11.9, `S72` to S72.90XA. */

import type { CodeSet } from '../code-set.ts';
import type { CodeRow } from '../files/rows.ts';
import { wordsOf } from '../words/words.ts';

interface Spans {
  readonly targets: Int32Array<ArrayBuffer>;
  readonly groups: Uint32Array<ArrayBuffer>;
}

/** Rows of one set stand together, in the order of their codes, so that what is under a heading follows it. */
export const defaultLeaves = (
  rows: readonly CodeRow[],
  sets: readonly { readonly codeSet: CodeSet; readonly from: number; readonly before: number }[],
): Spans => {
  const targets = Int32Array.from(rows, (_row, at) => at);
  const groups = new Uint32Array(rows.length);
  for (const { codeSet, from, before } of sets) {
    if (codeSet !== 'ICD10CM') continue;
    // From the last row up, so that the headings under a heading are settled before it.
    for (let at = before - 1; at >= from; at -= 1) {
      const row = rows[at]!;
      if (row.billable) continue;
      const children = childrenOf(rows, at, before);
      const isGroup = children.length > 0 && children.every((child) => rows[child]!.code.length === 7);
      if (isGroup) groups[at] = children.at(-1)! + 1;
      const chosen = isGroup ? children[0] : likeliest(rows, row, children);
      targets[at] = chosen === undefined ? at : targets[chosen]!;
    }
  }
  return { targets, groups };
};

/** The codes right under a heading: those with no other heading between. */
const childrenOf = (rows: readonly CodeRow[], heading: number, before: number): number[] => {
  const { code } = rows[heading]!;
  const children: number[] = [];
  for (let at = heading + 1; at < before && rows[at]!.code.startsWith(code); at += 1) {
    const last = children.at(-1);
    if (last === undefined || !rows[at]!.code.startsWith(rows[last]!.code)) children.push(at);
  }
  return children;
};

const likeliest = (rows: readonly CodeRow[], heading: CodeRow, children: readonly number[]): number | undefined => {
  const said = new Set(wordsOf(heading.longTitle).filter((word) => word !== 'unspecified'));
  let [best, highest] = [children[0], -Infinity];
  for (const child of children) {
    const value = plainness(rows[child]!, said);
    if (value > highest) [best, highest] = [child, value];
  }
  return best;
};

/** How little a code says beyond its heading. */
const plainness = ({ code, longTitle }: CodeRow, said: ReadonlySet<string>): number => {
  const added = wordsOf(longTitle).filter((word) => !said.has(word));
  const tellings = added.filter((word) => !PLAIN.has(word)).length;
  const tells = (word: string): boolean => added.includes(word);
  // `With unspecified complications` tells that there are some.
  const isUnspecified = /\bunspecified\b/i.test(longTitle.replaceAll(/\bwith unspecified\b/gi, ''));
  return (
    (isUnspecified ? 6 : 0) +
    (tells('uncomplicated') || tells('without') || tells('no') ? 3 : 0) +
    (code.endsWith('9') ? 2.5 : code.endsWith('0') ? 0.5 : 0) -
    (tells('other') && !isUnspecified ? 1.5 : 0) -
    (tells('with') ? 2 : 0) -
    Math.min(tellings, 8) * 0.4
  );
};

const PLAIN = new Set('unspecified uncomplicated without no of and or the a in with not'.split(' '));
