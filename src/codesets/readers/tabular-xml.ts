/**
 * The tabular list of ICD-10-CM as CDC publishes it, `icd10cm_tabular_2026.xml`: chapters of sections of diagnoses, which
 * nest; each with its notes. What is not a note of coding (the index of sections, the eye chart) is passed over.
 */

import { fiscalYears, type EditionScheme } from '../edition.ts';
import { hasShape, normalizeCode } from '../code-set.ts';
import type { CodeFileContent, CodeFileReader, IssueLog } from '../files/code-file.ts';
import { issueLog } from '../files/code-file.ts';
import type { NoteKind, NoteRow, TabularRow } from '../files/rows.ts';
import { readXml, type Element } from '../files/xml.ts';
import { referencesIn } from './code-references.ts';

const KINDS: Readonly<Record<string, NoteKind>> = {
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

const LEVELS: Readonly<Record<string, TabularRow['level']>> = { chapter: 'CHAPTER', section: 'SECTION', diag: 'CODE' };

/** An entry while its element is open. */
interface Entry {
  readonly element: Element;
  readonly level: TabularRow['level'];
  readonly place: number;
  id: string;
  title: string;
  readonly notes: NoteRow[];
  sevenCharacters: Record<string, string> | null;
}

/** Every entry of the list, parents before children. */
export const readTabularXml = (bytes: Uint8Array): CodeFileContent<TabularRow> => {
  const log = issueLog();
  const rows: (TabularRow | null)[] = [];
  const lineOf = new Map<string, number>();
  const open: Entry[] = [];
  const names: string[] = [];
  const parentOf = (): string => names.at(-2) ?? '';
  readXml(
    bytes,
    {
      open: (element) => {
        names.push(element.name);
        const level = LEVELS[element.name];
        if (level === undefined) return;
        const id = level === 'SECTION' ? (element.attributes['id'] ?? '') : '';
        open.push({ element, level, place: rows.length, id, title: '', notes: [], sevenCharacters: null });
        rows.push(null);
      },
      close: (element, raw) => {
        const [entry, text] = [open.at(-1), raw.replace(/\s+/g, ' ').trim()];
        const within = parentOf();
        names.pop();
        if (!entry) return;
        if (element === entry.element) {
          open.pop();
          settle(entry, open.at(-1) ?? null, rows, lineOf, log);
        } else if (element.name === 'name' && entry.id === '') entry.id = text;
        else if (element.name === 'desc' && LEVELS[within] !== undefined) entry.title = text;
        else if (element.name === 'note') addNote(entry, KINDS[within], text);
        else if (element.name === 'extension' && within === 'sevenChrDef') {
          const character = element.attributes['char'] ?? '';
          if (!/^[0-9A-Z]$/.test(character))
            log.add(element.line, element.column, `'${character}' is no seventh character`);
          (entry.sevenCharacters ??= {})[character] = text;
        }
      },
    },
    log,
  );
  const whole = rows.filter((row) => row !== null);
  if (whole.length === 0 && log.isEmpty()) log.add(1, 1, 'the file holds no chapter, section or diagnosis');
  return log.or(whole, 0);
};

const addNote = (entry: Entry, kind: NoteKind | undefined, text: string): void => {
  // The official files hold an empty note here and there.
  if (kind !== undefined && text !== '') entry.notes.push({ kind, text, references: referencesIn(text) });
};

const settle = (
  { element, level, place, id: name, title, notes, sevenCharacters }: Entry,
  parent: Entry | null,
  rows: (TabularRow | null)[],
  lineOf: Map<string, number>,
  log: IssueLog,
): void => {
  const wrong = (reason: string): void => log.add(element.line, element.column, reason);
  const id = level === 'CHAPTER' ? `CH${name}` : level === 'CODE' ? normalizeCode('ICD10CM', name) : name;
  if (level === 'CODE' && !hasShape('ICD10CM', id)) return wrong(`'${name}' is not an ICD-10-CM code`);
  if (level !== 'CODE' && !/^(?:CH\d{1,2}|[0-9A-Z]{3}(?:-[0-9A-Z]{3})?)$/.test(id))
    return wrong(`'${name}' names no ${level.toLowerCase()}`);
  if (title === '') return wrong(`${name} has no description`);
  // A section of one category is called like it.
  const own = level === 'SECTION' && !id.includes('-') ? `${id}-${id}` : id;
  const earlier = lineOf.get(own);
  if (earlier !== undefined) return wrong(`${name} stands on line ${earlier} already`);
  lineOf.set(own, element.line);
  rows[place] = { id: own, level, parent: parent === null ? null : idOf(parent), title, notes, sevenCharacters };
};

const idOf = ({ level, id }: Entry): string => {
  if (level === 'CHAPTER') return `CH${id}`;
  if (level === 'CODE') return normalizeCode('ICD10CM', id);
  return id.includes('-') ? id : `${id}-${id}`;
};

/** Named like the order file of its year, with another word in the middle. */
export const yearsOf = (word: RegExp): EditionScheme => ({
  ...fiscalYears,
  nameFromFile: (fileName, archiveName) => {
    const year = word.test(fileName) ? /(?<!\d)(20\d\d)(?!\d)/.exec(fileName)?.[1] : undefined;
    if (year === undefined) return null;
    return /april/i.test(`${fileName} ${archiveName ?? ''}`) ? `${year}-04` : year;
  },
});

export const tabularXml: CodeFileReader<TabularRow> = {
  codeSet: 'ICD10CM_TABULAR',
  fileName: /^icd10cm[-_]tabular.*\.xml$/i,
  form: 'TEXT',
  editions: yearsOf(/tabular/i),
  read: readTabularXml,
};
