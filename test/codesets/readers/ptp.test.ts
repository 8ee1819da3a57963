import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { findCodeFile } from '../../../src/codesets/files/archive.ts';
import { MAX_ISSUES } from '../../../src/codesets/files/code-file.ts';
import type { PtpRow } from '../../../src/codesets/files/rows.ts';
import { loadEdition } from '../../../src/codesets/loading/load.ts';
import { joinPtp, ptpOutpatient, ptpPractitioner, readPtp } from '../../../src/codesets/readers/ncci/ptp.ts';
import { readersOf } from '../../../src/codesets/readers/readers.ts';
import { openPtp } from '../../../src/codesets/tables/ptp.ts';
import { selectRows, storeOf } from '../../../src/codesets/loading/stores.ts';
import { plusDays } from '../../../src/platform/calendar-date.ts';
import type { KeptPtp, PtpSetting } from '../../support/published/ptp.ts';
import { keptPtp, publishedPtp } from '../../support/published/ptp.ts';
import { testOnShared } from '../../support/shared-data.ts';
import type { PtpEntry } from '../rule-files.ts';
import { PTP_HEADINGS, firstIssue, lines, ptpFile, ptpLine, rowsOf, someEdition } from '../rule-files.ts';
import type { Stage } from '../stage.ts';
import { day, openStage } from '../stage.ts';
import { packPtp } from '../tables/packed-ptp.ts';

const CLOSED = { from: '20200101', to: '20221231', indicator: '0' };

describe('The file of procedure-to-procedure edits', () => {
  test('gives the edits by column 1 code, in the order of the pairs and their days', () => {
    const bytes = ptpFile(
      { one: '0001U', two: 'G0001', old: '*', from: '19960101' },
      { two: '30000', to: '20240331' },
      { one: '0001U', two: '10000', indicator: '9', from: '20200101', to: '20200101' },
      { two: '20000', from: '20240101', indicator: '1' },
      { two: '20000', ...CLOSED },
    );
    expect(readPtp(bytes)).toEqual({
      skipped: 0,
      rows: [
        {
          columnOne: '0001U',
          columnTwo: ['10000', 'G0001'],
          effectiveFrom: ['2020-01-01', '1996-01-01'],
          effectiveTo: ['2020-01-01', null],
          indicators: [9, 1],
        },
        {
          columnOne: '10000',
          columnTwo: ['20000', '20000', '30000'],
          effectiveFrom: ['2020-01-01', '2024-01-01', '2024-01-01'],
          effectiveTo: ['2022-12-31', null, '2024-03-31'],
          indicators: [0, 1, 1],
        },
      ],
    });
  });

  test('may end its lines as Unix does, have headings in quotes, and no first day of an edit before 1996', () => {
    const headings =
      '"Column 1"\t"Column 2"\t"*=in existence\nprior to 1996"\t"Effective\nDate"\t"Deletion"\t"Modifier"\t"Reason"';
    const text = `${headings}\n${ptpLine({ old: '*', from: '' })}\n\n`;
    expect(rowsOf(readPtp(Buffer.from(text)))).toEqual([
      { columnOne: '10000', columnTwo: ['20000'], effectiveFrom: [null], effectiveTo: [null], indicators: [1] },
    ]);
  });

  test('may hand a pair over on one day, and repeat edits that were never in force', () => {
    const never = { from: '20200101', to: '20200101', indicator: '9' };
    const bytes = ptpFile(never, never, CLOSED, { from: '20221231' });
    expect(rowsOf(readPtp(bytes))[0]?.columnTwo).toHaveLength(4);
  });

  const text = Buffer.from(ptpFile({}, { two: '30000' })).toString('latin1');
  test.each([
    ['an empty file', Buffer.from(''), 1, 1, 'empty'],
    ['no headings', lines(ptpLine({})), 1, 1, `no headings 'Column 1'`],
    ['headings alone', lines(...PTP_HEADINGS), 1, 1, 'not a file of NCCI edits'],
    ['a column 1 that is no code', ptpFile({}, { one: '1000' }), 7, 1, `'1000' is not a code`],
    ['the first column 1 that is no code', ptpFile({ one: '100x0' }), 6, 1, `'100x0' is not a code`],
    ['a column 2 that is no code', ptpFile({ two: 'E11.9' }), 6, 7, `'E11.9' is not a code`],
    ['a mark that is none', ptpFile({ old: 'x' }), 6, 13, `'x' stands where *`],
    ['no first day', ptpFile({ from: ' ' }), 6, 16, 'is not a date'],
    ['a first day that does not exist', ptpFile({ from: '20240230' }), 6, 15, `'20240230' is not a date`],
    ['a first day in another form', ptpFile({ from: '01/01/2024' }), 6, 15, `'01/01/2024' is not a date`],
    ['a first day of another time', ptpFile({ from: '18990101' }), 6, 15, `'18990101' is not a date`],
    ['no deletion date', ptpFile({ to: '' }), 6, 24, `'' is neither *`],
    ['an end before the beginning', ptpFile({ to: '20231231' }), 6, 24, 'before it begins on 2024-01-01'],
    ['another indicator', ptpFile({ indicator: '2' }), 6, 26, `'2' is not a modifier indicator`],
    ['a longer indicator', ptpFile({ indicator: '10' }), 6, 26, `'10' is not a modifier indicator`],
    ['a line that breaks off', lines(...PTP_HEADINGS, '10000\t20000\t \t2024'), 6, 1, '4 fields, not 7'],
    ['more fields', lines(...PTP_HEADINGS, `${ptpLine({})}\tmore`), 6, 1, '8 fields, not 7'],
    ['a file cut off', Buffer.from(text.slice(0, -9), 'latin1'), 7, 29, 'truncated'],
    ['the same edit twice', ptpFile({}, { two: '30000' }, {}), 8, 1, 'pair 10000, 20000 stands on line 6 already'],
    ['a pair with days in common', ptpFile(CLOSED, { from: '20221230' }), 7, 1, 'for the same days'],
    [
      'a pair within another of its own',
      ptpFile({ from: '20200101' }, { from: '20210101', to: '20210201' }, { from: '20220101' }),
      7,
      1,
      'line 6 already',
    ],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), 1, 1, 'UTF-16'],
    ['a byte order mark', Buffer.from(`\ufeff${text}`, 'utf8'), 1, 1, 'byte order mark'],
    ['a CSV file', Buffer.from('Column 1,Column 2\n10000,20000\n'), 1, 1, 'not a file of NCCI edits'],
  ])('is refused whole for %s, with the place', (_, bytes, line, column, reason) => {
    expect(firstIssue(readPtp(bytes))).toEqual({ line, column, reason: expect.stringContaining(reason) });
  });

  test('is refused for hostile sizes: a line of many megabytes, and more codes than there are', () => {
    const long = Buffer.concat([ptpFile(), Buffer.alloc(64 * 1024 * 1024, 0x41), Buffer.from('\n')]);
    expect(firstIssue(readPtp(long))).toMatchObject({ line: 6, reason: expect.stringContaining('1 fields, not 7') });
    const heading = Buffer.concat([Buffer.alloc(64 * 1024 * 1024, 0x41), Buffer.from('\n'), ptpFile({})]);
    expect(rowsOf(readPtp(heading))).toHaveLength(1);
    const many = Array.from({ length: 65_537 }, (_, code) => ptpLine({ two: String(code).padStart(5, '0') }));
    expect(firstIssue(readPtp(Buffer.from(`${[...PTP_HEADINGS, ...many].join('\n')}\n`, 'latin1')))?.reason).toBe(
      '65537 different codes are more than CPT and HCPCS have together',
    );
  });

  test('of another kind ends after the first hundred issues', () => {
    const content = readPtp(lines(...PTP_HEADINGS, ...Array.from({ length: 5000 }, () => 'a,b,c')));
    expect('issues' in content ? content.issues : []).toHaveLength(MAX_ISSUES);
  });

  test.each([
    [ptpPractitioner, 'ccipra-v302r0-f1.txt', '2024-07'],
    [ptpPractitioner, 'ccipra-v313r0-f4.TXT', '2025-10'],
    [ptpPractitioner, 'ccipra-v320-f2.txt', '2026-01'],
    [ptpOutpatient, 'ccioph-v301r0-f1.txt', '2024-04'],
    [ptpPractitioner, 'mine-2024q3.txt', '2024-07'],
    [ptpPractitioner, 'ccipra-v309r0-f1.txt', null],
    [ptpPractitioner, 'ccioph-v302r0-f1.txt', null],
    [ptpOutpatient, 'ccipra-v302r0-f1.txt', null],
  ])('is of an edition by its version (%#)', (reader, name, edition) => {
    expect(reader.editions.nameFromFile(name, null)).toBe(edition);
  });
});

describe('The files of one edition', () => {
  const read = (...entries: readonly PtpEntry[]) => rowsOf(readPtp(ptpFile(...entries)));

  test('are joined in the order of the codes, also where a code stands in two of them', () => {
    const joined = joinPtp([
      read({ one: 'G0001' }, { one: '10000', two: '30000' }),
      read({ one: '10000', ...CLOSED }, { one: '10000' }),
    ]);
    expect(rowsOf(joined)).toEqual([
      {
        columnOne: '10000',
        columnTwo: ['20000', '20000', '30000'],
        effectiveFrom: ['2020-01-01', '2024-01-01', '2024-01-01'],
        effectiveTo: ['2022-12-31', null, null],
        indicators: [0, 1, 1],
      },
      { columnOne: 'G0001', columnTwo: ['20000'], effectiveFrom: ['2024-01-01'], effectiveTo: [null], indicators: [1] },
    ]);
  });

  test('are refused where two of them hold a pair for the same days', () => {
    const twice = joinPtp([read({}, { two: '30000' }), read({ from: '20240601' })]);
    expect(firstIssue(twice)).toEqual({
      line: 1,
      column: 1,
      reason: 'pair 10000, 20000 stands in two files for the same days',
    });
  });
});

describe('A file of edits in its archive', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  test('is found beside its workbook, loaded, and read back as it was', async () => {
    const bytes = ptpFile({ one: '0001U', old: '*', from: '' }, {}, CLOSED, { two: '30000' });
    const zip = zipSync({ 'ccipra-v302r0-f1.xlsx': new Uint8Array([1]), 'ccipra-v302r0-f1.TXT': bytes });
    const path = stage.saved('medicare-ncci-2024q3-practitioner-ptp-edits-ccipra-v302r0-f1.zip', zip);
    expect((await findCodeFile(path, readersOf('PTP_PRACTITIONER'))).name).toBe('ccipra-v302r0-f1.TXT');
    const result = await loadEdition(stage.client, { codeSet: 'PTP_PRACTITIONER', path, parts: 1 });
    expect(result).toMatchObject({ outcome: 'LOADED', edition: '2024-07', codes: 2 });
    const { rows: editions } = await stage.client.query<{ id: string }>('select id from code_set_edition');
    const { rows } = await stage.client.query<PtpRow>(selectRows(storeOf('PTP_PRACTITIONER')), [editions[0]?.id]);
    expect(rows).toEqual(rowsOf(readPtp(bytes)));
    expect(
      openPtp(packPtp(rows), someEdition('PTP_PRACTITIONER')).find('10000', '20000', day('2021-01-01'))?.indicator,
    ).toBe(0);
  });

  test('is refused for the other kind of provider', async () => {
    const path = stage.saved('ccipra-v302r0-f1.txt', ptpFile({}));
    await expect(loadEdition(stage.client, { codeSet: 'PTP_OUTPATIENT', path })).rejects.toThrow(
      'does not tell by its name',
    );
  });
});

describe('All edits of an edition', () => {
  testOnShared.each<[PtpSetting, number, number, number]>([
    ['practitioner', 2_546_017, 1_669_820, 25_000_000],
    ['outpatient', 1_775_818, 1_335_857, 18_000_000],
  ])(
    'for %s are read from four files and found on both sides of their deletion dates',
    async (setting, count, open, maxBytes) => {
      const paths = publishedPtp(setting);
      const codeSet = setting === 'practitioner' ? 'PTP_PRACTITIONER' : 'PTP_OUTPATIENT';
      expect(paths.map((path) => readersOf(codeSet)[0]?.fileName.test(basename(path)))).toEqual([
        true,
        true,
        true,
        true,
      ]);
      const parts: (readonly PtpRow[])[] = [];
      for (const path of paths) parts.push(rowsOf(readPtp(await readFile(path))));
      const rows = rowsOf(joinPtp(parts));
      // The files break off within a code.
      expect(parts.reduce((sum, part) => sum + part.length, 0)).toBeGreaterThan(rows.length);
      expect(rows.reduce((sum, row) => sum + row.effectiveTo.filter((date) => date === null).length, 0)).toBe(open);
      const table = openPtp(packPtp(rows), someEdition(codeSet));
      expect(table.size).toBe(count);
      expect(table.bytes).toBeLessThan(maxBytes);
      const kept = keptPtp(setting);
      const step = Math.floor(kept.length / 10_000);
      const wrong: unknown[] = [];
      for (let place = 0; place < kept.length; place += step) wrong.push(...contradictions(table, kept, place));
      expect(wrong).toEqual([]);
    },
    120_000,
  );
});

/** What the table says otherwise of a kept edit on its last day and on the day after, and of the pair turned round. */
const contradictions = (table: ReturnType<typeof openPtp>, kept: readonly KeptPtp[], place: number): unknown[] => {
  const edit = kept[place]!;
  const isSame = (other: KeptPtp | undefined): boolean =>
    other?.columnOne === edit.columnOne && other.columnTwo === edit.columnTwo;
  const pair = kept.slice(Math.max(place - 4, 0), place + 5).filter(isSame);
  const expectedOn = (date: string): string | null =>
    pair
      .filter(({ indicator, deleted }) => indicator !== '9' && date <= deleted && date >= '1996-01-01')
      .sort((one, other) => (one.deleted < other.deleted ? -1 : 1))[0]?.indicator ?? null;
  const days =
    edit.deleted === '9999-12-31' ? ['2024-07-01', '2199-01-01'] : [edit.deleted, plusDays(day(edit.deleted), 1)];
  return days.flatMap((date) => {
    const found = table.find(edit.columnOne, edit.columnTwo, day(date))?.indicator ?? null;
    const expected = expectedOn(date);
    // An edit of indicator 9 is found on its one day, where no other is.
    if (String(found) === String(expected) || (expected === null && found === 9)) return [];
    return [{ ...edit, date, found, expected }];
  });
};
