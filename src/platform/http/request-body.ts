/** Reads the body of a request, no further than its limit. */

import type { IncomingMessage } from 'node:http';
import { exceeded } from './limits.ts';

/** What a client reads beside a status that the server gave before GraphQL came into it. */
export const STATUS_SENTENCES: Readonly<Record<number, string>> = {
  400: 'The body is not a JSON object in UTF-8, or holds U+0000.',
  413: 'The body is too large.',
  415: 'The body must be sent as application/json, without content-encoding.',
};

/**
 * The body as text. Throws a `Refusal` LIMIT_EXCEEDED where it has more than `most` bytes, and an error with a
 * `statusCode` where it is compressed, breaks off, is not UTF-8 or holds U+0000.
 */
export const readText = async (payload: IncomingMessage, most: number): Promise<string> => {
  if ((payload.headers['content-encoding'] ?? 'identity') !== 'identity') throw httpError(415);
  const announced = Number(payload.headers['content-length'] ?? 0);
  if (announced > most) throw exceeded('body bytes', most, announced);
  const text = utf8(await readBytes(payload, most));
  // PostgreSQL's texts cannot hold U+0000.
  if (text.includes('\\u0000') && /(?<!\\)(?:\\\\)*\\u0000/.test(text)) throw httpError(400);
  return text;
};

const readBytes = async (payload: IncomingMessage, most: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // The stream is left whole when the loop is left early: it is the connection that the answer goes out on.
    for await (const chunk of payload.iterator({ destroyOnReturn: false })) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > most) break;
    }
  } catch (cause) {
    throw httpError(400, cause);
  }
  if (size > most) throw exceeded('body bytes', most, size);
  return Buffer.concat(chunks);
};

const utf8 = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw httpError(400, cause);
  }
};

const httpError = (statusCode: number, cause?: unknown): Error =>
  Object.assign(new Error(STATUS_SENTENCES[statusCode], { cause }), { statusCode });
