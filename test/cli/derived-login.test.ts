import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { run as runSql } from '../support/database.ts';
import { run, workFolder } from './program.ts';

const name = `owner_${randomUUID().replaceAll('-', '')}`;
const superuserUrl = (): URL => new URL(process.env['TEST_SUPERUSER_URL']!);
const urlIn = (database: string, user?: string, password?: string): string =>
  Object.assign(superuserUrl(), { pathname: `/${database}`, ...(user ? { username: user, password } : {}) }).toString();
let work: Awaited<ReturnType<typeof workFolder>>;

beforeAll(async () => {
  work = await workFolder();
  await runSql(superuserUrl().toString(), `create role ${name} login createrole password 'a b/c'`);
  await runSql(superuserUrl().toString(), `create database ${name} owner ${name}`);
});
afterAll(async () => {
  await work.remove();
  await runSql(superuserUrl().toString(), `drop database ${name} with (force)`);
  await runSql(superuserUrl().toString(), `drop role claimgraph_app_${name}`.slice(0, 10 + 63));
  await runSql(superuserUrl().toString(), `drop role ${name}`);
});

test('An owner who may make logins gets one for the application, and the same one the next time', async () => {
  const env = { DATABASE_URL: urlIn(name, name, encodeURIComponent('a b/c')), DATA_DIR: work.folder };
  for (const roles of ['CODER', 'CODER', 'BILLER']) {
    expect(await run(['token', '--user', 'ana', '--roles', roles], { env })).toMatchObject({ code: 0 });
  }
  // Whoever spells the host in another way comes to the same login with the same password.
  const spelled = env.DATABASE_URL.replace('127.0.0.1', 'localhost');
  expect(
    await run(['token', '--user', 'ana', '--roles', 'CODER'], { env: { ...env, DATABASE_URL: spelled } }),
  ).toMatchObject({
    code: 0,
    stderr: '',
  });
  expect(await run(['verify'], { env })).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/^All \d+ invariants hold/),
  });
});

test('An owner who may not make logins is told what to do', async () => {
  await runSql(superuserUrl().toString(), `alter role ${name} nocreaterole`);
  const env = { DATABASE_URL: urlIn(name, name, encodeURIComponent('a b/c')), DATA_DIR: work.folder };
  const { code, stderr } = await run(['token', '--user', 'ana', '--roles', 'CODER'], { env });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^The login of DATABASE_URL cannot make the application's login .* DATABASE_APP_URL\.\n$/);
});
