/**
 * Publishers' files of fields with a delimiter: CSV as RFC 4180 has it (fields in quotes may hold the delimiter, line
 * ends and doubled quotes), and lines of fields between tabs. Every line is ended.
 */

import type { IssueLog } from './code-file.ts';
import { foreignEncoding } from './fixed-width.ts';

export interface DelimitedRecord {
  /** Where it begins, from 1. */
  readonly line: number;
  /** Without their quotes, otherwise as they stand; one character a byte. */
  readonly fields: readonly string[];
  /** The line and the column on which each field begins, from 1. */
  readonly places: readonly (readonly [line: number, column: number])[];
}

/** The most that is read of such a file: the largest official one has some 3 MB. */
export const MAX_DELIMITED_BYTES = 32 * 1024 * 1024;

/** A line with more fields is of another kind of file. */
const MAX_FIELDS = 64;

/** The records of a file; an empty list, and an issue, where the bytes are not such a file as a whole. */
export const delimitedRecords = (bytes: Uint8Array, delimiter: ',' | '\t', log: IssueLog): DelimitedRecord[] => {
  const refuse = (line: number, column: number, reason: string): DelimitedRecord[] => {
    log.add(line, column, reason);
    return [];
  };
  const whole = wholeText(bytes);
  if ('reason' in whole) return refuse(1, 1, whole.reason);
  const { text } = whole;
  const records: DelimitedRecord[] = [];
  let cursor: Cursor = { at: 0, line: 1, lineStart: 0 };
  while (cursor.at < text.length) {
    const read = recordAt(text, delimiter, cursor);
    if ('reason' in read) return refuse(read.line, read.column, read.reason);
    records.push(read.record);
    cursor = read.next;
  }
  return records;
};

/** Whether every field is empty, as in the lines that spreadsheets leave at the end. */
export const isBlank = (record: DelimitedRecord): boolean => record.fields.every((field) => field.trim() === '');

interface Cursor {
  readonly at: number;
  readonly line: number;
  readonly lineStart: number;
}

type ReadRecord =
  | { readonly record: DelimitedRecord; readonly next: Cursor }
  | { readonly line: number; readonly column: number; readonly reason: string };

const recordAt = (text: string, delimiter: string, start: Cursor): ReadRecord => {
  const fields: string[] = [];
  const places: [number, number][] = [];
  let cursor = start;
  for (;;) {
    const place: [number, number] = [cursor.line, cursor.at - cursor.lineStart + 1];
    const wrong = (reason: string): ReadRecord => ({ line: place[0], column: place[1], reason });
    if (fields.length === MAX_FIELDS) return wrong(`the line has more than ${MAX_FIELDS} fields`);
    const field = text[cursor.at] === '"' ? quotedField(text, cursor) : plainField(text, delimiter, cursor);
    if (typeof field === 'string') return wrong(field);
    fields.push(field.text);
    places.push(place);
    cursor = field.next;
    const end = lineEndAt(text, cursor.at);
    if (end > 0) {
      const at = cursor.at + end;
      return { record: { line: start.line, fields, places }, next: { at, line: cursor.line + 1, lineStart: at } };
    }
    if (cursor.at >= text.length) return wrong('the last line has no line end: the file is truncated');
    if (text[cursor.at] !== delimiter) return wrong('text follows the closing quote of a field');
    cursor = { ...cursor, at: cursor.at + 1 };
  }
};

type ReadField = { readonly text: string; readonly next: Cursor };

/** The field from its opening quote on, or what is wrong with it. */
const quotedField = (text: string, start: Cursor): ReadField | string => {
  let [at, line, lineStart] = [start.at + 1, start.line, start.lineStart];
  for (; at < text.length; at += 1) {
    if (text[at] === '\n') [line, lineStart] = [line + 1, at + 1];
    if (text[at] !== '"') continue;
    if (text[at + 1] !== '"') {
      const inner = text.slice(start.at + 1, at).replaceAll('""', '"');
      return { text: inner, next: { at: at + 1, line, lineStart } };
    }
    at += 1;
  }
  return 'the quote that begins here is never closed: the file is truncated';
};

const plainField = (text: string, delimiter: string, start: Cursor): ReadField | string => {
  let at = start.at;
  const delimiterCode = delimiter.charCodeAt(0);
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === delimiterCode || ((code === NEWLINE || code === RETURN) && lineEndAt(text, at) > 0)) break;
  }
  const field = text.slice(start.at, at);
  // Text between tabs is not quoted: a quote in it means itself.
  if (delimiter === ',' && field.includes('"')) return 'a quote stands within a field that does not begin with one';
  return { text: field, next: { ...start, at } };
};

const NEWLINE = 0x0a;
const RETURN = 0x0d;

const lineEndAt = (text: string, at: number): number => {
  if (text[at] === '\n') return 1;
  return text[at] === '\r' && text[at + 1] === '\n' ? 2 : 0;
};

const wholeText = (bytes: Uint8Array): { readonly text: string } | { readonly reason: string } => {
  if (bytes.length === 0) return { reason: 'the file is empty' };
  if (bytes.length > MAX_DELIMITED_BYTES) return { reason: `the file is larger than ${MAX_DELIMITED_BYTES} bytes` };
  const foreign = foreignEncoding(bytes);
  if (foreign !== null) return { reason: `the file is ${foreign}; the publisher's file is plain ASCII` };
  return { text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1') };
};
