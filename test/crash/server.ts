/** The real program in a process of its own, on a folder of its own; ended by its id, in whatever way a test wants. */

import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { locateDatabase, withClient, type Logins } from '../../src/database.ts';
import { readConfig } from '../../src/platform/config.ts';
import { findRunning } from '../../src/platform/postgres/embedded-postgres.ts';
import type { Json } from '../support/house.ts';
import { track, untilDead } from '../support/postgres-processes.ts';

const MAIN = join(import.meta.dirname, '../../dist/src/main.js');

export interface Server {
  readonly url: string;
  /** By the name of the seat's user. */
  readonly tokens: ReadonlyMap<string, string>;
  readonly logins: Logins;
  /** The database server's own process. */
  readonly postgresPid: number;
  readonly child: ChildProcess;
}

/** Starts `serve` on a folder and waits until it says where it is. */
export const startServer = async (dataDir: string): Promise<Server> => {
  const { npm_lifecycle_event: _ofTheTest, DATABASE_URL: _elsewhere, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--no-warnings', MAIN, 'serve'], {
    env: { ...inherited, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'fatal' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  track(child.pid);
  const said: string[] = [];
  child.stderr.on('data', (text: Buffer) => said.push(text.toString()));
  const tokens = new Map<string, string>();
  let [url, user] = ['', ''];
  for await (const line of createInterface({ input: child.stdout })) {
    url = /listens at (\S+)\/graphql/.exec(line)?.[1] ?? url;
    user = /\((\w+)\)$/.exec(line)?.[1] ?? user;
    const token = /^ {2}(ey\S+)$/.exec(line)?.[1];
    if (token !== undefined) tokens.set(user, token);
    if (line.startsWith('Stop it')) break;
  }
  if (tokens.size === 0) throw new Error(`The server did not start:\n${said.join('')}`);
  const logins = await locateDatabase(readConfig({ DATA_DIR: dataDir }), { share: true });
  const postgresPid = await pidOfDatabase(dataDir);
  track(postgresPid);
  return { url, tokens, logins, postgresPid, child };
};

/** Kills program and database at once, the way a machine that loses its power does, and waits until both are gone. */
export const killBoth = async ({ child, postgresPid }: Server): Promise<void> => {
  child.kill('SIGKILL');
  process.kill(postgresPid, 'SIGKILL');
  await Promise.all([untilDead(child.pid!), untilDead(postgresPid)]);
};

const pidOfDatabase = async (dataDir: string): Promise<number> => {
  const running = await findRunning(join(dataDir, 'postgres'));
  if (!running) throw new Error('No database runs there.');
  const { host, port, superuser } = running;
  const url = `postgres://${superuser.name}:${encodeURIComponent(superuser.password)}@${host}:${port}/postgres`;
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ text: string }>("select pg_read_file('postmaster.pid') as text");
    return Number(rows[0]!.text.split('\n')[0]);
  });
};

/** One operation over HTTP; throws when no answer comes. */
export const send = async (server: Server, user: string, query: string, variables: Json = {}): Promise<Json> => {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${server.tokens.get(user)}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Json;
};
