/**
 * The kept tables of NCCI in the forms of their publisher, read by the program's own readers. The source of the kept pairs has
 * lost the days on which edits began: a pair that stands once begins with 1996, one that was closed and opened again on the
 * day after it was closed.
 */

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { CodeFileContent } from '../../../src/codesets/files/code-file.ts';
import type { MueRow, PtpRow } from '../../../src/codesets/files/rows.ts';
import { readMue } from '../../../src/codesets/readers/mue.ts';
import { joinPtp, readPtp } from '../../../src/codesets/readers/ptp.ts';
import { shared } from '../shared-data.ts';

/** The pairs of every so manieth column 1 code, through the text form and its reader. */
export const publishedPtp = (
  whose: 'practitioner' | 'outpatient_hospital',
  { everyNth = 1 }: { readonly everyNth?: number } = {},
): readonly PtpRow[] => rowsOf(joinPtp([rowsOf(readPtp(Buffer.from(ptpText(whose, everyNth), 'latin1')))]));

/** The text of `ccipra-v302r0-f1.txt`, all four parts in one. */
export const ptpText = (whose: 'practitioner' | 'outpatient_hospital', everyNth = 1): string => {
  const path = shared(`ncci-and-fees/ncci_ptp_${whose}_2024q3.csv.xz`);
  const csv = execFileSync('xz', ['-dc', path], { maxBuffer: 1 << 30 }).toString('latin1');
  const groups = new Map<string, [two: string, deleted: string, indicator: string][]>();
  let [ones, last] = [0, ''];
  for (let from = csv.indexOf('\n') + 1; from < csv.length;) {
    const end = csv.indexOf('\n', from);
    const [one, two, deleted, indicator] = csv.slice(from, end).split(',') as [string, string, string, string];
    from = end + 1;
    if (one !== last) [ones, last] = [ones + 1, one];
    if (ones % everyNth !== 0) continue;
    const key = `${one}\t${two}`;
    const group = groups.get(key);
    if (group) group.push([two, deleted, indicator]);
    else groups.set(key, [[two, deleted, indicator]]);
  }
  const lines = [
    'Column 1\tColumn 2\t*=in existence prior to 1996\tEffective Date\tDeletion Date\tModifier\tRationale',
  ];
  for (const [pair, rows] of groups) {
    rows.sort(([, first], [, second]) => (first < second ? -1 : 1));
    let begins = '19960101';
    for (const [place, [, deleted, indicator]] of rows.entries()) {
      const stands = deleted.startsWith('9999');
      // The same pair closed on the same day with another indicator says nothing new of any day.
      if (place > 0 && !stands && rows[place - 1]![1] === deleted) continue;
      lines.push(`${pair}\t \t${begins}\t${stands ? '*' : deleted.replaceAll('-', '')}\t${indicator}\twords`);
      if (stands) break;
      begins = dayAfter(deleted);
    }
  }
  return `${lines.join('\r\n')}\r\n`;
};

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');

/** The practitioners' unlikely units through the text form and its reader. */
export const publishedMue = (): readonly MueRow[] => rowsOf(readMue(Buffer.from(mueText(), 'utf8')));

/** The text of `MCR_MUE_PractitionerServices_Eff_04-01-2026.csv`. */
export const mueText = (): string => {
  const [, ...lines] = readFileSync(shared('ncci-and-fees/mue_practitioner_2026q2.csv'), 'utf8')
    .trimEnd()
    .split(/\r?\n/);
  const rows = lines.map((line) => {
    const [code, units, , text, rationale] = line.split(',');
    return `${code},${units},${text},"${rationale ?? ''}"`;
  });
  const heading = 'HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale';
  return `"Some lines of notes",,,\r\n${heading}\r\n${rows.join('\r\n')}\r\n`;
};

const rowsOf = <Row>(content: CodeFileContent<Row>): readonly Row[] => {
  if ('issues' in content) throw new Error(JSON.stringify(content.issues.slice(0, 5)));
  return content.rows;
};
