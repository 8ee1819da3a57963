/** What is searched, what is asked and what is answered. */

import type { CalendarDate } from '../../platform/calendar-date.ts';
import { CODE_SETS, type CodeSet, type LoadableCodeSet, type RuleSet } from '../code-set.ts';
import type { CodeRow, IndexRow, TabularRow } from '../files/rows.ts';

/** The lists that an index is made of; one that is not loaded is left out. */
export interface SearchSources {
  readonly codes: readonly { readonly codeSet: CodeSet; readonly rows: Iterable<CodeRow> }[];
  readonly tabular: Iterable<TabularRow>;
  readonly indexes: readonly { readonly codeSet: IndexSet; readonly rows: Iterable<IndexRow> }[];
}

/** What an index is made of: every list of codes, and what leads to diagnoses. */
export const SEARCHED_SETS: readonly LoadableCodeSet[] = [
  ...(Object.keys(CODE_SETS) as CodeSet[]),
  'ICD10CM_TABULAR',
  'ICD10CM_INDEX',
  'ICD10CM_DRUGS',
  'ICD10CM_NEOPLASMS',
  'ICD10CM_EXTERNAL_CAUSES',
];

export type IndexSet = Extract<
  RuleSet,
  'ICD10CM_INDEX' | 'ICD10CM_DRUGS' | 'ICD10CM_NEOPLASMS' | 'ICD10CM_EXTERNAL_CAUSES'
>;

/** Where the words of a search were found, and what had to be made of them first. */
export type MatchField =
  | 'CODE'
  | 'TITLE'
  | 'INCLUSION_TERM'
  | 'INDEX'
  | 'USAGE'
  | 'ABBREVIATION'
  | 'LAY_WORDS'
  | 'SPELLING';

export interface Reason {
  readonly field: MatchField;
  /** What matched. Null for a title, which the list of codes holds: it is the title of `at`. */
  readonly text: string | null;
  /** The code whose entry matched: the code itself, or a heading above it. */
  readonly at: string;
}

export interface SearchHit {
  readonly codeSet: CodeSet;
  /** In normal form. Billable, except for a heading whose very code was typed. */
  readonly code: string;
  /** From 0 to 1; to be compared within one answer only. */
  readonly score: number;
  /** What was made of the words, then the entry that they were found in. */
  readonly why: readonly Reason[];
}

export interface SearchRequest {
  /** Every list where not given. */
  readonly sets?: readonly CodeSet[] | undefined;
  /** Only codes that are in force on the day, where their list dates them. */
  readonly onDate?: CalendarDate | undefined;
  readonly first?: number | undefined;
}

export interface SearchIndex {
  /** How many codes it leads to. */
  readonly size: number;
  /** Bytes of the buffers that it holds. */
  readonly bytes: number;
  /**
   * The codes that a text means, the best first. A code or its beginning finds codes, anything else words; the last word
   * may be half typed unless a blank follows it. The same question has the same answer, which callers share and do
   * not change.
   */
  search(text: string, request?: SearchRequest): readonly SearchHit[];
  /** The same with another seventh character, where the code has one. */
  variantsOf(hit: Pick<SearchHit, 'codeSet' | 'code'>): string[];
}
