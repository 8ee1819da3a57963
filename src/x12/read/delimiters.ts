/** The delimiters that an interchange declares by the form of its first segment. */

/** Each is one character. */
export interface Delimiters {
  readonly element: string;
  readonly component: string;
  /** Null where ISA11 is not one: before version 00402 it named the standard, and some senders repeat ISA16 there. */
  readonly repetition: string | null;
  readonly segment: string;
}

/** What was understood of an ISA segment. */
export interface InterchangeStart {
  readonly delimiters: Delimiters;
  /** Characters up to and without the segment terminator. */
  readonly length: number;
  /** Whether every element has its fixed length, 106 characters with the terminator. */
  readonly fixed: boolean;
}

/** Where the separators of a fixed ISA stand. */
const SEPARATORS = [3, 6, 17, 20, 31, 34, 50, 53, 69, 76, 81, 83, 89, 99, 101, 103];
/** With the terminator. */
const FIXED_LENGTH = 106;
/** No ISA is longer, however its elements are padded; more text is not looked at. */
export const LONGEST = 256;

/**
 * Reads the delimiters of text that begins with `ISA`.
 * @returns null when no segment with sixteen elements and usable delimiters begins there.
 */
export const interchangeStart = (text: string): InterchangeStart | null => {
  const element = text[3];
  if (element === undefined || /[A-Za-z0-9\s]/.test(element)) return null;
  const fixed = text.length >= FIXED_LENGTH && SEPARATORS.every((at) => text[at] === element);
  const last = fixed ? 103 : sixteenth(text, element);
  if (last === null) return null;
  const component = text[last + 1];
  const segment = text[last + 2];
  if (component === undefined || segment === undefined) return null;
  const between = text.slice(0, last).split(element);
  const declared = between[11] ?? '';
  const isDelimiter = declared.length === 1 && !/[A-Za-z0-9\s]/.test(declared);
  const repetition = isDelimiter && declared !== component ? declared : null;
  const all = [element, component, segment, ...(repetition === null ? [] : [repetition])];
  if (new Set(all).size < all.length || all.some((one) => /[A-Za-z0-9 ]/.test(one))) return null;
  return { delimiters: { element, component, repetition, segment }, length: last + 2, fixed };
};

/** Where the sixteenth separator stands in an ISA whose elements are not padded. */
const sixteenth = (text: string, element: string): number | null => {
  let at = -1;
  for (let count = 0; count < 16; count += 1) {
    at = text.indexOf(element, at + 1);
    if (at < 0 || at > LONGEST) return null;
  }
  return at;
};
