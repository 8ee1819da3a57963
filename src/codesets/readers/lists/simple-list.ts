/**
 * Lists whose publishers have no stable file form: place of service, CARC, RARC, claim status codes and their categories.
 * The form is ours: CSV (RFC 4180, UTF-8, every line ended), a row of column names, one row a code. Columns, in any order:
 * `code`, `title` (or `display`, as the lists of CMS have it), and where wanted `long_title`, `effective_from`,
 * `effective_to`. Days are `YYYY-MM-DD` or `MM/DD/YYYY`. The name of a file may tell its first day: `carc-2026-07-01.csv`.
 */

import type { CodeSet } from '../../code-set.ts';
import { datedLists } from '../../edition.ts';
import type { CodeFileContent, CodeFileReader } from '../../files/code-file.ts';
import { issueLog } from '../../files/code-file.ts';
import { csvRecords } from '../../files/delimited.ts';
import type { CodeRow } from '../../files/rows.ts';
import { titledCodes } from './titled-codes.ts';

const SIMPLE_LISTS = [
  'PLACE_OF_SERVICE',
  'CARC',
  'RARC',
  'CLAIM_STATUS',
  'CLAIM_STATUS_CATEGORY',
] as const satisfies readonly CodeSet[];
export type SimpleList = (typeof SIMPLE_LISTS)[number];

/** The codes of such a list. `skipped` counts the rows by which CMS says that a number stands for nothing. */
export const readSimpleList = (codeSet: SimpleList, bytes: Uint8Array): CodeFileContent => {
  const log = issueLog();
  const records = csvRecords(bytes, log);
  return log.isEmpty() ? titledCodes(codeSet, records, COLUMNS, log, standsForNone) : log.or([], 0);
};

export const simpleLists: readonly CodeFileReader<CodeRow>[] = SIMPLE_LISTS.map((codeSet) => ({
  codeSet,
  fileName: /\.csv$/i,
  form: 'TEXT',
  editions: datedLists,
  read: (bytes) => readSimpleList(codeSet, bytes),
}));

const COLUMNS = { code: ['code'], title: ['title', 'display'], longTitle: ['long_title'] };

const standsForNone = (code: string, title: string): boolean => code === '~' || /^unassigned$/i.test(title);
