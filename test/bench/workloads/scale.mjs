/**
 * What the number of rows changes: the same questions of the largest organization's biller, over databases of ten times
 * and a hundred times as many encounters.
 */

import { organizationName, sizeWith } from '../data/rows.mjs';
import { askOnce, post } from '../lib/client.mjs';
import { ensureData, withClient } from '../lib/cluster.mjs';
import { measure, rowOf } from '../lib/compare.mjs';
import { figure, megabytes, table } from '../lib/figures.mjs';
import { findViewer, tokenHeaders } from '../lib/viewer.mjs';
import { PAGE } from '../peers/statements.mjs';
import { startOurs } from './contestants.mjs';
import { OURS } from './documents.mjs';
import { someClaims } from './reading.mjs';

const CLIENTS = 16;
const WARM_UP_SECONDS = 2;

export const scale = async (bench) => {
  const stages = [];
  try {
    for (const encounters of bench.quick ? [1000, 4000] : [10_000, 100_000, 1_000_000])
      stages.push(await openStage(bench, encounters));
    await ask(bench, stages);
  } finally {
    await Promise.all(stages.map(({ server }) => server.stop()));
  }
  const rows = stages.flatMap(({ encounters, asked }) => asked.map((each) => ({ encounters, ...rowOf(each) })));
  const ratios = ratiosOf(rows);
  return { rows, ratios, markdown: `${table(COLUMNS, rows)}\n\n${sentenceOf(ratios)}` };
};

/** A server over a database of so many encounters, and what it will be asked. */
const openStage = async (bench, encounters) => {
  const urls = await ensureData(bench.cluster, sizeWith(encounters, bench.size.organizations), bench.say);
  const viewer = await findViewer(urls, organizationName(0), 'biller-1', ['BILLER']);
  const headers = await tokenHeaders(bench.dataDir, viewer);
  const claims = await someClaims(urls, viewer);
  const server = await startOurs(bench, urls);
  const question = (name, query, variables, count) => ({
    name,
    count,
    requests: variables.map((each) => post('/graphql', { query, variables: each }, headers)),
    server,
    samples: [],
    latencies: [],
  });
  const asked = [
    question('queue page', OURS.queue, [{ kind: 'BILLING', first: PAGE }], ({ workQueue }) => workQueue.edges.length),
    question('one claim', OURS.claim, claims, ({ claim }) => Number(claim !== null)),
    question('encounters READY', OURS.encounters, [{ first: PAGE }], (data) => data.encounters.edges.length),
  ];
  for (const each of asked) each.rows = await rowsAnswered(each);
  bench.say(`${await countOf(urls)} encounters: ${asked.map(({ name, rows }) => `${name} ${rows}`).join(', ')} rows`);
  return { encounters, server, asked };
};

const rowsAnswered = async ({ name, server, requests, count }) => {
  const { json } = await askOnce(server.port, requests[0]);
  if (json.errors) throw new Error(`${name}: ${JSON.stringify(json.errors).slice(0, 400)}`);
  const rows = count(json.data);
  if (rows === 0) throw new Error(`${name} answers nothing.`);
  return rows;
};

const countOf = ({ superuserUrl }) =>
  withClient(superuserUrl, async (client) => (await client.query('select count(*) as n from encounter')).rows[0].n);

/** All questions of all sizes in turns, in interleaved rounds. */
const ask = async ({ cluster, rounds, seconds, say }, stages) => {
  const all = stages.flatMap(({ asked }) => asked);
  const turn = (each, time) => measure(each, { postgres: cluster.pid, seconds: time, clients: CLIENTS });
  for (const each of all) {
    await turn(each, WARM_UP_SECONDS);
    each.samples.length = each.latencies.length = 0;
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const each of all) await turn(each, seconds);
    say(`round ${round + 1} of ${rounds}: ${all.map(({ name, samples }) => `${name} ${Math.round(samples.at(-1).cpu)}`).join(', ')} us`); // prettier-ignore
  }
};

/** By question: what the largest size costs, in terms of the smallest. */
const ratiosOf = (rows) =>
  Object.fromEntries(
    [...Map.groupBy(rows, ({ name }) => name)].map(([name, sizes]) => {
      const of = (key) => sizes.at(-1)[key] / sizes[0][key];
      return [name, { cpu: of('cpuMicroseconds'), postgres: of('postgresMicroseconds'), p99: of('p99Milliseconds') }];
    }),
  );

const sentenceOf = (ratios) =>
  `Largest / smallest: ${Object.entries(ratios)
    .map(
      ([name, { cpu, postgres, p99 }]) =>
        `${name}: CPU ${figure(cpu)}, PostgreSQL ${figure(postgres)}, p99 ${figure(p99)}`,
    )
    .join('; ')}`;

const COLUMNS = [
  ['question', ({ name }) => name],
  ['encounters', ({ encounters }) => encounters.toLocaleString('en-US')],
  ['CPU us/request', (row) => figure(row.cpuMicroseconds)],
  ['node', (row) => figure(row.nodeMicroseconds)],
  ['PostgreSQL', (row) => figure(row.postgresMicroseconds)],
  ['requests/s', (row) => figure(row.requestsPerSecond)],
  ['p50 ms', (row) => figure(row.p50Milliseconds)],
  ['p99 ms', (row) => figure(row.p99Milliseconds)],
  ['server MB', (row) => megabytes(row.residentBytes)],
];
