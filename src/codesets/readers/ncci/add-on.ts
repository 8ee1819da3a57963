/**
 * The add-on code edits of NCCI as CMS publishes them, in two forms that say the same.
 * `AOC_V2026Q3-MCR.txt`: between tabs, a line about copyright, headings, then AOC_Edit_Type, Add-On_Code, AOC_DelDT,
 * Primary_Code, Primary_Code_DelDT, AOC_Edit_EffDT, AOC_Edit_DelDT, Special_Instruction_Notes.
 * `AOC_V2026Q3-F-MCR.txt`: the same in fixed columns without headings: 1 type, 2-6 add-on code, 7-13 its deletion,
 * 14-18 primary code, 19-25 its deletion, 26-32 edit effective, 33-39 edit deleted, 40-97 notes.
 * Dates are YYYYDDD, the day counted in the year, or YYYYMMDD. Primary `CCCCC` stands for what the contractor defines.
 */

import type { CalendarDate } from '../../../platform/calendar-date.ts';
import type { CodeFileContent, CodeFileReader, IssueLog } from '../../files/code-file.ts';
import { issueLog } from '../../files/code-file.ts';
import type { AddOnRow } from '../../files/rows.ts';
import type { AddOnField, AddOnLine } from './add-on-lines.ts';
import { addOnLines } from './add-on-lines.ts';
import { copyrightElsewhere, dateOfDayInYear, dateOfDigits, isProcedureCode, quarterly } from './quarterly.ts';

/** One row a line, in the order of the file; which form it is the bytes tell. The last day of an edit is the first
 * on which the edit, the add-on code or the primary code ends. */
export const readAddOns = (bytes: Uint8Array): CodeFileContent<AddOnRow> => {
  const log = issueLog();
  const rows: AddOnRow[] = [];
  const earlierLines = new Map<string, (readonly [line: number, row: AddOnRow])[]>();
  for (const line of addOnLines(bytes, log)) {
    if (log.isFull()) break;
    const row = rowOf(line, log);
    if (row === null) continue;
    const key = `${row.addOn} ${row.primary ?? ''}`;
    const earlier = earlierLines.get(key) ?? [];
    const clash = earlier.find(([, other]) => shareDays(row, other));
    if (clash) log.add(line.line, line.columns.addOn, `${key} stands on line ${clash[0]} already, for the same days`);
    earlierLines.set(key, [...earlier, [line.line, row]]);
    rows.push(row);
  }
  if (log.isEmpty() && rows.length === 0) log.add(1, 1, 'the file holds no edit');
  return log.or(rows, 0);
};

const readerOf = (fileName: RegExp): CodeFileReader<AddOnRow> => ({
  codeSet: 'ADD_ON',
  fileName,
  form: 'TEXT',
  editions: quarterly(() => null),
  // January brings new ones; a quarter may bring none.
  newestWithinDays: 366,
  contradicts: copyrightElsewhere,
  read: readAddOns,
});

// An archive may hold both forms; one of them is enough. A number after the quarter counts publications.
export const addOnFixed = readerOf(/^AOC_V20\d\dQ[1-4](?:_\d+)?-F-MCR\.txt$/i);
export const addOnTabbed = readerOf(/^AOC_V20\d\dQ[1-4](?:_\d+)?-MCR\.txt$/i);

const CONTRACTOR_DEFINED = 'CCCCC';

const rowOf = ({ line, columns, fields }: AddOnLine, log: IssueLog): AddOnRow | null => {
  const wrong = (field: AddOnField, reason: string): null => {
    log.add(line, columns[field], reason);
    return null;
  };
  const { type, addOn, primary } = fields;
  if (!/^[123]$/.test(type)) return wrong('type', `'${type}' is not a type of add-on code`);
  if (!isProcedureCode(addOn)) return wrong('addOn', `'${addOn}' is not a code of CPT or HCPCS`);
  const isDefined = primary !== CONTRACTOR_DEFINED;
  if (isDefined && !isProcedureCode(primary)) return wrong('primary', `'${primary}' is not a code of CPT or HCPCS`);
  if (type === '1' && !isDefined) return wrong('primary', `add-on ${addOn} of type 1 names no primary code`);
  if (type === '2' && isDefined) return wrong('primary', `add-on ${addOn} of type 2 names a primary code`);
  const dates = datesOf(fields);
  if (typeof dates === 'string') return wrong(dates, `'${fields[dates]}' is not a date of the form YYYYDDD`);
  const { effective: effectiveFrom, ...ends } = dates;
  if (effectiveFrom === null) return wrong('effective', `add-on ${addOn} has no first day`);
  const effectiveTo = Object.values(ends).reduce((one, other) =>
    one === null || (other !== null && other < one) ? other : one,
  );
  if (dates.deleted !== null && dates.deleted < effectiveFrom) {
    return wrong('deleted', `the edit of ${addOn} ends on ${dates.deleted}, before it begins on ${effectiveFrom}`);
  }
  return { addOn, primary: isDefined ? primary : null, type: Number(type) as 1 | 2 | 3, effectiveFrom, effectiveTo };
};

const DATES = ['effective', 'deleted', 'addOnDeleted', 'primaryDeleted'] as const;

type Dates = Readonly<Record<(typeof DATES)[number], CalendarDate | null>>;

/** The four dates, null where one is blank; or the field that holds none. */
const datesOf = (fields: AddOnLine['fields']): Dates | (typeof DATES)[number] => {
  const dates = DATES.map((field) => [field, dateOfDayInYear(fields[field]) ?? dateOfDigits(fields[field])] as const);
  const wrong = dates.find(([field, date]) => date === null && fields[field] !== '');
  return wrong ? wrong[0] : (Object.fromEntries(dates) as Dates);
};

const shareDays = (one: AddOnRow, other: AddOnRow): boolean => begins(one) <= ends(other) && begins(other) <= ends(one);

const begins = ({ effectiveFrom }: AddOnRow): string => effectiveFrom ?? '';
const ends = ({ effectiveTo }: AddOnRow): string => effectiveTo ?? '9999-12-31';
