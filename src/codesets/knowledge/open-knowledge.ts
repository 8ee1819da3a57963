/** The memory of editions: packed in a thread beside the server, so that no request waits for another's first question. */

import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { Database } from '../../platform/database.ts';
import type { Ear } from '../../platform/ear.ts';
import { LOADABLE_CODE_SETS, type LoadableCodeSet } from '../code-set.ts';
import type { Knowledge } from '../knowledge.ts';
import { openSearch } from '../search/open.ts';
import { SEARCHED_SETS, type SearchIndex } from '../search/search.ts';
import { kindOf } from '../tables/kinds.ts';
import type { TableOf, TablesOn } from '../tables/table.ts';
import { editionsInForce, type StoredRef } from './editions-in-force.ts';
import { leastRecent } from './least-recent.ts';
import { openThread } from './packing.ts';
import { REFERENCE_READER } from './reader.ts';

/** A year of service needs some twenty; what nobody has asked for longest goes first. */
const MOST_TABLES = 60;

/** Some 30 MB each, with every list loaded; days of service lie in one or two of them. */
const MOST_INDEXES = 3;

/** Reads under the application's login. `url` is that login's, for the thread that packs. */
export const openKnowledge = (database: Database, ear: Ear, url: string): Knowledge => {
  const thread = openThread(url);
  const tables = leastRecent<string, Promise<TableOf<LoadableCodeSet>>>(MOST_TABLES);
  const indexes = leastRecent<string, Promise<SearchIndex>>(MOST_INDEXES);
  const answers = new Map<string, Promise<TablesOn>>();
  const editions = editionsInForce(
    () => readEditions(database),
    ear,
    () => answers.clear(),
  );

  const tableOf = (edition: StoredRef): Promise<TableOf<LoadableCodeSet>> =>
    tables.get(edition.id, async () =>
      kindOf(edition.codeSet).open(await thread.pack({ of: 'TABLE', edition }), edition),
    );
  const open = async (day: CalendarDate, sets: readonly LoadableCodeSet[]): Promise<TablesOn> => {
    const inForce = await editions.on(day);
    const opened = await Promise.all(
      sets.map(async (set) => {
        const edition = inForce.get(set);
        return [set, edition ? await tableOf(edition) : null] as const;
      }),
    );
    return { ...NO_TABLES, ...Object.fromEntries(opened) };
  };
  return {
    on: (day, sets) => {
      const key = `${day} ${sets.join(' ')}`;
      const known = answers.get(key);
      if (known) return known;
      const asked = open(day, sets);
      if (answers.size >= MOST_ANSWERS) answers.clear();
      answers.set(key, asked);
      asked.catch(() => answers.delete(key));
      return asked;
    },
    searching: async (day) => {
      const inForce = await editions.on(day);
      const searched = SEARCHED_SETS.flatMap((set) => inForce.get(set) ?? []);
      const key = searched.map(({ id }) => id).join(' ');
      return indexes.get(key, async () => openSearch(await thread.pack({ of: 'SEARCH', editions: searched })));
    },
    close: () => thread.close(),
  };
};

const MOST_ANSWERS = 1_000;

const NO_TABLES = Object.fromEntries(LOADABLE_CODE_SETS.map((set) => [set, null])) as unknown as TablesOn;

const readEditions = (database: Database): Promise<StoredRef[]> =>
  database.transaction(REFERENCE_READER, async ({ query }) => (await query(EDITIONS, [])) as unknown as StoredRef[]);

const EDITIONS = `
  select id, code_set as "codeSet", edition, published as official,
    effective_from::text as "effectiveFrom", effective_to::text as "effectiveTo"
  from code_set_edition where complete
  order by effective_from desc`;
