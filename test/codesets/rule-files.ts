/** Small files of rules in their publishers' forms, of our own content, and what tests ask of their readers. */

import type { CodeFileContent, CodeFileIssue } from '../../src/codesets/files/code-file.ts';
import type { EditionRef } from '../../src/codesets/tables/table.ts';
import { day } from './stage.ts';

/** The rows of a file; an error that says what is wrong where there are none. */
export const rowsOf = <Row>(content: CodeFileContent<Row>): readonly Row[] => {
  if ('issues' in content) throw new Error(JSON.stringify(content.issues));
  return content.rows;
};

/** The first issue of a file, which must have no rows. */
export const firstIssue = <Row>(content: CodeFileContent<Row>): CodeFileIssue | undefined =>
  'issues' in content ? content.issues[0] : undefined;

/** Lines that are ended as Windows does. */
export const lines = (...texts: readonly string[]): Uint8Array =>
  Buffer.from(texts.map((text) => `${text}\r\n`).join(''), 'latin1');

export const someEdition = (codeSet: EditionRef['codeSet']): EditionRef => ({
  codeSet,
  edition: '2026-04',
  official: true,
  effectiveFrom: day('2026-04-01'),
  effectiveTo: null,
});

export const PTP_HEADINGS = [
  'Owners of codes \xa9 2026',
  '',
  'Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale',
  '\t\tprior to 1996\tDate\tDate\t0=not allowed\t',
  '\t\t\t\t*=no data\t9=not applicable\t',
];

export interface PtpEntry {
  readonly one?: string;
  readonly two?: string;
  readonly old?: string;
  readonly from?: string;
  readonly to?: string;
  readonly indicator?: string;
}

export const ptpLine = ({
  one = '10000',
  two = '20000',
  old = ' ',
  from = '20240101',
  to = '*',
  indicator = '1',
}: PtpEntry): string => [one, two, old, from, to, indicator, 'A reason'].join('\t');

export const ptpFile = (...entries: readonly PtpEntry[]): Uint8Array => lines(...PTP_HEADINGS, ...entries.map(ptpLine));
