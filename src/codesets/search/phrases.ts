/** What is said of each code, phrase by phrase: titles, inclusion terms, terms of indexes that lead to it, terms of records. */

import type { CodeSet } from '../code-set.ts';
import type { CodeRow, IndexRow, TabularRow } from '../files/rows.ts';
import { USAGE } from '../phrases/usage/usage.ts';
import { wordsOf } from '../words/words.ts';
import { DENIED, listedWords } from './denied.ts';
import type { CodeList } from './code-list.ts';
import type { SearchSources } from './search.ts';
import { FIELDS } from './weights.ts';

export interface Phrase {
  /** The place of the code in the list. */
  readonly code: number;
  /** The place in `FIELDS`. */
  readonly field: number;
  readonly words: readonly string[];
  /** Words that may be there or not: they match, and do not count against the phrase where nobody asked for them. */
  readonly loose: readonly string[];
  /** As it reads; null for a title, which the list of codes holds. */
  readonly text: string | null;
}

const [TITLE, INCLUSION_TERM, INDEX, IN_RECORDS] = FIELDS.keys();

/** Titles first. */
export const phrasesOf = function* (codes: CodeList, sources: SearchSources): Generator<Phrase> {
  yield* titles(codes);
  if (!codes.sets.some(({ codeSet }) => codeSet === 'ICD10CM')) return;
  for (const row of sources.tabular) yield* terms(codes, row);
  yield* otherNames(codes);
  for (const { rows } of sources.indexes) for (const row of rows) yield* indexTerms(codes, row);
  yield* usageTerms(codes);
};

const titles = function* ({ rows, sets, groups }: CodeList): Generator<Phrase> {
  for (const { codeSet, from, before } of sets) {
    for (let at = from; at < before; at += 1) {
      const row = rows[at]!;
      // A heading of the procedures is the beginning of a hundred codes, and of none more than of the others.
      if (codeSet === 'ICD10PCS' && !row.billable) continue;
      const end = groups[at]!;
      const loose = end > 0 ? [...new Set(seventhWords(rows, at, end).flat())] : [];
      yield { code: at, field: TITLE!, ...titleWords(codeSet, row, loose), text: null };
      // Of a group by the seventh character the heading's words are the words of all.
      if (end > 0) at = end - 1;
    }
  }
};

/** Some lists have a name in short and a description at length; the short titles of diagnoses and procedures are cut words. */
const titleWords = (codeSet: CodeSet, row: CodeRow, loose: readonly string[]): Pick<Phrase, 'words' | 'loose'> => {
  if (codeSet !== 'PLACE_OF_SERVICE' && codeSet !== 'CPT') return parenthesized(row.longTitle, loose);
  if (row.shortTitle !== row.longTitle) return parenthesized(row.shortTitle, wordsOf(row.longTitle));
  // `OFFICE - LOCATION, OTHER THAN ...`
  const dash = row.longTitle.search(/\s?[-–]\s?(?=[A-Z]{1,12}\b.{30})/);
  return dash < 0
    ? parenthesized(row.longTitle, loose)
    : parenthesized(row.longTitle.slice(0, dash), wordsOf(row.longTitle.slice(dash)));
};

/** What each code of a group says beyond its heading: the words of its seventh character. */
export const seventhWords = (rows: readonly CodeRow[], heading: number, end: number): string[][] => {
  const title = rows[heading]!.longTitle;
  return rows.slice(heading + 1, end).map(({ longTitle }) => {
    if (longTitle.startsWith(title)) return listedWords(longTitle.slice(title.length));
    const said = new Set(listedWords(title));
    return listedWords(longTitle).filter((word) => !said.has(word));
  });
};

/** `Synovial cyst of popliteal space [Baker], left knee`: what stands in square brackets names by itself what is before it. */
const otherNames = function* ({ rows, sets }: CodeList): Generator<Phrase> {
  const { from, before } = sets.find(({ codeSet }) => codeSet === 'ICD10CM')!;
  for (let code = from; code < before; code += 1) {
    const [, named, name, after] = /^([^[]+)\[([^\]]+)\](.*)$/.exec(rows[code]!.longTitle) ?? [];
    if (named === undefined || name === undefined || after === undefined) continue;
    const { words, loose } = parenthesized(`${name}${after}`, wordsOf(named));
    yield { code, field: INCLUSION_TERM!, words, loose, text: `${name}${after}` };
  }
};

/** What records call a condition; of a group by the seventh character the heading is meant. */
const usageTerms = function* (codes: CodeList): Generator<Phrase> {
  for (const [written, all] of USAGE) {
    const isInitial = written.length === 7 && written.endsWith('A');
    const heading = isInitial ? codes.placeOf('ICD10CM', written.slice(0, 6).replace(/X+$/, '')) : undefined;
    const code = heading ?? codes.placeOf('ICD10CM', written);
    if (code === undefined) continue;
    for (const term of all) yield { code, field: IN_RECORDS!, ...parenthesized(term, []), text: term };
  }
};

const terms = function* (codes: CodeList, row: TabularRow): Generator<Phrase> {
  if (row.level !== 'CODE') return;
  const code = codes.placeOf('ICD10CM', row.id);
  if (code === undefined) return;
  for (const { kind, text } of row.notes) {
    if (kind !== 'INCLUSION_TERM' && kind !== 'INCLUDES') continue;
    yield { code, field: INCLUSION_TERM!, ...parenthesized(text, []), text };
  }
};

const indexTerms = function* (codes: CodeList, row: IndexRow): Generator<Phrase> {
  const loose = row.nonessential.flatMap(wordsOf);
  const words: string[] = [];
  for (const step of row.path) {
    // `boat, boating`: what follows the comma is the same in other words.
    const comma = step.indexOf(',');
    const { words: told, loose: bracketed } = parenthesized(comma < 0 ? step : step.slice(0, comma), []);
    words.push(...told);
    loose.push(...bracketed, ...(comma < 0 ? [] : wordsOf(step.slice(comma))));
  }
  for (const { column, code } of row.codes) {
    // In brackets behind the first: it is coded besides, and the term is not its own.
    if (column === 'Manifestation') continue;
    const place = codes.placeOf('ICD10CM', code);
    if (place === undefined) continue;
    const under = column === null ? { words: [], loose: [] } : parenthesized(column, []);
    yield {
      code: place,
      field: INDEX!,
      words: [...words, ...under.words],
      loose: [...loose, ...under.loose],
      text: [...row.path, ...(column === null ? [] : [column])].join(', '),
    };
  }
};

/** Words in parentheses or brackets explain others, or may be left out; and nobody asks for what is not there. */
const parenthesized = (text: string, loose: readonly string[]): { words: string[]; loose: string[] } => {
  const { words, loose: bracketed } = outsideParentheses(text);
  const denied = words.filter((word) => word.startsWith(DENIED));
  return {
    words: denied.length === 0 ? words : words.filter((word) => !word.startsWith(DENIED)),
    loose: [...bracketed, ...denied, ...loose],
  };
};

const outsideParentheses = (text: string): { words: string[]; loose: string[] } => {
  if (!/[([]/.test(text)) return { words: listedWords(text), loose: [] };
  const inside: string[] = [];
  const outside = text.replaceAll(/\([^()]*\)|\[[^[\]]*\]/g, (part) => {
    inside.push(...wordsOf(part));
    return ' ';
  });
  return { words: listedWords(outside), loose: inside };
};
