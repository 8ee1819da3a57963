/**
 * One real PostgreSQL for the whole run, with a template database that each suite copies. Jest loads this file without
 * its transforms, so it uses the built program.
 */

import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export default async function setUp() {
  const { startEmbeddedPostgres } = await import('../../dist/src/platform/postgres/embedded-postgres.js');
  const { prepareDatabase } = await import('../../dist/src/database.js');
  const { ensureStarterEditions } = await import('../../dist/src/cli/sample.js');
  const folder = await mkdtemp(join(tmpdir(), 'claimgraph-tests-'));
  // PostgreSQL's own user must be able to pass, where the tests run as root.
  await chmod(folder, 0o711);
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };
  const server = await startEmbeddedPostgres({ folder, settings });
  const url = (user, password, database) =>
    `postgres://${user}:${encodeURIComponent(password)}@${server.host}:${server.port}/${database}`;
  const superuserUrl = (database) => url(server.superuser.name, server.superuser.password, database);
  const client = new pg.Client(superuserUrl('postgres'));
  await client.connect();
  await client.query("create role claimgraph_owner login password 'owner'");
  await client.query("create role claimgraph_app login password 'application'");
  await client.query('create database claimgraph_template owner claimgraph_owner');
  await client.end();
  const ownerUrl = url('claimgraph_owner', 'owner', 'claimgraph_template');
  await prepareDatabase({ ownerUrl, applicationUrl: url('claimgraph_app', 'application', 'claimgraph_template') });
  await ensureStarterEditions(ownerUrl);
  process.env.TEST_SUPERUSER_URL = superuserUrl('postgres');
  globalThis.stopTestServer = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
