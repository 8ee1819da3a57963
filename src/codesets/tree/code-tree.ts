/** The codes of a day as a tree: chapters, sections and headings of diagnoses, headings of procedures, and the codes under them. */

import { calendarDate, type CalendarDate } from '../../platform/calendar-date.ts';
import { CODE_SETS, displayCode, hasShape, normalizeCode, type CodeSet, type LoadableCodeSet } from '../code-set.ts';
import { lastDayOf } from '../rhythm.ts';
import type { EditionRef, TablesOn, TabularNote } from '../tables/table.ts';

/** The tables that the tree stands on. */
export const TREE_SETS: readonly LoadableCodeSet[] = [...(Object.keys(CODE_SETS) as CodeSet[]), 'ICD10CM_TABULAR'];

/** Where something stands in the tree of a day. */
export interface Place {
  readonly codeSet: CodeSet;
  /** A code in normal form, or a chapter or section of diagnoses: `CH4`, `E08-E13`. */
  readonly code: string;
  readonly day: CalendarDate;
}

export interface CodeFacts {
  readonly shortTitle: string;
  readonly longTitle: string;
  readonly billable: boolean;
  readonly from: EditionRef;
  /** The days of the code where its list dates codes, else of its edition. */
  readonly effectiveFrom: CalendarDate;
  readonly effectiveTo: CalendarDate | null;
}

/** `ICD10CM:E11.9@2026-11-24`. */
export const idOf = ({ codeSet, code, day }: Place): string => `${codeSet}:${writtenOf(codeSet, code)}@${day}`;

/** As people write it; chapters and sections as they are. */
export const writtenOf = (codeSet: CodeSet, code: string): string =>
  isAboveCodes(codeSet, code) ? code : displayCode(codeSet, code);

/** The place that an id speaks of, today where it names no day, whether there is anything or not; null for what is no such id. */
export const placeOf = (id: string, today: CalendarDate): Place | null => {
  const [, codeSet, written, onDate] = /^([A-Z0-9_]{1,30}):([^@]{1,20})(?:@(\d{4}-\d{2}-\d{2}))?$/.exec(id) ?? [];
  const day = onDate === undefined ? today : calendarDate(onDate);
  if (codeSet === undefined || !Object.hasOwn(CODE_SETS, codeSet) || day === null) return null;
  const set = codeSet as CodeSet;
  const code = normalizeCode(set, written!);
  return isAboveCodes(set, code) || hasShape(set, code) ? { codeSet: set, code, day } : null;
};

/** Null where the lists of the day have nothing of the kind. */
export const factsOf = (tables: TablesOn, { codeSet, code }: Place): CodeFacts | null => {
  if (isAboveCodes(codeSet, code)) {
    const entry = tables.ICD10CM_TABULAR?.entry(code);
    if (!entry) return null;
    const { from } = tables.ICD10CM_TABULAR!;
    return { shortTitle: entry.title, longTitle: entry.title, billable: false, from, ...daysOf(from) };
  }
  const table = tables[codeSet];
  const row = table?.find(code);
  if (!row) return null;
  const { shortTitle, longTitle, billable } = row;
  const { from } = table!;
  const days = daysOf(from);
  return {
    shortTitle,
    longTitle,
    billable,
    from,
    effectiveFrom: row.effectiveFrom ?? days.effectiveFrom,
    effectiveTo: row.effectiveTo ?? days.effectiveTo,
  };
};

/** An edition answers longer than it is meant for where the next one is not loaded. */
const daysOf = (from: EditionRef): Pick<CodeFacts, 'effectiveFrom' | 'effectiveTo'> => ({
  effectiveFrom: from.effectiveFrom,
  effectiveTo: lastDayOf(from.codeSet, from),
});

/** What stands right above; null at the top, which without a tabular list are the headings of three characters. */
export const parentOf = (tables: TablesOn, place: Place): Place | null => {
  const { codeSet, code } = place;
  const entry = codeSet === 'ICD10CM' ? tables.ICD10CM_TABULAR?.entry(code) : null;
  if (entry) return entry.parent === null ? null : { ...place, code: entry.parent };
  if (codeSet !== 'ICD10CM' && codeSet !== 'ICD10PCS') return null;
  for (let length = code.length - 1; length >= 3; length -= 1) {
    if (tables[codeSet]?.find(code.slice(0, length))) return { ...place, code: code.slice(0, length) };
  }
  return null;
};

/** From the top down to the place itself. */
export const pathTo = (tables: TablesOn, place: Place): Place[] => {
  const parent = parentOf(tables, place);
  return parent ? [...pathTo(tables, parent), place] : [place];
};

/** What stands right under it, in the order of the list; after a code (in normal form), where one is given. */
export const childrenOf = (tables: TablesOn, place: Place, first: number, after: string | null): Place[] => {
  const all = codesUnder(tables, place);
  const from = after === null ? 0 : all.indexOf(after) + 1;
  // A code that is no child has nothing after it.
  const shown = after !== null && from === 0 ? [] : all.slice(from, from + first);
  return shown.map((code) => ({ ...place, code }));
};

/** The notes that apply, the nearest first; each with the entry that it stands at. */
export const notesOn = (tables: TablesOn, { codeSet, code }: Place): readonly TabularNote[] => {
  const tabular = codeSet === 'ICD10CM' ? tables.ICD10CM_TABULAR : null;
  if (!tabular) return [];
  return isAboveCodes(codeSet, code) ? notesUp(tabular, code) : tabular.notesOn(code);
};

/** The seventh characters that codes here may have, in the publisher's order; null where they have none. */
export const seventhsOf = (tables: TablesOn, { codeSet, code }: Place): ReadonlyMap<string, string> | null => {
  if (codeSet !== 'ICD10CM' || isAboveCodes(codeSet, code)) return null;
  return tables.ICD10CM_TABULAR?.sevenCharactersOf(code) ?? null;
};

const isAboveCodes = (codeSet: CodeSet, code: string): boolean =>
  codeSet === 'ICD10CM' && /^CH\d{1,2}$|^[A-Z]\w{2}-[A-Z]\w{2}$/.test(code);

const codesUnder = (tables: TablesOn, { codeSet, code }: Place): readonly string[] => {
  if (isAboveCodes(codeSet, code)) return tables.ICD10CM_TABULAR?.childrenOf(code) ?? [];
  const table = tables[codeSet];
  if (!table || (codeSet !== 'ICD10CM' && codeSet !== 'ICD10PCS')) return [];
  const [from, before] = table.range(code);
  const children: string[] = [];
  for (let index = from; index < before; index += 1) {
    const under = table.at(index).code;
    const last = children.at(-1);
    if (under !== code && (last === undefined || !under.startsWith(last))) children.push(under);
  }
  return children;
};

const notesUp = (tabular: NonNullable<TablesOn['ICD10CM_TABULAR']>, id: string): TabularNote[] => {
  const entry = tabular.entry(id);
  if (!entry) return [];
  const own = entry.notes.map((note) => ({ ...note, at: entry.id }));
  return entry.parent === null ? own : [...own, ...notesUp(tabular, entry.parent)];
};
