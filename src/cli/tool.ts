/** How a tool comes to the database: beside a running server, or on a server of its own for as long as it works. */

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { locateDatabase, type Logins } from '../database.ts';
import { openHouse, type OpenHouse } from '../house.ts';
import { readConfig, type Config } from '../platform/config.ts';
import { isDataFolderInUse, isLockedBy, lockDataFolder } from '../platform/postgres/data-folder-lock.ts';
import { findRunning } from '../platform/postgres/embedded-postgres.ts';
import { createLog } from '../platform/log.ts';
import { askedWrongly } from './command-line.ts';
import { messageOf, tell } from './terminal.ts';

/** The settings of the environment. A setting that cannot be used is asked wrongly. */
export const configuration = (): Config => {
  try {
    return readConfig(process.env);
  } catch (error) {
    throw askedWrongly(messageOf(error));
  }
};

/** Works in the house: schema and fences up to date, the application's login open. */
export const withHouse = <T>(config: Config, body: (open: OpenHouse) => Promise<T>): Promise<T> =>
  inTurn(config, async () => {
    const open = await whenFree(() => openHouse(config, createLog(config.logLevel), { share: true }));
    try {
      return await body(open);
    } finally {
      await open.close();
    }
  });

/** Works on the database as it is, changing neither schema nor fences. */
export const withDatabase = <T>(config: Config, body: (logins: Logins) => Promise<T>): Promise<T> =>
  inTurn(config, async () => {
    const located = await whenFree(() => locateDatabase(config, { share: true }));
    try {
      return await body(located);
    } finally {
      await located.stop();
    }
  });

/**
 * A tool that finds no server at work runs the embedded database itself and ends it when it is done, so another tool
 * must not have joined it: tools without a server take turns. Whoever interrupts a tool takes its database along.
 */
const inTurn = async <T>(config: Config, body: () => Promise<T>): Promise<T> => {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.once(signal, () => process.exit(code));
  if (config.databaseUrl !== undefined) return body();
  const place = join(config.dataDir, 'tools');
  const running = await findRunning(join(config.dataDir, 'postgres'));
  if (running && !(await isTool(place, running.ownerPid))) return body();
  await mkdir(place, { recursive: true });
  const unlock = await retried(() => lockDataFolder(place, config.dataDir), Infinity);
  try {
    return await body();
  } finally {
    await unlock();
  }
};

const isTool = (place: string, pid: number): Promise<boolean> =>
  isLockedBy(place, pid).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return false;
  });

/** A server that has only begun to start holds the folder and cannot be joined yet. */
const whenFree = <T>(open: () => Promise<T>): Promise<T> => retried(open, 60_000);

/** Opens, and tries again for so long while another process holds the data folder. */
export const retried = async <T>(open: () => Promise<T>, patienceMs: number): Promise<T> => {
  const giveUpAt = Date.now() + patienceMs;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await open();
    } catch (error) {
      if (!isDataFolderInUse(error) || Date.now() > giveUpAt) throw error;
      if (attempt === 1) tell(`Waiting for process ${error.cause.pid}, which works on the database.`);
      await sleep(200);
    }
  }
};
