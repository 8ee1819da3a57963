/** The entries and ranges of the tabular list as people write them. */

import type { CodeRange } from '../../codesets/files/rows.ts';
import { icd } from './rule.ts';

/** `CH4`, `E08-E13`, `E08.31`. */
export const entryText = (id: string): string => (id.startsWith('CH') || id.includes('-') ? id : icd(id));

/** `E08.-, E10-E13, A18.32 and 3 others`: several codes of one heading are told as the heading. */
export const rangesText = (references: readonly CodeRange[]): string => {
  const byHeading = Map.groupBy(references, ({ from, to }) => (to === null ? from.slice(0, 3) : `${from}-${to}`));
  const texts = [...byHeading].map(([heading, ranges]) =>
    new Set(ranges.map(rangeText)).size > 1 ? headingText(heading) : rangeText(ranges[0]!),
  );
  const more = texts.length - MOST_NAMED;
  if (more <= 1) return texts.join(', ');
  return `${texts.slice(0, MOST_NAMED).join(', ')} and ${more} others`;
};

const MOST_NAMED = 5;

const headingText = (heading: string): string => `${heading}.-`;

/** `E08.-`, `E10-E13`, `A18.32`. */
const rangeText = ({ from, to, open }: CodeRange): string =>
  to === null ? `${icd(from)}${open ? (from.length > 3 ? '-' : '.-') : ''}` : `${icd(from)}-${icd(to)}`;
