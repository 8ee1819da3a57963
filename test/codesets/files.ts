/** Small files in the publishers' layouts, of our own content. */

import { strToU8, zipSync } from 'fflate';
import type { CodeFileContent, CodeFileIssue } from '../../src/codesets/files/code-file.ts';
import type { CodeRow } from '../../src/codesets/files/rows.ts';

export const ascii = (text: string): Uint8Array => Buffer.from(text, 'latin1');

export interface OrderEntry {
  readonly code: string;
  readonly flag?: string;
  readonly short?: string;
  readonly long?: string;
}

export const orderLine = (order: number, { code, flag = '1', short = `${code} in short`, long }: OrderEntry): string =>
  `${String(order).padStart(5, '0')} ${code.padEnd(7)} ${flag} ${short.padEnd(60)} ${long ?? `${code} at length`}`;

export const orderFile = (...entries: readonly OrderEntry[]): Uint8Array =>
  ascii(entries.map((entry, index) => `${orderLine(index + 1, entry)}\r\n`).join(''));

/** A heading with one code under it, and another code. */
export const SMALL_ORDER = orderFile({ code: 'Q01', flag: '0' }, { code: 'Q010' }, { code: 'Q02' });

export interface HcpcsEntry {
  readonly code: string;
  readonly sequence?: number;
  readonly recordId?: string;
  readonly short?: string;
  readonly long?: string;
  readonly added?: string;
  readonly effective?: string;
  readonly terminated?: string;
  readonly action?: string;
}

export const hcpcsRecordLine = ({
  code,
  sequence = 1,
  recordId = '3',
  short = `${code} in short`,
  long = `${code} at length`,
  added = '20250101',
  effective = added,
  terminated = '',
  action = 'N',
}: HcpcsEntry): string =>
  [
    code.padStart(5),
    String(sequence * 100).padStart(5, '0'),
    recordId,
    long.padEnd(80),
    short.padEnd(28),
    ' '.repeat(149),
    added.padEnd(8),
    effective.padEnd(8),
    terminated.padEnd(8),
    action,
    ' '.repeat(27),
  ].join('');

export const hcpcsContinuation = (code: string, sequence: number, long: string, recordId = '4'): string =>
  hcpcsRecordLine({ code, sequence, recordId, long, short: '', added: '', action: ' ' });

export const hcpcsFile = (...lines: readonly string[]): Uint8Array =>
  ascii(['*** A note \xa0 above', '', ...lines].map((line) => `${line}\r\n`).join(''));

export const SMALL_HCPCS = hcpcsFile(
  hcpcsRecordLine({ code: 'ZZ', recordId: '7' }),
  hcpcsRecordLine({ code: 'Q0001', long: 'A long title that is' }),
  hcpcsContinuation('Q0001', 2, 'carried on'),
  hcpcsRecordLine({ code: 'Q0002', added: '20200101', terminated: '20250930' }),
);

export const HCPCS_TITLES = [
  'HCPC',
  'SEQNUM',
  'RECID',
  'LONG DESCRIPTION',
  'SHORT DESCRIPTION',
  'COV',
  'ADD DT',
  'ACT EFF DT',
  'TERM DT',
  'ACTION CD',
];

/** A workbook with one sheet of shared strings. */
export const workbook = (rows: readonly (readonly string[])[]): Uint8Array => {
  const strings = [...new Set(rows.flat())];
  const cell = (text: string, column: number, row: number): string =>
    `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="s"><v>${strings.indexOf(text)}</v></c>`;
  const sheet = rows
    .map((cells, row) => `<row r="${row + 1}">${cells.map((text, column) => cell(text, column, row)).join('')}</row>`)
    .join('');
  const shared = strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('');
  return workbookOf(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`, `<sst>${shared}</sst>`);
};

export const workbookOf = (sheet: string, sharedStrings: string): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/sharedStrings.xml': strToU8(sharedStrings),
    'xl/worksheets/sheet1.xml': strToU8(sheet),
  });

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export const rowsIn = (content: CodeFileContent): readonly CodeRow[] => ('rows' in content ? content.rows : []);

export const issuesIn = (content: CodeFileContent): readonly CodeFileIssue[] =>
  'issues' in content ? content.issues : [];
