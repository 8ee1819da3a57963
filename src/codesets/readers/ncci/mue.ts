/**
 * The medically unlikely edits of NCCI as CMS publishes them, `MCR_MUE_PractitionerServices_Eff_MM-DD-YYYY.csv` and its
 * sisters for outpatient hospitals and for suppliers: CSV with some lines about copyright, a line of headings, and one
 * line a code: HCPCS/CPT Code, `... Services MUE Values`, MUE Adjudication Indicator (`2 Date of Service Edit: Policy`),
 * MUE Rationale. Headings hold line ends.
 */

import type { RuleSet } from '../../code-set.ts';
import type { CodeFileContent, CodeFileReader, IssueLog } from '../../files/code-file.ts';
import { issueLog } from '../../files/code-file.ts';
import type { Fields } from '../../files/delimited.ts';
import type { MueRow } from '../../files/rows.ts';
import { copyrightElsewhere, isProcedureCode, quarterly } from './quarterly.ts';
import { csvRules, fieldAt, isBlank, lineOf } from './rule-records.ts';

type MueSet = Extract<RuleSet, `MUE_${string}`>;

const SERVICES = {
  MUE_PRACTITIONER: { inFile: 'PractitionerServices', heading: 'Practitioner' },
  MUE_OUTPATIENT: { inFile: 'OutpatientHospitalServices', heading: 'Outpatient Hospital' },
  MUE_SUPPLIER: { inFile: 'DMESupplierServices', heading: 'DME Supplier' },
} as const satisfies Record<MueSet, { readonly inFile: string; readonly heading: string }>;

/** One row a code, in the order of the file. The file of another kind of provider is refused by its headings. */
export const readMue = (codeSet: MueSet, bytes: Uint8Array): CodeFileContent<MueRow> => {
  const log = issueLog();
  const records = csvRules(bytes, log);
  const headings = log.isEmpty() ? headingsAmong(records, codeSet, log) : -1;
  const rows: MueRow[] = [];
  const lineOfCode = new Map<string, number>();
  for (const record of headings < 0 ? [] : records.slice(headings + 1)) {
    if (log.isFull()) break;
    if (isBlank(record)) continue;
    const row = rowOf(record, log);
    if (row === null) continue;
    const earlier = lineOfCode.get(row.code);
    if (earlier === undefined) lineOfCode.set(row.code, lineOf(record));
    else log.add(lineOf(record), 1, `code ${row.code} stands on line ${earlier} already`);
    rows.push(row);
  }
  if (log.isEmpty() && rows.length === 0) log.add(1, 1, 'the file holds no edit');
  return log.or(rows, 0);
};

const readerFor = (codeSet: MueSet): CodeFileReader<MueRow> => ({
  codeSet,
  fileName: new RegExp(`^MCR_MUE_${SERVICES[codeSet].inFile}_Eff_\\d\\d-\\d\\d-20\\d\\d\\.csv$`, 'i'),
  form: 'TEXT',
  editions: quarterly((fileName) => {
    const [, services, month, year] = /^MCR_MUE_([a-z]+)_Eff_(\d\d)-01-(20\d\d)/i.exec(fileName) ?? [];
    return services?.toLowerCase() === SERVICES[codeSet].inFile.toLowerCase() ? `${year}-${month}` : null;
  }),
  contradicts: copyrightElsewhere,
  read: (bytes) => readMue(codeSet, bytes),
});

export const muePractitioner = readerFor('MUE_PRACTITIONER');
export const mueOutpatient = readerFor('MUE_OUTPATIENT');
export const mueSupplier = readerFor('MUE_SUPPLIER');

/** Lines about copyright are few: a file without headings among its first lines is another file. */
const MAX_LINES_ABOVE = 40;

const headingsAmong = (records: readonly Fields[], codeSet: MueSet, log: IssueLog): number => {
  const index = records
    .slice(0, MAX_LINES_ABOVE)
    .findIndex((fields) => /^HCPCS ?\/ ?CPT Code$/i.test(plain(fieldAt(fields, 0).text)));
  const record = records[index];
  if (record === undefined) {
    log.add(1, 1, `no line of headings, 'HCPCS/CPT Code' the first of them: not a file of medically unlikely edits`);
    return -1;
  }
  const expected = [`${SERVICES[codeSet].heading} Services MUE Values`, 'MUE Adjudication Indicator', 'MUE Rationale'];
  for (const [position, heading] of expected.entries()) {
    const { text, line, column } = fieldAt(record, position + 1);
    const found = plain(text);
    if (found.toLowerCase() === heading.toLowerCase()) continue;
    log.add(line, column, `the heading is '${found}', not '${heading}'`);
  }
  return index;
};

const plain = (heading: string): string => heading.replaceAll(/\s+/g, ' ').trim();

const rowOf = (record: Fields, log: IssueLog): MueRow | null => {
  const wrong = (position: number, reason: string): null => {
    const { line, column } = fieldAt(record, position);
    log.add(line, column, reason);
    return null;
  };
  const [code = '', units = '', indicator = '', rationale, ...rest] = record.map(({ text }) => text.trim());
  if (rationale === undefined) return wrong(0, `the line has ${record.length} fields, not 4: it is truncated`);
  if (rest.some((field) => field !== '')) return wrong(4, 'the line has more than 4 fields');
  if (!isProcedureCode(code)) return wrong(0, `'${code}' is not a code of CPT or HCPCS`);
  if (!/^\d{1,7}$/.test(units)) return wrong(1, `'${units}' is not a number of units`);
  const adjudication = INDICATOR.exec(indicator)?.[1];
  if (adjudication === undefined) return wrong(2, `'${indicator}' is not an adjudication indicator`);
  if (rationale === '' || /[^\x20-\x7e]/.test(rationale)) return wrong(3, `'${rationale}' is not a rationale`);
  return { code, units: Number(units), indicator: Number(adjudication) as 1 | 2 | 3, rationale };
};

/** Older files give the number alone. */
const INDICATOR =
  /^(1(?=$| Line Edit$)|2(?=$| Date of Service Edit: Policy$)|3(?=$| Date of Service Edit: Clinical$))/i;
