/** Documents that are named by their hash: which are trusted, how they are asked for, and what becomes of all others. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createHttp, startHttp, type HttpServer } from '../../src/platform/http/http.ts';
import { hashOf, readManifest } from '../../src/platform/http/trusted-documents.ts';
import { tinyOptions, TOKEN } from './tiny-server.ts';

const HELLO = 'query Hello { hello }';
const ECHO = 'query Echo($text: String) { echo(text: $text) }';
const ADD = 'mutation Add { add(name: "a") }';
const SLOW = 'query Slow { slow(ms: 300) }';
const FAILING = 'query Failing { fail }';

const listed = (...documents: readonly string[]) => ({
  name: 'the list',
  documents: Object.fromEntries(documents.map((text) => [hashOf(text), text])),
});
const TRUSTED = listed(HELLO, ECHO, ADD, SLOW, FAILING);
const idOf = (text: string): string => `sha256:${hashOf(text)}`;

interface Answered {
  readonly status: number;
  readonly body: { data?: unknown; errors?: { message: string; extensions: Record<string, unknown> }[] };
  readonly headers: Record<string, unknown>;
}

const lines: string[] = [];
let server: HttpServer;
let strict: HttpServer;
beforeAll(async () => {
  server = await createHttp({ ...tinyOptions(), manifests: [TRUSTED] });
  strict = await createHttp({ ...tinyOptions({ TRUSTED_DOCUMENTS_ONLY: 'true' }), manifests: [TRUSTED] });
});
afterAll(async () => {
  await server.stop();
  await strict.stop();
});

const post = async (payload: object, headers = {}, { app } = server): Promise<Answered> => {
  const answer = await app.inject({ method: 'POST', url: '/graphql', headers, payload });
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
};

const PREFLIGHTED = { 'apollo-require-preflight': '1' };

const get = async (search: Record<string, string> | string, headers = PREFLIGHTED, { app } = server) => {
  const answer = await app.inject({
    method: 'GET',
    url: `/graphql?${new URLSearchParams(search).toString()}`,
    headers,
  });
  return { status: answer.statusCode, body: answer.json<Answered['body']>(), headers: answer.headers };
};

const codeOf = ({ body }: Pick<Answered, 'body'>): unknown => body.errors?.[0]?.extensions['code'];

describe('A trusted document', () => {
  test('is asked for by its hash in either form, by POST and by GET, with variables', async () => {
    const persistedQuery = { version: 1, sha256Hash: hashOf(ECHO) };
    const heard = { status: 200, body: { data: { echo: 'heard' } } };
    expect(await post({ documentId: idOf(ECHO) })).toMatchObject(heard);
    expect(await post({ documentId: idOf(ECHO), variables: { text: 'a' }, operationName: 'Echo' })).toMatchObject(
      heard,
    );
    expect(await post({ extensions: { persistedQuery } })).toMatchObject(heard);
    expect(await get({ documentId: idOf(ECHO), variables: '{"text":"a"}' })).toMatchObject(heard);
    expect(await get({ extensions: JSON.stringify({ persistedQuery }) })).toMatchObject(heard);
    expect(codeOf(await post({ documentId: idOf(ECHO), variables: { text: 1 } }))).toBe('BAD_USER_INPUT');
    expect(codeOf(await get({ documentId: idOf(ECHO), variables: '{"text":1}' }))).toBe('BAD_USER_INPUT');
  });

  test('keeps the fences of any other request', async () => {
    // A page of another origin can send a GET without being asked, and a POST as a form.
    expect(await get({ documentId: idOf(HELLO) }, {} as typeof PREFLIGHTED)).toMatchObject({ status: 400 });
    expect(await post({ documentId: idOf(HELLO) }, { 'content-type': 'text/plain' })).toMatchObject({ status: 415 });
    expect(await get({ documentId: idOf(ADD) })).toMatchObject({ status: 405, headers: { allow: 'POST' } });
    expect(await post([{ documentId: idOf(HELLO) }])).toMatchObject({ status: 400 });
    expect(await post({ documentId: idOf(HELLO) }, { authorization: 'Bearer forged' })).toMatchObject({ status: 401 });
    expect(codeOf(await get({ documentId: idOf(ECHO), variables: '{"text":"\\u0000"}' }))).toBe('BAD_REQUEST');
    expect(codeOf(await get({ documentId: idOf(ECHO), variables: 'text' }))).toBe('BAD_REQUEST');
    expect(codeOf(await get(`documentId=${idOf(HELLO)}&documentId=${idOf(ADD)}`))).toBe('BAD_REQUEST');
  });

  test('leaves the same headers and the same line in the log as through Apollo', async () => {
    const { url, stop } = await startHttp({ ...tinyOptions({}, lines), manifests: [TRUSTED] });
    const seen = [];
    for (const payload of [{ documentId: idOf(FAILING) }, { query: `${FAILING} ` }]) {
      const mark = lines.length;
      const { headers } = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
        body: JSON.stringify(payload),
      });
      await delay(50);
      const entries = lines.slice(mark).map((line) => JSON.parse(line) as Record<string, unknown>);
      const fault = entries.find(({ msg }) => msg === 'fault');
      const { requestId, durationMs, time, ...line } = entries.find(({ msg }) => msg === 'request')!;
      expect(fault).toMatchObject({ operationName: 'Failing', requestId });
      expect([typeof durationMs, typeof time]).toEqual(['number', 'string']);
      const { 'x-request-id': id, date: _date, ...others } = Object.fromEntries(headers);
      expect(id).toBe(requestId);
      seen.push({ line, others });
    }
    await stop();
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]!.line).toMatchObject({ operationName: 'Failing', codes: ['INTERNAL_SERVER_ERROR'], status: 200 });
  });

  test('that is under way when the server stops is answered, and the next is refused', async () => {
    const other = await createHttp({ ...tinyOptions(), manifests: [TRUSTED] });
    const slow = post({ documentId: idOf(SLOW) }, {}, other);
    await delay(50);
    const stopped = other.stop();
    expect(await post({ documentId: idOf(HELLO) }, {}, other)).toMatchObject({ status: 503 });
    expect(await slow).toMatchObject({ status: 200, body: { data: { slow: 'done' } } });
    await stopped;
  });

  test.each([
    ['by the lane', { documentId: idOf(SLOW) }],
    ['through Apollo', { query: `${SLOW} ` }],
  ])('%s is given up when its answer takes too long', async (_way, payload) => {
    const impatient = await createHttp({ ...tinyOptions(), manifests: [TRUSTED], answerWithinMs: 10 });
    const { status, body } = await post(payload, {}, impatient);
    expect([status, body.errors?.[0]?.extensions]).toEqual([
      503,
      { code: 'INTERNAL_SERVER_ERROR', errorId: expect.any(String) },
    ]);
    // It still drains: what runs may be a mutation.
    await impatient.stop();
  });
});

describe('A hash that nobody listed', () => {
  const persistedQuery = { version: 1, sha256Hash: hashOf('{hello}') };

  test('is answered so that the client sends the text, which is registered nowhere', async () => {
    for (let round = 0; round < 2; round += 1) {
      const asked = await post({ extensions: { persistedQuery } });
      expect([asked.status, asked.body.errors]).toEqual([
        200,
        [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
      ]);
      const sent = await post({ query: '{hello}', extensions: { persistedQuery } });
      expect([sent.status, sent.body]).toEqual([200, { data: { hello: 'world' } }]);
    }
    expect(codeOf(await get({ documentId: idOf('{hello}') }))).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect(await get({ documentId: idOf('{hello}'), query: '{hello}' })).toMatchObject({ status: 200 });
  });

  test('is no way round a limit', async () => {
    const query = `{${'a:hello '.repeat(600)}}`;
    const sent = await post({ query, extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(query) } } });
    expect(codeOf(sent)).toBe('LIMIT_EXCEEDED');
    const deep = `query=${'{'.repeat(5_000)}`;
    for (const search of [deep, `${deep}&documentId=a&documentId=b`, `${deep}&variables=1`])
      expect(codeOf(await get(search))).toBe('LIMIT_EXCEEDED');
    expect(codeOf(await post({ query: '{'.repeat(5_000), variables: '1' }))).toBe('LIMIT_EXCEEDED');
  });

  test.each([
    ['that of another text', { query: '{hello}', documentId: idOf(ECHO) }],
    ['of a version that nobody knows', { extensions: { persistedQuery: { ...persistedQuery, version: 2 } } }],
    ['no text', { documentId: 12 }],
  ])('is refused where it is %s', async (_what, payload) => {
    const { status, body } = await post(payload);
    expect([status, body.errors?.[0]?.extensions]).toEqual([400, { code: 'BAD_REQUEST' }]);
  });
});

describe('A server of trusted documents alone', () => {
  test('answers those, by hash and as text, by every way', async () => {
    expect(await post({ documentId: idOf(HELLO) }, {}, strict)).toMatchObject({ status: 200 });
    expect(await post({ query: HELLO }, {}, strict)).toMatchObject({ status: 200 });
    expect(await get({ query: HELLO }, PREFLIGHTED, strict)).toMatchObject({ status: 200 });
    expect(await post({ query: HELLO, extensions: { else: 1 } }, { accept: 'text/html, */*' }, strict)).toMatchObject({
      status: 200,
    });
  });

  test.each<[string, () => Promise<Pick<Answered, 'body' | 'status'>>]>([
    ['another text', () => post({ query: '{hello}' }, {}, strict)],
    ['the same with a blank more', () => post({ query: `${HELLO} ` }, {}, strict)],
    ['another text beside variables in no usual form', () => post({ query: '{hello}', variables: 'x' }, {}, strict)],
    ['a list of requests', () => post([{ query: '{hello}' }], {}, strict)],
    ['a parsed document', () => post({ query: { kind: 'Document' } }, {}, strict)],
    ['an unknown hash', () => post({ documentId: idOf('{hello}') }, {}, strict)],
    ['another text by GET', () => get({ query: '{hello}' }, PREFLIGHTED, strict)],
    [
      'a trusted hash, twice, beside a text',
      () => get(`query={hello}&documentId=${idOf(HELLO)}&documentId=${idOf(HELLO)}`, PREFLIGHTED, strict),
    ],
    ['an unusual media type', () => post({ query: '{hello}' }, { accept: 'text/html, */*' }, strict)],
  ])('refuses %s', async (_what, ask) => {
    const { status, body } = await ask();
    expect([status, body.data, codeOf({ body })]).toEqual([400, undefined, 'DOCUMENT_NOT_TRUSTED']);
  });

  test('says that a hash beside a text is not its own', async () => {
    const { status, body } = await post({ query: '{hello}', documentId: idOf(HELLO) }, {}, strict);
    expect([status, codeOf({ body })]).toEqual([400, 'BAD_REQUEST']);
  });
});

describe('A manifest', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'claimgraph-manifests-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const written = async (text: string): Promise<string> => {
    const path = join(folder, `${hashOf(text)}.json`);
    await writeFile(path, text);
    return path;
  };

  test('is read as code generators write it, with or without the name of the hash', async () => {
    const path = await written(JSON.stringify({ [hashOf(HELLO)]: HELLO, [idOf(ECHO)]: ECHO }));
    const own = await createHttp({ ...tinyOptions(), manifests: [await readManifest(path)] });
    for (const text of [HELLO, ECHO])
      expect(await post({ documentId: idOf(text) }, {}, own)).toMatchObject({ status: 200 });
    await own.stop();
  });

  test('that is not there, no JSON or no manifest is named', async () => {
    const absent = join(folder, 'absent.json');
    await expect(readManifest(absent)).rejects.toThrow(`TRUSTED_DOCUMENTS: ${absent} cannot be read (ENOENT).`);
    const broken = await written('{');
    await expect(readManifest(broken)).rejects.toThrow(`TRUSTED_DOCUMENTS: ${broken} is not JSON.`);
    for (const text of ['[]', 'null', '{"a":1}', '"x"'])
      await expect(readManifest(await written(text))).rejects.toThrow('is not a JSON object from hashes to documents.');
  });

  test('with documents that do not hold stops the start, and every one is named with its reason', async () => {
    const wrong: readonly [text: string, reason: string][] = [
      ['query {', 'Syntax Error'],
      ['query { nothing }', 'Cannot query field "nothing"'],
      [`{${'a:hello '.repeat(600)}}`, 'over the limit for fields'],
      ['fragment F on Query { hello }', 'Fragment "F" is never used.'],
      ['subscription { hello }', 'this API has no subscription operations.'],
    ];
    const starting = createHttp({
      ...tinyOptions(),
      manifests: [
        { name: 'first.json', documents: { [hashOf('{hello}')]: '{hello }' } },
        { ...listed(HELLO, ...wrong.map(([text]) => text)), name: 'second.json' },
      ],
    });
    const message = await starting.then(
      () => 'It started.',
      (error: unknown) => (error as Error).message,
    );
    const [title, first, ...others] = message.split('\n');
    expect(title).toBe('Documents that cannot be trusted:');
    expect(first).toBe(`- first.json, ${hashOf('{hello}')}: the hash is not the SHA-256 of the document.`);
    expect(others).toEqual(
      wrong.map(([text, reason]) => expect.stringMatching(new RegExp(`^- second.json, ${hashOf(text)}: .*${reason}`))),
    );
  });
});
