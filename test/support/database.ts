/** A database of its own for a suite: a copy of the template that the run was started with. */

import { randomUUID } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  /** The login that owns the tables. */
  readonly ownerUrl: string;
  /** The application's login, bound by row policies. */
  readonly applicationUrl: string;
  /** A superuser's login, for what no login of the program can do. */
  readonly superuserUrl: string;
  readonly drop: () => Promise<void>;
}

/** A copy of the template: every table, the fences, the starter editions, no tenants. */
export const testDatabase = async (): Promise<TestDatabase> => {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await run(serverUrl(), `create database ${name} template claimgraph_template owner claimgraph_owner`);
  return {
    ownerUrl: urlFor('claimgraph_owner', 'owner', name),
    applicationUrl: urlFor('claimgraph_app', 'application', name),
    superuserUrl: urlFor(null, null, name),
    drop: async () => {
      await run(serverUrl(), `drop database ${name} with (force)`);
    },
  };
};

/** The same without any edition of a code set, for suites that load their own. */
export const freshDatabase = async (): Promise<TestDatabase> => {
  const database = await testDatabase();
  await run(database.ownerUrl, 'delete from code_set_edition');
  return database;
};

/** Runs one statement under a login. */
export const run = async (url: string, statement: string): Promise<pg.QueryResult> => {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
};

const serverUrl = (): string => process.env['TEST_SUPERUSER_URL']!;

const urlFor = (user: string | null, password: string | null, database: string): string => {
  const url = new URL(serverUrl());
  if (user !== null) url.username = user;
  if (password !== null) url.password = password;
  url.pathname = `/${database}`;
  return url.toString();
};
