/** Files of rules in their publishers' forms: read whole, or refused with line and column. The codes are numbers of our own choice. */

import { describe, expect, test } from '@jest/globals';
import type { CodeFileContent } from '../../src/codesets/files/code-file.ts';
import { readAddOn } from '../../src/codesets/readers/add-on.ts';
import { readFeeSchedule } from '../../src/codesets/readers/fee-schedule.ts';
import { readMedicareCodeEdits } from '../../src/codesets/readers/medicare-code-edits.ts';
import { readMue } from '../../src/codesets/readers/mue.ts';
import {
  effectiveDays,
  namedQuarters,
  ncciVersions,
  relativeValueFiles,
} from '../../src/codesets/readers/ncci-editions.ts';
import { joinPtp, readPtp } from '../../src/codesets/readers/ptp.ts';

const bytes = (...lines: string[]): Uint8Array => Buffer.from(lines.map((line) => `${line}\r\n`).join(''), 'utf8');
const rows = <Row>(content: CodeFileContent<Row>): readonly Row[] => {
  expect(content).not.toHaveProperty('issues');
  return (content as { rows: readonly Row[] }).rows;
};
const issue = (content: CodeFileContent<never> | CodeFileContent<object>): unknown =>
  (content as { issues: readonly unknown[] }).issues?.[0];

const PTP = (...lines: string[]): Uint8Array => bytes('Notes above', 'Column 1\tColumn 2', ...lines);
const PAIR = '10001\t10002\t*\t19960101\t*\t1\twords';

describe('Procedure pairs', () => {
  test('are read by column 1, closed and standing ones alike', () => {
    expect(
      rows(
        readPtp(PTP(PAIR, '10001\t10003\t \t20200101\t20211231\t0\twords', '10004\t10001\t \t20200101\t*\t9\twords')),
      ),
    ).toEqual([
      {
        columnOne: '10001',
        columnTwo: ['10002', '10003'],
        effectiveFrom: ['1996-01-01', '2020-01-01'],
        effectiveTo: [null, '2021-12-31'],
        indicators: [1, 0],
      },
      { columnOne: '10004', columnTwo: ['10001'], effectiveFrom: ['2020-01-01'], effectiveTo: [null], indicators: [9] },
    ]);
  });

  const BAD: readonly [string, Uint8Array, number, number][] = [
    ['a file that is cut off', bytes(PAIR).slice(0, -4), 1, 1],
    ['another kind of file', bytes('code,units', '10001,2'), 1, 1],
    ['a line that is short of fields', PTP(PAIR, '10001\t10003\t \t20200101'), 4, 15],
    ['a code that is none', PTP('10001\t1000\t \t20200101\t*\t0\tw'), 3, 7],
    ['a day that is none', PTP('10001\t10002\t \t20200231\t*\t0\tw'), 3, 15],
    ['an indicator that is none', PTP('10001\t10002\t \t20200101\t*\t7\tw'), 3, 26],
  ];
  test.each(BAD)('are refused in %s', (_what, file, line, column) => {
    expect(issue(readPtp(file))).toMatchObject({ line, column, reason: expect.any(String) });
  });

  test('of several files are joined, closed and opened again included, and refused where two are in force at once', () => {
    const part = (...lines: string[]) => rows(readPtp(PTP(...lines)));
    const closed = '10001\t10002\t \t20200101\t20201231\t1\tw';
    const again = '10001\t10002\t \t20210101\t*\t1\tw';
    expect(
      rows(joinPtp([part(closed), part(again, '10005\t10002\t \t20200101\t*\t0\tw')])).map(
        ({ columnOne, columnTwo }) => [columnOne, ...columnTwo],
      ),
    ).toEqual([
      ['10001', '10002', '10002'],
      ['10005', '10002'],
    ]);
    expect(issue(joinPtp([part(closed), part(again.replace('20210101', '20201231'))]))).toMatchObject({
      reason: expect.stringContaining('10001 / 10002'),
    });
  });
});

describe('Unlikely units', () => {
  const HEADING = 'HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale';
  test('are read below the notes of their publisher, in the encoding of Windows too', () => {
    const file = Buffer.from(
      `"Notes \u00ae",,,\r\n${HEADING}\r\n10001,2,3 Date of Service Edit: Clinical,"Some, words"\r\n`,
      'latin1',
    );
    expect(rows(readMue(file))).toEqual([{ code: '10001', units: 2, indicator: 3, rationale: 'Some, words' }]);
  });
  const BAD: readonly [string, string, number, number][] = [
    ['no heading', '10001,2,3,w', 1, 1],
    ['no units', `${HEADING}\r\n10001,many,3,w`, 2, 7],
    ['an indicator that is none', `${HEADING}\r\n10001,2,4,w`, 2, 9],
    ['a code twice', `${HEADING}\r\n10001,2,3,w\r\n10001,3,3,w`, 3, 1],
  ];
  test.each(BAD)('are refused with %s', (_what, text, line, column) => {
    expect(issue(readMue(bytes(text)))).toMatchObject({ line, column });
  });
  test('are refused where the file is cut off', () => {
    expect(issue(readMue(Buffer.from(`${HEADING}\r\n10001,2,3`)))).toMatchObject({
      line: 2,
      reason: expect.stringContaining('truncated'),
    });
  });
});

describe('Add-on codes', () => {
  const HEADING = 'Add-on Code\tPrimary Code\tType of Edit\tEffective Date\tDeletion Date\tNotes';
  test('are read with their primaries, or that the contractor decides', () => {
    expect(
      rows(readAddOn(bytes(HEADING, '10001\t10002\t1\t20200101\t\tw', '10003\tCCCCC\t2\t2020-01-01\t12/31/2021\tw'))),
    ).toEqual([
      { addOn: '10001', primary: '10002', type: 1, effectiveFrom: '2020-01-01', effectiveTo: null },
      { addOn: '10003', primary: null, type: 2, effectiveFrom: '2020-01-01', effectiveTo: '2021-12-31' },
    ]);
  });
  const BAD: readonly [string, string, number, number][] = [
    ['a type that is none', '10001\t10002\t4\t20200101\t\tw', 2, 13],
    ['a primary that is none', '10001\tC1\t1\t20200101\t\tw', 2, 7],
    ['a day that is none', '10001\t10002\t1\t20201301\t\tw', 2, 15],
  ];
  test.each(BAD)('are refused with %s', (_what, text, line, column) => {
    expect(issue(readAddOn(bytes(HEADING, text)))).toMatchObject({ line, column });
  });
});

describe('Payment policy indicators', () => {
  const blank = Array.from({ length: 31 }, () => '');
  const line = (values: Readonly<Record<number, string>>): string =>
    blank.map((_, index) => values[index] ?? '').join(',');
  const HEADING = line({
    0: 'HCPCS',
    1: 'MOD',
    3: 'CODE',
    13: 'IND',
    14: 'DAYS',
    18: 'PROC',
    19: 'SURG',
    20: 'SURG',
    21: 'SURG',
    22: 'SURG',
  });
  test('are read below a heading of several lines, and descriptors are not kept', () => {
    const [row] = rows(
      readFeeSchedule(
        bytes(
          line({ 2: 'Notes' }),
          HEADING,
          line({
            0: '10001',
            1: 'TC',
            2: 'Some title',
            3: 'A',
            13: '1',
            14: '010',
            18: '2',
            19: '3',
            20: '4',
            21: '5',
            22: '6',
          }),
        ),
      ),
    );
    expect(row).toEqual({
      code: '10001',
      modifier: 'TC',
      status: 'A',
      professionalTechnical: '1',
      globalDays: '010',
      multipleProcedure: '2',
      bilateral: '3',
      assistant: '4',
      coSurgeons: '5',
      team: '6',
    });
    expect(JSON.stringify(row)).not.toContain('title');
  });
  test('are refused in another layout, with a code that is none, and twice', () => {
    expect(issue(readFeeSchedule(bytes(HEADING.replace('IND', 'XYZ'), line({ 0: '10001' }))))).toMatchObject({
      line: 1,
      reason: expect.stringContaining('IND'),
    });
    expect(issue(readFeeSchedule(bytes(HEADING, line({ 0: '1' }))))).toMatchObject({ line: 2, column: 1 });
    expect(issue(readFeeSchedule(bytes(HEADING, line({ 0: '10001' }), line({ 0: '10001' }))))).toMatchObject({
      line: 3,
      column: 1,
    });
  });
});

describe('The edits of the code editor', () => {
  test('are read by name, whatever other columns there are', () => {
    expect(rows(readMedicareCodeEdits(bytes('edit,icd10cm,words', 'age_adult,A00.0,x', 'sex_male,A000,x')))).toEqual([
      { code: 'A000', edit: 'ADULT' },
      { code: 'A000', edit: 'MALE_ONLY' },
    ]);
  });
  test.each([
    ['an edit that is none', 'edit,icd10cm\r\nage_old,A000', 2, 1],
    ['a code that is none', 'edit,icd10cm\r\nage_adult,00', 2, 11],
    ['an edit twice', 'edit,icd10cm\r\nage_adult,A000\r\nage_adult,A00.0', 3, 11],
    ['no heading', 'age_adult,A000', 1, 1],
  ])('are refused with %s', (_what, text, line, column) => {
    expect(issue(readMedicareCodeEdits(bytes(text)))).toMatchObject({ line, column });
  });
});

test('Editions are told by the names of the files', () => {
  expect(ncciVersions.nameFromFile('ccipra-v302r0-f1.txt', null)).toBe('2024-07');
  expect(ncciVersions.nameFromFile('f1.txt', 'medicare-ncci-2026q1-practitioner-ptp-edits.zip')).toBeNull();
  expect(namedQuarters.nameFromFile('AOC_V2026Q3-MCR.txt', null)).toBe('2026-07');
  expect(effectiveDays.nameFromFile('MCR_MUE_PractitionerServices_Eff_04-01-2026.csv', null)).toBe('2026-04');
  expect(relativeValueFiles.nameFromFile('PPRRVU24_JUL.csv', null)).toBe('2024-07');
  expect(relativeValueFiles.nameFromFile('PPRRVU2026_Jul_nonQPP.csv', null)).toBe('2026-07');
  expect(relativeValueFiles.nameFromFile('PPRRVU24_XYZ.csv', null)).toBeNull();
  expect(ncciVersions.startOf('2024-07')).toBe('2024-07-01');
  expect(ncciVersions.startOf('2024-08')).toBeNull();
});
