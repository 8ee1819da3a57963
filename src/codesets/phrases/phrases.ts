/** Phrases: what records say for the codes of the lists in force. The dictionary of suggestions from notes. */

import type { CodeRow, IndexRow, TabularRow } from '../files/rows.ts';
import type { EditionRef, Packed } from '../tables/table.ts';

/** Why a phrase stands for a code. */
export const WHYS = ['TITLE', 'INCLUSION_TERM', 'INDEX', 'USAGE', 'CATEGORY'] as const;
export type Why = (typeof WHYS)[number];

/** The rows that phrases are made of: of ICD-10-CM, in force on one day. */
export interface PhraseSources {
  readonly from: EditionRef;
  readonly codes: Iterable<CodeRow>;
  /** Empty where no tabular list is loaded; so with the others. */
  readonly tabular: Iterable<TabularRow>;
  readonly index: Iterable<IndexRow>;
  readonly neoplasms: Iterable<IndexRow>;
  readonly drugs: Iterable<IndexRow>;
  readonly externalCauses: Iterable<IndexRow>;
}

/** Phrases in memory. A phrase is a set of concepts (`conceptsOf`) and one billable code. */
export interface Phrases {
  readonly from: EditionRef;
  readonly size: number;
  /** Bytes of the buffers that it holds. */
  readonly bytes: number;
  /** How many concepts are known; their numbers are below it. */
  readonly concepts: number;
  /** The number of a concept, or -1. */
  conceptNumber(name: string): number;
  /** How much a concept tells: high for a rare one. */
  weightOf(concept: number): number;
  /** Phrases whose rarest concept this is: the places in `anchored`, from and before. */
  anchoredAt(concept: number): readonly [from: number, before: number];
  readonly anchored: Uint32Array;
  /** The concepts of phrase p: `conceptsOfPhrases` from `starts[p]` before `starts[p + 1]`. */
  readonly starts: Uint32Array;
  readonly conceptsOfPhrases: Uint32Array;
  codeOf(phrase: number): string;
  whyOf(phrase: number): Why;
}

export type PackedPhrases = Packed;
