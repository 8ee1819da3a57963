import type { TablesOn } from '../../codesets/tables/table.ts';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { Work } from '../../workflow/command.ts';
import { EDIT_SETS } from './edit-sets.ts';

/**
 * The lists of some days, from memory. Where one is not there yet, the command is left until it is: nobody waits for the
 * rows of an encounter while lists are opened.
 */
export const tablesOn = (work: Work, days: readonly CalendarDate[]): ((day: CalendarDate) => TablesOn) => {
  const { knowledge } = work.context.house;
  const tables = new Map([...new Set(days)].map((day) => [day, knowledge.atHand(day, EDIT_SETS)] as const));
  const missing = [...tables].flatMap(([day, known]) => (known === null ? [day] : []));
  if (missing.length > 0) work.comeBackAfter(Promise.all(missing.map((day) => knowledge.on(day, EDIT_SETS))));
  return (day) => tables.get(day)!;
};
