import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDataFolderInUse, isLockedBy, lockDataFolder } from '../../src/platform/postgres/data-folder-lock.ts';
import { isAlive, processStamp, processTableName } from '../../src/platform/postgres/process-table.ts';
import { endEverything, track } from '../support/postgres-processes.ts';

const places: string[] = [];
const timers: NodeJS.Timeout[] = [];
const newPlace = async () => {
  places.push(await mkdtemp(join(tmpdir(), 'claimgraph-lock-')));
  return places.at(-1) ?? '';
};

const anotherProcess = async () => {
  const child = spawn('sleep', ['60']);
  track(child.pid);
  await once(child, 'spawn');
  return { child, pid: child.pid ?? 0 };
};

/** Makes the lock of another process, last kept young so many milliseconds ago. */
const leaveLock = async (place: string, name: string, age = 0) => {
  const path = join(place, name);
  await writeFile(path, '2026-01-02T03:04:05.000Z');
  const beat = new Date(Date.now() - age);
  await utimes(path, beat, beat);
  return path;
};

afterEach(() => timers.splice(0).forEach(clearInterval));
afterAll(async () => {
  await endEverything();
  for (const place of places) await rm(place, { recursive: true, force: true });
});

describe('the lock of a data folder', () => {
  test('is had once, and can be had again when it was let go', async () => {
    const place = await newPlace();
    const unlock = await lockDataFolder(place, '/some/folder');
    expect(await isLockedBy(place, process.pid)).toBe(true);
    await expect(lockDataFolder(place, '/some/folder')).rejects.toThrow(
      `/some/folder is in use by process ${process.pid} (started 2`,
    );
    await unlock();
    await unlock();
    expect(await isLockedBy(place, process.pid)).toBe(false);
    await (
      await lockDataFolder(place, '/some/folder')
    )();
    expect(await readdir(place)).toEqual([]);
  });

  test('is refused while a living process has it, and its holder is named', async () => {
    const place = await newPlace();
    const { child, pid } = await anotherProcess();
    await leaveLock(place, `lock.${await processTableName()}.${pid}.${await processStamp(pid)}`, 3_600_000);
    const error: unknown = await lockDataFolder(place, '/some/folder').catch((reason: unknown) => reason);
    expect(isDataFolderInUse(error) && error.cause.pid).toBe(pid);
    expect(error).toMatchObject({
      message:
        `/some/folder is in use by process ${pid} (started 2026-01-02T03:04:05.000Z). ` +
        'Stop it, or set DATA_DIR to another folder.',
    });
    expect(await readdir(place)).toHaveLength(1);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await (
      await lockDataFolder(place, '/some/folder')
    )();
  });

  test('of a dead process is taken over, also when a stranger was given its id', async () => {
    const place = await newPlace();
    const { pid } = await anotherProcess();
    await leaveLock(place, `lock.${await processTableName()}.${pid}.0123456789ab`);
    expect(await isLockedBy(place, pid)).toBe(false);
    await (
      await lockDataFolder(place, '/some/folder')
    )();
    expect(await readdir(place)).toEqual([]);
  });

  test('from another container counts while its heart beats', async () => {
    const place = await newPlace();
    const path = await leaveLock(place, 'lock.0123456789ab.7.cafe', 1_000);
    timers.push(setInterval(() => void utimes(path, new Date(), new Date()), 700));
    await expect(lockDataFolder(place, '/some/folder')).rejects.toThrow('is in use by process 7');
  });

  test('from another container is taken over after 20 seconds of silence', async () => {
    const place = await newPlace();
    await leaveLock(place, 'lock.0123456789ab.7.cafe', 18_500);
    const began = Date.now();
    await (
      await lockDataFolder(place, '/some/folder')
    )();
    expect(Date.now() - began).toBeGreaterThan(1_000);
    expect(await readdir(place)).toEqual([]);
  });
});

describe('a process', () => {
  test('that ended without being collected does not count as alive', async () => {
    // The shell leaves its child uncollected, since it has become another program.
    const child = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'inherit'] });
    track(child.pid);
    const [output] = (await once(child.stdout, 'data')) as [Buffer];
    const pid = Number(output.toString());
    for (let turn = 0; turn < 100 && (await isAlive(pid)); turn += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(() => process.kill(pid, 0)).not.toThrow();
    expect(await isAlive(pid)).toBe(false);
  });
});
