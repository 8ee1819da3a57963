/**
 * Ends the PostgreSQL processes that an owner who died left at work on a data directory.
 *
 * To be called only by the holder of the data folder's lock: nobody else of ours can then be their owner. A process
 * counts only when it is seen to be PostgreSQL's and to work in this very directory; a process that was given the id of
 * a former server is never touched.
 */

import { readdir, readFile, readlink, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { outputOf, isAlive } from './process-table.ts';
import { programPath } from './postgres-binaries.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';

/** Ends servers on `data` in good order: what was committed stays, and nothing has to be recovered unless it hangs. */
export const endLeftoverServers = async (
  data: string,
  binaries: PostgresBinaries,
  onLog: (line: string) => void,
): Promise<void> => {
  const noted = await notedPid(data);
  if (process.platform === 'win32') return endWithPgCtl(data, noted, binaries);
  const found = await processesIn(data);
  const server = found.find((pid) => pid === noted);
  if (server !== undefined) {
    onLog(`A server of an earlier run still works on ${data} as process ${server}; it is ended first.`);
    await end(server, 'SIGINT', FAST_SHUTDOWN_MS);
    await end(server, 'SIGQUIT', IMMEDIATE_SHUTDOWN_MS);
  }
  await killAll(await processesIn(data));
  // PostgreSQL takes any process that has the noted id for the server, a stranger or one not yet collected, and refuses
  // to start. Should a server have escaped us all the same, its shared memory still stops the next one.
  if (noted !== null && server === undefined && !(await isPerhapsServer(noted)))
    await rm(join(data, 'postmaster.pid'), { force: true });
};

/** Ends whatever works in the directories, and how does not matter: they are about to be deleted. */
export const killProcessesIn = async (directories: readonly string[]): Promise<void> => {
  if (process.platform === 'win32') return;
  for (const directory of directories) await killAll(await processesIn(directory));
};

const FAST_SHUTDOWN_MS = 20_000;
const IMMEDIATE_SHUTDOWN_MS = 5_000;
const KILL_MS = 5_000;

const killAll = async (pids: readonly number[]): Promise<void> => {
  await Promise.all(pids.map((pid) => end(pid, 'SIGKILL', KILL_MS)));
};

/** Signals the process and waits until it is gone or the time is up. */
const end = async (pid: number, signal: NodeJS.Signals, patienceMs: number): Promise<void> => {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return;
    throw new Error(`The server of an earlier run, process ${pid}, can't be ended. End it, or start as its user.`, {
      cause: error,
    });
  }
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline && (await isAlive(pid))) await sleep(20);
};

/** The process id in the file that PostgreSQL keeps while it runs. */
const notedPid = async (data: string): Promise<number | null> => {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return '';
  });
  const pid = Number.parseInt(text, 10);
  return pid > 0 ? pid : null;
};

const processesIn = async (directory: string): Promise<number[]> =>
  process.platform === 'linux' ? processesByFolder(directory) : processesByCommand(directory);

/** Linux tells each process's working directory, which PostgreSQL never leaves, whatever it is called by now. */
const processesByFolder = async (directory: string): Promise<number[]> => {
  const wanted = await stat(directory).catch(() => null);
  if (!wanted) return [];
  const noted = await notedPid(directory);
  const found: number[] = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)) {
    if (!PROGRAMS.has((await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim())) continue;
    const current = await folderOf(pid);
    const same =
      current === 'FORBIDDEN'
        ? pid === noted && (await isStartedOn(pid, directory))
        : current?.dev === wanted.dev && current.ino === wanted.ino;
    if (same) found.push(pid);
  }
  return found;
};

const PROGRAMS = new Set(['postgres', 'initdb']);

/** Root in a container may not look at the folders of other users' processes. */
const folderOf = async (pid: number) => {
  try {
    await readlink(`/proc/${pid}/cwd`);
    return await stat(`/proc/${pid}/cwd`);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES' ? 'FORBIDDEN' : null;
  }
};

/** A server keeps the command line that we gave it; anybody may read that. */
const isStartedOn = async (pid: number, directory: string): Promise<boolean> => {
  const [program = '', option, value] = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
  return basename(program) === 'postgres' && option === '-D' && value === directory;
};

const processesByCommand = async (directory: string): Promise<number[]> => {
  const lines = (await outputOf('ps', ['-axww', '-o', 'pid=,command=']))?.split('\n') ?? [];
  const ours = lines.filter((line) => /\/(postgres|initdb) /.test(line) && `${line} `.includes(` -D ${directory} `));
  return ours.map((line) => Number.parseInt(line, 10));
};

/** Elsewhere than on Linux the search goes by path names, which ps may spell in its own way: in doubt, leave it be. */
const isPerhapsServer = async (pid: number): Promise<boolean> =>
  process.platform !== 'linux' &&
  (await outputOf('ps', ['-o', 'command=', '-p', `${pid}`]))?.includes('postgres') === true;

/** Windows has no signals: PostgreSQL listens on a named pipe instead, which no stranger has. */
const endWithPgCtl = async (data: string, noted: number | null, binaries: PostgresBinaries): Promise<void> => {
  if (noted === null || !(await isAlive(noted))) return;
  await outputOf(programPath(binaries, 'pg_ctl'), [
    'stop',
    '-D',
    data,
    '-m',
    'fast',
    '-w',
    '-t',
    `${FAST_SHUTDOWN_MS / 1000}`,
  ]);
};
