/**
 * A database with the published editions, loaded the way the product loads them, kept between runs. Some of the kept files
 * are of another year than the others: each is loaded under a name that puts it in force on the day of service.
 */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadEdition } from '../../../dist/src/codesets/loading/load.js';
import { prepareDatabase } from '../../../dist/src/database.js';
import {
  hasPublished,
  keptPath,
  publishedAddenda,
  publishedAddOn,
  publishedDiagnosisEdits,
  publishedFeeSchedule,
  publishedHcpcs,
  publishedMue,
  publishedOrderFile,
  publishedPtp,
  publishedTabular,
} from '../../../dist/test/support/published/published.js';
import { withClient } from '../lib/cluster.mjs';
import { ROOT } from '../lib/places.mjs';
import { LINE_BY_LINE } from './sql.mjs';

/** What is loaded, in this order: the addenda go on from the tabular list of 2021, edition by edition. */
const loads = () => [
  { codeSet: 'ICD10CM', paths: [publishedOrderFile()] },
  { codeSet: 'ICD10CM_TABULAR', paths: [publishedTabular()] },
  ...publishedAddenda().map((path) => ({ codeSet: 'ICD10CM_TABULAR', paths: [path] })),
  { codeSet: 'MEDICARE_CODE_EDITS', paths: [publishedDiagnosisEdits()], edition: '2026' },
  { codeSet: 'HCPCS', paths: [publishedHcpcs()] },
  { codeSet: 'MODIFIER', paths: [publishedHcpcs()] },
  { codeSet: 'PLACE_OF_SERVICE', paths: [keptPath('code-lists/cms_bfd_cc0/place_of_service.csv')], edition: '2026-01' },
  { codeSet: 'PTP_PRACTITIONER', paths: publishedPtp('practitioner') },
  { codeSet: 'MUE_PRACTITIONER', paths: [publishedMue('practitioner')] },
  { codeSet: 'ADD_ON', paths: [publishedAddOn()] },
  { codeSet: 'PHYSICIAN_FEE_SCHEDULE', paths: [publishedFeeSchedule()] },
];

/** The addresses of the database; null where the published files are not. */
export const ensureEditions = async (cluster, { say }) => {
  if (!hasPublished()) return null;
  const name = 'bench_editions';
  const urls = cluster.urls(name);
  const wanted = contentHash();
  if ((await storedHash(cluster, name)) === wanted) return urls;
  await withClient(cluster.urls('postgres').superuserUrl, async (client) => {
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name} owner ${new URL(urls.ownerUrl).username}`);
  });
  await prepareDatabase(urls);
  for (const { codeSet, paths, edition } of loads()) {
    const begun = performance.now();
    const [path, ...morePaths] = paths;
    const loaded = await withClient(urls.ownerUrl, (client) =>
      loadEdition(client, { codeSet, path, morePaths, edition }),
    );
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    say(`${codeSet} ${loaded.edition}: ${loaded.codes} rows in ${seconds} s`);
  }
  await withClient(urls.superuserUrl, async (client) => {
    await client.query(LINE_BY_LINE);
    await client.query('vacuum analyze');
    await client.query(`comment on database ${name} is '${wanted}'`);
  });
  return urls;
};

const storedHash = (cluster, name) =>
  withClient(cluster.urls('postgres').superuserUrl, async (client) => {
    const { rows } = await client.query(
      "select shobj_description(oid, 'pg_database') as hash from pg_database where datname = $1",
      [name],
    );
    return rows[0]?.hash ?? null;
  });

/** Of all that decides how files become rows. */
const contentHash = () => {
  const hash = createHash('sha256')
    .update(readFileSync(import.meta.filename))
    .update(LINE_BY_LINE);
  for (const folder of ['migrations', 'src/codesets/readers', 'src/codesets/files'].map((each) => join(ROOT, each)))
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).sort((one, other) =>
      join(one.parentPath, one.name) < join(other.parentPath, other.name) ? -1 : 1,
    ))
      if (entry.isFile()) hash.update(readFileSync(join(entry.parentPath, entry.name)));
  return hash.digest('hex');
};
