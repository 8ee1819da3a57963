/**
 * What row-level security costs, and whether the number of organizations changes it: the same rows shared out among 1 to
 * 10,000 organizations, for the largest of them and for one in the middle.
 */

import pg from 'pg';
import { organizationName } from '../data/rows.mjs';
import { ensureData } from '../lib/cluster.mjs';
import { post, runLoad } from '../lib/client.mjs';
import { figure, median, table } from '../lib/figures.mjs';
import { cpuOf, cpuOfPostgres } from '../lib/processes.mjs';
import { findViewer, tokenHeaders } from '../lib/viewer.mjs';
import { AS_TEXT } from '../limit/sql.mjs';
import { settingsSql } from '../peers/settings-sql.mjs';
import { PAGE, SQL } from '../peers/statements.mjs';
import { startOurs } from './contestants.mjs';
import { OURS } from './documents.mjs';

export const organizations = async (bench) => {
  const numbers = bench.quick ? [1, 20, 200] : [1, 20, 1000, 10_000];
  const claims = Math.min(20_000, bench.size.claims);
  const rows = [];
  for (const number of numbers) {
    const urls = await ensureData(bench.cluster, { claims, organizations: number }, bench.say);
    const places = number === 1 ? [0] : [0, Math.floor(Math.sqrt(number)) - 1];
    for (const place of places) {
      const viewer = await findViewer(urls, organizationName(place), 'biller-1', ['BILLER']);
      const costs = await statements(bench, urls, viewer);
      const row = {
        organizations: number,
        asked: place === 0 ? 'largest' : `number ${place + 1} in size`,
        ...costs,
        ours: await page(bench, urls, viewer),
      };
      rows.push(row);
      bench.say(
        `${number} organizations, ${row.asked}: batched ${ratioOf(costs.batched)}, joined ${ratioOf(costs.joined)}, ours ${Math.round(row.ours)} us`,
      );
    }
  }
  const markdown = [
    table(
      [
        ['organizations', (row) => String(row.organizations)],
        ['asked for', ({ asked }) => asked],
        ['rows', (row) => String(row.rows)],
        ['batched: superuser us', ({ batched }) => figure(batched.superuser)],
        ['row policies us', ({ batched }) => figure(batched.policies)],
        ['policies / superuser', ({ batched }) => ratioOf(batched)],
        ['joined: superuser us', ({ joined }) => figure(joined.superuser)],
        ['row policies us', ({ joined }) => figure(joined.policies)],
        ['policies / superuser', ({ joined }) => ratioOf(joined)],
        ['queue page of ours, CPU us', (row) => figure(row.ours)],
      ],
      rows,
    ),
    `Microseconds of PostgreSQL's CPU for one queue page, in a transaction with the same settings for both logins; the scope stands in its WHERE as well. Batched: eight statements, children by the ids of all their parents. Joined: one statement with joins and sub-selects, the limit program's.`,
  ].join('\n\n');
  return { rows, markdown };
};

const ratioOf = ({ policies, superuser }) => figure(policies / superuser);

/** PostgreSQL's CPU for the queue page under each login, in interleaved rounds over one connection each. */
const statements = async (bench, urls, viewer) => {
  const logins = { superuser: urls.superuserUrl, policies: urls.applicationUrl };
  const clients = {};
  try {
    for (const [name, connectionString] of Object.entries(logins)) {
      clients[name] = new pg.Client({ connectionString, pipeline: true });
      await clients[name].connect();
    }
    const batched = await compareLogins(bench, clients, (client) => batchedPage(client, viewer));
    const joined = await compareLogins(bench, clients, (client) => joinedPage(client, viewer));
    return { batched, joined, rows: joined.rows };
  } finally {
    await Promise.all(Object.values(clients).map((client) => client.end()));
  }
};

/** `once(client)` answers the rows of a page, the same for both logins. */
const compareLogins = async (bench, clients, once) => {
  const samples = { superuser: [], policies: [] };
  let expected = null;
  for (let round = -1; round < bench.rounds; round += 1) {
    for (const [name, client] of Object.entries(clients)) {
      const rows = JSON.stringify(await once(client));
      if (rows !== (expected ??= rows)) throw new Error('The two logins see different rows.');
      const before = cpuOfPostgres(bench.cluster.pid);
      const end = performance.now() + (bench.seconds * 1000) / 2;
      let count = 0;
      for (; performance.now() < end; count += 1) await once(client);
      if (round >= 0) samples[name].push((cpuOfPostgres(bench.cluster.pid) - before) / count);
    }
  }
  return {
    rows: JSON.parse(expected).length,
    superuser: median(samples.superuser),
    policies: median(samples.policies),
  };
};

const scopeOf = ({ organizationId, facilityIds }) => [organizationId, facilityIds];

const joinedPage = async (client, viewer) => {
  const values = [...scopeOf(viewer), 'BILLING'];
  const [, { rows }] = await Promise.all([
    client.query(settingsSql(viewer)),
    client.query({ name: 'joined', text: AS_TEXT.queue, values }),
    client.query('commit'),
  ]);
  return rows;
};

const batchedPage = async (client, viewer) => {
  const run = async (statement, values) => (await client.query({ ...statement, values })).rows;
  const [, items] = await Promise.all([
    client.query(settingsSql(viewer)),
    run(SQL.queue(PAGE), [...scopeOf(viewer), 'BILLING']),
  ]);
  const encounters = await run(SQL.encounters, [items.map(({ subjectId }) => subjectId)]);
  const ids = (name) => [encounters.map((row) => row[name]).filter((id) => id !== null)];
  await Promise.all([
    run(SQL.patients, ids('patientId')),
    run(SQL.coverages, ids('coverageId')),
    run(SQL.providers, ids('providerId')),
    ...[SQL.diagnoses, SQL.procedures, SQL.liveClaims].map((statement) => run(statement, ids('id'))),
    client.query('commit'),
  ]);
  return items;
};

/** CPU of the queue page through ours. */
const page = async (bench, urls, viewer) => {
  const bytes = post(
    '/graphql',
    { query: OURS.queue, variables: { kind: 'BILLING', first: PAGE } },
    await tokenHeaders(bench.dataDir, viewer),
  );
  const seen = ({ status, body }) => {
    if (status !== 200 || body.includes('"errors"'))
      throw new Error(`HTTP ${status}: ${body.toString().slice(0, 300)}`);
  };
  const server = await startOurs(bench, urls);
  try {
    const send = (seconds) => runLoad({ port: server.port, clients: 8, seconds, next: () => bytes, seen });
    await send(bench.seconds);
    const samples = [];
    for (let round = 0; round < bench.rounds; round += 1) {
      const before = cpuOf(server.pid) + cpuOfPostgres(bench.cluster.pid);
      const { requests } = await send(bench.seconds / 2);
      samples.push((cpuOf(server.pid) + cpuOfPostgres(bench.cluster.pid) - before) / requests);
    }
    return median(samples);
  } finally {
    await server.stop();
  }
};
