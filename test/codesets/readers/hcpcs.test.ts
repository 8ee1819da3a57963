import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { readHcpcsRecordModifiers, readHcpcsRecords } from '../../../src/codesets/readers/hcpcs/hcpcs-record.ts';
import { readHcpcsXlsx, readHcpcsXlsxModifiers } from '../../../src/codesets/readers/hcpcs/hcpcs-xlsx.ts';
import { shared, testOnShared } from '../../support/shared-data.ts';
import {
  HCPCS_TITLES,
  SMALL_HCPCS,
  ascii,
  hcpcsContinuation,
  hcpcsFile,
  hcpcsRecordLine,
  issuesIn,
  rowsIn,
  workbook,
  workbookOf,
} from '../files.ts';

const ROWS = [
  {
    code: 'Q0001',
    billable: true,
    shortTitle: 'Q0001 in short',
    longTitle: 'A long title that is carried on',
    effectiveFrom: '2025-01-01',
    effectiveTo: null,
  },
  {
    code: 'Q0002',
    billable: true,
    shortTitle: 'Q0002 in short',
    longTitle: 'Q0002 at length',
    effectiveFrom: '2020-01-01',
    effectiveTo: '2025-09-30',
  },
];

describe('The HCPCS record file', () => {
  test('gives procedure codes with their whole titles and dates, and counts modifiers', () => {
    expect(readHcpcsRecords(SMALL_HCPCS)).toEqual({ rows: ROWS, skipped: 1 });
  });

  test('may lack filler at the end of a record, as an official line does', () => {
    const short = hcpcsFile(hcpcsRecordLine({ code: 'Q0001' }).slice(0, 293));
    expect(rowsIn(readHcpcsRecords(short))).toHaveLength(1);
  });

  test('dates a code that was put back in force from that day', () => {
    const back = hcpcsRecordLine({ code: 'Q0001', added: '20170101', effective: '20251001', action: 'R' });
    expect(rowsIn(readHcpcsRecords(hcpcsFile(back)))[0]?.effectiveFrom).toBe('2025-10-01');
  });

  const one = hcpcsRecordLine({ code: 'Q0001' });
  const two = hcpcsRecordLine({ code: 'Q0002' });
  test.each([
    ['notes alone', ascii('Notes\n'), 1, 1, 'no HCPCS procedure record'],
    ['a record cut off at the end of the file', hcpcsFile(one, two).subarray(0, -40), 4, 283, 'truncated'],
    ['a record cut off within the file', hcpcsFile(one.slice(0, 280), two), 3, 281, 'ends after 280 bytes'],
    ['a record that is too long', hcpcsFile(`${one} `), 3, 321, 'has 321 bytes'],
    ['a byte beyond ASCII', hcpcsFile(one, two.replace('in short', 'in sh\xf6rt')), 4, 103, 'byte 0xf6'],
    ['a line that is no record', hcpcsFile(one, 'x'.repeat(320)), 4, 1, 'not a HCPCS record'],
    ['a CPT code', hcpcsFile(hcpcsRecordLine({ code: '99213' })), 3, 1, 'not a HCPCS Level II code'],
    ['a code twice', hcpcsFile(one, two, one), 5, 1, 'stands on line 3 already'],
    ['a lost continuation', hcpcsFile(one, hcpcsContinuation('Q0001', 3, 'x')), 4, 6, 'does not follow its record'],
    ['another code’s continuation', hcpcsFile(one, hcpcsContinuation('Q0002', 2, 'x')), 4, 6, 'does not follow'],
    ['a lost first record', hcpcsFile(hcpcsRecordLine({ code: 'Q0001', sequence: 2 })), 3, 6, 'does not begin'],
    ['an odd sequence', hcpcsFile(`Q000100150${one.slice(10)}`), 3, 6, 'not a sequence number'],
    ['a day that is none', hcpcsFile(hcpcsRecordLine({ code: 'Q0001', added: '20250231' })), 3, 269, "'20250231'"],
    [
      'an end before the beginning',
      hcpcsFile(hcpcsRecordLine({ code: 'Q0001', terminated: '20241231' })),
      3,
      285,
      'ends on',
    ],
    ['no long title', hcpcsFile(hcpcsRecordLine({ code: 'Q0001', long: '' })), 3, 12, 'no long title'],
    ['no short title', hcpcsFile(hcpcsRecordLine({ code: 'Q0001', short: '' })), 3, 92, 'no short title'],
  ])('is refused whole for %s, with the place', (_, bytes, line, column, reason) => {
    const content = readHcpcsRecords(bytes);
    expect(content).not.toHaveProperty('rows');
    expect(issuesIn(content)[0]).toEqual({ line, column, reason: expect.stringContaining(reason) });
  });

  testOnShared('of 2019 gives 6,440 codes of which 506 have ended, and 360 modifiers', () => {
    const bytes = execFileSync('xz', ['-dc', shared('hcpcs/HCPC2019_CONTR_ANWEB.txt.xz')], { maxBuffer: 1 << 26 });
    const content = readHcpcsRecords(bytes);
    expect(content).toMatchObject({ skipped: 360 });
    expect(rowsIn(content)).toHaveLength(6_440);
    expect(rowsIn(content).filter((row) => row.effectiveTo !== null)).toHaveLength(506);
  });
});

describe('The HCPCS workbook', () => {
  const modifier = ['   ZZ', '0010', '7', 'A modifier', 'A modifier', '', '20250101', '20250101', '', 'N'];
  const first = ['Q0001', '0010', '3', 'A long title that is', 'Q0001 in short', 'C', '20250101', '20250101', '', 'N'];
  const more = ['Q0001', '0020', '4', 'carried on', '', '', '', '', '', ''];
  const second = ['Q0002', '0010', '3', 'Q0002 at length', 'Q0002 in short', '', '20200101', '', '20250930', 'N'];

  test('gives the same rows as the record file', () => {
    expect(readHcpcsXlsx(workbook([HCPCS_TITLES, modifier, first, more, second]))).toEqual({ rows: ROWS, skipped: 1 });
  });

  test('finds its columns by their titles, below a row of notes and in any order', () => {
    const reversed = [HCPCS_TITLES, first, more, second].map((row) => row.toReversed());
    expect(readHcpcsXlsx(workbook([['Notes & <more>'], ...reversed]))).toEqual({ rows: ROWS, skipped: 0 });
  });

  test('reads escaped characters, runs of rich text, and numbers', () => {
    const cells = ['Q0001', 10, 3, 0, 1, 'C', 20250101, 20250101, '', 'N'];
    const sheet = [HCPCS_TITLES, cells].map((row, index) => {
      const cell = (value: string | number, column: number): string => {
        const at = `${String.fromCharCode(65 + column)}${index + 1}`;
        if (index === 1 && (column === 3 || column === 4)) return `<c r="${at}" t="s"><v>${value}</v></c>`;
        return typeof value === 'number'
          ? `<c r="${at}"><v>${value}</v></c>`
          : `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
      };
      return `<x:row r="${index + 1}">${row.map(cell).join('')}</x:row>`;
    });
    const strings =
      '<sst><si><r><t>Pins &amp; </t></r><r><t>needles, &#x3c;5 mm</t></r><rPh><t>no</t></rPh></si>' +
      '<si><t>Pins</t></si></sst>';
    const [row] = rowsIn(readHcpcsXlsx(workbookOf(`<x:sheetData>${sheet.join('')}</x:sheetData>`, strings)));
    expect(row).toMatchObject({ code: 'Q0001', longTitle: 'Pins & needles, <5 mm', effectiveFrom: '2025-01-01' });
  });

  const withCell = (column: number, text: string): readonly string[] => first.with(column, text);
  test.each([
    ['no titles', [first], 1, 1, 'column HCPC is expected'],
    ['a missing column', [HCPCS_TITLES.slice(0, 8), first.slice(0, 8)], 1, 1, 'column TERMDT is missing'],
    ['a record id that is none', [HCPCS_TITLES, withCell(2, '5')], 2, 3, "'5' is not a record id"],
    ['a sequence that is none', [HCPCS_TITLES, withCell(1, 'x')], 2, 2, "'x' is not a sequence number"],
    ['a date that Excel made its own', [HCPCS_TITLES, withCell(6, '45931')], 2, 7, "'45931' is not a date"],
    ['a code twice', [HCPCS_TITLES, first, second, first], 4, 1, 'stands on line 2 already'],
  ])('is refused whole for %s, with the place', (_, rows, line, column, reason) => {
    const content = readHcpcsXlsx(workbook(rows));
    expect(issuesIn(content)[0]).toEqual({ line, column, reason: expect.stringContaining(reason) });
  });

  test.each([
    ['an error in a cell', '<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>', 'holds an error: #REF!'],
    ['a string that is not there', '<row r="1"><c r="A1" t="s"><v>7</v></c></row>', 'refers to no string'],
    ['a document type', '<!DOCTYPE worksheet><row r="1"/>', 'not plain SpreadsheetML'],
  ])('is refused for %s', (_, sheet, message) => {
    expect(() => readHcpcsXlsx(workbookOf(sheet, '<sst/>'))).toThrow(message);
  });

  testOnShared('of October 2025 gives 8,463 codes of which 1,205 have ended, and 383 modifiers', () => {
    const content = readHcpcsXlsx(readFileSync(shared('hcpcs/HCPC2025_OCT_ANWEB.xlsx')));
    expect(content).toMatchObject({ skipped: 383 });
    expect(rowsIn(content)).toHaveLength(8_463);
    expect(rowsIn(content).filter((row) => row.effectiveTo !== null)).toHaveLength(1_205);
    expect(rowsIn(content).find((row) => row.code === 'J0570')?.effectiveFrom).toBe('2025-10-01');
  });
});

describe('The modifiers of the HCPCS file', () => {
  const modifier = hcpcsRecordLine({ code: 'ZZ', recordId: '7', long: 'A modifier that is' });
  const more = hcpcsContinuation('ZZ'.padStart(5), 2, 'carried on', '8');
  const ended = hcpcsRecordLine({ code: '9Z', recordId: '7', added: '20200101', terminated: '20250930' });
  const code = hcpcsRecordLine({ code: 'Q0001' });
  const MODIFIERS = [
    {
      code: 'ZZ',
      billable: true,
      shortTitle: 'ZZ in short',
      longTitle: 'A modifier that is carried on',
      effectiveFrom: '2025-01-01',
      effectiveTo: null,
    },
    {
      code: '9Z',
      billable: true,
      shortTitle: '9Z in short',
      longTitle: '9Z at length',
      effectiveFrom: '2020-01-01',
      effectiveTo: '2025-09-30',
    },
  ];

  test('are read from the record file, and procedure codes are counted', () => {
    expect(readHcpcsRecordModifiers(hcpcsFile(modifier, more, ended, code))).toEqual({ rows: MODIFIERS, skipped: 1 });
  });

  test('are read from the workbook in the same way', () => {
    const cells = (first: string, sequence: string, recordId: string, ...rest: string[]): string[] => [
      first,
      sequence,
      recordId,
      ...rest,
    ];
    const book = workbook([
      HCPCS_TITLES,
      cells('ZZ', '0010', '7', 'A modifier that is', 'ZZ in short', '', '20250101', '20250101', '', 'N'),
      cells('ZZ', '0020', '8', 'carried on', '', '', '', '', '', ''),
      cells('9Z', '0010', '7', '9Z at length', '9Z in short', '', '20200101', '', '20250930', 'N'),
      cells('Q0001', '0010', '3', 'Q0001 at length', 'Q0001 in short', '', '20250101', '', '', 'N'),
    ]);
    expect(readHcpcsXlsxModifiers(book)).toEqual({ rows: MODIFIERS, skipped: 1 });
  });

  test.each([
    ['without any', hcpcsFile(code), 1, 1, 'no HCPCS modifier record'],
    [
      'with three characters',
      hcpcsFile(hcpcsRecordLine({ code: 'ZZZ', recordId: '7' })),
      3,
      1,
      "'ZZZ' is not a modifier",
    ],
    ['twice', hcpcsFile(modifier, modifier), 4, 1, 'stands on line 3 already'],
    ['continued as a procedure', hcpcsFile(modifier, hcpcsContinuation('   ZZ', 2, 'x', '4')), 4, 6, 'does not follow'],
  ])('are refused %s, with the place', (_, bytes, line, column, reason) => {
    expect(issuesIn(readHcpcsRecordModifiers(bytes))[0]).toEqual({
      line,
      column,
      reason: expect.stringContaining(reason),
    });
  });

  testOnShared('of October 2025 are 383, of which 20 have ended; of 2019 they are 360', () => {
    const content = readHcpcsXlsxModifiers(readFileSync(shared('hcpcs/HCPC2025_OCT_ANWEB.xlsx')));
    expect(content).toMatchObject({ skipped: 8_463 });
    expect(rowsIn(content)).toHaveLength(383);
    expect(rowsIn(content).filter(({ effectiveTo }) => effectiveTo !== null)).toHaveLength(20);
    expect(rowsIn(content).find(({ code: each }) => each === 'LT')).toMatchObject({ effectiveTo: null });
    const bytes = execFileSync('xz', ['-dc', shared('hcpcs/HCPC2019_CONTR_ANWEB.txt.xz')], { maxBuffer: 1 << 26 });
    expect(rowsIn(readHcpcsRecordModifiers(bytes))).toHaveLength(360);
  });
});
