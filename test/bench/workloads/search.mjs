/**
 * Searching codes over all lists that are published where they lie (SHARED_DATA): how good the answers to the searches of
 * `test/codesets/search/queries.ts` and of the harder `typed-queries.ts` are, how long one takes in process, and how long
 * typing them takes over HTTP, letter by letter, with 16 clients: what nobody has typed before, which is searched each time,
 * and what was typed before, of which the server keeps the slow answers.
 */

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  addRows,
  batchesOf,
  completeEdition,
  enterEdition,
  inTransaction,
} from '../../../dist/src/codesets/loading/edition-store.js';
import { openSearch } from '../../../dist/src/codesets/search/open.js';
import { packSearch } from '../../../dist/src/codesets/search/pack.js';
import { prepareDatabase } from '../../../dist/src/database.js';
import { publishedSources } from '../../../dist/test/codesets/search/published.js';
import { qualityOf } from '../../../dist/test/codesets/search/quality.js';
import { KEPT, SEARCHES, TUNED } from '../../../dist/test/codesets/search/queries.js';
import { EMPTY, TYPED_KEPT, TYPED_TUNED } from '../../../dist/test/codesets/search/typed-queries.js';
import { askOnce, post, runLoad } from '../lib/client.mjs';
import { withClient } from '../lib/cluster.mjs';
import { figure, megabytes, percentile, table } from '../lib/figures.mjs';
import { NODE, ROOT } from '../lib/places.mjs';
import { residentOf } from '../lib/processes.mjs';
import { startOurs } from './contestants.mjs';

const CLIENTS = 16;
/** A day that every list of the shared data covers. */
const DAY = '2026-06-01';
/** A year of days that the lists cover. */
const DAYS = Array.from({ length: 365 }, (_, day) => new Date(Date.UTC(2025, 9, 1 + day)).toISOString().slice(0, 10));
const FOLDER = resolve(process.env['SHARED_DATA'] ?? join(ROOT, '..', 'shared', 'data'));

const TYPEAHEAD = `query Typeahead($text: String!, $onDate: CalendarDate!) {
  searchCodes(text: $text, onDate: $onDate, first: 10) { code { id code longTitle billable } score why { field text } }
}`;

export const search = async (bench) => {
  if (!existsSync(FOLDER)) throw new Error(`There are no published files in ${FOLDER}: SHARED_DATA names the folder.`);
  bench.say('Reading the published lists ...');
  const sources = await publishedSources(FOLDER);
  const begun = performance.now();
  const packed = packSearch(sources);
  const packing = (performance.now() - begun) / 1000;
  const index = openSearch(packed);
  const quality = [
    { half: 'plain, tuned', ...qualityOf(index, TUNED) },
    { half: 'plain, kept', ...qualityOf(index, KEPT) },
    { half: 'as typed, tuned', ...qualityOf(index, TYPED_TUNED) },
    { half: 'as typed, kept', ...qualityOf(index, TYPED_KEPT) },
  ];
  const inProcess = timeInProcess(index);
  const http = await overHttp(bench, sources);
  const markdown = [
    `${index.size} codes of ${sources.codes.length} lists; ${megabytes(index.bytes)} MB of buffers, packed in ${figure(packing)} s.`,
    '',
    table(QUALITY, quality),
    '',
    `Of ${EMPTY.length} searches that say nothing, ${EMPTY.filter((text) => index.search(text).length === 0).length} found nothing.`,
    '',
    table(SPEED, [
      { name: 'whole searches in process, one core', ...inProcess.whole },
      { name: 'letter by letter in process, one core', ...inProcess.typed },
      { name: `letter by letter over HTTP, ${CLIENTS} clients`, ...http.anew.latency },
      { name: 'the same, typed before', ...http.again.latency },
    ]),
    '',
    `Over HTTP ${figure(http.anew.perSecond)} searches a second, ${figure(http.again.perSecond)} of what was typed before; the first one, which opens the lists, took ${figure(http.firstSeconds)} s; the server holds ${megabytes(http.residentBytes)} MB after it all.`,
  ].join('\n');
  return { quality, inProcess, http, markdown };
};

const percent = (share) => `${(share * 100).toFixed(1)} %`;

const QUALITY = [
  ['searches', ({ half }) => half],
  ['number', ({ searches }) => String(searches)],
  ['hit@1', ({ hitAt1 }) => percent(hitAt1)],
  ['hit@5', ({ hitAt5 }) => percent(hitAt5)],
  ['hit@10', ({ hitAt10 }) => percent(hitAt10)],
];

const SPEED = [
  ['milliseconds', ({ name }) => name],
  ['p50', ({ p50 }) => figure(p50)],
  ['p95', ({ p95 }) => figure(p95)],
  ['p99', ({ p99 }) => figure(p99)],
  ['mean', ({ mean }) => figure(mean)],
];

/** Every search as it is typed, from three letters on. */
const typedLetterByLetter = () =>
  SEARCHES.flatMap(({ text }) =>
    Array.from({ length: Math.max(1, text.length - 2) }, (_, more) => text.slice(0, 3 + more)),
  );

const timeInProcess = (index) => {
  const timed = (texts) => {
    for (const text of texts) index.search(text, { first: 10 });
    return inShort(
      texts.map((text) => {
        const begun = performance.now();
        index.search(text, { first: 10 });
        return performance.now() - begun;
      }),
    );
  };
  return { whole: timed(SEARCHES.map(({ text }) => text)), typed: timed(typedLetterByLetter()) };
};

const inShort = (milliseconds) => {
  const sorted = milliseconds.toSorted((one, other) => one - other);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(sorted, share));
  return { p50, p95, p99, mean: sorted.reduce((sum, each) => sum + each, 0) / sorted.length };
};

const overHttp = async (bench, sources) => {
  const urls = await databaseWith(bench, sources);
  const headers = { authorization: `Bearer ${tokenFor(bench, urls)}` };
  const texts = typedLetterByLetter();
  const request = (text, onDate) => post('/graphql', { query: TYPEAHEAD, variables: { text, onDate } }, headers);
  const server = await startOurs(bench, urls);
  try {
    const begun = performance.now();
    const { status, json } = await askOnce(server.port, request(texts[0], DAY));
    if (status !== 200 || json.errors) throw new Error(`The search answered HTTP ${status}: ${JSON.stringify(json)}`);
    const firstSeconds = (performance.now() - begun) / 1000;
    const measure = async (requestAt) => {
      let sent = 0;
      const load = () =>
        runLoad({
          port: server.port,
          clients: CLIENTS,
          seconds: bench.seconds,
          next: () => requestAt(sent++),
          seen: (answer) => {
            if (answer.status !== 200 || answer.body.includes('"errors"')) throw new Error(`${answer.body}`);
          },
        });
      await load();
      const rounds = [];
      for (let round = 0; round < bench.rounds; round += 1) rounds.push(await load());
      return {
        latency: inShort(rounds.flatMap(({ latencies }) => latencies)),
        perSecond: rounds.reduce((sum, { requests, seconds }) => sum + requests / seconds, 0) / rounds.length,
      };
    };
    // Each time around it is another day, for which no answer is kept.
    const anew = await measure((at) =>
      request(texts[at % texts.length], DAYS[Math.floor(at / texts.length) % DAYS.length]),
    );
    const again = await measure((at) => request(texts[at % texts.length], DAY));
    return { firstSeconds, anew, again, residentBytes: residentOf(server.pid) };
  } finally {
    await server.stop();
  }
};

/** A database with the very rows that were measured in process, stored as editions in force on the day. */
const databaseWith = async ({ cluster, say }, sources) => {
  say('Storing the published lists ...');
  const urls = cluster.urls('bench_search');
  await withClient(cluster.urls('postgres').superuserUrl, async (client) => {
    await client.query('drop database if exists bench_search with (force)');
    await client.query('create database bench_search');
    await client.query(`alter database bench_search owner to ${new URL(urls.ownerUrl).username}`);
  });
  await prepareDatabase(urls);
  await withClient(urls.ownerUrl, async (client) => {
    const lists = [...sources.codes, { codeSet: 'ICD10CM_TABULAR', rows: sources.tabular }, ...sources.indexes];
    for (const { codeSet, rows } of lists) {
      const edition = { codeSet, name: '2026', source: 'bench', sha256: 'bench', effectiveTo: null, published: true };
      const half = await enterEdition(client, { ...edition, effectiveFrom: '2025-10-01' }, rows.length);
      for (const batch of batchesOf(rows, 0)) await inTransaction(client, () => addRows(client, codeSet, half, batch));
      await completeEdition(client, codeSet, half.id);
    }
  });
  return urls;
};

/** A coder's, made by the product's own command line. */
const tokenFor = ({ dataDir }, { ownerUrl, applicationUrl }) =>
  execFileSync(NODE, [join(ROOT, 'dist', 'src', 'main.js'), 'token', '--user', 'coder', '--roles', 'CODER'], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: ownerUrl,
      DATABASE_APP_URL: applicationUrl,
      DATA_DIR: dataDir,
    },
    encoding: 'utf8',
  }).trim();
