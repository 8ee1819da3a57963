/** Answers that took long to find, kept for whoever types the same: the first letters of words are typed by everybody. */

import type { SearchHit, SearchIndex, SearchRequest } from './search.ts';

/** What is found sooner is cheaper to find again than to keep. */
const LONG_MS = 0.5;
/** Some ten kilobytes each. */
const MOST_ANSWERS = 500;

/**
 * The same search, with the slow answers in memory. An index never changes, so what it has answered stays right for as
 * long as it is there; another edition has an index of its own, which has answered nothing yet.
 */
export const keepingAnswers = (
  search: SearchIndex['search'],
  clock: () => number = () => performance.now(),
): SearchIndex['search'] => {
  const kept = new Map<string, readonly SearchHit[]>();
  return (text, request = {}) => {
    const key = keyOf(text, request);
    const known = kept.get(key);
    if (known) {
      // The last used stands last.
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const begun = clock();
    const found = search(text, request);
    if (clock() - begun < LONG_MS) return found;
    if (kept.size >= MOST_ANSWERS) kept.delete(kept.keys().next().value!);
    kept.set(key, found);
    return found;
  };
};

/** The text last: it may hold anything. */
const keyOf = (text: string, { sets, onDate, first }: SearchRequest): string =>
  `${sets?.join() ?? 'all'} ${onDate ?? ''} ${first ?? ''} ${text}`;
