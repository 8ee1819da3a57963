/** The published files as what a search index is made of. For suites and measurements on the shared data. */

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { CodeSet } from '../../../src/codesets/code-set.ts';
import { findCodeFile } from '../../../src/codesets/files/archive.ts';
import type { CodeRow, IndexRow, NoteKind, TabularRow } from '../../../src/codesets/files/rows.ts';
import { readIndexXml } from '../../../src/codesets/readers/icd10/index-xml.ts';
import { sectionId } from '../../../src/codesets/readers/icd10/tabular-xml.ts';
import { readersOf } from '../../../src/codesets/readers/readers.ts';
import type { SearchSources } from '../../../src/codesets/search/search.ts';

/** Every list that the shared data has, of the years in which they were current. */
export const publishedSources = async (folder: string): Promise<SearchSources> => ({
  codes: await Promise.all(
    LISTS.map(async ([codeSet, path]) => ({ codeSet, rows: await publishedCodes(codeSet, join(folder, path)) })),
  ),
  tabular: publishedTabular(folder),
  indexes: (['drug', 'neoplasm', 'eindex'] as const).map((name) => ({
    codeSet: ({ drug: 'ICD10CM_DRUGS', neoplasm: 'ICD10CM_NEOPLASMS', eindex: 'ICD10CM_EXTERNAL_CAUSES' } as const)[
      name
    ],
    rows: publishedIndex(join(folder, `icd10cm/index/icd10cm-${name}-April-1-2026.xml.xz`)),
  })),
});

const LISTS = [
  ['ICD10CM', 'icd10cm/official_zips/icd10cm-Code-Descriptions-2026.zip'],
  ['ICD10PCS', 'icd10cm/icd10pcs/cms_icd10pcs_order_2026.zip'],
  ['HCPCS', 'hcpcs/HCPC2025_OCT_ANWEB.xlsx'],
  ['MODIFIER', 'hcpcs/HCPC2025_OCT_ANWEB.xlsx'],
  ['PLACE_OF_SERVICE', 'code-lists/cms_bfd_cc0/place_of_service.csv'],
  ['CARC', 'code-lists/cms_bfd_cc0/carc.csv'],
] as const satisfies readonly (readonly [CodeSet, string])[];

export const publishedCodes = async (codeSet: CodeSet, path: string): Promise<readonly CodeRow[]> => {
  const { bytes, reader, name } = await findCodeFile(path, readersOf(codeSet));
  const content = reader.read(bytes);
  if ('issues' in content) throw new Error(`${name}: ${JSON.stringify(content.issues[0])}`);
  return content.rows as readonly CodeRow[];
};

const unpacked = (path: string): string => execFileSync('xz', ['-dc', path], { encoding: 'utf8', maxBuffer: 1 << 28 });

const NOTES: Readonly<Record<string, NoteKind>> = {
  includes: 'INCLUDES',
  inclusionTerm: 'INCLUSION_TERM',
  excludes1: 'EXCLUDES1',
  excludes2: 'EXCLUDES2',
  codeFirst: 'CODE_FIRST',
  useAdditionalCode: 'USE_ADDITIONAL',
  codeAlso: 'CODE_ALSO',
  notes: 'NOTE',
};

export const publishedTabular = (folder: string): TabularRow[] =>
  unpacked(join(folder, 'icd10cm/tabular/tabular_2026_merged.jsonl.xz'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const entry = JSON.parse(line) as Record<string, unknown> & { id: string; kind: string; desc: string };
      const idOf = (id: string): string => (id.startsWith('SEC ') ? sectionId(id.slice(4)) : id.replace('.', ''));
      const notes = Object.entries(NOTES).flatMap(([key, kind]) =>
        ((entry[key] ?? []) as { t: string }[]).map(({ t }) => ({ kind, text: t, references: [] })),
      );
      return {
        id: idOf(entry.id),
        level: entry.kind.toUpperCase() as TabularRow['level'],
        parent: typeof entry['parent'] === 'string' ? idOf(entry['parent']) : null,
        title: entry.desc,
        notes,
        sevenCharacters: (entry['sevenChrDef'] ?? null) as Record<string, string> | null,
      };
    });

export const publishedIndex = (path: string): readonly IndexRow[] => {
  const content = readIndexXml(Buffer.from(unpacked(path)));
  if ('issues' in content) throw new Error(`${path}: ${JSON.stringify(content.issues[0])}`);
  return content.rows;
};
