import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect } from '@jest/globals';
import type { CodeFileContent } from '../../../src/codesets/files/code-file.ts';
import type { TabularRow } from '../../../src/codesets/files/rows.ts';
import { readTabularAddenda } from '../../../src/codesets/readers/icd10/tabular-addenda.ts';
import { readTabularXml, sectionId } from '../../../src/codesets/readers/icd10/tabular-xml.ts';
import type { EditionRef } from '../../../src/codesets/tables/table.ts';
import { openTabular, packTabular } from '../../../src/codesets/tables/tabular.ts';
import { shared, testOnShared } from '../../support/shared-data.ts';

const rowsIn = (content: CodeFileContent<TabularRow>): readonly TabularRow[] => {
  if ('issues' in content) throw new Error(JSON.stringify(content.issues));
  return content.rows;
};

describe('The official addenda', () => {
  const unpacked = (path: string): Buffer => execFileSync('xz', ['-dc', shared(path)], { maxBuffer: 1 << 26 });

  const years = [
    'FY2022',
    'FY2022-Apr',
    'FY2023',
    'FY2023-Apr',
    'FY2024',
    'FY2024-Apr',
    'FY2025',
    'FY2025-Apr',
    'FY2026',
  ];
  const fiscalYear2026 = (): { readonly rows: readonly TabularRow[]; readonly skipped: readonly number[] } => {
    let rows = rowsIn(readTabularXml(unpacked('icd10cm/tabular/icd10cm_tabular_2021.xml.xz')));
    const skipped = years.map((year) => {
      const content = readTabularAddenda(
        readFileSync(shared(`icd10cm/tabular/addenda_txt/tabular-addenda-${year}.txt`)),
        rows,
      );
      rows = rowsIn(content);
      return 'skipped' in content ? content.skipped : -1;
    });
    return { rows, skipped };
  };

  testOnShared('lead from fiscal year 2021 to 2026 with a single miss, and to every code of its order file', () => {
    const { rows, skipped } = fiscalYear2026();
    expect(skipped).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0]);
    const levels = (level: TabularRow['level']) => rows.filter((row) => row.level === level).length;
    expect([levels('CHAPTER'), levels('SECTION'), levels('CODE')]).toEqual([22, 297, 46_881]);

    const ordered = unpacked('icd10cm/icd10cm-order-2026.txt.xz').toString('latin1').trimEnd().split(/\r?\n/);
    const codes = new Set(ordered.map((line) => line.slice(6, 13).trim()));
    const made = new Set(madeCodes(rows));
    expect([...codes].filter((code) => !made.has(code))).toEqual([]);
    // D and S are not given to those who have died (S06 with 7 or 8 in the sixth place): a note says so, in words.
    const others = [...made].filter((code) => !codes.has(code));
    expect(others).toHaveLength(76);
    expect(others.filter((code) => !/^S06.{2}[78][DS]$/.test(code))).toEqual([]);

    // An independent reading of the same files, known to lack the notes of two sections that were given another end.
    const theirs = notesOfMerged(unpacked('icd10cm/tabular/tabular_2026_merged.jsonl.xz').toString());
    const mine = rows.flatMap(({ id, notes }) =>
      notes.filter(({ kind }) => kind === 'EXCLUDES1').map(({ text }) => `${id} ${text}`),
    );
    const known = new Set(mine);
    expect([theirs.length, mine.length]).toEqual([5430, 5433]);
    expect(theirs.filter((note) => known.has(note))).toHaveLength(5427);
  });

  testOnShared('are refused on another edition than the one before', () => {
    const rows = rowsIn(readTabularXml(unpacked('icd10cm/tabular/icd10cm_tabular_2021.xml.xz')));
    const late = readFileSync(shared('icd10cm/tabular/addenda_txt/tabular-addenda-FY2026.txt'));
    expect(readTabularAddenda(late, rows)).toHaveProperty('issues');
  });
});

/** The codes of a tabular list: its entries, and those that get a seventh character, filled up with X. */
const madeCodes = (rows: readonly TabularRow[]): string[] => {
  const table = openTabular(packTabular(rows), { codeSet: 'ICD10CM_TABULAR' } as EditionRef);
  const headings = new Set(rows.map(({ parent }) => parent));
  return rows.flatMap(({ id, level }) => {
    if (level !== 'CODE') return [];
    const characters = id.length < 7 && !headings.has(id) ? table.sevenCharactersOf(id) : null;
    return [id, ...[...(characters?.keys() ?? [])].map((character) => id.padEnd(6, 'X') + character)];
  });
};

const notesOfMerged = (text: string): string[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly id: string; readonly excludes1?: readonly { readonly t: string }[] })
    .filter(({ id }) => id !== 'SEC I10-I16' && id !== 'SEC J40-J47')
    .flatMap(({ id, excludes1 = [] }) => {
      const own = id.startsWith('SEC ') ? sectionId(id.slice(4)) : id.replace('.', '');
      return excludes1.map(({ t }) => `${own} ${t.replace(/\s+/g, ' ').trim()}`);
    });
