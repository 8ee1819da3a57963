import { describe, expect, test } from '@jest/globals';
import { readTabularXml } from '../../../src/codesets/readers/icd10/tabular-xml.ts';
import type { EditionRef } from '../../../src/codesets/tables/table.ts';
import { openTabular, packTabular } from '../../../src/codesets/tables/tabular.ts';
import { SMALL_TABULAR } from '../tabular-files.ts';

const content = readTabularXml(SMALL_TABULAR);
const rows = 'rows' in content ? content.rows : [];
const from = { codeSet: 'ICD10CM_TABULAR', edition: '2031', official: true } as EditionRef;
// What is packed goes from thread to thread.
const table = openTabular(structuredClone(packTabular(rows)), from);

describe('The tabular list in memory', () => {
  test('gives every entry as it was read, all of them in order and each by its id', () => {
    expect(table.size).toBe(8);
    expect([...table.entries()]).toEqual(rows);
    expect(rows.map(({ id }) => table.entry(id))).toEqual(rows);
    expect([table.entry('G99'), table.entry('G10.1'), table.entry('')]).toEqual([null, null, null]);
  });

  test.each([
    ['G101', ['CH5', 'G10-G19', 'G10', 'G101']],
    ['G101XXA', ['CH5', 'G10-G19', 'G10', 'G101']],
    ['G102XXD', ['CH5', 'G10-G19', 'G10', 'G102X']],
    ['G20', ['CH5', 'G20-G20', 'G20']],
    ['G10', ['CH5', 'G10-G19', 'G10']],
    ['G30', []],
    ['CH5', []],
    ['', []],
  ])('knows the path to %s', (code, path) => {
    expect(table.pathOf(code).map(({ id }) => id)).toEqual(path);
  });

  test('gives a code its own notes and those of all above, and inclusion terms of its own only', () => {
    const notes = (code: string) => table.notesOn(code).map(({ kind, at }) => `${kind} ${at}`);
    const above = ['INCLUDES G10', 'EXCLUDES1 G10', 'EXCLUDES1 G10', 'SEVENTH_CHARACTER G10'];
    const highest = ['USE_ADDITIONAL G10-G19', 'USE_ADDITIONAL G10-G19', 'EXCLUDES2 CH5'];
    expect(notes('G101')).toEqual(['INCLUSION_TERM G101', 'CODE_FIRST G101', ...above, ...highest]);
    expect(notes('G101XXA')).toEqual(['CODE_FIRST G101', ...above, ...highest]);
    expect(notes('G20')).toEqual(['EXCLUDES2 CH5']);
    expect(notes('G30')).toEqual([]);
    expect(table.notesOn('G11')[0]).toEqual({
      kind: 'CODE_ALSO',
      text: 'bald head (H10)',
      references: [{ from: 'H10', to: null, open: false }],
      at: 'G11',
    });
  });

  test('gives the seventh characters of the nearest definition above', () => {
    expect(table.sevenCharactersOf('G101XXA')).toEqual(
      new Map([
        ['A', 'summer'],
        ['D', 'winter'],
      ]),
    );
    expect(table.sevenCharactersOf('G10')?.size).toBe(2);
    expect([table.sevenCharactersOf('G11'), table.sevenCharactersOf('X99')]).toEqual([null, null]);
    const nearer = rows.map((row) => (row.id === 'G101' ? { ...row, sevenCharacters: { S: 'spring' } } : row));
    expect(openTabular(packTabular(nearer), from).sevenCharactersOf('G101')).toEqual(new Map([['S', 'spring']]));
  });

  test('may be empty', () => {
    const empty = openTabular(packTabular([]), from);
    expect([empty.size, empty.notesOn('G10'), empty.pathOf('G10'), [...empty.entries()]]).toEqual([0, [], [], []]);
  });

  test('tells the bytes that it holds', () => {
    expect(table.bytes).toBeGreaterThan(rows.map((row) => JSON.stringify(row)).join('').length);
  });
});
