/** The PostgreSQL that all contestants share, and the database in it that the generator filled. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { ensureStarterEditions } from '../../../dist/src/cli/sample.js';
import { invariantsOf } from '../../../dist/src/cli/invariants.js';
import { judge } from '../../../dist/src/cli/verify.js';
import { fencesFor, prepareDatabase } from '../../../dist/src/database.js';
import { startEmbeddedPostgres } from '../../../dist/src/platform/postgres/embedded-postgres.js';
import { loadData } from '../data/load.mjs';
import { BENCH, ROOT } from './places.mjs';

const OWNER = 'bench_owner';
const APPLICATION = 'bench_app';
/** For a server on 127.0.0.1 whose data anybody can make again. */
const PASSWORD = 'bench';

/**
 * Starts the cluster in data/bench, kept between runs. Settings are the same for every contestant: as the product ships
 * them, but for room for all pools at once and for the data to stay in memory.
 */
export const startCluster = async () => {
  const folder = join(ROOT, 'data', 'bench');
  await mkdir(folder, { recursive: true });
  const server = await startEmbeddedPostgres({
    folder: join(folder, 'postgres'),
    settings: { max_connections: '250', shared_buffers: '1GB', max_wal_size: '4GB' },
  });
  const { host, port, superuser } = server;
  const url = (login, password, database) =>
    `postgres://${login}:${encodeURIComponent(password)}@${host}:${port}/${database}`;
  const cluster = {
    pid: server.pid,
    stop: () => server.stop(),
    folder,
    urls: (database) => ({
      database,
      superuserUrl: url(superuser.name, superuser.password, database),
      ownerUrl: url(OWNER, PASSWORD, database),
      applicationUrl: url(APPLICATION, PASSWORD, database),
    }),
  };
  try {
    await withClient(cluster.urls('postgres').superuserUrl, async (client) => {
      for (const [name, rights] of [
        [OWNER, 'createrole'],
        [APPLICATION, 'nocreaterole'],
      ]) {
        const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
        if (rowCount === 0)
          await client.query(`create role ${name} login nosuperuser nobypassrls ${rights} password '${PASSWORD}'`);
      }
    });
  } catch (error) {
    await server.stop();
    throw error;
  }
  return cluster;
};

/**
 * The database with data of this size: the one that is there when generator and schema are still the same, else made
 * anew. Answers its addresses.
 */
export const ensureData = async (cluster, size, say) => {
  const name = `bench_${size.claims}_${size.organizations}`;
  const urls = cluster.urls(name);
  const wanted = contentHash(size);
  if ((await storedHash(cluster, name)) !== wanted) {
    say(`Loading ${size.claims} claims of ${size.organizations} organizations ...`);
    const begun = performance.now();
    await withClient(cluster.urls('postgres').superuserUrl, async (client) => {
      await client.query(`drop database if exists ${name} with (force)`);
      await client.query(`create database ${name} owner ${OWNER}`);
    });
    await prepareDatabase(urls);
    await ensureStarterEditions(urls.ownerUrl);
    const rows = await loadData(urls.superuserUrl, size);
    const total = Object.values(rows).reduce((sum, each) => sum + each, 0);
    say(
      `${total} rows in ${((performance.now() - begun) / 1000).toFixed(1)} s: ${Object.entries(rows)
        .map(([table, count]) => `${table} ${count}`)
        .join(', ')}.`,
    );
    await requireKept(urls, say);
    await withClient(urls.superuserUrl, (client) => client.query(`comment on database ${name} is '${wanted}'`));
  }
  // The fences may have changed although the tables have not.
  await prepareDatabase(urls);
  await forgetTrail(urls);
  return urls;
};

/** Generated rows have no trail: nobody made them by a command. */
const OF_THE_TRAIL = ['changes-are-audited'];

/** Throws when the data breaks a promise of the product's: what is measured on it would say nothing. */
const requireKept = async (urls, say) => {
  const begun = performance.now();
  const verdicts = await withClient(urls.ownerUrl, async (client) => {
    const kept = invariantsOf(fencesFor(APPLICATION, OWNER), APPLICATION).filter(
      ({ name }) => !OF_THE_TRAIL.includes(name),
    );
    const found = [];
    for (const invariant of kept) found.push(await judge(client, invariant));
    return found;
  });
  const broken = verdicts.filter(({ breaches }) => breaches > 0);
  const told = broken.map(({ name, breaches, ids }) => `${name}: ${breaches}, such as ${ids.slice(0, 3).join(', ')}`);
  if (broken.length > 0) throw new Error(`The generated data breaks ${told.join('; ')}.`);
  const checked = verdicts.reduce((sum, each) => sum + each.checked, 0);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  say(`${verdicts.length} invariants of npm run verify hold, ${checked} things looked at in ${seconds} s.`);
};

/** What earlier runs left: the trail of their reads and writes. */
const forgetTrail = (urls) =>
  withClient(urls.superuserUrl, async (client) => {
    await client.query("set session_replication_role = 'replica'");
    await client.query('truncate audit_event, outbox');
  });

const storedHash = (cluster, name) =>
  withClient(cluster.urls('postgres').superuserUrl, async (client) => {
    const { rows } = await client.query(
      "select shobj_description(oid, 'pg_database') as hash from pg_database where datname = $1",
      [name],
    );
    return rows[0]?.hash ?? null;
  });

const contentHash = (size) => {
  const hash = createHash('sha256').update(JSON.stringify(size));
  for (const folder of [join(BENCH, 'data'), join(ROOT, 'migrations')])
    for (const name of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, name)));
  return hash.digest('hex');
};

/** Connects, runs, disconnects. */
export const withClient = async (connectionString, body) => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await body(client);
  } finally {
    await client.end();
  }
};
