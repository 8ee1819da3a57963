import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { editionOf } from '../../../src/codesets/edition.ts';
import type { DiagnosisEditKind } from '../../../src/codesets/files/rows.ts';
import { medicareCodeEdits, readMedicareCodeEdits } from '../../../src/codesets/readers/ncci/medicare-code-edits.ts';
import { openDiagnosisEdits, packSmall } from '../../../src/codesets/tables/small.ts';
import { publishedDiagnosisEdits } from '../../support/published/published.ts';
import { testOnShared } from '../../support/shared-data.ts';
import { firstIssue, lines, rowsOf, someEdition } from '../rule-files.ts';

describe('The file of diagnosis edits', () => {
  test('gives edits by the names of lists and by ours, with codes in any form', () => {
    const bytes = lines(
      'edit,icd10cm',
      'manifestation_not_pdx,Q01.0',
      'AGE_NEWBORN,q02',
      'male_only,Q010',
      'needs_secondary,Q03',
    );
    expect(rowsOf(readMedicareCodeEdits(bytes))).toEqual([
      { code: 'Q010', edit: 'MANIFESTATION' },
      { code: 'Q02', edit: 'NEWBORN' },
      { code: 'Q010', edit: 'MALE_ONLY' },
      { code: 'Q03', edit: 'NEEDS_SECONDARY' },
    ]);
  });

  test('may tell what the codes mean, which is not kept', () => {
    const bytes = lines('edit,icd10cm,description', 'adult,Q02,"One, two"', ',,');
    expect(rowsOf(readMedicareCodeEdits(bytes))).toEqual([{ code: 'Q02', edit: 'ADULT' }]);
  });

  test.each([
    ['other headings', lines('code,edit', 'Q02,adult'), 1, 1, `the headings are 'code,edit'`],
    ['no headings', lines('adult,Q02'), 1, 1, 'the headings are'],
    ['headings alone', lines('edit,icd10cm'), 1, 1, 'holds no edit'],
    ['another edit', lines('edit,icd10cm', 'elderly,Q02'), 2, 1, `'elderly' is not an edit`],
    ['a code that is none', lines('edit,icd10cm', 'adult,Q#2'), 2, 7, `'Q#2' is not an ICD-10-CM code`],
    ['a line that breaks off', lines('edit,icd10cm', 'adult'), 2, 1, '1 fields, not 2'],
    [
      'an edit twice',
      lines('edit,icd10cm', 'adult,Q02', 'age_adult,Q0.2', 'age_adult,Q02'),
      4,
      1,
      'stands on line 2 already',
    ],
    ['a file cut off', Buffer.from('edit,icd10cm\nadult,Q0'), 2, 9, 'truncated'],
  ])('is refused whole for %s, with the place', (_, bytes, line, column, reason) => {
    const issues = readMedicareCodeEdits(bytes);
    const found = reason.includes('already') && 'issues' in issues ? issues.issues.at(-1) : firstIssue(issues);
    expect(found).toEqual({ line, column, reason: expect.stringContaining(reason) });
  });

  test('is an edition of a fiscal year, by its name or as given', () => {
    const { editions } = medicareCodeEdits;
    const fiscal = { name: '2026', effectiveFrom: '2025-10-01', effectiveTo: '2026-09-30' };
    expect(editionOf(editions, { name: 'medicare-code-edits-2026.csv', archiveName: null }, {})).toEqual(fiscal);
    expect(editionOf(editions, { name: 'mce.csv', archiveName: null }, { edition: '2026' })).toEqual(fiscal);
  });

  testOnShared('of fiscal year 2026 is read and found whole', async () => {
    const rows = rowsOf(readMedicareCodeEdits(await readFile(publishedDiagnosisEdits())));
    const counts = new Map<DiagnosisEditKind, number>();
    for (const { edit } of rows) counts.set(edit, (counts.get(edit) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({
      MANIFESTATION: 422,
      UNACCEPTABLE_PRINCIPAL: 2656,
      NEEDS_SECONDARY: 1,
      NEWBORN: 42,
      PEDIATRIC: 125,
      MATERNITY: 2543,
      ADULT: 856,
    });
    const table = openDiagnosisEdits(packSmall(rows), someEdition('MEDICARE_CODE_EDITS'));
    expect(rows.filter((row) => !table.editsOf(row.code).includes(row.edit))).toEqual([]);
  });
});

describe('The table of diagnosis edits', () => {
  const code = fc.stringMatching(/^[A-D][0-9][0-9A-C]{1,5}$/);
  const edit = fc.constantFrom<DiagnosisEditKind>('MANIFESTATION', 'ADULT', 'MATERNITY', 'FEMALE_ONLY');

  test('gives the edits of a code and of no code that begins with it', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ code, edit }), { selector: (row) => `${row.code} ${row.edit}` }),
        fc.array(code),
        (rows, others) => {
          const table = openDiagnosisEdits(packSmall(rows), someEdition('MEDICARE_CODE_EDITS'));
          expect(table.size).toBe(rows.length);
          for (const one of [...rows.map((row) => row.code), ...others, 'A0', '']) {
            expect(table.editsOf(one)).toEqual(rows.filter((row) => row.code === one).map((row) => row.edit));
          }
        },
      ),
    );
  });
});
