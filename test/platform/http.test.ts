import { request as rawRequest } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { serverAudits } from 'graphql-http';
import { createHttp, startHttp } from '../../src/platform/http/http.ts';
import { HOSTILE_REQUESTS } from './hostile-requests.ts';
import type { HostileRequest } from './hostile-requests.ts';
import { ACTOR, tinyOptions, TOKEN } from './tiny-server.ts';

interface Answer {
  data?: Record<string, unknown>;
  errors?: { message: string; path?: string[]; locations?: unknown[]; extensions: Record<string, unknown> }[];
}

let url = '';
let stop: () => Promise<void>;
const lines: string[] = [];

beforeAll(async () => {
  const server = await startHttp(
    tinyOptions({ ALLOWED_ORIGINS: 'https://app.example.org', MAX_IMPORT_BYTES: '1000000' }, lines),
  );
  ({ url, stop } = server);
});

afterAll(async () => stop());

const post = async (body: unknown, headers: Record<string, string> = {}) => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as Answer };
};

const ask = (query: string, variables?: unknown, headers: Record<string, string> = {}) =>
  post({ query, variables }, headers);

/** The lines that the log received since the mark, once the last response is logged. */
const logged = async (mark: number): Promise<Record<string, unknown>[]> => {
  for (let tries = 0; tries < 50 && lines.length === mark; tries++) await delay(10);
  await delay(20);
  return lines.slice(mark).map((line) => JSON.parse(line) as Record<string, unknown>);
};

describe('GraphQL over HTTP', () => {
  // The audits send GETs as any page of another origin could; the header shows that a browser would have asked first.
  const fetchFn = (target: string, init: RequestInit = {}) =>
    fetch(
      target,
      init.method === 'POST' ? init : { ...init, headers: { ...init.headers, 'apollo-require-preflight': '1' } },
    );
  const audits = serverAudits({ url: () => `${url}/graphql`, fetchFn });

  test.each(audits.map(({ id, name, fn }) => [id, name, fn] as const))(
    '%s: the server %s',
    async (_id, _name, audit) => {
      const result = await audit();
      expect(result.status === 'ok' ? 'ok' : result.reason).toBe('ok');
    },
  );

  test('without that header three optional audits, all about GET, are the only ones that fail', async () => {
    const results = await Promise.all(serverAudits({ url: () => `${url}/graphql` }).map(({ fn }) => fn()));
    expect(audits.length).toBeGreaterThanOrEqual(61);
    expect(results.filter(({ status }) => status !== 'ok').map(({ id, status }) => [id, status])).toEqual([
      ['5A70', 'notice'],
      ['D6D5', 'notice'],
      ['6A70', 'notice'],
    ]);
  });

  test('a GET answers a query, with variables', async () => {
    const search = new URLSearchParams({ query: 'query($a:String){echo(text:$a)}', variables: '{"a":"b"}' });
    const response = await fetch(`${url}/graphql?${search.toString()}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(await response.json()).toEqual({ data: { echo: 'heard' } });
  });

  test('an invalid document is 400 unless the client names application/json only', async () => {
    expect((await ask('{nothing}')).status).toBe(400);
    expect(
      (await ask('{nothing}', {}, { accept: 'application/graphql-response+json, application/json;q=0.9' })).status,
    ).toBe(400);
    expect((await ask('{nothing}', {}, { accept: 'application/json' })).status).toBe(200);
    expect((await ask('{__proto__:hello}', {}, { accept: 'application/json' })).status).toBe(400);
  });

  test('a hash that nobody listed is told, with the status that its protocol asks for, that the text is wanted', async () => {
    const { status, body } = await post({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a' } } });
    expect([status, body]).toEqual([
      200,
      { errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] },
    ]);
  });

  test('the introspection of GraphiQL is answered, and refused where it is switched off', async () => {
    expect((await ask(getIntrospectionQuery())).status).toBe(200);
    const { app, stop: stopOther } = await createHttp(tinyOptions({ INTROSPECTION: 'false' }));
    const answer = await app.inject({ method: 'POST', url: '/graphql', payload: { query: '{__schema{types{name}}}' } });
    await stopOther();
    expect(answer.statusCode).toBe(400);
    expect(answer.json<Answer>().errors?.[0]).toMatchObject({
      message: 'This server does not answer questions about its schema.',
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
  });
});

describe('a hostile request', () => {
  const stackOrHint = /\bat [\w.]+ \(|node_modules|file:\/\/|\.js:\d+|Did you mean|did you mean|maximum call stack/i;

  test.each(HOSTILE_REQUESTS)(
    '$name is answered $status, $code',
    async ({ method = 'POST', url: path = '/graphql', headers, body, status, code }) => {
      const answer = await send(
        method,
        path,
        { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        body,
      );
      expect(answer.status).toBe(status);
      expect(answer.text).not.toMatch(stackOrHint);
      expect(answer.text.length).toBeLessThan(10_000);
      expect((JSON.parse(answer.text) as Answer).errors?.[0]?.extensions['code']).toBe(code);
    },
  );

  test('costs little of the processor, and leaves the server alive and no prototype changed', async () => {
    const { app, stop: stopOther } = await createHttp(tinyOptions({ LOG_LEVEL: 'silent' }));
    const cost = async ({ method = 'POST', url: path = '/graphql', headers, body = '' }: Partial<HostileRequest>) => {
      const measured: number[] = [];
      for (let round = 0; round < 25; round++) {
        const before = process.cpuUsage();
        await app.inject({
          method,
          url: path,
          headers: { 'content-type': 'application/json', ...headers },
          payload: body,
        });
        const { user, system } = process.cpuUsage(before);
        measured.push((user + system) / 1000);
      }
      return measured.sort((a, b) => a - b)[5] ?? 0;
    };
    const costs: { name: string; ms: number }[] = [];
    for (const hostile of HOSTILE_REQUESTS) costs.push({ name: hostile.name, ms: await cost(hostile) });
    const tiny = await cost({ body: '{"query":"{hello}"}' });
    await stopOther();
    costs.sort((a, b) => b.ms - a.ms);
    const printed = costs.slice(0, 15).map(({ name, ms }) => `  ${ms.toFixed(2)} ${name}`);
    process.stdout.write(
      `CPU ms of ${costs.length} hostile requests ({hello}: ${tiny.toFixed(2)}), the dearest:\n${printed.join('\n')}\n`,
    );
    expect((await ask('{hello}')).body).toEqual({ data: { hello: 'world' } });
    expect('polluted' in {}).toBe(false);
    // Each takes less than 2 ms on a quiet machine outside jest; here other suites share the processor.
    expect(costs.filter(({ ms }) => ms > 10)).toEqual([]);
  });

  test('a cached document is refused when its variables make it too large', async () => {
    const query = 'query($n:Int){claims(first:$n){nodes{claims(first:$n){nodes{lines{id}}}}}}';
    expect((await ask(query, { n: 1 })).status).toBe(200);
    expect((await ask(query, { n: 100 })).body.errors?.[0]?.extensions).toEqual({
      code: 'LIMIT_EXCEEDED',
      limit: 'cost',
      allowed: 20_000,
      actual: 120_201,
    });
    expect((await ask(query, { n: 1 })).status).toBe(200);
  });

  test('a body that breaks off or never ends is cut, and the server goes on', async () => {
    const half = await rawSocket(
      'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"query"',
      50,
    );
    expect(half).toBe('');
    const chunk = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`;
    const endless = await rawSocket(
      `POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n` +
        chunk.repeat(3),
      500,
    );
    expect(endless).toMatch(/^HTTP\/1\.1 413 /);
    expect((await ask('{hello}')).body).toEqual({ data: { hello: 'world' } });
  });
});

describe('a token', () => {
  test('that is not valid is answered 401 before the body is read', async () => {
    const answer = await ask('{hello}', {}, { authorization: 'Bearer forged' });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.body).toEqual({
      errors: [{ message: 'The token is not valid here.', extensions: { code: 'UNAUTHENTICATED' } }],
    });
    expect((await ask('{', {}, { authorization: 'Bearer forged', accept: 'application/json' })).status).toBe(401);
    expect(
      (
        await ask('{hello}', {}, { authorization: 'Bearer forged', accept: 'application/graphql-response+json' })
      ).headers.get('content-type'),
    ).toBe('application/graphql-response+json; charset=utf-8');
  });

  test('that nobody finds the time to look at is told so, and when to come again', async () => {
    const answer = await ask('{hello}', {}, { authorization: 'Bearer busy' });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(answer.body).toEqual({ errors: [{ message: 'Ask again later.', extensions: { code: 'OVERLOADED' } }] });
  });

  test('that is valid allows a larger body, though no larger query', async () => {
    const variables = { a: 'x'.repeat(500_000) };
    const headers = { authorization: `Bearer ${TOKEN}` };
    expect((await ask('query($a:String){echo(text:$a)}', variables, headers)).body).toEqual({
      data: { echo: 'heard' },
    });
    const tooLarge = await send(
      'POST',
      '/graphql',
      { 'content-type': 'application/json' },
      JSON.stringify({ query: '{hello}', variables }),
    );
    expect(tooLarge.status).toBe(413);
    const query = `{echo(text:"${'x'.repeat(110_000)}")}`;
    expect((await ask(query, {}, headers)).body.errors?.[0]?.extensions).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      limit: 'query bytes',
    });
    const larger = await send(
      'POST',
      '/graphql',
      { 'content-type': 'application/json', ...headers },
      JSON.stringify({ query: '{hello}', a: 'x'.repeat(1_000_000) }),
    );
    expect(larger.status).toBe(413);
    expect(JSON.parse(larger.text)).toMatchObject({
      errors: [{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'body bytes', allowed: 1_000_000 } }],
    });
  });

  test('that cannot be checked is a fault of ours', async () => {
    const answer = await ask('{hello}', {}, { authorization: 'Bearer broken' });
    expect(answer.status).toBe(500);
    expect(answer.body.errors?.[0]?.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', errorId: expect.any(String) });
    expect(answer.text).not.toContain('CANARY');
  });
});

describe('an error', () => {
  test('that is a refusal passes with its code and details', async () => {
    const { status, body } = await ask('{hello refuse}');
    expect(status).toBe(200);
    expect(body.data).toEqual({ hello: 'world', refuse: null });
    expect(body.errors).toEqual([
      {
        message: 'The roles of this token lack claim.read.',
        path: ['refuse'],
        locations: [{ line: 1, column: 8 }],
        extensions: { code: 'FORBIDDEN', permission: 'claim.read', field: 'refuse' },
      },
    ]);
  });

  test('that is a fault is masked under an id that the log explains, without the values in its message', async () => {
    const mark = lines.length;
    const { body } = await ask('query Failing {fail}');
    const errorId = body.errors?.[0]?.extensions['errorId'];
    expect(body.errors).toEqual([
      {
        message: 'Something went wrong on our side. The error id finds the reason in the log.',
        path: ['fail'],
        locations: [{ line: 1, column: 16 }],
        extensions: { code: 'INTERNAL_SERVER_ERROR', errorId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      },
    ]);
    const [entry] = (await logged(mark)).filter(({ msg }) => msg === 'fault');
    expect(entry).toMatchObject({ level: 'error', errorId, operationName: 'Failing', requestId: expect.any(String) });
    expect(entry?.['err']).toMatchObject({
      type: 'Error',
      message: 'duplicate key value violates unique constraint ‹…›: Key (name)=(…)',
      stack: expect.arrayContaining([expect.stringMatching(/^at /)]),
    });
  });

  test.each([
    [
      'query($a:PatientInput!){find(patient:$a)}',
      { a: { name: { first: 'CANARY' } } },
      'at "a.name". A value of type "String" is expected.',
    ],
    [
      'query($a:PatientInput!){find(patient:$a)}',
      { a: { name: 'x', birthDate: 'CANARY' } },
      'at "a.birthDate". A value of type "Day" is expected.',
    ],
    [
      'query($a:PatientInput!){find(patient:$a)}',
      { a: { name: 'x', sex: 'CANARY' } },
      'at "a.sex". A value of the enum "Sex" is expected.',
    ],
    [
      'query($a:PatientInput!){find(patient:$a)}',
      { a: { name: 'x', visits: [1, 'CANARY'] } },
      'at "a.visits[1]". A value of type "Int" is expected.',
    ],
    [
      'query($a:PatientInput!){find(patient:$a)}',
      { a: { sex: 'CANARY at "a.CANARY"; ' } },
      '"String!" was not provided.',
    ],
    ['query($a:PatientInput!){find(patient:$a)}', { a: 'CANARY' }, 'A value of type "PatientInput" is expected.'],
    ['query($a:PatientInput!){find(patient:$a)}', {}, 'A value of required type "PatientInput!" was not provided.'],
    [
      'query($a:PatientInput!){find(patient:$a)}',
      { a: null },
      'A value of non-null type "PatientInput!" must not be null.',
    ],
    ['{find(patient:{name:"x",birthDate:"CANARY"})}', {}, 'A value of type "Day" is expected.'],
    ['{find(patient:{name:"x",sex:CANARY})}', {}, 'A value of the enum "Sex" is expected.'],
    ['{find(patient:{name:1,sex:"CANARY"})}', {}, 'A value of type "String" is expected.'],
    ['{find(patient:{sex:FEMALE})}', {}, 'Field "PatientInput.name" of required type "String!" was not provided.'],
    ['{find(patient:"CANARY")}', {}, 'A value of type "PatientInput!" is expected.'],
    ['{find(patient:{name:"x",visits:["CANARY"]})}', {}, 'A value of type "Int" is expected.'],
    ['{hello "CANARY"}', {}, 'Syntax Error: Expected Name, found String'],
    ['{echo(text: CANARY Smith)}', {}, 'Syntax Error: Expected ":", found'],
    ['{echo(text: "CANARY)}', {}, 'Syntax Error: Unterminated string.'],
    [
      'query($n:Int=1){find(patient:{name:"CANARY",visits:[$n]})}',
      { n: null },
      'The argument "patient" is not of the form',
    ],
  ])('about %s names the place and never the value', async (query, variables, reason) => {
    const mark = lines.length;
    const { status, text, body } = await ask(query, variables);
    expect(body.errors?.map(({ message }) => message).join(' ')).toContain(reason);
    expect(text).not.toContain('CANARY');
    expect(status).toBe(query.includes('[$n]') ? 200 : 400);
    expect(JSON.stringify(await logged(mark))).not.toContain('CANARY');
  });

  test('about a literal of a scalar of ours names the argument and the place', async () => {
    const wrong = '{find(patient:{name:"x",like:{name:"y",paid:["1.00","CANARY"]}})}';
    const { status, text, body } = await ask(wrong);
    expect([status, text.includes('CANARY')]).toEqual([400, false]);
    expect(body.errors).toEqual([
      {
        message: 'Money must be a decimal string such as "125.00".',
        locations: [{ line: 1, column: wrong.indexOf('"CANARY') + 1 }],
        extensions: { code: 'BAD_USER_INPUT', argument: 'patient.like.paid[1]' },
      },
    ]);
  });

  test('about many variables is a short list', async () => {
    const { body } = await ask('query($a:PatientInput!){find(patient:$a)}', {
      a: { name: 'x', visits: Array(50).fill('CANARY') },
    });
    expect(body.errors).toHaveLength(6);
    expect(body.errors?.every(({ extensions }) => extensions['code'] === 'BAD_USER_INPUT')).toBe(true);
  });
});

describe('the log', () => {
  test('has one line for each request: its id, actor and operation, and nothing that was sent', async () => {
    const mark = lines.length;
    const requestId = '0198c9f2-8d3b-7c11-9a50-6f2f3c1d2e3f';
    await ask(
      'query Named($a: String) {echo(text: $a) other: echo(text: "CANARY-QUERY")}',
      { a: 'CANARY-VARIABLE', b: 'CANARY-EXTRA' },
      {
        authorization: `Bearer ${TOKEN}`,
        cookie: 'CANARY-COOKIE',
        'x-canary': 'CANARY-HEADER',
        'user-agent': 'CANARY-AGENT',
        'x-request-id': requestId,
      },
    );
    await fetch(`${url}/graphql?${new URLSearchParams({ query: '{echo(text:"CANARY-GET")}' }).toString()}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    await fetch(`${url}/CANARY-PATH?a=CANARY-SEARCH`, { headers: { 'x-request-id': 'CANARY-REQUEST-ID' } });
    await ask('{echo(text: "CANARY-TOKEN")}', {}, { authorization: 'Bearer CANARY' });
    await send('POST', '/graphql', { 'content-type': 'application/json' }, '{"CANARY": ');
    await delay(50);
    const entries = await logged(mark);
    expect(entries.map(({ method, path, status }) => [method, path, status])).toEqual([
      ['POST', '/graphql', 200],
      ['GET', '/graphql', 200],
      ['GET', '(no such path)', 404],
      ['POST', '/graphql', 401],
      ['POST', '/graphql', 400],
    ]);
    expect(entries[0]).toMatchObject({
      level: 'info',
      requestId,
      actorId: ACTOR,
      operationName: 'Named',
      durationMs: expect.any(Number),
    });
    expect(entries[3]).toMatchObject({ codes: ['UNAUTHENTICATED'] });
    expect(JSON.stringify(entries)).not.toContain('CANARY');
    expect(JSON.stringify(entries)).not.toContain(TOKEN);
  });

  test('takes over a request id that cannot hold a name, and answers with it', async () => {
    const given = '0123456789abcdef0123456789ABCDEF';
    expect((await ask('{hello}', {}, { 'x-request-id': given })).headers.get('x-request-id')).toBe(given);
    expect((await ask('{hello}', {}, { 'x-request-id': 'john-smith-19800101' })).headers.get('x-request-id')).toMatch(
      /^[0-9a-f-]{36}$/,
    );
  });
});

describe('the headers', () => {
  test('forbid guessing, storing and framing', async () => {
    const { headers } = await ask('{hello}');
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  test('let pages of listed origins in, and no others', async () => {
    const preflight = (origin: string) =>
      fetch(`${url}/graphql`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });
    const listed = await preflight('https://app.example.org');
    expect([
      listed.status,
      listed.headers.get('access-control-allow-origin'),
      listed.headers.get('access-control-allow-methods'),
    ]).toEqual([204, 'https://app.example.org', 'GET, POST']);
    expect((await preflight('https://evil.example.org')).headers.get('access-control-allow-origin')).toBeNull();
    expect(
      (await ask('{hello}', {}, { origin: 'https://app.example.org' })).headers.get('access-control-allow-origin'),
    ).toBe('https://app.example.org');
    expect((await ask('{hello}', {}, { origin: 'null' })).headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the query editor', () => {
  test('is served whole from here, under a policy that lets it talk to nobody else', async () => {
    const root = await fetch(url, { redirect: 'manual' });
    expect([root.status, root.headers.get('location')]).toEqual([302, '/graphiql']);
    const page = await fetch(`${url}/graphiql`);
    const html = await page.text();
    expect(html).not.toMatch(/https?:\/\//);
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self'( 'sha256-[\w+/=]+'){5};.*connect-src 'self'/,
    );
    const files = [...html.matchAll(/(?:href|from)[= ]"(\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(new Set(files)).toEqual(new Set(['/graphiql/static/ruru.js', '/graphiql/static/ruru.css']));
    for (const path of files) expect((await fetch(url + path)).status).toBe(200);
    expect((await fetch(`${url}/graphiql/static/nothing.js`)).status).toBe(404);
  });

  test('is absent where it is switched off', async () => {
    const { app, stop: stopOther } = await createHttp(tinyOptions({ GRAPHIQL: 'false' }));
    const statuses = await Promise.all(
      ['/', '/graphiql', '/graphiql/static/ruru.js'].map(async (path) => (await app.inject(path)).statusCode),
    );
    await stopOther();
    expect(statuses).toEqual([404, 404, 404]);
  });
});

describe('health and shutdown', () => {
  test('alive and ready are two answers', async () => {
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'alive' });
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ready' });
    const { app, stop: stopOther } = await createHttp({ ...tinyOptions(), ready: async () => false });
    expect((await app.inject('/readyz')).statusCode).toBe(503);
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    await stopOther();
  });

  test('a request under way is answered, new ones are not, and then nothing listens', async () => {
    const server = await startHttp(tinyOptions());
    const send503 = (path: string) => fetch(server.url + path, { method: path === '/graphql' ? 'POST' : 'GET' });
    const slow = fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{slow(ms:400)}"}',
    });
    await delay(100);
    const stopped = server.stop();
    expect((await send503('/readyz')).status).toBe(503);
    expect((await send503('/graphql')).status).toBe(503);
    expect((await send503('/healthz')).status).toBe(200);
    expect(await (await slow).json()).toEqual({ data: { slow: 'done' } });
    await stopped;
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow('fetch failed');
  });

  test('a request that outlasts the grace period is cut off', async () => {
    const server = await startHttp(tinyOptions({ SHUTDOWN_GRACE_MS: '200' }));
    const slow = fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{slow(ms:1500)}"}',
    }).then(
      () => 'answered',
      () => 'cut off',
    );
    await delay(100);
    const start = performance.now();
    await server.stop();
    expect(performance.now() - start).toBeLessThan(1200);
    expect(await slow).toBe('cut off');
  });

  test('a client that hangs up is not waited for', async () => {
    const server = await startHttp(tinyOptions());
    await rawSocketTo(
      server.port,
      'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{',
      50,
    );
    const start = performance.now();
    await server.stop();
    expect(performance.now() - start).toBeLessThan(1500);
  });

  test('an operation whose client hung up still ends before the server does', async () => {
    const server = await startHttp(tinyOptions());
    const body = '{"query":"{slow(ms:600)}"}';
    const head = `POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${body.length}`;
    await rawSocketTo(server.port, `${head}\r\n\r\n${body}`, 100);
    const start = performance.now();
    await server.stop();
    expect(performance.now() - start).toBeGreaterThan(300);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

/** Sends exactly these headers, which fetch would not. */
const send = (method: string, path: string, headers: Record<string, string>, body?: string | Buffer) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    const request = rawRequest(url + path, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }) },
      agent: false,
    });
    request.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.on('error', reject);
    request.end(body);
  });

const rawSocket = (text: string, waitMs: number): Promise<string> =>
  rawSocketTo(Number(new URL(url).port), text, waitMs);

/** Writes the text, waits, hangs up, and gives what came back until then. */
const rawSocketTo = async (port: number, text: string, waitMs: number): Promise<string> => {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.setEncoding('utf8').on('data', (piece: string) => (received += piece));
  socket.on('error', () => undefined);
  socket.write(text);
  await delay(waitMs);
  socket.destroy();
  return received;
};
