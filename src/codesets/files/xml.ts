/** XML of publishers as events with line and column. Declarations of types and of entities are refused: nothing expands. */

import { SaxesParser } from 'saxes';
import type { IssueLog } from './code-file.ts';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
  readonly column: number;
}

export interface XmlHandler {
  readonly open: (element: Element) => void;
  /** `text` is what stood directly in the element, blanks as they were. */
  readonly close: (element: Element, text: string) => void;
}

/** Published files nest some ten levels deep. */
const DEEPEST = 64;

/** Reads a document, or adds the first fault to the log and stops. */
export const readXml = (bytes: Uint8Array, handler: XmlHandler, log: IssueLog): void => {
  const text = textOf(bytes, log);
  if (text === null) return;
  const parser = new SaxesParser({ position: true });
  const open: { element: Element; text: string }[] = [];
  const stop = (reason: string): never => {
    throw new Fault(parser.line, parser.columnIndex + 1, reason);
  };
  parser.on('error', ({ message }) => stop(message.replace(/^\d+:\d+: /, '')));
  parser.on('doctype', () => stop('a document type is declared: the published files have none'));
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length >= DEEPEST) stop(`elements nest deeper than ${DEEPEST}`);
    // Without namespaces every attribute is a text.
    const element = {
      name,
      attributes: attributes as Record<string, string>,
      line: parser.line,
      column: parser.columnIndex + 1,
    };
    open.push({ element, text: '' });
    handler.open(element);
  });
  parser.on('text', (part) => {
    const top = open.at(-1);
    if (top) top.text += part;
  });
  parser.on('closetag', () => {
    const { element, text: own } = open.pop()!;
    handler.close(element, own);
  });
  try {
    parser.write(text).close();
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    log.add(fault.line, fault.column, fault.message);
  }
};

class Fault extends Error {
  readonly line: number;
  readonly column: number;

  constructor(line: number, column: number, reason: string) {
    super(reason);
    this.line = line;
    this.column = column;
  }
}

const textOf = (bytes: Uint8Array, log: IssueLog): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    log.add(1, 1, 'the file is not UTF-8');
    return null;
  }
};
