import { describe, expect, test } from '@jest/globals';
import { editionOf } from '../../../src/codesets/edition.ts';
import type { CodeFileContent } from '../../../src/codesets/files/code-file.ts';
import type { NoteKind, TabularRow } from '../../../src/codesets/files/rows.ts';
import { readTabularAddenda, tabularAddenda } from '../../../src/codesets/readers/icd10/tabular-addenda.ts';
import { readTabularXml } from '../../../src/codesets/readers/icd10/tabular-xml.ts';
import { SMALL_TABULAR, utf8 } from '../tabular-files.ts';

const rowsIn = (content: CodeFileContent<TabularRow>): readonly TabularRow[] => {
  if ('issues' in content) throw new Error(JSON.stringify(content.issues));
  return content.rows;
};

const BEFORE = rowsIn(readTabularXml(SMALL_TABULAR));

const HEAD = [
  '      A LIST OF OUR OWN',
  '        2032 Addenda',
  'No Change   Chapter 5',
  'No Change   Ailments of gnomes (G00-G99)',
  '',
];
const addenda = (...lines: string[]): Uint8Array => utf8(`${[...HEAD, ...lines].join('\n')}\n`);

const after = (...lines: string[]): readonly TabularRow[] => rowsIn(readTabularAddenda(addenda(...lines), BEFORE));

const entry = (rows: readonly TabularRow[], id: string): TabularRow | undefined => rows.find((row) => row.id === id);

/** The texts of the notes of one kind at an entry. */
const notesAt = (rows: readonly TabularRow[], id: string, kind: NoteKind): string[] | undefined =>
  entry(rows, id)
    ?.notes.filter((note) => note.kind === kind)
    .map(({ text }) => text);

describe('The addenda', () => {
  test('leave alone what they do not speak of', () => {
    expect(after('No Change   G10 Faded hat', 'Add             Ashen hat').filter(({ id }) => id !== 'G10')).toEqual(
      BEFORE.filter(({ id }) => id !== 'G10'),
    );
  });

  test('add codes in their places, with notes under headings or none, over several lines', () => {
    const rows = after(
      'No Change   Hats (G10-G19)',
      '',
      'No Change   G11 Lost hat',
      '',
      'Add             G11.2 Hat lost at',
      '                      sea',
      'Add                   Hat overboard',
      'Add                   Excludes1: hat lost in a river (G11.1)',
      'Add                              hat lost in ponds (G12.-,',
      '\fG13.-)',
      'Add             Use Additional code, if known, for the sea (Z10-',
      '                Z12)',
      'Add             G11.1 Hat lost in a river',
      'Add         G12 Hat of another',
    );
    expect(rows.map(({ id }) => id)).toEqual('CH5 G10-G19 G10 G101 G102X G11 G111 G112 G12 G20-G20 G20'.split(' '));
    expect(entry(rows, 'G112')).toEqual({
      id: 'G112',
      level: 'CODE',
      parent: 'G11',
      title: 'Hat lost at sea',
      sevenCharacters: null,
      notes: [
        { kind: 'INCLUSION_TERM', text: 'Hat overboard', references: [] },
        {
          kind: 'EXCLUDES1',
          text: 'hat lost in a river (G11.1)',
          references: [{ from: 'G111', to: null, open: false }],
        },
        {
          kind: 'EXCLUDES1',
          text: 'hat lost in ponds (G12.-, G13.-)',
          references: ['G12', 'G13'].map((from) => ({ from, to: null, open: true })),
        },
        {
          kind: 'USE_ADDITIONAL',
          text: 'code, if known, for the sea (Z10-Z12)',
          references: [{ from: 'Z10', to: 'Z12', open: true }],
        },
      ],
    });
    expect([entry(rows, 'G12')?.parent, entry(rows, 'G111')?.parent]).toEqual(['G10-G19', 'G11']);
  });

  test('delete codes with their notes, and single notes', () => {
    const rows = after(
      'No Change   G10 Faded hat',
      'No Change       Excludes1:',
      'Delete                     stolen hat & coat (X10-X19)',
      'Add         Excludes2: stolen hat & coat (X10-X19)',
      'Delete          G10.1 Faded hat, red',
      'Delete                Hat gone pink',
      'Delete      G11 Lost hat',
    );
    expect(rows.map(({ id }) => id)).toEqual(['CH5', 'G10-G19', 'G10', 'G102X', 'G20-G20', 'G20']);
    expect([notesAt(rows, 'G10', 'EXCLUDES1'), notesAt(rows, 'G10', 'EXCLUDES2')]).toEqual([
      ['lost hat (G11)'],
      ['stolen hat & coat (X10-X19)'],
    ]);
  });

  test('revise titles and notes, and bring back what was deleted', () => {
    const rows = after(
      'Revise from G10 Faded hat',
      'Revise to   G10 Pale hat',
      'No Change       Excludes1:',
      'Revise from                lost hat (G11)',
      'Revise to                  lost hat (G11.-)',
      'Revise from     Excludes1: stolen hat & coat (X10-X19)',
      'Revise to       Excludes2: stolen hat (X10-X19)',
      'Delete      G11 Lost hat',
      'Add         G11 Hat astray',
    );
    expect(entry(rows, 'G10')).toMatchObject({ title: 'Pale hat' });
    expect(notesAt(rows, 'G10', 'EXCLUDES1')).toEqual(['lost hat (G11.-)']);
    expect(notesAt(rows, 'G10', 'EXCLUDES2')).toEqual(['stolen hat (X10-X19)']);
    expect(entry(rows, 'G11')).toMatchObject({ title: 'Hat astray', notes: [] });
  });

  test('find a note in spite of its case and punctuation, and under another heading than they give', () => {
    const rows = after(
      'No Change   G11 Lost hat',
      'Delete          Bald head, (G11)',
      'Delete          A hat is lost: after three days',
      'Delete          Code also bald head (H10)',
    );
    // The first is not there at all, which one miss in a file allows.
    expect(entry(rows, 'G11')?.notes).toEqual([]);
  });

  test('add sections, and change the ends of others with all that stands in them', () => {
    const rows = after(
      'No Change   This chapter contains the following blocks:',
      'Revise from     G10-G19 Hats',
      'Revise to       G10-G1A Hats',
      'Add             G30 Boots',
      'Revise from Hats (G10-G19)',
      'Revise to   Hats (G10-G1A)',
      'Add         Excludes2: caps (H20)',
      'Add         G1A Stolen hat',
      'Add         Boots (G30)',
      'Add         G30 Wet boots',
    );
    expect(rows.map(({ id, parent }) => `${id} in ${parent}`)).toEqual([
      'CH5 in null',
      'G10-G1A in CH5',
      'G10 in G10-G1A',
      'G101 in G10',
      'G102X in G10',
      'G11 in G10-G1A',
      'G1A in G10-G1A',
      'G20-G20 in CH5',
      'G20 in G20-G20',
      'G30-G30 in CH5',
      'G30 in G30-G30',
    ]);
    expect(notesAt(rows, 'G10-G1A', 'EXCLUDES2')).toEqual(['caps (H20)']);
    expect(entry(rows, 'G10-G1A')?.title).toBe('Hats (G10-G1A)');
  });

  test('define seventh characters', () => {
    const rows = after(
      'No Change   G11 Lost hat',
      'Add             The appropriate 7th character is to be added to each code from category G11',
      'Add             A in summer',
      'Add             D - in winter',
    );
    expect(entry(rows, 'G11')?.sevenCharacters).toEqual({ A: 'in summer', D: 'in winter' });
  });

  const manyMisses = ['No Change   G11 Lost hat', 'Delete          no such note', 'Delete          nor such'];
  test.each<[string, Uint8Array, number, number, string]>([
    ['an empty file', utf8(''), 1, 1, 'empty'],
    ['another text', utf8('No Change   Chapter 5\n'), 1, 1, 'does not begin with the title of addenda'],
    ['a title alone', utf8('2032 Addenda\n'), 1, 1, 'holds no change'],
    ['bytes that are not UTF-8', Buffer.from('2032 Addenda\nAdd   \xff\n', 'latin1'), 2, 7, 'not UTF-8'],
    ['an unknown word', addenda('Added       G13 New hat'), 6, 1, 'none of the words for a change'],
    ['notes that are not there', addenda(...manyMisses), 7, 17, "no such note at G11: 'no such note'"],
    [
      'codes that are not there',
      addenda('Delete      G77 Hat', 'Delete      G78 Hat'),
      6,
      13,
      "no such code: 'G77 Hat'",
    ],
    ['codes that are there', addenda('Add         G10 Hat', 'Add         G11 Hat'), 6, 13, 'is there already'],
    [
      'codes without a section',
      addenda('Add         A77 Hat', 'Add         A78 Hat'),
      6,
      13,
      'no section for the code',
    ],
    [
      'a code renamed to another',
      addenda('Revise from G10 Hat', 'Revise to   G11 Hat', 'Delete      G77 Hat'),
      6,
      13,
      'the code G11 is there already',
    ],
    ['no second half', addenda('Revise from G10 Faded hat', 'Delete      G77 Hat'), 7, 13, 'no such code'],
    ['no first half', addenda('Revise to   G10 Faded hat', 'Delete      G77 Hat'), 6, 13, 'from what this is revised'],
    ['another chapter', addenda('No Change   Chapter 9', 'Add          Hat'), 6, 13, 'no such chapter'],
  ])('are refused whole for %s, with the place', (_, bytes, line, column, reason) => {
    const content = readTabularAddenda(bytes, BEFORE);
    expect('issues' in content && content.issues[0]).toEqual({ line, column, reason: expect.stringContaining(reason) });
  });

  test('need the edition before', () => {
    const issues = [{ line: 1, column: 1, reason: 'the edition that these changes begin from is not loaded' }];
    expect(readTabularAddenda(addenda('Add         G13 Hat'))).toEqual({ issues });
    expect(readTabularAddenda(addenda('Add         G13 Hat'), [])).toEqual({ issues });
  });

  test('may miss once, which is told with page, line, the words and why', () => {
    const content = readTabularAddenda(addenda('No Change   G11 Lost hat', '\fDelete          no such note'), BEFORE);
    const slips = [{ line: 7, column: 17, reason: "page 2: there is no such note at G11: 'no such note'" }];
    expect(content).toEqual({ rows: BEFORE, skipped: 1, slips });
  });

  test.each([
    ['tabular-addenda-FY2023-Apr.txt', '2023-04'],
    ['tabular-addenda-FY2026.txt', '2026'],
    ['icd10cm-tabular-addenda-2026.txt', '2026'],
    ['icd10cm-tabular-addenda-April-1-2026.txt', '2026-04'],
  ])('called %s make edition %s', (name, edition) => {
    expect(name).toMatch(tabularAddenda.fileName);
    expect(editionOf(tabularAddenda.editions, { name, archiveName: null }, {}).name).toBe(edition);
  });
});
