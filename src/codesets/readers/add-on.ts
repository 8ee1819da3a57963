/**
 * The add-on code edits of NCCI, `AOC_V2026Q3-MCR.txt`: lines of fields between tabs, below a line of column names: add-on
 * code, primary code (`CCCCC`: the Medicare contractor decides), type (1, 2, 3), effective and deletion day, notes.
 */

import { calendarDate, type CalendarDate } from '../../platform/calendar-date.ts';
import type { CodeFileContent, CodeFileReader } from '../files/code-file.ts';
import { issueLog } from '../files/code-file.ts';
import { tabRecords } from '../files/delimited.ts';
import type { AddOnRow } from '../files/rows.ts';
import { asUtf8, namedRows } from './columns.ts';
import { namedQuarters } from './ncci-editions.ts';

const COLUMNS = {
  addOn: /^add-?on code/i,
  primary: /^primary code/i,
  type: /type/i,
  from: /^(?:aoc )?(?:edit )?eff/i,
  to: /^(?:aoc )?(?:edit )?del/i,
};

const BY_CONTRACTOR = 'CCCCC';

export const readAddOn = (bytes: Uint8Array): CodeFileContent<AddOnRow> => {
  const log = issueLog();
  const records = tabRecords(asUtf8(bytes), log);
  const lines = log.isEmpty() ? namedRows(records, COLUMNS, ['addOn', 'primary', 'type'], log) : null;
  if (lines === null) return log.or([], 0);
  const rows: AddOnRow[] = [];
  for (const row of lines) {
    if (log.isFull()) break;
    const [addOn, primary, type] = [row.text('addOn'), row.text('primary'), row.text('type')];
    const wrong = (column: string, reason: string): void => log.add(row.line, row.field(column).column, reason);
    const [effectiveFrom, effectiveTo] = [dayOf(row.text('from')), dayOf(row.text('to'))];
    if (!/^[0-9A-Z]{5}$/.test(addOn)) wrong('addOn', `'${addOn}' is no procedure code`);
    else if (!/^[0-9A-Z]{5}$/.test(primary))
      wrong('primary', `'${primary}' is no procedure code and not ${BY_CONTRACTOR}`);
    else if (!/^[123]$/.test(type)) wrong('type', `'${type}' is no type of add-on edit (1, 2, 3)`);
    else if (effectiveFrom === undefined) wrong('from', `'${row.text('from')}' is no day`);
    else if (effectiveTo === undefined) wrong('to', `'${row.text('to')}' is no day`);
    else
      rows.push({
        addOn,
        primary: primary === BY_CONTRACTOR ? null : primary,
        type: Number(type) as 1 | 2 | 3,
        effectiveFrom,
        effectiveTo,
      });
  }
  if (rows.length === 0) log.add(1, 1, 'the file holds no edit');
  return log.or(rows, 0);
};

/** `20260701`, `2026-07-01` or `07/01/2026`; null for none, undefined for anything else. */
const dayOf = (text: string): CalendarDate | null | undefined => {
  if (text === '' || text === '*') return null;
  const iso = text
    .replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
    .replace(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, (_all, month: string, day: string, year: string) =>
      [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
    );
  return calendarDate(iso) ?? undefined;
};

export const addOn: CodeFileReader<AddOnRow> = {
  codeSet: 'ADD_ON',
  fileName: /^AOC.*\.txt$/i,
  form: 'TEXT',
  editions: namedQuarters,
  read: readAddOn,
};
