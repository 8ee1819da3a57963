/** Text whose records are lines of fields: RFC 4180 with commas and quotes, or tabs and no quotes. UTF-8, every line ended. */

import type { IssueLog } from './code-file.ts';

/** A field as it stands, without quotes, and where it begins: line and column count from 1, columns in characters. */
export interface Field {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

export type Fields = readonly Field[];

/** The records of a CSV file: fields by commas, quotes around those that hold a comma, a quote (doubled) or a line end. */
export const csvRecords = (bytes: Uint8Array, log: IssueLog): Fields[] => {
  const text = textOf(bytes, log);
  const records: Fields[] = [];
  let fields: Field[] = [];
  for (let at: Place = { offset: 0, line: 1, column: 1 }; at.offset < text.length;) {
    const cut = text[at.offset] === '"' ? quotedField(text, at, log) : plainField(text, at, log);
    if (cut === null) return [];
    fields.push({ text: cut.text, line: at.line, column: at.column });
    const end = cut.next;
    if (text[end.offset] === ',') {
      at = { ...end, offset: end.offset + 1, column: end.column + 1 };
      continue;
    }
    records.push(fields);
    fields = [];
    at = { offset: afterLineEnd(text, end.offset), line: end.line + 1, column: 1 };
  }
  return records;
};

/** The records of a file of lines with tabs between the fields; a quote is a character like others. */
export const tabRecords = (bytes: Uint8Array, log: IssueLog): Fields[] =>
  textOf(bytes, log)
    .split(/\r?\n/)
    .slice(0, -1)
    .map((line, index) => {
      let column = 1;
      return line.split('\t').map((text) => {
        const field = { text, line: index + 1, column };
        column += text.length + 1;
        return field;
      });
    });

interface Place {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

interface Cut {
  readonly text: string;
  readonly next: Place;
}

const plainField = (text: string, from: Place, log: IssueLog): Cut | null => {
  let end = from.offset;
  while (text[end] !== ',' && text[end] !== '\n' && text[end] !== '"') end += 1;
  const next = { offset: end, line: from.line, column: from.column + end - from.offset };
  if (text[end] === '"') return refuse(log, next, 'a quote stands within a field that has none around it');
  return { text: text.slice(from.offset, end).replace(/\r$/, ''), next };
};

const quotedField = (text: string, from: Place, log: IssueLog): Cut | null => {
  let [line, lineStart] = [from.line, from.offset - from.column + 1];
  for (let end = from.offset + 1; end < text.length; end += 1) {
    if (text[end] === '\n') [line, lineStart] = [line + 1, end + 1];
    if (text[end] !== '"') continue;
    if (text[end + 1] === '"') {
      end += 1;
      continue;
    }
    const next = { offset: end + 1, line, column: end + 2 - lineStart };
    if (!/^(?:,|\r?\n)/.test(text.slice(end + 1, end + 3))) return refuse(log, next, 'a comma is due after the quote');
    return { text: text.slice(from.offset + 1, end).replaceAll('""', '"'), next };
  }
  return refuse(log, from, 'the quote that begins here is not closed: the file is truncated');
};

const afterLineEnd = (text: string, offset: number): number => text.indexOf('\n', offset) + 1;

/** The text, with a line end at its end; empty, with an issue, where the bytes are something else. */
const textOf = (bytes: Uint8Array, log: IssueLog): string => {
  const start = { offset: 0, line: 1, column: 1 };
  const refused = (place: Place, reason: string): string => {
    refuse(log, place, reason);
    return '';
  };
  if (bytes.length === 0) return refused(start, 'the file is empty');
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // As Excel saves it, with a byte order mark that UTF-8 does not need.
  const text = content.toString('utf8').replace(/^\ufeff/, '');
  const wrong = /\ufffd|(?![\t\r\n])\p{Cc}|\r(?!\n)/u.exec(text);
  if (wrong) return refused(placeOf(text, wrong.index), foreignReason(wrong[0]));
  if (text.endsWith('\n')) return text;
  return refused(placeOf(text, text.length), 'the last line has no line end: the file is truncated');
};

const placeOf = (text: string, offset: number): Place => {
  const before = text.slice(0, offset);
  return { offset, line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
};

const foreignReason = (character: string): string =>
  character === '\ufffd'
    ? 'this is not UTF-8: save the file in that encoding'
    : `the character 0x${character.charCodeAt(0).toString(16).padStart(2, '0')} has no place in text`;

const refuse = (log: IssueLog, { line, column }: Place, reason: string): null => {
  log.add(line, column, reason);
  return null;
};
