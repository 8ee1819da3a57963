/** The two forms of the add-on file as the same fields, each with its column. */

import type { IssueLog } from '../../files/code-file.ts';
import type { Field, Fields } from '../../files/delimited.ts';
import { firstForeign, foreignReason, linesOf } from '../../files/fixed-width.ts';
import { MAX_RULE_BYTES, fieldAt, isBlank, lineOf, tabRules } from './rule-records.ts';

export type AddOnField = keyof typeof HEADINGS;

/** Fields are trimmed and otherwise as they stand. */
export interface AddOnLine {
  readonly line: number;
  readonly fields: Readonly<Record<AddOnField, string>>;
  readonly columns: Readonly<Record<AddOnField, number>>;
}

/** The lines of a file of either form; none, and an issue, where it is neither. */
export const addOnLines = (bytes: Uint8Array, log: IssueLog): AddOnLine[] => {
  if (bytes.length > MAX_RULE_BYTES) {
    log.add(1, 1, `the file is larger than ${MAX_RULE_BYTES} bytes`);
    return [];
  }
  // The lines about copyright in front of the headings are shorter than this by far.
  return bytes.subarray(0, 4096).includes(0x09) ? tabbedLines(bytes, log) : fixedLines(bytes, log);
};

/** Letters and digits of the headings, without `julian`, which some files add. */
const HEADINGS = {
  type: 'aocedittype',
  addOn: 'addoncode',
  addOnDeleted: 'aocdeldt',
  primary: 'primarycode',
  primaryDeleted: 'primarycodedeldt',
  effective: 'aocediteffdt',
  deleted: 'aoceditdeldt',
} as const;

/** From and to, counted from 1. */
const COLUMNS = {
  type: [1, 1],
  addOn: [2, 6],
  addOnDeleted: [7, 13],
  primary: [14, 18],
  primaryDeleted: [19, 25],
  effective: [26, 32],
  deleted: [33, 39],
} as const satisfies Record<AddOnField, readonly [number, number]>;

const FIELDS = Object.keys(HEADINGS) as AddOnField[];

const byField = <Value>(valueOf: (field: AddOnField) => Value): Record<AddOnField, Value> =>
  Object.fromEntries(FIELDS.map((field) => [field, valueOf(field)])) as Record<AddOnField, Value>;

const MAX_LINES_ABOVE = 10;
/** The least that a line of fixed columns holds: all but the last date and the notes. */
const SHORTEST_LINE = 32;
const LONGEST_LINE = 97;

const tabbedLines = (bytes: Uint8Array, log: IssueLog): AddOnLine[] => {
  const records = tabRules(bytes, log);
  if (!log.isEmpty()) return [];
  const index = records.slice(0, MAX_LINES_ABOVE).findIndex((fields) => fields.map(plain).includes(HEADINGS.addOn));
  const headings = records[index];
  if (headings === undefined) {
    log.add(1, 1, `no line of headings with 'Add-On_Code': not a file of add-on codes`);
    return [];
  }
  const found = headings.map(plain);
  const positions = byField((field) => found.indexOf(HEADINGS[field]));
  for (const field of FIELDS) {
    if (positions[field] < 0) log.add(lineOf(headings), 1, `no column has the heading of '${HEADINGS[field]}'`);
  }
  if (!log.isEmpty()) return [];
  return records
    .slice(index + 1)
    .filter((record) => !isBlank(record))
    .flatMap((record) => tabbedLine(record, positions, log) ?? []);
};

const tabbedLine = (
  record: Fields,
  positions: Readonly<Record<AddOnField, number>>,
  log: IssueLog,
): AddOnLine | null => {
  // Notes may be left out, and the deletion in front of them.
  if (record.length <= Math.max(positions.effective, positions.primary, positions.addOn, positions.type)) {
    log.add(lineOf(record), 1, `the line has ${record.length} fields: it is truncated`);
    return null;
  }
  const fields = byField((field) =>
    fieldAt(record, positions[field])
      .text.replace(/^"(.*)"$/, '$1')
      .trim(),
  );
  return { line: lineOf(record), fields, columns: byField((field) => fieldAt(record, positions[field]).column) };
};

const plain = ({ text }: Field): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .replace(/julian$/, '');

const fixedLines = (bytes: Uint8Array, log: IssueLog): AddOnLine[] => {
  const lines: AddOnLine[] = [];
  for (const [index, text] of linesOf(bytes, log).entries()) {
    if (log.isFull()) break;
    const reason = faultOf(text);
    if (reason !== null) log.add(index + 1, ...reason);
    else {
      const fields = byField((field) => text.slice(COLUMNS[field][0] - 1, COLUMNS[field][1]).trim());
      lines.push({ line: index + 1, fields, columns: byField((field) => COLUMNS[field][0]) });
    }
  }
  return lines;
};

const faultOf = (text: string): [column: number, reason: string] | null => {
  const foreign = firstForeign(text);
  if (foreign > 0) return [foreign, foreignReason(text, foreign)];
  if (text.length < SHORTEST_LINE)
    return [text.length + 1, `the line ends after ${text.length} characters: it is truncated`];
  if (text.trimEnd().length > LONGEST_LINE)
    return [LONGEST_LINE + 1, `the line has more than ${LONGEST_LINE} characters`];
  return null;
};
