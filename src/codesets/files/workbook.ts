/** The first sheet of an xlsx workbook as text: what a publisher's flat table needs, and no more of the format. */

import { refuseFile } from './refuse-file.ts';
import { zipMembers } from './zip.ts';

/** One row: its number in the sheet, and the text of the filled cells by column, both from 1. */
export interface SheetRow {
  readonly row: number;
  readonly cells: ReadonlyMap<number, string>;
}

/** The rows of the first sheet that have cells, as text; formulas count by their stored result. */
export const sheetRows = (workbook: Uint8Array, maxBytes: number): SheetRow[] => {
  const members = zipMembers(workbook, 'the workbook');
  const sheet = members.find((member) => member.name === 'xl/worksheets/sheet1.xml');
  if (!sheet) throw refuseFile('The workbook has no first sheet (xl/worksheets/sheet1.xml).');
  const strings = members.find((member) => member.name === 'xl/sharedStrings.xml');
  const texts = strings ? sharedStrings(xmlOf(strings.unpack(maxBytes), strings.name)) : [];
  return rowsOf(xmlOf(sheet.unpack(maxBytes - (strings?.size ?? 0)), sheet.name), texts);
};

const xmlOf = (bytes: Uint8Array, name: string): string => {
  let xml: string;
  try {
    xml = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuseFile(`${name} of the workbook is not UTF-8.`);
  }
  if (/<!(?:DOCTYPE|\[CDATA\[)/.test(xml)) throw refuseFile(`${name} of the workbook is not plain SpreadsheetML.`);
  return xml;
};

interface Tag {
  /** With a leading slash for an end tag, without a namespace prefix. */
  readonly name: string;
  readonly attributes: string;
  readonly isEmpty: boolean;
  /** The text between this tag and the next. */
  readonly text: string;
}

function* tagsOf(xml: string): Generator<Tag> {
  for (const [, slash, name, attributes, end, text] of xml.matchAll(
    /<(\/?)(?:[\w.-]+:)?([\w.-]+)([^<>]*?)(\/?)>([^<]*)/g,
  )) {
    yield { name: `${slash}${name}`, attributes: attributes ?? '', isEmpty: end === '/', text: text ?? '' };
  }
}

const sharedStrings = (xml: string): string[] => {
  const strings: string[] = [];
  let current = '';
  let isPhonetic = false;
  for (const tag of tagsOf(xml)) {
    if (tag.name === 'si') current = '';
    if (tag.name === 'rPh') isPhonetic = !tag.isEmpty;
    if (tag.name === '/rPh') isPhonetic = false;
    if (tag.name === 't' && !isPhonetic) current += unescaped(tag.text);
    if (tag.name === '/si' || (tag.name === 'si' && tag.isEmpty)) strings.push(current);
  }
  return strings;
};

const rowsOf = (xml: string, strings: readonly string[]): SheetRow[] => {
  const rows: { row: number; cells: Map<number, string> }[] = [];
  let cell: { column: number; type: string } | null = null;
  for (const tag of tagsOf(xml)) {
    if (tag.name === 'row') {
      rows.push({ row: Number(attribute(tag, 'r') ?? (rows.at(-1)?.row ?? 0) + 1), cells: new Map() });
    } else if (tag.name === 'c' && !tag.isEmpty) {
      cell = { column: columnOf(attribute(tag, 'r') ?? ''), type: attribute(tag, 't') ?? 'n' };
    } else if (tag.name === '/c') {
      cell = null;
    } else if (cell && (tag.name === 'v' || tag.name === 't')) {
      const cells = rows.at(-1)?.cells;
      const text = textOf(cell.type, tag.text, strings, rows.at(-1)?.row ?? 0, cell.column);
      cells?.set(cell.column, (tag.name === 't' ? (cells.get(cell.column) ?? '') : '') + text);
    }
  }
  return rows.filter((row) => row.cells.size > 0);
};

const textOf = (type: string, raw: string, strings: readonly string[], row: number, column: number): string => {
  if (type === 'e') throw refuseFile(`Row ${row}, column ${column} of the workbook holds an error: ${raw}.`);
  if (type !== 's') return unescaped(raw);
  const text = strings[Number(raw)];
  if (text === undefined) throw refuseFile(`Row ${row}, column ${column} of the workbook refers to no string.`);
  return text;
};

const attribute = (tag: Tag, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag.attributes)?.[1];

/** `A` is 1, `AA` is 27; the letters of a cell reference such as `AV17`. */
const columnOf = (reference: string): number => {
  let column = 0;
  for (const letter of reference.replace(/[^A-Z]/g, '')) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** XML's own escapes, and `_x000D_`, by which SpreadsheetML writes control characters. */
const unescaped = (text: string): string =>
  text.includes('&') || text.includes('_x')
    ? text
        .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) =>
          name === undefined
            ? String.fromCodePoint(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal))
            : (ENTITIES[name] ?? whole),
        )
        .replace(/_x([0-9A-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
