/**
 * The order files of ICD-10-CM and ICD-10-PCS: ASCII, one line a code or heading. Columns: 1-5 order number, 7-13 code
 * without dot, 15 flag (1 may be submitted, 0 heading), 17-76 short title, 78 to the end long title; 6, 14, 16 and 77 are
 * blank.
 */

import { CODE_SETS, hasShape } from '../../code-set.ts';
import type { CodeFileContent, IssueLog } from '../../files/code-file.ts';
import { issueLog } from '../../files/code-file.ts';
import { firstForeign, foreignReason, linesOf } from '../../files/fixed-width.ts';
import type { CodeRow } from '../../files/rows.ts';

/** The sets whose publishers use this layout. */
export type OrderedSet = 'ICD10CM' | 'ICD10PCS';

/** All codes and headings of an order file, in its order; rows carry no dates of their own. */
export const readOrderFile = (codeSet: OrderedSet, bytes: Uint8Array): CodeFileContent => {
  const log = issueLog();
  const rows: CodeRow[] = [];
  const lineOfCode = new Map<string, number>();
  let due = 1;
  for (const [index, line] of linesOf(bytes, log).entries()) {
    if (log.isFull()) break;
    const entry = entryOf(codeSet, line, index + 1, log);
    if (!entry) continue;
    if (entry.order !== due) log.add(index + 1, 1, `order number ${entry.order} stands where ${due} is due`);
    due = entry.order + 1;
    const earlier = lineOfCode.get(entry.row.code);
    if (earlier !== undefined) log.add(index + 1, 7, `code ${entry.row.code} stands on line ${earlier} already`);
    else lineOfCode.set(entry.row.code, index + 1);
    rows.push(entry.row);
  }
  // Once a line is missing or doubled, every heading near it would be blamed too.
  if (log.isEmpty()) checkHeadings(rows, log);
  return log.or(rows, 0);
};

const BLANK_COLUMNS = [6, 14, 16, 77];
const SHORTEST_LINE = 78;

const entryOf = (
  codeSet: OrderedSet,
  line: string,
  number: number,
  log: IssueLog,
): { order: number; row: CodeRow } | null => {
  const foreign = firstForeign(line);
  if (foreign > 0) return complain(log, number, foreign, foreignReason(line, foreign));
  if (line.length < SHORTEST_LINE) {
    return complain(log, number, line.length + 1, `the line ends after ${line.length} characters: it is truncated`);
  }
  const filled = BLANK_COLUMNS.find((column) => line[column - 1] !== ' ');
  if (filled !== undefined) return complain(log, number, filled, `column ${filled} is not blank: not an order file`);
  const [order, code, flag] = [line.slice(0, 5), line.slice(6, 13).trimEnd(), line[14]];
  const [shortTitle, longTitle] = [line.slice(16, 76).trim(), line.slice(77).trim()];
  if (!/^\d{5}$/.test(order)) return complain(log, number, 1, `'${order}' is not an order number`);
  if (!hasShape(codeSet, code)) return complain(log, number, 7, `'${code}' is not an ${CODE_SETS[codeSet].title} code`);
  if (flag !== '0' && flag !== '1') return complain(log, number, 15, `the flag is '${flag}', not 0 or 1`);
  if (shortTitle === '') return complain(log, number, 17, `code ${code} has no short title`);
  if (longTitle === '') return complain(log, number, 78, `code ${code} has no long title`);
  const row = { code, billable: flag === '1', shortTitle, longTitle, effectiveFrom: null, effectiveTo: null };
  return { order: Number(order), row };
};

/** Every published file keeps this: a heading stands right above a code that begins with it, other codes do not. */
const checkHeadings = (rows: readonly CodeRow[], log: IssueLog): void => {
  for (const [index, row] of rows.entries()) {
    const isHeading = rows[index + 1]?.code.startsWith(row.code) ?? false;
    if (isHeading && row.billable) log.add(index + 1, 15, `code ${row.code} may be submitted and has codes under it`);
    if (!isHeading && !row.billable) log.add(index + 1, 7, `heading ${row.code} has no codes under it`);
  }
};

const complain = (log: IssueLog, line: number, column: number, reason: string): null => {
  log.add(line, column, reason);
  return null;
};
