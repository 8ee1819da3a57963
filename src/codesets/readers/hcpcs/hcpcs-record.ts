/**
 * The fixed form of the HCPCS Level II file of CMS, `HCPC20YY_MMM_ANWEB*.txt`: records of 320 bytes after some lines of
 * notes. Columns, from the record layout that CMS publishes with it: 1-5 code (modifiers in 4-5), 6-10 sequence number,
 * 11 record id, 12-91 long title, 92-119 short title, 269-276 added, 277-284 action effective, 285-292 terminated,
 * 293 action code, the rest filler.
 */

import type { CodeFileContent, CodeFileReader, IssueLog } from '../../files/code-file.ts';
import type { CodeRow } from '../../files/rows.ts';
import { issueLog } from '../../files/code-file.ts';
import { quarters } from '../../edition.ts';
import { firstForeign, foreignReason, linesOf } from '../../files/fixed-width.ts';
import type { HcpcsColumns, HcpcsLine, HcpcsList } from './hcpcs-lines.ts';
import { assembleHcpcs } from './hcpcs-lines.ts';

/** The procedure codes of the file with the long titles put together; `skipped` counts the modifiers. */
export const readHcpcsRecords = (bytes: Uint8Array): CodeFileContent => readList('HCPCS', bytes);

/** The modifiers of the file in the same way; `skipped` counts the procedure codes. */
export const readHcpcsRecordModifiers = (bytes: Uint8Array): CodeFileContent => readList('MODIFIER', bytes);

export const hcpcsRecord: CodeFileReader<CodeRow> = {
  codeSet: 'HCPCS',
  // Revisions and dates follow the name (`_v3`, `_12172024`); the reports of changes beside it must not match.
  fileName: /^HCPC20\d\d(?:_[A-Z]{3})?(?:_CONTR)?_ANWEB(?:_v?\d+)*\.txt$/i,
  form: 'TEXT',
  editions: quarters,
  newestWithinDays: 60,
  read: readHcpcsRecords,
};

/** No year passes without new procedure codes, but several do without a new modifier: their dates do not tell the year. */
export const hcpcsRecordModifiers: CodeFileReader<CodeRow> = {
  codeSet: 'MODIFIER',
  fileName: hcpcsRecord.fileName,
  form: 'TEXT',
  editions: quarters,
  read: readHcpcsRecordModifiers,
};

const readList = (list: HcpcsList, bytes: Uint8Array): CodeFileContent => {
  const log = issueLog();
  const lines = linesOf(bytes, log);
  // The notes above the records are free text, with bytes beyond ASCII in the official file.
  const first = lines.findIndex((line) => RECORD.test(line));
  const records: HcpcsLine[] = [];
  for (const [index, line] of lines.entries()) {
    if (log.isFull()) break;
    if (first < 0 || index < first) continue;
    const record = recordOf(line, index + 1, log);
    if (record) records.push(record);
  }
  // A record that is already blamed would make its continuations look wrong.
  return log.isEmpty() ? assembleHcpcs(list, records, COLUMNS, log) : log.or([], 0);
};

const RECORD = /^[A-Z0-9 ]{5}\d{5}[3478]/;
const RECORD_LENGTH = 320;
/** What comes after the action code is filler, and some official lines are short of it. */
const USED_LENGTH = 293;

const COLUMNS: HcpcsColumns = {
  code: 1,
  sequence: 6,
  recordId: 11,
  longTitle: 12,
  shortTitle: 92,
  added: 269,
  actionEffective: 277,
  terminated: 285,
  action: 293,
};

const recordOf = (line: string, number: number, log: IssueLog): HcpcsLine | null => {
  const foreign = firstForeign(line);
  if (foreign > 0) return complain(log, number, foreign, foreignReason(line, foreign));
  if (line.length > RECORD_LENGTH) {
    return complain(log, number, RECORD_LENGTH + 1, `the record has ${line.length} bytes, not ${RECORD_LENGTH}`);
  }
  if (line.length < USED_LENGTH) {
    return complain(log, number, line.length + 1, `the record ends after ${line.length} bytes: it is truncated`);
  }
  if (!RECORD.test(line)) return complain(log, number, 1, 'not a HCPCS record: code, sequence and record id expected');
  const field = (from: number, to: number): string => line.slice(from - 1, to).trim();
  const sequence = Number(field(6, 10)) / 100;
  if (!Number.isInteger(sequence)) {
    return complain(log, number, COLUMNS.sequence, `'${field(6, 10)}' is not a sequence number`);
  }
  return {
    line: number,
    code: field(1, 5),
    sequence,
    recordId: field(11, 11),
    longTitle: field(12, 91),
    shortTitle: field(92, 119),
    added: field(269, 276),
    actionEffective: field(277, 284),
    terminated: field(285, 292),
    action: field(293, 293),
  };
};

const complain = (log: IssueLog, line: number, column: number, reason: string): null => {
  log.add(line, column, reason);
  return null;
};
