import { existsSync } from 'node:fs';
import { createServer, type Server as NetServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SAMPLE_PATIENTS } from '../../src/cli/sample.ts';
import { run, serve, start, workFolder, type Server } from './program.ts';

let work: Awaited<ReturnType<typeof workFolder>>;
let env: Record<string, string>;
let server: Server;

beforeAll(async () => {
  work = await workFolder();
  env = { DATA_DIR: join(work.folder, 'data') };
  server = await serve(env);
}, 60_000);
afterAll(() => work.remove());

const ask = async (token: string, query: string): Promise<unknown> => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return ((await response.json()) as { data: unknown }).data;
};

describe('A first start', () => {
  test('imports the sample, and prints a token and a link for each seat', async () => {
    expect(server.stderr()).toContain(`Importing the sample records ${SAMPLE_PATIENTS}/${SAMPLE_PATIENTS}\n`);
    const tokens = [...server.stdout().matchAll(/^([A-Z]+(?: and [A-Z]+)?) \((\w+)\)\n {2}(\S+)\n {2}(\S+)$/gm)];
    expect(tokens.map(([, roles]) => roles)).toEqual([
      'CODER',
      'CLINICIAN',
      'BILLER',
      'AUDITOR',
      'SUPERVISOR',
      'ADMIN',
      'CODER and BILLER',
    ]);
    for (const [, roles, user, token, link] of tokens) {
      expect(await ask(token!, '{ me { userName roles } }')).toEqual({
        me: { userName: user, roles: roles!.split(' and ') },
      });
      expect(link).toBe(`${server.url}/graphiql#token=${token}`);
    }
  });
});

describe('While a server runs', () => {
  test('a token is made beside it and is good at once', async () => {
    const { code, stdout } = await run(['token', '--user', 'zoe', '--roles', 'CODER'], { env });
    expect(code).toBe(0);
    expect(await ask(stdout.trim(), '{ me { userName } workQueue(kind: CODING) { totalCount } }')).toEqual({
      me: { userName: 'zoe' },
      workQueue: { totalCount: expect.any(Number) },
    });
  });

  test('a second server on the same folder is refused, with the process that holds it', async () => {
    const { code, stdout, stderr } = await run(['serve'], { env: { ...env, PORT: '0' } });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/in use by process \d+ .*DATA_DIR to another folder\.\n$/);
  });

  test('every invariant of the sample holds', async () => {
    const { code, stdout } = await run(['verify', '--json'], { env });
    expect(JSON.parse(stdout)).toMatchObject({ holds: true });
    expect(code).toBe(0);
  });
});

test('SIGTERM ends the server with 0 and takes its database along; tools then run it in turns', async () => {
  const connection = join(env['DATA_DIR']!, 'postgres', 'connection.json');
  expect(existsSync(connection)).toBe(true);
  await shutOutBen();
  expect(await server.end('SIGTERM')).toBe(0);
  expect(existsSync(connection)).toBe(false);
  const tools = await Promise.all(
    ['kim', 'lee'].map((user) => run(['token', '--user', user, '--roles', 'AUDITOR'], { env })),
  );
  expect(tools.map(({ code }) => code)).toEqual([0, 0]);
  expect(existsSync(connection)).toBe(false);
}, 60_000);

describe('A second start', () => {
  test('imports nothing, and gives back nothing that an administrator has taken away', async () => {
    const next = await serve(env);
    expect(next.stderr()).toBe('');
    expect(next.stdout()).toContain('CODER (ana)\n  eyJ');
    expect(next.stdout()).toContain('BILLER (ben)\n  An administrator has changed what this user may do.\n');
    expect(await next.end('SIGINT')).toBe(0);
  }, 60_000);

  test('in production prints no token and says how to get one', async () => {
    const production = await serve({ ...env, NODE_ENV: 'production' });
    expect(production.stdout()).not.toMatch(/eyJ/);
    expect(production.stdout()).toContain('npm run -s token -- --user NAME');
    expect(await production.end()).toBe(0);
  }, 60_000);
});

const shutOutBen = async (): Promise<void> => {
  const admin = (await run(['token', '--user', 'ada', '--roles', 'ADMIN'], { env })).stdout.trim();
  const { users } = (await ask(admin, '{ users { edges { node { id name version } } } }')) as {
    users: { edges: { node: { id: string; name: string; version: number } }[] };
  };
  const { id, version } = users.edges.find(({ node }) => node.name === 'ben')!.node;
  const granted = await ask(
    admin,
    `mutation { grantUser(id: "${id}", version: ${version}, roles: [BILLER], facilityIds: [], active: false) { active } }`,
  );
  expect(granted).toEqual({ grantUser: { active: false } });
};

describe('A start that cannot succeed', () => {
  let taken: NetServer;
  beforeAll(async () => {
    taken = createServer();
    await new Promise<void>((resolve) => {
      taken.listen(0, '127.0.0.1', resolve);
    });
  });
  afterAll(() => void taken.close());

  test('names the port that is in use, before it imports anything, and leaves no database behind', async () => {
    const dataDir = join(work.folder, 'other');
    const { port } = taken.address() as { port: number };
    const { code, stderr } = await run(['serve'], { env: { DATA_DIR: dataDir, PORT: `${port}` } });
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`^Port ${port} of 127\\.0\\.0\\.1 is in use\\. .*PORT.*\n$`));
    expect(existsSync(join(dataDir, 'postgres', 'connection.json'))).toBe(false);
  }, 30_000);

  test('names an address that is not of this machine', async () => {
    const { code, stderr } = await run(['serve'], { env: { ...env, HOST: '192.0.2.1' } });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Nothing can listen at port 4000 of 192\.0\.2\.1 \(EADDRNOTAVAIL\)\. Set HOST/);
  });
});

test('A server that is told to stop while it starts ends with 0 and leaves no database behind', async () => {
  const dataDir = join(work.folder, 'interrupted');
  const child = start(['serve'], { env: { DATA_DIR: dataDir, PORT: '0' } });
  const ended = new Promise((resolve) => child.once('close', resolve));
  await new Promise<void>((resolve) => {
    child.stderr!.setEncoding('utf8').on('data', (chunk: string) => chunk.includes('Importing') && resolve());
  });
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  const { code, stderr } = await run(['token', '--user', 'ana', '--roles', 'CODER'], { env: { DATA_DIR: dataDir } });
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'Made the user ana.\n' });
}, 60_000);
