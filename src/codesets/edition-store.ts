/** Editions and their rows in PostgreSQL: every statement that changes them. */

import type { ClientBase } from 'pg';
import type { LoadableCodeSet } from './code-set.ts';
import type { Edition } from './edition.ts';
import type { EditionRow } from './files/rows.ts';
import { insertRows, storeOf } from './stores.ts';

export interface NewEdition extends Edition {
  readonly codeSet: LoadableCodeSet;
  readonly source: string;
  readonly sha256: string;
  /** False for the starter edition. */
  readonly published: boolean;
}

/** A stored edition; `effectiveTo` is the day that its publisher set, whatever follows it. */
export interface StoredEdition extends Edition {
  readonly id: string;
  readonly sha256: string;
  readonly codes: number;
}

/** Runs the work in a transaction of its own, alone among all that load this code set; what it throws undoes all. */
export const inLockedTransaction = async <Result>(
  client: ClientBase,
  codeSet: LoadableCodeSet,
  work: () => Promise<Result>,
): Promise<Result> => {
  await client.query('begin');
  try {
    await client.query(`select pg_advisory_xact_lock(hashtext('code_set_edition'), hashtext($1))`, [codeSet]);
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
};

export const officialEditions = (client: ClientBase, codeSet: LoadableCodeSet): Promise<StoredEdition[]> =>
  editionsOf(client, codeSet, true);

export const starterEdition = async (
  client: ClientBase,
  codeSet: LoadableCodeSet,
): Promise<StoredEdition | undefined> => (await editionsOf(client, codeSet, false))[0];

export const removeEdition = async (client: ClientBase, id: string): Promise<void> => {
  await client.query('delete from code_set_edition where id = $1', [id]);
};

/** Rows in one statement: few enough to report progress, many enough that the statements do not count. */
const BATCH = 10_000;

export const storeEdition = async (
  client: ClientBase,
  edition: NewEdition,
  rows: readonly EditionRow[],
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<void> => {
  const { rows: inserted } = await client.query<{ id: string }>(
    `insert into code_set_edition
       (code_set, edition, source, sha256, effective_from, effective_to, scheduled_to, published, code_count, stored_rows)
     values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $8) returning id`,
    [
      edition.codeSet,
      edition.name,
      edition.source,
      edition.sha256,
      edition.effectiveFrom,
      edition.effectiveTo,
      edition.published,
      rows.length,
    ],
  );
  const store = storeOf(edition.codeSet);
  const insert = insertRows(store);
  for (let done = 0; done < rows.length; done += BATCH) {
    onProgress(done, rows.length);
    await client.query(insert, [inserted[0]?.id, JSON.stringify(rows.slice(done, done + BATCH)), done]);
  }
  onProgress(rows.length, rows.length);
  // Without it the first questions after a load are planned for a table of another size.
  await client.query(`analyze ${store.table}`);
};

/** Ends every official edition of the set on its own last day or the day before the next begins, whichever is first. */
export const alignEnds = async (client: ClientBase, codeSet: LoadableCodeSet): Promise<void> => {
  await client.query(
    `update code_set_edition edition set effective_to = timeline.ends
     from (
       select id, least(scheduled_to, lead(effective_from) over (order by effective_from) - 1) as ends
       from code_set_edition where code_set = $1 and published
     ) timeline
     where edition.id = timeline.id and edition.effective_to is distinct from timeline.ends`,
    [codeSet],
  );
};

const editionsOf = async (
  client: ClientBase,
  codeSet: LoadableCodeSet,
  published: boolean,
): Promise<StoredEdition[]> => {
  // Dates are read as text: the driver would make an instant of a calendar date, in the zone of the machine.
  const { rows } = await client.query<StoredEdition>(
    `select id, edition as name, sha256, code_count as codes, effective_from::text as "effectiveFrom",
       scheduled_to::text as "effectiveTo"
     from code_set_edition where code_set = $1 and published = $2 order by effective_from`,
    [codeSet, published],
  );
  return rows;
};
