import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { chown, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findRunning, isDataFolderInUse } from '../../src/platform/postgres/embedded-postgres.ts';
import { findPostgresBinaries, programPath, spawnProgram } from '../../src/platform/postgres/postgres-binaries.ts';
import { isAlive } from '../../src/platform/postgres/process-table.ts';
import {
  dismiss,
  kill,
  query,
  reportOf,
  serversBelowLongName,
  startOwner,
  track,
  untilDead,
} from '../support/postgres-processes.ts';

const isRoot = process.getuid?.() === 0;
const { base, newFolder, start, cleanUp, stopAll } = await serversBelowLongName();

afterEach(stopAll);
afterAll(cleanUp);

describe('a server on a folder', () => {
  test('is made at the first start and keeps its data over a restart', async () => {
    const folder = newFolder();
    const first = await start(folder, {});
    await query(first, `CREATE TABLE kept AS SELECT 'Grüße' AS word`);
    await first.stop();
    const second = await start(folder, {});
    expect(await query(second, 'SELECT word FROM kept')).toEqual([{ word: 'Grüße' }]);
    expect(second.superuser).toEqual(first.superuser);
  });

  test('is durable, sorts by code point in UTF-8, checks its pages, and listens on this machine only', async () => {
    const server = await start(newFolder(), {});
    const names = [
      'fsync',
      'full_page_writes',
      'synchronous_commit',
      'data_checksums',
      'server_encoding',
      'listen_addresses',
      'unix_socket_directories',
    ];
    const settings = await query(
      server,
      `SELECT ${names.map((name) => `current_setting('${name}') AS ${name}`).join(', ')}`,
    );
    expect(settings).toEqual([
      {
        fsync: 'on',
        full_page_writes: 'on',
        synchronous_commit: 'on',
        data_checksums: 'on',
        server_encoding: 'UTF8',
        listen_addresses: '127.0.0.1',
        unix_socket_directories: '',
      },
    ]);
    expect(
      await query(server, `SELECT datlocprovider, datlocale FROM pg_database WHERE datname = 'template1'`),
    ).toEqual([{ datlocprovider: 'b', datlocale: 'C.UTF-8' }]);
    expect(await query(server, `SELECT DISTINCT auth_method FROM pg_hba_file_rules`)).toEqual([
      { auth_method: 'scram-sha-256' },
    ]);
  });

  test('refuses a wrong password, and keeps the right one from other users', async () => {
    const folder = newFolder();
    const server = await start(folder);
    await expect(
      query({ ...server, superuser: { name: 'postgres', password: 'postgres' } }, 'SELECT 1'),
    ).rejects.toThrow(/password/);
    for (const name of ['superuser.json', 'connection.json'])
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  });

  test('stops once, however often it is told to', async () => {
    const folder = newFolder();
    const server = await start(folder);
    await Promise.all([server.stop(), server.stop()]);
    await server.stop();
    expect(await server.exited).toEqual({ code: 0, signal: null });
    expect(await isAlive(server.pid)).toBe(false);
    expect((await readdir(folder)).toSorted()).toEqual(['data', 'superuser.json']);
  });

  test('that can not start says why, and leaves the folder free', async () => {
    const folder = newFolder();
    await expect(start(folder, { fsync: 'off', work_mem: 'plenty' })).rejects.toThrow(
      /before it was ready[^]*invalid value for parameter "work_mem"/,
    );
    await start(folder);
  });

  test('that is given a port uses it, and says so when somebody else has it', async () => {
    const stranger = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => stranger.once('listening', resolve));
    const { port } = stranger.address() as { port: number };
    const folder = newFolder();
    await expect(start(folder, { fsync: 'off' }, port)).rejects.toThrow(
      new RegExp(`127\\.0\\.0\\.1[^]*(${port})?[^]*in use`),
    );
    await new Promise((resolve) => stranger.close(resolve));
    expect((await start(folder, { fsync: 'off' }, port)).port).toBe(port);
  });
});

describe('two processes', () => {
  test('can not both run a server on one folder: the second is told who has it', async () => {
    const folder = newFolder();
    await start(folder);
    const second = await reportOf(startOwner('start', folder));
    expect(second).toMatchObject({ inUse: process.pid });
    expect(second?.error).toMatch(
      new RegExp(
        `folder \\d+/postgres is in use by process ${process.pid} \\(started 2.*Z\\)\\. Stop it, or set DATA_DIR`,
      ),
    );
    const again = await start(folder).catch((error: unknown) => error);
    expect(isDataFolderInUse(again)).toBe(true);
  });

  test('that come at the same time: one of them gets the folder', async () => {
    const folder = newFolder();
    const owners = [1, 2, 3, 4].map(() => startOwner('start', folder));
    const reports = await Promise.all(owners.map(reportOf));
    expect(reports.filter((report) => report?.port)).toHaveLength(1);
    expect(reports.filter((report) => report?.inUse)).toHaveLength(3);
    await Promise.all(owners.map(dismiss));
  });

  test('can share a server: the other one finds its address', async () => {
    const folder = newFolder();
    expect(await findRunning(folder)).toBeNull();
    const { host, port, superuser, stop } = await start(folder);
    expect(await reportOf(startOwner('find', folder))).toEqual({ host, port, superuser, ownerPid: process.pid });
    await stop();
    expect(await reportOf(startOwner('find', folder))).toBeNull();
  });
});

describe('after a death', () => {
  test('of the owner, the next start ends the orphan and has what was committed', async () => {
    const folder = newFolder();
    const owner = startOwner('start', folder);
    const orphan = await reportOf(owner);
    if (!orphan) throw new Error('The owner did not start.');
    await query(orphan, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await kill(owner);
    expect(await isAlive(orphan.pid)).toBe(true);
    expect(await findRunning(folder)).toBeNull();
    const next = startOwner('start', folder);
    const server = await reportOf(next);
    expect(await isAlive(orphan.pid)).toBe(false);
    expect(server?.log.join('\n')).not.toMatch(/not properly shut down/);
    expect(server && (await query(server, 'SELECT answer FROM kept'))).toEqual([{ answer: 42 }]);
    await dismiss(next);
  });

  test('of owner and server, with a statement still at work, the next start has what was committed', async () => {
    const folder = newFolder();
    const owner = startOwner('start', folder);
    const orphan = await reportOf(owner);
    if (!orphan) throw new Error('The owner did not start.');
    await query(orphan, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const busy = query(orphan, 'SELECT count(*) FROM generate_series(1, 3000000000)').catch((error: unknown) => error);
    await sleep(200);
    await kill(owner);
    process.kill(orphan.pid, 'SIGKILL');
    await untilDead(orphan.pid);
    const server = await start(folder, {});
    expect(await query(server, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    expect(await busy).toBeInstanceOf(Error);
  });

  test('of the server alone, its owner learns of it and can start again', async () => {
    const folder = newFolder();
    const first = await start(folder, {});
    await query(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
    process.kill(first.pid, 'SIGKILL');
    expect(await first.exited).toEqual({ code: null, signal: 'SIGKILL' });
    expect(await findRunning(folder)).toBeNull();
    expect(await query(await start(folder, {}), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test.each([0, 80, 250])('in the first start, %i ms into initdb, the next start begins anew', async (delay) => {
    const folder = newFolder();
    const owner = startOwner('start', folder);
    const isBegun = async () => (await readdir(folder).catch(() => [])).some((name) => name.startsWith('unfinished-'));
    while (!(await isBegun())) await sleep(2);
    await sleep(delay);
    await kill(owner);
    expect(await readdir(folder)).not.toContain('data');
    const server = await start(folder);
    expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.stop();
    expect((await readdir(folder)).toSorted()).toEqual(['data', 'superuser.json']);
  });

  test('a stranger that was given the id of the former server is left alone', async () => {
    const folder = newFolder();
    await (await start(folder)).stop();
    const { uid, gid } = await stat(join(folder, 'data'));
    const stranger = spawn('sleep', ['60'], isRoot ? { uid, gid } : {});
    track(stranger.pid);
    const note = join(folder, 'data', 'postmaster.pid');
    await writeFile(note, `${stranger.pid}\n${join(folder, 'data')}\n1700000000\n5432\n\n127.0.0.1\n`, { mode: 0o600 });
    if (isRoot) await chown(note, uid, gid);
    await start(folder);
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    expect(await isAlive(stranger.pid ?? 0)).toBe(true);
  });
});

(process.platform === 'linux' ? test : test.skip)('a system without glibc is told from a missing program', async () => {
  const binaries = await findPostgresBinaries();
  const native = join(base, 'native');
  await mkdir(join(native, 'bin'), { recursive: true });
  const program = await readFile(programPath(binaries, 'initdb'), 'latin1');
  await writeFile(programPath({ ...binaries, native }, 'initdb'), program.replace('/ld-linux', '/ld-gone_'), {
    encoding: 'latin1',
    mode: 0o755,
  });
  const run = (name: 'initdb' | 'postgres') =>
    spawnProgram({ ...binaries, native }, name, [], { user: null, cwd: base });
  await expect(run('initdb')).rejects.toThrow(/has no glibc/);
  await expect(run('postgres')).rejects.toThrow(/ENOENT/);
});
