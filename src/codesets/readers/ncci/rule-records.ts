/** Lists of rules as fields: the files of CMS are small, and saved as Windows does. */

import type { IssueLog } from '../../files/code-file.ts';
import type { Field, Fields } from '../../files/delimited.ts';
import { csvRecords, tabRecords } from '../../files/delimited.ts';

/** The most that is read: the largest official file has some 3 MB. */
export const MAX_RULE_BYTES = 32 * 1024 * 1024;

/** The records of a CSV file of rules; none, and an issue, where the bytes are not such a file as a whole. */
export const csvRules = (bytes: Uint8Array, log: IssueLog): Fields[] => recordsOf(csvRecords, bytes, log);

/** The same of a file with tabs between its fields. */
export const tabRules = (bytes: Uint8Array, log: IssueLog): Fields[] => recordsOf(tabRecords, bytes, log);

/** A field by its place from 0; an empty one behind the last where the record is shorter. */
export const fieldAt = (fields: Fields, place: number): Field => {
  const last = fields.at(-1);
  return fields[place] ?? { text: '', line: last?.line ?? 1, column: (last?.column ?? 1) + (last?.text.length ?? 0) };
};

/** The line on which a record begins. */
export const lineOf = (fields: Fields): number => fields[0]?.line ?? 1;

/** Whether every field is empty, as in the lines that spreadsheets leave at the end. */
export const isBlank = (fields: Fields): boolean => fields.every(({ text }) => text.trim() === '');

const recordsOf = (read: typeof csvRecords, bytes: Uint8Array, log: IssueLog): Fields[] => {
  if (bytes.length > MAX_RULE_BYTES) {
    log.add(1, 1, `the file is larger than ${MAX_RULE_BYTES} bytes`);
    return [];
  }
  return read(asUtf8(bytes), log);
};

/** What is not UTF-8 is read as windows-1252: lines about copyright have its sign. */
const asUtf8 = (bytes: Uint8Array): Uint8Array => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return bytes;
  } catch (error) {
    if (!(error instanceof TypeError) && (error as Error).name !== 'TypeError') throw error;
    return new TextEncoder().encode(new TextDecoder('windows-1252').decode(bytes));
  }
};
