/**
 * The payment policy indicators of the Medicare physician fee schedule: the relative value file of CMS,
 * `PPRRVU24_JUL.csv`, and from 2026 on `PPRRVU2026_Jan_nonQPP.csv` (its sister `_QPP` differs in prices alone). CSV: rows
 * of title and copyright, headings over several rows of which the last begins `HCPCS,MOD,DESCRIPTION`, then one row a code
 * and modifier. Columns are found by their headings. Prices are not kept, nor is the description, which belongs to the
 * owners of CPT.
 */

import type { Edition } from '../../edition.ts';
import type { CodeFileContent, CodeFileReader, IssueLog } from '../../files/code-file.ts';
import { issueLog } from '../../files/code-file.ts';
import type { Fields } from '../../files/delimited.ts';
import type { FeeIndicatorRow } from '../../files/rows.ts';
import { isProcedureCode, quarterName, quarterly } from './quarterly.ts';
import { csvRules, fieldAt, isBlank, lineOf } from './rule-records.ts';

/** One row a code and modifier, in the order of the file. */
export const readFeeSchedule = (bytes: Uint8Array): CodeFileContent<FeeIndicatorRow> => {
  const log = issueLog();
  const records = csvRules(withoutEndMark(bytes), log);
  const headings = log.isEmpty() ? headingsAmong(records, log) : null;
  const rows = headings === null ? [] : rowsUnder(headings, records.slice(headings.index + 1), log);
  if (log.isEmpty() && rows.length === 0) log.add(1, 1, 'the file holds no code');
  return log.or(rows, 0);
};

const readerOf = (fileName: RegExp): CodeFileReader<FeeIndicatorRow> => ({
  codeSet: 'PHYSICIAN_FEE_SCHEDULE',
  fileName,
  form: 'TEXT',
  editions: quarterly((name) => {
    const [, year, month] = /^PPRRVU(?:20)?(\d\d)_?(JAN|APR|JUL|OCT)/i.exec(name) ?? [];
    const quarter = ['JAN', 'APR', 'JUL', 'OCT'].indexOf((month ?? '').toUpperCase()) + 1;
    return year === undefined ? null : quarterName(2000 + Number(year), quarter);
  }),
  contradicts: titledElsewhere,
  read: readFeeSchedule,
});

/** Its first row: `2022 National Physician Fee Schedule Relative Value File January Release`. */
const titledElsewhere = (bytes: Uint8Array, { name }: Edition): string | null => {
  const [, year, month = ''] = TITLE.exec(Buffer.from(bytes.subarray(0, 2_000)).toString('latin1')) ?? [];
  if (year === undefined) return null;
  const titled = quarterName(Number(year), ['jan', 'apr', 'jul', 'oct'].indexOf(month.slice(0, 3).toLowerCase()) + 1);
  return titled === null || titled === name ? null : `its title is of the release of ${month} ${year}`;
};

const TITLE = /\b(20\d\d) National Physician Fee Schedule Relative Value File (\w+) Release/i;

/** Digits may follow the month: the file was published again. */
export const feeSchedule = readerOf(/^PPRRVU(?:20)?\d\d_?(?:JAN|APR|JUL|OCT)R?\d*(?:_nonQPP)?\.csv$/i);
/** For an archive, or a user, that has the sister file alone. */
export const feeScheduleQualifying = readerOf(/^PPRRVU(?:20)?\d\d_?(?:JAN|APR|JUL|OCT)R?\d*_QPP\.csv$/i);

/** What is kept: the heading over its two last rows, and the form of a value. */
const COLUMNS = {
  code: ['HCPCS', /^[0-9A-Z]{5}$/],
  modifier: ['MOD', /^(?:[0-9A-Z]{2})?$/],
  status: ['STATUS CODE', /^[A-Z]$/],
  professionalTechnical: ['PCTC IND', /^\d$/],
  globalDays: ['GLOB DAYS', /^(?:\d{3}|MMM|XXX|YYY|ZZZ)$/],
  multipleProcedure: ['MULT PROC', /^\d$/],
  bilateral: ['BILAT SURG', /^\d$/],
  assistant: ['ASST SURG', /^\d$/],
  coSurgeons: ['CO- SURG', /^\d$/],
  team: ['TEAM SURG', /^\d$/],
} as const satisfies Record<keyof FeeIndicatorRow, readonly [heading: string, form: RegExp]>;

const ATTRIBUTES = Object.keys(COLUMNS) as (keyof FeeIndicatorRow)[];

interface Headings {
  readonly index: number;
  readonly width: number;
  readonly positions: Readonly<Record<keyof FeeIndicatorRow, number>>;
}

const MAX_LINES_ABOVE = 40;

const headingsAmong = (records: readonly Fields[], log: IssueLog): Headings | null => {
  const index = records.slice(0, MAX_LINES_ABOVE).findIndex((fields) => fieldAt(fields, 0).text.trim() === 'HCPCS');
  const record = records[index];
  if (record === undefined) {
    log.add(1, 1, `no line of headings, 'HCPCS' the first of them: not a relative value file`);
    return null;
  }
  const above = records[index - 1] ?? [];
  const found = record.map(({ text }, position) => `${above[position]?.text.trim() ?? ''} ${text.trim()}`.trim());
  const positions = Object.fromEntries(
    ATTRIBUTES.map((attribute) => {
      const position = found.indexOf(COLUMNS[attribute][0]);
      if (position < 0) log.add(lineOf(record), 1, `no column has the heading '${COLUMNS[attribute][0]}'`);
      return [attribute, position];
    }),
  ) as Record<keyof FeeIndicatorRow, number>;
  return log.isEmpty() ? { index, width: record.length, positions } : null;
};

const rowsUnder = (headings: Headings, records: readonly Fields[], log: IssueLog): FeeIndicatorRow[] => {
  const rows: FeeIndicatorRow[] = [];
  const lineOfKey = new Map<string, number>();
  for (const record of records) {
    if (log.isFull()) break;
    if (isBlank(record)) continue;
    const row = rowOf(record, headings, log);
    if (row === null) continue;
    const key = `${row.code} ${row.modifier}`.trim();
    const earlier = lineOfKey.get(key);
    if (earlier === undefined) lineOfKey.set(key, lineOf(record));
    else log.add(lineOf(record), 1, `code ${key} stands on line ${earlier} already`);
    rows.push(row);
  }
  return rows;
};

/** Some official files keep the end mark of an older system as a last line of its own. */
const withoutEndMark = (bytes: Uint8Array): Uint8Array => {
  const start = bytes.lastIndexOf(NEWLINE, bytes.length - 2) + 1;
  const isMark = bytes[start] === END_MARK && bytes.subarray(start + 1).every((byte) => AFTER_MARK.includes(byte));
  return isMark ? bytes.subarray(0, start) : bytes;
};

const NEWLINE = 0x0a;
const END_MARK = 0x1a;
/** Commas and the line end. */
const AFTER_MARK = [0x2c, 0x0d, NEWLINE];

const rowOf = (record: Fields, headings: Headings, log: IssueLog): FeeIndicatorRow | null => {
  if (record.length !== headings.width) {
    log.add(lineOf(record), 1, `the line has ${record.length} fields, not ${headings.width}`);
    return null;
  }
  const values = ATTRIBUTES.map((attribute) => [attribute, fieldAt(record, headings.positions[attribute]).text.trim()]);
  const row = Object.fromEntries(values) as Record<keyof FeeIndicatorRow, string>;
  for (const attribute of ATTRIBUTES) {
    const [heading, form] = COLUMNS[attribute];
    if (form.test(row[attribute]) && (attribute !== 'code' || isProcedureCode(row.code))) continue;
    const { line, column } = fieldAt(record, headings.positions[attribute]);
    log.add(line, column, `'${row[attribute].slice(0, 20)}' cannot stand under '${heading}'`);
    return null;
  }
  return row;
};
