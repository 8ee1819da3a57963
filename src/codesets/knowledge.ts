/**
 * What the loaded editions say, in the memory of the server: pure functions ask it without a round trip. Editions never
 * change once they are complete, so what is in memory is right for as long as its edition answers for the day.
 */

import type { CalendarDate } from '../platform/calendar-date.ts';
import type { LoadableCodeSet } from './code-set.ts';
import type { SearchIndex } from './search/search.ts';
import type { TablesOn } from './tables/table.ts';

export interface Knowledge {
  /** The tables of the sets in force on a day; opens those that are not in memory yet. Sets not asked for are null. */
  on(day: CalendarDate, sets: readonly LoadableCodeSet[]): Promise<TablesOn>;
  /** The search index over every list of codes in force on the day, with what the tabular list and the index tables lead by. */
  searching(day: CalendarDate): Promise<SearchIndex>;
  close(): Promise<void>;
}

declare module '../access/context.ts' {
  interface House {
    /** What the loaded editions say. */
    readonly knowledge: Knowledge;
  }
}
