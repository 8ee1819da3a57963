/** Many texts in one buffer, taken out one by one: of tables, of the search index. */

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
  /** Bytes of the buffers that it holds. */
  readonly held: number;
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
    held: bytes.byteLength + ends.byteLength,
    at: (index) => bytes.toString('utf8', startOf(index), ends[index]),
    firstFrom: (wanted) => partition(0, (index) => compareBytes(bytes, startOf(index), ends[index]!, wanted) < 0),
    afterPrefix: (wanted, from) => partition(from, (index) => startsWith(index, wanted)),
    startsWith,
    lengthAt: (index) => ends[index]! - startOf(index),
  };
};

/**
 * How the bytes from a place on, before another, stand to the wanted ones: below zero where they come before them. Few
 * bytes are sooner compared one by one than handed over to Node.
 */
export const compareBytes = (bytes: Uint8Array, from: number, before: number, wanted: Uint8Array): number => {
  const length = Math.min(before - from, wanted.length);
  for (let at = 0; at < length; at += 1) {
    const difference = bytes[from + at]! - wanted[at]!;
    if (difference !== 0) return difference;
  }
  return before - from - wanted.length;
};
