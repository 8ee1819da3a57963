/**
 * The planner against a naive answer: random operations of every shape that the schema allows, answered by the house and,
 * field by field, from rows in memory.
 */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { graphql, type GraphQLSchema } from 'graphql';
import { makeWorld, type World } from './world.ts';
import { naiveSchema } from './naive.ts';
import { operations } from './random-operations.ts';
import type { Json } from '../support/house.ts';

let world: World;
let naive: GraphQLSchema;

beforeAll(async () => {
  world = await makeWorld(15);
  naive = await naiveSchema(world.house);
});
afterAll(() => world.house.close());

const bothAnswers = async (document: string): Promise<[Json, Json]> => {
  const auditor = await world.house.as(['AUDITOR']);
  const house = await world.house.ask(auditor, document);
  const memory = await graphql({ schema: naive, source: document });
  const plain = ({ data, errors }: { data?: unknown; errors?: readonly { message: string }[] | undefined }): Json =>
    JSON.parse(JSON.stringify({ data: data ?? null, errors: (errors ?? []).map(({ message }) => message) })) as Json;
  return [plain(house), plain(memory)];
};

describe('What the planner answers is what the rows say', () => {
  test('for five hundred random operations with fragments, aliases, directives, pages and filters', async () => {
    await fc.assert(
      fc.asyncProperty(operations(naive), async (document) => {
        const [house, memory] = await bothAnswers(document);
        expect(memory['errors']).toEqual([]);
        expect(house).toEqual(memory);
      }),
      { numRuns: 500, seed: 835 },
    );
  });

  // Shapes that a planner gets wrong first, written out.
  test.each([
    [
      'one page under two aliases of one row',
      '{ encounters(first: 3) { edges { node { a: patient { encounters(first: 1) { edges { node { visitNumber } } } } b: patient { encounters(first: 2, sort: NEWEST_FIRST) { totalCount edges { node { visitNumber } } } } } } } }',
    ],
    [
      'a list under two aliases with different parts',
      '{ encounters(first: 3) { edges { node { a: diagnoses { code } b: diagnoses { sequence title } } } } }',
    ],
    [
      'a field twice, merged',
      '{ encounters(first: 2) { edges { node { patient { familyName } } } edges { node { patient { birthDate } status } } } }',
    ],
    [
      'a fragment in a fragment, of an interface in an interface',
      '{ workQueue(kind: CODING_DENIAL) { edges { node { subject { ... on Node { id ... on WorkSubject { version ... on Denial { category } } } } } } } }',
    ],
    [
      'type names everywhere',
      '{ __typename workQueue(kind: CODING) { __typename edges { __typename node { __typename subject { __typename } } } } }',
    ],
    [
      'a fragment that fits no row',
      '{ workQueue(kind: CODING) { edges { node { subject { ... on Claim { status } } } } } }',
    ],
    [
      'an empty page and its total',
      '{ claims(first: 0) { totalCount edges { node { id } } pageInfo { hasNextPage } } }',
    ],
    [
      'everything skipped but the id',
      '{ claims(first: 2) { edges { node { id ... on Claim @skip(if: true) { status } patient @include(if: false) { id } } } } }',
    ],
  ])('for %s', async (_what, document) => {
    const [house, memory] = await bothAnswers(document);
    expect(house).toEqual(memory);
    expect(house['errors']).toEqual([]);
  });

  test('for an id that is nobody, or no id at all', async () => {
    const auditor = await world.house.as(['AUDITOR']);
    expect(
      await world.house.data(
        auditor,
        '{ a: node(id: "nonsense") { id } b: node(id: "00000000-0000-7000-8000-000000000000") { id } }',
      ),
    ).toEqual({ a: null, b: null });
    const one = await world.house.ask(auditor, '{ encounter(id: "nonsense") { id } }');
    expect(one.codes).toEqual(['NOT_FOUND']);
  });
});
