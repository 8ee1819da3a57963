/**
 * CPT from the licensee's own file. The American Medical Association licenses the list and none of it comes with this
 * program. The form is ours: UTF-8, every line ended, tabs between the fields and no quotes, a first line of column names
 * `code`, `short`, `long`, and where wanted `effective_from` and `effective_to` (`YYYY-MM-DD` or `MM/DD/YYYY`), one line
 * a code. The name of a file may tell its year: `cpt-2026.tsv`.
 */

import { calendarYears } from '../../edition.ts';
import type { CodeFileContent, CodeFileReader } from '../../files/code-file.ts';
import { issueLog } from '../../files/code-file.ts';
import { tabRecords } from '../../files/delimited.ts';
import type { CodeRow } from '../../files/rows.ts';
import { titledCodes } from './titled-codes.ts';

/** The codes of the licensee's file, in its order. */
export const readCpt = (bytes: Uint8Array): CodeFileContent => {
  const log = issueLog();
  const records = tabRecords(bytes, log);
  return log.isEmpty() ? titledCodes('CPT', records, COLUMNS, log) : log.or([], 0);
};

export const cpt: CodeFileReader<CodeRow> = {
  codeSet: 'CPT',
  fileName: /^cpt.*\.(?:tsv|txt)$/i,
  form: 'TEXT',
  editions: calendarYears,
  newestWithinDays: 366,
  read: readCpt,
};

const COLUMNS = { code: ['code'], title: ['short'], longTitle: ['long'] };
