import { describe, expect, test } from '@jest/globals';
import { configurationTable, readConfig, SETTINGS } from '../../src/platform/config.ts';

const refusalOf = (env: Record<string, string>): string => {
  try {
    readConfig(env);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('expected the configuration to be refused');
};

describe('readConfig', () => {
  test('an empty environment gives the defaults', () => {
    expect(readConfig({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      dataDir: './data',
      databaseUrl: undefined,
      databaseAppUrl: undefined,
      databasePoolSize: 10,
      databaseReplicaUrls: undefined,
      databaseReplicaMaxLagMs: 5000,
      oidcIssuer: undefined,
      oidcAudience: undefined,
      oidcOrganizationClaim: 'org',
      tokenAudience: 'claimgraph',
      graphiql: true,
      introspection: true,
      sample: true,
      logLevel: 'info',
      maxBodyBytes: 102_400,
      maxImportBytes: 33_554_432,
      maxTokens: 2000,
      maxDepth: 12,
      maxAliases: 30,
      maxCost: 20_000,
      trustedDocuments: [],
      trustedDocumentsOnly: false,
      allowedOrigins: [],
      shutdownGraceMs: 10_000,
      leaseMinutes: 30,
    });
  });

  test('in production the editor, introspection and the sample are off unless they are asked for', () => {
    expect(readConfig({ NODE_ENV: 'production' })).toMatchObject({
      graphiql: false,
      introspection: false,
      sample: false,
    });
    expect(readConfig({ NODE_ENV: 'production', INTROSPECTION: 'true' })).toMatchObject({
      graphiql: false,
      introspection: true,
    });
  });

  test('every setting can be set', () => {
    const env = {
      PORT: '0',
      HOST: '::',
      DATA_DIR: '/srv/claims',
      DATABASE_URL: 'postgres://owner:pw@db/claims',
      DATABASE_APP_URL: 'postgresql://app:pw@db/claims',
      DATABASE_POOL_SIZE: '4',
      DATABASE_REPLICA_URLS: 'postgres://one/claims, postgres://two:5433/claims?sslmode=require',
      DATABASE_REPLICA_MAX_LAG_MS: '8',
      OIDC_ISSUER: 'https://id.example.org/realm',
      OIDC_AUDIENCE: 'claims',
      OIDC_ORGANIZATION_CLAIM: 'tenant',
      TOKEN_AUDIENCE: 'here',
      GRAPHIQL: 'false',
      INTROSPECTION: 'false',
      SAMPLE: 'false',
      LOG_LEVEL: 'warn',
      MAX_BODY_BYTES: '1000',
      MAX_IMPORT_BYTES: '2000',
      MAX_TOKENS: '3',
      MAX_DEPTH: '4',
      MAX_ALIASES: '5',
      MAX_COST: '6',
      ALLOWED_ORIGINS: 'https://a.example.org, http://localhost:3000',
      SHUTDOWN_GRACE_MS: '0',
      LEASE_MINUTES: '7',
      TRUSTED_DOCUMENTS: '/etc/claimgraph/web.json, desk.json',
      TRUSTED_DOCUMENTS_ONLY: 'true',
    };
    expect(Object.keys(env).sort()).toEqual(
      Object.values(SETTINGS)
        .map(({ variable }) => variable)
        .sort(),
    );
    expect(readConfig(env)).toEqual({
      port: 0,
      host: '::',
      dataDir: '/srv/claims',
      databaseUrl: env.DATABASE_URL,
      databaseAppUrl: env.DATABASE_APP_URL,
      databasePoolSize: 4,
      databaseReplicaUrls: ['postgres://one/claims', 'postgres://two:5433/claims?sslmode=require'],
      databaseReplicaMaxLagMs: 8,
      oidcIssuer: env.OIDC_ISSUER,
      oidcAudience: 'claims',
      oidcOrganizationClaim: 'tenant',
      tokenAudience: 'here',
      graphiql: false,
      introspection: false,
      sample: false,
      logLevel: 'warn',
      maxBodyBytes: 1000,
      maxImportBytes: 2000,
      maxTokens: 3,
      maxDepth: 4,
      maxAliases: 5,
      maxCost: 6,
      allowedOrigins: ['https://a.example.org', 'http://localhost:3000'],
      shutdownGraceMs: 0,
      leaseMinutes: 7,
      trustedDocuments: ['/etc/claimgraph/web.json', 'desk.json'],
      trustedDocumentsOnly: true,
    });
  });

  test('an empty variable counts as unset', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 4000, databaseUrl: undefined });
  });

  test('all problems are told at once, each with its variable, what it holds and what it should hold', () => {
    const message = refusalOf({ PORT: '70000', GRAPHIQL: 'yes', LOG_LEVEL: 'loud', MAX_COST: '-1' });
    expect(message.split('\n')).toEqual([
      'The configuration cannot be used:',
      '- PORT holds "70000"; it should hold a port, from 0 (any free one) to 65535.',
      '- GRAPHIQL holds "yes"; it should hold true or false.',
      '- LOG_LEVEL holds "loud"; it should hold one of fatal, error, warn, info, debug, trace, silent.',
      '- MAX_COST holds "-1"; it should hold a whole number, 1 or more.',
    ]);
  });

  test.each([
    ['PORT', '4000x'],
    ['PORT', '1e3'],
    ['PORT', '-1'],
    ['HOST', 'a b'],
    ['DATABASE_URL', 'mysql://a:b@c/d'],
    ['DATABASE_URL', 'postgres://db/'],
    ['DATABASE_POOL_SIZE', '0'],
    ['DATABASE_POOL_SIZE', '1.5'],
    ['DATABASE_REPLICA_URLS', 'postgres://one/claims two'],
    ['DATABASE_REPLICA_URLS', 'postgres://one/claims,postgres://app:pw@two/claims'],
    ['DATABASE_REPLICA_URLS', 'postgres://one/'],
    ['DATABASE_REPLICA_URLS', ', ,'],
    ['DATABASE_REPLICA_URLS', 'one:5432/claims'],
    ['DATABASE_REPLICA_MAX_LAG_MS', '0'],
    ['OIDC_ISSUER', 'id.example.org'],
    ['OIDC_ISSUER', 'http://id.example.org'],
    ['OIDC_ISSUER', 'https://id.example.org/?a=b'],
    ['GRAPHIQL', 'TRUE'],
    ['GRAPHIQL', 'constructor'],
    ['LOG_LEVEL', 'INFO'],
    ['MAX_TOKENS', '99999999999'],
    ['ALLOWED_ORIGINS', '*'],
    ['ALLOWED_ORIGINS', 'https://a.example.org/path'],
    ['ALLOWED_ORIGINS', 'null'],
    ['SHUTDOWN_GRACE_MS', 'ten'],
    ['LEASE_MINUTES', '0'],
  ])('%s may not hold %s', (variable, value) => {
    expect(refusalOf({ [variable]: value })).toContain(`- ${variable} holds `);
  });

  test.each(['http://localhost:9000', 'http://127.0.0.1/realm', 'http://[::1]:80', 'https://id.example.org'])(
    '%s may issue tokens',
    (issuer) => {
      expect(readConfig({ OIDC_ISSUER: issuer, OIDC_AUDIENCE: 'claims' }).oidcIssuer).toBe(issuer);
    },
  );

  test('passwords are never printed', () => {
    const env = {
      DATABASE_URL: 'postgres://owner:CANARY@',
      DATABASE_APP_URL: 'CANARY',
      DATABASE_REPLICA_URLS: 'postgres://app:CANARY@one/claims',
      OIDC_ISSUER: 'https://me:CANARY@id.example.org',
    };
    expect(refusalOf(env)).toMatch(
      /DATABASE_URL holds something[^]*DATABASE_APP_URL holds something[^]*DATABASE_REPLICA_URLS holds something[^]*OIDC_ISSUER holds something/,
    );
    expect(refusalOf(env)).not.toContain('CANARY');
  });

  test('settings that need each other are checked together', () => {
    expect(refusalOf({ OIDC_ISSUER: 'https://id.example.org' })).toContain('OIDC_AUDIENCE holds nothing');
    expect(refusalOf({ OIDC_AUDIENCE: 'claims' })).toContain('OIDC_ISSUER holds nothing');
    expect(refusalOf({ DATABASE_APP_URL: 'postgres://app:pw@db/claims' })).toContain('DATABASE_URL holds nothing');
    expect(refusalOf({ DATABASE_REPLICA_URLS: 'postgres://one/claims' })).toContain('DATABASE_URL holds nothing');
    expect(refusalOf({ MAX_IMPORT_BYTES: '5' })).toContain('MAX_IMPORT_BYTES holds 5; it should hold no less than');
  });
});

test('the table for the README has a row for every setting', () => {
  const rows = configurationTable().split('\n').slice(2);
  expect(rows).toHaveLength(Object.keys(SETTINGS).length);
  expect(rows).toContain('| `PORT` | `4000` | Where the API listens. Holds a port, from 0 (any free one) to 65535. |');
  expect(rows.every((row) => row.split('|').length === 5)).toBe(true);
});
