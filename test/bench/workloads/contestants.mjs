/** Who takes part in the reading workloads, and what each runs with. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { post } from '../lib/client.mjs';
import { startServer } from '../lib/contestant.mjs';
import { BENCH, ROOT } from '../lib/places.mjs';
import { tokenHeaders } from '../lib/viewer.mjs';
import { canonicalOurs, canonicalPeers, documentId, MANIFEST, OURS, PEERS } from './documents.mjs';
import { canonicalPostgraphile, POSTGRAPHILE } from './postgraphile-documents.mjs';

export const POOL_SIZE = 10;

/** Starts ours on a database: the built program, as `npm start` runs it. */
export const startOurs = (bench, urls = bench.urls, env = {}) =>
  startServer([join(ROOT, 'dist', 'src', 'main.js'), 'serve'], {
    DATABASE_URL: urls.ownerUrl,
    DATABASE_APP_URL: urls.applicationUrl,
    DATABASE_POOL_SIZE: String(POOL_SIZE),
    DATA_DIR: bench.dataDir,
    LOG_LEVEL: 'warn',
    ...env,
  });

/** Starts a program of this folder for a viewer. */
export const startProgram = (bench, words, viewer, { rowPolicies = false, urls = bench.urls } = {}) =>
  startServer([join(BENCH, words[0]), ...words.slice(1)], {
    DATABASE_URL: rowPolicies ? urls.applicationUrl : urls.superuserUrl,
    POOL_SIZE: String(POOL_SIZE),
    ROW_POLICIES: String(rowPolicies),
    VIEWER: JSON.stringify(viewer),
  });

/** Ours at a workload, in the viewer's name; `variables` is a list, one request each. A tiny document is a trusted one. */
export const ours = async (bench, workload, viewer, variables) => {
  const headers = await tokenHeaders(bench.dataDir, viewer);
  const trusted = workload === 'tiny';
  const document = trusted ? { documentId: documentId(workload) } : { query: OURS[workload] };
  return {
    name: 'ours',
    ours: true,
    runsWith: `token, shield, row policies, read audit, limits${trusted ? ', trusted document' : ''}`,
    start: async () => startOurs(bench, bench.urls, trusted ? { TRUSTED_DOCUMENTS: await writeManifest(bench) } : {}),
    requests: variables.map((each) => post('/graphql', { ...document, variables: each }, headers)),
    canonical: canonicalOurs[workload],
  };
};

const writeManifest = async ({ dataDir }) => {
  const path = join(dataDir, 'trusted-documents.json');
  await writeFile(path, JSON.stringify(MANIFEST));
  return path;
};

const peer = (
  bench,
  workload,
  viewer,
  variables,
  {
    name,
    words,
    runsWith,
    limit = false,
    rowPolicies = false,
    document = PEERS[workload],
    canonical = canonicalPeers[workload],
  },
) => ({
  name,
  limit,
  runsWith,
  start: () => startProgram(bench, words, viewer, { rowPolicies }),
  requests: variables.map((each) => post('/graphql', { query: document, variables: each })),
  canonical,
});

const WHERE = 'no token, scope in WHERE';
const POLICIES = 'no token, row policies';

/** Every peer whose name is listed, and the limit programs. */
export const everybodyAt = async (bench, workload, viewer, variables, names) => {
  const all = {
    text: { name: 'limit (JSON text)', limit: true, words: ['limit/text.mjs', workload], runsWith: WHERE },
    rows: { name: 'limit (rows)', limit: true, words: ['limit/rows.mjs', workload], runsWith: WHERE },
    mercurius: { name: 'mercurius', words: ['peers/mercurius.mjs'], runsWith: `${WHERE}, jit, DataLoader, prepared` },
    mercuriusRls: {
      name: 'mercurius + RLS',
      words: ['peers/mercurius.mjs'],
      rowPolicies: true,
      runsWith: `${POLICIES}, jit, DataLoader, prepared`,
    },
    yoga: { name: 'yoga', words: ['peers/yoga.mjs'], runsWith: `${WHERE}, jit, DataLoader, prepared` },
    yogaRls: {
      name: 'yoga + RLS',
      words: ['peers/yoga.mjs'],
      rowPolicies: true,
      runsWith: `${POLICIES}, jit, DataLoader, prepared`,
    },
    postgraphile: {
      name: 'postgraphile',
      words: ['peers/postgraphile.mjs'],
      rowPolicies: true,
      runsWith: `${POLICIES} (pgSettings)`,
    },
    stock: { name: 'stock', words: ['peers/stock.mjs'], runsWith: `${WHERE}, shield on every type` },
  };
  if (POSTGRAPHILE[workload])
    Object.assign(all.postgraphile, { document: POSTGRAPHILE[workload], canonical: canonicalPostgraphile[workload] });
  return [
    await ours(bench, workload, viewer, variables),
    ...names
      .filter((name) => !bench.only || bench.only.has(name) || name === 'text' || name === 'rows')
      .map((name) => peer(bench, workload, viewer, variables, all[name])),
  ];
};
