import { describe, expect, test } from '@jest/globals';
import { editionOf } from '../../../src/codesets/edition.ts';
import { findCodeFile } from '../../../src/codesets/files/archive.ts';
import type { CodeFileContent } from '../../../src/codesets/files/code-file.ts';
import { readIcd10pcsOrder } from '../../../src/codesets/readers/icd10/icd10pcs-order.ts';
import { readersOf } from '../../../src/codesets/readers/readers.ts';
import { shared, testOnShared } from '../../support/shared-data.ts';
import { issuesIn, orderFile, rowsIn, SMALL_ORDER } from '../files.ts';

const SMALL = orderFile({ code: '9Z9', flag: '0' }, { code: '9Z90000' }, { code: '9Z9000Z' });

describe('The ICD-10-PCS order file', () => {
  test('gives tables as headings and codes of seven characters', () => {
    expect(rowsIn(readIcd10pcsOrder(SMALL)).map(({ code, billable }) => [code, billable])).toEqual([
      ['9Z9', false],
      ['9Z90000', true],
      ['9Z9000Z', true],
    ]);
  });

  test.each([
    ['diagnoses', SMALL_ORDER, 2, "'Q010' is not an ICD-10-PCS code"],
    ['the letter O', orderFile({ code: '9Z9', flag: '0' }, { code: '9Z9000O' }), 2, "'9Z9000O' is not"],
    ['a code of six characters', orderFile({ code: '9Z9', flag: '0' }, { code: '9Z9000' }), 2, "'9Z9000' is not"],
    ['a table without codes', orderFile({ code: '9Z9', flag: '0' }, { code: '9Y90000' }), 1, 'no codes under it'],
  ])('is refused for %s, with the place', (_, bytes, line, reason) => {
    expect(issuesIn(readIcd10pcsOrder(bytes))[0]).toEqual({ line, column: 7, reason: expect.stringContaining(reason) });
  });

  test.each([
    ['icd10pcs_order_2026.txt', true],
    ['icd10pcs-order-April-1-2026.txt', true],
    ['order_addenda_2026.txt', false],
    ['icd10cm_order_2026.txt', false],
  ])('is known by its name: %s', (name, known) => {
    expect(readersOf('ICD10PCS').some(({ fileName }) => fileName.test(name))).toBe(known);
  });

  testOnShared('of fiscal year 2026 gives 80,029 rows, 79,115 of them billable', async () => {
    const file = await findCodeFile(shared('icd10cm/icd10pcs/cms_icd10pcs_order_2026.zip'), readersOf('ICD10PCS'));
    expect(editionOf(file.reader.editions, file, {})).toMatchObject({ name: '2026', effectiveTo: '2026-09-30' });
    const rows = rowsIn(file.reader.read(file.bytes) as CodeFileContent);
    expect([rows.length, rows.filter((row) => row.billable).length]).toEqual([80_029, 79_115]);
  });
});
