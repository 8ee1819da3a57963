/**
 * Read replicas of the database: streaming standbys that are asked instead of the primary for as long as they keep up
 * with it. Nobody waits for a check: all are looked at every so often, beside the work.
 */

import pg from 'pg';
import { openDatabase, type Database } from './database.ts';
import type { Logger } from './log.ts';

export interface Replicas {
  /** One that is no further behind the primary than allowed, each in turn; null where there is none. */
  pick(): Database | null;
  /** Says that it failed at what it was asked: it is not picked again before the next check finds it well. */
  suspect(database: Database): void;
  close(): Promise<void>;
}

export interface ReplicaOptions {
  /** The primary under the application's login, whose name and password the replicas know too. */
  readonly applicationUrl: string;
  /** Hosts, ports and databases, without logins. */
  readonly urls: readonly string[];
  /** How far behind a replica may be, in milliseconds. */
  readonly maxLagMs: number;
  /** Connections to each replica at most. */
  readonly poolSize: number;
  readonly log: Logger;
}

/** Opens the replicas and looks at each once. One that is not well yet is used from when it is. */
export const openReplicas = async (options: ReplicaOptions): Promise<Replicas> => {
  const primary = watcherOf(options.applicationUrl);
  const replicas = options.urls.map((url) => newReplica(options, url));
  let turn = 0;
  let checking = Promise.resolve();
  const check = (): Promise<void> => (checking = checkAll(options, primary, replicas));
  await check();
  const pauseMs = Math.min(MOST_BETWEEN_CHECKS_MS, Math.max(LEAST_BETWEEN_CHECKS_MS, options.maxLagMs / 4));
  const timer = everySoOften(check, pauseMs);
  return {
    pick: () => {
      const now = performance.now();
      for (let tried = 0; tried < replicas.length; tried += 1) {
        const replica = replicas[(turn = (turn + 1) % replicas.length)]!;
        if (now < replica.goodUntil) return replica.connections.database;
      }
      return null;
    },
    suspect: (database) => {
      const replica = replicas.find((each) => each.connections.database === database);
      if (replica) replica.goodUntil = 0;
    },
    close: async () => {
      timer.stop();
      await checking;
      const ends = replicas.flatMap(({ connections, watcher }) => [connections.database.close(), watcher.end()]);
      await Promise.all([primary.end(), ...ends]);
    },
  };
};

const MOST_BETWEEN_CHECKS_MS = 1_000;
const LEAST_BETWEEN_CHECKS_MS = 100;
/** A replica that cannot be reached, or does not answer a check, for so long is not asked anything else. */
const PATIENCE_MS = 1_000;

interface Replica {
  /** Without a login: what may be said of it. */
  readonly name: string;
  readonly open: () => Connections;
  readonly watcher: pg.Pool;
  /** Made anew when it was lost: those to a server that is gone are of no use to the one that comes back. */
  connections: Connections;
  /** By `performance.now()`: until then it is certain to be no further behind than allowed, were it to stand still. */
  goodUntil: number;
  /** When, by the primary's clock, it was last seen to lack nothing. */
  currentAt: number;
  /** Where the primary was at the first check: what this program has made of the schema by then must be there. */
  startedFrom: string | null;
  /** Why it is not used; null while it is. */
  trouble: string | null;
}

interface Connections {
  readonly database: Database;
  readonly clients: ReadonlySet<pg.Client>;
}

const newReplica = ({ applicationUrl, poolSize }: ReplicaOptions, url: string): Replica => {
  const [login, own] = [new URL(applicationUrl), new URL(url)];
  const name = `${own.host}${own.pathname}`;
  [own.username, own.password] = [login.username, login.password];
  const open = (): Connections => openConnections(own.toString(), poolSize);
  return {
    name,
    open,
    watcher: watcherOf(own.toString()),
    connections: open(),
    goodUntil: 0,
    currentAt: 0,
    startedFrom: null,
    trouble: 'It was not looked at yet.',
  };
};

const openConnections = (url: string, poolSize: number): Connections => {
  const database = openDatabase(url, poolSize, PATIENCE_MS);
  const clients = new Set<pg.Client>();
  database.pool.on('connect', (client) => void clients.add(client as pg.Client));
  database.pool.on('remove', (client) => void clients.delete(client as pg.Client));
  return { database, clients };
};

/** One connection, beside those that do the work, so that a check never waits for them. */
const watcherOf = (url: string): pg.Pool => {
  const limits = { connectionTimeoutMillis: PATIENCE_MS, query_timeout: PATIENCE_MS };
  const pool = new pg.Pool({ connectionString: url, max: 1, application_name: 'claimgraph replicas', ...limits });
  pool.on('error', () => undefined);
  return pool;
};

/** Runs again a while after each run has ended. */
const everySoOften = (run: () => Promise<void>, pauseMs: number): { stop(): void } => {
  let stopped = false;
  let timer: NodeJS.Timeout;
  const plan = (): void => {
    timer = setTimeout(() => void run().then(() => stopped || plan()), pauseMs);
    timer.unref();
  };
  plan();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
};

/** Where the primary is: what a replica that lacks nothing has replayed up to. */
interface Position {
  readonly system: string;
  readonly lsn: string;
  /** Milliseconds since 1970, by its clock. */
  readonly now: string;
}

const POSITION = `select (select system_identifier from pg_control_system())::text as system,
  pg_current_wal_lsn()::text as lsn, extract(epoch from clock_timestamp()) * 1000 as now`;

/** Never throws: what is wrong is a trouble of the replicas. */
const checkAll = async (options: ReplicaOptions, primary: pg.Pool, replicas: readonly Replica[]): Promise<void> => {
  const askedAt = performance.now();
  const position = await firstRow<Position>(primary, POSITION);
  await Promise.all(
    replicas.map(async (replica) => {
      const lag =
        position instanceof Error ? `The primary cannot be asked: ${position.message}` : await lagOf(replica, position);
      settle(options, replica, askedAt, lag);
    }),
  );
};

/** Puts a replica to use or out of use, and says so when that has changed. */
const settle = ({ maxLagMs, log }: ReplicaOptions, replica: Replica, askedAt: number, lag: number | string): void => {
  const behind = typeof lag === 'number' && lag > maxLagMs ? 'It is too far behind.' : null;
  const trouble = typeof lag === 'string' ? lag : behind;
  replica.goodUntil = typeof lag === 'string' ? 0 : askedAt + maxLagMs - lag;
  if (trouble === replica.trouble) return;
  replica.trouble = trouble;
  if (trouble === null) log.info({ replica: replica.name }, 'A replica is in use.');
  else log.warn({ replica: replica.name, trouble }, 'A replica is not in use: reads go to the primary.');
  if (typeof lag === 'string') leave(replica);
};

interface Replayed {
  readonly system: string;
  readonly standby: boolean;
  /** Whether it has what the primary had when it was asked. */
  readonly current: boolean;
  /** Whether it has what the primary had at the first check. */
  readonly ready: boolean;
  /** By the primary's clock: when the last transaction that it has was committed there. */
  readonly at: string | null;
}

const REPLAYED = `select (select system_identifier from pg_control_system())::text as system, pg_is_in_recovery() as standby,
  coalesce(pg_last_wal_replay_lsn() >= $1::pg_lsn, false) as current,
  coalesce(pg_last_wal_replay_lsn() >= $2::pg_lsn, false) as ready,
  extract(epoch from pg_last_xact_replay_timestamp()) * 1000 as at`;

/** How far behind the primary it is, in milliseconds; or what is wrong with it. */
const lagOf = async (replica: Replica, primary: Position): Promise<number | string> => {
  replica.startedFrom ??= primary.lsn;
  const replayed = await firstRow<Replayed>(replica.watcher, REPLAYED, [primary.lsn, replica.startedFrom]);
  if (replayed instanceof Error) return `It cannot be asked: ${replayed.message}`;
  if (!replayed.standby) return 'It is no replica, or no longer one.';
  if (replayed.system !== primary.system) return 'It is a replica of another database.';
  if (!replayed.ready) return 'It has not caught up since the start.';
  const now = Number(primary.now);
  // Where nothing is written, the last transaction is old and the replica is not.
  if (replayed.current) replica.currentAt = now;
  return Math.max(0, now - Math.max(replica.currentAt, Number(replayed.at)));
};

const firstRow = <R extends pg.QueryResultRow>(
  pool: pg.Pool,
  sql: string,
  values: readonly unknown[] = [],
): Promise<R | Error> =>
  pool.query<R>(sql, [...values]).then(
    ({ rows }) => rows[0]!,
    (error: unknown) => error as Error,
  );

/** Whoever still waits for an answer of a replica that is lost gets an error now, and asks the primary. */
const leave = (replica: Replica): void => {
  const { database, clients } = replica.connections;
  replica.connections = replica.open();
  // Ending a client would wait for what it has sent.
  for (const client of clients) client.connection.stream.destroy();
  database.close().catch(() => undefined);
};
