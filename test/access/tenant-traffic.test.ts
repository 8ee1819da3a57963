/** Two organizations at once through one small pool, with refusals, aborted transactions and lost connections in between. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getNamedType, isLeafType, isNonNullType, isObjectType, type GraphQLOutputType } from 'graphql';
import type { Actor } from '../../src/access/actor.ts';
import { shapeNamed } from '../../src/access/entity.ts';
import { ROLE_NAMES } from '../../src/access/roles.ts';
import { randomFrom } from '../../src/sample/random.ts';
import { plainSchema } from '../../src/schema.ts';
import { furnish } from '../support/furnish.ts';
import { testHouse, type TestHouse } from '../support/house.ts';
import { actorsOf } from '../support/seats.ts';
import { superuserOf, type Superuser } from '../support/superuser.ts';
import { rootOperation, targetsIn, type Operation, type Targets } from './operations.ts';
import { TENANT_TABLES, tenantColumn } from './rows.ts';

const OPERATIONS = 2000;
const AT_ONCE = 20;

const SETTINGS = ['app.organization', 'app.user', 'app.roles', 'app.facilities'];

interface Side {
  readonly mark: string;
  readonly organizationId: string;
  readonly actors: readonly Actor[];
  /** Every id of any row of this organization when the traffic began. */
  ids: ReadonlySet<string>;
}

const schema = await plainSchema();
const queries = Object.values(schema.getQueryType()!.getFields());
const mutations = Object.values(schema.getMutationType()!.getFields());
const lists = queries.filter(
  ({ type, args }) => getNamedType(type).name.endsWith('Connection') && args.every((each) => !isNonNullType(each.type)),
);
const byId = queries.filter(({ args }) => args.length === 1 && args[0]!.name === 'id');
const random = randomFrom('traffic');

let house: TestHouse;
let superuser: Superuser;
let sides: readonly [Side, Side];

beforeAll(async () => {
  house = await testHouse({ poolSize: 6 });
  superuser = await superuserOf(house);
  const [east, west] = [await sideOf('East', 'EASTMARK'), await sideOf('West', 'WESTMARK')];
  sides = [
    { ...east, ids: await idsOf(east.organizationId) },
    { ...west, ids: await idsOf(west.organizationId) },
  ];
});
afterAll(async () => {
  await superuser.close();
  await house.close();
});

const sideOf = async (organization: string, mark: string): Promise<Side> => {
  const { organizationId } = await furnish(house, organization, mark);
  const seats = [...(await actorsOf(house, organization)).values()].filter((actor) => actor !== null);
  const all = await house.as(ROLE_NAMES, { organization });
  return { mark, organizationId, actors: [...seats, all, all, all], ids: new Set() };
};

const idsOf = async (organizationId: string): Promise<ReadonlySet<string>> => {
  const selects = TENANT_TABLES.map(({ table }) => `select id from ${table} where ${tenantColumn(table)} = $1`);
  return new Set((await superuser.rows(selects.join(' union '), [organizationId])).map(({ id }) => id as string));
};

test(`${OPERATIONS} mixed operations of two organizations tell neither anything of the other`, async () => {
  const seen = { answered: 0, refused: 0, aborted: 0, marked: 0 };
  for (let done = 0; done < OPERATIONS; done += AT_ONCE) {
    const batch = Array.from({ length: AT_ONCE }, () => {
      const [own, other] = random.chance(0.5) ? sides : [sides[1], sides[0]];
      return { own, other, actor: random.pick(own.actors), make: random.pick(KINDS) };
    });
    const trouble = done % 500 === 240 ? loseConnections() : Promise.resolve();
    await Promise.all(
      batch.map(async ({ own, other, actor, make }) => {
        const operation = await make(own, other, actor);
        const answer = await house.ask(actor, operation.source, operation.variables);
        const text = textOf(answer);
        if (text.includes(own.mark)) seen.marked += 1;
        if (!answer.errors) seen.answered += 1;
        else if (make === aborting) seen.aborted += 1;
        else seen.refused += 1;
        expect(foreignTo(own, other, operation, text)).toEqual([]);
      }),
    );
    await trouble;
  }
  // Each kind of thing has happened often enough for the silence to mean something.
  expect(seen.answered).toBeGreaterThan(OPERATIONS / 5);
  expect(seen.refused).toBeGreaterThan(OPERATIONS / 10);
  expect(seen.aborted).toBeGreaterThan(OPERATIONS / 40);
  expect(seen.marked).toBeGreaterThan(OPERATIONS / 10);
}, 120_000);

test('afterwards every row still belongs to who made it', async () => {
  for (const [own, other] of [sides, [sides[1], sides[0]] as const]) {
    for (const { table } of TENANT_TABLES) {
      const strays = `select count(*)::integer from ${table} t where ${tenantColumn(table)} = $1 and t::text like $2`;
      expect({ table, strays: await superuser.value(strays, [own.organizationId, `%${other.mark}%`]) }).toEqual({
        table,
        strays: 0,
      });
    }
  }
});

test('afterwards both are served again, on as many connections as before', async () => {
  const admin = sides[0].actors.find(({ roles }) => roles.includes('ADMIN'))!;
  const made = Array.from({ length: AT_ONCE }, (_, index) =>
    house.ask(admin, `mutation { createFacility(name: "Annex ${index}", placeOfServiceCode: "11") { name } }`),
  );
  for (const answer of await Promise.all(made)) expect(answer.codes).toEqual([]);
});

test('afterwards no connection remembers who asked last', async () => {
  const left = `select concat(${SETTINGS.map((name) => `current_setting('${name}', true)`).join(', ')}) as left`;
  const { orm, database } = house.house;
  const reads = Array.from(
    { length: AT_ONCE },
    async () => (await database.pool.query<{ left: string }>(left)).rows[0]!.left,
  );
  const writes = Array.from({ length: AT_ONCE }, async () => {
    const [row] = await orm.em.fork().getConnection().execute<{ left: string }[]>(left);
    return row!.left;
  });
  expect(new Set(await Promise.all([...reads, ...writes]))).toEqual(new Set(['']));
});

/** Marks and ids of the other organization in an answer, but for the ids that the question held itself. */
const foreignTo = (own: Side, other: Side, { source, variables }: Operation, text: string): string[] => {
  const asked = source + JSON.stringify(variables);
  const ids = (text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []).filter(
    (id) => other.ids.has(id) && !own.ids.has(id) && !asked.includes(id),
  );
  return [...ids, ...(text.includes(other.mark) ? [text] : [])];
};

/** All that an operation gave away: its data, and its errors down to what the database said. */
const textOf = ({ data, errors }: Awaited<ReturnType<TestHouse['ask']>>): string =>
  JSON.stringify({
    data,
    errors: errors?.map(({ message, extensions, originalError }) => {
      const { detail, hint, where } = (originalError ?? {}) as unknown as Record<string, unknown>;
      return { message, extensions, cause: originalError?.message, detail, hint, where };
    }),
  });

type Make = (own: Side, other: Side, actor: Actor) => Operation | Promise<Operation>;

const listing: Make = () => {
  const field = random.pick(lists);
  const node = getNamedType(field.type).name.replace(/Connection$/, '');
  return {
    source: `{ ${field.name}(first: 10) { totalCount edges { cursor node ${selectionOf(node, 1)} } } }`,
    variables: {},
  };
};

const lookingUp: Make = async (own, other, actor) => {
  const field = random.pick(byId);
  const type = getNamedType(field.type).name;
  const target = await rowsOf(random.chance(0.5) ? own : other, actor)(type === 'Node' ? 'Claim' : type, '');
  const selection = type === 'Node' ? '{ __typename id }' : selectionOf(type, 1);
  return { source: `query ($id: ID!) { ${field.name}(id: $id) ${selection} }`, variables: { id: target?.id } };
};

const changing: Make = async (own, other, actor) => {
  const field = random.pick(mutations);
  return rootOperation(schema, 'mutation', field.name, rowsOf(random.chance(0.7) ? own : other, actor), actor.roles);
};

/** PostgreSQL has no character 0 in a text: the statement fails, and the transaction with it. */
const aborting: Make = () => ({
  source: 'query ($filter: PayerFilter) { payers(filter: $filter) { edges { node { id name } } } }',
  variables: { filter: { name: { eq: 'nul \u0000' } } },
});

const KINDS: readonly Make[] = [
  listing,
  listing,
  listing,
  lookingUp,
  lookingUp,
  changing,
  changing,
  changing,
  aborting,
];

const rowsOf = ({ organizationId }: Side, { roles }: Actor): Targets => targetsIn(superuser, organizationId, roles);

/** Every leaf of a type, and of the entities that it points to. */
const selectionOf = (name: string, depth: number): string => {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`${name} is no object type.`);
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (isLeafType(getNamedType(field.type))) return [field.name];
    const target = depth > 0 ? entityIn(field.type) : null;
    return target === null ? [] : [`${field.name} ${selectionOf(target, depth - 1)}`];
  });
  return `{ ${fields.join(' ')} }`;
};

const entityIn = (type: GraphQLOutputType): string | null => {
  const { name } = getNamedType(type);
  return shapeNamed(name) ? name : null;
};

/** Ends whatever connections the application has, over and over while it works. */
const loseConnections = async (): Promise<void> => {
  for (let round = 0; round < 10; round += 1) {
    await superuser.rows(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'claimgraph_app'`,
    );
  }
};
