/** What a person reads of an import: notes by their kind, lists cut to a length. */

import type { ImportNote } from '../fhir/findings.ts';

/** How often something was noted, by what it is. */
export type NoteCounts = Map<string, number>;

/** Counts notes without the resources that they are about: of thousands, a person reads the kinds. */
export const countNotes = (counts: NoteCounts, notes: readonly ImportNote[]): void => {
  for (const { path, reason } of notes) {
    const kind = reason.replace(/^holds \d+ of type (\w+) that (?:is|are)/, 'holds $1 that is');
    const note = `${path.replaceAll(/\[\d+\]/g, '')} ${kind}`;
    const known = counts.get(note);
    // A kind quotes codes, of which a sender may have any number; what is kept of them has an end.
    if (known !== undefined || counts.size < MOST_KINDS) counts.set(note, (known ?? 0) + 1);
  }
};

const MOST_KINDS = 1_000;

/** The most frequent kinds of note, each with how often it was made. */
export const frequentNotes = (counts: NoteCounts): [note: string, times: number][] =>
  [...counts].sort(([, one], [, other]) => other - one).slice(0, 20);

/** Reasons as lines of a terminal. */
export const shortened = (reasons: readonly string[]): readonly string[] =>
  reasons.length <= MOST_LINES
    ? reasons
    : [...reasons.slice(0, MOST_LINES), `and ${reasons.length - MOST_LINES} more; --json lists them all.`];

const MOST_LINES = 20;

/** The first names of a list, and how many follow. */
export const listed = (names: readonly string[]): string =>
  names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`;
