/** Which editions answer on a day, remembered until another one is loaded. */

import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { Ear } from '../../platform/ear.ts';
import type { LoadableCodeSet } from '../code-set.ts';
import type { EditionRef } from '../tables/table.ts';

/** An edition with the id by which its rows are stored. */
export interface StoredRef extends EditionRef {
  readonly id: string;
}

export type EditionsOn = ReadonlyMap<LoadableCodeSet, StoredRef>;

export interface EditionsInForce {
  /**
   * The edition of each set that answers on the day: an official one where there is one, else the starter edition. What was
   * loaded elsewhere is known here milliseconds after its commit, and after a minute at most where its announcement is lost.
   */
  on(day: CalendarDate): Promise<EditionsOn>;
  /** Forgets a list that is too old by now. To be called before anything is used again that was made of an answer. */
  refresh(): void;
}

/** How long the list is kept while announcements are not heard, and while they are: a connection can be dead without saying so. */
const LONGEST_DEAF_MS = 2_000;
const LONGEST_MS = 60_000;
/** Days of service that are asked for at one time are few; a cleared memory costs one pass over the list of editions. */
const MOST_DAYS = 4_000;

/** `readAll` answers every complete edition, the later first. `changed` is told when the list may be another one. */
export const editionsInForce = (
  readAll: () => Promise<readonly StoredRef[]>,
  ear: Ear,
  changed: () => void,
): EditionsInForce => {
  let all: Promise<readonly StoredRef[]> | null = null;
  let askedAt = 0;
  const days = new Map<CalendarDate, EditionsOn>();
  const forget = (): void => {
    all = null;
    days.clear();
    changed();
  };
  ear.add({ channel: 'code_sets_changed', heard: forget, deaf: forget });
  const refresh = (): void => {
    const longest = ear.hears() ? LONGEST_MS : LONGEST_DEAF_MS;
    if (all !== null && performance.now() - askedAt > longest) forget();
  };
  const list = (): Promise<readonly StoredRef[]> => {
    refresh();
    if (all === null) {
      askedAt = performance.now();
      const asked = readAll();
      all = asked;
      asked.catch(() => {
        if (all === asked) forget();
      });
    }
    return all;
  };
  return {
    refresh,
    on: async (day) => {
      const asked = list();
      const editions = await asked;
      const known = days.get(day);
      if (known) return known;
      const inForce = pick(editions, day);
      if (asked === all) {
        if (days.size >= MOST_DAYS) days.clear();
        days.set(day, inForce);
      }
      return inForce;
    },
  };
};

const pick = (editions: readonly StoredRef[], day: CalendarDate): EditionsOn => {
  const found = new Map<LoadableCodeSet, StoredRef>();
  for (const edition of editions) {
    if (edition.effectiveFrom > day || (edition.effectiveTo !== null && edition.effectiveTo < day)) continue;
    const other = found.get(edition.codeSet);
    if (!other || (edition.official && !other.official)) found.set(edition.codeSet, edition);
  }
  return found;
};
