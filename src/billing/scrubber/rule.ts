/** What a rule of the scrubber is: a fact to read aloud, and a pure function that finds where a claim breaks it. */

import type { Severity } from '../../coding/edits/finding.ts';
import type { Line } from '../snapshot/claim-snapshot.ts';
import type { Seen } from './seen.ts';

export interface ClaimRule {
  /** Never renamed: overrides, payer profiles, reports and clients name rules by it. */
  readonly id: string;
  readonly severity: Severity;
  /** Whether a person with the permission may let it stand. */
  readonly overridable: boolean;
  /** Whether the guide itself demands it: no payer's profile makes it weigh less. */
  readonly guide: boolean;
  /** What it asks for. */
  readonly sentence: string;
  /** Where the guide or a regulation asks for it. */
  readonly source: string;
  readonly find: (seen: Seen) => readonly Found[];
}

/** One place where a rule is broken. */
export interface Found {
  readonly path: string;
  readonly place: Place;
  readonly message: string;
  readonly mend: string | null;
  /** What stays the same of it whatever else changes; the path where that says enough. */
  readonly key: string;
}

/**
 * Loop and element as `2010AA NM109`, loop and segment as `2300 HI`. Where professional and institutional claims differ,
 * both, in this order: `2310C NM109|2310E NM109`.
 */
export type Place = string;

type Weight = Pick<ClaimRule, 'severity' | 'overridable' | 'guide'>;

/** Demanded by the guide: without it the payer's front door refuses the claim. */
export const GUIDE: Weight = { severity: 'BLOCKS', overridable: false, guide: true };
/** Demanded by the guide where a person says so: the claim alone does not tell. */
export const GUIDE_UNLESS: Weight = { severity: 'BLOCKS', overridable: true, guide: true };
/** Never right, whoever pays. */
export const NEVER: Weight = { severity: 'BLOCKS', overridable: false, guide: false };
/** Refused or denied as a rule: a person may know better. */
export const BLOCKS: Weight = { severity: 'BLOCKS', overridable: true, guide: false };
export const WARNS: Weight = { severity: 'WARNS', overridable: true, guide: false };
export const INFORMS: Weight = { severity: 'INFORMS', overridable: true, guide: false };

const NOTHING: readonly Found[] = [];

/** What is found at one place of the claim where it is broken. */
export const one = (
  broken: boolean,
  path: string,
  place: Place,
  message: string,
  mend: string | null = null,
): readonly Found[] => (broken ? [{ path, place, message, mend, key: path }] : NOTHING);

/** What each of a list finds. Costs nothing where nothing is found, as is usual. */
export const each = <T>(
  list: readonly T[],
  find: (item: T, number: number) => Found | null | false,
): readonly Found[] => {
  let found: Found[] | null = null;
  for (let index = 0; index < list.length; index += 1) {
    const at = find(list[index]!, index + 1);
    if (at) (found ??= []).push(at);
  }
  return found ?? NOTHING;
};

export const found = (
  path: string,
  place: Place,
  message: string,
  mend: string | null = null,
  key: string = path,
): Found => ({ path, place, message, mend, key });

/** Every line that is broken in the same way. An override of it goes with the code and the day, not with the number. */
export const lines = (
  { claim }: Seen,
  broken: (line: Line) => boolean,
  field: keyof Line | `drug.${string}`,
  place: Place,
  message: (line: Line) => string,
  mend: string | null = null,
): readonly Found[] =>
  each(
    claim.lines,
    (line, number) =>
      broken(line) && found(`lines[${number}].${field}`, place, message(line), mend, lineKey(line, field)),
  );

export const lineKey = (line: Line, field: string): string =>
  `${line.procedureCode ?? line.revenueCode ?? line.number} ${line.serviceFrom} ${field}`;

/** How a line is called in a sentence. */
export const called = ({ number, procedureCode, revenueCode }: Line): string =>
  `Line ${number} (${procedureCode ?? revenueCode ?? 'no code'})`;

/** Neither null nor spaces alone. */
export const says = (text: string | null): text is string => text !== null && text.trim() !== '';
