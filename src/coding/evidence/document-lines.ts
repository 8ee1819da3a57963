/** The lines of a text with their offsets, so that a place in it can be named and found again. */

/** A line of a text. Offsets count UTF-16 code units from 0. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly from: number;
  /** Behind the last character; the line break does not belong to the line. */
  readonly to: number;
  readonly text: string;
}

/**
 * The lines of a text, in order. CR LF, LF and CR each break a line; nothing else does. A break stands between two
 * lines: a text with n breaks has n + 1 of them, so that one which ends with a break ends with an empty line, and an
 * empty text is one empty line. Every offset from 0 to the length lies in a line, at its end, or inside of a break.
 */
export const linesOf = (text: string): Line[] => {
  const lines: Line[] = [];
  let from = 0;
  for (const { 0: lineBreak, index } of text.matchAll(BREAK)) {
    lines.push(lineAt(text, lines.length + 1, from, index));
    from = index + lineBreak.length;
  }
  lines.push(lineAt(text, lines.length + 1, from, text.length));
  return lines;
};

/** The number of the line in which an offset lies; one inside of a break counts to the line that it ends. */
export const lineNumberAt = (text: string, offset: number): number =>
  linesOf(text).findLast(({ from }) => from <= offset)?.number ?? 1;

const BREAK = /\r\n|\n|\r/g;

const lineAt = (text: string, number: number, from: number, to: number): Line => ({
  number,
  from,
  to,
  text: text.slice(from, to),
});
