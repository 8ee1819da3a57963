/** What a rule of the coding edits is: a fact to read aloud, and a pure function that finds where it is broken. */

import { displayCode, titleOf } from '../../codesets/code-set.ts';
import type { EditionRef, TablesOn } from '../../codesets/tables/table.ts';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { CodingToCheck, DiagnosisToCheck, ProcedureToCheck, Severity } from './finding.ts';

export type Rank = 1 | 2;

export interface Rule {
  /** Never renamed: overrides, reports and clients name rules by it. */
  readonly id: string;
  readonly severity: Severity;
  /** Whether a person with the permission may let it stand. */
  readonly overridable: boolean;
  /** Among findings of one severity: absent comes first, then 1, then 2, which is said of nearly every coding. */
  readonly rank?: Rank;
  /** What it asks for. */
  readonly sentence: string;
  /** Who asks for it. */
  readonly source: string;
  readonly find: (seen: Seen) => readonly Found[];
}

/** The coding under the tables of its days. */
export interface Seen {
  readonly coding: CodingToCheck;
  /** The tables that diagnoses are judged by. */
  readonly tables: TablesOn;
  /** The tables of a day of service, by which its procedures are judged. */
  readonly on: (day: CalendarDate) => TablesOn;
}

/** One place where a rule is broken. */
export interface Found {
  readonly path: string;
  readonly about: readonly { readonly id: string }[];
  readonly message: string;
  readonly mend?: string;
  /** What its sentence rests on, and nothing else: codes and days, and units, modifiers or a limit where it names them. */
  readonly key: string;
  /** Where it weighs more or less than the rule in general. */
  readonly severity?: Severity;
  readonly rank?: Rank;
  readonly overridable?: boolean;
  /** The edition that answered, and the entry in it. */
  readonly from?: EditionRef;
  readonly at?: string;
}

export const icd = (code: string): string => displayCode('ICD10CM', code);

export const atDiagnosis = ({ sequence }: DiagnosisToCheck, field = 'code'): string =>
  `diagnoses[${sequence}].${field}`;

export const atProcedure = ({ sequence }: ProcedureToCheck, field = 'code'): string =>
  `procedures[${sequence}].${field}`;

/** What a finding cites: the list and its edition where one answered, and the place in it. */
export const sourceOf = (rule: Rule, { from, at }: Found): string =>
  [from ? `${titleOf(from.codeSet)} ${from.edition}` : rule.source, at].filter((part) => part !== undefined).join(', ');

/** Every pair of a list, once. */
export const pairsOf = <T>(items: readonly T[]): [T, T][] =>
  items.flatMap((one, index) => items.slice(index + 1).map((other): [T, T] => [one, other]));

/** What is found at the modifiers of a procedure; `detail` tells it from the rule's other findings there. */
export const modifierFound = (
  procedure: ProcedureToCheck,
  detail: string,
  message: string,
  more: Partial<Found> = {},
): Found => ({
  path: atProcedure(procedure, 'modifiers'),
  about: [procedure],
  message,
  key: `${procedure.code} ${procedure.serviceDate} ${detail}`,
  ...more,
});

export const eachProcedure = (seen: Seen, of: (procedure: ProcedureToCheck) => Found[]): Found[] =>
  seen.coding.procedures.flatMap(of);
