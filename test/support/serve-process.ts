/** The real program in a process of its own, and how to ask it over HTTP. */

import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Json } from './house.ts';
import { track } from './postgres-processes.ts';

const MAIN = join(import.meta.dirname, '../../dist/src/main.js');

export interface ServeProcess {
  readonly url: string;
  /** By the name of the seat's user. */
  readonly tokens: ReadonlyMap<string, string>;
  readonly child: ChildProcess;
}

/** Starts `serve` with these settings, on any free port, and waits until it says where it is. `endEverything` ends it. */
export const startServeProcess = async (settings: Readonly<Record<string, string>>): Promise<ServeProcess> => {
  const { npm_lifecycle_event: _ofTheTest, DATABASE_URL: _elsewhere, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--no-warnings', MAIN, 'serve'], {
    env: { ...inherited, PORT: '0', LOG_LEVEL: 'fatal', ...settings },
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
  return { url, tokens, child };
};

/** One operation over HTTP; throws when no answer comes. */
export const send = async (
  { url, tokens }: Pick<ServeProcess, 'url' | 'tokens'>,
  user: string,
  query: string,
  variables: Json = {},
): Promise<Json> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens.get(user)}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Json;
};
