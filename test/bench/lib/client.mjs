/**
 * A closed-loop HTTP/1.1 client: a fixed number of kept connections, each with one request under way. Written on bare
 * sockets so that the load costs little beside what it measures.
 */

import { connect } from 'node:net';

/** The bytes of a POST. */
export const post = (path, body, headers = {}) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const lines = Object.entries({
    host: 'bench',
    'content-type': 'application/json',
    accept: 'application/json',
    ...headers,
  });
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
};

/** Opens a connection; `ask(bytes)` answers `{ status, body }`, one after the other. */
export const openConnection = async (port) => {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let waiting = null;
  let chunks = [];
  let size = 0;
  let needed = 0;
  const settle = (method, value) => {
    const told = waiting;
    waiting = null;
    chunks = [];
    size = needed = 0;
    told?.[method](value);
  };
  socket.on('data', (chunk) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size < needed) return;
    const all = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
    chunks = [all];
    const answer = parse(all);
    if (typeof answer === 'number') needed = answer;
    else settle('resolve', answer);
  });
  socket.on('error', (error) => settle('reject', error));
  socket.on('close', () => settle('reject', new Error('The server closed the connection.')));
  return {
    ask: (bytes) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(bytes);
      }),
    close: () => {
      socket.removeAllListeners('close');
      socket.destroy();
    },
  };
};

const HEADER_END = Buffer.from('\r\n\r\n');

/** The answer, or how many bytes there must be before it is worth looking again. */
const parse = (all) => {
  const end = all.indexOf(HEADER_END);
  if (end < 0) return all.length + 1;
  const head = all.toString('latin1', 0, end).toLowerCase();
  const status = Number(head.slice(9, 12));
  const length = /\r\ncontent-length: *(\d+)/.exec(head)?.[1];
  if (length !== undefined) {
    const whole = end + 4 + Number(length);
    return all.length < whole ? whole : { status, body: all.subarray(end + 4, whole) };
  }
  if (/\r\ntransfer-encoding: *chunked/.test(head)) return unchunk(all, end + 4, status);
  return { status, body: Buffer.alloc(0) };
};

const unchunk = (all, start, status) => {
  const parts = [];
  for (let at = start; ;) {
    const lineEnd = all.indexOf('\r\n', at);
    if (lineEnd < 0) return all.length + 1;
    const size = Number.parseInt(all.toString('latin1', at, lineEnd), 16);
    if (all.length < lineEnd + 2 + size + 2) return lineEnd + 2 + size + 2;
    if (size === 0) return { status, body: Buffer.concat(parts) };
    parts.push(all.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
};

/** Asks once on a connection of its own, and answers the parsed JSON. */
export const askOnce = async (port, bytes) => {
  const connection = await openConnection(port);
  try {
    const { status, body } = await connection.ask(bytes);
    return { status, json: JSON.parse(body.toString()), bytes: body.length };
  } finally {
    connection.close();
  }
};

/**
 * Runs clients in a closed loop. `next(client, turn)` gives the bytes to send, or null when that client is done;
 * `seen(answer, client, turn)` throws for an answer that is wrong. Ends after `seconds`, or when every client is done.
 */
export const runLoad = async ({ port, clients, seconds = Infinity, next, seen }) => {
  const connections = await Promise.all(Array.from({ length: clients }, () => openConnection(port)));
  const latencies = [];
  const begun = performance.now();
  const end = begun + seconds * 1000;
  try {
    await Promise.all(
      connections.map(async (connection, client) => {
        for (let turn = 0; performance.now() < end; turn += 1) {
          const bytes = next(client, turn);
          if (bytes === null) break;
          const sent = performance.now();
          const answer = await connection.ask(bytes);
          latencies.push(performance.now() - sent);
          seen(answer, client, turn);
        }
      }),
    );
  } finally {
    for (const connection of connections) connection.close();
  }
  return { requests: latencies.length, seconds: (performance.now() - begun) / 1000, latencies };
};
