/** Three servers that start at the same moment on one empty database, and one of them that dies. */

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { judgeAll } from '../../src/cli/verify.ts';
import { SAMPLE_PATIENTS } from '../../src/cli/sample.ts';
import { locateDatabase, withClient, type Logins } from '../../src/database.ts';
import { readConfig } from '../../src/platform/config.ts';
import { MIGRATIONS } from '../../src/platform/migrations.ts';
import { run } from '../support/database.ts';
import type { Json } from '../support/house.ts';
import { endEverything, untilDead } from '../support/postgres-processes.ts';
import { send, startServeProcess, type ServeProcess } from '../support/serve-process.ts';

const SERVERS = 3;
const TAKE = 'mutation { takeNext(kind: CODING) { id version subject { id version } } }';

const name = `several_${randomUUID().replaceAll('-', '')}`;
const superuserUrl = process.env['TEST_SUPERUSER_URL']!;
let folder: string;
let servers: ServeProcess[];
let logins: Logins;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimgraph-scale-'));
  await run(superuserUrl, `create role ${name} login createrole password 'several'`);
  await run(superuserUrl, `create database ${name} owner ${name}`);
  const url = new URL(inDatabase(superuserUrl));
  [url.username, url.password] = [name, 'several'];
  const settings = { DATABASE_URL: url.toString(), DATA_DIR: folder };
  servers = await Promise.all(Array.from({ length: SERVERS }, () => startServeProcess(settings)));
  logins = await locateDatabase(readConfig(settings), { share: true });
}, 120_000);
afterAll(async () => {
  await endEverything();
  await run(superuserUrl, `drop database ${name} with (force)`);
  await run(superuserUrl, `drop role claimgraph_app_${name}`);
  await run(superuserUrl, `drop role ${name}`);
  await rm(folder, { recursive: true, force: true });
}, 60_000);

const inDatabase = (url: string): string => {
  const inside = new URL(url);
  inside.pathname = `/${name}`;
  return inside.toString();
};

const rows = (sql: string, values: unknown[] = []): Promise<Json[]> =>
  withClient(inDatabase(superuserUrl), async (client) => (await client.query<Json>(sql, values)).rows);

const count = async (sql: string): Promise<number> =>
  Number((await rows(`select count(*) as count from ${sql}`))[0]!['count']);

const TAKEN_EVENTS =
  "audit_event where kind = 'COMMAND' and action = 'takeNext' and array_to_string(subjects, ' ') like '%WorkItem:%'";
const OPEN = "work_item where kind = 'CODING' and status = 'OPEN'";

/** Sent to the servers in turn, by two coders. */
const takes = (number: number, of: readonly ServeProcess[] = servers): Promise<Json[]> =>
  Promise.all(
    Array.from({ length: number }, (_, index) => send(of[index % of.length]!, index % 2 ? 'ana' : 'pat', TAKE)),
  );

const taken = (answers: readonly Json[]): string[] =>
  answers.flatMap(({ data }) => (data?.['takeNext'] ? [data['takeNext']['id'] as string] : []));

describe('Servers that start together', () => {
  test('all come up, and each takes the others’ tokens', async () => {
    expect(new Set(servers.map(({ url }) => url)).size).toBe(SERVERS);
    for (const server of servers) {
      expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
      for (const { tokens } of servers)
        for (const user of ['ana', 'ben', 'cleo', 'sam', 'ada', 'pat'])
          expect(await send({ url: server.url, tokens }, user, '{ me { userName } }')).toEqual({
            data: { me: { userName: user } },
          });
    }
  });

  test('have migrated once and raised the fences once', async () => {
    expect((await rows('select name from schema_migration order by id')).map((row) => row['name'])).toEqual(
      MIGRATIONS.map((each) => each.name),
    );
    expect(await count('schema_fence')).toBe(1);
  });

  test('have loaded starter editions and sample once', async () => {
    expect(await rows('select code_set, edition from code_set_edition order by code_set')).toEqual([
      { code_set: 'HCPCS', edition: 'starter' },
      { code_set: 'ICD10CM', edition: 'starter' },
    ]);
    expect(await count('organization')).toBe(1);
    expect(await count('patient')).toBe(SAMPLE_PATIENTS);
    expect(await count("audit_event where action = 'importRecord'")).toBe(SAMPLE_PATIENTS);
    expect(await count("audit_event where action = 'setFees'")).toBe(1);
    expect(await count("audit_event where action = 'createUser'")).toBe(7);
    expect(await count(OPEN)).toBe(await count('encounter'));
  });
});

describe('Servers that work together', () => {
  test('give sixty takers of fifty items fifty different ones', async () => {
    while ((await count(OPEN)) > 50) await takes(1);
    expect(await count(OPEN)).toBe(50);
    const answers = await takes(60);
    for (const { errors } of answers) expect(errors).toBeUndefined();
    expect(taken(answers).length).toBe(50);
    expect(new Set(taken(answers)).size).toBe(50);
    expect(answers.filter(({ data }) => data['takeNext'] === null).length).toBe(10);
    expect(await count(OPEN)).toBe(0);
  });

  test('let one of two writers win', async () => {
    const held = await rows(
      `select e.id, e.version from encounter e join work_item w on w.subject_id = e.id join app_user u on u.id = w.assignee_id
       where u.name = 'ana' and w.status = 'TAKEN' limit 5`,
    );
    expect(held.length).toBe(5);
    for (const encounter of held) {
      const assign = `mutation ($id: ID!, $version: Int!) { assignCodes(encounterId: $id, version: $version, diagnoses: [{ code: "E11.9" }], procedures: []) { version } }`;
      const answers = await Promise.all(servers.slice(0, 2).map((server) => send(server, 'ana', assign, encounter)));
      const [won, lost] = answers[0]!['errors'] ? [answers[1]!, answers[0]!] : [answers[0]!, answers[1]!];
      expect(won).toEqual({ data: { assignCodes: { version: encounter['version'] + 1 } } });
      expect(lost['errors'].map(({ extensions }: Json) => extensions)).toEqual([
        { code: 'STALE_VERSION', expected: encounter['version'], actual: encounter['version'] + 1 },
      ]);
    }
  });

  test('know at once what another one was told', async () => {
    const [user] = (
      await send(servers[0]!, 'ada', '{ users(filter: { name: { eq: "ben" } }) { edges { node { id version } } } }')
    )['data']['users']['edges'];
    const grant =
      'mutation ($id: ID!, $version: Int!) { grantUser(id: $id, version: $version, roles: [BILLER], facilityIds: [], active: false) { version } }';
    expect((await send(servers[0]!, 'ada', grant, user['node']))['errors']).toBeUndefined();
    for (const server of servers) {
      const { errors } = await send(server, 'ben', '{ me { userName } }');
      expect(errors.map(({ extensions }: Json) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
    }
  });
});

describe('A server that is killed in the middle', () => {
  const [RELEASE, ITEM] = [
    'mutation ($id: ID!, $version: Int!) { releaseWorkItem(id: $id, version: $version) { id } }',
    "work_item w join app_user u on u.id = w.assignee_id where w.kind = 'CODING' and w.status = 'TAKEN'",
  ];

  test('does not disturb the others, and leaves every command whole', async () => {
    for (const item of await rows(`select w.id, w.version, u.name from ${ITEM}`))
      await send(servers[0]!, item['name'], RELEASE, { id: item['id'], version: item['version'] });
    const [before, told] = [await count(OPEN), await count(TAKEN_EVENTS)];
    expect(before).toBeGreaterThanOrEqual(40);
    const [first, second, third] = servers as [ServeProcess, ServeProcess, ServeProcess];
    let come = 0;
    const toThird = Array.from({ length: 20 }, () =>
      send(third, 'pat', TAKE).then(
        (answer) => {
          if ((come += 1) === 2) third.child.kill('SIGKILL');
          return answer;
        },
        () => null,
      ),
    );
    const others = await takes(16, [first, second]);
    const answered = (await Promise.all(toThird)).filter((answer) => answer !== null);
    await untilDead(third.child.pid!);
    for (const { errors } of [...others, ...answered]) expect(errors).toBeUndefined();
    expect(answered.length).toBeLessThan(20);
    const all = taken([...others, ...answered]);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBe(16 + answered.length);
    await untilNobodyWaits();
    // What it had begun and not committed is as if it had never been asked; what it had committed is there whole.
    const gone = before - (await count(OPEN));
    expect(gone).toBeGreaterThanOrEqual(all.length);
    expect(gone).toBeLessThan(36);
    expect((await count(TAKEN_EVENTS)) - told).toBe(gone);
    expect((await judgeAll(logins)).filter(({ breaches }) => breaches > 0)).toEqual([]);
  });

  test('holds its items until the lease runs out, and no longer', async () => {
    const [item] = await rows(
      `select w.id, w.version from ${ITEM} and u.name = 'pat' order by w.lease_expires_at desc limit 1`,
    );
    const take =
      'mutation ($id: ID!, $version: Int!) { takeWorkItem(id: $id, version: $version) { assignee { name } } }';
    const { errors } = await send(servers[0]!, 'ana', take, item);
    expect(errors[0].extensions.reasons.map(({ code }: Json) => code)).toEqual(['HELD']);
    // Half an hour later.
    await run(
      inDatabase(superuserUrl),
      "update work_item set lease_expires_at = lease_expires_at - interval '31 minutes' where status = 'TAKEN'",
    );
    const free = await count("work_item where kind = 'CODING' and status in ('OPEN', 'TAKEN')");
    expect(await send(servers[0]!, 'ana', take, item)).toEqual({
      data: { takeWorkItem: { assignee: { name: 'ana' } } },
    });
    const answers = await takes(free + 5, servers.slice(0, 2));
    for (const answer of answers) expect(answer['errors']).toBeUndefined();
    expect(new Set(taken(answers)).size).toBe(free - 1);
    expect(taken(answers)).not.toContain(item!['id']);
  });

  /** What the dead one had sent is carried out or rolled back once PostgreSQL has noticed that nobody is there. */
  const untilNobodyWaits = async (): Promise<void> => {
    const others =
      "pg_stat_activity where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()";
    while ((await count(others)) > 0) await sleep(50);
  };
});
