/** How well a search index answers the searches of `queries.ts` and `typed-queries.ts`. */

import { displayCode } from '../../../src/codesets/code-set.ts';
import type { SearchHit, SearchIndex } from '../../../src/codesets/search/search.ts';
import type { ExpectedSearch } from './expected.ts';

export interface Quality {
  readonly searches: number;
  /** Shares of the searches that have an accepted code among the first so many. */
  readonly hitAt1: number;
  readonly hitAt5: number;
  readonly hitAt10: number;
  /** Those without any among the first ten, with what came first instead. */
  readonly missed: readonly string[];
}

export const qualityOf = (index: SearchIndex, searches: readonly ExpectedSearch[]): Quality => {
  const ranks = searches.map(({ text, accepted }) => {
    const hits = index.search(text, { first: 10 });
    return { text, accepted, hits, rank: hits.findIndex((hit) => isAccepted(hit, accepted)) };
  });
  const share = (first: number): number =>
    ranks.filter(({ rank }) => rank >= 0 && rank < first).length / searches.length;
  return {
    searches: searches.length,
    hitAt1: share(1),
    hitAt5: share(5),
    hitAt10: share(10),
    missed: ranks
      .filter(({ rank }) => rank < 0)
      .map(
        ({ text, accepted, hits }) => `${text}: ${hits.slice(0, 3).map(written).join(' ')}, not ${accepted.join(' ')}`,
      ),
  };
};

/** `E11.9`, or with the name of the list where it is not ICD-10-CM: `HCPCS:E0143`. */
const written = ({ codeSet, code }: SearchHit): string =>
  codeSet === 'ICD10CM' ? displayCode(codeSet, code) : `${codeSet}:${code}`;

const isAccepted = (hit: SearchHit, accepted: readonly string[]): boolean =>
  accepted.some((wanted) =>
    wanted.endsWith('*') ? written(hit).startsWith(wanted.slice(0, -1)) : written(hit) === wanted,
  );
