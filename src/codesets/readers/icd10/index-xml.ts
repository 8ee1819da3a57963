/**
 * The alphabetic index of ICD-10-CM and its tables in the XML of CDC/NCHS: letter, main term, and terms within terms.
 * The index and the external cause index give a term its codes; the tables of drugs and of neoplasms have a cell for
 * each column, whose headings stand at the top of the file.
 */

import { hasShape, normalizeCode, type RuleSet } from '../../code-set.ts';
import type { CodeFileContent, CodeFileIssue, CodeFileReader, IssueLog } from '../../files/code-file.ts';
import { issueLog } from '../../files/code-file.ts';
import type { IndexRow } from '../../files/rows.ts';
import type { XmlElement } from '../../files/xml.ts';
import { readXml } from '../../files/xml.ts';
import { namedFiscalYears, versionElsewhere } from './tabular-editions.ts';

/**
 * All terms, each after the one that it stands under. A term without codes and without a direction is kept: it stands
 * above others. `skipped` counts the publisher's slips: codes that can't be any, tolerated up to one in a thousand terms.
 */
export const readIndexXml = (bytes: Uint8Array): CodeFileContent<IndexRow> => {
  const log = issueLog();
  const root = readXml(bytes, log);
  if (root === null) return log.or([], 0);
  if (root.name !== 'ICD10CM.index') {
    log.add(root.line, root.column, `the root is ${root.name}, not ICD10CM.index`);
    return log.or([], 0);
  }
  const reading: Reading = { log, rows: [], slips: [], columns: columnsOf(root) };
  for (const part of root.children) {
    if (part.name === 'letter') readTerms(part, 'mainTerm', [], reading);
    else if (!HEADING.has(part.name)) refuse(part, `an element ${part.name} is not known here`, reading);
  }
  if (reading.rows.length === 0) log.add(root.line, root.column, 'the file holds no term');
  if (reading.slips.length * 1000 > reading.rows.length) {
    for (const { line, column, reason } of reading.slips) log.add(line, column, reason);
  }
  return log.or(reading.rows, reading.slips.length, reading.slips);
};

const reader = (codeSet: RuleSet, fileName: RegExp): CodeFileReader<IndexRow> => ({
  codeSet,
  fileName,
  form: 'TEXT',
  editions: namedFiscalYears,
  contradicts: versionElsewhere,
  read: readIndexXml,
});

const named = (part: string): RegExp =>
  new RegExp(`^icd10cm[-_]${part}[-_](?:april[-_](?:1[-_])?)?20\\d\\d\\.xml$`, 'i');

export const icd10cmIndex = reader('ICD10CM_INDEX', named('index'));
export const icd10cmDrugs = reader('ICD10CM_DRUGS', named('drug'));
export const icd10cmNeoplasms = reader('ICD10CM_NEOPLASMS', named('neoplasm'));
export const icd10cmExternalCauses = reader('ICD10CM_EXTERNAL_CAUSES', named('eindex'));

interface Reading {
  readonly log: IssueLog;
  readonly rows: IndexRow[];
  readonly slips: CodeFileIssue[];
  /** Heading by the number of its column. */
  readonly columns: ReadonlyMap<string, string>;
}

const HEADING: ReadonlySet<string> = new Set(['version', 'title', 'introduction', 'indexHeading']);

const columnsOf = (root: XmlElement): ReadonlyMap<string, string> => {
  const heads = root.children.find(({ name }) => name === 'indexHeading')?.children ?? [];
  return new Map(heads.map((head) => [head.attributes['col'] ?? '', head.text]));
};

const readTerms = (parent: XmlElement, name: string, above: readonly string[], reading: Reading): void => {
  for (const element of parent.children) {
    if (reading.log.isFull()) return;
    if (element.name === name) readTerm(element, above, reading);
    // A term's own parts are read with the term.
    else if (name === 'mainTerm' && element.name !== 'title') {
      refuse(element, `an element ${element.name} is not known within ${parent.name}`, reading);
    }
  }
};

const readTerm = (element: XmlElement, above: readonly string[], reading: Reading): void => {
  const level = element.attributes['level'];
  if (level !== undefined && Number(level) !== above.length) {
    refuse(element, `the term of level ${level} stands at level ${above.length}`, reading);
  }
  const title = element.children.find((child) => child.name === 'title');
  const optional = wordsIn((title?.children ?? []).map(({ text }) => text).join(' '));
  const path = [...above, `${title?.text ?? ''} ${optional.outside}`.trim()];
  if (path.at(-1) === '') refuse(element, 'the term has no title', reading);
  const nonessential = optional.inside;
  const codes: { column: string | null; code: string }[] = [];
  const directions = new Map<string, string[]>();
  for (const part of element.children) {
    if (part.name === 'term' || part.name === 'title') continue;
    if (CODES.has(part.name)) codes.push(...codeOf(part, reading));
    else if (part.name === 'cell') codes.push(...cellOf(part, reading));
    else if (part.name === 'manif') {
      // Once the official neoplasm table has words here.
      if (/^\[?[A-Z][0-9]/.test(part.text)) codes.push(...codeOf(part, reading));
      else nonessential.push(part.text);
    } else if (DIRECTIONS.has(part.name)) {
      directions.set(part.name, [...(directions.get(part.name) ?? []), part.text]);
    } else refuse(part, `an element ${part.name} is not known within ${element.name}`, reading);
  }
  reading.rows.push({
    path,
    nonessential,
    codes,
    see: directionIn(directions, 'see'),
    seeAlso: directionIn(directions, 'seeAlso'),
  });
  readTerms(element, 'term', path, reading);
};

/** `subcat` and `seecat` send the reader to a heading of the tabular list. */
const CODES: ReadonlySet<string> = new Set(['code', 'subcat', 'seecat']);
const DIRECTIONS: ReadonlySet<string> = new Set(['see', 'seeAlso']);

const directionIn = (directions: ReadonlyMap<string, readonly string[]>, name: string): string | null =>
  directions.get(name)?.join('; ') ?? null;

const codeOf = (part: XmlElement, reading: Reading): IndexRow['codes'] => {
  const column = part.name === 'manif' ? 'Manifestation' : null;
  return withColumn(part, part.text.replace(/^\[(.*)\]$/, '$1'), column, reading);
};

/** `--` and `-` stand in a cell without a code. */
const cellOf = (cell: XmlElement, reading: Reading): IndexRow['codes'] => {
  const number = cell.attributes['col'] ?? '';
  const column = reading.columns.get(number);
  if (column === undefined) refuse(cell, `column ${number} has no heading`, reading);
  return /^-{0,2}$/.test(cell.text) ? [] : withColumn(cell, cell.text, column ?? null, reading);
};

const withColumn = (part: XmlElement, text: string, column: string | null, reading: Reading): IndexRow['codes'] => {
  const code = normalizeCode('ICD10CM', text.replace(/\.?-+$/, ''));
  if (hasShape('ICD10CM', code)) return [{ column, code }];
  reading.slips.push({ line: part.line, column: part.column, reason: `'${text}' is not an ICD-10-CM code` });
  return [];
};

/** `(bile) duct (common)` has bile and common inside, and duct outside of its parentheses; `(accidental(ly))` is one. */
const wordsIn = (text: string): { readonly inside: string[]; readonly outside: string } => {
  const inside: string[] = [];
  let [outside, current, depth] = ['', '', 0];
  for (const character of text) {
    if (character === '(' && depth++ === 0) current = '';
    else if (character === ')' && depth > 0 && --depth === 0) inside.push(current.trim());
    else if (depth > 0) current += character;
    else outside += character;
  }
  if (depth > 0) inside.push(current.trim());
  return { inside: inside.filter((words) => words !== ''), outside: outside.replace(/\s+/g, ' ').trim() };
};

const refuse = (element: XmlElement, reason: string, { log }: Reading): void =>
  log.add(element.line, element.column, reason);
