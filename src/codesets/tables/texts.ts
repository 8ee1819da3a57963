/** Many texts in one buffer, and where each of them ends: UTF-8, taken out one by one. */

export interface PackedTexts {
  readonly buffer: ArrayBuffer;
  /** Thirty-two bits a text: the place behind its last byte. */
  readonly ends: ArrayBuffer;
}

export interface Texts {
  readonly size: number;
  readonly bytes: number;
  at(index: number): string;
}

export const packTexts = (texts: readonly string[]): PackedTexts => {
  const ends = new Uint32Array(texts.length);
  let end = 0;
  for (const [index, text] of texts.entries()) {
    end += Buffer.byteLength(text);
    ends[index] = end;
  }
  const bytes = new Uint8Array(end);
  const encoder = new TextEncoder();
  for (const [index, text] of texts.entries()) encoder.encodeInto(text, bytes.subarray(ends[index - 1] ?? 0));
  return { buffer: bytes.buffer, ends: ends.buffer };
};

export const unpackTexts = (buffer: ArrayBuffer, ends: ArrayBuffer): Texts => {
  const bytes = Buffer.from(buffer);
  const places = new Uint32Array(ends);
  return {
    size: places.length,
    bytes: bytes.byteLength + places.byteLength,
    at: (index) => bytes.toString('utf8', index === 0 ? 0 : places[index - 1], places[index]),
  };
};
