/** Fetches a publisher's file to a place on disk: whole, checked, and only then under its name. */

import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isNativeError } from 'node:util/types';
import { refuseFile } from '../files/refuse-file.ts';

export interface Download {
  /** https; http only on this machine. */
  readonly url: string;
  /** The checksum that the file must have, hexadecimal; null or absent where it is not known. */
  readonly sha256?: string | null | undefined;
  /** The path of the file when it is complete; an older file there is replaced. */
  readonly to: string;
  readonly maxBytes: number;
  /** For all of it, redirects included. */
  readonly timeoutMs: number;
}

export interface Downloaded {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** The address that answered, after redirects. */
  readonly url: string;
}

/**
 * Downloads, or refuses with a reason and leaves nothing behind: another status than 200, a web page in place of a
 * file, more than `maxBytes`, an answer that breaks off, a wrong checksum, no end in time, an unsafe address.
 */
export const downloadEdition = async (download: Download): Promise<Downloaded> => {
  const partial = `${download.to}.${randomUUID()}.partial`;
  const timeout = AbortSignal.timeout(download.timeoutMs);
  const giveUp = new AbortController();
  try {
    const response = await request(download, AbortSignal.any([timeout, giveUp.signal]));
    refuseAnswer(response, download);
    await mkdir(dirname(download.to), { recursive: true });
    const { bytes, sha256 } = await save(response, partial, download);
    if (download.sha256 && download.sha256.toLowerCase() !== sha256) {
      throw refuseFile(`${download.url} has the checksum ${sha256}, not ${download.sha256} as expected.`, { sha256 });
    }
    await rename(partial, download.to);
    return { path: download.to, bytes, sha256, url: response.url };
  } catch (error) {
    // Drops a connection whose answer nobody reads on.
    giveUp.abort();
    await rm(partial, { force: true });
    throw reasonOf(error, download, timeout);
  }
};

const MAX_REDIRECTS = 5;

const request = async (download: Download, signal: AbortSignal): Promise<Response> => {
  let url = addressOf(download.url, download.url);
  const isLocal = isLoopback(url);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    if (url.protocol !== 'https:' && !(isLocal && url.protocol === 'http:' && isLoopback(url))) {
      throw refuseFile(`${url.href} is not an https address.`, { url: url.href });
    }
    // Without compression, so that the length announced is the length that is saved.
    const headers = { 'accept-encoding': 'identity' };
    const response = await fetch(url, { redirect: 'manual', headers, signal });
    const next = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
    if (next === null) return response;
    await response.body?.cancel();
    url = addressOf(next, url.href);
  }
  throw refuseFile(`${download.url} leads on through more than ${MAX_REDIRECTS} redirects.`, { url: download.url });
};

const addressOf = (text: string, base: string): URL => {
  const url = URL.parse(text, base);
  if (!url) throw refuseFile(`'${text}' is not an address.`, { url: text });
  return url;
};

const isLoopback = (url: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);

const refuseAnswer = (response: Response, { url, maxBytes }: Download): void => {
  if (response.status !== 200) {
    throw refuseFile(
      `${url} answers ${response.status}: the file may have moved; look for it on the publisher's site.`,
      {
        url,
        status: response.status,
      },
    );
  }
  if (/^text\/html\b/i.test(response.headers.get('content-type') ?? '')) {
    throw refuseFile(`${url} answers with a web page, not with a file.`, { url });
  }
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(url, maxBytes);
};

const save = async (
  response: Response,
  path: string,
  { url, maxBytes }: Download,
): Promise<{ bytes: number; sha256: string }> => {
  const announced = response.headers.get('content-length');
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'wx');
  try {
    for await (const chunk of response.body ?? []) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw tooLarge(url, maxBytes);
      hash.update(chunk);
      await file.appendFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  if (announced !== null && Number(announced) !== bytes) {
    throw refuseFile(`${url} broke off after ${bytes} of ${announced} bytes.`, { url, bytes });
  }
  return { bytes, sha256: hash.digest('hex') };
};

const tooLarge = (url: string, maxBytes: number): Error =>
  refuseFile(`${url} is larger than ${maxBytes} bytes.`, { url, maxBytes });

/** The network's own errors say little (`terminated`, `fetch failed`); the reason stands in their cause. */
const reasonOf = (error: unknown, { url, timeoutMs }: Download, timeout: AbortSignal): unknown => {
  if (timeout.aborted) return refuseFile(`${url} did not arrive whole within ${timeoutMs} milliseconds.`, { url });
  if (!isNativeError(error) || error.name !== 'TypeError' || !isNativeError(error.cause)) return error;
  const { message, code } = error.cause as NodeJS.ErrnoException;
  return refuseFile(`${url} could not be read: ${message || code || error.message}.`, { url });
};
