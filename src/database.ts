/** Finds the database, brings its schema up to date, raises its fences, and opens the application's login to it. */

import { createHash, createHmac } from 'node:crypto';
import { join } from 'node:path';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { enumChecks } from './access/enum-checks.ts';
import { rowPolicies } from './access/row-policies.ts';
import './entities.ts';
import './lifecycles.ts';
import type { Config } from './platform/config.ts';
import { openDatabase, type Database } from './platform/database.ts';
import { findRunning, startEmbeddedPostgres } from './platform/embedded-postgres.ts';
import { MIGRATIONS } from './platform/migrations.ts';
import { entityClasses } from './workflow/command.ts';
import { lifecycleConstraints } from './workflow/lifecycle-sql.ts';

/** The two logins: the owner's makes and changes tables; the application's owns nothing and is bound by row policies. */
export interface Logins {
  readonly ownerUrl: string;
  readonly applicationUrl: string;
}

/** A database that was found or started. */
export interface Located extends Logins {
  /** Ends the embedded server, where this process started it. */
  readonly stop: () => Promise<void>;
  /** Resolves when the embedded server has ended by itself; never for a server that is not ours. */
  readonly lost: Promise<void>;
}

/**
 * The database that the configuration names; else the embedded one, started here unless another process of this project
 * already serves the same folder and `share` allows to join it (tools do; a second server must not).
 */
export const locateDatabase = async (
  config: Config,
  { share }: { share: boolean },
  onLog: (line: string) => void = () => undefined,
): Promise<Located> => {
  if (config.databaseUrl !== undefined) {
    const applicationUrl = config.databaseAppUrl ?? (await deriveApplicationLogin(config.databaseUrl));
    return { ownerUrl: config.databaseUrl, applicationUrl, stop: () => Promise.resolve(), lost: never };
  }
  const folder = join(config.dataDir, 'postgres');
  const running = share ? await findRunning(folder) : null;
  if (running) {
    return { ...(await embeddedLogins(running)), stop: () => Promise.resolve(), lost: never };
  }
  const server = await startEmbeddedPostgres({ folder, onLog });
  try {
    return { ...(await embeddedLogins(server)), stop: () => server.stop(), lost: server.exited.then(() => undefined) };
  } catch (error) {
    await server.stop();
    throw error;
  }
};

const never: Promise<void> = new Promise(() => undefined);

interface Server {
  readonly host: string;
  readonly port: number;
  readonly superuser: { readonly name: string; readonly password: string };
}

/** Makes the owner, the application's login and the database in the embedded server, where they are missing. */
const embeddedLogins = async ({ host, port, superuser }: Server): Promise<Logins> => {
  const url = (user: string, password: string, database: string): string =>
    `postgres://${user}:${password}@${host}:${port}/${database}`;
  const ownerPassword = derived(superuser.password, 'owner');
  const applicationPassword = derived(superuser.password, 'application');
  await withClient(url(superuser.name, encodeURIComponent(superuser.password), 'postgres'), async (client) => {
    await ensureLogin(client, 'claimgraph_owner', ownerPassword);
    await ensureLogin(client, 'claimgraph_app', applicationPassword);
    const { rowCount } = await client.query("select from pg_database where datname = 'claimgraph'");
    if (rowCount === 0) await client.query('create database claimgraph owner claimgraph_owner');
  });
  return {
    ownerUrl: url('claimgraph_owner', ownerPassword, 'claimgraph'),
    applicationUrl: url('claimgraph_app', applicationPassword, 'claimgraph'),
  };
};

/** An application's login beside the given owner: named after the database, with a password that every process derives alike. */
const deriveApplicationLogin = async (ownerUrl: string): Promise<string> => {
  const url = new URL(ownerUrl);
  const name = `claimgraph_app_${url.pathname.slice(1).replaceAll(/\W/g, '_')}`.slice(0, 63);
  const password = derived(ownerUrl, 'application');
  await withClient(ownerUrl, (client) => ensureLogin(client, name, password)).catch((error: unknown) => {
    throw new Error(
      `The login of DATABASE_URL cannot make the application's login ${name}: ${(error as Error).message}. ` +
        'Let it (CREATEROLE), or make one yourself and name it in DATABASE_APP_URL.',
      { cause: error },
    );
  });
  url.username = name;
  url.password = password;
  return url.toString();
};

const derived = (secret: string, purpose: string): string =>
  createHmac('sha256', secret).update(`claimgraph ${purpose}`).digest('hex');

const ensureLogin = async (client: pg.Client, name: string, password: string): Promise<void> => {
  await withLock(client, async () => {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
    const verb = rowCount === 0 ? 'create' : 'alter';
    await client.query(
      `${verb} role ${pg.escapeIdentifier(name)} login nosuperuser nocreatedb nocreaterole nobypassrls password ${pg.escapeLiteral(password)}`,
    );
  });
};

/**
 * Brings the schema up to date and raises the fences, under an advisory lock, so that several servers may start at once.
 * Refuses a schema that is newer than this program.
 */
export const prepareDatabase = async ({ ownerUrl, applicationUrl }: Logins): Promise<void> => {
  await withClient(ownerUrl, (client) =>
    withLock(client, async () => {
      await refuseNewerSchema(client);
      await migrate(ownerUrl);
      await raiseFences(client, new URL(applicationUrl).username);
    }),
  );
};

/** Serializes migrations and role changes of one database; PostgreSQL frees it when the session ends, however it ends. */
const LOCK = 5_010_837_835;

const withLock = async <T>(client: pg.Client, body: () => Promise<T>): Promise<T> => {
  await client.query('select pg_advisory_lock($1)', [LOCK]);
  try {
    return await body();
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]);
  }
};

const refuseNewerSchema = async (client: pg.Client): Promise<void> => {
  const {
    rows: [table],
  } = await client.query<{ there: boolean }>("select to_regclass('public.schema_migration') is not null as there");
  if (!table!.there) return;
  const { rows } = await client.query<{ name: string }>('select name from schema_migration');
  const known = new Set(MIGRATIONS.map(({ name }) => name));
  const newer = rows.map(({ name }) => name).filter((name) => !known.has(name));
  if (newer.length > 0) {
    throw new Error(
      `The database is newer than this program: it knows nothing of ${newer.join(', ')}. Start the newer program, or restore an older backup.`,
    );
  }
};

const migrate = async (ownerUrl: string): Promise<void> => {
  const orm = await MikroORM.init({
    clientUrl: ownerUrl,
    entities: entityClasses(),
    extensions: [Migrator],
    migrations: {
      migrationsList: MIGRATIONS as never,
      tableName: 'schema_migration',
      transactional: true,
      allOrNothing: true,
      disableForeignKeys: false,
      snapshot: false,
      silent: true,
    },
    pool: { min: 0, max: 1 },
  });
  try {
    await orm.migrator.up();
  } finally {
    await orm.close();
  }
};

/** Policies, triggers and checks are derived from this program's tables: raised again whenever their text has changed. */
const raiseFences = async (client: pg.Client, application: string): Promise<void> => {
  const {
    rows: [who],
  } = await client.query<{ owner: string }>('select current_user as owner');
  const [app, owner] = [pg.escapeIdentifier(application), pg.escapeIdentifier(who!.owner)];
  const statements = [
    ...rowPolicies(app, owner),
    ...lifecycleConstraints(),
    ...enumChecks(),
    `grant execute on function actor_of(text, text) to ${app}`,
  ];
  const hash = createHash('sha256').update(statements.join('\n')).digest('hex');
  const {
    rows: [fence],
  } = await client.query<{ hash: string }>('select hash from schema_fence');
  if (fence?.hash === hash) return;
  await client.query('begin');
  try {
    for (const statement of statements) await client.query(statement);
    await client.query(
      'insert into schema_fence (hash) values ($1) on conflict (one) do update set hash = $1, raised_at = now()',
      [hash],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
};

/** The application's two ways in: MikroORM for commands, plain SQL for reads. */
export interface OpenDatabase {
  readonly orm: MikroORM;
  readonly database: Database;
  close(): Promise<void>;
}

/** Opens the application's login. `poolSize` connections at the most, half for each way in. */
export const openApplication = async (applicationUrl: string, poolSize: number): Promise<OpenDatabase> => {
  const half = Math.max(1, Math.floor(poolSize / 2));
  const orm = await MikroORM.init({
    clientUrl: applicationUrl,
    entities: entityClasses(),
    pool: { min: 0, max: half },
    implicitTransactions: true,
    driverOptions: { application_name: 'claimgraph' },
  });
  const database = openDatabase(applicationUrl, poolSize - half || 1);
  return {
    orm,
    database,
    close: async () => {
      await Promise.all([orm.close(), database.close()]);
    },
  };
};

/** Connects, runs, disconnects. */
export const withClient = async <T>(url: string, body: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url, application_name: 'claimgraph' });
  await client.connect();
  try {
    return await body(client);
  } finally {
    await client.end();
  }
};
