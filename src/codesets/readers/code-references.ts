/** The codes that a note of the tabular list names in parentheses. */

import { hasShape, normalizeCode } from '../code-set.ts';
import type { CodeRange } from '../files/rows.ts';

/**
 * `(E08.-, E10-E13)` is E08 with all below, and E10 to E13 with all below. Words between the codes are passed over: what has
 * the form of a code, of a code with an open end (`.-`, `-`), or of two codes with a hyphen between is a reference.
 */
export const referencesIn = (text: string): CodeRange[] => {
  const found: CodeRange[] = [];
  for (const [inside] of text.matchAll(/\([^()]*\)/g)) {
    for (const part of inside.slice(1, -1).split(/[,;]|\band\b|\bor\b|\bto\b(?= [a-z])/)) {
      const reference = referenceOf(part.trim());
      if (reference) found.push(reference);
    }
  }
  return found;
};

const CODE = '[A-Z][0-9A-Z][0-9A-Z](?:\\.[0-9A-Z]{1,4})?';
/** What may stand before a reference and after it: `with code`, `with final character`, and seventh characters left open. */
const REFERENCE = new RegExp(
  `(?:^|\\s)(?<from>${CODE})(?:(?<open>\\.?-)(?!\\s*[A-Z0-9])|\\s*[-\\u2013]\\s*(?<to>${CODE})(?<toOpen>\\.?-)?)?(?=$|[\\s\\[])`,
);

const referenceOf = (part: string): CodeRange | null => {
  const groups = REFERENCE.exec(part)?.groups;
  if (!groups) return null;
  const from = normalizeCode('ICD10CM', groups['from']!);
  const to = groups['to'] === undefined ? null : normalizeCode('ICD10CM', groups['to']);
  if (!hasShape('ICD10CM', from) || (to !== null && !hasShape('ICD10CM', to))) return null;
  return { from, to, open: to !== null || groups['open'] !== undefined };
};
