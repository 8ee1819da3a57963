/**
 * How a publisher's file is read. Another code set, or another layout of one, is one more file that declares a
 * `CodeFileReader`, and one more line in `readers.ts`.
 */

import type { LoadableCodeSet } from '../code-set.ts';
import type { Edition, EditionScheme } from '../edition.ts';
import type { CodeRow, EditionRow } from './rows.ts';

/** What is wrong with a file, and where: line (or row) and column count from 1. */
export interface CodeFileIssue {
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

/** All rows of a file, or the reasons why there are none: the first `MAX_ISSUES` of them. Never half of either. */
export type CodeFileContent<Row = CodeRow> =
  | {
      readonly rows: readonly Row[];
      /** Counts the records that are understood and not kept, such as the modifiers of a HCPCS file. */
      readonly skipped: number;
      /** Those of them that are slips of the publisher's: somebody will want to know which, and why. */
      readonly slips?: readonly CodeFileIssue[];
    }
  | { readonly issues: readonly CodeFileIssue[] };

export interface CodeFileReader<Row extends EditionRow = EditionRow> {
  readonly codeSet: LoadableCodeSet;
  /** How the publisher calls the file, without folders. */
  readonly fileName: RegExp;
  readonly form: 'TEXT' | 'WORKBOOK';
  readonly editions: EditionScheme;
  /**
   * Pure: the same bytes give the same rows or the same issues. `before` is what the edition before this one holds, for a
   * file that tells the changes only (`amends`).
   */
  read(bytes: Uint8Array, before?: readonly Row[]): CodeFileContent<Row>;
  /** True where the file says what changes against the edition before it. */
  readonly amends?: true;
  /** Joins the rows of the files that make one edition together; absent where an edition is one file. */
  join?(parts: readonly (readonly Row[])[]): CodeFileContent<Row>;
  /** How many files its publisher makes of an edition at least, and which of them a file is by its name; null where it does not tell. */
  readonly parts?: { readonly least: number; readonly numberOf: (fileName: string) => number | null };
  /** Where each edition brings rows that begin with it: a file whose newest row is farther away than so many days is of another date. */
  readonly newestWithinDays?: number;
  /** What the file says of its own date, where that is another than the edition's: `its title is of 2022`. Null where it is not. */
  contradicts?(bytes: Uint8Array, edition: Edition): string | null;
}

/** A file with more issues than this is of another kind, or broken throughout; more lines would not help anybody. */
export const MAX_ISSUES = 100;

export interface IssueLog {
  readonly add: (line: number, column: number, reason: string) => void;
  readonly isEmpty: () => boolean;
  readonly isFull: () => boolean;
  /** The issues if there are any, else the rows. */
  readonly or: <Row>(rows: readonly Row[], skipped: number, slips?: readonly CodeFileIssue[]) => CodeFileContent<Row>;
}

export const issueLog = (): IssueLog => {
  const issues: CodeFileIssue[] = [];
  return {
    add: (line, column, reason) => {
      if (issues.length < MAX_ISSUES) issues.push({ line, column, reason });
    },
    isEmpty: () => issues.length === 0,
    isFull: () => issues.length >= MAX_ISSUES,
    or: (rows, skipped, slips = []) =>
      issues.length > 0 ? { issues } : { rows, skipped, ...(slips.length > 0 ? { slips } : {}) },
  };
};
