/** What a superuser sees of a test's database, and may do to it. */

import pg from 'pg';
import type { Row } from '../../src/platform/database.ts';
import type { TestHouse } from './house.ts';

export interface Superuser {
  rows(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** One value of one row. */
  value(sql: string, values?: readonly unknown[]): Promise<unknown>;
  /** Runs statements with triggers and foreign keys at rest: for setting up states that no command leads to directly. */
  unbound(sql: string, values?: readonly unknown[]): Promise<void>;
  /** By table, a text that differs whenever a row was made, changed or taken away; the trail of reads is its own entry. */
  fingerprint(): Promise<Record<string, string>>;
  close(): Promise<void>;
}

/** A superuser's session in the database of a house. */
export const superuserOf = async (house: Pick<TestHouse, 'database'>): Promise<Superuser> => {
  const client = new pg.Client(house.database.superuserUrl);
  await client.connect();
  const rows = async (sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
    (await client.query<Row>(sql, [...values])).rows;
  const tables = await tableNames(rows);
  // xmin is the transaction that wrote a row, so no two states of the data have the same sums.
  const written = "count(*) || ' rows, ' || coalesce(sum(xmin::text::bigint), 0)";
  const fingerprint = [
    ...tables.map(
      (table) =>
        `select '${table}' as name, ${written} as text from ${table}${table === 'audit_event' ? " where kind <> 'READ'" : ''}`,
    ),
    `select 'reads', ${written} from audit_event where kind = 'READ'`,
  ].join(' union all ');
  return {
    rows,
    value: async (sql, values) => Object.values((await rows(sql, values))[0] ?? {})[0],
    unbound: async (sql, values = []) => {
      await client.query("set session_replication_role = 'replica'");
      try {
        await client.query(sql, [...values]);
      } finally {
        await client.query("set session_replication_role = 'origin'");
      }
    },
    fingerprint: async () =>
      Object.fromEntries((await rows(fingerprint)).map(({ name, text }) => [name as string, text as string])),
    close: () => client.end(),
  };
};

/** Tables of the program, those of the migrations and fences apart. */
export const tableNames = async (rows: Superuser['rows']): Promise<string[]> =>
  (
    await rows(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and relname not in ('schema_migration', 'schema_fence') order by relname`,
    )
  ).map(({ relname }) => relname as string);
