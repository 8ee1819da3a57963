/**
 * The alphabetic index of ICD-10-CM and its tables of drugs, neoplasms and external causes, in the XML of CDC: letters of
 * main terms, which hold terms of further levels. The tables have a heading that names their columns.
 */

import { hasShape, normalizeCode, type RuleSet } from '../code-set.ts';
import type { CodeFileContent, CodeFileReader } from '../files/code-file.ts';
import { issueLog } from '../files/code-file.ts';
import type { IndexRow } from '../files/rows.ts';
import { readXml, type Element } from '../files/xml.ts';
import { yearsOf } from './tabular-xml.ts';

interface Term {
  readonly element: Element;
  readonly place: number;
  title: string;
  readonly nonessential: string[];
  readonly codes: { column: string | null; code: string }[];
  see: string | null;
  seeAlso: string | null;
}

/** Every term, those above before those below. */
export const readIndexXml = (bytes: Uint8Array): CodeFileContent<IndexRow> => {
  const log = issueLog();
  const rows: (IndexRow | null)[] = [];
  const columns = new Map<string, string>();
  const open: Term[] = [];
  const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();
  const addCode = (term: Term, element: Element, text: string, column: string | null): void => {
    if (text === '' || /^-+$/.test(text)) return;
    const code = normalizeCode('ICD10CM', text.replace(/\.?-+$/, ''));
    // The table of neoplasms says in this place of one term where it is.
    if (element.name === 'manif' && text.includes(' ')) term.nonessential.push(text);
    else if (!hasShape('ICD10CM', code)) log.add(element.line, element.column, `'${text}' is not an ICD-10-CM code`);
    else term.codes.push({ column, code });
  };
  readXml(
    bytes,
    {
      open: (element) => {
        if (element.name !== 'mainTerm' && element.name !== 'term') return;
        open.push({ element, place: rows.length, title: '', nonessential: [], codes: [], see: null, seeAlso: null });
        rows.push(null);
      },
      close: (element, raw) => {
        const text = tidy(raw);
        if (element.name === 'head') columns.set(element.attributes['col'] ?? '', text);
        const term = open.at(-1);
        if (!term) return;
        if (element === term.element) {
          const path = open.map(({ title }) => title);
          open.pop();
          if (term.title === '') return log.add(element.line, element.column, 'the term has no title');
          const { nonessential, codes, see, seeAlso } = term;
          rows[term.place] = { path, nonessential, codes, see, seeAlso };
        } else if (element.name === 'title') term.title = text;
        else if (element.name === 'nemod') term.nonessential.push(text.replace(/^\(|\)$/g, ''));
        else if (element.name === 'code' || element.name === 'manif') addCode(term, element, text, null);
        else if (element.name === 'cell') {
          const column = element.attributes['col'] ?? '';
          addCode(term, element, text, columns.get(column) ?? column);
        } else if (element.name === 'see') term.see = text;
        else if (element.name === 'seeAlso') term.seeAlso = text;
      },
    },
    log,
  );
  const whole = rows.filter((row) => row !== null);
  if (whole.length === 0 && log.isEmpty()) log.add(1, 1, 'the file holds no term');
  return log.or(whole, 0);
};

const reader = (codeSet: RuleSet, word: RegExp): CodeFileReader<IndexRow> => ({
  codeSet,
  fileName: new RegExp(`^icd10cm[-_]?${word.source}.*\\.xml$`, 'i'),
  form: 'TEXT',
  editions: yearsOf(word),
  read: readIndexXml,
});

export const indexReaders: readonly CodeFileReader<IndexRow>[] = [
  reader('ICD10CM_INDEX', /index/i),
  reader('ICD10CM_DRUGS', /drug/i),
  reader('ICD10CM_NEOPLASMS', /neoplasm/i),
  reader('ICD10CM_EXTERNAL_CAUSES', /eindex/i),
];
