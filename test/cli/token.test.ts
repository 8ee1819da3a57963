import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { testDatabase, run as runSql, type TestDatabase } from '../support/database.ts';
import { databaseEnv, run, workFolder, type Ended } from './program.ts';

let database: TestDatabase;
let work: Awaited<ReturnType<typeof workFolder>>;
let env: Record<string, string>;
const token = (...words: string[]): Promise<Ended> => run(['token', ...words], { env });

beforeAll(async () => {
  [database, work] = await Promise.all([testDatabase(), workFolder()]);
  env = databaseEnv(database, work.folder);
});
afterAll(async () => {
  await work.remove();
  await database.drop();
});

describe('token', () => {
  test('prints the token alone, and what it has made on standard error', async () => {
    const first = await token('--user', 'ana', '--roles', 'coder', '--organization', 'North Clinic', '--hours', '2');
    expect(first).toMatchObject({ code: 0, stdout: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+\n$/) });
    expect(first.stderr).toBe(
      'Made the organization "North Clinic" with the places of care: Main.\nMade the user ana.\n',
    );
    const { sub, org, roles, iat, exp } = decodeJwt(first.stdout.trim());
    expect({ sub, org, roles, hours: (exp! - iat!) / 3600 }).toEqual({
      sub: 'ana',
      org: 'North Clinic',
      roles: ['CODER'],
      hours: 2,
    });
  });

  test('makes nothing a second time, and grants what is new', async () => {
    const north = ['--user', 'ana', '--organization', 'North Clinic', '--roles'] as const;
    expect(await token(...north, 'CODER')).toMatchObject({ code: 0, stderr: '' });
    expect(await token(...north, 'CODER, BILLER')).toMatchObject({ code: 0, stderr: 'Granted ana CODER, BILLER.\n' });
    const { rows } = await runSql(database.superuserUrl, "select roles from app_user where name = 'ana'");
    expect(rows).toEqual([{ roles: ['CODER', 'BILLER'] }]);
  });

  test('makes the sample organization with its own places', async () => {
    expect((await token('--user', 'ben', '--roles', 'BILLER')).code).toBe(0);
    const { rows } = await runSql(
      database.superuserUrl,
      `select o.npi is not null as npi, count(*)::int as places from organization o join facility f on f.organization_id = o.id
       where o.name = 'Harbor Valley Medical Group' group by 1`,
    );
    expect(rows).toEqual([{ npi: true, places: 2 }]);
  });

  test('gives none to somebody who was shut out, to the command line itself, or under an impossible name', async () => {
    await runSql(database.superuserUrl, "update app_user set active = false where name = 'ana'");
    const north = ['--organization', 'North Clinic', '--roles', 'CODER', '--user'] as const;
    expect(await token(...north, 'ana')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('shut out'),
    });
    expect(await token(...north, 'command-line')).toMatchObject({ code: 1, stdout: '' });
    expect(await token(...north, 'an na')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^A user name /),
    });
  });

  test('makes none where tokens come from an issuer', async () => {
    const issuer = { OIDC_ISSUER: 'https://login.example.org', OIDC_AUDIENCE: 'claims' };
    const { code, stdout, stderr } = await run(['token', '--user', 'ana', '--roles', 'CODER'], {
      env: { ...env, ...issuer },
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^Tokens come from https:\/\/login\.example\.org/);
  });
});

test('A login that row-level security would not bind is not taken for the application', async () => {
  for (const unbound of [database.ownerUrl, database.superuserUrl]) {
    const { code, stderr } = await run(['token', '--user', 'ana', '--roles', 'CODER'], {
      env: { ...env, DATABASE_APP_URL: unbound },
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/would pass row-level security/);
  }
});
