/** Finds the database, brings its schema up to date, raises its fences, and opens the application's login to it. */

import { createHash, createHmac } from 'node:crypto';
import { join } from 'node:path';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { enumChecks } from './access/enum-checks.ts';
import { rememberGrants, type Grants } from './access/grants.ts';
import { rowPolicies } from './access/row-policies.ts';
import { openKnowledge } from './codesets/knowledge/open-knowledge.ts';
import type { Knowledge } from './codesets/knowledge.ts';
import { servicesOfDay } from './coding/findings/services-of-day.ts';
import './entities.ts';
import './lifecycles.ts';
import type { Config } from './platform/config.ts';
import { openDatabase, type Database } from './platform/database.ts';
import { openEar } from './platform/ear.ts';
import { findRunning, startEmbeddedPostgres } from './platform/postgres/embedded-postgres.ts';
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

/**
 * An application's login beside the given owner: named after the database, with a password that every process derives
 * alike, however its URL spells the host.
 */
const deriveApplicationLogin = async (ownerUrl: string): Promise<string> => {
  const url = new URL(ownerUrl);
  const name = `claimgraph_app_${url.pathname.slice(1).replaceAll(/\W/g, '_')}`.slice(0, 63);
  const password = derived(`${url.username}:${url.password}${url.pathname}`, 'application');
  await withClient(ownerUrl, (client) =>
    ensureLogin(client, name, password).catch((error: unknown) => {
      throw new Error(
        `The login of DATABASE_URL cannot make the application's login ${name}: ${(error as Error).message}. ` +
          'Let it (CREATEROLE), or make one yourself and name it in DATABASE_APP_URL.',
        { cause: error },
      );
    }),
  );
  url.username = name;
  url.password = password;
  return url.toString();
};

const derived = (secret: string, purpose: string): string =>
  createHmac('sha256', secret).update(`claimgraph ${purpose}`).digest('hex');

const ensureLogin = async (client: pg.Client, name: string, password: string): Promise<void> => {
  await withLock(client, LOCKS.schema, async () => {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
    // Only a superuser may so much as mention these attributes of a role that exists.
    const verb =
      rowCount === 0
        ? `create role ${pg.escapeIdentifier(name)} nosuperuser nocreatedb nocreaterole nobypassrls`
        : `alter role ${pg.escapeIdentifier(name)}`;
    await client.query(`${verb} login password ${pg.escapeLiteral(password)}`);
  });
};

/**
 * Brings the schema up to date and raises the fences, under an advisory lock, so that several servers may start at once.
 * Refuses a schema that is newer than this program.
 */
export const prepareDatabase = async ({ ownerUrl, applicationUrl }: Logins): Promise<void> => {
  await withClient(ownerUrl, (client) =>
    withLock(client, LOCKS.schema, async () => {
      const application = decodeURIComponent(new URL(applicationUrl).username);
      await refuseUnboundLogin(client, application);
      await refuseNewerSchema(client);
      await migrate(ownerUrl);
      await raiseFences(client, application);
    }),
  );
};

/** Runs `body` while no other server or tool on the same database makes the sample or its people. */
export const inTurnForSample = <T>({ ownerUrl }: Pick<Logins, 'ownerUrl'>, body: () => Promise<T>): Promise<T> =>
  withClient(ownerUrl, (client) => withLock(client, LOCKS.sample, body));

/**
 * What servers that start together do one after the other: migrations and changes of roles; the sample. PostgreSQL frees
 * a lock when its session ends, however it ends.
 */
const LOCKS = { schema: 5_010_837_835, sample: 5_010_837_836 } as const;

const withLock = async <T>(client: pg.Client, lock: number, body: () => Promise<T>): Promise<T> => {
  await client.query('select pg_advisory_lock($1)', [lock]);
  try {
    return await body();
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lock]);
  }
};

/** A superuser, or whoever may act as the owner, would pass every policy. */
const refuseUnboundLogin = async (client: pg.Client, application: string): Promise<void> => {
  const { rowCount } = await client.query(
    `select from pg_roles where rolname = $1 and (rolsuper or rolbypassrls or pg_has_role(oid, current_user, 'member'))`,
    [application],
  );
  if (rowCount !== 0) {
    throw new Error(
      `The application's login ${application} would pass row-level security: it is a superuser, bypasses it, or may act as ` +
        'the owner of the tables. Name another login in DATABASE_APP_URL.',
    );
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

/** The policies, grants, triggers and checks that belong in a database. */
export interface Fences {
  readonly statements: readonly string[];
  /** Of the statements' text, whatever their order: what `schema_fence` holds where they stand. */
  readonly hash: string;
}

/** The fences as this program's tables derive them, for the two logins by name. */
export const fencesFor = (application: string, owner: string): Fences => {
  const [app, own] = [pg.escapeIdentifier(application), pg.escapeIdentifier(owner)];
  const statements = [
    ...rowPolicies(app, own),
    ...lifecycleConstraints(),
    ...enumChecks(),
    `grant execute on function actor_of(text, text) to ${app}`,
    ...servicesOfDay(app),
  ];
  // Entities and lifecycles are known in the order in which their files were loaded, which differs between commands.
  const hash = createHash('sha256')
    .update([...statements].sort().join('\n'))
    .digest('hex');
  return { statements, hash };
};

/** The fences are raised again whenever their text has changed. */
const raiseFences = async (client: pg.Client, application: string): Promise<void> => {
  const {
    rows: [who],
  } = await client.query<{ owner: string }>('select current_user as owner');
  const { statements, hash } = fencesFor(application, who!.owner);
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
  readonly grants: Grants;
  readonly knowledge: Knowledge;
  close(): Promise<void>;
}

/** How long a request waits for a connection while others hold all of them, before it is told to come again. */
const PATIENCE_MS = 10_000;

/** Opens the application's login: `poolSize` connections at the most, and a few beside for what is not a request's. */
export const openApplication = async (applicationUrl: string, poolSize: number): Promise<OpenDatabase> => {
  // Watches entities, and never connects: what they hold travels on the pool's own connections.
  const orm = await MikroORM.init({ clientUrl: applicationUrl, entities: entityClasses() });
  const database = openDatabase(applicationUrl, poolSize, PATIENCE_MS);
  const ear = openEar(applicationUrl);
  const grants = rememberGrants(database, ear);
  const knowledge = openKnowledge(ear, applicationUrl);
  return {
    orm,
    database,
    grants,
    knowledge,
    close: async () => {
      await knowledge.close();
      await Promise.all([orm.close(), database.close(), ear.close()]);
    },
  };
};

/** Connects, runs, disconnects. An error of connecting names the database and the login, never the password. */
export const withClient = async <T>(url: string, body: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url, application_name: 'claimgraph' });
  // A connection that is cut between two statements must not end the process: the next statement rejects.
  client.on('error', () => undefined);
  await client.connect().catch((error: unknown) => {
    const { host, pathname, username } = new URL(url);
    throw new Error(`The database ${host}${pathname} cannot be opened as ${username}: ${reasonOf(error)}.`, {
      cause: error,
    });
  });
  try {
    return await body(client);
  } finally {
    await client.end();
  }
};

/** A host with several addresses has one error for each, and a message for none. */
const reasonOf = (error: unknown): string =>
  error instanceof AggregateError ? reasonOf(error.errors[0]) : (error as Error).message;
