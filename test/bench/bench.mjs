/**
 * `npm run bench [-- workload ...] [--rounds 7] [--seconds 3] [--quick] [--claims 100000] [--organizations 20]
 * [--peers mercurius,stock] [--json FILE]`: this program beside its peers and beside what is unavoidable, on this machine.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BENCH } from './lib/places.mjs';

const WORKLOADS = {
  queue: ['reading.mjs', 'Work queue: 50 encounters with patient, codes and allowed actions, 16 clients'],
  claims: ['reading.mjs', '50 claims with lines, patient and allowed actions, 16 clients'],
  claim: ['reading.mjs', 'One claim with lines, payments, denials and allowed actions, 16 clients'],
  tiny: ['reading.mjs', 'A tiny operation, 16 clients'],
  take: ['take.mjs', 'takeNext, 64 clients'],
  assign: ['assign.mjs', 'Assigning and removing a diagnosis, 8 and 64 clients'],
  hostile: ['hostile.mjs', 'Twenty hostile documents'],
  organizations: ['organizations.mjs', 'What row-level security costs as organizations grow in number'],
  scale: ['scale.mjs', 'The same questions as encounters grow in number, 16 clients'],
  import: ['import.mjs', 'Importing encounters from NDJSON, beside bare COPY of the same rows'],
  suggest: ['suggest.mjs', 'Suggested codes against labelled notes'],
  search: ['search.mjs', 'Searching codes: quality, and typing letter by letter with 16 clients'],
  start: ['start.mjs', 'Cold start and memory'],
  x12: ['x12.mjs', 'X12 read, checked and written, beside node-x12'],
  edits: ['edits.mjs', 'The coding edits over the published editions, one core'],
  scrub: ['scrub.mjs', 'The scrubber over claims in order, one core'],
};

/** Those that bring data of their own: nothing is loaded for them before. */
const OF_THEIR_OWN = new Set(['edits', 'scrub', 'search', 'suggest', 'x12']);

const main = async () => {
  for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143 }))
    process.once(signal, () => process.exit(code));
  process.setMaxListeners(50);
  const asked = readArguments();
  installPeers();
  // Only now: what follows needs the packages.
  const { startCluster, ensureData } = await import('./lib/cluster.mjs');
  const { pin, pinPostgres, canPin } = await import('./lib/processes.mjs');
  const { SERVER_CORE, LOAD_CORE } = await import('./lib/contestant.mjs');
  const say = (line) => process.stderr.write(`${line}\n`);
  const cluster = await startCluster();
  const results = {};
  try {
    const sharesData = asked.workloads.some((name) => !OF_THEIR_OWN.has(name));
    const urls = sharesData ? await ensureData(cluster, asked.size, say) : null;
    if (canPin) {
      pinPostgres(cluster.pid, SERVER_CORE);
      pin(process.pid, LOAD_CORE);
    } else say('taskset is not here: servers and load share all cores.');
    const bench = { ...asked, cluster, urls, dataDir: join(cluster.folder, 'ours'), say };
    if (sharesData) await settle(bench);
    for (const name of asked.workloads) {
      const [file, title] = WORKLOADS[name];
      say(`\n${name}: ${title}`);
      const module = await import(`./workloads/${file}`);
      const result = await module[name](bench).catch(failure);
      results[name] = { title, ...result };
      process.stdout.write(`\n## ${title}\n\n${result.markdown}\n`);
    }
  } finally {
    await cluster.stop();
  }
  report(asked, results, canPin);
};

/** One workload that fails does not take the figures of the others along, but the run has failed. */
const failure = (error) => {
  process.exitCode = 1;
  process.stderr.write(`${error.stack}\n`);
  return { failed: error.message, markdown: `Failed: ${error.message}` };
};

const readArguments = () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      claims: { type: 'string' },
      organizations: { type: 'string' },
      peers: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const number = (name, usual) => {
    const value = Number(values[name] ?? usual);
    if (!(value > 0)) throw new Error(`--${name} must be a number above zero.`);
    return value;
  };
  const unknown = positionals.find((name) => !Object.hasOwn(WORKLOADS, name));
  if (unknown) throw new Error(`There is no workload '${unknown}'; there are ${Object.keys(WORKLOADS).join(', ')}.`);
  return {
    quick: values.quick,
    rounds: number('rounds', values.quick ? 2 : 7),
    seconds: number('seconds', values.quick ? 1 : 3),
    size: { claims: number('claims', values.quick ? 2000 : 100_000), organizations: number('organizations', 20) },
    only: values.peers === undefined ? null : new Set(values.peers.split(',')),
    json: values.json ?? null,
    workloads: positionals.length > 0 ? positionals : Object.keys(WORKLOADS),
  };
};

const installPeers = () => {
  const installed = join(BENCH, 'node_modules', '.package-lock.json');
  // Peers may have come to the list since they were installed.
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(BENCH, 'package-lock.json')).mtimeMs)
    return;
  process.stderr.write('Installing the peers in test/bench ...\n');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: BENCH,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('npm ci in test/bench failed.');
};

/** The first start of ours on new data brings its sample records in; that belongs in no figure. */
const settle = async (bench) => {
  const { startOurs } = await import('./workloads/contestants.mjs');
  const server = await startOurs(bench);
  await server.stop();
};

const report = (asked, results, pinned) => {
  if (asked.json === null) return;
  const path = resolve(asked.json);
  mkdirSync(dirname(path), { recursive: true });
  const machine = { node: process.version, processor: cpus()[0]?.model, cores: availableParallelism(), pinned };
  const { size, rounds, seconds } = asked;
  const tables = Object.fromEntries(
    Object.entries(results).map(([name, { markdown: _markdown, ...rest }]) => [name, rest]),
  );
  writeFileSync(path, `${JSON.stringify({ machine, size, rounds, seconds, workloads: tables }, null, 2)}\n`);
};

await main();
