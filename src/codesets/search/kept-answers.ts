/** Answers that took long to find, kept for whoever types the same: the first letters of words are typed by everybody. */

import type { SearchHit, SearchIndex, SearchRequest } from './search.ts';

/** What is found sooner is cheaper to find again than to keep. */
const LONG_MS = 0.5;
/** Some ten kilobytes each. */
const MOST_ANSWERS = 1_000;

/**
 * The same search, with answers in memory that took long twice: most texts are typed once, and what they are answered is
 * not worth a place. An index never changes, so what it has answered stays right for as long as it is there; another
 * edition has an index of its own, which has answered nothing yet.
 */
export const keepingAnswers = (
  search: SearchIndex['search'],
  clock: () => number = () => performance.now(),
): SearchIndex['search'] => {
  /** Null for what took long once. */
  const kept = new Map<string, readonly SearchHit[] | null>();
  const keep = (key: string, answer: readonly SearchHit[] | null): void => {
    // The last used stands last, the one unused for longest first.
    kept.delete(key);
    if (kept.size >= MOST_ANSWERS) kept.delete(kept.keys().next().value!);
    kept.set(key, answer);
  };
  return (text, request = {}) => {
    const key = keyOf(text, request);
    const known = kept.get(key);
    if (known) {
      keep(key, known);
      return known;
    }
    const begun = clock();
    const found = search(text, request);
    if (clock() - begun >= LONG_MS) keep(key, known === undefined ? null : found);
    return found;
  };
};

/** The text last: it may hold anything. */
const keyOf = (text: string, { sets, onDate, first }: SearchRequest): string =>
  `${sets?.join() ?? 'all'} ${onDate ?? ''} ${first ?? ''} ${text}`;
