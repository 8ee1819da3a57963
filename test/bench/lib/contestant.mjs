/** One server process at a time under measurement: started, asked until it answers, ended by its own id. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { canPin } from './processes.mjs';
import { NODE } from './places.mjs';

/** The core of the servers, PostgreSQL included, and the core of the load. */
export const SERVER_CORE = 0;
export const LOAD_CORE = 1;

/** Starts a server: `program` is its file and arguments; it must listen on 127.0.0.1 at the port in PORT. */
export const startServer = async (program, env) => {
  const port = await freePort();
  const words = [NODE, ...program];
  const [command, ...rest] = canPin ? ['taskset', '-c', String(SERVER_CORE), ...words] : words;
  const child = spawn(command, rest, {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  child.stderr.on('data', (chunk) => (log = (log + chunk).slice(-8000)));
  const exited = once(child, 'exit');
  // Whoever leaves without a word takes the servers along.
  const leave = () => child.kill('SIGTERM');
  process.once('exit', leave);
  void exited.then(() => process.removeListener('exit', leave));
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const byForce = setTimeout(() => child.kill('SIGKILL'), 8000);
    await exited;
    clearTimeout(byForce);
  };
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  const giveUpAt = Date.now() + 60_000;
  while (!(await accepts(port))) {
    if (ended() || Date.now() > giveUpAt) {
      await stop();
      throw new Error(`${program.join(' ')} did not begin to listen.\n${log}`);
    }
    await sleep(5);
  }
  return { port, pid: child.pid, stop, log: () => log };
};

const accepts = (port) =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => resolve(true) ?? socket.destroy()).once('error', () => resolve(false));
  });

const freePort = async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
};
