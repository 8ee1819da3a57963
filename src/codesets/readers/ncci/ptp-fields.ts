/** Where the fields of a line between tabs begin and end, without blanks around them. */

export const FIELDS = 7;

export interface LineFields {
  /** Looks at the line that begins there; the place of the next line, or -1 where this one has no end. */
  readonly read: (from: number) => number;
  /** How many fields the line has, however many those are. */
  readonly count: () => number;
  /** Of the first `FIELDS`; of a line with fewer, where they would be. */
  readonly begin: (field: number) => number;
  readonly end: (field: number) => number;
  readonly isBlank: (field: number) => boolean;
  readonly isStar: (field: number) => boolean;
}

export const fieldsOfLine = (bytes: Uint8Array): LineFields => {
  const begins = new Int32Array(FIELDS);
  const ends = new Int32Array(FIELDS);
  let count = 0;
  const close = (from: number, to: number): void => {
    if (count < FIELDS) {
      let [begin, end] = [from, to];
      while (begin < end && isSpace(bytes[begin]!)) begin += 1;
      while (end > begin && isSpace(bytes[end - 1]!)) end -= 1;
      [begins[count], ends[count]] = [begin, end];
    }
    count += 1;
  };
  return {
    read: (from) => {
      count = 0;
      let begin = from;
      for (let at = from; at < bytes.length; at += 1) {
        const byte = bytes[at]!;
        if (byte !== TAB && byte !== NEWLINE) continue;
        close(begin, at);
        begin = at + 1;
        if (byte === NEWLINE) return at + 1;
      }
      return -1;
    },
    count: () => count,
    begin: (field) => begins[Math.min(field, count - 1)]!,
    end: (field) => ends[Math.min(field, count - 1)]!,
    isBlank: (field) => begins[field] === ends[field],
    isStar: (field) => ends[field]! - begins[field]! === 1 && bytes[begins[field]!] === STAR,
  };
};

const TAB = 0x09;
const NEWLINE = 0x0a;
const STAR = 0x2a;

/** A blank, or the return before a line end. */
const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0d;
