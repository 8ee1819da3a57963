/** Writes the file back that was printed as JSON. */

import { isDeepStrictEqual } from 'node:util';
import type { Delimiters } from '../read/delimiters.ts';
import { bytesOfValue } from '../text.ts';
import { CannotWrite } from '../write/writer.ts';
import { faultOfItem } from './fault.ts';
import { namedElements, textOfNamed } from './segment-text.ts';
import type { JsonItem, JsonSegment, JsonText } from './shape.ts';

/** Loops in loops; no guide comes near. */
const DEEPEST = 100;

export interface JsonWriter {
  /** A segment, a loop with all that it holds, or text. Throws `CannotWrite`, naming the segment, for anything else. */
  readonly item: (item: JsonItem) => void;
}

/** `out` gets text of which a character is a byte (`latin1`). */
export const writeJson = (out: (text: string) => void): JsonWriter => {
  let delimiters: Delimiters | null = null;
  let lead = '';
  let count = 0;

  const segment = (one: JsonSegment): void => {
    count += 1;
    delimiters = one.delimiters ?? delimiters;
    if (delimiters === null) throw new CannotWrite(`Segment ${count} stands before any ISA that has delimiters.`);
    lead = one.lead ?? lead;
    out(`${lead}${textOf(one, delimiters, count)}${one.terminated === false ? '' : delimiters.segment}`);
  };
  const item = (one: JsonItem, depth: number): void => {
    const fault = depth > DEEPEST ? 'is held by too many loops' : faultOfItem(one);
    if (fault !== null) throw new CannotWrite(`What stands after segment ${count} ${fault}.`);
    if ('content' in one) for (const each of one.content) item(each, depth + 1);
    else if ('outside' in one) out(bytesOf(one.outside, one));
    else segment(one);
  };
  return { item: (one) => item(one, 0) };
};

const textOf = (one: JsonSegment, delimiters: Delimiters, count: number): string => {
  const { elements, text } = one;
  if (text !== undefined) {
    const bytes = bytesOf(text, one);
    if (
      elements === undefined ||
      isDeepStrictEqual(namedElements(bytes.split(delimiters.element), delimiters), elements)
    )
      return bytes;
  }
  const written = elements === undefined ? null : named(one, elements, delimiters, count);
  if (written === null)
    throw new CannotWrite(`Segment ${count}, ${one.segment}: it has no text, and its elements have no names.`);
  return written;
};

const named = (
  one: JsonSegment,
  elements: NonNullable<JsonSegment['elements']>,
  delimiters: Delimiters,
  count: number,
): string | null => {
  try {
    return textOfNamed(one.segment, elements, delimiters);
  } catch (error) {
    if (error instanceof CannotWrite) throw new CannotWrite(`Segment ${count}: ${error.message}`);
    throw error;
  }
};

const bytesOf = (text: string, { latin1 }: JsonText | JsonSegment): string =>
  latin1 === true ? text : bytesOfValue(text);
