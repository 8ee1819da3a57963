import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AddOnRow } from '../../../src/codesets/files/rows.ts';
import { addOnFixed, addOnTabbed, readAddOns } from '../../../src/codesets/readers/ncci/add-on.ts';
import { openAddOns, packSmall } from '../../../src/codesets/tables/small.ts';
import { plusDays } from '../../../src/platform/calendar-date.ts';
import { publishedAddOn } from '../../support/published/published.ts';
import { testOnShared } from '../../support/shared-data.ts';
import { firstIssue, lines, rowsOf, someEdition } from '../rule-files.ts';
import { day } from '../stage.ts';

const HEADINGS = [
  'AOC_Edit_Type',
  'Add-On_Code',
  'AOC_DelDT',
  'Primary_Code',
  'Primary_Code_DelDT',
  'AOC_Edit_EffDT',
  'AOC_Edit_DelDT',
  'Special_Instruction_Notes',
];
const WIDTHS = [1, 5, 7, 5, 7, 7, 7, 58];

type Edit = readonly [
  type: string,
  addOn: string,
  addOnEnds: string,
  primary: string,
  primaryEnds: string,
  from: string,
  to: string,
];

const tabbed = (...edits: readonly Edit[]): Uint8Array =>
  lines('Owners of codes \xa9 2026', HEADINGS.join('\t'), ...edits.map((edit) => [...edit, 'A "note"'].join('\t')));
const fixedLine = (edit: Edit): string =>
  [...edit, 'A note'].map((field, place) => field.padEnd(WIDTHS[place] ?? 0)).join('');
const fixed = (...edits: readonly Edit[]): Uint8Array => lines(...edits.map(fixedLine));

const EDITS: readonly Edit[] = [
  ['1', '10001', '', '10000', '', '2020001', ''],
  ['1', '10001', '', '10002', '', '2020001', '2023365'],
  ['1', '10001', '', '10002', '', '2024001', ''],
  ['1', '10001', '', '10003', '2024366', '2020001', ''],
  ['2', '0001T', '', 'CCCCC', '', '20130401', ''],
  ['3', 'G0001', '2021090', 'CCCCC', '', '2013091', '2022001'],
];

const ROWS = [
  { addOn: '10001', primary: '10000', type: 1, effectiveFrom: '2020-01-01', effectiveTo: null },
  { addOn: '10001', primary: '10002', type: 1, effectiveFrom: '2020-01-01', effectiveTo: '2023-12-31' },
  { addOn: '10001', primary: '10002', type: 1, effectiveFrom: '2024-01-01', effectiveTo: null },
  { addOn: '10001', primary: '10003', type: 1, effectiveFrom: '2020-01-01', effectiveTo: '2024-12-31' },
  { addOn: '0001T', primary: null, type: 2, effectiveFrom: '2013-04-01', effectiveTo: null },
  { addOn: 'G0001', primary: null, type: 3, effectiveFrom: '2013-04-01', effectiveTo: '2021-03-31' },
];

describe('The add-on file', () => {
  test.each([
    ['tabs', tabbed(...EDITS)],
    [
      'fixed columns',
      fixed(...EDITS.filter((edit) => edit[1] !== '0001T'), ['2', '0001T', '', 'CCCCC', '', '2013091', '']),
    ],
  ])('gives the same edits in %s, ended by whatever ends first', (_, bytes) => {
    const byCode = (rows: readonly { addOn: string }[]) =>
      rows.toSorted((a, b) => (a.addOn < b.addOn ? -1 : a.addOn > b.addOn ? 1 : 0));
    expect(byCode(rowsOf(readAddOns(bytes)))).toEqual(byCode(ROWS));
  });

  const good: Edit = ['1', '10001', '', '10000', '', '2020001', ''];
  const but = (place: number, value: string): Edit => good.with(place, value) as unknown as Edit;
  test.each([
    ['no type', tabbed(good, but(0, '4')), 4, 1, `'4' is not a type`],
    ['an add-on that is no code', tabbed(but(1, '1000')), 3, 3, `'1000' is not a code`],
    ['a primary that is no code', fixed(good, but(3, 'X100')), 2, 14, `'X100' is not a code`],
    ['type 1 without a primary', fixed(but(3, 'CCCCC')), 1, 14, 'type 1 names no primary code'],
    ['type 2 with a primary', tabbed(but(0, '2')), 3, 10, 'type 2 names a primary code'],
    ['a day that no year has', fixed(but(5, '2023366')), 1, 26, `'2023366' is not a date`],
    ['day 0', fixed(but(5, '2023000')), 1, 26, `'2023000' is not a date`],
    ['no first day', tabbed(but(5, '')), 3, 17, 'has no first day'],
    ['an end before the beginning', tabbed(but(6, '2019365')), 3, 25, 'before it begins on 2020-01-01'],
    ['a pair twice on one day', tabbed(good, but(6, '2020001')), 4, 3, '10001 10000 stands on line 3 already'],
    ['a line that breaks off between tabs', lines(HEADINGS.join('\t'), '1\t10001\t\t10000'), 2, 1, 'truncated'],
    ['a line that breaks off in fixed columns', lines(fixedLine(good), '110001       10000'), 2, 19, 'truncated'],
    ['a file cut off', fixed(good).subarray(0, -10), 1, 90, 'no line end'],
    ['headings of another file', lines('Column 1\tColumn 2', '10000\t10001'), 1, 1, 'not a file of add-on codes'],
    [
      'a missing column',
      lines(HEADINGS.filter((one) => one !== 'Primary_Code').join('\t')),
      1,
      1,
      `no column has the heading of 'primarycode'`,
    ],
    ['no edits', tabbed(), 1, 1, 'holds no edit'],
    ['an empty file', lines().subarray(0, 0), 1, 1, 'empty'],
    ['bytes beyond ASCII', lines(fixedLine(good).replace('note', 'n\xf6te')), 1, 43, 'byte 0xf6'],
    ['a line that is too long', lines(`${fixedLine(good).padEnd(97)}more`), 1, 98, 'more than 97 characters'],
    ['UTF-16', Buffer.from('\ufeff1\t2', 'utf16le'), 1, 4, '0x00 has no place'],
  ])('is refused whole for %s, with the place', (_, bytes, line, column, reason) => {
    expect(firstIssue(readAddOns(bytes))).toEqual({ line, column, reason: expect.stringContaining(reason) });
  });

  test.each([
    ['AOC_V2026Q3-MCR.txt', '2026-07', [false, true]],
    ['AOC_V2025Q4_01-MCR.txt', '2025-10', [false, true]],
    ['AOC_V2026Q2-F-MCR.txt', '2026-04', [true, false]],
  ])('called %s is edition %s', (name, edition, fits) => {
    expect(addOnTabbed.editions.nameFromFile(name, null)).toBe(edition);
    expect([addOnFixed, addOnTabbed].map((reader) => reader.fileName.test(name))).toEqual(fits);
  });

  testOnShared('of the third quarter of 2026 is read and found whole, in both forms', async () => {
    const [rows, again] = await Promise.all(
      (['tabbed', 'fixed'] as const).map(async (form) => rowsOf(readAddOns(await readFile(publishedAddOn(form))))),
    );
    expect(basename(publishedAddOn())).toBe('AOC_V2026Q3-MCR.txt');
    expect(rows).toHaveLength(7743);
    expect(again).toEqual(rows);
    const table = openAddOns(packSmall(rows ?? []), someEdition('ADD_ON'));
    const today = day('2026-08-01');
    expect(table.primariesOf('0054T', today)).toEqual([
      { addOn: '0054T', primary: null, type: 2, effectiveFrom: '2013-04-01', effectiveTo: null },
    ]);
    const lost = rows?.filter((row) => !table.primariesOf(row.addOn, today).some((one) => one.primary === row.primary));
    expect(lost).toEqual([]);
    expect(table.primariesOf('99213', today)).toEqual([]);
  });
});

describe('The table of add-on codes', () => {
  const code = fc.constantFrom('10000', '10001', '0001T', 'G0001', 'G0002');
  const date = fc.integer({ min: 0, max: 40 }).map((days) => plusDays(day('2024-01-01'), days));
  const row: fc.Arbitrary<AddOnRow> = fc.record({
    addOn: code,
    primary: fc.option(code),
    type: fc.constantFrom(1 as const, 2 as const, 3 as const),
    effectiveFrom: fc.option(date),
    effectiveTo: fc.option(date),
  });

  test('gives every line of a code on a day, in the order of the file', () => {
    fc.assert(
      fc.property(fc.array(row), date, (rows, onDate) => {
        const table = openAddOns(packSmall(rows), someEdition('ADD_ON'));
        expect(table.size).toBe(rows.length);
        for (const addOn of ['10000', '10001', '0001T', 'G0001', 'G0002', '99999', '']) {
          const expected = rows.filter(
            (one) =>
              one.addOn === addOn &&
              (one.effectiveFrom === null || one.effectiveFrom <= onDate) &&
              (one.effectiveTo === null || onDate <= one.effectiveTo),
          );
          expect(table.primariesOf(addOn, onDate)).toEqual(expected);
        }
      }),
    );
  });
});
