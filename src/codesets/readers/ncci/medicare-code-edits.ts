/**
 * The diagnosis edits of the Medicare Code Editor. CMS publishes them in a manual for readers, not as a file, so the
 * form is ours: CSV with the headings `edit,icd10cm` (`description` may follow, and is not kept), one line an edit of
 * one diagnosis. Edits are named as in the table below; codes may have their dot. An edition is a fiscal year: named
 * in the file's name (`medicare-code-edits-2026.csv`) or given by hand.
 */

import { hasShape, normalizeCode } from '../../code-set.ts';
import { fiscalYears } from '../../edition.ts';
import type { CodeFileContent, CodeFileReader, IssueLog } from '../../files/code-file.ts';
import { issueLog } from '../../files/code-file.ts';
import type { Fields } from '../../files/delimited.ts';
import type { DiagnosisEditKind, DiagnosisEditRow } from '../../files/rows.ts';
import { csvRules, fieldAt, isBlank, lineOf } from './rule-records.ts';

/** The names that a file may use: those of lists drawn from the manual, and ours. */
const EDITS = {
  MANIFESTATION: ['manifestation_not_pdx', 'manifestation'],
  UNACCEPTABLE_PRINCIPAL: ['unacceptable_pdx', 'unacceptable_principal'],
  NEEDS_SECONDARY: ['unacceptable_pdx_unless_secondary', 'needs_secondary'],
  NEWBORN: ['age_newborn', 'newborn'],
  PEDIATRIC: ['age_pediatric', 'pediatric'],
  MATERNITY: ['age_maternity', 'maternity'],
  ADULT: ['age_adult', 'adult'],
  FEMALE_ONLY: ['sex_female', 'female_only'],
  MALE_ONLY: ['sex_male', 'male_only'],
} as const satisfies Record<DiagnosisEditKind, readonly string[]>;

const KINDS = new Map<string, DiagnosisEditKind>(
  Object.entries(EDITS).flatMap(([kind, names]) => names.map((name) => [name, kind as DiagnosisEditKind])),
);

/** One row an edit of a code, in the order of the file. */
export const readMedicareCodeEdits = (bytes: Uint8Array): CodeFileContent<DiagnosisEditRow> => {
  const log = issueLog();
  const [headings, ...records] = csvRules(bytes, log);
  if (headings !== undefined) checkHeadings(headings, log);
  const rows: DiagnosisEditRow[] = [];
  const lineOfEdit = new Map<string, number>();
  const width = headings?.length ?? 0;
  for (const record of log.isEmpty() ? records : []) {
    if (log.isFull()) break;
    if (isBlank(record)) continue;
    const row = rowOf(record, width, log);
    if (row === null) continue;
    const key = `${row.edit} ${row.code}`;
    const earlier = lineOfEdit.get(key);
    if (earlier === undefined) lineOfEdit.set(key, lineOf(record));
    else log.add(lineOf(record), 1, `edit ${row.edit} of ${row.code} stands on line ${earlier} already`);
    rows.push(row);
  }
  if (log.isEmpty() && rows.length === 0) log.add(1, 1, 'the file holds no edit');
  return log.or(rows, 0);
};

export const medicareCodeEdits: CodeFileReader<DiagnosisEditRow> = {
  codeSet: 'MEDICARE_CODE_EDITS',
  fileName: /^medicare[-_]code[-_]edits[-_]20\d\d\.csv$/i,
  form: 'TEXT',
  editions: {
    ...fiscalYears,
    nameFromFile: (fileName) => /^medicare[-_]code[-_]edits[-_](20\d\d)\.csv$/i.exec(fileName)?.[1] ?? null,
  },
  read: readMedicareCodeEdits,
};

const HEADINGS = ['edit', 'icd10cm', 'description'];

const checkHeadings = (record: Fields, log: IssueLog): void => {
  const found = record.map(({ text }) => text.trim().toLowerCase());
  const wrong = HEADINGS.findIndex((heading, position) => found[position] !== heading);
  if (found.length > HEADINGS.length || (wrong >= 0 && !(wrong === 2 && found.length === 2))) {
    log.add(1, 1, `the headings are '${found.join(',').slice(0, 60)}', not edit,icd10cm or edit,icd10cm,description`);
  }
};

const rowOf = (record: Fields, width: number, log: IssueLog): DiagnosisEditRow | null => {
  const wrong = (position: number, reason: string): null => {
    const { line, column } = fieldAt(record, position);
    log.add(line, column, reason);
    return null;
  };
  const fields = record.map(({ text }) => text.trim());
  if (fields.length !== width) return wrong(0, `the line has ${fields.length} fields, not ${width}`);
  const edit = KINDS.get((fields[0] ?? '').toLowerCase());
  if (edit === undefined) return wrong(0, `'${fields[0]}' is not an edit: ${[...KINDS.keys()].join(', ')}`);
  const code = normalizeCode('ICD10CM', fields[1] ?? '');
  if (!hasShape('ICD10CM', code)) return wrong(1, `'${fields[1]}' is not an ICD-10-CM code`);
  return { code, edit };
};
