/** One log for the whole program: JSON lines on standard error, without protected health information. */

import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';

export type { Logger } from 'pino';

/**
 * What is known of a request when it ends. `actorId` is a UUID, `path` the pattern of the route and never what was
 * asked for.
 */
export interface RequestLine {
  requestId: string;
  method: string;
  path: string;
  status: number;
  durationMs: number;
  actorId?: string | undefined;
  operationName?: string | undefined;
  codes?: readonly string[] | undefined;
}

/**
 * A log at that level, to standard error unless a destination is given. The callers name what they log; the redaction
 * is a second fence, for an object that is logged whole by mistake.
 */
export const createLog = (
  level: string,
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger =>
  pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
      redact: { paths: REDACTED, censor: '[redacted]' },
    },
    destination,
  );

/** The line that every request leaves behind. */
export const logRequest = (log: Logger, line: RequestLine): void => log.info(line, 'request');

/**
 * An error as it may stand in a log: its name, its code, where it was thrown, and its message without the values that
 * database drivers and parsers quote. Causes are followed three deep.
 */
export const describeError = (error: unknown, depth = 0): Record<string, unknown> => {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    message: withoutValues(error.message),
    stack: stackFrames(error),
    ...(error.cause !== undefined && depth < 3 ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
};

/**
 * A message without quoted texts, parenthesised values after "=" and numbers of three digits or more: each may be
 * PHI.
 */
export const withoutValues = (message: string): string =>
  message
    .slice(0, 2000)
    .replace(/=\s*\([^)]*\)/g, '=(…)')
    .replace(/"(?:[^"\\]|\\.)*"|(?<!\w)'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/gs, '‹…›')
    .replace(/["`].*$/gs, '‹…›')
    .replace(/\d[\d.,:/-]{2,}/g, '…')
    .slice(0, 500);

// The first lines of a stack repeat the message, values and all.
const stackFrames = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 20)
    .map((line) => line.trim());

const PRIVATE_KEYS = [
  'authorization',
  'cookie',
  'headers',
  'variables',
  'variableValues',
  'body',
  'query',
  'source',
  'token',
  'password',
  'detail',
  'parameters',
  'input',
];

// pino's paths are exact: the key itself and the key one and two levels down.
const REDACTED = PRIVATE_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);
