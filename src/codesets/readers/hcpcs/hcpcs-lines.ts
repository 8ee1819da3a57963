/**
 * What the two layouts of the HCPCS Level II file have in common: a code is one first record and its continuations. The
 * file holds two lists, procedures and modifiers, and each is loaded as a set of its own from the same file.
 */

import { calendarDate } from '../../../platform/calendar-date.ts';
import type { CalendarDate } from '../../../platform/calendar-date.ts';
import type { CodeFileContent, IssueLog } from '../../files/code-file.ts';
import type { CodeRow } from '../../files/rows.ts';
import { hasShape } from '../../code-set.ts';

/** One record, trimmed and otherwise as it stands in the file; dates are `YYYYMMDD` or empty. */
export interface HcpcsLine {
  readonly line: number;
  readonly code: string;
  /** 1 for the first record of a code, 2 for the next. */
  readonly sequence: number;
  /** RECID: 3 procedure, 4 more of its long title, 7 modifier, 8 more of its long title. */
  readonly recordId: string;
  readonly longTitle: string;
  readonly shortTitle: string;
  readonly added: string;
  readonly actionEffective: string;
  readonly terminated: string;
  /** A added, D discontinued, R put back in force, N unchanged, and others. */
  readonly action: string;
}

/** The column of each field, for issues. */
export type HcpcsColumns = Readonly<Record<Exclude<keyof HcpcsLine, 'line'>, number>>;

/** The list that is kept of a file; the records of the other one are checked for their place and counted. */
export type HcpcsList = 'HCPCS' | 'MODIFIER';

/** The codes of one list of a file, in its order; `skipped` counts those of the other one. */
export const assembleHcpcs = (
  list: HcpcsList,
  lines: readonly HcpcsLine[],
  columns: HcpcsColumns,
  log: IssueLog,
): CodeFileContent => {
  const rows: CodeRow[] = [];
  const lineOfCode = new Map<string, number>();
  let others = 0;
  for (const [index, line] of lines.entries()) {
    if (log.isFull()) break;
    if (isContinuation(line)) {
      checkContinuation(lines[index - 1], line, columns, log);
      continue;
    }
    if (line.sequence !== 1) log.add(line.line, columns.sequence, `record of ${line.code} does not begin a sequence`);
    const earlier = lineOfCode.get(line.code);
    if (earlier !== undefined) log.add(line.line, columns.code, `code ${line.code} stands on line ${earlier} already`);
    else lineOfCode.set(line.code, line.line);
    if (line.recordId === LISTS[list].recordId) rows.push(rowOf(list, lines, index, columns, log));
    else others += 1;
  }
  if (rows.length === 0) log.add(1, 1, `the file holds no HCPCS ${LISTS[list].record} record`);
  return log.or(rows, others);
};

const LISTS = {
  HCPCS: { recordId: '3', record: 'procedure', title: 'HCPCS Level II code' },
  MODIFIER: { recordId: '7', record: 'modifier', title: 'modifier' },
} as const satisfies Record<HcpcsList, { recordId: string; record: string; title: string }>;

const isContinuation = (line: HcpcsLine): boolean => line.recordId === '4' || line.recordId === '8';

const checkContinuation = (
  before: HcpcsLine | undefined,
  line: HcpcsLine,
  columns: HcpcsColumns,
  log: IssueLog,
): void => {
  const family = line.recordId === '4' ? '34' : '78';
  if (before?.code === line.code && family.includes(before.recordId) && before.sequence + 1 === line.sequence) return;
  log.add(line.line, columns.sequence, `continuation ${line.sequence} of ${line.code} does not follow its record`);
};

const rowOf = (
  list: HcpcsList,
  lines: readonly HcpcsLine[],
  index: number,
  columns: HcpcsColumns,
  log: IssueLog,
): CodeRow => {
  const line = lines[index]!;
  const wrong = (field: keyof HcpcsColumns, reason: string): void => log.add(line.line, columns[field], reason);
  if (!hasShape(list, line.code)) wrong('code', `'${line.code}' is not a ${LISTS[list].title}`);
  const longTitle = titleFrom(lines, index);
  if (longTitle === '') wrong('longTitle', `code ${line.code} has no long title`);
  if (line.shortTitle === '') wrong('shortTitle', `code ${line.code} has no short title`);
  const dateOf = (field: 'added' | 'actionEffective' | 'terminated'): CalendarDate | null => {
    const date = calendarDate(line[field].replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'));
    if (date === null && line[field] !== '') wrong(field, `'${line[field]}' is not a date of the form YYYYMMDD`);
    return date;
  };
  const [added, actionEffective, effectiveTo] = [dateOf('added'), dateOf('actionEffective'), dateOf('terminated')];
  // A code that was put back in force (R) had been out of force until then, and the file does not say since when.
  const effectiveFrom = line.action === 'R' ? (actionEffective ?? added) : added;
  if (effectiveFrom !== null && effectiveTo !== null && effectiveTo < effectiveFrom) {
    wrong('terminated', `code ${line.code} ends on ${effectiveTo}, before it begins on ${effectiveFrom}`);
  }
  return { code: line.code, billable: true, shortTitle: line.shortTitle, longTitle, effectiveFrom, effectiveTo };
};

/** Records are filled with whole words, so that a blank joins them. */
const titleFrom = (lines: readonly HcpcsLine[], first: number): string => {
  let end = first + 1;
  while (lines[end] && isContinuation(lines[end]!)) end += 1;
  return lines
    .slice(first, end)
    .map((line) => line.longTitle)
    .filter((part) => part !== '')
    .join(' ');
};
