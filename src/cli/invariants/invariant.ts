/** A sentence that holds for every row of a kind, as data. */

export interface Invariant {
  /** Kebab-case; never renamed. */
  readonly name: string;
  /** What holds, in the words of somebody who knows the work. */
  readonly sentence: string;
  /**
   * A query with one row for each thing that the sentence is about: `id` names it, such as `Claim:<uuid>`, and never
   * says more of it than that; `holds` is true where it keeps to the sentence.
   */
  readonly sql: string;
  readonly values?: readonly unknown[];
}

/** Several such queries as one. */
export const all = (queries: readonly string[]): string => queries.join('\nunion all\n');

/** Texts as an SQL list. For names of our own tables, never for what somebody typed. */
export const list = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');
