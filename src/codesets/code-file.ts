/**
 * How a publisher's file is read. Another code set, or another layout of one, is one more file that declares a
 * `CodeFileReader`, and one more line in `readers.ts`.
 */

import type { CalendarDate } from '../platform/calendar-date.ts';
import type { LoadableCodeSet } from './code-set.ts';
import type { EditionScheme } from './edition.ts';

/** One code of one edition. */
export interface CodeRow {
  /** In normal form: capitals, without the dot. */
  readonly code: string;
  /** False for a heading that stands above the codes which a claim may carry. */
  readonly billable: boolean;
  readonly shortTitle: string;
  readonly longTitle: string;
  /** The first and the last day of the code itself, inclusive, where its publisher gives them with the code. */
  readonly effectiveFrom: CalendarDate | null;
  readonly effectiveTo: CalendarDate | null;
}

/** What is wrong with a file, and where: line (or row) and column count from 1. */
export interface CodeFileIssue {
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

/** All rows of a file, or the reasons why there are none: the first `MAX_ISSUES` of them. Never half of either. */
export type CodeFileContent =
  /** `skipped` counts the records that are understood and not kept, such as the modifiers of a HCPCS file. */
  { readonly rows: readonly CodeRow[]; readonly skipped: number } | { readonly issues: readonly CodeFileIssue[] };

export interface CodeFileReader {
  readonly codeSet: LoadableCodeSet;
  /** How the publisher calls the file, without folders. */
  readonly fileName: RegExp;
  readonly form: 'TEXT' | 'WORKBOOK';
  readonly editions: EditionScheme;
  /** Pure: the same bytes give the same rows or the same issues. */
  readonly read: (bytes: Uint8Array) => CodeFileContent;
}

/** A file with more issues than this is of another kind, or broken throughout; more lines would not help anybody. */
export const MAX_ISSUES = 100;

export interface IssueLog {
  readonly add: (line: number, column: number, reason: string) => void;
  readonly isEmpty: () => boolean;
  readonly isFull: () => boolean;
  /** The issues if there are any, else the rows. */
  readonly or: (rows: readonly CodeRow[], skipped: number) => CodeFileContent;
}

export const issueLog = (): IssueLog => {
  const issues: CodeFileIssue[] = [];
  return {
    add: (line, column, reason) => {
      if (issues.length < MAX_ISSUES) issues.push({ line, column, reason });
    },
    isEmpty: () => issues.length === 0,
    isFull: () => issues.length >= MAX_ISSUES,
    or: (rows, skipped) => (issues.length > 0 ? { issues } : { rows, skipped }),
  };
};
