import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findCodeFile } from '../../../src/codesets/files/archive.ts';
import type { CodeRow } from '../../../src/codesets/files/rows.ts';
import { readersOf } from '../../../src/codesets/readers/readers.ts';
import { readSimpleList } from '../../../src/codesets/readers/lists/simple-list.ts';
import { openCodes, packCodes } from '../../../src/codesets/tables/codes.ts';
import type { CodeTable, EditionRef } from '../../../src/codesets/tables/table.ts';
import { dayOf, type CalendarDate } from '../../../src/platform/calendar-date.ts';
import { shared, testOnShared } from '../../support/shared-data.ts';
import { rowsIn } from '../files.ts';

const FROM: EditionRef = {
  codeSet: 'ICD10CM',
  edition: '2026',
  official: true,
  effectiveFrom: '2025-10-01' as CalendarDate,
  effectiveTo: null,
};

const days = fc.option(
  fc.date({ min: new Date('1800-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }).map(dayOf),
  { nil: null },
);
/** Few characters, so that codes often begin alike. */
const codes = fc.string({ unit: fc.constantFrom('A', 'B', 'Z', '0', '9'), minLength: 1, maxLength: 7 });
const titles = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', 'Fever', 'Ménière’s', 'Señal'),
);
const rows: fc.Arbitrary<CodeRow[]> = fc.uniqueArray(
  fc.record({
    code: codes,
    billable: fc.boolean(),
    shortTitle: titles,
    longTitle: titles,
    effectiveFrom: days,
    effectiveTo: days,
  }),
  { selector: ({ code }) => code, maxLength: 40 },
);

const tableOf = (list: readonly CodeRow[]): CodeTable => openCodes(packCodes(list), FROM);
const inOrder = (list: readonly CodeRow[]): CodeRow[] =>
  list.toSorted((one, other) => (one.code < other.code ? -1 : 1));

describe('A list of codes in memory', () => {
  test('holds every row as it was, in the order of the codes', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const table = tableOf(list);
        expect(table.size).toBe(list.length);
        expect(Array.from({ length: table.size }, (_, index) => table.at(index))).toEqual(inOrder(list));
      }),
    );
  });

  test('finds the codes that it has and no other', () => {
    fc.assert(
      fc.property(rows, fc.oneof(codes, fc.string({ unit: 'binary' })), (list, any) => {
        const table = tableOf(list);
        inOrder(list).forEach((row, index) => {
          expect(table.indexOf(row.code)).toBe(index);
          expect(table.find(row.code)).toEqual(row);
        });
        expect(table.find(any)).toEqual(list.find(({ code }) => code === any) ?? null);
      }),
    );
  });

  test('knows the codes that begin alike', () => {
    fc.assert(
      fc.property(rows, fc.oneof(codes, fc.constant('')), (list, prefix) => {
        const expected = inOrder(list).filter(({ code }) => code.startsWith(prefix));
        const table = tableOf(list);
        const [from, before] = table.range(prefix);
        expect(Array.from({ length: before - from }, (_, index) => table.at(from + index))).toEqual(expected);
      }),
    );
  });

  test('goes from thread to thread as it is', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const packed = packCodes(list);
        const transfer = Object.values(packed).filter((each) => each instanceof ArrayBuffer);
        const table = openCodes(structuredClone(packed, { transfer }), FROM);
        expect(inOrder(list).map(({ code }) => table.find(code))).toEqual(inOrder(list));
        expect(table.from).toBe(FROM);
      }),
      { numRuns: 20 },
    );
  });

  test('has nothing beyond its ends', () => {
    const table = tableOf([]);
    expect([table.size, table.indexOf(''), table.range(''), table.find('A')]).toEqual([0, -1, [0, 0], null]);
    expect(() => table.at(0)).toThrow('There is no code at 0 of 0.');
  });

  testOnShared('takes less than 15 MB for ICD-10-CM of 2026, and gives every row back', async () => {
    const file = await findCodeFile(
      shared('icd10cm/official_zips/icd10cm-Code-Descriptions-2026.zip'),
      readersOf('ICD10CM'),
    );
    const list = rowsIn(file.reader.read(file.bytes) as ReturnType<typeof readSimpleList>);
    const table = tableOf(list);
    expect(table.bytes).toBeLessThan(15e6);
    expect(list.filter((row) => table.find(row.code)?.longTitle !== row.longTitle)).toEqual([]);
    const [from, before] = table.range('E11');
    expect([table.at(from).code, before - from]).toEqual([
      'E11',
      list.filter(({ code }) => code.startsWith('E11')).length,
    ]);
  });

  testOnShared('keeps what is beyond ASCII in a list of CMS', () => {
    const bytes = readFileSync(shared('code-lists/cms_bfd_cc0/place_of_service.csv'));
    const list = rowsIn(readSimpleList('PLACE_OF_SERVICE', bytes));
    const table = tableOf(list);
    expect(list.some(({ longTitle }) => longTitle.includes('—'))).toBe(true);
    expect(list.map(({ code }) => table.find(code))).toEqual(list);
  });
});
