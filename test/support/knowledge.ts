/** The lists in memory for suites: made of rows, with nothing loaded from a database. */

import { openPhrases } from '../../src/codesets/phrases/open.ts';
import { packPhrases } from '../../src/codesets/phrases/pack.ts';
import type { CodeRow } from '../../src/codesets/files/rows.ts';
import type { Knowledge } from '../../src/codesets/knowledge.ts';
import { LOADABLE_CODE_SETS } from '../../src/codesets/code-set.ts';
import { STARTER_ICD10CM } from '../../src/codesets/starter/icd10cm.ts';
import type { CodeTable, EditionRef, TablesOn } from '../../src/codesets/tables/table.ts';
import { calendarDate } from '../../src/platform/calendar-date.ts';

/** Knows the starter edition of ICD-10-CM, on every day. */
export const starterKnowledge = (): Knowledge => {
  const rows = STARTER_ICD10CM.map(rowOf).toSorted((one, other) => (one.code < other.code ? -1 : 1));
  const phrases = openPhrases(
    packPhrases({ from: FROM, codes: rows, tabular: [], index: [], neoplasms: [], drugs: [], externalCauses: [] }),
  );
  const none = Object.fromEntries(LOADABLE_CODE_SETS.map((set) => [set, null])) as unknown as TablesOn;
  return {
    on: async (_day, sets) => ({ ...none, ICD10CM: sets.includes('ICD10CM') ? tableOf(rows) : null }),
    suggesting: async () => phrases,
    close: async () => undefined,
  };
};

const FROM: EditionRef = {
  codeSet: 'ICD10CM',
  edition: 'starter',
  official: false,
  effectiveFrom: calendarDate('2015-10-01')!,
  effectiveTo: null,
};

const rowOf = ({ code, billable, title }: (typeof STARTER_ICD10CM)[number]): CodeRow => ({
  code,
  billable,
  shortTitle: title,
  longTitle: title,
  effectiveFrom: null,
  effectiveTo: null,
});

const tableOf = (rows: readonly CodeRow[]): CodeTable => {
  const places = new Map(rows.map(({ code }, place) => [code, place]));
  const firstFrom = (prefix: string): number => {
    const place = rows.findIndex(({ code }) => code >= prefix);
    return place < 0 ? rows.length : place;
  };
  return {
    from: FROM,
    bytes: 0,
    size: rows.length,
    indexOf: (code) => places.get(code) ?? -1,
    at: (index) => rows[index]!,
    find: (code) => rows[places.get(code) ?? -1] ?? null,
    range: (prefix) => [firstFrom(prefix), firstFrom(`${prefix}\uffff`)],
  };
};
