/** Which editions are stored, and whether a date is covered. */

import type { CalendarDate } from '../platform/calendar-date.ts';
import type { LoadableCodeSet } from './code-set.ts';
import { LOADABLE_CODE_SETS } from './code-set.ts';
import type { Query } from './lookup.ts';
import { dueInstead } from './rhythm.ts';

export interface CodeSetStatus {
  readonly codeSet: LoadableCodeSet;
  readonly state:
    /** Official, and covers the date. */
    | 'IN_FORCE'
    /** Official, and answers for the date though a later edition is due: `due` names it. */
    | 'STALE'
    /** Official, and another one answers for the date. */
    | 'PAST'
    /** Official, and begins after the date. */
    | 'FUTURE'
    /** The small edition that comes with the program. */
    | 'STARTER'
    /** No official edition answers for the date; the rest of the row is empty, but for what is due. */
    | 'MISSING';
  readonly edition: string | null;
  /** The edition that is due on the date and not loaded; null where none is, or the list has no rhythm. */
  readonly due: string | null;
  readonly source: string | null;
  readonly effectiveFrom: CalendarDate | null;
  /** The last day by its publisher or before the next edition; null on one that holds until the next. */
  readonly effectiveTo: CalendarDate | null;
  /** Codes with their headings, or rules. */
  readonly codes: number;
  /** Codes that a claim may carry; 0 for a list of rules. */
  readonly billable: number;
  /** An instant as ISO 8601 in UTC. */
  readonly loadedAt: string | null;
}

/** Every whole edition, newest first within its set, and one `MISSING` row for each set of which no official one answers. */
export const codeSetStatus = async (query: Query, onDate: CalendarDate): Promise<CodeSetStatus[]> => {
  const stored = await query<Stored>(STATUS, []);
  return LOADABLE_CODE_SETS.flatMap((codeSet) => {
    const own = stored.filter((row) => row.codeSet === codeSet);
    const answering = own.find(({ official, effectiveFrom }) => official && effectiveFrom <= onDate) ?? null;
    const due = dueInstead(codeSet, onDate, answering);
    const rows = own.map((row) => statusOf(row, onDate, answering, due));
    return answering ? rows : [missing(codeSet, due), ...rows];
  });
};

/** A row of the store; the newest comes first. */
type Stored = Omit<CodeSetStatus, 'state' | 'due' | 'effectiveFrom'> & {
  readonly official: boolean;
  readonly effectiveFrom: CalendarDate;
};

const statusOf = (
  { official, ...row }: Stored,
  onDate: CalendarDate,
  answering: Stored | null,
  due: string | null,
): CodeSetStatus => {
  if (!official) return { ...row, state: 'STARTER', due: null };
  if (row.effectiveFrom > onDate) return { ...row, state: 'FUTURE', due: null };
  if (row.edition !== answering?.edition) return { ...row, state: 'PAST', due: null };
  return { ...row, state: due === null ? 'IN_FORCE' : 'STALE', due };
};

const missing = (codeSet: LoadableCodeSet, due: string | null): CodeSetStatus => ({
  codeSet,
  state: 'MISSING',
  edition: null,
  due,
  source: null,
  effectiveFrom: null,
  effectiveTo: null,
  codes: 0,
  billable: 0,
  loadedAt: null,
});

const STATUS = `
  select
    code_set as "codeSet", published as official,
    edition, source, effective_from::text as "effectiveFrom",
    least(effective_to, scheduled_to)::text as "effectiveTo",
    code_count as codes,
    (select count(*)::int from code where edition_id = code_set_edition.id and billable) as billable,
    to_char(loaded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "loadedAt"
  from code_set_edition
  where complete
  order by code_set, published desc, code_set_edition.effective_from desc`;
