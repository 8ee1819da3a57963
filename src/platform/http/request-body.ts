/** Reads the body of a request, no further than its limit. */

import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { exceeded } from './limits.ts';

/** What a client reads beside a status that the server gave before GraphQL came into it. */
export const STATUS_SENTENCES: Readonly<Record<number, string>> = {
  400: 'The body is not a JSON object in UTF-8, or holds U+0000.',
  413: 'The body is too large.',
  415: 'The body must be sent as application/json, without content-encoding.',
};

/**
 * Tells the body as text, or the error why there is none: a `Refusal` LIMIT_EXCEEDED where it has more than `most` bytes, an error with a
 * `statusCode` where it is compressed, breaks off, is not UTF-8 or holds U+0000.
 */
export const readText = (payload: IncomingMessage, most: number, told: (body: string | Error) => void): void => {
  const announced = Number(payload.headers['content-length'] ?? 0);
  if ((payload.headers['content-encoding'] ?? 'identity') !== 'identity') return told(httpError(415));
  if (announced > most) return told(exceeded('body bytes', most, announced));
  readBytes(payload, most, (bytes) => {
    if (bytes instanceof Error) return told(bytes);
    if (!isUtf8(bytes)) return told(httpError(400));
    const text = withoutMark(bytes.toString());
    // PostgreSQL's texts cannot hold U+0000.
    const holdsNul = text.includes('\\u0000') && /(?<!\\)(?:\\\\)*\\u0000/.test(text);
    return told(holdsNul ? httpError(400) : text);
  });
};

// Listeners rather than an iterator: that costs as much as all the rest of reading a small body.
const readBytes = (payload: IncomingMessage, most: number, told: (bytes: Buffer | Error) => void): void => {
  const chunks: Buffer[] = [];
  let size = 0;
  const settle = (outcome: Buffer | Error): void => {
    payload.removeListener('data', take).removeListener('end', finish).removeListener('error', fail);
    told(outcome);
  };
  const take = (chunk: Buffer): void => {
    chunks.push(chunk);
    size += chunk.length;
    // The stream is left whole: it is the connection that the answer goes out on.
    if (size > most) settle(exceeded('body bytes', most, size));
  };
  const finish = (): void => settle(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks));
  const fail = (cause: Error): void => settle(httpError(400, cause));
  payload.on('data', take).on('end', finish).on('error', fail);
};

/** Windows editors begin a file with it. */
const withoutMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

const httpError = (statusCode: number, cause?: unknown): Error =>
  Object.assign(new Error(STATUS_SENTENCES[statusCode], { cause }), { statusCode });
