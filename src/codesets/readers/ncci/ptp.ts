/**
 * The procedure-to-procedure edits of NCCI as CMS publishes them: `ccipra-v302r0-f1.txt` for practitioners and
 * `ccioph-v302r0-f1.txt` for outpatient hospitals, four files an edition (`f1` to `f4`), each beside the same as a
 * workbook. Version 30.2 is the third quarter of 2024: the year is 1994 and the first number, the quarter the second
 * and one. Text between tabs: lines of copyright, headings over several lines of which the first begins with Column 1,
 * then one line a pair: column 1, column 2, `*` where it was in existence before 1996, effective date, deletion date
 * (`*` for none), modifier indicator (0, 1, 9), rationale. Dates are YYYYMMDD; the deletion date is the last day of the
 * edit. An edit that was deleted on its first day has indicator 9. A pair that was closed and opened again stands on
 * several lines. The rationale is not kept.
 */

import type { RuleSet } from '../../code-set.ts';
import type { CodeFileContent, CodeFileReader, IssueLog } from '../../files/code-file.ts';
import { issueLog } from '../../files/code-file.ts';
import type { PtpRow } from '../../files/rows.ts';
import { ptpLines } from './ptp-lines.ts';
import { MAX_PTP_CODES, inPairOrder, overlappingPlaces } from './ptp-row.ts';
import { copyrightElsewhere, quarterName, quarterly } from './quarterly.ts';

type PtpSet = Extract<RuleSet, `PTP_${string}`>;

/** One row a column 1 code, in the order of the file; its edits are in the order of the pairs and of their days. */
export const readPtp = (bytes: Uint8Array): CodeFileContent<PtpRow> => {
  const log = issueLog();
  const groups = ptpLines(bytes, log);
  const rows: PtpRow[] = [];
  for (const { row, lines } of groups) {
    for (const [place, earlier] of overlappingPlaces(row)) {
      const [line, other] = [lines[place] ?? 1, lines[earlier] ?? 1];
      log.add(
        Math.max(line, other),
        1,
        `${pairAt(row, place)} stands on line ${Math.min(line, other)} already, for the same days`,
      );
    }
    if (log.isFull()) break;
    rows.push(inPairOrder(row));
  }
  if (log.isEmpty() && rows.length === 0) log.add(1, 1, 'the file holds no edit');
  checkCodes(rows, log);
  return log.or(rows, 0);
};

/** Puts the files of an edition together, in the order of column 1 codes. One code may stand in several of them. */
export const joinPtp = (parts: readonly (readonly PtpRow[])[]): CodeFileContent<PtpRow> => {
  const byCode = new Map<string, PtpRow[]>();
  for (const row of parts.flat()) {
    const rows = byCode.get(row.columnOne);
    if (rows) rows.push(row);
    else byCode.set(row.columnOne, [row]);
  }
  const log = issueLog();
  const joined = [...byCode.values()].map((rows) => (rows.length === 1 ? rows[0]! : inPairOrder(merged(rows))));
  for (const row of joined) {
    const overlaps = (byCode.get(row.columnOne) ?? []).length > 1 ? overlappingPlaces(row) : [];
    for (const [place] of overlaps) log.add(1, 1, `${pairAt(row, place)} stands in two files for the same days`);
  }
  checkCodes(joined, log);
  return log.or(
    joined.sort((one, other) => (one.columnOne < other.columnOne ? -1 : 1)),
    0,
  );
};

const readerFor = (codeSet: PtpSet, kind: 'pra' | 'oph'): CodeFileReader<PtpRow> => ({
  codeSet,
  fileName: new RegExp(`^cci${kind}-v\\d{3}(?:r\\d+)?-f\\d+\\.txt$`, 'i'),
  form: 'TEXT',
  editions: quarterly((fileName) => {
    const [, major, minor] = new RegExp(`cci${kind}-v(\\d\\d)(\\d)`, 'i').exec(fileName) ?? [];
    return major === undefined ? null : quarterName(1994 + Number(major), Number(minor) + 1);
  }),
  contradicts: copyrightElsewhere,
  read: readPtp,
  join: joinPtp,
  parts: {
    least: 4,
    numberOf: (fileName) => {
      const [, part] = /-f(\d+)\.\w+$/i.exec(fileName) ?? [];
      return part === undefined ? null : Number(part);
    },
  },
});

export const ptpPractitioner = readerFor('PTP_PRACTITIONER', 'pra');
export const ptpOutpatient = readerFor('PTP_OUTPATIENT', 'oph');

const checkCodes = (rows: readonly PtpRow[], log: IssueLog): void => {
  const codes = new Set<string>();
  for (const { columnOne, columnTwo } of rows) {
    codes.add(columnOne);
    for (const code of columnTwo) codes.add(code);
  }
  if (codes.size > MAX_PTP_CODES)
    log.add(1, 1, `${codes.size} different codes are more than CPT and HCPCS have together`);
};

const pairAt = (row: PtpRow, place: number): string => `pair ${row.columnOne}, ${row.columnTwo[place]}`;

const merged = (rows: readonly PtpRow[]): PtpRow => ({
  columnOne: rows[0]!.columnOne,
  columnTwo: rows.flatMap((row) => row.columnTwo),
  effectiveFrom: rows.flatMap((row) => row.effectiveFrom),
  effectiveTo: rows.flatMap((row) => row.effectiveTo),
  indicators: rows.flatMap((row) => row.indicators),
});
