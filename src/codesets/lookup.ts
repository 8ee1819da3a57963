/** Whether a code is valid on a date: the question that every command asks before it stores a code. */

import type { CalendarDate } from '../platform/calendar-date.ts';
import type { CodeSet } from './code-set.ts';
import { hasShape, normalizeCode } from './code-set.ts';
import type { CodeRow } from './files/rows.ts';
import type { TablesOn } from './tables/table.ts';
import { dueInstead } from './rhythm.ts';

/** Runs one SQL statement and answers its rows; any connection will do. */
export type Query = <Row>(sql: string, values: unknown[]) => Promise<Row[]>;

export interface WantedCode {
  readonly codeSet: CodeSet;
  /** In any form that people write. */
  readonly code: string;
  /** The date of service. */
  readonly onDate: CalendarDate;
}

export type CodeStatus =
  /** In the edition of the date, in force, and a claim may carry it. */
  | 'VALID'
  /** Not in the edition of the date, or not in the starter edition. */
  | 'UNKNOWN'
  /** A heading: a longer code is needed. */
  | 'NOT_BILLABLE'
  /** In the edition, but the code itself begins later or has ended: `effectiveFrom` and `effectiveTo` say when. */
  | 'NOT_IN_FORCE'
  /**
   * Nothing can be said: no edition of the set begins by the date, as for CPT until the licensee loads a list; or the one
   * that answered is stale and does not have the code, which may be of the one that is due.
   */
  | 'NO_EDITION';

export interface FoundCode extends WantedCode {
  /** In normal form. */
  readonly code: string;
  readonly status: CodeStatus;
  /** The edition that answered; null when there is none. */
  readonly edition: string | null;
  /** False when the starter edition answered, which holds few codes: `UNKNOWN` then says little. */
  readonly official: boolean;
  /** The edition that is due on the date and did not answer; null where none is. */
  readonly due: string | null;
  readonly shortTitle: string | null;
  readonly longTitle: string | null;
  /** The code's own days, inclusive, where its list gives them. */
  readonly effectiveFrom: CalendarDate | null;
  readonly effectiveTo: CalendarDate | null;
}

/**
 * One answer for each wanted code, in their order, by one statement whatever their number. The newest official edition
 * that begins by the date answers, stale or not, else the starter edition.
 */
export const findCodes = async (query: Query, wanted: readonly WantedCode[]): Promise<FoundCode[]> => {
  if (wanted.length === 0) return [];
  const asked = wanted.map(({ codeSet, code, onDate }) => ({ codeSet, code: normalizeCode(codeSet, code), onDate }));
  // What cannot be a code is not sent: it could be of any length, or hold characters that PostgreSQL does not take.
  const sent = asked.map((item) => (hasShape(item.codeSet, item.code) ? item : { ...item, code: '' }));
  const answers = await query<Answer>(FIND_CODES, [JSON.stringify(sent)]);
  return asked.flatMap((item, index) => {
    const answer = answers[index];
    if (!answer) return [];
    const { editionFrom, ...found } = answer;
    const answering = editionFrom === null ? null : { effectiveFrom: editionFrom, official: found.official };
    const due = dueInstead(item.codeSet, item.onDate, answering);
    const status = found.status === 'UNKNOWN' ? ofAbsent(found.official, due) : found.status;
    return [{ ...item, ...found, status, due }];
  });
};

/** The same from memory, by the lists of its day. */
export const lookUpIn = (tables: TablesOn, { codeSet, code: asked, onDate }: WantedCode): FoundCode => {
  const code = normalizeCode(codeSet, asked);
  const table = tables[codeSet];
  const row = hasShape(codeSet, code) ? (table?.find(code) ?? null) : null;
  const due = dueInstead(codeSet, onDate, table?.from ?? null);
  return {
    codeSet,
    code,
    onDate,
    status: table === null ? 'NO_EDITION' : row === null ? ofAbsent(table.from.official, due) : statusOf(row, onDate),
    due,
    edition: table?.from.edition ?? null,
    official: table?.from.official ?? false,
    shortTitle: row?.shortTitle ?? null,
    longTitle: row?.longTitle ?? null,
    effectiveFrom: row?.effectiveFrom ?? null,
    effectiveTo: row?.effectiveTo ?? null,
  };
};

const statusOf = ({ billable, effectiveFrom, effectiveTo }: CodeRow, onDate: CalendarDate): CodeStatus => {
  if ((effectiveFrom !== null && effectiveFrom > onDate) || (effectiveTo !== null && effectiveTo < onDate))
    return 'NOT_IN_FORCE';
  return billable ? 'VALID' : 'NOT_BILLABLE';
};

/** What a stale edition does not have may be of the one that is due. */
const ofAbsent = (official: boolean, due: string | null): CodeStatus =>
  official && due !== null ? 'NO_EDITION' : 'UNKNOWN';

type Answer = Omit<FoundCode, keyof WantedCode | 'due'> & { readonly editionFrom: CalendarDate | null };

const FIND_CODES = `
  select
    case
      when edition.id is null then 'NO_EDITION'
      when code.code is null then 'UNKNOWN'
      when code.effective_from > wanted."onDate" or code.effective_to < wanted."onDate" then 'NOT_IN_FORCE'
      when not code.billable then 'NOT_BILLABLE'
      else 'VALID'
    end as status,
    edition.edition, edition.effective_from::text as "editionFrom", coalesce(edition.published, false) as official,
    code.short_title as "shortTitle", code.long_title as "longTitle",
    code.effective_from::text as "effectiveFrom", code.effective_to::text as "effectiveTo"
  from rows from (
    json_to_recordset($1::json) as ("codeSet" text, code text, "onDate" date)
  ) with ordinality as wanted ("codeSet", code, "onDate", place)
  left join lateral (
    select id, edition, published, effective_from from code_set_edition
    where code_set = wanted."codeSet" and complete and effective_from <= wanted."onDate"
    order by published desc, effective_from desc
    limit 1
  ) edition on true
  left join code on code.edition_id = edition.id and code.code = wanted.code
  order by wanted.place`;
