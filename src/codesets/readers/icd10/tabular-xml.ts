/**
 * The tabular list of ICD-10-CM in the XML of CDC/NCHS, `icd10cm-tabular-2026.xml`: chapters, sections and codes with
 * the notes that stand at each. Codes that get a seventh character are not in it: the entry that defines the characters
 * tells how they are made.
 */

import { hasShape, normalizeCode } from '../../code-set.ts';
import type { CodeFileContent, CodeFileIssue, CodeFileReader, IssueLog } from '../../files/code-file.ts';
import { issueLog } from '../../files/code-file.ts';
import type { NoteKind, NoteRow, TabularRow } from '../../files/rows.ts';
import type { XmlElement } from '../../files/xml.ts';
import { readXml } from '../../files/xml.ts';
import { referencesIn } from './code-references.ts';
import { namedFiscalYears, versionElsewhere } from './tabular-editions.ts';

/** All entries, parents before children; `skipped` counts notes without text, of which the official file has one. */
export const readTabularXml = (bytes: Uint8Array): CodeFileContent<TabularRow> => {
  const log = issueLog();
  const root = readXml(bytes, log);
  if (root === null) return log.or([], 0);
  if (root.name !== 'ICD10CM.tabular') {
    log.add(root.line, root.column, `the root is ${root.name}, not ICD10CM.tabular`);
  } else if (root.attributes['isAddenda'] === 'true') {
    log.add(root.line, root.column, 'the file holds the changes of an edition, not the whole of it');
  }
  if (!log.isEmpty()) return log.or([], 0);
  const reading: Reading = { log, rows: [], lineOf: new Map(), emptyNotes: [] };
  readChildren(root, null, ROOT_PARTS, reading);
  if (reading.rows.length === 0) log.add(root.line, root.column, 'the file holds no chapter');
  return log.or(reading.rows, reading.emptyNotes.length, reading.emptyNotes);
};

export const tabularXml: CodeFileReader<TabularRow> = {
  codeSet: 'ICD10CM_TABULAR',
  // CDC has written underscores, hyphens, and `April-1-2026` for the update of April.
  fileName: /^icd10cm[-_]tabular[-_](?:april[-_](?:1[-_])?)?20\d\d\.xml$/i,
  form: 'TEXT',
  editions: namedFiscalYears,
  contradicts: versionElsewhere,
  read: readTabularXml,
};

/** A section of one category bears that category's name in the file: its id is doubled, so that B10 is the code. */
export const sectionId = (name: string): string => (name.includes('-') ? name : `${name}-${name}`);

const NOTE_KINDS: Readonly<Record<string, NoteKind>> = {
  includes: 'INCLUDES',
  inclusionTerm: 'INCLUSION_TERM',
  excludes1: 'EXCLUDES1',
  excludes2: 'EXCLUDES2',
  codeFirst: 'CODE_FIRST',
  useAdditionalCode: 'USE_ADDITIONAL',
  codeAlso: 'CODE_ALSO',
  notes: 'NOTE',
  sevenChrNote: 'SEVENTH_CHARACTER',
};

interface Reading {
  readonly log: IssueLog;
  readonly rows: TabularRow[];
  readonly lineOf: Map<string, number>;
  readonly emptyNotes: CodeFileIssue[];
}

/** What may stand in an element: what is read as an entry, and what is known and of no use here. */
interface Parts {
  readonly level: TabularRow['level'];
  readonly entry: string;
  readonly passedOver: readonly string[];
}

const ROOT_PARTS: Parts = { level: 'CHAPTER', entry: 'chapter', passedOver: ['version', 'title', 'introduction'] };
// `sectionIndex` repeats the sections; `deactivated` names codes of earlier years.
const CHAPTER_PARTS: Parts = { level: 'SECTION', entry: 'section', passedOver: ['name', 'desc', 'sectionIndex'] };
const SECTION_PARTS: Parts = { level: 'CODE', entry: 'diag', passedOver: ['name', 'desc', 'deactivated'] };
// The one table of the list, at H54, tells what the degrees of low vision mean.
const CODE_PARTS: Parts = { level: 'CODE', entry: 'diag', passedOver: ['name', 'desc', 'visualImpairment'] };

const PARTS_OF: Readonly<Record<string, Parts>> = { chapter: CHAPTER_PARTS, section: SECTION_PARTS, diag: CODE_PARTS };

const readChildren = (element: XmlElement, parent: TabularRow | null, parts: Parts, reading: Reading): void => {
  for (const child of element.children) {
    if (reading.log.isFull()) return;
    if (child.name === parts.entry) readEntry(child, parent, parts.level, reading);
    else if (parent === null && NOTE_NAMES.has(child.name))
      refuse(child, `${child.name} stands outside a chapter`, reading);
    else if (!NOTE_NAMES.has(child.name) && !parts.passedOver.includes(child.name)) {
      refuse(child, `an element ${child.name} is not known within ${element.name}`, reading);
    }
  }
};

const NOTE_NAMES: ReadonlySet<string> = new Set([...Object.keys(NOTE_KINDS), 'sevenChrDef']);

const readEntry = (
  element: XmlElement,
  parent: TabularRow | null,
  level: TabularRow['level'],
  reading: Reading,
): void => {
  const id = idOf(element, parent, level, reading);
  const title = element.children.find(({ name }) => name === 'desc')?.text ?? '';
  if (title === '') refuse(element, `${id} has no title (desc)`, reading);
  const earlier = reading.lineOf.get(id);
  if (earlier !== undefined) refuse(element, `${id} stands on line ${earlier} already`, reading);
  reading.lineOf.set(id, element.line);
  const row: TabularRow = {
    id,
    level,
    parent: parent?.id ?? null,
    title,
    notes: notesOf(element, reading),
    sevenCharacters: sevenCharactersOf(element, reading),
  };
  reading.rows.push(row);
  readChildren(element, row, PARTS_OF[element.name] ?? CODE_PARTS, reading);
};

const idOf = (element: XmlElement, parent: TabularRow | null, level: TabularRow['level'], reading: Reading): string => {
  const name = element.children.find((child) => child.name === 'name')?.text ?? '';
  if (level === 'CHAPTER') {
    if (!/^[1-9][0-9]?$/.test(name)) refuse(element, `'${name}' is not a chapter's number`, reading);
    return `CH${name}`;
  }
  if (level === 'SECTION') {
    const given = element.attributes['id'] ?? '';
    const isRange = given.split('-').every((code) => code.length === 3 && hasShape('ICD10CM', code));
    if (!isRange || given.length > 7) refuse(element, `'${given}' is not a section's range of categories`, reading);
    return sectionId(given);
  }
  const code = normalizeCode('ICD10CM', name);
  if (!hasShape('ICD10CM', code)) refuse(element, `'${name}' is not an ICD-10-CM code`, reading);
  // Not simply a beginning of it: the official list has H54.512A under H54.511.
  else if (
    parent?.level === 'CODE' &&
    (code.slice(0, 3) !== parent.id.slice(0, 3) || code.length <= parent.id.length)
  ) {
    refuse(element, `${name} stands under ${parent.id}, which is no heading of it`, reading);
  }
  return code;
};

const notesOf = (element: XmlElement, reading: Reading): NoteRow[] => {
  const notes: NoteRow[] = [];
  for (const list of element.children) {
    const kind = list.name === 'sevenChrDef' ? 'SEVENTH_CHARACTER' : NOTE_KINDS[list.name];
    if (kind === undefined) continue;
    for (const note of list.children) {
      if (list.name === 'sevenChrDef' && note.name === 'extension') continue;
      if (note.name !== 'note' || note.children.length > 0) {
        refuse(note, `a plain note is expected within ${list.name}`, reading);
      } else if (note.text === '') {
        reading.emptyNotes.push({ line: note.line, column: note.column, reason: `a note of ${list.name} is empty` });
      } else notes.push({ kind, text: note.text, references: referencesIn(note.text) });
    }
  }
  return notes;
};

const sevenCharactersOf = (element: XmlElement, reading: Reading): Readonly<Record<string, string>> | null => {
  const meanings: [string, string][] = [];
  for (const extension of element.children
    .filter(({ name }) => name === 'sevenChrDef')
    .flatMap((list) => list.children)) {
    if (extension.name !== 'extension') continue;
    const character = extension.attributes['char'] ?? '';
    if (!/^[0-9A-Z]$/.test(character)) refuse(extension, `'${character}' is not a seventh character`, reading);
    if (extension.text === '') refuse(extension, `the seventh character ${character} has no meaning`, reading);
    meanings.push([character, extension.text]);
  }
  return meanings.length === 0 ? null : Object.fromEntries(meanings);
};

const refuse = (element: XmlElement, reason: string, { log }: Reading): void =>
  log.add(element.line, element.column, reason);
