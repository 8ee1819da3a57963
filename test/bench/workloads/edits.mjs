/**
 * The coding edits over the published editions: encounters a second on one core with tables just opened and in use, the
 * memory that the tables take, and five of the checks by SQL line by line beside it, with the same answers.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ensureEditions } from '../edits/editions.mjs';
import { SERVER_CORE } from '../lib/contestant.mjs';
import { figure, megabytes, table } from '../lib/figures.mjs';
import { BENCH, NODE } from '../lib/places.mjs';
import { canPin } from '../lib/processes.mjs';

export const edits = async (bench) => {
  const urls = await ensureEditions(bench.cluster, bench);
  if (urls === null) return { markdown: 'Not measured: the published files are not on this machine (SHARED_DATA).' };
  const result = await measured({
    urls,
    rounds: bench.rounds,
    count: bench.quick ? 500 : 4_000,
    bySql: bench.quick ? 40 : 300,
  });
  return { ...result, markdown: markdownOf(result) };
};

const measured = async (asked) => {
  const words = [NODE, '--expose-gc', join(BENCH, 'edits', 'run.mjs'), JSON.stringify(asked)];
  const [command, ...rest] = canPin ? ['taskset', '-c', String(SERVER_CORE), ...words] : words;
  const child = spawn(command, rest, {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...sharedData() },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const leave = () => child.kill('SIGTERM');
  process.once('exit', leave);
  const [said, complained] = [[], []];
  child.stdout.on('data', (chunk) => said.push(chunk));
  child.stderr.on('data', (chunk) => complained.push(chunk));
  const [code] = await once(child, 'close');
  process.removeListener('exit', leave);
  if (code !== 0)
    throw new Error(`The run of the edits ended with ${code}.\n${Buffer.concat(complained).toString('utf8')}`);
  return JSON.parse(Buffer.concat(said).toString('utf8'));
};

const sharedData = () => (process.env.SHARED_DATA ? { SHARED_DATA: process.env.SHARED_DATA } : {});

const markdownOf = ({ memory, runs, sql }) => {
  const speed = table(
    [
      ['encounters of', ({ name }) => name],
      ['findings each', (row) => figure(row.findings)],
      ['cold, encounters/s', (row) => figure(row.coldPerSecond)],
      ['warm, encounters/s', (row) => figure(row.warmPerSecond)],
      ['warm, CPU us each', (row) => figure(row.warmCpu)],
    ],
    runs,
  );
  const sizes = table(
    [
      ['tables', ({ set }) => set],
      ['rows', ({ rows }) => figure(rows)],
      ['MB', ({ bytes }) => (bytes / 1_048_576).toFixed(1)],
    ],
    [
      ...memory.tables,
      { set: 'all', rows: memory.tables.reduce((sum, { rows }) => sum + rows, 0), bytes: memory.bytes },
    ],
  );
  return [
    speed,
    '',
    `Five of the checks by SQL, line by line, on one connection: ${figure(sql.perSecond)} encounters/s, ${figure(sql.statements)} statements each, ` +
      `over ${sql.encounters} encounters; all edits in memory: ${figure(runs[0].warmPerSecond / sql.perSecond)} times as many. ` +
      `Both found the same ${sql.found} faults.`,
    '',
    sizes,
    '',
    `Opened in ${figure(memory.openSeconds)} s; the process grew by ${megabytes(memory.residentBytes)} MB. ` +
      'One core; 5 to 12 diagnoses and 3 to 10 services each; cold is the first pass over tables just opened.',
  ].join('\n');
};
