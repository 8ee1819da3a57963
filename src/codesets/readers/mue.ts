/**
 * The medically unlikely edits of CMS, `MCR_MUE_PractitionerServices_Eff_04-01-2026.csv` and those for outpatient hospitals
 * and suppliers: CSV with some lines of notes above the row of column names. Columns: code, MUE value, adjudication
 * indicator (`2 Date of Service Edit: Policy`; the number counts), rationale.
 */

import type { CodeFileContent, CodeFileReader } from '../files/code-file.ts';
import { issueLog } from '../files/code-file.ts';
import { csvRecords } from '../files/delimited.ts';
import type { MueRow } from '../files/rows.ts';
import { asUtf8, namedRows } from './columns.ts';
import { effectiveDays } from './ncci-editions.ts';

const COLUMNS = {
  code: /^hcpcs/i,
  units: /mue value/i,
  indicator: /adjudication indicator|^mai$/i,
  rationale: /rationale/i,
};

export const readMue = (bytes: Uint8Array): CodeFileContent<MueRow> => {
  const log = issueLog();
  const records = csvRecords(asUtf8(bytes), log);
  const lines = log.isEmpty() ? namedRows(records, COLUMNS, ['code', 'units', 'indicator'], log) : null;
  if (lines === null) return log.or([], 0);
  const rows: MueRow[] = [];
  const known = new Map<string, number>();
  for (const row of lines) {
    if (log.isFull()) break;
    const [code, units, indicator] = [row.text('code'), row.text('units'), row.text('indicator').slice(0, 1)];
    const wrong = (column: string, reason: string): void => log.add(row.line, row.field(column).column, reason);
    if (!/^[0-9A-Z]{5}$/.test(code)) wrong('code', `'${code}' is no procedure code`);
    else if (!/^\d{1,5}$/.test(units)) wrong('units', `'${units}' is no number of units`);
    else if (!/^[123]$/.test(indicator))
      wrong('indicator', `'${row.text('indicator')}' is no adjudication indicator (1, 2, 3)`);
    else if (known.has(code)) wrong('code', `code ${code} stands on line ${known.get(code)} already`);
    else
      rows.push({
        code,
        units: Number(units),
        indicator: Number(indicator) as 1 | 2 | 3,
        rationale: row.text('rationale'),
      });
    known.set(code, row.line);
  }
  if (rows.length === 0) log.add(1, 1, 'the file holds no edit');
  return log.or(rows, 0);
};

const reader = (
  codeSet: 'MUE_PRACTITIONER' | 'MUE_OUTPATIENT' | 'MUE_SUPPLIER',
  fileName: RegExp,
): CodeFileReader<MueRow> => ({
  codeSet,
  fileName,
  form: 'TEXT',
  editions: effectiveDays,
  read: readMue,
});

export const mueReaders: readonly CodeFileReader<MueRow>[] = [
  reader('MUE_PRACTITIONER', /MUE_Practitioner.*\.csv$/i),
  reader('MUE_OUTPATIENT', /MUE_Outpatient.*\.csv$/i),
  reader('MUE_SUPPLIER', /MUE_DME.*\.csv$/i),
];
