import type { CodeRange } from '../files/rows.ts';

/**
 * Whether a code in normal form lies in what a note refers to: a code means what stands below it too, and a range every
 * code from its first to its last, with all below.
 */
export const covers = ({ from, to }: CodeRange, code: string): boolean => {
  if (to === null) return code.startsWith(from);
  return code.slice(0, from.length) >= from && code.slice(0, to.length) <= to;
};
