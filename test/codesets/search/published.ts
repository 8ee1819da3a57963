/** The published files as what a search index is made of. For suites and measurements on the shared data. */

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { CodeSet } from '../../../src/codesets/code-set.ts';
import { findCodeFile } from '../../../src/codesets/files/archive.ts';
import type { CodeRow, IndexRow, NoteKind, TabularRow } from '../../../src/codesets/files/rows.ts';
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
      const idOf = (id: string): string => id.replace(/^SEC /, '').replace('.', '');
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

/** A small reading of the publisher's XML, which is known to be whole. */
export const publishedIndex = (path: string): IndexRow[] => {
  const rows: IndexRow[] = [];
  const heads = new Map<string, string>();
  const levels: { path: string[]; row: IndexRow | null }[] = [];
  let plain = '';
  let nemods: string[] = [];
  let column = '';
  const text = unpacked(path).replaceAll('&amp;', '&').replaceAll('&apos;', "'").replaceAll('&lt;', '<');
  for (const [, closing, tag, attributes, after] of text.matchAll(/<(\/?)([\w.]+)([^>]*)>([^<]*)/g)) {
    const here = levels.at(-1);
    if (closing === '' && (tag === 'mainTerm' || tag === 'term')) levels.push({ path: here?.path ?? [], row: null });
    if (closing === '/' && (tag === 'mainTerm' || tag === 'term')) levels.pop();
    if (closing === '' && tag === 'title') [plain, nemods] = [after!, []];
    else if (closing === '' && tag === 'nemod') nemods.push(after!);
    else if (closing === '/' && tag === 'nemod') plain += ` ${after!}`;
    else if (closing === '/' && tag === 'title' && here) {
      const title = plain.replaceAll(/\s+/g, ' ').trim();
      here.path = [...here.path, title];
      const nonessential = nemods.flatMap((list) => [...list.matchAll(/\(([^)]*)\)/g)].map(([, word]) => word!));
      here.row = { path: here.path, nonessential, codes: [], see: null, seeAlso: null };
      rows.push(here.row);
    }
    if (closing === '' && tag === 'head') heads.set(/col="(\d+)"/.exec(attributes!)![1]!, after!.trim());
    if (closing === '' && tag === 'cell') column = heads.get(/col="(\d+)"/.exec(attributes!)![1]!)!;
    if (closing === '' && (tag === 'cell' || tag === 'code')) {
      const code = after!.trim().replaceAll('.', '').replace(/-+$/, '');
      const codes = here!.row!.codes as { column: string | null; code: string }[];
      if (code !== '') codes.push({ column: tag === 'cell' ? column : null, code });
    }
  }
  return rows;
};
