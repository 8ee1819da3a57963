/**
 * Importing encounters from NDJSON through the command line, beside bare COPY of the very rows that came of it: the same
 * tables with their indexes, foreign keys, triggers and checks, under the superuser's login.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { ensureOrganization } from '../../../dist/src/access/tenants.js';
import { sampleTenant } from '../../../dist/src/cli/sample.js';
import { prepareDatabase } from '../../../dist/src/database.js';
import { sampleBundles } from '../../../dist/src/sample/bundle.js';
import { withClient } from '../lib/cluster.mjs';
import { figure, median, megabytes, table } from '../lib/figures.mjs';
import { NODE, ROOT } from '../lib/places.mjs';
import { cpuOf, cpuOfPostgres, residentOf } from '../lib/processes.mjs';

/** Of an organization that is there before anything is imported, in the order of the foreign keys. */
const FURNITURE = ['organization', 'facility', 'app_user', 'user_facility'];
/** What an import writes, in the same order. */
const TABLES = [
  'payer',
  'provider',
  'patient',
  'coverage',
  'encounter',
  'clinical_document',
  'clinical_statement',
  'work_item',
  'audit_event',
];

/** Two rounds of a hundred thousand encounters take minutes; their figures lie close together. */
const MOST_ROUNDS = 3;

const importing = async (bench) => {
  const encounters = bench.quick ? 2_000 : 100_000;
  const folder = join(bench.cluster.folder, 'import');
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'records.ndjson');
  bench.say(`Writing ${encounters} encounters ...`);
  const written = await writeRecords(file, encounters);
  const [ours, copy] = [[], []];
  const rounds = Math.min(bench.rounds, MOST_ROUNDS);
  try {
    for (let round = 1; round <= rounds; round += 1) {
      const source = await freshDatabase(bench.cluster, 'bench_import_ours');
      await withClient(source.ownerUrl, (client) => ensureOrganization(client, sampleTenant()));
      ours.push(await runImport(bench, source, file));
      copy.push(await runCopy(bench, source, folder));
      if (JSON.stringify(ours.at(-1).counts) !== JSON.stringify(copy.at(-1).counts))
        throw new Error('COPY and the import did not end with the same rows.');
      bench.say(
        `round ${round} of ${rounds}: import ${Math.round(ours.at(-1).rate)} rows/s, COPY ${Math.round(copy.at(-1).rate)} rows/s`,
      );
    }
    return report(written, ours, copy);
  } finally {
    await rm(folder, { recursive: true });
    await dropDatabases(bench.cluster, ['bench_import_ours', 'bench_import_copy']);
  }
};

export { importing as import };

const writeRecords = async (file, wanted) => {
  const written = { encounters: 0, bundles: 0, bytes: 0 };
  const lines = function* () {
    for (const bundle of sampleBundles({ seed: 2026, patients: 99_999, until: '2026-11-01' })) {
      const line = `${JSON.stringify(bundle)}\n`;
      written.encounters += bundle.entry.filter(({ resource }) => resource.resourceType === 'Encounter').length;
      written.bundles += 1;
      written.bytes += Buffer.byteLength(line);
      yield line;
      if (written.encounters >= wanted) return;
    }
    throw new Error(`The generator has no ${wanted} encounters.`);
  };
  await pipeline(Readable.from(lines()), createWriteStream(file));
  return written;
};

const dropDatabases = (cluster, names) =>
  withClient(cluster.urls('postgres').superuserUrl, async (client) => {
    for (const name of names) await client.query(`drop database if exists ${name} with (force)`);
  });

/** Tables and fences as the product makes them, and nothing in them. */
const freshDatabase = async (cluster, name) => {
  await dropDatabases(cluster, [name]);
  const urls = cluster.urls(name);
  await withClient(cluster.urls('postgres').superuserUrl, (client) => client.query(`create database ${name}`));
  await withClient(urls.superuserUrl, (client) =>
    client.query(`alter database ${name} owner to ${new URL(urls.ownerUrl).username}`),
  );
  await prepareDatabase(urls);
  return urls;
};

/** Runs the built program in a process of its own, its start included in the figures. */
const runImport = async (bench, urls, file) => {
  await settle(urls);
  const [begun, database] = [performance.now(), cpuOfPostgres(bench.cluster.pid)];
  const child = spawn(NODE, [join(ROOT, 'dist', 'src', 'main.js'), 'import', 'ndjson', file, '--json'], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DATABASE_URL: urls.ownerUrl,
      DATABASE_APP_URL: urls.applicationUrl,
      DATA_DIR: bench.dataDir,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const leave = () => child.kill('SIGTERM');
  process.once('exit', leave);
  const seen = watch(child.pid);
  let said = '';
  child.stderr.on('data', (chunk) => (said = (said + chunk).slice(-4000)));
  const [code] = await once(child, 'close');
  process.removeListener('exit', leave);
  const { node, resident } = seen();
  if (code !== 0) throw new Error(`The import ended with ${code}.\n${said}`);
  return figuresOf({
    seconds: (performance.now() - begun) / 1000,
    database: cpuOfPostgres(bench.cluster.pid) - database,
    node,
    resident,
    counts: await countRows(urls),
  });
};

/** The most that a process has used up and held, as far as a look every tenth of a second tells. */
const watch = (pid) => {
  const most = { node: 0, resident: 0 };
  const timer = setInterval(() => {
    most.node = Math.max(most.node, cpuOf(pid) ?? 0);
    most.resident = Math.max(most.resident, residentOf(pid) ?? 0);
  }, 100);
  return () => {
    clearInterval(timer);
    return most;
  };
};

/**
 * One stream a table, one after the other, in the order of the foreign keys. Each table is analyzed as soon as it is in:
 * the checks of foreign keys that follow would else be planned as for an empty table, and take many times as long.
 */
const runCopy = async (bench, source, folder) => {
  const target = await freshDatabase(bench.cluster, 'bench_import_copy');
  const fileOf = (name) => join(folder, `${name}.copy`);
  await withClient(source.superuserUrl, async (client) => {
    for (const name of [...FURNITURE, ...TABLES])
      await pipeline(client.query(copyTo(`copy ${name} to stdout`)), createWriteStream(fileOf(name)));
  });
  return withClient(target.superuserUrl, async (client) => {
    const copyIn = (name) =>
      pipeline(createReadStream(fileOf(name)), client.query(copyFrom(`copy ${name} from stdin`)));
    for (const name of FURNITURE) await copyIn(name);
    await settle(target);
    const [begun, database, node] = [performance.now(), cpuOfPostgres(bench.cluster.pid), cpuOf(process.pid)];
    for (const name of TABLES) {
      await copyIn(name);
      await client.query(`analyze ${name}`);
    }
    return figuresOf({
      seconds: (performance.now() - begun) / 1000,
      database: cpuOfPostgres(bench.cluster.pid) - database,
      node: cpuOf(process.pid) - node,
      resident: null,
      counts: await countRows(target),
    });
  });
};

/** What was written before is on the disk before the clock starts. */
const settle = (urls) => withClient(urls.superuserUrl, (client) => client.query('checkpoint'));

const countRows = (urls) =>
  withClient(urls.superuserUrl, async (client) => {
    const counts = {};
    for (const name of TABLES)
      counts[name] = (await client.query(`select count(*)::int as count from ${name}`)).rows[0].count;
    return counts;
  });

const figuresOf = (measured) => {
  const rows = Object.values(measured.counts).reduce((sum, count) => sum + count, 0);
  return { ...measured, rows, rate: rows / measured.seconds, encounters: measured.counts.encounter / measured.seconds };
};

const report = (written, ours, copy) => {
  const of = (samples, key) => median(samples.map((sample) => sample[key]));
  const summed = (name, samples) => ({
    name,
    rowsPerSecond: of(samples, 'rate'),
    encountersPerSecond: of(samples, 'encounters'),
    seconds: of(samples, 'seconds'),
    nodeSeconds: of(samples, 'node') / 1e6,
    postgresSeconds: of(samples, 'database') / 1e6,
    residentBytes: samples[0].resident === null ? null : of(samples, 'resident'),
  });
  const rows = [summed('import ndjson', ours), summed('bare COPY', copy)];
  const ratios = { oursToCopy: rows[0].rowsPerSecond / rows[1].rowsPerSecond };
  const markdown = table(
    [
      ['contestant', ({ name }) => name],
      ['rows/s', (row) => figure(row.rowsPerSecond)],
      ['encounters/s', (row) => figure(row.encountersPerSecond)],
      ['s', (row) => figure(row.seconds)],
      ['node CPU s', (row) => figure(row.nodeSeconds)],
      ['PostgreSQL CPU s', (row) => figure(row.postgresSeconds)],
      ['node peak MB', (row) => megabytes(row.residentBytes)],
    ],
    rows,
  );
  const { encounters, bundles, bytes } = written;
  const size = `${encounters} encounters in ${bundles} bundles of ${megabytes(bytes)} MB became ${ours[0].rows} rows`;
  return {
    written,
    counts: ours[0].counts,
    rows,
    ratios,
    markdown: `${markdown}\n\n${size}; the same rows in both databases. Rows per second, import / COPY: ${figure(ratios.oursToCopy)}.`,
  };
};
