/**
 * The lines of a file of procedure-to-procedure edits. An edition has some millions of them, so that bytes are looked
 * at and nothing is made for a line: codes and dates are looked up by their digits, and exist once each.
 */

import type { CalendarDate } from '../../../platform/calendar-date.ts';
import type { IssueLog } from '../../files/code-file.ts';
import { foreignEncoding } from '../../files/fixed-width.ts';
import type { PtpRow } from '../../files/rows.ts';
import { FIELDS, type LineFields, fieldsOfLine } from './ptp-fields.ts';
import { dateOfDigits, isProcedureCode } from './quarterly.ts';

/** The edits of a column 1 code in the order of the file, each with the line that it stands on. */
export interface PtpGroup {
  readonly row: PtpRow;
  readonly lines: readonly number[];
}

/** All edits, by column 1 code in the order of its first line. What is wrong with a line is said in the log. */
export const ptpLines = (bytes: Uint8Array, log: IssueLog): readonly PtpGroup[] => {
  const groups = groupsByCode();
  const start = firstEdit(bytes, log);
  if (start === null) return [];
  const readEdit = editReader(bytes);
  const fields = fieldsOfLine(bytes);
  let { at, line } = start;
  for (; at < bytes.length && !log.isFull(); line += 1) {
    const from = at;
    const next = fields.read(from);
    if (next < 0) {
      log.add(line, bytes.length - from + 1, 'the last line has no line end: the file is truncated');
      break;
    }
    at = next;
    if (fields.count() === 1 && fields.isBlank(0)) continue;
    const fault = readEdit(fields, (edit) => groups.add(edit, line));
    if (fault !== null) log.add(line, fields.begin(fault[0]) - from + 1, fault[1]);
  }
  return groups.all();
};

/** One edit, used again for the next. */
interface Edit {
  columnOne: string;
  columnTwo: string;
  effectiveFrom: CalendarDate | null;
  effectiveTo: CalendarDate | null;
  indicator: 0 | 1 | 9;
}

type Fault = readonly [field: number, reason: string];

/** Hands on the edit of a line, or says which field is wrong, and why. */
const editReader = (bytes: Uint8Array): ((fields: LineFields, take: (edit: Edit) => void) => Fault | null) => {
  const codes = onceEach((text) => (isProcedureCode(text) ? text : null));
  const dates = onceEach(dateOfDigits);
  const edit: Edit = { columnOne: '', columnTwo: '', effectiveFrom: null, effectiveTo: null, indicator: 0 };
  const textOf = (fields: LineFields, field: number): string =>
    `'${Buffer.from(bytes.subarray(fields.begin(field), fields.end(field)))
      .toString('latin1')
      .slice(0, 20)}'`;
  return (fields, take) => {
    if (fields.count() !== FIELDS) return [0, `the line has ${fields.count()} fields, not ${FIELDS}`];
    const columnOne = codes(bytes, fields, 0, 5);
    if (columnOne === null) return [0, `${textOf(fields, 0)} is not a code of CPT or HCPCS`];
    const columnTwo = codes(bytes, fields, 1, 5);
    if (columnTwo === null) return [1, `${textOf(fields, 1)} is not a code of CPT or HCPCS`];
    const isOld = fields.isStar(2);
    if (!isOld && !fields.isBlank(2)) return [2, `${textOf(fields, 2)} stands where * or nothing is due`];
    edit.effectiveFrom = dates(bytes, fields, 3, 8);
    // Nobody asks since when, of an edit that is older than all records.
    if (edit.effectiveFrom === null && !(isOld && fields.isBlank(3))) {
      return [3, `${textOf(fields, 3)} is not a date of the form YYYYMMDD`];
    }
    edit.effectiveTo = dates(bytes, fields, 4, 8);
    if (edit.effectiveTo === null && !fields.isStar(4)) {
      return [4, `${textOf(fields, 4)} is neither * nor a date of the form YYYYMMDD`];
    }
    if (edit.effectiveFrom !== null && edit.effectiveTo !== null && edit.effectiveTo < edit.effectiveFrom) {
      return [4, `the edit ends on ${edit.effectiveTo}, before it begins on ${edit.effectiveFrom}`];
    }
    const indicator = fields.end(5) - fields.begin(5) === 1 ? bytes[fields.begin(5)]! - ZERO : -1;
    if (indicator !== 0 && indicator !== 1 && indicator !== 9) {
      return [5, `${textOf(fields, 5)} is not a modifier indicator: 0, 1 or 9`];
    }
    [edit.columnOne, edit.columnTwo, edit.indicator] = [columnOne, columnTwo, indicator];
    take(edit);
    return null;
  };
};

const ZERO = 0x30;

/** Reads a field of so many digits and capitals; what the same text meant before is known. */
const onceEach = <Value>(
  meaningOf: (text: string) => Value | null,
): ((bytes: Uint8Array, fields: LineFields, field: number, length: number) => Value | null) => {
  const known = new Map<number, Value>();
  return (bytes, fields, field, length) => {
    const [from, to] = [fields.begin(field), fields.end(field)];
    if (to - from !== length) return null;
    let key = 0;
    for (let at = from; at < to; at += 1) {
      const byte = bytes[at]!;
      if (byte >= ZERO && byte <= 0x39) key = key * 36 + byte - ZERO;
      else if (byte >= 0x41 && byte <= 0x5a) key = key * 36 + byte - 0x41 + 10;
      else return null;
    }
    const found = known.get(key);
    if (found !== undefined) return found;
    const meaning = meaningOf(Buffer.from(bytes.subarray(from, to)).toString('latin1'));
    if (meaning !== null) known.set(key, meaning);
    return meaning;
  };
};

const groupsByCode = () => {
  const groups = new Map<string, GrowingGroup>();
  let current: GrowingGroup | undefined;
  return {
    add: (edit: Edit, line: number): void => {
      if (current?.row.columnOne !== edit.columnOne) {
        current = groups.get(edit.columnOne) ?? newGroup(edit.columnOne);
        groups.set(edit.columnOne, current);
      }
      current.row.columnTwo.push(edit.columnTwo);
      current.row.effectiveFrom.push(edit.effectiveFrom);
      current.row.effectiveTo.push(edit.effectiveTo);
      current.row.indicators.push(edit.indicator);
      current.lines.push(line);
    },
    all: (): readonly PtpGroup[] => [...groups.values()],
  };
};

const newGroup = (columnOne: string) => ({
  row: {
    columnOne,
    columnTwo: [] as string[],
    effectiveFrom: [] as (CalendarDate | null)[],
    effectiveTo: [] as (CalendarDate | null)[],
    indicators: [] as (0 | 1 | 9)[],
  },
  lines: [] as number[],
});

type GrowingGroup = ReturnType<typeof newGroup>;

const MAX_LINES_ABOVE = 40;
const LONGEST_HEADING = 4096;

/** Where the edits begin; null, and an issue, where the headings of such a file are not among the first lines. */
const firstEdit = (bytes: Uint8Array, log: IssueLog): { at: number; line: number } | null => {
  const foreign = foreignEncoding(bytes);
  if (foreign !== null) {
    log.add(1, 1, `the file is ${foreign}; the publisher's file is plain ASCII`);
    return null;
  }
  let hasHeadings = false;
  let at = 0;
  for (let line = 1; line <= MAX_LINES_ABOVE; line += 1) {
    const end = bytes.indexOf(0x0a, at);
    if (end < 0) break;
    const text = Buffer.from(bytes.subarray(at, Math.min(end, at + LONGEST_HEADING))).toString('latin1');
    // The headings go on over several lines, of which the first cell is empty or words.
    if (hasHeadings && !/^"?\s*(?:\t|$)|^[^\t]*[ =*"]/.test(text)) return { at, line };
    hasHeadings ||= /^"?Column ?1"?\t"?Column ?2/i.test(text);
    at = end + 1;
  }
  log.add(
    1,
    1,
    bytes.length === 0
      ? 'the file is empty'
      : `no headings 'Column 1' and 'Column 2' above edits: not a file of NCCI edits`,
  );
  return null;
};
