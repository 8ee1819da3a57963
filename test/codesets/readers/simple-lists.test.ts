import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { readCpt } from '../../../src/codesets/readers/lists/cpt.ts';
import { readSimpleList, type SimpleList } from '../../../src/codesets/readers/lists/simple-list.ts';
import { shared, testOnShared } from '../../support/shared-data.ts';
import { issuesIn, rowsIn } from '../files.ts';

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

describe('A simple list', () => {
  test('gives codes with their titles and days', () => {
    const text =
      'code,title,long_title,effective_from,effective_to\n' +
      '1,One,,2020-01-01,\nA2,"Two, of\nthem",Two at length,01/31/2021,12/31/2022\n';
    expect(readSimpleList('CARC', utf8(text))).toEqual({
      skipped: 0,
      rows: [
        {
          code: '1',
          billable: true,
          shortTitle: 'One',
          longTitle: 'One',
          effectiveFrom: '2020-01-01',
          effectiveTo: null,
        },
        {
          code: 'A2',
          billable: true,
          shortTitle: 'Two, of them',
          longTitle: 'Two at length',
          effectiveFrom: '2021-01-31',
          effectiveTo: '2022-12-31',
        },
      ],
    });
  });

  test('may call its title as CMS does, and have its columns in any order', () => {
    const rows = rowsIn(readSimpleList('PLACE_OF_SERVICE', utf8('Display,Code\nA place,11\n')));
    expect(rows).toMatchObject([{ code: '11', shortTitle: 'A place', longTitle: 'A place', effectiveFrom: null }]);
  });

  test('leaves out and counts what stands for no code', () => {
    const text = 'code,display\n11,A place\n29,UNASSIGNED\n~,No words\n';
    expect(readSimpleList('PLACE_OF_SERVICE', utf8(text))).toMatchObject({ rows: [{ code: '11' }], skipped: 2 });
  });

  test.each<[SimpleList, string]>([
    ['PLACE_OF_SERVICE', '02'],
    ['CARC', '253'],
    ['CARC', 'P14'],
    ['RARC', 'N130'],
    ['RARC', 'MA01'],
    ['CLAIM_STATUS', '20'],
    ['CLAIM_STATUS_CATEGORY', 'A1'],
  ])('of %s may hold %s', (codeSet, code) => {
    expect(rowsIn(readSimpleList(codeSet, utf8(`code,title\n${code},Words\n`)))).toMatchObject([{ code }]);
  });

  const head = 'code,title,effective_from,effective_to\n';
  test.each<[string, SimpleList, string, number, number, string]>([
    ['no codes', 'CARC', 'code,title\n', 1, 1, 'holds no code'],
    ['no names of columns', 'CARC', '1,One\n', 1, 1, "'1' is not a column"],
    ['a strange column', 'CARC', 'code,title,notes\n1,One,\n', 1, 12, "'notes' is not a column"],
    ['a lost column', 'CARC', 'code,effective_from\n1,\n', 1, 1, 'title or display is missing'],
    ['two titles', 'CARC', 'code,title,display\n1,One,One\n', 1, 12, 'two columns'],
    ['a short row', 'CARC', `${head}1,One\n`, 2, 3, 'has 2 fields where 4 are due'],
    ['a long row', 'CARC', 'code,title\n1,One, more\n', 2, 7, 'has 3 fields where 2 are due'],
    [
      'a code of another list',
      'PLACE_OF_SERVICE',
      'code,title\n11,A\nN130,B\n',
      3,
      1,
      "'N130' is not of the list Place",
    ],
    ['a code twice', 'RARC', 'code,title\nN1,A\nN1,B\n', 3, 1, 'code N1 stands on line 2 already'],
    ['no title', 'RARC', 'code,title\nN1," "\n', 2, 4, 'code N1 has no title'],
    ['a day that is none', 'CARC', `${head}1,One,2026-02-30,\n`, 2, 7, "'2026-02-30' is not a day"],
    ['a day of another country', 'CARC', `${head}1,One,31/12/2026,\n`, 2, 7, "'31/12/2026' is not a day"],
    ['an end before the beginning', 'CARC', `${head}1,One,2026-02-01,2026-01-31\n`, 2, 18, 'ends on 2026-01-31'],
  ])('is refused whole for %s, with the place', (_, codeSet, text, line, column, reason) => {
    const content = readSimpleList(codeSet, utf8(text));
    expect(content).not.toHaveProperty('rows');
    expect(issuesIn(content)[0]).toEqual({ line, column, reason: expect.stringContaining(reason) });
  });

  testOnShared.each([
    ['CARC', 'cms_bfd_cc0/carc.csv', 407, 0],
    ['PLACE_OF_SERVICE', 'cms_bfd_cc0/place_of_service.csv', 52, 49],
  ] as const)('of CMS gives %s', (codeSet, path, count, skipped) => {
    const content = readSimpleList(codeSet, readFileSync(shared(`code-lists/${path}`)));
    expect(content).toMatchObject({ skipped });
    expect(rowsIn(content)).toHaveLength(count);
  });
});

describe('The licensee’s file of CPT', () => {
  const sample =
    'code\tshort\tlong\teffective_from\teffective_to\r\n' +
    '99213\tMade-up service A\tMade-up service A, "at length"\t\t\r\n' +
    '0042T\tMade-up service B\tMade-up service B, at length\t2026-01-01\t2026-12-31\r\n';

  test('gives codes with two titles and days', () => {
    expect(rowsIn(readCpt(utf8(sample)))).toEqual([
      {
        code: '99213',
        billable: true,
        shortTitle: 'Made-up service A',
        longTitle: 'Made-up service A, "at length"',
        effectiveFrom: null,
        effectiveTo: null,
      },
      {
        code: '0042T',
        billable: true,
        shortTitle: 'Made-up service B',
        longTitle: 'Made-up service B, at length',
        effectiveFrom: '2026-01-01',
        effectiveTo: '2026-12-31',
      },
    ]);
  });

  test.each([
    ['commas', sample.replaceAll('\t', ','), 1, 1, 'is not a column of this list'],
    ['a HCPCS code', sample.replace('99213', 'J0570'), 2, 1, "'J0570' is not of the list CPT"],
    ['a lost tab', sample.replace('A\tMade', 'A Made'), 2, 57, 'has 4 fields where 5 are due'],
    ['a cut', sample.slice(0, -30), 3, 47, 'truncated'],
  ])('is refused whole for %s, with the place', (_, text, line, column, reason) => {
    expect(issuesIn(readCpt(utf8(text)))[0]).toEqual({ line, column, reason: expect.stringContaining(reason) });
  });
});
