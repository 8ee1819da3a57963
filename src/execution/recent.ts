/** The things that were used last, up to a weight. */

export interface Recent<T> {
  /** The thing under a key, made where it is not there; it is now the last used. */
  of(key: string, make: () => T): T;
  /** Says what a thing that is there has come to weigh; others are let go to make room for it. */
  weigh(key: string, weight: number): void;
  /** How many things there are, and what they weigh together. */
  readonly size: number;
  readonly weight: number;
}

/** Keeps things that weigh no more than `most` together; each weighs 1 until it is weighed. */
export const keepRecent = <T>(most: number): Recent<T> => {
  // A Map keeps its keys in the order in which they were set: the first is the one unused for longest.
  const kept = new Map<string, { readonly thing: T; readonly weight: number }>();
  let total = 0;
  const put = (key: string, thing: T, weight: number): void => {
    total += weight - (kept.get(key)?.weight ?? 0);
    kept.delete(key);
    kept.set(key, { thing, weight });
    for (const [oldest, { weight: freed }] of kept) {
      if (total <= most || oldest === key) return;
      kept.delete(oldest);
      total -= freed;
    }
  };
  return {
    of: (key, make) => {
      const known = kept.get(key);
      const thing = known ? known.thing : make();
      put(key, thing, known?.weight ?? 1);
      return thing;
    },
    weigh: (key, weight) => {
      const known = kept.get(key);
      if (known) put(key, known.thing, weight);
    },
    get size() {
      return kept.size;
    },
    get weight() {
      return total;
    },
  };
};
