/** What the search index and the dictionary of phrases of a day are made of. */

import { CODE_SETS, isCodeSet, type CodeSet, type LoadableCodeSet } from '../code-set.ts';
import type { CodeRow, EditionRow, IndexRow, TabularRow } from '../files/rows.ts';
import type { PhraseSources } from '../phrases/phrases.ts';
import type { IndexSet, SearchSources } from '../search/search.ts';
import type { StoredRef } from './editions-in-force.ts';

const INDEX_SETS: readonly IndexSet[] = [
  'ICD10CM_INDEX',
  'ICD10CM_DRUGS',
  'ICD10CM_NEOPLASMS',
  'ICD10CM_EXTERNAL_CAUSES',
];

/** Every list of codes, and the lists whose words lead to them. */
export const SEARCHED_SETS: readonly LoadableCodeSet[] = [
  ...(Object.keys(CODE_SETS) as CodeSet[]),
  'ICD10CM_TABULAR',
  ...INDEX_SETS,
];

export const PHRASE_SETS: readonly LoadableCodeSet[] = ['ICD10CM', 'ICD10CM_TABULAR', ...INDEX_SETS];

/** The rows of an edition beside what it is. */
export interface Stored {
  readonly from: StoredRef;
  readonly rows: readonly EditionRow[];
}

// What a set's rows are is known from the set alone.
const rowsOf = <Row>(stored: readonly Stored[], set: LoadableCodeSet): readonly Row[] =>
  (stored.find(({ from }) => from.codeSet === set)?.rows ?? []) as readonly Row[];

export const searchSources = (stored: readonly Stored[]): SearchSources => ({
  codes: stored.flatMap(({ from: { codeSet }, rows }) =>
    isCodeSet(codeSet) ? [{ codeSet, rows: rows as readonly CodeRow[] }] : [],
  ),
  tabular: rowsOf<TabularRow>(stored, 'ICD10CM_TABULAR'),
  indexes: INDEX_SETS.map((codeSet) => ({ codeSet, rows: rowsOf<IndexRow>(stored, codeSet) })),
});

export const phraseSources = (stored: readonly Stored[]): PhraseSources => ({
  from: stored.find(({ from }) => from.codeSet === 'ICD10CM')!.from,
  codes: rowsOf<CodeRow>(stored, 'ICD10CM'),
  tabular: rowsOf<TabularRow>(stored, 'ICD10CM_TABULAR'),
  index: rowsOf<IndexRow>(stored, 'ICD10CM_INDEX'),
  neoplasms: rowsOf<IndexRow>(stored, 'ICD10CM_NEOPLASMS'),
  drugs: rowsOf<IndexRow>(stored, 'ICD10CM_DRUGS'),
  externalCauses: rowsOf<IndexRow>(stored, 'ICD10CM_EXTERNAL_CAUSES'),
});
