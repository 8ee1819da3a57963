/**
 * Assigning a diagnosis and taking it away again, each client on an encounter of its own, every request at the version that
 * the last one answered.
 */

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { organizationName } from '../data/rows.mjs';
import { openConnection, post } from '../lib/client.mjs';
import { withClient } from '../lib/cluster.mjs';
import { raceReport } from '../lib/figures.mjs';
import { cpuOfPostgres } from '../lib/processes.mjs';
import { race } from '../lib/race.mjs';
import { findViewer, tokenHeaders } from '../lib/viewer.mjs';
import { assignStatement, removeStatement } from '../limit/assign-sql.mjs';
import { startOurs, startProgram } from './contestants.mjs';

/** A code that the generator gives to nobody's held encounter twice: set back before every turn all the same. */
const CODE = 'Z23';
const ASSIGN = `mutation Assign($id: ID!, $version: Int!, $code: ICD10CM!) {
  changed: assignDiagnosis(encounterId: $id, version: $version, diagnosis: { code: $code }) { id version }
}`;
const REMOVE = `mutation Remove($id: ID!, $version: Int!, $sequence: Int!) {
  changed: removeDiagnosis(encounterId: $id, version: $version, sequence: $sequence) { id version }
}`;

export const assign = async (bench) => {
  const viewer = await findViewer(bench.urls, organizationName(0), 'coder-1', ['CODER']);
  const headers = await tokenHeaders(bench.dataDir, viewer);
  const parts = [];
  for (const clients of [8, 64]) {
    const held = await heldEncounters(bench.urls, viewer, clients);
    const contestants = [
      {
        name: 'ours',
        ours: true,
        runsWith: 'token, shield, row policies, guards, audit',
        start: () => startOurs(bench),
        ...turns(bench, held, headers),
      },
      {
        name: 'same writes by hand',
        limit: true,
        runsWith: 'no token; checks and writes in one statement, over HTTP',
        start: () => startProgram(bench, ['limit/assign.mjs'], viewer),
        ...turns(bench, held, {}),
      },
      ...pgbench(bench, held, viewer),
    ];
    const result = await race({
      contestants,
      postgres: bench.cluster.pid,
      rounds: bench.rounds,
      seconds: bench.seconds,
      clients,
      say: bench.say,
    });
    parts.push({ clients, ...result, ...raceReport(result) });
  }
  const together = await sameVersionAtOnce(bench, viewer, headers);
  return {
    parts: parts.map(({ markdown: _markdown, ...rest }) => rest),
    together,
    markdown: [...parts.map(({ clients, markdown }) => `${clients} clients\n\n${markdown}`), together].join('\n\n'),
  };
};

/** Encounters that the viewer holds, three diagnoses on each. */
const heldEncounters = (urls, { userId }, count) =>
  withClient(urls.superuserUrl, async (client) => {
    const { rows } = await client.query(
      `select e.id from encounter e join work_item w on w.subject_id = e.id and w.status = 'TAKEN' and w.assignee_id = $1
       where e.status = 'IN_CODING' and (select count(*) from diagnosis_assignment d where d.encounter_id = e.id and d.code <> '${CODE}') = 3
       order by e.id limit $2`,
      [userId, count],
    );
    if (rows.length < count) throw new Error(`Only ${rows.length} encounters are held, not ${count}.`);
    return rows.map(({ id }) => id);
  });

const setBack = (urls, held) =>
  withClient(urls.superuserUrl, async (client) => {
    await client.query("set session_replication_role = 'replica'");
    await client.query('delete from diagnosis_assignment where encounter_id = any($1) and sequence > 3', [held]);
    await client.query('update encounter set version = 1 where id = any($1)', [held]);
    await client.query(
      "update work_item set lease_expires_at = '2100-01-01' where subject_id = any($1) and status = 'TAKEN'",
      [held],
    );
    await client.query('vacuum encounter');
    await client.query('vacuum work_item');
    await client.query('vacuum diagnosis_assignment');
  });

const turns = (bench, held, headers) => {
  let versions = [];
  return {
    before: async () => {
      await setBack(bench.urls, held);
      versions = held.map(() => 1);
    },
    next: (client, turn) => {
      const about = { id: held[client], version: versions[client] };
      return turn % 2 === 0
        ? post('/graphql', { query: ASSIGN, variables: { ...about, code: CODE } }, headers)
        : post('/graphql', { query: REMOVE, variables: { ...about, sequence: 4 } }, headers);
    },
    seen: ({ status, body }, client) => {
      const { data, errors } = JSON.parse(body.toString());
      if (status !== 200 || errors) throw new Error(`HTTP ${status}: ${body}`);
      versions[client] += 1;
      if (data.changed.version !== versions[client])
        throw new Error(`Version ${data.changed.version}, not ${versions[client]}: an update was lost.`);
    },
    // Every change that was answered is there, and no other.
    after: async () => {
      const stored = await withClient(
        bench.urls.superuserUrl,
        async (client) => (await client.query('select id, version from encounter where id = any($1)', [held])).rows,
      );
      for (const { id, version } of stored)
        if (version !== versions[held.indexOf(id)])
          throw new Error(`${id} is at version ${version}, not ${versions[held.indexOf(id)]}.`);
    },
  };
};

/** pgbench with the same statements, where it is installed: no HTTP, no node, one connection for each client. */
const pgbench = (bench, held, { userId, userName }) => {
  if (spawnSync('pgbench', ['--version']).status !== 0) return [];
  const own = {
    id: '(select id from bench.held where n = :client_id)',
    user: `'${userId}'`,
    userName: `'${userName}'`,
    request: "'pgbench'",
  };
  const version = `(select version from encounter where id = ${own.id})`;
  const script = [
    assignStatement({ ...own, version, code: `'${CODE}'` }),
    removeStatement({ ...own, version, sequence: '4' }),
  ]
    .map((statement) => `${statement.replaceAll(/\s+/g, ' ').trim()};\n`)
    .join('');
  return [
    {
      name: 'pgbench',
      limit: true,
      runsWith: 'the same statements, no HTTP, a connection for each client',
      before: async () => {
        await setBack(bench.urls, held);
        await withClient(bench.urls.superuserUrl, async (client) => {
          await client.query(
            'create schema if not exists bench; drop table if exists bench.held; create table bench.held (n integer primary key, id uuid not null)',
          );
          await client.query(
            'insert into bench.held select place - 1, id from unnest($1::uuid[]) with ordinality as held (id, place)',
            [held],
          );
        });
      },
      run: (seconds, clients) => runPgbench(bench, script, seconds, clients),
    },
  ];
};

/** New connections plan their statements at first, 64 of them for a while: what is counted begins after this. */
const WARM_UP_SECONDS = 3;

const runPgbench = async (bench, script, seconds, clients) => {
  const { username, password, hostname, port, pathname } = new URL(bench.urls.superuserUrl);
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const file = join(folder, 'assign.sql');
    writeFileSync(file, script);
    const time = String(WARM_UP_SECONDS + Math.max(1, Math.round(seconds)));
    const words = ['-n', '-P', '1', '-M', 'prepared', '-c', String(clients), '-j', '1', '-T', time, '-f', file];
    const child = spawn('pgbench', [...words, '-h', hostname, '-p', port, '-U', username, pathname.slice(1)], {
      env: {
        PATH: process.env.PATH,
        PGPASSWORD: decodeURIComponent(password),
        PGOPTIONS: '-c plan_cache_mode=force_generic_plan',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let cpuAtStart = null;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output += chunk;
        if (cpuAtStart === null && output.includes(`progress: ${WARM_UP_SECONDS}.`))
          cpuAtStart = cpuOfPostgres(bench.cluster.pid);
      });
    await once(child, 'close');
    const cpu = cpuOfPostgres(bench.cluster.pid) - cpuAtStart;
    const rates = [...output.matchAll(/progress: ([\d.]+) s, ([\d.]+) tps/g)]
      .filter(([, at]) => Number(at) >= WARM_UP_SECONDS + 0.9)
      .map(([, , rate]) => Number(rate));
    if (rates.length === 0 || /aborted|ERROR/.test(output)) throw new Error(`pgbench: ${output.slice(-800)}`);
    // One run of the script is two changes.
    const requests = 2 * rates.reduce((sum, rate) => sum + rate, 0);
    return { requests, seconds: rates.length, cpu };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Sixteen clients change one encounter at the same version: one may win, and its change is the only one. */
const sameVersionAtOnce = async (bench, viewer, headers) => {
  const [id] = await heldEncounters(bench.urls, viewer, 1);
  await setBack(bench.urls, [id]);
  const server = await startOurs(bench);
  try {
    const bytes = post('/graphql', { query: ASSIGN, variables: { id, version: 1, code: CODE } }, headers);
    const answers = await Promise.all(
      Array.from({ length: 16 }, async () => {
        const connection = await openConnection(server.port);
        const { body } = await connection.ask(bytes);
        connection.close();
        return JSON.parse(body.toString());
      }),
    );
    const won = answers.filter(({ errors }) => !errors).length;
    const stale = answers.filter(({ errors }) => errors?.[0].extensions.code === 'STALE_VERSION').length;
    if (won !== 1 || stale !== 15) throw new Error(`Of 16 changes at one version ${won} won and ${stale} were stale.`);
    return 'Sixteen changes of one encounter at the same version at once: 1 won, 15 were refused with STALE_VERSION.';
  } finally {
    await server.stop();
    await setBack(bench.urls, [id]);
  }
};
