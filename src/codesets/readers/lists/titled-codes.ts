/** What the lists that come as plain tables have in common: a row of column names, then a code and its titles in each row. */

import type { CalendarDate } from '../../../platform/calendar-date.ts';
import { calendarDate } from '../../../platform/calendar-date.ts';
import { CODE_SETS, hasShape } from '../../code-set.ts';
import type { CodeSet } from '../../code-set.ts';
import type { CodeFileContent, IssueLog } from '../../files/code-file.ts';
import type { Field, Fields } from '../../files/delimited.ts';
import type { CodeRow } from '../../files/rows.ts';

/** The names that a column may have, in small letters; `longTitle` may be missing, and the title stands for it then. */
export interface TitledColumns {
  readonly code: readonly string[];
  readonly title: readonly string[];
  readonly longTitle: readonly string[];
}

/**
 * The codes of a table, in its order. `effective_from` and `effective_to` are columns that may be missing, `YYYY-MM-DD` or
 * `MM/DD/YYYY`. `standsForNone` tells the rows by which a publisher says that there is no code: they are counted as skipped.
 */
export const titledCodes = (
  codeSet: CodeSet,
  records: readonly Fields[],
  columns: TitledColumns,
  log: IssueLog,
  standsForNone: (code: string, title: string) => boolean = () => false,
): CodeFileContent => {
  const [header, ...lines] = records;
  const places = header && placesOf(header, columns, log);
  if (!places) return log.or([], 0);
  const rows: CodeRow[] = [];
  const lineOfCode = new Map<string, number>();
  let skipped = 0;
  for (const fields of lines) {
    if (log.isFull()) break;
    if (fields.length !== header.length) {
      const { line, column } = fields.at(-1)!;
      log.add(line, column, `the row has ${fields.length} fields where ${header.length} are due`);
      continue;
    }
    const row = rowOf(fields, places, log);
    if (standsForNone(row.code, row.shortTitle)) {
      skipped += 1;
      continue;
    }
    checkRow(codeSet, row, fields, places, log);
    const { line, column } = fields[places.code]!;
    const earlier = lineOfCode.get(row.code);
    if (earlier !== undefined) log.add(line, column, `code ${row.code} stands on line ${earlier} already`);
    lineOfCode.set(row.code, line);
    rows.push(row);
  }
  if (rows.length === 0) log.add(1, 1, 'the file holds no code');
  return log.or(rows, skipped);
};

interface Places {
  readonly code: number;
  readonly title: number;
  readonly longTitle: number | null;
  readonly from: number | null;
  readonly to: number | null;
}

const placesOf = (header: Fields, columns: TitledColumns, log: IssueLog): Places | null => {
  const names = header.map(({ text }) => text.trim().toLowerCase());
  const wanted = [columns.code, columns.title, columns.longTitle, ['effective_from'], ['effective_to']];
  for (const [index, { text, line, column }] of header.entries()) {
    if (!wanted.flat().includes(names[index]!)) log.add(line, column, `'${text}' is not a column of this list`);
  }
  const [code, title, longTitle, from, to] = wanted.map((each) => {
    const found = names.flatMap((name, index) => (each.includes(name) ? [index] : []));
    const second = header[found[1] ?? -1];
    if (second) log.add(second.line, second.column, `there are two columns ${each.join(' or ')}`);
    return found[0] ?? null;
  });
  if (code === null) log.add(1, 1, `the column ${columns.code.join(' or ')} is missing`);
  if (title === null) log.add(1, 1, `the column ${columns.title.join(' or ')} is missing`);
  return log.isEmpty()
    ? { code: code!, title: title!, longTitle: longTitle ?? null, from: from ?? null, to: to ?? null }
    : null;
};

const rowOf = (fields: Fields, places: Places, log: IssueLog): CodeRow => {
  const [code, shortTitle] = [plain(fields[places.code]!), plain(fields[places.title]!)];
  const longTitle = places.longTitle === null ? '' : plain(fields[places.longTitle]!);
  const dateAt = (place: number | null): CalendarDate | null => (place === null ? null : dateOf(fields[place]!, log));
  return {
    code,
    billable: true,
    shortTitle,
    longTitle: longTitle === '' ? shortTitle : longTitle,
    effectiveFrom: dateAt(places.from),
    effectiveTo: dateAt(places.to),
  };
};

const checkRow = (codeSet: CodeSet, row: CodeRow, fields: Fields, places: Places, log: IssueLog): void => {
  const { code, shortTitle, effectiveFrom, effectiveTo } = row;
  const wrong = ({ line, column }: Field, reason: string): void => log.add(line, column, reason);
  if (!hasShape(codeSet, code)) wrong(fields[places.code]!, `'${code}' is not of the list ${CODE_SETS[codeSet].title}`);
  if (shortTitle === '') wrong(fields[places.title]!, `code ${code} has no title`);
  if (effectiveFrom !== null && effectiveTo !== null && effectiveTo < effectiveFrom) {
    wrong(fields[places.to ?? 0]!, `code ${code} ends on ${effectiveTo}, before it begins on ${effectiveFrom}`);
  }
};

/** A title that its publisher broke into lines is one line here. */
const plain = ({ text }: Field): string => text.replace(/\s+/g, ' ').trim();

const dateOf = ({ text, line, column }: Field, log: IssueLog): CalendarDate | null => {
  const written = text.trim();
  const date = calendarDate(written.replace(/^(\d{2})\/(\d{2})\/(\d{4})$/, '$3-$1-$2'));
  if (date === null && written !== '') log.add(line, column, `'${written}' is not a day: YYYY-MM-DD or MM/DD/YYYY`);
  return date;
};
