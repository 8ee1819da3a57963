/** Prints a file as JSON while it is read: one segment a line, in memory that does not grow. */

import type { Delimiters } from '../read/delimiters.ts';
import type { Event } from '../read/events.ts';
import type { RawSegment } from '../read/segments.ts';
import { bytesOfValue, valueOfBytes } from '../text.ts';
import { CannotWrite } from '../write/writer.ts';
import { namedElements, textOfNamed } from './segment-text.ts';
import type { JsonSegment, JsonText } from './shape.ts';

/** The first line of what is printed; by it the reader knows that each segment has its own line. */
export const FIRST_LINE = '{"loop":"file","content":[';

export interface JsonPrinter {
  readonly event: (event: Event) => void;
  readonly end: () => void;
}

export const printJson = (out: (text: string) => void): JsonPrinter => {
  let delimiters: Delimiters | null = null;
  let lead = '';
  let isFirst = true;
  let depth = 0;

  const start = (): void => {
    out(isFirst ? '\n' : ',\n');
    isFirst = false;
  };
  const openLoop = (head: object): void => {
    start();
    out(`${JSON.stringify(head).slice(0, -1)},"content":[`);
    isFirst = true;
    depth += 1;
  };
  const closeLoops = (count: number): void => {
    for (let left = count; left > 0; left -= 1) out('\n]}');
    if (count > 0) isFirst = false;
    depth -= count;
  };
  const item = (value: JsonSegment | JsonText): void => {
    start();
    out(JSON.stringify(value));
  };
  const segment = (one: RawSegment, name: string | null = null, declared: Delimiters | null = null): void => {
    const moved = one.lead === lead ? {} : { lead: one.lead };
    ({ lead } = one);
    item({
      segment: valueOfBytes(one.id),
      ...(name === null ? {} : { name }),
      ...moved,
      ...(declared === null ? {} : { delimiters: declared }),
      ...contentOf(one, delimiters!),
      ...(one.terminated ? {} : { terminated: false }),
    });
  };
  /** The trailer of what is open, then its end. */
  const close = (trailer: RawSegment | null): void => {
    if (trailer !== null) segment(trailer);
    closeLoops(1);
  };

  out(FIRST_LINE);
  return {
    event: (event) => {
      switch (event.kind) {
        case 'interchange':
          ({ delimiters } = event);
          openLoop({ loop: 'interchange' });
          return segment(event.segment, null, delimiters);
        case 'group':
          openLoop({ loop: 'group' });
          return segment(event.segment);
        case 'set':
          openLoop({ loop: 'set', ...(event.guide === null ? {} : { guide: event.guide.version }) });
          return segment(event.segment);
        case 'segment':
          closeLoops(event.closed);
          if (event.opened !== null) openLoop({ loop: event.opened.id, name: event.opened.loop!.name });
          return segment(event.segment, event.use?.use.name ?? null);
        case 'setEnd':
          closeLoops(event.closed);
          return close(event.segment);
        case 'groupEnd':
        case 'interchangeEnd':
          return close(event.segment);
        case 'loose':
          return segment(event.segment);
        case 'text':
        case 'tail':
          return item({ outside: valueOfBytes(event.text), ...markOf(event.text) });
        case 'issue':
          return;
      }
    },
    end: () => {
      closeLoops(depth);
      out('\n]}\n');
    },
  };
};

/** Named elements, and the text where these alone would not give it back. */
const contentOf = (one: RawSegment, delimiters: Delimiters): Pick<JsonSegment, 'elements' | 'text' | 'latin1'> => {
  const elements = namedElements(one.elements, delimiters);
  if (elements !== null && writtenAnew(one.id, elements, delimiters) === one.text) return { elements };
  return { ...(elements === null ? {} : { elements }), text: valueOfBytes(one.text), ...markOf(one.text) };
};

const writtenAnew = (...given: Parameters<typeof textOfNamed>): string | null => {
  try {
    return textOfNamed(...given);
  } catch (error) {
    if (error instanceof CannotWrite) return null;
    throw error;
  }
};

const markOf = (bytes: string): { readonly latin1?: true } =>
  bytesOfValue(valueOfBytes(bytes)) === bytes ? {} : { latin1: true };
