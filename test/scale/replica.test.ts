/** A server with a real streaming replica: who reads there, under which fences, and what happens when it is lost or late. */

import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { locateDatabase, withClient, type Logins } from '../../src/database.ts';
import { readConfig } from '../../src/platform/config.ts';
import { openDatabase, type Row } from '../../src/platform/database.ts';
import type { EmbeddedPostgres } from '../../src/platform/postgres/embedded-postgres.ts';
import type { Json } from '../support/house.ts';
import { serversBelowLongName } from '../support/postgres-processes.ts';
import { copyForReplica } from '../support/replica.ts';
import { send, startServeProcess, type ServeProcess } from '../support/serve-process.ts';

const MAX_LAG_MS = 1_500;
/** Until the server has looked at its replicas again, for certain. */
const SETTLED_MS = 1_500;

const { newFolder, start, stopAll, cleanUp } = await serversBelowLongName();
let primary: EmbeddedPostgres;
let replica: EmbeddedPostgres;
let replicaFolder: string;
let follows: Readonly<Record<string, string>>;
let server: ServeProcess;
let logins: Logins;

beforeAll(async () => {
  primary = await start(newFolder());
  await onPrimary("create role several login createrole password 'several'", 'postgres');
  await onPrimary('create database claimgraph owner several', 'postgres');
  replicaFolder = newFolder();
  follows = await copyForReplica(primary, replicaFolder);
  replica = await start(replicaFolder, follows);
  const settings = {
    DATABASE_URL: `postgres://several:several@127.0.0.1:${primary.port}/claimgraph`,
    DATABASE_REPLICA_URLS: `postgres://127.0.0.1:${replica.port}/claimgraph`,
    DATABASE_REPLICA_MAX_LAG_MS: String(MAX_LAG_MS),
    DATA_DIR: join(dirname(replicaFolder), 'keys'),
  };
  server = await startServeProcess(settings);
  logins = await locateDatabase(readConfig(settings), { share: true });
  await untilReplicaServes();
}, 120_000);
afterAll(async () => {
  server?.child.kill('SIGTERM');
  await stopAll();
  await cleanUp();
}, 60_000);

const superuserUrl = ({ port, superuser }: EmbeddedPostgres, database: string): string =>
  `postgres://${superuser.name}:${encodeURIComponent(superuser.password)}@127.0.0.1:${port}/${database}`;

const rowsAt = (url: string, sql: string): Promise<Row[]> =>
  withClient(url, async (client) => (await client.query<Row>(sql)).rows);
const onPrimary = (sql: string, database = 'claimgraph'): Promise<Row[]> =>
  rowsAt(superuserUrl(primary, database), sql);
const onReplica = (sql: string): Promise<Row[]> => rowsAt(superuserUrl(replica, 'claimgraph'), sql);

const PATIENTS = '{ patients(first: 1, sort: NEWEST_FIRST) { edges { node { id familyName } } } }';

/** How often connections of the program's readers have changed their state on a server: no reading leaves it as it was. */
const readersOf = async (where: (sql: string) => Promise<Row[]>): Promise<string> =>
  JSON.stringify(
    await where(
      "select pid, state_change from pg_stat_activity where usename like 'claimgraph_app%' and application_name = 'claimgraph' order by pid",
    ),
  );

/** Which of the two servers an operation makes work. */
const whoAnswers = async (
  user: string,
  query: string,
): Promise<{ replica: boolean; primary: boolean; answer: Json }> => {
  const before = [await readersOf(onReplica), await readersOf(onPrimary)];
  const answer = await send(server, user, query);
  const after = [await readersOf(onReplica), await readersOf(onPrimary)];
  return { replica: before[0] !== after[0], primary: before[1] !== after[1], answer };
};

const untilReplicaServes = async (): Promise<void> => {
  const until = Date.now() + 20_000;
  while (!(await whoAnswers('cleo', '{ facilities { totalCount } }')).replica) {
    if (Date.now() > until) throw new Error('The replica is not used.');
    await sleep(50);
  }
};

/** A name that the primary has from now on, and the replica when it has caught up. */
const renamed = async (name: string): Promise<void> => {
  await onPrimary(
    `update patient set family_name = '${name}' where id = (select id from patient order by id desc limit 1)`,
  );
};
const nameSeenBy = async (user: string): Promise<string> =>
  ((await send(server, user, PATIENTS))['data']['patients']['edges'] as Json[])[0]!['node']['familyName'] as string;

describe('A read', () => {
  test('of an auditor is answered by the replica; of anybody else, never', async () => {
    expect(await whoAnswers('cleo', '{ facilities { totalCount } }')).toMatchObject({ replica: true });
    for (const user of ['ana', 'ben', 'sam', 'ada', 'pat'])
      expect([user, (await whoAnswers(user, '{ facilities { totalCount } users { totalCount } }')).replica]).toEqual([
        user,
        false,
      ]);
  });

  test('is of the replica’s rows: what it has not replayed yet is not in it', async () => {
    await renamed('Before');
    while ((await nameSeenBy('cleo')) !== 'Before') await sleep(20);
    await onReplica('select pg_wal_replay_pause()');
    await renamed('After');
    // At once, while it is not yet further behind than it may be.
    expect([await nameSeenBy('cleo'), await nameSeenBy('sam')]).toEqual(['Before', 'After']);
    await onReplica('select pg_wal_replay_resume()');
    await untilReplicaServes();
    expect(await nameSeenBy('cleo')).toBe('After');
  });

  test('leaves its audit event on the primary, committed when the answer comes', async () => {
    const reads = async (): Promise<number> =>
      Number(
        (
          await onPrimary(
            "select count(*) as n from audit_event where kind = 'READ' and actor_name = 'cleo' and action = 'patients'",
          )
        )[0]!['n'],
      );
    const before = await reads();
    const { replica: there, answer } = await whoAnswers('cleo', PATIENTS);
    expect(there).toBe(true);
    expect(answer['errors']).toBeUndefined();
    expect(await reads()).toBe(before + 1);
    const [event] = await onPrimary(
      "select subjects from audit_event where kind = 'READ' and actor_name = 'cleo' order by id desc limit 1",
    );
    expect(event!['subjects']).toEqual([`Patient:${answer['data']['patients']['edges'][0]['node']['id']}`]);
  });

  test('whose event cannot be written is not answered', async () => {
    const application = pg.escapeIdentifier(new URL(logins.applicationUrl).username);
    await onPrimary(`revoke insert on audit_event from ${application}`);
    try {
      const { data, errors } = await send(server, 'cleo', PATIENTS);
      expect(data).toEqual({ patients: null });
      expect(errors.map(({ extensions }: Json) => extensions['code'])).toEqual(['INTERNAL_SERVER_ERROR']);
    } finally {
      await onPrimary(`grant insert on audit_event to ${application}`);
    }
    expect((await send(server, 'cleo', PATIENTS))['errors']).toBeUndefined();
  });

  test('is held by the row policies there too, and can write nothing', async () => {
    const url = new URL(logins.applicationUrl);
    url.port = String(replica.port);
    const database = openDatabase(url.toString(), 2);
    try {
      const [cleo] = await onPrimary("select id, organization_id from app_user where name = 'cleo'");
      const own = {
        'app.organization': String(cleo!['organization_id']),
        'app.user': String(cleo!['id']),
        'app.roles': 'AUDITOR',
        'app.facilities': '',
      };
      const seen = (settings: Record<string, string>): Promise<unknown> =>
        database.transaction(
          settings,
          async ({ query }) => (await query('select count(*) as n from patient'))[0]!['n'],
        );
      expect(await seen(own)).toBe(40n);
      expect(await seen({ ...own, 'app.organization': '00000000-0000-7000-8000-000000000000' })).toBe(0n);
      expect(await seen({ ...own, 'app.roles': 'ADMIN' })).toBe(0n);
      expect(await seen({ 'app.nothing': '' })).toBe(0n);
      await expect(database.transaction(own, ({ query }) => query("update patient set city = 'x'"))).rejects.toThrow(
        'read-only',
      );
    } finally {
      await database.close();
    }
  });
});

describe('The primary answers auditors as well', () => {
  test('where the replica is further behind than it may be, and the replica again when it has caught up', async () => {
    await onReplica('select pg_wal_replay_pause()');
    await renamed('Late');
    await sleep(MAX_LAG_MS + SETTLED_MS);
    expect(await whoAnswers('cleo', '{ facilities { totalCount } }')).toMatchObject({ replica: false, primary: true });
    expect(await nameSeenBy('cleo')).toBe('Late');
    await onReplica('select pg_wal_replay_resume()');
    await untilReplicaServes();
  });

  test('where nothing is written the replica is not called late', async () => {
    await sleep(MAX_LAG_MS * 2);
    expect(await whoAnswers('cleo', '{ facilities { totalCount } }')).toMatchObject({ replica: true });
  });

  test('where the replica has stopped, from the first read on, and the replica again when it is back', async () => {
    await replica.stop();
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(server, 'cleo', PATIENTS)));
    for (const { errors } of answers) expect(errors).toBeUndefined();
    await sleep(SETTLED_MS);
    expect((await send(server, 'cleo', PATIENTS))['errors']).toBeUndefined();
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    replica = await start(replicaFolder, follows, replica.port);
    await untilReplicaServes();
    expect(await nameSeenBy('cleo')).toBe('Late');
  }, 60_000);

  test('where the replica is stopped in the middle of a read', async () => {
    // A replica that hangs: its processes stand still, its connections stay open.
    const pids = (await onReplica("select pid from pg_stat_activity where usename like 'claimgraph_app%'")).map(
      ({ pid }) => Number(pid),
    );
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    try {
      const answers = await Promise.all(Array.from({ length: 4 }, () => send(server, 'cleo', PATIENTS)));
      for (const { errors } of answers) expect(errors).toBeUndefined();
    } finally {
      for (const pid of pids) process.kill(pid, 'SIGCONT');
    }
    await untilReplicaServes();
  }, 60_000);

  test('where the replica was promoted: it is a replica no longer', async () => {
    await onReplica('select pg_promote()');
    await sleep(SETTLED_MS);
    expect(await whoAnswers('cleo', '{ facilities { totalCount } }')).toMatchObject({ replica: false, primary: true });
  });
});
