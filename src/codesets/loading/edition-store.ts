/** Editions and their rows in PostgreSQL: every statement that changes them. */

import type { ClientBase } from 'pg';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { LoadableCodeSet } from '../code-set.ts';
import type { Edition } from '../edition.ts';
import type { EditionRow } from '../files/rows.ts';
import { insertRows, saysMore, selectRows, storeOf } from './stores.ts';

export interface NewEdition extends Edition {
  readonly codeSet: LoadableCodeSet;
  readonly source: string;
  readonly sha256: string;
  /** False for the starter edition. */
  readonly published: boolean;
}

/** A whole edition; `effectiveTo` is the day that its publisher set, whatever follows it and however long it answers. */
export interface StoredEdition extends Edition {
  readonly id: string;
  readonly sha256: string;
  readonly codes: number;
}

/** An edition that answers nothing yet: the first `stored` of its `codes` rows are there. */
export interface HalfEdition extends StoredEdition {
  readonly stored: number;
}

/** Runs the work alone among all that load this code set. Whoever dies at it lets the next one in. */
export const loadingAlone = async <Result>(
  client: ClientBase,
  codeSet: LoadableCodeSet,
  work: () => Promise<Result>,
): Promise<Result> => {
  // A lock of the session and not of a transaction: a load has several.
  await client.query(`select pg_advisory_lock(hashtext('code_set_edition'), hashtext($1))`, [codeSet]);
  try {
    return await work();
  } finally {
    await client.query(`select pg_advisory_unlock(hashtext('code_set_edition'), hashtext($1))`, [codeSet]);
  }
};

/** Runs the work in a transaction of its own; what it throws undoes all. */
export const inTransaction = async <Result>(client: ClientBase, work: () => Promise<Result>): Promise<Result> => {
  await client.query('begin');
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
};

/** The whole official editions of a set, the oldest first. */
export const officialEditions = (client: ClientBase, codeSet: LoadableCodeSet): Promise<StoredEdition[]> =>
  editionsWhere(client, codeSet, 'published and complete');

export const starterEdition = async (
  client: ClientBase,
  codeSet: LoadableCodeSet,
): Promise<StoredEdition | undefined> => (await editionsWhere(client, codeSet, 'not published and complete'))[0];

/** What an interrupted load of the set has left. */
export const halfEdition = async (client: ClientBase, codeSet: LoadableCodeSet): Promise<HalfEdition | undefined> =>
  (await editionsWhere(client, codeSet, 'published and not complete'))[0];

/** The official edition that covers a day; none where the one that answers for it is stale. */
export const editionOn = async (
  client: ClientBase,
  codeSet: LoadableCodeSet,
  day: CalendarDate,
): Promise<StoredEdition | undefined> =>
  (await editionsWhere(client, codeSet, 'published and complete and $2::date between effective_from and ends', day))[0];

export const rowsOfEdition = async (
  client: ClientBase,
  codeSet: LoadableCodeSet,
  id: string,
): Promise<readonly EditionRow[]> => (await client.query<EditionRow>(selectRows(storeOf(codeSet)), [id])).rows;

/** Whether a stored edition, whole or half, has a row that another one does not have as it is. */
export const hasRowsBeside = async (
  client: ClientBase,
  codeSet: LoadableCodeSet,
  id: string,
  other: string,
): Promise<boolean> => (await client.query(saysMore(storeOf(codeSet)), [id, other])).rows.length > 0;

export const removeEdition = async (client: ClientBase, id: string): Promise<void> => {
  await client.query('delete from code_set_edition where id = $1', [id]);
};

/** Enters an edition of so many rows that has none of them yet. */
export const enterEdition = async (client: ClientBase, edition: NewEdition, codes: number): Promise<HalfEdition> => {
  const { codeSet, name, source, sha256, effectiveFrom, effectiveTo, published } = edition;
  const { rows } = await client.query<{ id: string }>(
    `insert into code_set_edition
       (code_set, edition, source, sha256, effective_from, effective_to, scheduled_to, published, code_count, complete)
     values ($1, $2, $3, $4, $5, $6, $6, $7, $8, false) returning id`,
    [codeSet, name, source, sha256, effectiveFrom, effectiveTo, published, codes],
  );
  return { id: rows[0]!.id, name, sha256, effectiveFrom, effectiveTo, codes, stored: 0 };
};

/** Adds rows that come after the first `stored` ones. To be run in a transaction, or there is no saying what is stored. */
export const addRows = async (
  client: ClientBase,
  codeSet: LoadableCodeSet,
  { id }: HalfEdition,
  batch: Batch,
): Promise<void> => {
  await client.query(insertRows(storeOf(codeSet)), [id, batch.json, batch.from]);
  await client.query('update code_set_edition set stored_rows = $2 where id = $1', [id, batch.before]);
};

export interface Batch {
  /** The places of its rows: from, and before. */
  readonly from: number;
  readonly before: number;
  readonly json: string;
}

/** Rows in one statement: few enough to report progress, many enough that the statements do not count. */
const MOST_ROWS = 10_000;
const MOST_CHARACTERS = 4_000_000;

/** The rows from a place on, cut by their number and, where single rows are large, by their size. */
export function* batchesOf(rows: readonly EditionRow[], start: number): Generator<Batch> {
  let [from, size, texts]: [number, number, string[]] = [start, 0, []];
  for (let place = start; place < rows.length; place += 1) {
    const text = JSON.stringify(rows[place]);
    texts.push(text);
    size += text.length;
    if (texts.length < MOST_ROWS && size < MOST_CHARACTERS && place + 1 < rows.length) continue;
    yield { from, before: place + 1, json: `[${texts.join(',')}]` };
    [from, size, texts] = [place + 1, 0, []];
  }
}

/** Lets an edition answer whose rows are all there. To be run in a transaction with what it takes the place of. */
export const completeEdition = async (client: ClientBase, codeSet: LoadableCodeSet, id: string): Promise<void> => {
  await client.query('update code_set_edition set complete = true, loaded_at = now() where id = $1', [id]);
  await alignEnds(client, codeSet);
  // Without it the first questions after a load are planned for a table of another size.
  await client.query(`analyze ${storeOf(codeSet).table}`);
};

/**
 * Lets every official edition of the set answer until the day before the next begins, the last one without an end: what
 * has outlasted its turn says so itself, and knows more than nothing.
 */
export const alignEnds = async (client: ClientBase, codeSet: LoadableCodeSet): Promise<void> => {
  await client.query(
    `update code_set_edition edition set effective_to = timeline.ends
     from (
       select id, lead(effective_from) over (order by effective_from) - 1 as ends
       from code_set_edition where code_set = $1 and published and complete
     ) timeline
     where edition.id = timeline.id and edition.effective_to is distinct from timeline.ends`,
    [codeSet],
  );
};

const editionsWhere = async (
  client: ClientBase,
  codeSet: LoadableCodeSet,
  condition: string,
  ...more: string[]
): Promise<HalfEdition[]> => {
  // Dates are read as text: the driver would make an instant of a calendar date, in the zone of the machine.
  const { rows } = await client.query<HalfEdition>(
    `select id, edition as name, sha256, code_count as codes, stored_rows as stored,
       effective_from::text as "effectiveFrom", scheduled_to::text as "effectiveTo"
     from (
       select *, coalesce(least(effective_to, scheduled_to), 'infinity') as ends from code_set_edition where code_set = $1
     ) edition
     where ${condition} order by effective_from`,
    [codeSet, ...more],
  );
  return rows;
};
