/**
 * The PostgreSQL server that the project brings along, run as a child process on a folder of data.
 *
 * What was committed outlasts every death, of this process or of the server, and the next start puts things in order.
 * In the folder lie `data` (PostgreSQL's own), `superuser.json` (the password), `connection.json` (while it runs),
 * `lock.*` (one per living owner, see data-folder-lock.ts) and, where the data had to go elsewhere, `location.json`.
 */

import type { ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { isLockedBy, lockDataFolder } from './data-folder-lock.ts';
import { makeClusterOnce } from './database-cluster.ts';
import type { Superuser } from './database-cluster.ts';
import { endLeftoverServers } from './leftover-servers.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { readPrivateJson, writePrivateJson } from './private-file.ts';
import { launchServer, shutDown } from './server-launch.ts';
import { leavePointer, settleServerHome } from './server-user.ts';
import type { ServerHome } from './server-user.ts';

export { isDataFolderInUse } from './data-folder-lock.ts';

/** A server at work. */
export interface EmbeddedPostgres {
  /** Always 127.0.0.1: nobody beyond this machine can connect. */
  readonly host: string;
  readonly port: number;
  readonly superuser: Superuser;
  readonly pid: number;
  /** Ends the server in good order, open transactions rolled back; by force after 30 seconds. Can be repeated. */
  stop(): Promise<void>;
  /** Resolves when the server has ended, by `stop` or by itself, and the folder is free for another start. */
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

export interface EmbeddedPostgresOptions {
  /** Where the data is kept; made at first use. */
  readonly folder: string;
  /** A free port is chosen when this is absent. */
  readonly port?: number;
  /** PostgreSQL's own settings, such as `work_mem`. Those about addresses are not for callers. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Hears every line that the server logs. Values of statements can be among them. */
  readonly onLog?: (line: string) => void;
}

/** How to reach a running server, and the process that answers for it. */
export interface RunningPostgres {
  readonly host: string;
  readonly port: number;
  readonly superuser: Superuser;
  readonly ownerPid: number;
}

/**
 * Starts the server whose data is kept in `folder`, making it at first use. It resolves when connections are accepted,
 * however long a recovery takes. A server left over by an owner who was killed is ended first.
 *
 * @throws an error for which `isDataFolderInUse` holds when another living process of ours runs a server on the folder;
 * any other error says what to do about it or ends with the last lines of the server's log.
 */
export const startEmbeddedPostgres = async (options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const onLog = options.onLog ?? (() => undefined);
  const home = await settleServerHome(options.folder, await findPostgresBinaries(), onLog);
  const unlock = await lockDataFolder(home.place, home.folder);
  try {
    await endLeftoverServers(home.data, home.binaries, onLog);
    const superuser = await makeClusterOnce(home, options.settings?.fsync !== 'off');
    await leavePointer(home);
    const { child, port, pid } = await launchServer(home, { ...options, onLog });
    const server = watch(home, child, { host: '127.0.0.1', port, superuser, pid }, unlock);
    await announce(home, server);
    return server;
  } catch (error) {
    await unlock();
    throw error;
  }
};

/** The address of the server that another living process of ours runs on this folder, or `null`. */
export const findRunning = async (folder: string): Promise<RunningPostgres | null> => {
  const path = join(resolve(folder), CONNECTION);
  const facts = await readPrivateJson(path);
  if (!facts) return null;
  if (!isConnection(facts)) throw new Error(`${path} is damaged. Stop the server, delete the file, and start again.`);
  const { host, port, superuser, ownerPid, place } = facts;
  if (!(await isLockedBy(place, ownerPid)) || !(await answers(host, port))) return null;
  return { host, port, superuser, ownerPid };
};

const CONNECTION = 'connection.json';

/** Tells other processes of the same owner how to connect; a server that nobody can be told of does not stay. */
const announce = async ({ folder, place }: ServerHome, server: EmbeddedPostgres): Promise<void> => {
  const { host, port, superuser } = server;
  try {
    await writePrivateJson(join(folder, CONNECTION), { host, port, superuser, ownerPid: process.pid, place });
  } catch (error) {
    await server.stop();
    throw error;
  }
};

/** Ties the server's life to the folder: when it ends, the folder is free. */
const watch = (
  home: ServerHome,
  child: ChildProcess,
  facts: Omit<EmbeddedPostgres, 'stop' | 'exited'>,
  unlock: () => Promise<void>,
): EmbeddedPostgres => {
  // Whoever leaves without a word takes the server along; nothing can wait here, and nothing needs to.
  const leave = () => child.kill('SIGINT');
  process.once('exit', leave);
  const ended = hasEnded(child)
    ? Promise.resolve({ code: child.exitCode, signal: child.signalCode })
    : new Promise<Awaited<EmbeddedPostgres['exited']>>((resolveEnd) =>
        child.once('exit', (code, signal) => resolveEnd({ code, signal })),
      );
  const exited = ended.then(async (end) => {
    process.removeListener('exit', leave);
    await rm(join(home.folder, CONNECTION), { force: true });
    await unlock();
    return end;
  });
  const stop = async () => {
    if (!hasEnded(child)) await shutDown(home, child, ended);
    await exited;
  };
  return { ...facts, exited, stop };
};

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

const isConnection = (
  facts: Record<string, unknown>,
): facts is Record<string, unknown> & RunningPostgres & { place: string } => {
  const superuser = facts.superuser as Record<string, unknown> | null | undefined;
  const texts = [facts.host, facts.place, superuser?.name, superuser?.password];
  return texts.every((value) => typeof value === 'string') && [facts.port, facts.ownerPid].every(Number.isInteger);
};

const answers = (host: string, port: number): Promise<boolean> =>
  new Promise((resolveAnswer) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const conclude = (answer: boolean) => {
      socket.destroy();
      resolveAnswer(answer);
    };
    socket.once('connect', () => conclude(true));
    socket.once('error', () => conclude(false));
    socket.once('timeout', () => conclude(false));
  });
