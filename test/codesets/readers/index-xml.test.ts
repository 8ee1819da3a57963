import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { editionOf } from '../../../src/codesets/edition.ts';
import type { CodeFileContent } from '../../../src/codesets/files/code-file.ts';
import type { IndexRow } from '../../../src/codesets/files/rows.ts';
import {
  icd10cmDrugs,
  icd10cmExternalCauses,
  icd10cmIndex,
  icd10cmNeoplasms,
} from '../../../src/codesets/readers/icd10/index-xml.ts';
import { openIndex, packIndex } from '../../../src/codesets/tables/index-terms.ts';
import type { EditionRef } from '../../../src/codesets/tables/table.ts';
import { shared, testOnShared } from '../../support/shared-data.ts';
import { SMALL_CELLS, SMALL_INDEX, indexFile, utf8 } from '../tabular-files.ts';

const { read } = icd10cmIndex;

const rowsIn = (content: CodeFileContent<IndexRow>): readonly IndexRow[] => {
  if ('issues' in content) throw new Error(JSON.stringify(content.issues));
  return content.rows;
};

const term = (path: string[], more: Partial<IndexRow>): IndexRow => ({
  path,
  nonessential: [],
  codes: [],
  see: null,
  seeAlso: null,
  ...more,
});

describe('The index', () => {
  test('gives every term with its path, words in parentheses, codes and directions', () => {
    expect(read(SMALL_INDEX)).toEqual({
      skipped: 0,
      rows: [
        term(['Hat NOS'], { nonessential: ['of a gnome', 'pointed'], codes: [{ column: null, code: 'G10' }] }),
        term(['Hat NOS', 'faded'], {
          codes: [
            { column: null, code: 'G101' },
            { column: 'Manifestation', code: 'S101' },
          ],
          seeAlso: 'Bleaching',
        }),
        term(['Hat NOS', 'faded', 'by rain'], { see: 'Rain' }),
        term(['Hat NOS', 'lost'], { codes: [{ column: null, code: 'G11' }] }),
        term(['Rain shower'], { nonessential: ['light', 'warm (very)'], codes: [{ column: null, code: 'G20' }] }),
      ],
    });
  });

  test('gives the codes of a table under the headings of their columns, and nothing for an empty cell', () => {
    expect(rowsIn(read(SMALL_CELLS))).toEqual([
      term(['Paint'], {
        codes: [
          { column: 'Spilled', code: 'T360X1' },
          { column: 'Worn', code: 'G10' },
        ],
      }),
    ]);
  });

  const changed = (file: Uint8Array, from: string, to: string): Uint8Array =>
    utf8(Buffer.from(file).toString().replace(from, to));
  test.each([
    ['a file that is cut off', SMALL_INDEX.subarray(0, 300), expect.any(Number), expect.any(Number), 'truncated'],
    ['a document type', utf8('<!DOCTYPE a [<!ENTITY b "c">]><ICD10CM.index/>'), 1, 1, 'DOCTYPE'],
    ['another document', utf8('<ICD10CM.tabular/>'), 1, 1, 'the root is ICD10CM.tabular'],
    ['no terms', indexFile(''), 2, 1, 'no term'],
    ['a wrong level', changed(SMALL_INDEX, 'level="2"', 'level="3"'), 14, 1, 'the term of level 3 stands at level 2'],
    ['a term without a title', changed(SMALL_INDEX, '<title>lost</title>', ''), 16, 1, 'no title'],
    ['a code that is none', changed(SMALL_INDEX, '<code>G10.1<', '<code>G1#<'), 11, 1, "'G1#' is not"],
    ['an unknown element', changed(SMALL_INDEX, '<subcat>G11</subcat>', '<odd/>'), 16, 36, 'odd is not known'],
    ['a cell without a heading', changed(SMALL_CELLS, 'col="4">G', 'col="9">G'), 8, 1, 'column 9 has no heading'],
  ])('is refused whole for %s, with the place', (_, bytes, line, column, reason) => {
    const content = read(bytes);
    expect('issues' in content && content.issues[0]).toEqual({ line, column, reason: expect.stringContaining(reason) });
  });

  test('is read with a slip of the publisher in a thousand terms, which is counted', () => {
    const terms = Array.from({ length: 1000 }, (_, index) => `<mainTerm><title>t${index}</title></mainTerm>`);
    const letter = (slip: string) => indexFile(`<letter><title>T</title>${terms.join('')}${slip}</letter>`);
    const slip = '<mainTerm><title>x</title><code>see below</code></mainTerm>';
    expect(read(letter(slip))).toMatchObject({ skipped: 1 });
    expect(read(letter(slip + slip))).toMatchObject({ issues: [{ line: 4 }, { line: 4 }] });
  });

  test('is opened as a table that gives the same terms', () => {
    const rows = rowsIn(read(SMALL_INDEX));
    const from = { codeSet: 'ICD10CM_INDEX', edition: '2031', official: true } as EditionRef;
    const table = openIndex(packIndex(rows), from);
    expect([...table.entries()]).toEqual(rows);
    expect([table.size, table.from]).toEqual([5, from]);
    expect([...openIndex(packIndex([]), from).entries()]).toEqual([]);
  });

  test.each([
    [icd10cmIndex, 'icd10cm-index-2026.xml', '2026'],
    [icd10cmIndex, 'icd10cm_index_2021.xml', '2021'],
    [icd10cmDrugs, 'icd10cm-drug-April-1-2026.xml', '2026-04'],
    [icd10cmNeoplasms, 'icd10cm-neoplasm-April-2025.xml', '2025-04'],
    [icd10cmExternalCauses, 'icd10cm_eindex_2023.xml', '2023'],
  ])('of %j is found as %s, edition %s', (reader, name, edition) => {
    const readers = [icd10cmIndex, icd10cmDrugs, icd10cmNeoplasms, icd10cmExternalCauses];
    expect(readers.filter(({ fileName }) => fileName.test(name))).toEqual([reader]);
    expect(editionOf(reader.editions, { name, archiveName: null }, {}).name).toBe(edition);
  });
});

describe('The official tables', () => {
  testOnShared.each([
    ['drug', 7430, 40_036],
    ['neoplasm', 1940, 9020],
    ['eindex', 8090, 6686],
  ])('%s of April 2026 has %i terms and %i codes', (part, terms, codes) => {
    const path = shared(`icd10cm/index/icd10cm-${part}-April-1-2026.xml.xz`);
    const content = read(execFileSync('xz', ['-dc', path], { maxBuffer: 1 << 26 }));
    const rows = rowsIn(content);
    expect(content).toMatchObject({ skipped: 0 });
    expect([rows.length, rows.flatMap((row) => row.codes).length]).toEqual([terms, codes]);
  });
});
