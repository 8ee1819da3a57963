import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { findCodeFile } from '../../../src/codesets/files/archive.ts';
import { MAX_ISSUES, type CodeFileContent } from '../../../src/codesets/files/code-file.ts';
import { editionOf } from '../../../src/codesets/edition.ts';
import { readIcd10cmOrder } from '../../../src/codesets/readers/icd10/icd10cm-order.ts';
import { readersOf } from '../../../src/codesets/readers/readers.ts';
import { shared, testOnShared } from '../../support/shared-data.ts';
import { SMALL_ORDER, ascii, issuesIn, orderFile, orderLine, rowsIn } from '../files.ts';

describe('The ICD-10-CM order file', () => {
  test('gives every code and heading in its order', () => {
    expect(readIcd10cmOrder(SMALL_ORDER)).toEqual({
      skipped: 0,
      rows: [
        ['Q01', false],
        ['Q010', true],
        ['Q02', true],
      ].map(([code, billable]) => ({
        code,
        billable,
        shortTitle: `${code} in short`,
        longTitle: `${code} at length`,
        effectiveFrom: null,
        effectiveTo: null,
      })),
    });
  });

  test('may end its lines as Unix does', () => {
    const unix = ascii(Buffer.from(SMALL_ORDER).toString('latin1').replaceAll('\r', ''));
    expect(readIcd10cmOrder(unix)).toEqual(readIcd10cmOrder(SMALL_ORDER));
  });

  const text = Buffer.from(SMALL_ORDER).toString('latin1');
  const changed = (from: string, to: string): Uint8Array => ascii(text.replace(from, to));
  test.each([
    ['an empty file', ascii(''), 1, 1, 'empty'],
    ['a file cut off within a line', SMALL_ORDER.subarray(0, -5), 3, 88, 'truncated'],
    ['a file cut off within its fixed columns', ascii(`${text.slice(0, 230)}\r\n`), 3, 46, 'truncated'],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), 1, 1, 'UTF-16'],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le'), 1, 1, 'binary or UTF-16'],
    ['a byte order mark', Buffer.from(`\ufeff${text}`, 'utf8'), 1, 1, 'byte order mark'],
    ['a byte beyond ASCII', changed('Q010 at length', 'Q010 \xe9 length'), 2, 83, 'byte 0xe9'],
    ['a tab', changed('Q010 at length', 'Q010\tat length'), 2, 82, 'byte 0x09'],
    ['a wrong order number', changed('00002', '00004'), 2, 1, 'order number 4 stands where 2 is due'],
    ['no order number', changed('00002', '0000x'), 2, 1, 'not an order number'],
    ['a code that is none', changed('Q010   ', 'Q#10   '), 2, 7, "'Q#10' is not an ICD-10-CM code"],
    ['another flag', changed('Q010    1', 'Q010    2'), 2, 15, "flag is '2'"],
    ['text where a blank is due', changed('00002 ', '00002,'), 2, 6, 'column 6 is not blank'],
    ['no short title', orderFile({ code: 'Q01', short: '' }), 1, 17, 'no short title'],
    ['no long title', orderFile({ code: 'Q01', long: '  ' }), 1, 78, 'no long title'],
    ['a code twice', orderFile({ code: 'Q01' }, { code: 'Q02' }, { code: 'Q01' }), 3, 7, 'stands on line 1 already'],
    ['a heading over nothing', orderFile({ code: 'Q01', flag: '0' }, { code: 'Q02' }), 1, 7, 'no codes under it'],
    [
      'a billable heading',
      orderFile({ code: 'Q01' }, { code: 'Q010' }),
      1,
      15,
      'may be submitted and has codes under it',
    ],
  ])('is refused whole for %s, with the place', (_, bytes, line, column, reason) => {
    const content = readIcd10cmOrder(bytes);
    expect(content).not.toHaveProperty('rows');
    expect(issuesIn(content)[0]).toEqual({ line, column, reason: expect.stringContaining(reason) });
  });

  test('names a missing line once, and not every line after it', () => {
    const lines = [1, 2, 4, 5].map((order) => `${orderLine(order, { code: `Q0${order}` })}\n`);
    expect(issuesIn(readIcd10cmOrder(ascii(lines.join(''))))).toHaveLength(1);
  });

  test('of another kind ends after the first hundred issues', () => {
    expect(issuesIn(readIcd10cmOrder(ascii('a,b,c\n'.repeat(5000))))).toHaveLength(MAX_ISSUES);
  });
});

describe('The official order files', () => {
  testOnShared('of fiscal year 2026 gives 98,186 rows, 74,719 of them billable', () => {
    const bytes = execFileSync('xz', ['-dc', shared('icd10cm/icd10cm-order-2026.txt.xz')], { maxBuffer: 1 << 26 });
    const rows = rowsIn(readIcd10cmOrder(bytes));
    expect(rows).toHaveLength(98_186);
    expect(rows.filter((row) => row.billable)).toHaveLength(74_719);
    expect(rows.find((row) => row.code === 'E119')).toMatchObject({ billable: true });
    expect(rows.find((row) => row.code === 'QA0')).toMatchObject({ billable: false });
  });

  testOnShared.each([
    ['icd10-Order-CodeFiles2023', '2023', '2022-10-01', '2023-09-30', 96_745, 73_639],
    ['icd10cm-CodesDescriptions-2024', '2024', '2023-10-01', '2024-09-30', 97_296, 74_044],
    ['icd10cm-Codes-Descriptions-April-2024', '2024-04', '2024-04-01', '2024-09-30', 97_296, 74_044],
    ['ICD10-CM-Code-Descriptions-2025', '2025', '2024-10-01', '2025-09-30', 97_584, 74_260],
    ['Code-descriptions-April-2025', '2025-04', '2025-04-01', '2025-09-30', 97_584, 74_260],
    ['icd10cm-Code-Descriptions-2026', '2026', '2025-10-01', '2026-09-30', 98_186, 74_719],
  ])('in %s.zip is edition %s', async (zip, name, effectiveFrom, effectiveTo, count, billable) => {
    const file = await findCodeFile(shared(`icd10cm/official_zips/${zip}.zip`), readersOf('ICD10CM'));
    expect(editionOf(file.reader.editions, file, {})).toEqual({ name, effectiveFrom, effectiveTo });
    const rows = rowsIn(file.reader.read(file.bytes) as CodeFileContent);
    expect([rows.length, rows.filter((row) => row.billable).length]).toEqual([count, billable]);
  });
});
