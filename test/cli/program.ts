/** The built program as its users run it: a process of its own, ended here by its id whatever becomes of the test. */

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { endEverything, track } from '../support/postgres-processes.ts';
import type { TestDatabase } from '../support/database.ts';

const MAIN = resolve(import.meta.dirname, '../../dist/src/main.js');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** What it reads from standard input; nothing is there to read when it is not given. */
  readonly input?: string;
}

/** Runs a command line to its end. */
export const run = async (words: readonly string[], options: RunOptions = {}): Promise<Ended> => {
  const child = start(words, options);
  const ended = once(child, 'close') as Promise<[number | null]>;
  const [stdout, stderr] = await Promise.all([text(child.stdout!), text(child.stderr!)]);
  const [code] = await ended;
  return { code, stdout, stderr };
};

/** Starts a command line. Of this process's own environment only what any program needs comes through. */
export const start = (words: readonly string[], { env = {}, cwd, input }: RunOptions = {}): ChildProcess => {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(process.execPath, [MAIN, ...words], {
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    env: { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }), ...env },
    ...(cwd === undefined ? {} : { cwd }),
  });
  track(child.pid);
  child.stdin?.end(input);
  return child;
};

/** A server that has said all that it says when it starts. */
export interface Server {
  readonly url: string;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Sends the signal and answers the exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts `serve` on a free port. Throws what it said when it ends before it listens. */
export const serve = async (env: Readonly<Record<string, string>>): Promise<Server> => {
  const child = start(['serve'], { env: { PORT: '0', ...env } });
  let [stdout, stderr] = ['', ''];
  child.stdout!.setEncoding('utf8').on('data', (chunk: string) => void (stdout += chunk));
  child.stderr!.setEncoding('utf8').on('data', (chunk: string) => void (stderr += chunk));
  const closed = once(child, 'close') as Promise<[number | null]>;
  while (!stdout.includes('Stop it with Ctrl-C.')) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.\n${stderr}`);
    await sleep(20);
  }
  return {
    url: /http:\S+(?=\/graphql)/.exec(stdout)![0],
    stdout: () => stdout,
    stderr: () => stderr,
    end: async (signal = 'SIGTERM') => {
      child.kill(signal);
      const [code] = await closed;
      return code;
    },
  };
};

/** Where a program finds the database of a suite. */
export const databaseEnv = (database: TestDatabase, dataDir: string): Record<string, string> => ({
  DATABASE_URL: database.ownerUrl,
  DATABASE_APP_URL: database.applicationUrl,
  DATA_DIR: dataDir,
});

/** A folder of a suite, and the end of it and of every process that the suite has started. */
export const workFolder = async (): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'claimgraph-cli-'));
  return {
    folder,
    remove: async () => {
      await endEverything();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
