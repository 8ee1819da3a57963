/** Lists of lists as flat buffers. */

/** Numbers that arrive one by one, in a buffer that grows. */
export interface Growing {
  push(value: number): void;
  readonly length: () => number;
  /** What has arrived so far, in a buffer of just that size. */
  readonly done: () => Uint32Array<ArrayBuffer>;
}

export const growing = (): Growing => {
  let values = new Uint32Array(1 << 16);
  let length = 0;
  return {
    push: (value) => {
      if (length === values.length) {
        const larger = new Uint32Array(length * 2);
        larger.set(values);
        values = larger;
      }
      values[length] = value;
      length += 1;
    },
    length: () => length,
    done: () => values.slice(0, length),
  };
};

/** Where each list begins, and after the last of them where it ends; and all members in one row. */
export interface Lists {
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly members: Uint32Array<ArrayBuffer>;
}

/** The other way round: for each of `count` members, the lists that it is in, ascending. */
export const inverted = ({ starts, members }: Lists, count: number): Lists => {
  const turned = new Uint32Array(count + 1);
  for (const member of members) turned[member + 1]! += 1;
  for (let at = 0; at < count; at += 1) turned[at + 1]! += turned[at]!;
  const next = turned.slice();
  const lists = new Uint32Array(members.length);
  for (let list = 0; list + 1 < starts.length; list += 1) {
    for (let at = starts[list]!; at < starts[list + 1]!; at += 1) lists[next[members[at]!]!++] = list;
  }
  return { starts: turned, members: lists };
};
