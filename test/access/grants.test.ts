/** Grants that are remembered: how soon a process takes notice of what another one withdrew, whatever fails between them. */

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { rememberGrants, type Grants } from '../../src/access/grants.ts';
import type { Actor } from '../../src/access/actor.ts';
import { withClient } from '../../src/database.ts';
import { grantUser } from '../../src/parties/party.commands.ts';
import { openDatabase, type Database } from '../../src/platform/database.ts';
import { openEar } from '../../src/platform/ear.ts';
import { SAMPLE_ORGANIZATION } from '../../src/sample/organization.ts';
import { testHouse, type TestHouse } from '../support/house.ts';

const ORGANIZATION = SAMPLE_ORGANIZATION.name;
/** Far below the two seconds after which an answer is asked for again anyway. */
const SOON_MS = 1_000;

let house: TestHouse;
let elsewhere: Database;
let admin: Actor;
let lee: Actor;
let version: number;

beforeAll(async () => {
  house = await testHouse();
  elsewhere = openDatabase(house.applicationUrl, 2);
  admin = await house.as(['ADMIN']);
  lee = await house.as(['CODER', 'BILLER'], { name: 'lee' });
  version = 1;
});
afterAll(async () => {
  await elsewhere.close();
  await house.close();
});
beforeEach(async () => grant(['CODER', 'BILLER']));

const grant = async (roles: Actor['roles'], active = true): Promise<void> => {
  await grantUser(house.context(admin), lee.userId, version, { roles, facilityIds: lee.facilityIds, active });
  version += 1;
};

/** Asks until it is the same answer twice, which only what is remembered gives. */
const remembered = async (grants: Grants, user = 'lee'): Promise<Actor> => {
  for (const end = performance.now() + 5_000; performance.now() < end; await delay(5)) {
    const first = await grants.find(ORGANIZATION, user);
    if (first !== null && first === (await grants.find(ORGANIZATION, user))) return first;
  }
  throw new Error(`${user} is not remembered.`);
};

/** Asks until the roles are these; answers how many milliseconds that took. */
const untilRoles = async (grants: Grants, roles: readonly string[] | undefined): Promise<number> => {
  const begun = performance.now();
  for (; performance.now() < begun + 5_000; await delay(2)) {
    const found = await grants.find(ORGANIZATION, 'lee');
    if (JSON.stringify(found?.roles) === JSON.stringify(roles)) return performance.now() - begun;
  }
  throw new Error(`The roles do not become ${String(roles)}.`);
};

const withGrants = async (body: (grants: Grants) => Promise<void>, database = elsewhere): Promise<void> => {
  const ear = openEar(house.applicationUrl);
  const grants = rememberGrants(database, ear);
  try {
    await body(grants);
  } finally {
    await ear.close();
  }
};

const endListeners = (): Promise<number> =>
  withClient(house.database.superuserUrl, async (client) => {
    const { rowCount } = await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'claimgraph ear' and datname = current_database()`,
    );
    return rowCount!;
  });

describe('What was granted', () => {
  test('and is withdrawn, is withdrawn in this process once the command has answered', async () => {
    for (const roles of [['CODER'], ['BILLER'], ['AUDITOR', 'CODER']] as const) {
      await remembered(house.house.grants);
      await grant(roles);
      expect((await house.house.grants.find(ORGANIZATION, 'lee'))!.roles.toSorted()).toEqual([...roles]);
    }
    await remembered(house.house.grants);
    await grant(['CODER'], false);
    expect(await house.house.grants.find(ORGANIZATION, 'lee')).toBeNull();
  });

  test('and is withdrawn by another process, is withdrawn here as soon as that is heard', async () => {
    await withGrants(async (grants) => {
      expect(await remembered(grants)).toMatchObject({ roles: ['CODER', 'BILLER'] });
      await grant(['BILLER']);
      expect(await untilRoles(grants, ['BILLER'])).toBeLessThan(SOON_MS);
      await remembered(grants);
      await grant(['BILLER'], false);
      expect(await untilRoles(grants, undefined)).toBeLessThan(SOON_MS);
    });
  });

  test.each([
    ['roles are set by the owner of the tables', `update app_user set roles = '{AUDITOR}' where name = 'lee'`],
    [
      'facilities are taken by the owner of the tables',
      `delete from user_facility where user_id = (select id from app_user where name = 'lee')`,
    ],
  ])('is heard of when %s', async (_what, sql) => {
    await withGrants(async (grants) => {
      const before = await remembered(grants);
      const begun = performance.now();
      await withClient(house.database.superuserUrl, (client) => client.query(sql));
      while (JSON.stringify(await grants.find(ORGANIZATION, 'lee')) === JSON.stringify(before)) await delay(2);
      expect(performance.now() - begun).toBeLessThan(SOON_MS);
    });
  });

  test('is not stale when the connection that hears changes is killed, and is remembered again later', async () => {
    await withGrants(async (grants) => {
      await remembered(grants);
      expect(await endListeners()).toBeGreaterThan(0);
      await grant(['BILLER']);
      expect(await untilRoles(grants, ['BILLER'])).toBeLessThan(SOON_MS);
      await remembered(grants);
      await grant(['CODER']);
      expect(await untilRoles(grants, ['CODER'])).toBeLessThan(SOON_MS);
    });
  });

  test('is asked for each time while nothing can be heard', async () => {
    const ear = openEar(house.applicationUrl.replace(/:[^:@/]+@/, ':wrong@'));
    const deaf = rememberGrants(elsewhere, ear);
    try {
      await expect(remembered(deaf)).rejects.toThrow('lee is not remembered.');
    } finally {
      await ear.close();
    }
  });

  test('is asked for again after two seconds, though nothing was heard', async () => {
    // Notifications do not cross databases: this one hears nothing, and cannot know that.
    const other = new URL(house.applicationUrl);
    other.pathname = '/postgres';
    const ear = openEar(other.toString());
    const misled = rememberGrants(elsewhere, ear);
    try {
      await remembered(misled);
      await grant(['BILLER']);
      expect(await misled.find(ORGANIZATION, 'lee')).toMatchObject({ roles: ['CODER', 'BILLER'] });
      const took = await untilRoles(misled, ['BILLER']);
      expect(took).toBeGreaterThan(500);
      expect(took).toBeLessThan(2_100);
    } finally {
      await ear.close();
    }
  });

  test('is not remembered from before a change that was heard while the answer was under way', async () => {
    let arrived: () => void = () => undefined;
    let holds = false;
    const slow = {
      ...elsewhere,
      pool: {
        query: async (...asked: unknown[]) => {
          const answer = await (elsewhere.pool.query as (...all: unknown[]) => Promise<unknown>)(...asked);
          if (holds) await new Promise<void>((resolve) => (arrived = resolve));
          return answer;
        },
      },
    } as unknown as Database;
    await withGrants(async (grants) => {
      await remembered(grants);
      grants.forget(lee.userId);
      holds = true;
      const early = grants.find(ORGANIZATION, 'lee');
      await delay(50);
      holds = false;
      await grant(['BILLER']);
      await delay(50);
      arrived();
      expect(await early).toMatchObject({ roles: ['CODER', 'BILLER'] });
      expect(await grants.find(ORGANIZATION, 'lee')).toMatchObject({ roles: ['BILLER'] });
    }, slow);
  });
});
