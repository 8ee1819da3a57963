/** Runs contestants at writes: the state is set back before each turn, and checked after it. */

import { runLoad } from './client.mjs';
import { median, percentile } from './figures.mjs';
import { cpuOf, cpuOfPostgres, residentOf } from './processes.mjs';

/**
 * `contestants`: `{ name, runsWith, limit, ours, start, before, next, seen, after }`; `before` and `after` are awaited around
 * every turn, outside the figures. One without `start` is no server: its `run(seconds, clients)`
 * answers `{ requests, seconds, cpu }`.
 * Answers rows in the form of a comparison's.
 */
export const race = async ({ contestants, postgres, rounds, seconds, clients, say }) => {
  const running = [];
  try {
    for (const contestant of contestants) {
      running.push({
        ...contestant,
        server: contestant.start ? await contestant.start() : null,
        samples: [],
        latencies: [],
      });
    }
    for (let round = -1; round < rounds; round += 1) {
      for (const each of running) await turn(each, { postgres, seconds, clients, counts: round >= 0 });
      if (round >= 0)
        say(
          `round ${round + 1} of ${rounds}: ${running.map(({ name, samples }) => `${name} ${Math.round(samples.at(-1).rate)}/s`).join(', ')}`,
        );
    }
    return { rows: running.map(rowOf), failed: [] };
  } finally {
    await Promise.all(running.map(({ server }) => server?.stop()));
  }
};

const turn = async (each, { postgres, seconds, clients, counts }) => {
  await each.before?.();
  const nodeBefore = each.server ? cpuOf(each.server.pid) : 0;
  const databaseBefore = cpuOfPostgres(postgres);
  const done = each.server
    ? await runLoad({ port: each.server.port, clients, seconds, next: each.next, seen: each.seen })
    : await each.run(seconds, clients);
  const node = ((each.server ? cpuOf(each.server.pid) : 0) - nodeBefore) / done.requests;
  const database = (done.cpu ?? cpuOfPostgres(postgres) - databaseBefore) / done.requests;
  await each.after?.(done);
  if (!counts) return; // The first turn warms up.
  each.samples.push({
    cpu: node + database,
    node,
    database,
    rate: done.requests / done.seconds,
    resident: each.server ? residentOf(each.server.pid) : null,
  });
  each.latencies.push(...(done.latencies ?? []));
};

const rowOf = ({ name, runsWith, limit, ours, samples, latencies }) => {
  const of = (key) => median(samples.map((sample) => sample[key]));
  const sorted = Float64Array.from(latencies).sort();
  return {
    name,
    runsWith,
    limit: limit ?? false,
    ours: ours ?? false,
    cpuMicroseconds: of('cpu'),
    nodeMicroseconds: of('node'),
    postgresMicroseconds: of('database'),
    requestsPerSecond: of('rate'),
    p50Milliseconds: sorted.length > 0 ? percentile(sorted, 0.5) : null,
    p99Milliseconds: sorted.length > 0 ? percentile(sorted, 0.99) : null,
    residentBytes: samples.at(-1).resident,
  };
};
