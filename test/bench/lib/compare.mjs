/** Runs contestants at the same work: answers proved equal first, then timed in interleaved rounds. */

import { askOnce, openConnection, runLoad } from './client.mjs';
import { median, percentile } from './figures.mjs';
import { cpuOf, cpuOfPostgres, residentOf } from './processes.mjs';

/**
 * `contestants`: `{ name, runsWith, limit, ours, start, requests, canonical }`, where `requests` are the bytes of one or
 * more requests that are sent in turn, and `canonical` brings the data of an answer into the form that is compared.
 * Answers one row of figures for each. A contestant that cannot start or answers something else is reported, not timed.
 */
export const compare = async ({ contestants, postgres, rounds, seconds, clients, say }) => {
  const running = [];
  const failed = [];
  try {
    for (const contestant of contestants) {
      const server = await contestant.start().catch((error) => ({ error }));
      if (server.error) failed.push({ name: contestant.name, reason: firstLine(server.error) });
      else running.push({ ...contestant, server, samples: [], latencies: [] });
    }
    const equal = await proveEqual(running, failed, say);
    for (const each of equal) await load(each, { seconds: Math.min(2, seconds), clients });
    for (let round = 0; round < rounds; round += 1) {
      // Each round begins with another contestant, so that nobody always follows the same neighbour.
      const order = [...equal.slice(round % equal.length), ...equal.slice(0, round % equal.length)];
      for (const each of order) await measure(each, { postgres, seconds, clients });
      say(
        `round ${round + 1} of ${rounds}: ${order.map(({ name, samples }) => `${name} ${Math.round(samples.at(-1).cpu)}`).join(', ')} us`,
      );
    }
    return { rows: equal.map(rowOf), failed };
  } finally {
    await Promise.all(running.map(({ server }) => server.stop()));
  }
};

const firstLine = (error) =>
  String(error.message ?? error)
    .split('\n')
    .filter(Boolean)
    .slice(0, 3)
    .join(' ');

/** Those whose answers to every request equal the first contestant's. */
const proveEqual = async (running, failed, say) => {
  const equal = [];
  let expected = null;
  for (const each of running) {
    const answers = await answersOf(each).catch((error) => ({ error }));
    const text = answers.error ? null : canonicalText(answers);
    expected ??= text;
    if (text !== null && text === expected) equal.push(each);
    else
      failed.push({
        name: each.name,
        reason: answers.error ? firstLine(answers.error) : `answers differ: ${difference(expected, text)}`,
      });
  }
  say(
    `${equal.length} contestants give equal answers (${expected?.length ?? 0} characters)${failed.map(({ name, reason }) => `; NOT ${name}: ${reason}`).join('')}`,
  );
  return equal;
};

const answersOf = async ({ server, requests, canonical }) => {
  const answers = [];
  for (const bytes of requests) {
    const { status, json, bytes: size } = await askOnce(server.port, bytes);
    if (status !== 200 || json.errors)
      throw new Error(`HTTP ${status}: ${JSON.stringify(json).slice(0, 400)} ${server.log().slice(-300)}`);
    answers.push({ value: canonical(json.data), size });
  }
  return answers.map(({ value }) => value);
};

/** JSON with keys in order. */
export const canonicalText = (value) =>
  JSON.stringify(value, (_key, each) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );

const difference = (one, other) => {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return `...${one.slice(Math.max(0, at - 60), at + 80)} | ...${other.slice(Math.max(0, at - 60), at + 80)}`;
};

const load = ({ server, requests }, { seconds, clients }) => {
  let turn = 0;
  return runLoad({
    port: server.port,
    clients,
    seconds,
    next: () => requests[(turn += 1) % requests.length],
    seen: ({ status, body }) => {
      if (status !== 200 || body.includes('"errors"'))
        throw new Error(`HTTP ${status}: ${body.toString().slice(0, 400)}`);
    },
  });
};

/** Loads a running contestant for some seconds and keeps what that cost. */
export const measure = async (each, { postgres, seconds, clients }) => {
  const before = { node: cpuOf(each.server.pid), postgres: cpuOfPostgres(postgres) };
  const { requests, seconds: took, latencies } = await load(each, { seconds, clients });
  const node = (cpuOf(each.server.pid) - before.node) / requests;
  const database = (cpuOfPostgres(postgres) - before.postgres) / requests;
  each.samples.push({
    cpu: node + database,
    node,
    database,
    rate: requests / took,
    resident: residentOf(each.server.pid),
  });
  each.latencies.push(...latencies);
};

/** The figures of a contestant, medians over its rounds. */
export const rowOf = ({ name, runsWith, limit, ours, samples, latencies }) => {
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
    leastCpuMicroseconds: Math.min(...samples.map(({ cpu }) => cpu)),
    requestsPerSecond: of('rate'),
    p50Milliseconds: percentile(sorted, 0.5),
    p99Milliseconds: percentile(sorted, 0.99),
    residentBytes: samples.at(-1).resident,
  };
};

/** Asks a new server until its first good answer. */
export const firstAnswer = async (port, bytes) => {
  const connection = await openConnection(port);
  try {
    return await connection.ask(bytes);
  } finally {
    connection.close();
  }
};
