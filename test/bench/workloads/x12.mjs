/** X12 read, checked, made into trees, and written; beside what cannot be avoided and beside node-x12, on one file. */

import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { figure, median, table } from '../lib/figures.mjs';
import { BENCH, NODE, ROOT } from '../lib/places.mjs';
import { writeFile } from '../x12/file.mjs';

const ROWS = [
  ['limit', 'indexOf over the bytes', 'finds every terminator'],
  ['split', 'split into strings', 'the whole file in memory, no meaning'],
  ['read', 'ours: read and checked', 'every segment placed, every element checked'],
  ['trees', 'ours: claims as trees', 'the same, and a named tree of each claim'],
  ['json', 'ours: printed as JSON', 'the same, and everything as text'],
  ['write', 'ours: written', 'from trees'],
  ['node-x12', 'node-x12', 'reads segments and elements; checks no guide'],
];

export const x12 = async (bench) => {
  const folder = join(ROOT, 'data', 'bench', 'x12');
  mkdirSync(folder, { recursive: true });
  const [small, large] = [join(folder, 'small.837'), join(folder, 'large.837')];
  try {
    const about = {
      small: await writeFile(small, bench.quick ? 2e6 : 10e6),
      large: await writeFile(large, bench.quick ? 10e6 : 100e6),
    };
    const rounds = Math.min(bench.rounds, 5);
    const runs = Object.fromEntries(ROWS.map(([name]) => [name, []]));
    for (let round = 0; round < rounds; round += 1) for (const [name] of ROWS) runs[name].push(run(name, small));
    const whole = run('read', large);
    if (runs.read.some(({ issues, claims }) => issues > 0 || claims !== about.small.claims))
      throw new Error('The file was not read as it was written.');
    const rows = ROWS.map(([name, title, remark]) => rowOf(title, remark, runs[name], about.small));
    return { rows, about, whole, markdown: `${tableOf(rows)}\n\n${remarks(about, whole)}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const run = (name, path) =>
  JSON.parse(
    execFileSync(NODE, [join(BENCH, 'x12', 'contestants.mjs'), name, path], { encoding: 'utf8', maxBuffer: 1e8 }),
  );

const rowOf = (title, remark, runs, { bytes, claims }) => {
  const cpu = median(runs.map(({ cpuSeconds }) => cpuSeconds));
  return {
    title,
    remark,
    megabytesPerSecond: bytes / 1e6 / cpu,
    claimsPerSecond: claims / cpu,
    memory: median(runs.map(({ megabytes }) => megabytes)),
  };
};

const tableOf = (rows) =>
  table(
    [
      ['837P', ({ title }) => title],
      ['MB per CPU second', (row) => figure(row.megabytesPerSecond)],
      ['claims per CPU second', (row) => figure(row.claimsPerSecond)],
      ['most memory MB', (row) => figure(row.memory)],
      ['does', ({ remark }) => remark],
    ],
    rows,
  );

const remarks = ({ small, large }, whole) =>
  [
    `The file: ${figure(small.bytes / 1e6)} MB, ${small.sets} transaction sets, ${small.claims} claims. Start of the process included.`,
    `${figure(large.bytes / 1e6)} MB read and checked: ${figure(whole.cpuSeconds)} CPU seconds, most memory ${figure(whole.megabytes)} MB.`,
  ].join('\n');
