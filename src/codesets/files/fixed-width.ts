/** The publishers' fixed-width files: ASCII, one record a line, every line ended. */

import type { IssueLog } from './code-file.ts';

/**
 * The lines of a file, without their ends, one character a byte; an empty list and an issue where the bytes are not
 * such a file. Bytes beyond ASCII are left for the reader to judge, by `firstForeign`.
 */
export const linesOf = (bytes: Uint8Array, log: IssueLog): string[] => {
  if (bytes.length === 0) return refuse(log, 1, 1, 'the file is empty');
  const foreign = foreignEncoding(bytes);
  if (foreign !== null) return refuse(log, 1, 1, `the file is ${foreign}; the publisher's file is plain ASCII`);
  const lines = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1').split(/\r?\n/);
  // Split leaves an empty string after the last line end: anything else is a line that was cut off.
  const last = lines.pop() ?? '';
  if (last !== '') {
    return refuse(log, lines.length + 1, last.length + 1, 'the last line has no line end: the file is truncated');
  }
  return lines;
};

/** The column, from 1, of the first character that is not printable ASCII; 0 where there is none. */
export const firstForeign = (line: string): number => line.search(/[^\x20-\x7e]/) + 1;

/** How a person would look for that character. */
export const foreignReason = (line: string, column: number): string =>
  `byte 0x${line
    .charCodeAt(column - 1)
    .toString(16)
    .padStart(2, '0')} is not printable ASCII`;

/** What the first bytes say of an encoding that no publisher uses; null where they say nothing. */
export const foreignEncoding = (bytes: Uint8Array): string | null => {
  const [first, second, third] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'UTF-16';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'UTF-8 with a byte order mark';
  return bytes.subarray(0, 1024).includes(0) ? 'binary or UTF-16' : null;
};

const refuse = (log: IssueLog, line: number, column: number, reason: string): string[] => {
  log.add(line, column, reason);
  return [];
};
