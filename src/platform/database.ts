/** PostgreSQL as the application's login sees it: a pool, and transactions that know who is asking. */

import type { Writable } from 'node:stream';
import pg from 'pg';
import { Refusal, unstorableAsRefusal } from './errors.ts';

/** One row, by column name. int8 is a bigint, date a `YYYY-MM-DD` string, timestamptz a Date. */
export type Row = Record<string, unknown>;

/** Sends one statement with `$1` parameters and answers its rows. */
export type Query = (sql: string, values?: readonly unknown[]) => Promise<Row[]>;

/**
 * Sends a statement whose answer nobody waits for; the transaction fails if it does, or if it wrote another number of rows
 * than `written`.
 */
export type Send = (sql: string, values: readonly unknown[], written?: number) => void;

/** One row as PostgreSQL wrote it: each value as text, in the order of the select list. */
export type Cells = (string | null)[];

/** The ways to PostgreSQL within one transaction. */
export interface Transaction {
  readonly query: Query;
  /** The same, its rows not made into values: for what only passes through. */
  readonly cells: (sql: string, values: readonly unknown[]) => Promise<Cells[]>;
  readonly send: Send;
}

/** Sees every statement that a transaction sends; tests print golden files with it. */
export type StatementWatcher = (sql: string) => void;

export interface Database {
  readonly pool: pg.Pool;
  /**
   * Runs `body` in one transaction whose row policies see `settings`; commits its result, or rolls everything back
   * when it throws. Statements go out without waiting for the answers of those before: what begins the transaction
   * travels with the first, what ends it with the last.
   */
  transaction<T>(
    settings: Readonly<Record<string, string>>,
    body: (transaction: Transaction) => Promise<T>,
    watch?: StatementWatcher,
  ): Promise<T>;
  /** Sends one statement by itself, of an actor whom nobody knows yet: row policies let it see nothing. */
  ask<T extends pg.QueryResultRow>(statement: pg.QueryConfig): Promise<T[]>;
  close(): Promise<void>;
}

/**
 * Opens a pool. Connections are made when first needed; `size` of them at the most. Making one, or waiting for one, takes
 * no longer than `patienceMs`; 0 has no end. Who has waited so long for one that others hold is refused with OVERLOADED.
 */
export const openDatabase = (url: string, size: number, patienceMs = 0): Database => {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: patienceMs,
    types: TYPES,
    application_name: 'claimgraph',
    pipeline: true,
  });
  // A connection that the server drops must not end the process, idle or in the middle of a transaction, when the pool
  // does not listen: the query in flight rejects by itself, and the next one opens another.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    client.query(SESSION).catch(() => undefined); // A connection that is lost at once is reported by what is sent next.
  });
  return {
    pool,
    transaction: (settings, body, watch) => inTransaction(pool, settings, body, watch),
    ask: async (statement) => {
      const client = await connectionOf(pool);
      let broken: Error | undefined;
      try {
        return (await client.query(statement)).rows;
      } catch (error) {
        broken = error as Error;
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
};

const inTransaction = async <T>(
  pool: pg.Pool,
  settings: Readonly<Record<string, string>>,
  body: (transaction: Transaction) => Promise<T>,
  watch?: StatementWatcher,
): Promise<T> => {
  const client = await connectionOf(pool);
  const together = gathering(client);
  const ask = (text: string, values: readonly unknown[]): Promise<pg.QueryResult<Row>> => {
    watch?.(text);
    together();
    return client.query<Row>({ name: nameOf(text), text, values: values as unknown[] });
  };
  const cells: Transaction['cells'] = (text, values) => {
    watch?.(text);
    together();
    return askForCells(client, { name: nameOf(text), text, values });
  };
  const sent: Promise<unknown>[] = [];
  const counted: Promise<void>[] = [];
  const send: Send = (sql, values, written) => {
    const answer = settled(ask(sql, values));
    sent.push(answer);
    if (written !== undefined)
      counted.push(settled(answer.then(({ rowCount }) => requireRows(sql, rowCount, written))));
  };
  let broken: Error | undefined;
  try {
    // Several statements fit only the simple protocol, which takes no parameters, hence the literals.
    together();
    sent.push(settled(client.query(`begin; ${setLocal(settings)}`)));
    const query: Query = async (sql, values = []) => (await ask(sql, values)).rows;
    const result = await body({ query, cells, send });
    // What was counted must have come out right before anything is final.
    if (counted.length > 0) await Promise.all(counted);
    together();
    sent.push(settled(client.query('commit')));
    await Promise.all(sent);
    return result;
  } catch (error) {
    const cause = await firstFault(sent, error);
    await client.query('rollback').catch((failure: unknown) => {
      broken = failure as Error;
    });
    throw unstorableAsRefusal(cause);
  } finally {
    client.release(broken);
  }
};

const connectionOf = (pool: pg.Pool): Promise<pg.PoolClient> =>
  pool.connect().catch((error: unknown) => {
    throw overloadAsRefusal(error);
  });

/** Known by its words alone: pg-pool gives this error no code, and says something else where PostgreSQL does not answer. */
const overloadAsRefusal = (error: unknown): unknown =>
  (error as Error).message === 'timeout exceeded when trying to connect'
    ? new Refusal('OVERLOADED', 'More is asked of the server than it gets done. Nothing was changed: ask again later.')
    : error;

/** Statements that are sent in one turn of the event loop leave in one packet. */
const gathering = (client: pg.PoolClient): (() => void) => {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Writable } }).connection;
  let gathered = false;
  return () => {
    if (gathered) return;
    gathered = true;
    stream.cork();
    process.nextTick(() => {
      gathered = false;
      stream.uncork();
    });
  };
};

interface Statement {
  readonly name: string | undefined;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** pg's own query, but for its rows: they are kept as they came. */
const askForCells = (client: pg.PoolClient, statement: Statement): Promise<Cells[]> =>
  new Promise((resolve, reject) => {
    const cells: Cells[] = [];
    const done = (error: Error | undefined): void => (error ? reject(error) : resolve(cells));
    const query = Object.assign(new pg.Query(statement as pg.QueryConfig, done), {
      handleRowDescription: () => undefined,
      handleDataRow: ({ fields }: { readonly fields: Cells }) => cells.push(fields),
    });
    client.query(query);
  });

/**
 * A statement that is kept is planned once and not for each list of ids: what decides a plan here (states, lengths of
 * pages) stands in the text. None of them is long enough to be worth compiling. Instants and days are written in one form.
 */
const SESSION = "set plan_cache_mode = force_generic_plan; set jit = off; set timezone = 'UTC'; set datestyle = 'ISO'";

/** The same promise, whose rejection is not called unhandled while nobody has come to await it. */
const settled = <T>(promise: Promise<T>): Promise<T> => {
  promise.catch(() => undefined);
  return promise;
};

const requireRows = (sql: string, rowCount: number | null, written: number): void => {
  if (rowCount !== written) throw new Error(`${rowCount} rows were written, not ${written}: ${sql}`);
};

/**
 * Statements are on their way before the fault of an earlier one is known, and PostgreSQL refuses all that follow it: the
 * fault that counts is the first that was not such an echo.
 */
const firstFault = async (sent: readonly Promise<unknown>[], caught: unknown): Promise<unknown> => {
  const answers = await Promise.allSettled(sent);
  if (!isEcho(caught)) return caught;
  const fault = answers.find((answer) => answer.status === 'rejected' && !isEcho(answer.reason));
  return fault?.status === 'rejected' ? fault.reason : caught;
};

/** in_failed_sql_transaction. */
const isEcho = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === '25P02';

const names = new Map<string, string>();

/**
 * The name under which a connection keeps a statement prepared, so that PostgreSQL parses and plans it once. There are as
 * many texts as there are shapes of operations; past a thousand, further ones are planned each time.
 */
const nameOf = (text: string): string | undefined => {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  const name = `claimgraph_${names.size}`;
  names.set(text, name);
  return name;
};

const MOST_NAMES = 1_000;

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
