import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { editionOf } from '../../../src/codesets/edition.ts';
import type { MueRow } from '../../../src/codesets/files/rows.ts';
import { muePractitioner, readMue } from '../../../src/codesets/readers/ncci/mue.ts';
import { MAX_RULE_BYTES } from '../../../src/codesets/readers/ncci/rule-records.ts';
import { readersOf } from '../../../src/codesets/readers/readers.ts';
import { openMue, packSmall } from '../../../src/codesets/tables/small.ts';
import type { MueSetting } from '../../support/published/published.ts';
import { publishedMue } from '../../support/published/published.ts';
import { testOnShared } from '../../support/shared-data.ts';
import { firstIssue, lines, rowsOf, someEdition } from '../rule-files.ts';

const HEADINGS = [
  '"Owners of codes \xa9 2026\r\nand more.",,,',
  '"HCPCS/\r\nCPT Code","Practitioner Services MUE Values",MUE Adjudication Indicator,MUE Rationale',
];
const file = (...edits: readonly string[]): Uint8Array => lines(...HEADINGS, ...edits);
const GOOD = 'J0001,12,3 Date of Service Edit: Clinical,"Clinical: Data"';

describe('The file of medically unlikely edits', () => {
  test('gives units, indicator and rationale of each code', () => {
    const bytes = file(
      GOOD,
      '10000,0,2 Date of Service Edit: Policy,CMS Policy',
      '0001U,1,1 Line Edit,CMS Policy',
      ',,,',
    );
    expect(readMue('MUE_PRACTITIONER', bytes)).toEqual({
      skipped: 0,
      rows: [
        { code: 'J0001', units: 12, indicator: 3, rationale: 'Clinical: Data' },
        { code: '10000', units: 0, indicator: 2, rationale: 'CMS Policy' },
        { code: '0001U', units: 1, indicator: 1, rationale: 'CMS Policy' },
      ],
    });
  });

  const text = Buffer.from(file(GOOD)).toString('latin1');
  test.each([
    ['no headings', lines(GOOD), 1, 1, 'no line of headings'],
    ['headings alone', file(), 1, 1, 'holds no edit'],
    [
      'another kind of provider',
      lines(...HEADINGS.map((line) => line.replace('Practitioner', 'Outpatient Hospital')), GOOD),
      4,
      11,
      `not 'Practitioner Services MUE Values'`,
    ],
    [
      'a missing column',
      lines(HEADINGS[0]!, 'HCPCS/CPT Code,Practitioner Services MUE Values,MUE Rationale', 'J0001,1,CMS'),
      3,
      49,
      `not 'MUE Adjudication Indicator'`,
    ],
    ['a code that is none', file(GOOD, 'J001,1,1 Line Edit,CMS Policy'), 6, 1, `'J001' is not a code`],
    ['units that are no number', file('J0001,1.5,1 Line Edit,CMS Policy'), 5, 7, `'1.5' is not a number of units`],
    ['units below none', file('J0001,-1,1 Line Edit,CMS Policy'), 5, 7, 'not a number of units'],
    ['another indicator', file('J0001,1,4 Line Edit,CMS Policy'), 5, 9, 'not an adjudication indicator'],
    [
      'an indicator that contradicts its words',
      file('J0001,1,2 Line Edit,CMS Policy'),
      5,
      9,
      'not an adjudication indicator',
    ],
    ['no rationale', file('J0001,1,1 Line Edit, '), 5, 21, 'not a rationale'],
    ['a line that breaks off', file('J0001,1,1 Line Edit'), 5, 1, '3 fields, not 4: it is truncated'],
    ['more fields', file(`${GOOD},more`), 5, 60, 'more than 4 fields'],
    ['a code twice', file(GOOD, GOOD), 6, 1, 'code J0001 stands on line 5 already'],
    ['a file cut off', Buffer.from(text.slice(0, -4), 'latin1'), 5, 57, 'truncated'],
    ['UTF-16', Buffer.from(text, 'utf16le'), 1, 2, '0x00 has no place'],
  ])('is refused whole for %s, with the place', (_, bytes, line, column, reason) => {
    expect(firstIssue(readMue('MUE_PRACTITIONER', bytes))).toEqual({
      line,
      column,
      reason: expect.stringContaining(reason),
    });
  });

  test('is refused when it is larger than any such file', () => {
    const large = Buffer.alloc(MAX_RULE_BYTES + 1, '1,\n');
    expect(firstIssue(readMue('MUE_PRACTITIONER', large))).toEqual({
      line: 1,
      column: 1,
      reason: expect.stringContaining('larger'),
    });
  });

  test('is an edition of a quarter by its name, of its own kind of provider alone', () => {
    const of = (name: string) => editionOf(muePractitioner.editions, { name, archiveName: null }, {});
    expect(of('MCR_MUE_PractitionerServices_Eff_10-01-2026.csv')).toMatchObject({
      name: '2026-10',
      effectiveFrom: '2026-10-01',
    });
    expect(() => of('MCR_MUE_DMESupplierServices_Eff_10-01-2026.csv')).toThrow('does not tell by its name');
  });

  testOnShared.each<['MUE_PRACTITIONER' | 'MUE_OUTPATIENT' | 'MUE_SUPPLIER', MueSetting, string, number, MueRow]>([
    [
      'MUE_PRACTITIONER',
      'practitioner',
      '2026-04',
      15_095,
      { code: '0001U', units: 1, indicator: 2, rationale: 'Code Descriptor / CPT Instruction' },
    ],
    [
      'MUE_OUTPATIENT',
      'outpatient',
      '2024-07',
      14_628,
      { code: '0002M', units: 1, indicator: 3, rationale: 'Nature of Analyte' },
    ],
    ['MUE_SUPPLIER', 'supplier', '2024-07', 2928, { code: 'A4206', units: 0, indicator: 3, rationale: 'CMS Policy' }],
  ])('of %s is read and found whole', async (codeSet, setting, edition, count, known) => {
    const path = publishedMue(setting);
    const [reader] = readersOf(codeSet);
    expect(reader?.fileName.test(basename(path))).toBe(true);
    expect(reader?.editions.nameFromFile(basename(path), null)).toBe(edition);
    const rows = rowsOf(readMue(codeSet, await readFile(path)));
    expect(rows).toHaveLength(count);
    const table = openMue(packSmall(rows), someEdition(codeSet));
    expect(table.size).toBe(count);
    expect(table.find(known.code)).toEqual(known);
    expect(rows.filter((row) => JSON.stringify(table.find(row.code)) !== JSON.stringify(row))).toEqual([]);
  });
});

describe('The table of medically unlikely edits', () => {
  const code = fc.stringMatching(/^(?:[0-9]{5}|[A-Z][0-9]{4}|[0-9]{4}[FTUMA])$/);
  const row = fc.record({
    code,
    units: fc.integer({ min: 0, max: 9_999_999 }),
    indicator: fc.constantFrom(1 as const, 2 as const, 3 as const),
    rationale: fc.constantFrom('CMS Policy', 'Nature of Analyte'),
  });

  test('finds each row, and nothing else', () => {
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: (one) => one.code }), fc.array(code), (rows, others) => {
        const table = openMue(packSmall(rows), someEdition('MUE_PRACTITIONER'));
        expect(rows.map((one) => table.find(one.code))).toEqual(rows);
        const known = new Set(rows.map((one) => one.code));
        expect(others.filter((other) => !known.has(other)).map(table.find)).toEqual(
          others.filter((other) => !known.has(other)).map(() => null),
        );
        expect(['', 'x', '1000', '123456789'].map(table.find)).toEqual([null, null, null, null]);
      }),
    );
  });
});
