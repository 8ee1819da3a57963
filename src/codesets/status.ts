/** Which editions are stored, and whether a date is covered. */

import type { CalendarDate } from '../platform/calendar-date.ts';
import type { LoadableCodeSet } from './code-set.ts';
import { LOADABLE_CODE_SETS } from './code-set.ts';
import type { Query } from './lookup.ts';

export interface CodeSetStatus {
  readonly codeSet: LoadableCodeSet;
  readonly state:
    /** Official, and covers the date. */
    | 'IN_FORCE'
    /** Official, and ended before the date. */
    | 'PAST'
    /** Official, and begins after the date. */
    | 'FUTURE'
    /** The small edition that comes with the program. */
    | 'STARTER'
    /** No official edition covers the date; the rest of the row is empty. */
    | 'MISSING';
  readonly edition: string | null;
  readonly source: string | null;
  readonly effectiveFrom: CalendarDate | null;
  /** Inclusive; null on a stored edition that holds until the next one. */
  readonly effectiveTo: CalendarDate | null;
  /** Codes with their headings, or rules. */
  readonly codes: number;
  /** Codes that a claim may carry; 0 for a list of rules. */
  readonly billable: number;
  /** An instant as ISO 8601 in UTC. */
  readonly loadedAt: string | null;
}

/** Every whole edition, newest first within its set, and one `MISSING` row for each set without one for the date. */
export const codeSetStatus = async (query: Query, onDate: CalendarDate): Promise<CodeSetStatus[]> => {
  const stored = await query<CodeSetStatus>(STATUS, [onDate]);
  return LOADABLE_CODE_SETS.flatMap((codeSet) => {
    const own = stored.filter((row) => row.codeSet === codeSet);
    return own.some((row) => row.state === 'IN_FORCE') ? own : [missing(codeSet), ...own];
  });
};

const missing = (codeSet: LoadableCodeSet): CodeSetStatus => ({
  codeSet,
  state: 'MISSING',
  edition: null,
  source: null,
  effectiveFrom: null,
  effectiveTo: null,
  codes: 0,
  billable: 0,
  loadedAt: null,
});

const STATUS = `
  select
    code_set as "codeSet",
    case
      when not published then 'STARTER'
      when effective_from > $1::date then 'FUTURE'
      when effective_to < $1::date then 'PAST'
      else 'IN_FORCE'
    end as state,
    edition, source, effective_from::text as "effectiveFrom", effective_to::text as "effectiveTo",
    code_count as codes,
    (select count(*)::int from code where edition_id = code_set_edition.id and billable) as billable,
    to_char(loaded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "loadedAt"
  from code_set_edition
  where complete
  order by code_set, published desc, code_set_edition.effective_from desc`;
