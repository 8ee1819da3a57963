/** From the start of the process to its first answer, on a database that is there; and what it holds in memory. */

import { setTimeout as sleep } from 'node:timers/promises';
import { organizationName } from '../data/rows.mjs';
import { firstAnswer } from '../lib/compare.mjs';
import { post, runLoad } from '../lib/client.mjs';
import { figure, median, megabytes, table } from '../lib/figures.mjs';
import { residentOf } from '../lib/processes.mjs';
import { findViewer, tokenHeaders } from '../lib/viewer.mjs';
import { startOurs } from './contestants.mjs';
import { OURS } from './documents.mjs';

export const start = async (bench) => {
  const viewer = await findViewer(bench.urls, organizationName(0), 'biller-1', ['BILLER']);
  const bytes = post(
    '/graphql',
    { query: OURS.queue, variables: { kind: 'BILLING', first: 50 } },
    await tokenHeaders(bench.dataDir, viewer),
  );
  const rows = [];
  for (let round = 0; round < Math.max(3, bench.rounds); round += 1) rows.push(await oneStart(bench, bytes));
  const of = (key) => median(rows.map((row) => row[key]));
  const summed = {
    secondsToListen: of('secondsToListen'),
    secondsToAnswer: of('secondsToAnswer'),
    idleBytes: of('idleBytes'),
    loadedBytes: of('loadedBytes'),
  };
  const markdown = table(
    [
      ['start', ({ name }) => name],
      ['listening after s', (row) => figure(row.secondsToListen)],
      ['first answer after s', (row) => figure(row.secondsToAnswer)],
      ['idle MB', (row) => megabytes(row.idleBytes)],
      ['after load MB', (row) => megabytes(row.loadedBytes)],
    ],
    [
      { name: `median of ${rows.length}`, ...summed },
      ...rows.map((row, index) => ({ name: String(index + 1), ...row })),
    ],
  );
  return {
    rows,
    summed,
    markdown: `${markdown}\n\nPostgreSQL runs already. The first answer is the queue page; the load is the same page, 16 clients.`,
  };
};

const oneStart = async (bench, bytes) => {
  const begun = performance.now();
  const server = await startOurs(bench);
  try {
    const secondsToListen = (performance.now() - begun) / 1000;
    const { status } = await firstAnswer(server.port, bytes);
    if (status !== 200) throw new Error(`The first answer was HTTP ${status}.`);
    const secondsToAnswer = (performance.now() - begun) / 1000;
    await sleep(2000);
    const idleBytes = residentOf(server.pid);
    await runLoad({ port: server.port, clients: 16, seconds: bench.seconds, next: () => bytes, seen: () => undefined });
    return { secondsToListen, secondsToAnswer, idleBytes, loadedBytes: residentOf(server.pid) };
  } finally {
    await server.stop();
  }
};
