/** Who comes in: tokens of our own, and those of an OpenID issuer, which a small server of the test plays. */

import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';
import { authenticator, signToken, type Authenticate } from '../../src/access/tokens.ts';
import type { Actor } from '../../src/access/actor.ts';
import { grantUser } from '../../src/parties/party.commands.ts';
import { readConfig, type Config } from '../../src/platform/config.ts';
import { Refusal } from '../../src/platform/errors.ts';
import { SAMPLE_ORGANIZATION } from '../../src/sample/organization.ts';
import { testHouse, type TestHouse } from '../support/house.ts';

const ORGANIZATION = SAMPLE_ORGANIZATION.name;
const HOUR = 3600;

let house: TestHouse;
let dataDir: string;
let config: Config;
let authenticate: Authenticate;
let pat: Actor;

beforeAll(async () => {
  house = await testHouse();
  pat = await house.as(['CODER', 'BILLER'], { name: 'pat' });
  dataDir = await mkdtemp(join(tmpdir(), 'claimgraph-tokens-'));
  config = readConfig({ DATA_DIR: dataDir, TOKEN_AUDIENCE: 'this-house' });
  authenticate = await authenticator(config, house.house.grants);
});
afterAll(async () => {
  await house.close();
  await rm(dataDir, { recursive: true });
});

/** Only the date moves on: sockets and timers go on as they are. */
const EVERYTHING_BUT_THE_DATE: Parameters<typeof jest.useFakeTimers>[0] = {
  doNotFake: [
    'hrtime',
    'nextTick',
    'performance',
    'queueMicrotask',
    'setImmediate',
    'clearImmediate',
    'setInterval',
    'clearInterval',
    'setTimeout',
    'clearTimeout',
  ],
};

const now = (): number => Math.floor(Date.now() / 1000);

/** Refused as every bad token is: the same code and the same sentence, which says nothing of what was wrong. */
const refused = async (by: Authenticate, authorization: string): Promise<void> => {
  const refusal = await by(authorization).then(
    (actor) => `let in ${JSON.stringify(actor)}`,
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(Refusal);
  expect(refusal).toMatchObject({ code: 'UNAUTHENTICATED', extensions: { code: 'UNAUTHENTICATED' } });
  expect((refusal as Refusal).message).toMatch(/^The token is expired, forged, meant for somebody else/);
};

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a token of our own', () => {
  interface Key {
    readonly jwk: JWK;
    readonly key: CryptoKey;
  }
  let own: Key;
  const good = (): JWTPayload => ({
    org: ORGANIZATION,
    sub: 'pat',
    roles: ['CODER'],
    iss: 'claimgraph',
    aud: 'this-house',
    exp: now() + HOUR,
  });
  const sign = (payload: JWTPayload, key: CryptoKey = own.key, header = {}): Promise<string> =>
    new SignJWT(payload).setProtectedHeader({ alg: 'EdDSA', ...header }).sign(key);

  beforeAll(async () => {
    const jwk = JSON.parse(await readFile(join(dataDir, 'token-key.json'), 'utf8')) as JWK;
    own = { jwk, key: (await importJWK(jwk, 'EdDSA')) as CryptoKey };
  });

  test('that npm run token signs is let in with the roles that it names', async () => {
    const token = await signToken(config, { user: 'pat', organization: ORGANIZATION, roles: ['BILLER'], hours: 1 });
    expect(await authenticate(`Bearer ${token}`)).toEqual({ ...pat, roles: ['BILLER'] });
    expect(await authenticate(`bearer  ${token}`)).toMatchObject({ userId: pat.userId });
    expect(await authenticate(undefined)).toBeNull();
  });

  test('is signed with a key that only its user may read', async () => {
    expect((await stat(join(dataDir, 'token-key.json'))).mode & 0o777).toBe(0o600);
  });

  test.each<[what: string, change: (payload: JWTPayload) => JWTPayload]>([
    ['is as it should be, but expired', (payload) => ({ ...payload, exp: now() - 60 })],
    ['never expires', (payload) => ({ ...payload, exp: undefined })],
    ['is not good yet', (payload) => ({ ...payload, nbf: now() + HOUR })],
    ['is meant for another audience', (payload) => ({ ...payload, aud: 'another-house' })],
    ['names no audience', (payload) => ({ ...payload, aud: undefined })],
    ['comes from another issuer', (payload) => ({ ...payload, iss: 'somebody' })],
    ['names no issuer', (payload) => ({ ...payload, iss: undefined })],
    ['names no user', (payload) => ({ ...payload, sub: undefined })],
    ['names an unknown user', (payload) => ({ ...payload, sub: 'nobody' })],
    ['names no organization', (payload) => ({ ...payload, org: undefined })],
    ['names an unknown organization', (payload) => ({ ...payload, org: 'Elsewhere' })],
    ['names an organization that is no text', (payload) => ({ ...payload, org: [ORGANIZATION] })],
    ['asks only for roles that were never granted', (payload) => ({ ...payload, roles: ['ADMIN', 'AUDITOR'] })],
    ['asks for no role', (payload) => ({ ...payload, roles: [] })],
    ['asks for a role that does not exist', (payload) => ({ ...payload, roles: ['OWNER', '*'] })],
    ['asks for roles in no form that could be read', (payload) => ({ ...payload, roles: { CODER: true } })],
  ])('is refused when it %s', async (_what, change) => {
    expect(await authenticate(`Bearer ${await sign(good())}`)).toMatchObject({ userId: pat.userId });
    await refused(authenticate, `Bearer ${await sign(change(good()))}`);
  });

  test('is refused when it is not signed, or signed by anything but our key', async () => {
    const unsigned = [{ alg: 'none' }, { alg: 'None' }, { alg: 'NONE', typ: 'JWT' }, { alg: 'EdDSA' }];
    for (const header of unsigned) await refused(authenticate, `Bearer ${base64(header)}.${base64(good())}.`);
    const { privateKey, publicKey } = await generateKeyPair('EdDSA');
    await refused(authenticate, `Bearer ${await sign(good(), privateKey)}`);
    await refused(authenticate, `Bearer ${await sign(good(), privateKey, { kid: own.jwk.kid })}`);
    await refused(authenticate, `Bearer ${await sign(good(), privateKey, { jwk: await exportJWK(publicKey) })}`);
  });

  test('is refused when our public key was taken for a shared secret', async () => {
    const open = { ...own.jwk, d: undefined };
    for (const secret of [open.x!, JSON.stringify(open), Buffer.from(open.x!, 'base64url')]) {
      const key = typeof secret === 'string' ? new TextEncoder().encode(secret.padEnd(32, '\0')) : secret;
      const token = new SignJWT(good()).setProtectedHeader({ alg: 'HS256', kid: open.kid! });
      await refused(authenticate, `Bearer ${await token.sign(key)}`);
    }
  });

  test('is refused when a bit of it was changed', async () => {
    const [header, payload, signature] = (await sign(good())).split('.') as [string, string, string];
    const widened = base64({ ...good(), roles: ['CODER', 'BILLER', 'ADMIN'] });
    await refused(authenticate, `Bearer ${header}.${widened}.${signature}`);
    await refused(authenticate, `Bearer ${header}.${payload}.${signature.slice(0, -4)}AAAA`);
    await refused(authenticate, `Bearer ${header}.${payload}`);
  });

  test.each<[what: string, authorization: string]>([
    ['nothing', ''],
    ['a scheme alone', 'Bearer'],
    ['a scheme and a blank', 'Bearer '],
    ['another scheme', 'Basic cGF0OnBhdA=='],
    ['two words', 'Bearer a b'],
    ['three empty parts', 'Bearer ..'],
    ['a word', 'Bearer null'],
    ['letters beyond ASCII', 'Bearer é.é.é'],
    ['very long', `Bearer ${'a'.repeat(5000)}`],
  ])('is not what is %s', async (_what, authorization) => refused(authenticate, authorization));

  test('narrows the stored grants and never widens them', async () => {
    const rolesFor = async (roles: unknown): Promise<readonly string[]> =>
      (await authenticate(`Bearer ${await sign({ ...good(), roles })}`))!.roles;
    expect(await rolesFor(['CODER', 'ADMIN', 'SUPERVISOR'])).toEqual(['CODER']);
    expect(await rolesFor(['BILLER', 'CODER', 'BILLER'])).toEqual(['CODER', 'BILLER']);
    expect(await rolesFor('BILLER')).toEqual(['BILLER']);
    expect(await rolesFor(undefined)).toEqual(['CODER', 'BILLER']);
  });

  test('stops working when its user is shut out, from the next request on', async () => {
    const lee = await house.as(['CODER'], { name: 'lee' });
    const admin = await house.as(['ADMIN']);
    const authorization = `Bearer ${await sign({ ...good(), sub: 'lee' })}`;
    expect(await authenticate(authorization)).toMatchObject({ userId: lee.userId });
    const grant = { roles: ['CODER'], facilityIds: lee.facilityIds } as const;
    await grantUser(house.context(admin), lee.userId, 1, { ...grant, active: false });
    await refused(authenticate, authorization);
    await grantUser(house.context(admin), lee.userId, 2, { ...grant, roles: ['BILLER'], active: true });
    await refused(authenticate, authorization);
    await grantUser(house.context(admin), lee.userId, 3, { ...grant, facilityIds: [], active: true });
    expect(await authenticate(authorization)).toMatchObject({ roles: ['CODER'], facilityIds: [] });
  });
});

describe('a token of an OpenID issuer', () => {
  let server: Server;
  let issuer: string;
  let published: JWK[] = [];
  let asked = 0;
  let first: CryptoKey;
  let verify: Authenticate;

  const good = (): JWTPayload => ({
    organization: ORGANIZATION,
    sub: 'pat',
    iss: issuer,
    aud: 'claimgraph-api',
    exp: now() + 10 * HOUR,
  });
  const sign = (payload: JWTPayload, key: CryptoKey, kid: string): Promise<string> =>
    new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid }).sign(key);
  const publish = async (kid: string): Promise<CryptoKey> => {
    const { publicKey, privateKey } = await generateKeyPair('RS256');
    published = [{ ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' }];
    return privateKey;
  };
  const configured = (url: string): Config =>
    readConfig({
      DATA_DIR: dataDir,
      OIDC_ISSUER: url,
      OIDC_AUDIENCE: 'claimgraph-api',
      OIDC_ORGANIZATION_CLAIM: 'organization',
    });

  beforeAll(async () => {
    server = createServer((request, response) => {
      const keys = request.url === '/realm/keys';
      if (keys) asked += 1;
      const found = keys || request.url === '/realm/.well-known/openid-configuration';
      response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(keys ? { keys: published } : found ? { issuer, jwks_uri: `${issuer}/keys` } : {}));
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/realm`;
    first = await publish('first');
    verify = await authenticator(configured(issuer), house.house.grants);
  });
  afterEach(() => void jest.useRealTimers());
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  test('is let in with everything that was granted, where it names no roles', async () => {
    expect(await verify(`Bearer ${await sign(good(), first, 'first')}`)).toEqual(pat);
    expect(await verify(`Bearer ${await sign({ ...good(), roles: ['CODER'] }, first, 'first')}`)).toEqual({
      ...pat,
      roles: ['CODER'],
    });
  });

  test.each<[what: string, change: (payload: JWTPayload) => JWTPayload]>([
    ['is expired', (payload) => ({ ...payload, exp: now() - 60 })],
    ['is meant for another audience', (payload) => ({ ...payload, aud: 'this-house' })],
    ['comes from another issuer', (payload) => ({ ...payload, iss: `${issuer}/other` })],
    ['names the organization by another claim', ({ organization, ...payload }) => ({ ...payload, org: organization })],
    ['names an unknown user', (payload) => ({ ...payload, sub: 'nobody' })],
    ['asks for roles that were never granted', (payload) => ({ ...payload, roles: ['ADMIN'] })],
  ])('is refused when it %s', async (_what, change) => {
    await refused(verify, `Bearer ${await sign(change(good()), first, 'first')}`);
  });

  test('is refused under a key that the issuer does not publish, or no key at all', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    await refused(verify, `Bearer ${await sign(good(), privateKey, 'first')}`);
    await refused(verify, `Bearer ${await sign(good(), privateKey, 'unheard-of')}`);
    await refused(verify, `Bearer ${base64({ alg: 'none' })}.${base64(good())}.`);
    const secret = new TextEncoder().encode(JSON.stringify(published[0]));
    await refused(
      verify,
      `Bearer ${await new SignJWT(good()).setProtectedHeader({ alg: 'HS256', kid: 'first' }).sign(secret)}`,
    );
  });

  test('of our own key is refused where an issuer is set', async () => {
    const own = await signToken(config, { user: 'pat', organization: ORGANIZATION, roles: ['CODER'], hours: 1 });
    await refused(verify, `Bearer ${own}`);
  });

  test('is let in under a new key once the issuer has turned it over, and the old one no more', async () => {
    const before = await sign(good(), first, 'first');
    expect(await verify(`Bearer ${before}`)).toEqual(pat);
    const second = await publish('second');
    const after = await sign(good(), second, 'second');
    // Keys are asked for again when an unknown one turns up, though not more than twice a minute.
    jest.useFakeTimers({ ...EVERYTHING_BUT_THE_DATE, now: Date.now() + 60_000 });
    const times = asked;
    expect(await verify(`Bearer ${after}`)).toEqual(pat);
    expect(asked).toBe(times + 1);
    await refused(verify, `Bearer ${before}`);
  });

  test('cannot be asked for where the issuer is not there, or publishes nothing', async () => {
    await expect(authenticator(configured(`${issuer}/nowhere`), house.house.grants)).rejects.toThrow(
      /OIDC_ISSUER: .*\/nowhere publishes no OpenID configuration \(HTTP 404\)/,
    );
    await expect(authenticator(configured('http://127.0.0.1:9/realm'), house.house.grants)).rejects.toThrow(
      'OIDC_ISSUER: http://127.0.0.1:9/realm cannot be reached.',
    );
  });
});
