/**
 * At most one process of ours at a time on a data folder.
 *
 * Every process that wants the folder makes an empty file whose name says who it is, and then looks whether there is
 * another one of a living process. Of two processes the later one to look must see the other's file, so that both can
 * never go on; and a file of a dead process can be deleted by anybody, since its name is never used again.
 */

import { readdir, readFile, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processStamp, processTableName } from './process-table.ts';

/** The `cause` of the error for a folder that another living process holds. */
export interface DataFolderInUse {
  readonly code: 'DATA_FOLDER_IN_USE';
  readonly pid: number;
}

/** Whether an error says that the data folder is held by another living process; `error.cause` then names it. */
export const isDataFolderInUse = (error: unknown): error is Error & { cause: DataFolderInUse } =>
  error instanceof Error && (error.cause as { code?: unknown } | undefined)?.code === 'DATA_FOLDER_IN_USE';

/**
 * Takes the lock kept in `place`, and gives the function that lets it go. It is let go by the death of this process,
 * too, however it died; a later process that has the same id does not count as this one.
 *
 * @throws an error with the cause `DataFolderInUse`, which names `folder` and the process that holds it.
 */
export const lockDataFolder = async (place: string, folder: string): Promise<() => Promise<void>> => {
  const own = join(place, await lockName(process.pid));
  const firstBeats = new Map<string, number>();
  for (let attempt = 1; ; attempt += 1) {
    await claim(own, folder);
    const rival = await rivalOf(own);
    if (!rival) return hold(own);
    const firstBeat = firstBeats.get(rival.path) ?? rival.beatAt;
    firstBeats.set(rival.path, firstBeat);
    if (rival.here ? attempt === ATTEMPTS : rival.beatAt !== firstBeat) throw await inUse(folder, rival);
    // Two that came at the same time both step back; chance lets one of them come first the next time.
    await sleep(rival.here ? 20 + Math.random() * 130 : 500);
  }
};

/** Whether the lock in `place` is held by this living process. */
export const isLockedBy = async (place: string, pid: number): Promise<boolean> =>
  (await livingLocks(place)).some((lock) => lock.pid === pid);

/** A lock of a process that is alive as far as can be known. */
interface Lock {
  readonly path: string;
  readonly pid: number;
  /** Whether its process id means anything to us; otherwise, in another container say, only its heartbeat does. */
  readonly here: boolean;
  /** Milliseconds since 1970. */
  readonly beatAt: number;
}

const ATTEMPTS = 6;
const HEARTBEAT_MS = 4_000;
const SILENCE_MS = 20_000;
const LOCK_NAME = /^lock\.(\w+)\.(\d+)\.(\w*)$/;

const lockName = async (pid: number): Promise<string> =>
  `lock.${await processTableName()}.${pid}.${(await processStamp(pid)) ?? ''}`;

/** Makes the file of this process. It is there already when this very process holds the folder. */
const claim = async (path: string, folder: string): Promise<void> => {
  try {
    await writeFile(path, new Date().toISOString(), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw await inUse(folder, { path, pid: process.pid });
  }
};

/** Another living process that wants or holds what `own` claims; the claim is withdrawn when there is one. */
const rivalOf = async (own: string): Promise<Lock | undefined> => {
  try {
    const rival = (await livingLocks(dirname(own))).find((lock) => lock.path !== own);
    if (rival) await unlink(own);
    return rival;
  } catch (error) {
    await unlink(own);
    throw error;
  }
};

/** Keeps the file young, for those who can't see our process. */
const hold = (path: string): (() => Promise<void>) => {
  const heartbeat = setInterval(() => {
    // A folder that somebody deleted is noticed by PostgreSQL, which then ends; there is nothing to keep young.
    utimes(path, new Date(), new Date()).catch(() => clearInterval(heartbeat));
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return async () => {
    clearInterval(heartbeat);
    await unlink(path).catch(ignoreAbsence);
  };
};

/** The locks of living processes; those of dead ones are deleted on the way. */
const livingLocks = async (place: string): Promise<Lock[]> => {
  const table = await processTableName();
  const locks: Lock[] = [];
  for (const name of await readdir(place)) {
    const [, where, pid, stamp = ''] = LOCK_NAME.exec(name) ?? [];
    const path = join(place, name);
    const beatAt = where && (await stat(path).catch(ignoreAbsence))?.mtimeMs;
    if (!beatAt) continue;
    const lock = { path, pid: Number(pid), here: where === table, beatAt };
    if (lock.here ? await isSameProcess(lock.pid, stamp) : Math.abs(Date.now() - beatAt) < SILENCE_MS) locks.push(lock);
    else await unlink(path).catch(ignoreAbsence);
  }
  return locks;
};

/** Where the system does not tell when a process started, its id must do. */
const isSameProcess = async (pid: number, stamp: string): Promise<boolean> => {
  const now = await processStamp(pid);
  return now !== null && (now === stamp || now === '' || stamp === '');
};

const inUse = async (folder: string, holder: Pick<Lock, 'path' | 'pid'>): Promise<Error> => {
  const since = (await readFile(holder.path, 'utf8').catch(ignoreAbsence)) || 'a moment ago';
  return new Error(
    `${folder} is in use by process ${holder.pid} (started ${since}). Stop it, or set DATA_DIR to another folder.`,
    { cause: { code: 'DATA_FOLDER_IN_USE', pid: holder.pid } satisfies DataFolderInUse },
  );
};

const ignoreAbsence = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error;
};
