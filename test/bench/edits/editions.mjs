/**
 * A database with the published editions, loaded the way the product loads them, kept between runs. Some of the kept files
 * are of another year than the others: each is loaded under a name that puts it in force on the day of service.
 */

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadEdition } from '../../../dist/src/codesets/load.js';
import { prepareDatabase } from '../../../dist/src/database.js';
import { mueText, ptpText } from '../../../dist/test/support/published/ncci.js';
import { SHARED_ROOT, shared } from '../../../dist/test/support/shared-folder.js';
import { withClient } from '../lib/cluster.mjs';
import { ROOT } from '../lib/places.mjs';
import { LINE_BY_LINE } from './sql.mjs';

const unpacked = (path) => execFileSync('xz', ['-dc', shared(path)], { maxBuffer: 2 ** 30 });

/** Each file as its publisher calls it, and how it is made of what is kept. */
const FILES = {
  ICD10CM: { name: 'icd10cm-order-2026.txt', bytes: () => unpacked('icd10cm/icd10cm-order-2026.txt.xz') },
  ICD10CM_TABULAR: {
    name: 'icd10cm_tabular_2026.xml',
    bytes: () => unpacked('icd10cm/tabular/icd10cm_tabular_2021.xml.xz'),
  },
  MEDICARE_CODE_EDITS: {
    name: 'edits.csv',
    edition: '2026',
    bytes: () => readFileSync(shared('payers-npi-mce/mce_dx_edits_retrieved_2026-07.csv')),
  },
  HCPCS: { name: 'HCPC2025_OCT_ANWEB.xlsx', bytes: () => readFileSync(shared('hcpcs/HCPC2025_OCT_ANWEB.xlsx')) },
  MODIFIER: { name: 'HCPC2025_OCT_ANWEB.xlsx', bytes: () => readFileSync(shared('hcpcs/HCPC2025_OCT_ANWEB.xlsx')) },
  PLACE_OF_SERVICE: {
    name: 'place_of_service-2026-07.csv',
    bytes: () => readFileSync(shared('code-lists/cms_bfd_cc0/place_of_service.csv')),
  },
  PTP_PRACTITIONER: {
    name: 'ccipra-v302r0-f1.txt',
    bytes: (quick) => Buffer.from(ptpText('practitioner', quick ? 20 : 1), 'latin1'),
  },
  MUE_PRACTITIONER: { name: 'MCR_MUE_PractitionerServices_Eff_04-01-2026.csv', bytes: () => Buffer.from(mueText()) },
  ADD_ON: { name: 'AOC_V2026Q3-MCR.txt', bytes: () => Buffer.from(addOnText()) },
  PHYSICIAN_FEE_SCHEDULE: {
    name: 'PPRRVU22_JAN.csv',
    bytes: () => {
      const text = unpacked('ncci-and-fees/mpfs_2022/PPRRVU22_JAN_official_layout_cptdesc_blanked.csv.xz');
      // Its last line is a mark of its end that nobody reads any more.
      return text.subarray(0, text.lastIndexOf(0x1a));
    },
  },
};

const addOnText = () => {
  const [, ...lines] = readFileSync(shared('ncci-and-fees/addon_code_edits_2026q3.csv'), 'utf8')
    .trimEnd()
    .split(/\r?\n/);
  const rows = lines.map((line) => {
    const [addOn, primary, type, from, to] = line.split(',');
    return [addOn, primary, type, from.replaceAll('-', ''), to.replaceAll('-', ''), ''].join('\t');
  });
  return ['Add-on Code\tPrimary Code\tType\tEffective Date\tDeletion Date\tNotes', ...rows, ''].join('\r\n');
};

/** The addresses of the database; null where the published files are not. */
export const ensureEditions = async (cluster, { quick, say }) => {
  if (!existsSync(SHARED_ROOT)) return null;
  const name = quick ? 'bench_editions_quick' : 'bench_editions';
  const urls = cluster.urls(name);
  const wanted = contentHash();
  if ((await storedHash(cluster, name)) === wanted) return urls;
  await withClient(cluster.urls('postgres').superuserUrl, async (client) => {
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name} owner ${new URL(urls.ownerUrl).username}`);
  });
  await prepareDatabase(urls);
  const folder = join(cluster.folder, 'editions');
  mkdirSync(folder, { recursive: true });
  try {
    for (const [codeSet, file] of Object.entries(FILES)) {
      const begun = performance.now();
      const path = join(folder, file.name);
      writeFileSync(path, file.bytes(quick));
      const { codes } = await withClient(urls.ownerUrl, (client) =>
        loadEdition(client, { codeSet, path, edition: file.edition }),
      );
      say(`${codeSet}: ${codes} rows in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    }
  } finally {
    rmSync(folder, { recursive: true });
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
    for (const name of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, name)));
  return hash.digest('hex');
};
