/** Rows for dictionaries of tests, and those of the published files where they are. */

import { execFileSync } from 'node:child_process';
import type { CodeRow, IndexRow, NoteRow, TabularRow } from '../../../src/codesets/files/rows.ts';
import { openPhrases } from '../../../src/codesets/phrases/open.ts';
import { packPhrases } from '../../../src/codesets/phrases/pack.ts';
import type { Phrases, PhraseSources } from '../../../src/codesets/phrases/phrases.ts';
import { icd10cmOrder } from '../../../src/codesets/readers/icd10/icd10cm-order.ts';
import { readIndexXml } from '../../../src/codesets/readers/icd10/index-xml.ts';
import { STARTER_ICD10CM } from '../../../src/codesets/starter/icd10cm.ts';
import { calendarDate } from '../../../src/platform/calendar-date.ts';
import { shared } from '../../support/shared-folder.ts';

const FROM = {
  codeSet: 'ICD10CM',
  edition: '2026',
  official: true,
  effectiveFrom: calendarDate('2025-10-01')!,
  effectiveTo: calendarDate('2026-09-30'),
} as const;

export const code = (written: string, title: string, billable = true): CodeRow => ({
  code: written.replace('.', ''),
  billable,
  shortTitle: title,
  longTitle: title,
  effectiveFrom: null,
  effectiveTo: null,
});

/** Sources with these rows and no others. */
export const sourcesOf = (rows: Partial<PhraseSources>): PhraseSources => ({
  from: FROM,
  codes: [],
  tabular: [],
  index: [],
  neoplasms: [],
  drugs: [],
  externalCauses: [],
  ...rows,
});

export const phrasesOf = (rows: Partial<PhraseSources>): Phrases => openPhrases(packPhrases(sourcesOf(rows)));

/** The starter edition alone. */
export const starterCodes = (): CodeRow[] =>
  STARTER_ICD10CM.map(({ code: written, billable, title }) => code(written, title, billable));

const decompressed = (path: string): Buffer => execFileSync('xz', ['-dc', shared(path)], { maxBuffer: 2 ** 26 });

/** The codes of fiscal year 2026 as published. */
export const publishedCodes = (): readonly CodeRow[] => {
  const content = icd10cmOrder.read(decompressed('icd10cm/icd10cm-order-2026.txt.xz'));
  if ('issues' in content) throw new Error('The published order file was refused.');
  return content.rows;
};

/** Everything that is published for fiscal year 2026, as far as the folder has it: there is no alphabetic index. */
export const publishedSources = (): PhraseSources => ({
  from: FROM,
  codes: publishedCodes(),
  tabular: publishedTabular(),
  index: [],
  neoplasms: publishedTable('neoplasm'),
  drugs: publishedTable('drug'),
  externalCauses: publishedTable('eindex'),
});

interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly desc: string;
  readonly includes?: readonly { readonly t: string }[];
  readonly inclusionTerm?: readonly { readonly t: string }[];
}

const publishedTabular = (): TabularRow[] =>
  decompressed('icd10cm/tabular/tabular_2026_merged.jsonl.xz')
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Entry)
    .filter(({ kind }) => kind === 'code')
    .map(({ id, desc, includes = [], inclusionTerm = [] }) => ({
      id: id.replace('.', ''),
      level: 'CODE',
      parent: null,
      title: desc,
      notes: [...includes.map(noteOf('INCLUDES')), ...inclusionTerm.map(noteOf('INCLUSION_TERM'))],
      sevenCharacters: null,
    }));

const noteOf =
  (kind: NoteRow['kind']) =>
  ({ t: text }: { readonly t: string }): NoteRow => ({ kind, text, references: [] });

/** One of the publisher's tables, by the reader of such files. */
const publishedTable = (name: string): readonly IndexRow[] => {
  const content = readIndexXml(decompressed(`icd10cm/index/icd10cm-${name}-April-1-2026.xml.xz`));
  if ('issues' in content) throw new Error(`The published ${name} table was refused.`);
  return content.rows;
};
