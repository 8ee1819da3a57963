/**
 * The diagnosis edits of the Medicare Code Editor. Its publisher has them in a manual only, so the form is ours: CSV with
 * the columns `edit` and `icd10cm`, one row for each edit of each code; other columns are passed over. The edition is the
 * fiscal year, given by hand.
 */

import { hasShape, normalizeCode } from '../code-set.ts';
import { fiscalYears } from '../edition.ts';
import type { CodeFileContent, CodeFileReader } from '../files/code-file.ts';
import { issueLog } from '../files/code-file.ts';
import { csvRecords } from '../files/delimited.ts';
import type { DiagnosisEditKind, DiagnosisEditRow } from '../files/rows.ts';
import { asUtf8, namedRows } from './columns.ts';

const EDITS: Readonly<Record<string, DiagnosisEditKind>> = {
  manifestation_not_pdx: 'MANIFESTATION',
  unacceptable_pdx: 'UNACCEPTABLE_PRINCIPAL',
  unacceptable_pdx_unless_secondary: 'NEEDS_SECONDARY',
  age_newborn: 'NEWBORN',
  age_pediatric: 'PEDIATRIC',
  age_maternity: 'MATERNITY',
  age_adult: 'ADULT',
  sex_female: 'FEMALE_ONLY',
  sex_male: 'MALE_ONLY',
};

export const readMedicareCodeEdits = (bytes: Uint8Array): CodeFileContent<DiagnosisEditRow> => {
  const log = issueLog();
  const records = csvRecords(asUtf8(bytes), log);
  const lines = log.isEmpty()
    ? namedRows(records, { edit: /^edit$/i, code: /^icd10cm$/i }, ['edit', 'code'], log)
    : null;
  if (lines === null) return log.or([], 0);
  const rows = new Map<string, DiagnosisEditRow>();
  for (const row of lines) {
    if (log.isFull()) break;
    const edit = EDITS[row.text('edit').toLowerCase()];
    const code = normalizeCode('ICD10CM', row.text('code'));
    const wrong = (column: string, reason: string): void => log.add(row.line, row.field(column).column, reason);
    if (edit === undefined) wrong('edit', `'${row.text('edit')}' is none of ${Object.keys(EDITS).join(', ')}`);
    else if (!hasShape('ICD10CM', code)) wrong('code', `'${row.text('code')}' is not an ICD-10-CM code`);
    else if (rows.has(`${code} ${edit}`)) wrong('code', `${code} has this edit above already`);
    else rows.set(`${code} ${edit}`, { code, edit });
  }
  if (rows.size === 0 && log.isEmpty()) log.add(1, 1, 'the file holds no edit');
  return log.or([...rows.values()], 0);
};

export const medicareCodeEdits: CodeFileReader<DiagnosisEditRow> = {
  codeSet: 'MEDICARE_CODE_EDITS',
  fileName: /\.csv$/i,
  form: 'TEXT',
  editions: { ...fiscalYears, nameFromFile: () => null },
  read: readMedicareCodeEdits,
};
