import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FeeIndicatorRow } from '../../../src/codesets/files/rows.ts';
import {
  feeSchedule,
  feeScheduleQualifying,
  readFeeSchedule,
} from '../../../src/codesets/readers/ncci/fee-schedule.ts';
import { openFeeIndicators, packSmall } from '../../../src/codesets/tables/small.ts';
import type { FeeRelease } from '../../support/published/published.ts';
import { publishedFeeSchedule } from '../../support/published/published.ts';
import { testOnShared } from '../../support/shared-data.ts';
import { firstIssue, lines, rowsOf, someEdition } from '../rule-files.ts';

const ABOVE = [
  `,,A title${','.repeat(28)}`,
  ',,,STATUS,MEDICARE ,WORK,NON-FAC,NA,FACILITY,NA,MP,NON-FACILITY,FACILITY,PCTC,GLOB,PRE,INTRA,POST,MULT,BILAT,ASST,CO-,TEAM,ENDO,CONV,DIAGNOSTIC,CALCULATION,FAMILY,PAYMENT,PAYMENT,PAYMENT',
  'HCPCS,MOD,DESCRIPTION,CODE,PAYMENT,RVU,PE RVU,INDICATOR,PE RVU,INDICATOR,RVU,TOTAL,TOTAL,IND,DAYS,OP,OP,OP,PROC,SURG,SURG,SURG,SURG,BASE,FACTOR,PROCEDURES,FLAG,INDICATOR,AMOUNT,AMOUNT,AMOUNT',
];
const line = (code: string, modifier = '', { status = 'A', days = '010', bilateral = '1' } = {}): string =>
  `${code},${modifier},"Ours, made up",${status},,1.00,1.00,,1.00,NA,1.00,3.00,3.00,1,${days},0.10,0.80,0.10,2,${bilateral},0,1,9,,33.00,09,0,99,0.00,0.00,0.00`;
const file = (...records: readonly string[]): Uint8Array => lines(...ABOVE, ...records);
const row = (code: string, modifier = ''): FeeIndicatorRow => ({
  code,
  modifier,
  status: 'A',
  professionalTechnical: '1',
  globalDays: '010',
  multipleProcedure: '2',
  bilateral: '1',
  assistant: '0',
  coSurgeons: '1',
  team: '9',
});

describe('The relative value file', () => {
  test('gives the indicators of each code and modifier, and no titles', () => {
    const content = readFeeSchedule(
      file(line('10000'), line('10000', '26'), line('10000', 'TC'), `\x1a${','.repeat(30)}`),
    );
    expect(content).toEqual({ skipped: 0, rows: [row('10000'), row('10000', '26'), row('10000', 'TC')] });
  });

  test('may have its columns in other places, since headings name them', () => {
    const moved = (text: string): string => `x,${text}`.replace(/^x,([^,]*),/, '$1,,');
    const bytes = lines(...ABOVE.map(moved), moved(line('10000', '26')));
    // The code stays first; an empty column pushes the others to the right.
    expect(rowsOf(readFeeSchedule(bytes))).toEqual([row('10000', '26')]);
  });

  test.each([
    ['no headings', lines(line('10000')), 1, 1, 'no line of headings'],
    ['headings alone', file(), 1, 1, 'holds no code'],
    [
      'a missing column',
      lines(ABOVE[1]!.replace('BILAT', 'OTHER'), ABOVE[2]!, line('10000')),
      2,
      1,
      `no column has the heading 'BILAT SURG'`,
    ],
    ['a code that is none', file(line('1000')), 4, 1, `'1000' cannot stand under 'HCPCS'`],
    [
      'a status that is none',
      file(line('10000', '', { status: 'a1' })),
      4,
      24,
      `'a1' cannot stand under 'STATUS CODE'`,
    ],
    ['days that are none', file(line('10000', '', { days: '10' })), 4, 63, `under 'GLOB DAYS'`],
    ['no bilateral indicator', file(line('10000', '', { bilateral: '' })), 4, 84, `under 'BILAT SURG'`],
    ['a line that breaks off', file(line('10000').slice(0, 60)), 4, 1, 'fields, not 31'],
    [
      'a code and modifier twice',
      file(line('10000', '26'), line('10000'), line('10000', '26')),
      6,
      1,
      'code 10000 26 stands on line 4 already',
    ],
    [
      'an end mark within the file',
      file(line('10000'), `\x1a${','.repeat(30)}`, line('10001')),
      5,
      1,
      '0x1a has no place',
    ],
    ['a file cut off', Buffer.from(file(line('10000')).subarray(0, -2)), 4, 121, 'truncated'],
  ])('is refused whole for %s, with the place', (_, bytes, number, column, reason) => {
    expect(firstIssue(readFeeSchedule(bytes))).toEqual({
      line: number,
      column,
      reason: expect.stringContaining(reason),
    });
  });

  test.each([
    ['PPRRVU24_JUL.csv', '2024-07', true],
    ['PPRRVU22_JAN.csv', '2022-01', true],
    ['PPRRVU25_JAN1.csv', '2025-01', true],
    ['PPRRVU2026_Oct_nonQPP.csv', '2026-10', true],
    ['PPRRVU2026_Jul_QPP.csv', '2026-07', false],
  ])('called %s is edition %s', (name, edition, isPreferred) => {
    expect(feeSchedule.editions.nameFromFile(name, null)).toBe(edition);
    expect([feeSchedule, feeScheduleQualifying].map((reader) => reader.fileName.test(name))).toEqual([
      isPreferred,
      !isPreferred,
    ]);
  });

  testOnShared.each<[FeeRelease, number]>([
    ['2022-01', 17_600],
    ['2024-07', 18_664],
  ])('of %s is read and found whole', async (release, count) => {
    const path = publishedFeeSchedule(release);
    expect(feeSchedule.editions.nameFromFile(basename(path), null)).toBe(release);
    const rows = rowsOf(readFeeSchedule(await readFile(path)));
    expect(rows).toHaveLength(count);
    const table = openFeeIndicators(packSmall(rows), someEdition('PHYSICIAN_FEE_SCHEDULE'));
    expect(rows.filter((one) => JSON.stringify(table.find(one.code, one.modifier)) !== JSON.stringify(one))).toEqual(
      [],
    );
    expect(table.find('99213')).toMatchObject({ status: 'A', professionalTechnical: '0', globalDays: 'XXX' });
    expect(table.find('99213', '26')).toBeNull();
    expect(table.find('71045', 'TC')).toMatchObject({ modifier: 'TC', professionalTechnical: '1' });
  });
});

describe('The table of fee indicators', () => {
  const digit = fc.stringMatching(/^[0-9]$/);
  const rows = fc.uniqueArray(
    fc.record({
      code: fc.stringMatching(/^1000[0-9]$/),
      modifier: fc.constantFrom('', '26', 'TC', '53'),
      status: fc.stringMatching(/^[A-Z]$/),
      professionalTechnical: digit,
      globalDays: fc.constantFrom('000', '090', 'ZZZ'),
      multipleProcedure: digit,
      bilateral: digit,
      assistant: digit,
      coSurgeons: digit,
      team: digit,
    }),
    { selector: (one) => one.code + one.modifier },
  );

  test('finds each code with its modifier, and no other', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const table = openFeeIndicators(packSmall(some), someEdition('PHYSICIAN_FEE_SCHEDULE'));
        for (const code of ['10000', '10001', '10005', '100', '']) {
          for (const modifier of ['', '26', 'TC', '53', 'LT', 'nonsense']) {
            const expected = some.find((one) => one.code === code && one.modifier === modifier) ?? null;
            expect(table.find(code, modifier)).toEqual(expected);
          }
        }
      }),
    );
  });
});
