/**
 * Publishers' XML as a plain tree that knows its places. The parser (saxes) checks that the document is well-formed and
 * expands nothing but the five entities of XML itself; a document type is refused, and with it every way to declare
 * others or to fetch something from elsewhere.
 */

import { SaxesParser } from 'saxes';
import type { IssueLog } from './code-file.ts';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Where its tag begins, from 1. */
  readonly line: number;
  readonly column: number;
  /** Its own text without that of its children, blanks and line ends joined to one blank. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/** The root of the document, or null and the first issue: not UTF-8, not well-formed, too deep, too large. */
export const readXml = (bytes: Uint8Array, log: IssueLog): XmlElement | null => {
  const text = utf8Text(bytes, log);
  return text === null ? null : treeOf(text, log);
};

/** The official files are ten levels deep, and have some 180,000 elements. */
const MAX_DEPTH = 64;
const MAX_ELEMENTS = 2_000_000;
/** The parser is fed in pieces so that reading stops soon after the first fault. */
const PIECE = 1 << 16;

interface Growing extends XmlElement {
  text: string;
  readonly children: Growing[];
}

const treeOf = (text: string, log: IssueLog): XmlElement | null => {
  const parser = new SaxesParser({ position: true, xmlns: false as const });
  const open: Growing[] = [];
  let root: Growing | null = null;
  let start = { line: 1, column: 1 };
  let elements = 0;
  const refuse = (reason: string, line = parser.line, column = Math.max(1, parser.column)): void => {
    if (log.isEmpty()) log.add(line, column, reason);
  };
  parser.on('error', (error) => refuse(reasonOf(error)));
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^(?:utf-8|us-ascii)$/i.test(encoding)) {
      refuse(`the encoding ${encoding} is not read: UTF-8 is expected`);
    }
  });
  parser.on('doctype', () => {
    const at = placeOf(text, text.lastIndexOf('<!DOCTYPE', parser.position));
    refuse('a document type (DOCTYPE) is not accepted: it could declare entities', at.line, at.column);
  });
  parser.on('opentagstart', ({ name }) => {
    start = { line: parser.line, column: Math.max(1, parser.column - name.length - 1) };
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements += 1;
    if (open.length >= MAX_DEPTH) refuse(`elements are nested more than ${MAX_DEPTH} deep`);
    if (elements > MAX_ELEMENTS) refuse(`there are more than ${MAX_ELEMENTS} elements`);
    const element: Growing = { name, attributes, ...start, text: '', children: [] };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const addText = (piece: string): void => {
    const element = open.at(-1);
    if (element) element.text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element) element.text = element.text.replace(/\s+/g, ' ').trim();
  });
  for (let from = 0; from < text.length && log.isEmpty(); from += PIECE) parser.write(text.slice(from, from + PIECE));
  if (log.isEmpty()) parser.close();
  return log.isEmpty() ? root : null;
};

/** The parser puts the place before the reason, and the reason in its own words. */
const reasonOf = (error: Error): string => {
  const reason = error.message.replace(/^(?:.*?:)?\d+:\d+: /, '').replace(/\.$/, '');
  if (/unclosed tag/.test(reason)) return `${reason}: the file is truncated`;
  return /undefined entity/.test(reason) ? 'an entity that XML itself does not define is not expanded' : reason;
};

/** The text of a UTF-8 file; null and an issue with the place where the bytes are something else. */
export const utf8Text = (bytes: Uint8Array, log: IssueLog): string | null => {
  if (bytes.length === 0) return complain(log, 1, 1, 'the file is empty');
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return complain(log, 1, 1, 'the file is UTF-16: UTF-8 is expected');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const lenient = new TextDecoder().decode(bytes);
    const { line, column } = placeOf(lenient, lenient.indexOf('\ufffd'));
    return complain(log, line, column, 'the bytes here are not UTF-8');
  }
};

const complain = (log: IssueLog, line: number, column: number, reason: string): null => {
  log.add(line, column, reason);
  return null;
};

const placeOf = (text: string, offset: number): { readonly line: number; readonly column: number } => {
  const before = text.slice(0, Math.max(0, offset)).split(/\r?\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
};
