/** What is said of a day for which a list has no edition: an answer of nothing would say that there is nothing to find. */

import type { CalendarDate } from '../platform/calendar-date.ts';
import { Refusal } from '../platform/errors.ts';
import type { LoadableCodeSet } from './code-set.ts';
import { titleOf } from './code-set.ts';
import type { Query } from './lookup.ts';
import { dueInstead } from './rhythm.ts';

/**
 * The refusal of a question to lists of which none of `lacking` has an edition that begins by the day. Null where the other
 * `asked` lists could answer it and those that lack one were never loaded for any day, so that nobody expects them to.
 */
export const refusalOfDay = async (
  query: Query,
  day: CalendarDate,
  asked: readonly LoadableCodeSet[],
  lacking: readonly LoadableCodeSet[],
): Promise<Refusal | null> => {
  const first = new Map(
    (await query<{ codeSet: LoadableCodeSet; day: CalendarDate }>(FIRST_DAYS, [lacking])).map((row) => [
      row.codeSet,
      row.day,
    ]),
  );
  const beyond = lacking.filter((codeSet) => first.has(codeSet));
  if (beyond.length === 0 && lacking.length < asked.length) return null;
  const told = beyond.length > 0 ? beyond : lacking;
  const sentences = told.map((codeSet) => sentenceOf(codeSet, day, first.get(codeSet)));
  return new Refusal('EDITION_MISSING', sentences.join(' '), {
    onDate: day,
    missing: told.map((codeSet) => ({ codeSet, edition: dueInstead(codeSet, day, null) })),
  });
};

const sentenceOf = (codeSet: LoadableCodeSet, day: CalendarDate, first: CalendarDate | undefined): string => {
  const due = dueInstead(codeSet, day, null);
  const missing = due === null ? '' : `: ${due} is missing`;
  const begin = first === undefined ? 'None is loaded.' : `The first that is loaded begins on ${first}.`;
  return `No edition of ${titleOf(codeSet)} covers ${day}${missing}. ${begin}`;
};

const FIRST_DAYS = `
  select code_set as "codeSet", min(effective_from)::text as day
  from code_set_edition where complete and code_set = any($1) group by code_set`;
