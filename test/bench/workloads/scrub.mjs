/** The scrubber over claims in order: claims a second on one core, and that none of them is blocked. */

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { SERVER_CORE } from '../lib/contestant.mjs';
import { figure, table } from '../lib/figures.mjs';
import { BENCH, NODE } from '../lib/places.mjs';
import { canPin } from '../lib/processes.mjs';

export const scrub = (bench) => {
  const words = [
    NODE,
    join(BENCH, 'scrub', 'run.mjs'),
    bench.quick ? '1000' : '10000',
    String(Math.min(bench.rounds, 5)),
  ];
  const [command, ...rest] = canPin ? ['taskset', '-c', String(SERVER_CORE), ...words] : words;
  const result = JSON.parse(execFileSync(command, rest, { encoding: 'utf8' }));
  if (result.rows[0].blocked > 0) throw new Error(`${result.rows[0].blocked} claims in order were blocked.`);
  return Promise.resolve({ ...result, markdown: markdownOf(result) });
};

const markdownOf = ({ count, lines, rows }) =>
  [
    table(
      [
        ['asked', ({ name }) => name],
        ['findings each', (row) => figure(row.findings)],
        ['first pass, claims per CPU second', (row) => figure(row.cold)],
        ['warm, claims per CPU second', (row) => figure(row.warm)],
      ],
      rows,
    ),
    '',
    `${figure(count)} drawn claims in order, ${figure(lines)} lines each on average; none was blocked. One core.`,
  ].join('\n');
