/**
 * The workbook form of the HCPCS Level II file of CMS, `HCPC20YY_MMM_ANWEB*.xlsx`: one sheet of 48 columns with a row
 * of titles, one row a code. Columns are found by their titles, so that one more or another order does no harm.
 */

import { MAX_UNPACKED_BYTES } from '../../files/archive.ts';
import type { CodeFileContent, CodeFileReader, IssueLog } from '../../files/code-file.ts';
import type { CodeRow } from '../../files/rows.ts';
import { issueLog } from '../../files/code-file.ts';
import { quarters } from '../../edition.ts';
import type { HcpcsColumns, HcpcsLine, HcpcsList } from './hcpcs-lines.ts';
import { assembleHcpcs } from './hcpcs-lines.ts';
import type { SheetRow } from '../../files/workbook.ts';
import { sheetRows } from '../../files/workbook.ts';

/** The procedure codes of the workbook; `skipped` counts the modifiers. A file that is no workbook is a `Refusal`. */
export const readHcpcsXlsx = (bytes: Uint8Array): CodeFileContent => readList('HCPCS', bytes);

/** The modifiers of the workbook; `skipped` counts the procedure codes. A file that is no workbook is a `Refusal`. */
export const readHcpcsXlsxModifiers = (bytes: Uint8Array): CodeFileContent => readList('MODIFIER', bytes);

export const hcpcsXlsx: CodeFileReader<CodeRow> = {
  codeSet: 'HCPCS',
  fileName: /^HCPC20\d\d(?:_[A-Z]{3})?(?:_CONTR)?_ANWEB(?:_v?\d+)*\.xlsx$/i,
  form: 'WORKBOOK',
  editions: quarters,
  newestWithinDays: 60,
  read: readHcpcsXlsx,
};

/** No year passes without new procedure codes, but several do without a new modifier: their dates do not tell the year. */
export const hcpcsXlsxModifiers: CodeFileReader<CodeRow> = {
  codeSet: 'MODIFIER',
  fileName: hcpcsXlsx.fileName,
  form: 'WORKBOOK',
  editions: quarters,
  read: readHcpcsXlsxModifiers,
};

const readList = (list: HcpcsList, bytes: Uint8Array): CodeFileContent => {
  const log = issueLog();
  const rows = sheetRows(bytes, MAX_UNPACKED_BYTES);
  const titles = rows.findIndex((row) => [...row.cells.values()].some((text) => titleKey(text) === TITLES.code));
  const titleRow = rows[titles];
  if (titleRow === undefined) {
    log.add(1, 1, 'no row of column titles: a column HCPC is expected');
    return log.or([], 0);
  }
  const columns = columnsOf(titleRow, log);
  if (columns === null) return log.or([], 0);
  const lines = rows
    .slice(titles + 1)
    .map((row) => lineOf(row, columns, log))
    .filter((line) => line !== null);
  return log.isEmpty() ? assembleHcpcs(list, lines, columns, log) : log.or([], 0);
};

/** The titles in the official workbook, without blanks. */
const TITLES = {
  code: 'HCPC',
  sequence: 'SEQNUM',
  recordId: 'RECID',
  longTitle: 'LONGDESCRIPTION',
  shortTitle: 'SHORTDESCRIPTION',
  added: 'ADDDT',
  actionEffective: 'ACTEFFDT',
  terminated: 'TERMDT',
  action: 'ACTIONCD',
} as const satisfies Record<keyof HcpcsColumns, string>;

const FIELDS = Object.keys(TITLES) as (keyof HcpcsColumns)[];

const titleKey = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

const columnsOf = (titleRow: SheetRow, log: IssueLog): HcpcsColumns | null => {
  const found = new Map([...titleRow.cells].map(([column, text]) => [titleKey(text), column]));
  const missing = FIELDS.filter((field) => !found.has(TITLES[field]));
  for (const field of missing) log.add(titleRow.row, 1, `the column ${TITLES[field]} is missing`);
  if (missing.length > 0) return null;
  const at = (field: keyof HcpcsColumns): number => found.get(TITLES[field]) ?? 0;
  return {
    code: at('code'),
    sequence: at('sequence'),
    recordId: at('recordId'),
    longTitle: at('longTitle'),
    shortTitle: at('shortTitle'),
    added: at('added'),
    actionEffective: at('actionEffective'),
    terminated: at('terminated'),
    action: at('action'),
  };
};

const lineOf = (row: SheetRow, columns: HcpcsColumns, log: IssueLog): HcpcsLine | null => {
  const cell = (field: keyof HcpcsColumns): string => row.cells.get(columns[field])?.trim() ?? '';
  if (FIELDS.every((field) => cell(field) === '')) return null;
  const sequence = Number(cell('sequence')) / 10;
  if (!/^[3478]$/.test(cell('recordId'))) {
    log.add(row.row, columns.recordId, `'${cell('recordId')}' is not a record id (3, 4, 7 or 8)`);
    return null;
  }
  if (!Number.isInteger(sequence) || sequence < 1) {
    log.add(row.row, columns.sequence, `'${cell('sequence')}' is not a sequence number`);
    return null;
  }
  return {
    line: row.row,
    code: cell('code'),
    sequence,
    recordId: cell('recordId'),
    longTitle: cell('longTitle'),
    shortTitle: cell('shortTitle'),
    added: cell('added'),
    actionEffective: cell('actionEffective'),
    terminated: cell('terminated'),
    action: cell('action'),
  };
};
