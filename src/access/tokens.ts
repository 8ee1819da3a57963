/**
 * Tokens: JWTs, verified by jose against an OIDC issuer's published keys, or against a key of our own that is made at
 * first start. Whatever is wrong with one, the answer is the same UNAUTHENTICATED.
 */

import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createRemoteJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  jwtVerify,
  SignJWT,
  type CryptoKey,
  type JWK,
  type JWTPayload,
  type JWTVerifyOptions,
} from 'jose';
import type { Config } from '../platform/config.ts';
import { Refusal } from '../platform/errors.ts';
import type { Actor } from './actor.ts';
import type { Grants } from './grants.ts';
import type { Role } from './roles.ts';

/** Answers the actor of an Authorization header: null for none, UNAUTHENTICATED for one that does not hold. */
export type Authenticate = (authorization: string | undefined) => Promise<Actor | null>;

/** The issuer's name in tokens of our own. */
const OWN_ISSUER = 'claimgraph';
const ALGORITHMS = ['EdDSA', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'];

/** Makes the verifier that the configuration asks for. */
export const authenticator = async (config: Config, grants: Grants): Promise<Authenticate> => {
  const verify =
    config.oidcIssuer === undefined
      ? remembering(await ownVerifier(config))
      : await issuerVerifier(config, config.oidcIssuer);
  const organizationClaim = config.oidcIssuer === undefined ? 'org' : config.oidcOrganizationClaim;
  const narrowed = new WeakMap<JWTPayload, Narrowed>();
  return async (authorization) => {
    if (authorization === undefined) return null;
    const token = /^Bearer +([\w.~+/=-]+)$/i.exec(authorization)?.[1];
    if (token === undefined) throw unauthenticated();
    const payload = await verified(token, verify);
    const organization = payload[organizationClaim];
    if (typeof organization !== 'string' || typeof payload.sub !== 'string') throw unauthenticated();
    const granted = await grants.find(organization, payload.sub);
    if (!granted) throw unauthenticated();
    const earlier = narrowed.get(payload);
    if (earlier?.granted === granted) return earlier.actor;
    const actor = actorFrom(payload, granted);
    narrowed.set(payload, { granted, actor });
    return actor;
  };
};

/** Signs a token for a user of an organization, limited to `roles`, good for `hours`. */
export const signToken = async (
  config: Config,
  claims: {
    readonly user: string;
    readonly organization: string;
    readonly roles: readonly Role[];
    readonly hours: number;
  },
): Promise<string> => {
  const { key, id } = await ownKey(config.dataDir);
  return new SignJWT({ org: claims.organization, roles: [...claims.roles] })
    .setProtectedHeader({ alg: 'EdDSA', kid: id })
    .setSubject(claims.user)
    .setIssuer(OWN_ISSUER)
    .setAudience(config.tokenAudience)
    .setIssuedAt()
    .setExpirationTime(`${claims.hours}h`)
    .sign(key);
};

/** What a token says; fails for one that does not hold. At once where it is known. */
type Verify = (token: string) => JWTPayload | Promise<JWTPayload>;

const verified = (token: string, verify: Verify): JWTPayload | Promise<JWTPayload> => {
  const payload = verify(token);
  if (!(payload instanceof Promise)) return payload;
  return payload.catch(() => {
    throw unauthenticated();
  });
};

/**
 * A signature of our own key that was right once is right until the token expires: the last thousand are not verified
 * again. What was granted is another matter, and asked for each time. An issuer may turn its keys over, and
 * its tokens are verified each time.
 */
const remembering = (verify: Verify): Verify => {
  const known = new Map<string, JWTPayload>();
  const verifyOnce = async (token: string): Promise<JWTPayload> => {
    known.delete(token);
    const payload = await verify(token);
    if (known.size >= MOST_REMEMBERED) known.delete(known.keys().next().value!);
    known.set(token, payload);
    return payload;
  };
  return (token) => {
    const found = known.get(token);
    return found?.exp !== undefined && found.exp > Date.now() / 1000 ? found : verifyOnce(token);
  };
};

const MOST_REMEMBERED = 1_000;

const ownVerifier = async (config: Config): Promise<Verify> => {
  const { publicKey } = await ownKey(config.dataDir);
  const options = {
    issuer: OWN_ISSUER,
    audience: config.tokenAudience,
    algorithms: ['EdDSA'],
    requiredClaims: ['sub', 'org', 'exp'],
  };
  return async (token) => (await jwtVerify(token, publicKey, options)).payload;
};

const issuerVerifier = async (config: Config, issuer: string): Promise<Verify> => {
  const base = issuer.replace(/\/$/, '');
  const response = await fetch(`${base}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(10_000),
  }).catch((error: unknown) => {
    throw new Error(`OIDC_ISSUER: ${base} cannot be reached.`, { cause: error });
  });
  const discovered = response.ok ? ((await response.json()) as { jwks_uri?: unknown; issuer?: unknown }) : {};
  if (typeof discovered.jwks_uri !== 'string' || typeof discovered.issuer !== 'string') {
    throw new Error(`OIDC_ISSUER: ${base} publishes no OpenID configuration (HTTP ${response.status}).`);
  }
  const keys = createRemoteJWKSet(new URL(discovered.jwks_uri));
  const options: JWTVerifyOptions = {
    issuer: discovered.issuer,
    audience: config.oidcAudience!,
    algorithms: ALGORITHMS,
    requiredClaims: ['sub', config.oidcOrganizationClaim, 'exp'],
  };
  return async (token) => (await jwtVerify(token, keys, options)).payload;
};

/** What a token's actor was made from, so that the same grants need not be narrowed again. */
interface Narrowed {
  readonly granted: Actor;
  readonly actor: Actor;
}

/** The stored grants decide; roles in the token can only narrow them. */
const actorFrom = (payload: JWTPayload, granted: Actor): Actor => {
  // A single role may stand without its list; anything else that is no role leaves none.
  const asked = payload['roles'] === undefined ? granted.roles : [payload['roles']].flat();
  const roles = granted.roles.filter((role) => asked.includes(role));
  if (roles.length === 0) throw unauthenticated();
  return { ...granted, roles };
};

const unauthenticated = (): Refusal =>
  new Refusal(
    'UNAUTHENTICATED',
    'The token is expired, forged, meant for somebody else, or its user may not come in. Ask for a new one.',
  );

interface OwnKey {
  readonly key: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly id: string;
}

/** The key of this installation, made at first asking and kept where only its user can read it. */
const ownKey = async (dataDir: string): Promise<OwnKey> => {
  const path = join(dataDir, 'token-key.json');
  const stored = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return makeKey(dataDir, path);
    throw error;
  });
  const { d, ...open } = JSON.parse(stored) as JWK;
  return {
    key: (await importJWK({ ...open, d: d! }, 'EdDSA')) as CryptoKey,
    publicKey: (await importJWK(open, 'EdDSA')) as CryptoKey,
    id: open.kid!,
  };
};

const makeKey = async (dataDir: string, path: string): Promise<string> => {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const text = JSON.stringify({ ...(await exportJWK(privateKey)), kid: crypto.randomUUID() });
  await mkdir(dataDir, { recursive: true });
  // Written elsewhere and then given its name: who finds the file finds the whole of it.
  const draft = `${path}.${crypto.randomUUID()}`;
  await writeFile(draft, text, { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, path);
  } catch (error) {
    // Another process was faster: its key is the key.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return await readFile(path, 'utf8');
    throw error;
  } finally {
    await rm(draft);
  }
  return text;
};
