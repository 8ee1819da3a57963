/** What it costs to refuse, and what others notice of it. */

import { setTimeout as sleep } from 'node:timers/promises';
import { organizationName } from '../data/rows.mjs';
import { openConnection, post, runLoad } from '../lib/client.mjs';
import { figure, median, percentile, table } from '../lib/figures.mjs';
import { cpuOf, cpuOfPostgres } from '../lib/processes.mjs';
import { findViewer, tokenHeaders } from '../lib/viewer.mjs';
import { startOurs } from './contestants.mjs';
import { OURS } from './documents.mjs';
import { HOSTILE } from './hostile-documents.mjs';

export const hostile = async (bench) => {
  const viewer = await findViewer(bench.urls, organizationName(0), 'biller-1', ['BILLER']);
  const headers = await tokenHeaders(bench.dataDir, viewer);
  const requests = HOSTILE.map(({ name, body }) => ({ name, bytes: post('/graphql', body, headers) }));
  const good = post('/graphql', { query: OURS.tiny }, headers);
  const server = await startOurs(bench);
  try {
    const rows = [];
    const base = await costOf(bench, server, 'a good tiny operation', good, false);
    for (const { name, bytes } of requests) {
      const row = await costOf(bench, server, name, bytes, true);
      rows.push(row);
      bench.say(`${name}: ${Math.round(row.cpuMicroseconds)} us, ${row.code}`);
    }
    const page = post('/graphql', { query: OURS.claims, variables: { first: 10 } }, headers);
    const neighbours = await bystanders(bench, server, page, requests);
    const worst = rows.reduce((most, row) => (row.cpuMicroseconds > most.cpuMicroseconds ? row : most));
    const markdown = [
      table(
        [
          ['document', ({ name }) => name],
          ['answer', ({ code }) => code],
          ['CPU us', (row) => figure(row.cpuMicroseconds)],
          ['node', (row) => figure(row.nodeMicroseconds)],
        ],
        [base, ...rows],
      ),
      `Worst: ${worst.name}, ${figure(worst.cpuMicroseconds)} us (the token check is in every figure).`,
      `Good traffic (10 claims, 4 clients): p99 ${figure(neighbours.alone.p99)} ms alone, ${figure(neighbours.beside.p99)} ms beside ${HOSTILE_PER_SECOND} hostile documents a second; ${figure(neighbours.alone.rate)} and ${figure(neighbours.beside.rate)} requests/s.`,
    ].join('\n\n');
    return { base, rows, neighbours, markdown };
  } finally {
    await server.stop();
  }
};

/** CPU of one document, sent again and again over one connection. */
const costOf = async (bench, server, name, bytes, refused) => {
  let code = 'answered';
  const seen = ({ status, body }) => {
    const { data, errors } = JSON.parse(body.toString());
    if (refused !== Boolean(errors?.length))
      throw new Error(`${name}: HTTP ${status} ${body.toString().slice(0, 300)}`);
    if (refused && data) throw new Error(`${name} was answered in part.`);
    if (refused) code = `${status} ${errors[0].extensions.code}`;
  };
  const send = (seconds) => runLoad({ port: server.port, clients: 1, seconds, next: () => bytes, seen });
  await send(0.3);
  const before = { node: cpuOf(server.pid), database: cpuOfPostgres(bench.cluster.pid) };
  const { requests } = await send(bench.quick ? 0.4 : 1.5);
  const nodeMicroseconds = (cpuOf(server.pid) - before.node) / requests;
  const database = (cpuOfPostgres(bench.cluster.pid) - before.database) / requests;
  return { name, code, nodeMicroseconds, cpuMicroseconds: nodeMicroseconds + database };
};

const HOSTILE_PER_SECOND = 20;

/** The latency of good traffic alone and beside hostile documents, in turns. */
const bystanders = async (bench, server, page, requests) => {
  const figures = { alone: [], beside: [] };
  const seen = ({ status }) => {
    if (status !== 200) throw new Error(`Good traffic was answered HTTP ${status}.`);
  };
  for (let round = 0; round < bench.rounds; round += 1) {
    for (const kind of ['alone', 'beside']) {
      const ending = new AbortController();
      const attack = kind === 'beside' ? attackWith(server.port, requests, ending.signal) : Promise.resolve();
      const {
        latencies,
        requests: count,
        seconds,
      } = await runLoad({ port: server.port, clients: 4, seconds: bench.seconds, next: () => page, seen });
      ending.abort();
      await attack;
      figures[kind].push({ p99: percentile(Float64Array.from(latencies).sort(), 0.99), rate: count / seconds });
    }
  }
  const summed = (list) => ({ p99: median(list.map(({ p99 }) => p99)), rate: median(list.map(({ rate }) => rate)) });
  return { alone: summed(figures.alone), beside: summed(figures.beside) };
};

const attackWith = async (port, requests, signal) => {
  let connection = await openConnection(port);
  for (let turn = 0; !signal.aborted; turn += 1) {
    // The server may hang up on some of them.
    await connection.ask(requests[turn % requests.length].bytes).catch(async () => {
      connection.close();
      connection = await openConnection(port);
    });
    await sleep(1000 / HOSTILE_PER_SECOND);
  }
  connection.close();
};
