import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { editionOf } from '../../../src/codesets/edition.ts';
import type { CodeFileContent } from '../../../src/codesets/files/code-file.ts';
import type { TabularRow } from '../../../src/codesets/files/rows.ts';
import { readTabularXml, tabularXml } from '../../../src/codesets/readers/icd10/tabular-xml.ts';
import { shared, testOnShared } from '../../support/shared-data.ts';
import { SMALL_CHAPTERS, SMALL_TABULAR, tabularFile, utf8 } from '../tabular-files.ts';

const rowsIn = (content: CodeFileContent<TabularRow>): readonly TabularRow[] => {
  if ('issues' in content) throw new Error(JSON.stringify(content.issues));
  return content.rows;
};

const firstIssue = (bytes: Uint8Array) => {
  const content = readTabularXml(bytes);
  return 'issues' in content ? content.issues[0] : undefined;
};

describe('The tabular list', () => {
  test('gives chapters, sections and codes with their parents, parents first', () => {
    expect(rowsIn(readTabularXml(SMALL_TABULAR)).map(({ id, level, parent }) => [id, level, parent])).toEqual([
      ['CH5', 'CHAPTER', null],
      ['G10-G19', 'SECTION', 'CH5'],
      ['G10', 'CODE', 'G10-G19'],
      ['G101', 'CODE', 'G10'],
      ['G102X', 'CODE', 'G10'],
      ['G11', 'CODE', 'G10-G19'],
      ['G20-G20', 'SECTION', 'CH5'],
      ['G20', 'CODE', 'G20-G20'],
    ]);
  });

  test('gives the notes of each entry by kind, with their references, and the seventh characters', () => {
    const rows = rowsIn(readTabularXml(SMALL_TABULAR));
    const entry = (id: string) => rows.find((row) => row.id === id);
    expect(entry('G10')).toEqual({
      id: 'G10',
      level: 'CODE',
      parent: 'G10-G19',
      title: 'Faded hat',
      notes: [
        { kind: 'INCLUDES', text: 'bleached hat', references: [] },
        { kind: 'EXCLUDES1', text: 'lost hat (G11)', references: [{ from: 'G11', to: null, open: false }] },
        {
          kind: 'EXCLUDES1',
          text: 'stolen hat & coat (X10-X19)',
          references: [{ from: 'X10', to: 'X19', open: true }],
        },
        {
          kind: 'SEVENTH_CHARACTER',
          text: 'A character for the season is added to each code of G10',
          references: [],
        },
      ],
      sevenCharacters: { A: 'summer', D: 'winter' },
    });
    const kinds = (id: string) => entry(id)?.notes.map(({ kind }) => kind);
    expect(kinds('CH5')).toEqual(['EXCLUDES2']);
    expect(kinds('G10-G19')).toEqual(['USE_ADDITIONAL', 'USE_ADDITIONAL']);
    expect(kinds('G101')).toEqual(['INCLUSION_TERM', 'CODE_FIRST']);
    expect(kinds('G11')).toEqual(['CODE_ALSO', 'NOTE']);
  });

  test('counts a note without text and passes it over', () => {
    expect(readTabularXml(SMALL_TABULAR)).toMatchObject({ skipped: 1 });
  });

  const changed = (from: string | RegExp, to: string): Uint8Array => tabularFile(SMALL_CHAPTERS.replace(from, to));
  const text = Buffer.from(SMALL_TABULAR).toString();
  const bomb = `<!DOCTYPE x [${'<!ENTITY a "aaaa">'.repeat(3)}<!ENTITY b "&a;&a;&a;">]>`;
  test.each([
    ['an empty file', utf8(''), 1, 1, 'empty'],
    ['a file that is cut off', SMALL_TABULAR.subarray(0, 1000), expect.any(Number), expect.any(Number), 'truncated'],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), 1, 1, 'UTF-16'],
    ['bytes that are not UTF-8', Buffer.from(text.replace('Faded hat<', 'Fad\xe9d hat<'), 'latin1'), 16, 10, 'UTF-8'],
    ['another encoding', utf8(text.replace('utf-8', 'latin1')), 1, expect.any(Number), 'encoding latin1'],
    ['an entity bomb', utf8(text.replace('?>\n', `?>\n${bomb}\n`)), 2, 1, 'DOCTYPE'],
    [
      'an external entity',
      utf8(text.replace('?>', '?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>')),
      1,
      39,
      'DOCTYPE',
    ],
    ['an entity of nobody', changed('lost hat (G11)', '&lost; hat'), 18, expect.any(Number), 'not expanded'],
    ['tags that cross', changed('</diag>\n<diag placeholder', '</desc>\n<diag placeholder'), 27, 7, 'unexpected close'],
    ['depth without end', utf8('<a>'.repeat(100)), 1, expect.any(Number), 'nested more than 64 deep'],
    ['another document', utf8('<ICD10CM.index/>'), 1, 1, 'the root is ICD10CM.index'],
    ['changes only', utf8('<ICD10CM.tabular isAddenda="true"/>'), 1, 1, 'not the whole'],
    ['nothing in it', tabularFile(''), 2, 1, 'no chapter'],
    ['a chapter that is no number', changed('<name>5<', '<name>V<'), 6, 1, "'V' is not a chapter"],
    ['a section that is no range', changed('<section id="G10-G19"', '<section id="G10-Z"'), 11, 1, "'G10-Z'"],
    ['a code that is none', changed('<name>G10.1<', '<name>G1#<'), 21, 1, "'G1#' is not an ICD-10-CM code"],
    ['a code under another', changed('<name>G10.1<', '<name>G11.1<'), 21, 1, 'stands under G10'],
    ['a code twice', changed('<name>G20<', '<name>G11<'), 41, 1, 'G11 stands on line 30 already'],
    ['a code without a title', changed('<desc>Lost hat</desc>', ''), 30, 1, 'G11 has no title'],
    ['an unknown element', changed('<notes>', '<oddity/><notes>'), 34, 1, 'an element oddity is not known within diag'],
    ['marks of changes', changed('bleached hat', '<new>bleached</new> hat'), 17, 11, 'a plain note is expected'],
    ['a seventh character that is none', changed('char="A"', 'char="AB"'), 20, 14, "'AB' is not a seventh character"],
    ['a seventh character without meaning', changed('>summer<', '><'), 20, 14, 'has no meaning'],
  ])('is refused whole for %s, with the place', (_, bytes, line, column, reason) => {
    expect(firstIssue(bytes)).toEqual({ line, column, reason: expect.stringContaining(reason) });
  });

  test.each([
    ['icd10cm_tabular_2021.xml', null, '2021', '2020-10-01'],
    ['icd10cm-tabular-2026.xml', null, '2026', '2025-10-01'],
    ['icd10cm-tabular-April-1-2026.xml', null, '2026-04', '2026-04-01'],
    ['icd10cm-tabular-2026.xml', 'icd10cm-table-and-index-April-1-2026.zip', '2026-04', '2026-04-01'],
  ])('called %s in %s is edition %s', (name, archiveName, edition, effectiveFrom) => {
    expect(name).toMatch(tabularXml.fileName);
    expect(editionOf(tabularXml.editions, { name, archiveName }, {})).toMatchObject({ name: edition, effectiveFrom });
  });

  test.each(['icd10cm-tabular-addenda-2026.xml', 'icd10cm-tabular-2026.pdf', 'icd10cm_tabular.xsd'])(
    'is not in %s',
    (name) => {
      expect(name).not.toMatch(tabularXml.fileName);
    },
  );

  testOnShared('of fiscal year 2021 gives 22 chapters, 296 sections and 45,017 codes', () => {
    const path = shared('icd10cm/tabular/icd10cm_tabular_2021.xml.xz');
    const rows = rowsIn(readTabularXml(execFileSync('xz', ['-dc', path], { maxBuffer: 1 << 26 })));
    const levels = (level: TabularRow['level']) => rows.filter((row) => row.level === level).length;
    expect([levels('CHAPTER'), levels('SECTION'), levels('CODE')]).toEqual([22, 296, 45_017]);
    expect(rows.flatMap(({ notes }) => notes)).toHaveLength(OFFICIAL_NOTES);
    expect(rows.filter(({ sevenCharacters }) => sevenCharacters !== null)).toHaveLength(507);
  });
});

/** All notes of the file but the 8 of its introduction. */
const OFFICIAL_NOTES = 23_404 - 8;
