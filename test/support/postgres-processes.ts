/** Processes of a test on the embedded server: started here, and ended here by their ids. */

import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/postgres/embedded-postgres.ts';
import type { EmbeddedPostgres } from '../../src/platform/postgres/embedded-postgres.ts';
import { isAlive } from '../../src/platform/postgres/process-table.ts';

export const OWNER_SCRIPT = join(import.meta.dirname, 'postgres-owner.ts');

/** What the owner script prints. */
export interface OwnerReport {
  readonly port: number;
  readonly pid: number;
  readonly superuser: { name: string; password: string };
  readonly log: string[];
  readonly error?: string;
  readonly inUse?: number | null;
}

const pidsToEnd = new Set<number>();

/** Servers of this very process, below a long name with blanks, quotes and letters beyond ASCII. */
export const serversBelowLongName = async () => {
  const parent = await mkdtemp(join(tmpdir(), 'claimgraph-'));
  await chmod(parent, 0o755);
  const base = join(parent, `Größe der "Daten" – it's ${'long '.repeat(20)}`);
  const running: EmbeddedPostgres[] = [];
  let folders = 0;
  /** Without flushing to the disk, unless the test is about that. */
  const start = async (folder: string, settings: Record<string, string> = { fsync: 'off' }, port?: number) => {
    const server = await startEmbeddedPostgres({ folder, settings, port });
    track(server.pid);
    running.push(server);
    return server;
  };
  const stopAll = async () => void (await Promise.all(running.splice(0).map((server) => server.stop())));
  const cleanUp = async () => {
    await endEverything();
    await rm(parent, { recursive: true, force: true });
  };
  return { base, newFolder: () => join(base, `folder ${(folders += 1)}`, 'postgres'), start, stopAll, cleanUp };
};

/** Sees to it that `endEverything` ends this process, whatever becomes of the test. */
export const track = (pid: number | undefined): void => void (pid && pidsToEnd.add(pid));

export const endEverything = async (): Promise<void> => {
  for (const pid of pidsToEnd) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
    await untilDead(pid);
  }
};

export const untilDead = async (pid: number): Promise<void> => {
  while (await isAlive(pid)) await sleep(20);
};

export const startOwner = (
  task: 'start' | 'find',
  folder: string,
  options: SpawnOptions = {},
  script = OWNER_SCRIPT,
): ChildProcess => {
  const flags = process.features.typescript ? [] : ['--experimental-strip-types'];
  const args = ['--no-warnings', ...flags, script, task, folder];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'], ...options });
  track(child.pid);
  return child;
};

/** The line that the owner prints, or `null` when it was killed before. */
export const reportOf = async (child: ChildProcess): Promise<OwnerReport | null> => {
  if (!child.stdout) throw new Error('The owner was started without a pipe.');
  for await (const line of createInterface({ input: child.stdout })) {
    const report = JSON.parse(line) as OwnerReport | null;
    if (report?.pid) track(report.pid);
    return report;
  }
  return null;
};

export const kill = async (child: ChildProcess): Promise<void> => {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
};

/** Lets the owner stop its server and leave. */
export const dismiss = async (child: ChildProcess): Promise<void> => {
  const ended = child.exitCode === null ? once(child, 'exit') : null;
  child.stdin?.end();
  await ended;
};

/** Rows of one statement, on a connection of its own. */
export const query = async (
  { port, superuser }: { port: number; superuser: { name: string; password: string } },
  sql: string,
): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: superuser.name,
    password: superuser.password,
    database: 'postgres',
  });
  // A connection that breaks also rejects the statement, which is where a test looks.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};
