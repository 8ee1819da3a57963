import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Download } from '../../../src/codesets/loading/download.ts';
import { downloadEdition } from '../../../src/codesets/loading/download.ts';
import { PUBLISHED_FILES, publishedFile } from '../../../src/codesets/loading/publishers.ts';

const CONTENT = Buffer.from('a file of some length\n'.repeat(1000));
const SHA256 = createHash('sha256').update(CONTENT).digest('hex');

const answers: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>> = {
  '/good': (_, response) => response.writeHead(200, { 'content-length': CONTENT.length }).end(CONTENT),
  '/chunked': (_, response) => response.writeHead(200).end(CONTENT),
  '/truncated': (_, response) => {
    response.writeHead(200, { 'content-length': CONTENT.length }).write(CONTENT.subarray(0, 9000));
    setTimeout(() => response.destroy(), 50);
  },
  '/slow': (_, response) => void response.writeHead(200).write(CONTENT.subarray(0, 10)),
  '/silent': () => undefined,
  '/page': (_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>'),
  '/moved': (_, response) => response.writeHead(302, { location: '/good' }).end(),
  '/outside': (_, response) => response.writeHead(302, { location: 'http://example.org/file.zip' }).end(),
  '/file': (_, response) => response.writeHead(302, { location: 'file:///etc/hostname' }).end(),
  '/circle': (_, response) => response.writeHead(301, { location: '/circle' }).end(),
};

let server: Server;
let address = '';
let folder = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    const answer = answers[request.url ?? ''];
    if (answer) answer(request, response);
    else response.writeHead(404).end('nothing here');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((done) => server.closeAllConnections() ?? server.close(done)));
beforeEach(() => {
  if (folder !== '') rmSync(folder, { recursive: true });
  folder = mkdtempSync(join(tmpdir(), 'download-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const download = (path: string, changes: Partial<Download> = {}) =>
  downloadEdition({ url: `${address}${path}`, to: join(folder, 'a.zip'), maxBytes: 1e6, timeoutMs: 5000, ...changes });

describe('A download', () => {
  test.each(['/good', '/chunked', '/moved'])(
    'of %s is saved whole under its name and answers its checksum',
    async (path) => {
      const saved = await download(path, { sha256: SHA256.toUpperCase() });
      expect(saved).toMatchObject({ path: join(folder, 'a.zip'), bytes: CONTENT.length, sha256: SHA256 });
      expect(saved.url).toBe(`${address}${path === '/moved' ? '/good' : path}`);
      expect(readFileSync(saved.path)).toEqual(CONTENT);
      expect(readdirSync(folder)).toEqual(['a.zip']);
    },
  );

  test('makes the folder that it is to be saved in', async () => {
    const to = join(folder, 'deep', 'er', 'a.zip');
    expect((await download('/good', { to })).path).toBe(to);
  });

  test.each<[string, string, Partial<Download>, RegExp]>([
    ['is truncated', '/truncated', {}, /could not be read/],
    ['has another checksum', '/good', { sha256: 'ab'.repeat(32) }, /has the checksum .* not abab.* as expected/],
    ['is not there', '/absent', {}, /answers 404: the file may have moved/],
    ['is a web page', '/page', {}, /answers with a web page/],
    ['announces too much', '/good', { maxBytes: 9999 }, /is larger than 9999 bytes/],
    ['sends too much', '/chunked', { maxBytes: 9999 }, /is larger than 9999 bytes/],
    ['comes too slowly', '/slow', { timeoutMs: 200 }, /did not arrive whole within 200 milliseconds/],
    ['does not begin', '/silent', { timeoutMs: 200 }, /did not arrive whole within 200 milliseconds/],
    ['is sent elsewhere without https', '/outside', {}, /http:\/\/example.org\/file.zip is not an https address/],
    ['is sent to a file', '/file', {}, /is not an https address/],
    ['is sent in a circle', '/circle', {}, /more than 5 redirects/],
  ])('that %s is refused and leaves nothing behind', async (_, path, changes, message) => {
    await expect(download(path, changes)).rejects.toThrow(message);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('that fails leaves an older file as it was', async () => {
    await download('/good');
    await expect(download('/truncated')).rejects.toThrow();
    expect(readFileSync(join(folder, 'a.zip'))).toEqual(CONTENT);
    expect(readdirSync(folder)).toEqual(['a.zip']);
  });

  test.each(['http://example.org/a.zip', 'ftp://example.org/a.zip', 'no address'])('of %s is refused', async (url) => {
    await expect(download('', { url })).rejects.toThrow(/is not an (https )?address/);
  });

  test('from a place where nobody answers says so', async () => {
    await expect(download('', { url: 'http://127.0.0.1:1/a.zip' })).rejects.toThrow(/could not be read/);
  });
});

describe('The publishers’ addresses', () => {
  test('are https, and one for each edition', () => {
    expect(PUBLISHED_FILES.filter(({ url }) => !/^https:\/\/(ftp\.cdc|www\.cms)\.gov\/\S+\.zip$/.test(url))).toEqual(
      [],
    );
    const keys = PUBLISHED_FILES.map(({ codeSet, edition }) => `${codeSet} ${edition}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('answer for an edition, for the newest, or not at all', () => {
    expect(publishedFile('HCPCS', '2025-10')?.url).toMatch(/october-2025-alpha-numeric-hcpcs-file\.zip$/);
    expect(publishedFile('ICD10CM')?.edition).toBe('2027');
    expect(publishedFile('ICD10CM', '1999')).toBeNull();
  });
});
