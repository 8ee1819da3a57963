/** What was asked for most recently, up to a number. What failed is not kept. */
export interface LeastRecent<Key, Value extends Promise<unknown>> {
  get(key: Key, make: () => Value): Value;
}

export const leastRecent = <Key, Value extends Promise<unknown>>(most: number): LeastRecent<Key, Value> => {
  const kept = new Map<Key, Value>();
  return {
    get: (key, make) => {
      const found = kept.get(key) ?? make();
      kept.delete(key);
      kept.set(key, found);
      if (kept.size > most) kept.delete(kept.keys().next().value!);
      found.catch(() => {
        if (kept.get(key) === found) kept.delete(key);
      });
      return found;
    },
  };
};
