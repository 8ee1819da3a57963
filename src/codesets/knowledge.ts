/** The lists in memory: what of them a request may ask without a database. The house has it, and fills it from the editions. */

import type { House } from '../access/context.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import type { LoadableCodeSet } from './code-set.ts';
import type { Phrases } from './phrases/phrases.ts';
import type { TablesOn } from './tables/table.ts';

export interface Knowledge {
  /** The tables of the sets in force on a day; opens those that are not in memory yet. Null for a set not asked for. */
  on(day: CalendarDate, sets: readonly LoadableCodeSet[]): Promise<TablesOn>;
  /** What records say for the diagnoses in force on the day. */
  suggesting(day: CalendarDate): Promise<Phrases>;
  close(): Promise<void>;
}

declare module '../access/context.ts' {
  interface House {
    readonly knowledge?: Knowledge;
  }
}

/** The house's knowledge. A house without any, such as that of most tools, is asked for none. */
export const knowledgeOf = ({ knowledge }: House): Knowledge => {
  if (!knowledge) throw new Error('This house was opened without the lists in memory.');
  return knowledge;
};
