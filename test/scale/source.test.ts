/** Who is sent to a replica, and what becomes of a read that fails there: on a replica that does as it is told. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { graphql, type GraphQLResolveInfo } from 'graphql';
import { ROLE_NAMES, type Role } from '../../src/access/roles.ts';
import type { Database } from '../../src/platform/database.ts';
import type { Replicas } from '../../src/platform/replicas.ts';
import { readFromSource } from '../../src/reading/source.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';

const PATIENTS = '{ patients(first: 1) { edges { node { id } } } }';

let house: TestHouse;

beforeAll(async () => {
  house = await testHouse({ patients: 2 });
}, 60_000);
afterAll(() => house.close());

/** The test's own database in a replica's place, which fails as often as it is told to. */
const replicasThat = (fail: () => unknown) => {
  const seen = { picked: 0, suspected: 0 };
  const database: Database = {
    ...house.house.database,
    transaction: async (settings, body, watch) => {
      const result = await house.house.database.transaction(settings, body, watch);
      const error = fail();
      if (error !== null) throw error;
      return result;
    },
  };
  const replicas: Replicas = {
    pick: () => ((seen.picked += 1), database),
    suspect: () => void (seen.suspected += 1),
    close: () => Promise.resolve(),
  };
  return { seen, replicas };
};

const ask = async (roles: readonly Role[], query: string, replicas: Replicas): Promise<Json> => {
  const context = house.context(await house.as(roles));
  const contextValue = { ...context, house: { ...context.house, replicas } };
  return graphql({ schema: house.schema, source: query, contextValue });
};

const reads = async (): Promise<number> =>
  (await house.data(await house.as(['AUDITOR']), '{ auditEvents(filter: { kind: { eq: READ } }) { totalCount } }'))[
    'auditEvents'
  ]['totalCount'];

const failing = (code: string): Error => Object.assign(new Error(`failed with ${code}`), { code });

describe('A replica is asked', () => {
  const sets: (readonly Role[])[] = [
    ...ROLE_NAMES.map((role) => [role]),
    ['AUDITOR', 'CODER'],
    ['AUDITOR', 'ADMIN'],
    ROLE_NAMES,
  ];

  test.each(sets.map((roles) => ({ roles, name: roles.join(' and ') })))(
    'for an auditor who is nothing else: as $name',
    async ({ roles }) => {
      const { seen, replicas } = replicasThat(() => null);
      await ask(roles, '{ users { totalCount } facilities { totalCount } }', replicas);
      expect(seen.picked).toBe(roles.join() === 'AUDITOR' ? 2 : 0);
    },
  );

  test.each(['query', 'mutation'])('for queries only: in a %s', async (operation) => {
    const { seen, replicas } = replicasThat(() => null);
    const actor = await house.as(['AUDITOR']);
    const context = house.context(actor);
    const info = { operation: { operation }, fieldName: 'users' } as unknown as GraphQLResolveInfo;
    const result = await readFromSource(
      { ...context, house: { ...context.house, replicas } },
      actor,
      info,
      async (cells) => ({
        result: (await cells('select 1 as one', []))[0]![0],
        subjects: new Set<string>(),
      }),
    );
    expect([result, seen.picked]).toEqual(['1', operation === 'query' ? 1 : 0]);
  });
});

describe('A read that fails on a replica', () => {
  test.each(['40001', '40P01', '57014', '57P01', '08006', 'ECONNREFUSED', '42P01', 'XX000'])(
    'with %s is answered by the primary, with one event',
    async (code) => {
      const { seen, replicas } = replicasThat(() => failing(code));
      const before = await reads();
      const { data, errors } = await ask(['AUDITOR'], PATIENTS, replicas);
      expect(errors).toBeUndefined();
      expect(data['patients']['edges'].length).toBe(1);
      expect(await reads()).toBe(before + 1);
      // A conflict with what the primary has done since says nothing against the replica.
      expect(seen.suspected).toBe(code.startsWith('40') ? 0 : 1);
    },
  );

  test('by a refusal is refused, and the primary is not asked', async () => {
    const { seen, replicas } = replicasThat(() => null);
    const { errors } = await ask(
      ['AUDITOR'],
      '{ patient(id: "x") { id } patients(after: "x") { totalCount } }',
      replicas,
    );
    expect(errors.map(({ extensions }: Json) => extensions['code']).toSorted()).toEqual([
      'BAD_USER_INPUT',
      'NOT_FOUND',
    ]);
    expect(seen).toEqual({ picked: 2, suspected: 0 });
  });

  test('writes no event where there is none to write', async () => {
    const { replicas } = replicasThat(() => null);
    const before = await reads();
    await ask(['AUDITOR'], '{ facilities { totalCount } }', replicas);
    expect(await reads()).toBe(before);
  });
});
