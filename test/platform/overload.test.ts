/** A pool that gives no connection in time: whoever waited is told so, and may come again. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDatabase, type Database } from '../../src/platform/database.ts';
import { Refusal } from '../../src/platform/errors.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';

let stored: TestDatabase;
let database: Database;

beforeAll(async () => {
  stored = await testDatabase();
  database = openDatabase(stored.applicationUrl, 1, 1_000);
});
afterAll(async () => {
  await database.close();
  await stored.drop();
});

const one = () => database.transaction({}, ({ query }) => query('select 1 as one'));

test('Who waits too long for a connection is refused with OVERLOADED, and served once there is one', async () => {
  const [holds, ends] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holder = database.transaction({}, async ({ query }) => {
    await query('select 1');
    holds.resolve();
    await ends.promise;
  });
  // A holder that gets no connection itself says so here, and not by holding up everything.
  await Promise.race([holds.promise, holder]);
  for (const asked of [one(), database.ask({ text: 'select 1 as one' })]) {
    const refused = await asked.catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refusal);
    expect(refused).toMatchObject({ code: 'OVERLOADED' });
  }
  ends.resolve();
  await holder;
  expect(await one()).toEqual([{ one: 1 }]);
  expect(await database.ask({ text: 'select 1 as one' })).toEqual([{ one: 1 }]);
});

test('A database that does not answer is no overload', async () => {
  const nowhere = openDatabase('postgres://nobody@127.0.0.1:1/nothing', 1, 1_000);
  const failed = await nowhere.ask({ text: 'select 1' }).catch((error: unknown) => error);
  expect(failed).not.toBeInstanceOf(Refusal);
  await nowhere.close();
});
