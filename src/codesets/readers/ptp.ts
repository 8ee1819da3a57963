/**
 * The procedure-to-procedure edits of NCCI, `ccipra-v302r0-f1.txt` for practitioners and `ccioph-...` for outpatient
 * hospitals: lines of fields between tabs, after some lines of notes and headings. Fields: column 1 code, column 2 code,
 * `*` where the edit is older than 1996, effective day (YYYYMMDD), deletion day (YYYYMMDD, the last day of the edit; `*`
 * where it stands), modifier indicator (0, 1, 9), rationale. An edition comes in four files.
 */

import { calendarDate, type CalendarDate } from '../../platform/calendar-date.ts';
import type { CodeFileContent, CodeFileReader, IssueLog } from '../files/code-file.ts';
import { issueLog } from '../files/code-file.ts';
import type { PtpRow } from '../files/rows.ts';
import { ncciVersions } from './ncci-editions.ts';

/** The edits of one file, one row for each column 1 code. */
export const readPtp = (bytes: Uint8Array): CodeFileContent<PtpRow> => {
  const log = issueLog();
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (content.length > 0 && content[content.length - 1] !== LINE_END) {
    log.add(1, 1, 'the last line has no line end: the file is truncated');
    return log.or([], 0);
  }
  const groups = new Map<string, Group>();
  const texts = new Map<string, string>();
  const days = new Map<string, CalendarDate | null>();
  let [line, begun] = [0, false];
  for (let from = 0; from < content.length && !log.isFull();) {
    const end = content.indexOf(LINE_END, from);
    line += 1;
    // Millions of lines hold thousands of codes: each is kept once, whatever the length of the file's own text.
    const fields = content.toString('latin1', from, content[end - 1] === RETURN ? end - 1 : end).split('\t');
    from = end + 1;
    if (!begun && !/^[0-9A-Z]{5}$/.test(fields[0]!)) continue;
    begun = true;
    if (!isEdit(fields, line, log)) continue;
    const [columnOne, columnTwo, , effective, deleted, indicator] = fields as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const group = groupOf(groups, once(texts, columnOne));
    group.columnTwo.push(once(texts, columnTwo));
    group.effectiveFrom.push(dayOf(days, effective));
    group.effectiveTo.push(dayOf(days, deleted));
    group.indicators.push(Number(indicator) as 0 | 1 | 9);
  }
  if (!begun) log.add(1, 1, 'no line of edits: two codes between tabs are expected');
  return log.or(
    [...groups].map(([columnOne, lists]) => ({ columnOne, ...lists })),
    0,
  );
};

/** The rows of all files of an edition; an edit that is in force twice on a day is refused. */
export const joinPtp = (parts: readonly (readonly PtpRow[])[]): CodeFileContent<PtpRow> => {
  const groups = new Map<string, Group>();
  for (const { columnOne, ...row } of parts.flat()) {
    const group = groupOf(groups, columnOne);
    row.columnTwo.forEach((code, index) => {
      group.columnTwo.push(code);
      group.effectiveFrom.push(row.effectiveFrom[index]!);
      group.effectiveTo.push(row.effectiveTo[index]!);
      group.indicators.push(row.indicators[index]!);
    });
  }
  const log = issueLog();
  const rows = [...groups].map(([columnOne, lists]) => ({ columnOne, ...lists }));
  for (const row of rows) {
    const twice = overlapOf(row);
    if (twice !== null) log.add(1, 1, `the edit ${row.columnOne} / ${twice} is in force twice on one day`);
  }
  return log.or(rows, 0);
};

const reader = (codeSet: 'PTP_PRACTITIONER' | 'PTP_OUTPATIENT', fileName: RegExp): CodeFileReader<PtpRow> => ({
  codeSet,
  fileName,
  form: 'TEXT',
  editions: ncciVersions,
  read: readPtp,
  join: joinPtp,
});

export const ptpPractitioner = reader('PTP_PRACTITIONER', /^ccipra.*\.txt$/i);
export const ptpOutpatient = reader('PTP_OUTPATIENT', /^ccioph.*\.txt$/i);

const LINE_END = 0x0a;
const RETURN = 0x0d;

interface Group {
  readonly columnTwo: string[];
  readonly effectiveFrom: (CalendarDate | null)[];
  readonly effectiveTo: (CalendarDate | null)[];
  readonly indicators: (0 | 1 | 9)[];
}

const groupOf = (groups: Map<string, Group>, columnOne: string): Group => {
  let group = groups.get(columnOne);
  if (!group) groups.set(columnOne, (group = { columnTwo: [], effectiveFrom: [], effectiveTo: [], indicators: [] }));
  return group;
};

/** One copy of a text that comes again and again, which does not hold on to the line that it was cut from. */
const once = (texts: Map<string, string>, text: string): string => {
  let kept = texts.get(text);
  if (kept === undefined) {
    kept = Buffer.from(text, 'latin1').toString('latin1');
    texts.set(kept, kept);
  }
  return kept;
};

const isEdit = (fields: readonly string[], line: number, log: IssueLog): boolean => {
  const column = (index: number): number => fields.slice(0, index).reduce((sum, each) => sum + each.length + 1, 1);
  const wrong = (index: number, reason: string): false => {
    log.add(line, column(index), reason);
    return false;
  };
  if (fields.length < 6)
    return wrong(fields.length - 1, `the line has ${fields.length} fields, where six or seven are due`);
  for (const index of [0, 1])
    if (!/^[0-9A-Z]{5}$/.test(fields[index]!)) return wrong(index, `'${fields[index]}' is no procedure code`);
  if (!/^\d{8}$/.test(fields[3]!) || !isDay(fields[3]!)) return wrong(3, `'${fields[3]}' is no day (YYYYMMDD)`);
  if (fields[4] !== '*' && !(/^\d{8}$/.test(fields[4]!) && isDay(fields[4]!)))
    return wrong(4, `'${fields[4]}' is no day (YYYYMMDD) and no *`);
  if (!/^[019]$/.test(fields[5]!)) return wrong(5, `'${fields[5]}' is no modifier indicator (0, 1, 9)`);
  return true;
};

const textOfDay = (text: string): string => `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;

const checkedDays = new Map<string, boolean>();

const isDay = (text: string): boolean => {
  let known = checkedDays.get(text);
  if (known === undefined) {
    if (checkedDays.size > 50_000) checkedDays.clear();
    checkedDays.set(text, (known = calendarDate(textOfDay(text)) !== null));
  }
  return known;
};

const dayOf = (days: Map<string, CalendarDate | null>, text: string): CalendarDate | null => {
  let day = days.get(text);
  if (day === undefined) days.set(text, (day = text === '*' ? null : calendarDate(textOfDay(text))));
  return day;
};

/** The column 2 code of an edit that stands twice with days in common; null where there is none. */
const overlapOf = ({ columnTwo, effectiveFrom, effectiveTo }: Omit<PtpRow, 'columnOne'>): string | null => {
  const places = new Map<string, number[]>();
  columnTwo.forEach((code, index) => {
    const known = places.get(code);
    if (known) known.push(index);
    else places.set(code, [index]);
  });
  for (const [code, all] of places) {
    if (all.length < 2) continue;
    all.sort((one, other) => ((effectiveFrom[one] ?? '') < (effectiveFrom[other] ?? '') ? -1 : 1));
    const clash = all.some((place, index) => {
      const next = all[index + 1];
      return next !== undefined && (effectiveTo[place] === null || effectiveTo[place]! >= (effectiveFrom[next] ?? ''));
    });
    if (clash) return code;
  }
  return null;
};
