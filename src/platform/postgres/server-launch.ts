/** Starting one PostgreSQL process on a data directory that is ready, and ending it. */

import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { programPath, spawnProgram } from './postgres-binaries.ts';
import { outputOf } from './process-table.ts';
import type { ServerHome } from './server-user.ts';

export interface LaunchOptions {
  readonly port?: number;
  readonly settings?: Readonly<Record<string, string>>;
  readonly onLog: (line: string) => void;
}

/** Starts the server and waits until it accepts connections. @throws an error with the last lines of its log. */
export const launchServer = async (
  home: ServerHome,
  options: LaunchOptions,
): Promise<{ child: ChildProcess; port: number; pid: number }> => {
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (;;) {
    const port = options.port ?? (await freePort());
    const attempt = await tryOnce(home, port, options);
    if (attempt.isReady) return { child: attempt.child, port, pid: attempt.pid };
    const lastLines = attempt.log.join('\n');
    const passes = (PORT_TAKEN.test(lastLines) && options.port === undefined) || STILL_IN_USE.test(lastLines);
    if (!passes || Date.now() > giveUpAt)
      throw new Error(`PostgreSQL ended before it was ready (${attempt.how}).\n${lastLines}`);
    await sleep(200);
  }
};

/** Ends the server in good order, and by force when it has not ended after 30 seconds. */
export const shutDown = async (home: ServerHome, child: ChildProcess, ended: Promise<unknown>): Promise<void> => {
  // Signals do not exist on Windows, where kill() would be the end by force.
  if (process.platform === 'win32')
    await outputOf(programPath(home.binaries, 'pg_ctl'), ['stop', '-D', home.data, '-m', 'fast', '-t', '30']);
  else child.kill('SIGINT');
  const byForce = setTimeout(() => child.kill('SIGKILL'), SHUTDOWN_MS);
  await ended;
  clearTimeout(byForce);
};

const SHUTDOWN_MS = 30_000;
const PATIENCE_MS = 10_000;
const LOG_LINES = 20;

/** Somebody took the port between our choice and the server's start. */
const PORT_TAKEN = /could not bind|could not create any TCP\/IP sockets/;
/** Children of a server that was killed are still finishing. */
const STILL_IN_USE = /pre-existing shared memory block/;

/** For a machine with little memory and few connections. Durability is PostgreSQL's own default: on. */
const SETTINGS = {
  shared_buffers: '64MB',
  max_connections: '50',
  max_worker_processes: '4',
  max_parallel_workers: '2',
  max_wal_size: '512MB',
  io_method: 'sync',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};

/** Not for callers: nobody beyond this machine may connect, and a socket's path could be too long. */
const addressSettings = (port: number) => ({
  listen_addresses: '127.0.0.1',
  port: `${port}`,
  unix_socket_directories: '',
});

type Attempt =
  | { readonly isReady: true; readonly child: ChildProcess; readonly pid: number }
  | { readonly isReady: false; readonly how: string; readonly log: readonly string[] };

const tryOnce = async (home: ServerHome, port: number, { settings, onLog }: LaunchOptions): Promise<Attempt> => {
  const all = Object.entries({ ...SETTINGS, ...settings, ...addressSettings(port) });
  const args = ['-D', home.data, ...all.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const child = await spawnProgram(home.binaries, 'postgres', args, { user: home.user, cwd: home.data });
  const log: string[] = [];
  const closed = new Promise((resolve) => child.once('close', resolve));
  for (const input of [child.stdout, child.stderr]) {
    if (!input) continue;
    createInterface({ input }).on('line', (line) => {
      onLog(line);
      if (log.push(line) > LOG_LINES) log.shift();
    });
  }
  // Without a limit: a recovery takes as long as it takes, and killing it would only make it begin again.
  while (child.exitCode === null && child.signalCode === null) {
    if (child.pid !== undefined && (await isReady(home.data, child.pid)))
      return { isReady: true, child, pid: child.pid };
    await sleep(10);
  }
  // The last lines come after the end; a child of the server may hold the pipe for longer than they are worth.
  await Promise.race([closed, sleep(500)]);
  return { isReady: false, how: child.signalCode ?? `code ${child.exitCode}`, log };
};

/** PostgreSQL notes its id in line 1 of postmaster.pid and its state in line 8 (src/include/utils/pidfile.h). */
const isReady = async (data: string, pid: number): Promise<boolean> => {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return '';
  });
  const lines = text.split('\n');
  return lines[0] === `${pid}` && lines[7]?.trim() === 'ready';
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port is free.')),
      );
    });
  });
