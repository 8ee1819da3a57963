/**
 * What the loaded editions say, in the memory of the server: pure functions ask it without a round trip. Editions never
 * change once they are complete, so what is in memory is right for as long as its edition answers for the day.
 */

import type { CalendarDate } from '../platform/calendar-date.ts';
import type { LoadableCodeSet } from './code-set.ts';
import type { Phrases } from './phrases/phrases.ts';
import type { SearchIndex } from './search/search.ts';
import type { TablesOn } from './tables/table.ts';

export interface Knowledge {
  /** The tables of the sets in force on a day; opens those that are not in memory yet. Sets not asked for are null. */
  on(day: CalendarDate, sets: readonly LoadableCodeSet[]): Promise<TablesOn>;
  /** The same where it is in memory already, else null: for those who must not wait for it. */
  atHand(day: CalendarDate, sets: readonly LoadableCodeSet[]): TablesOn | null;
  /** The search index over every list of codes in force on the day. */
  searching(day: CalendarDate): Promise<SearchIndex>;
  /** What records say for the diagnoses in force on the day; null where no edition of ICD-10-CM covers it. */
  suggesting(day: CalendarDate): Promise<Phrases | null>;
  close(): Promise<void>;
}

declare module '../access/context.ts' {
  interface House {
    /** What the loaded editions say. */
    readonly knowledge: Knowledge;
  }
}
