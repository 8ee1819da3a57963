/** The lines of a stream of bytes, in memory one at a time. */

/** A line without its end. */
export interface Line {
  /** From 1. */
  readonly number: number;
  /** Null for a line that is longer than may be held in memory. */
  readonly bytes: Buffer | null;
  /** Where it ends in the stream, its line feed counted. */
  readonly end: number;
}

/** No line is held that is longer: JSON of this size takes several times as much once it is read. */
export const MOST_LINE_BYTES = 256 * 1024 * 1024;

/** The lines, by line feeds; a carriage return before one is white space to JSON. The last line needs no line feed. */
export async function* linesOf(stream: AsyncIterable<Buffer>, most = MOST_LINE_BYTES): AsyncGenerator<Line> {
  let [number, position, held]: [number, number, Buffer[]] = [0, 0, []];
  let length = 0;
  const hold = (part: Buffer): void => {
    length += part.length;
    if (length <= most) held.push(part);
    else held = [];
  };
  const line = (): Line => {
    const bytes = length > most ? null : held.length === 1 ? held[0]! : Buffer.concat(held);
    [held, length] = [[], 0];
    return { number: ++number, bytes, end: position };
  };
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      hold(chunk.subarray(start, end));
      position += end + 1 - start;
      start = end + 1;
      yield line();
    }
    hold(chunk.subarray(start));
    position += chunk.length - start;
  }
  if (length > 0) yield line();
}

const LINE_FEED = 0x0a;
