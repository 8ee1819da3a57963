/** The memory of editions: packed in a thread beside the server, so that no request waits for another's first question. */

import type { CalendarDate } from '../../platform/calendar-date.ts';
import { openDatabase, type Database } from '../../platform/database.ts';
import type { Ear } from '../../platform/ear.ts';
import { LOADABLE_CODE_SETS, type LoadableCodeSet } from '../code-set.ts';
import type { Knowledge } from '../knowledge.ts';
import { openPhrases } from '../phrases/open.ts';
import type { Phrases } from '../phrases/phrases.ts';
import { keepingAnswers } from '../search/kept-answers.ts';
import { openSearch } from '../search/open.ts';
import type { SearchIndex } from '../search/search.ts';
import { kindOf } from '../tables/kinds.ts';
import type { TableOf, TablesOn } from '../tables/table.ts';
import { editionsInForce, type StoredRef } from './editions-in-force.ts';
import { leastRecent } from './least-recent.ts';
import { openThread } from './packing.ts';
import { REFERENCE_READER } from './reader.ts';
import { PHRASE_SETS, SEARCHED_SETS } from './sources.ts';

/** A year of service needs some twenty; what nobody has asked for longest goes first. */
const MOST_TABLES = 60;
/** What is made of many lists is the largest thing in memory: the last four quarters' are kept, some 30 MB each. */
const MOST_WHOLE = 4;
const MOST_ANSWERS = 1_000;

/**
 * `url` is the application's login. The list of editions is read on a connection of its own: whoever asks may hold one of
 * the pool's, and where all who hold one ask at once, nobody would give back what they wait for.
 */
export const openKnowledge = (ear: Ear, url: string): Knowledge => {
  const database = openDatabase(url, 1);
  const thread = openThread(url);
  const tables = leastRecent<string, Promise<TableOf<LoadableCodeSet>>>(MOST_TABLES);
  const indexes = leastRecent<string, Promise<SearchIndex>>(MOST_WHOLE);
  const phrases = leastRecent<string, Promise<Phrases>>(MOST_WHOLE);
  const answers = new Map<string, Answer>();
  const editions = editionsInForce(
    () => readEditions(database),
    ear,
    () => answers.clear(),
  );

  const tableOf = (edition: StoredRef): Promise<TableOf<LoadableCodeSet>> =>
    tables.get(edition.id, async () =>
      kindOf(edition.codeSet).open(await thread.pack({ kind: 'TABLE', editions: [edition] }), edition),
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
  const inForceOf = async (day: CalendarDate, sets: readonly LoadableCodeSet[]): Promise<StoredRef[]> => {
    const inForce = await editions.on(day);
    return sets.flatMap((set) => inForce.get(set) ?? []);
  };
  const answerTo = (day: CalendarDate, sets: readonly LoadableCodeSet[]): Answer | undefined => {
    editions.refresh();
    return answers.get(keyOfAnswer(day, sets));
  };
  const ask = (day: CalendarDate, sets: readonly LoadableCodeSet[]): Answer => {
    const key = keyOfAnswer(day, sets);
    const answer: Answer = { asked: open(day, sets), tables: null };
    if (answers.size >= MOST_ANSWERS) answers.clear();
    answers.set(key, answer);
    answer.asked.then(
      (tables) => (answer.tables = tables),
      () => {
        if (answers.get(key) === answer) answers.delete(key);
      },
    );
    return answer;
  };
  return {
    on: (day, sets) => (answerTo(day, sets) ?? ask(day, sets)).asked,
    atHand: (day, sets) => answerTo(day, sets)?.tables ?? null,
    searching: async (day) => {
      const sources = await inForceOf(day, SEARCHED_SETS);
      return indexes.get(keyOf(sources), async () => {
        const index = openSearch(await thread.pack({ kind: 'SEARCH', editions: sources }));
        return { ...index, search: keepingAnswers(index.search) };
      });
    },
    suggesting: async (day) => {
      const sources = await inForceOf(day, PHRASE_SETS);
      if (!sources.some(({ codeSet }) => codeSet === 'ICD10CM')) return null;
      return phrases.get(keyOf(sources), async () =>
        openPhrases(await thread.pack({ kind: 'PHRASES', editions: sources })),
      );
    },
    close: async () => {
      await thread.close();
      await database.close();
    },
  };
};

/** The tables of a day: asked for, and once they are there at hand. */
interface Answer {
  readonly asked: Promise<TablesOn>;
  tables: TablesOn | null;
}

const keyOfAnswer = (day: CalendarDate, sets: readonly LoadableCodeSet[]): string => `${day} ${sets.join(' ')}`;

const keyOf = (editions: readonly StoredRef[]): string => editions.map(({ id }) => id).join(' ');

const NO_TABLES = Object.fromEntries(LOADABLE_CODE_SETS.map((set) => [set, null])) as unknown as TablesOn;

const readEditions = (database: Database): Promise<StoredRef[]> =>
  database.transaction(REFERENCE_READER, async ({ query }) => (await query(EDITIONS, [])) as unknown as StoredRef[]);

const EDITIONS = `
  select id, code_set as "codeSet", edition, published as official,
    effective_from::text as "effectiveFrom", effective_to::text as "effectiveTo"
  from code_set_edition where complete
  order by effective_from desc`;
