/** Lists of lists and lists of texts as flat buffers. */

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

/** Texts in UTF-8, one after the other, and where each ends. */
export interface Texts {
  readonly bytes: ArrayBuffer;
  readonly ends: ArrayBuffer;
}

export const packTexts = (texts: readonly string[]): Texts => {
  const ends = new Uint32Array(texts.length);
  const bytes = Buffer.alloc(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0));
  let end = 0;
  for (const [index, text] of texts.entries()) {
    end += bytes.write(text, end);
    ends[index] = end;
  }
  return { bytes: new Uint8Array(bytes).buffer, ends: ends.buffer };
};

export interface OpenTexts {
  readonly size: number;
  at(index: number): string;
  /** The first place whose text is not before the wanted one in the order of bytes. Texts must be in that order. */
  firstFrom(wanted: Uint8Array): number;
  /** The first place from there on whose text does not begin with the wanted one. */
  afterPrefix(wanted: Uint8Array, from: number): number;
  startsWith(index: number, wanted: Uint8Array): boolean;
  lengthAt(index: number): number;
}

export const openTexts = (texts: Texts): OpenTexts => {
  const bytes = Buffer.from(texts.bytes);
  const ends = new Uint32Array(texts.ends);
  const startOf = (index: number): number => (index === 0 ? 0 : ends[index - 1]!);
  const startsWith = (index: number, wanted: Uint8Array): boolean => {
    const start = startOf(index);
    if (ends[index]! - start < wanted.length) return false;
    for (let at = 0; at < wanted.length; at += 1) if (bytes[start + at] !== wanted[at]) return false;
    return true;
  };
  /** The first place from `low` on of which `isBefore` does not hold. */
  const partition = (low: number, isBefore: (index: number) => boolean): number => {
    let high = ends.length;
    let from = low;
    while (from < high) {
      const middle = (from + high) >>> 1;
      if (isBefore(middle)) from = middle + 1;
      else high = middle;
    }
    return from;
  };
  return {
    size: ends.length,
    at: (index) => bytes.toString('utf8', startOf(index), ends[index]),
    firstFrom: (wanted) =>
      partition(0, (index) => bytes.compare(wanted, 0, wanted.length, startOf(index), ends[index]) < 0),
    afterPrefix: (wanted, from) => partition(from, (index) => startsWith(index, wanted)),
    startsWith,
    lengthAt: (index) => ends[index]! - startOf(index),
  };
};
