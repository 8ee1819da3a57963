/** PostgreSQL as the application's login sees it: a pool, and transactions that know who is asking. */

import pg from 'pg';
import { unstorableAsRefusal } from './errors.ts';

/** One row, by column name. int8 is a bigint, date a `YYYY-MM-DD` string, timestamptz a Date. */
export type Row = Record<string, unknown>;

/** Sends one statement with `$1` parameters and answers its rows. */
export type Query = (sql: string, values?: readonly unknown[]) => Promise<Row[]>;

/** Sees every statement that a transaction sends; tests print golden files with it. */
export type StatementWatcher = (sql: string) => void;

export interface Database {
  readonly pool: pg.Pool;
  /**
   * Runs `body` in one transaction whose row policies see `settings`; commits its result, or rolls everything back
   * when it throws.
   */
  transaction<T>(
    settings: Readonly<Record<string, string>>,
    body: (query: Query) => Promise<T>,
    watch?: StatementWatcher,
  ): Promise<T>;
  close(): Promise<void>;
}

/** Opens a pool. Connections are made when first needed; `size` of them at the most. */
export const openDatabase = (url: string, size: number): Database => {
  const pool = new pg.Pool({ connectionString: url, max: size, types: TYPES, application_name: 'claimgraph' });
  // An idle connection that the server drops must not end the process: the next query opens another.
  pool.on('error', () => undefined);
  return {
    pool,
    transaction: (settings, body, watch) => inTransaction(pool, settings, body, watch),
    close: () => pool.end(),
  };
};

const inTransaction = async <T>(
  pool: pg.Pool,
  settings: Readonly<Record<string, string>>,
  body: (query: Query) => Promise<T>,
  watch?: StatementWatcher,
): Promise<T> => {
  const client = await pool.connect();
  const query: Query = async (sql, values = []) => {
    watch?.(sql);
    return (await client.query<Row>(sql, values as unknown[])).rows;
  };
  let broken: Error | undefined;
  try {
    // One round trip: several statements fit only the simple protocol, which takes no parameters, hence the literals.
    await client.query(`begin; ${setLocal(settings)}`);
    const result = await body(query);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: unknown) => {
      broken = failure as Error;
    });
    throw unstorableAsRefusal(error);
  } finally {
    client.release(broken);
  }
};

const setLocal = (settings: Readonly<Record<string, string>>): string =>
  `select ${Object.entries(settings)
    .map(([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`)
    .join(', ')}`;

const OID = { int8: 20, date: 1082 } as const;

/** int8 as bigint, and date as the text it is: a Date would give a day of service a time zone. */
const TYPES: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    if (oid === OID.int8) return (text: string) => BigInt(text);
    if (oid === OID.date) return (text: string) => text;
    return pg.types.getTypeParser(oid, format) as (text: string) => unknown;
  },
};
