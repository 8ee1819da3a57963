/**
 * The relative value file of the physician fee schedule, `PPRRVU24_JUL.csv`, of which the payment policy indicators are
 * kept: CSV of 31 columns below some lines of notes and a heading of several lines, the last of which begins HCPCS, MOD.
 * Descriptors belong to the AMA and are not kept.
 */

import type { CodeFileContent, CodeFileReader } from '../files/code-file.ts';
import { issueLog } from '../files/code-file.ts';
import { csvRecords, type Fields } from '../files/delimited.ts';
import type { FeeIndicatorRow } from '../files/rows.ts';
import { asUtf8 } from './columns.ts';
import { relativeValueFiles } from './ncci-editions.ts';

/** Where a column stands, from 0, and what the last line of the heading calls it. */
const COLUMNS = {
  status: [3, 'CODE'],
  professionalTechnical: [13, 'IND'],
  globalDays: [14, 'DAYS'],
  multipleProcedure: [18, 'PROC'],
  bilateral: [19, 'SURG'],
  assistant: [20, 'SURG'],
  coSurgeons: [21, 'SURG'],
  team: [22, 'SURG'],
} as const satisfies Partial<Record<keyof FeeIndicatorRow, readonly [number, string]>>;

export const readFeeSchedule = (bytes: Uint8Array): CodeFileContent<FeeIndicatorRow> => {
  const log = issueLog();
  const records = csvRecords(asUtf8(bytes), log);
  const heading = records.findIndex((fields) => textAt(fields, 0) === 'HCPCS' && textAt(fields, 1) === 'MOD');
  if (!log.isEmpty()) return log.or([], 0);
  if (heading < 0) {
    log.add(1, 1, 'no line of column names: HCPCS and MOD are expected first');
    return log.or([], 0);
  }
  for (const [place, name] of Object.values(COLUMNS)) {
    const found = records[heading]![place];
    if (found?.text.trim() !== name)
      log.add(heading + 1, found?.column ?? 1, `column ${place + 1} is not ${name}: another layout`);
  }
  const rows: FeeIndicatorRow[] = [];
  const known = new Set<string>();
  for (const fields of log.isEmpty() ? records.slice(heading + 1) : []) {
    if (log.isFull()) break;
    const [code, modifier] = [textAt(fields, 0), textAt(fields, 1)];
    const { line, column } = fields[0]!;
    if (code === '' && fields.every(({ text }) => text.trim() === '')) continue;
    if (fields.length < 31) log.add(line, column, `the row has ${fields.length} fields, where 31 are due`);
    else if (!/^[0-9A-Z]{5}$/.test(code)) log.add(line, column, `'${code}' is no procedure code`);
    else if (!/^(?:[0-9A-Z]{2})?$/.test(modifier)) log.add(line, fields[1]!.column, `'${modifier}' is no modifier`);
    else if (known.has(`${code} ${modifier}`)) log.add(line, column, `${code} ${modifier} stands above already`);
    else {
      const at = (name: keyof typeof COLUMNS): string => textAt(fields, COLUMNS[name][0]);
      rows.push({
        code,
        modifier,
        status: at('status'),
        professionalTechnical: at('professionalTechnical'),
        globalDays: at('globalDays'),
        multipleProcedure: at('multipleProcedure'),
        bilateral: at('bilateral'),
        assistant: at('assistant'),
        coSurgeons: at('coSurgeons'),
        team: at('team'),
      });
    }
    known.add(`${code} ${modifier}`);
  }
  if (rows.length === 0 && log.isEmpty()) log.add(1, 1, 'the file holds no code');
  return log.or(rows, 0);
};

const textAt = (fields: Fields, place: number): string => fields[place]?.text.trim() ?? '';

export const feeSchedule: CodeFileReader<FeeIndicatorRow> = {
  codeSet: 'PHYSICIAN_FEE_SCHEDULE',
  fileName: /^PPRRVU.*\.csv$/i,
  form: 'TEXT',
  editions: relativeValueFiles,
  read: readFeeSchedule,
};
