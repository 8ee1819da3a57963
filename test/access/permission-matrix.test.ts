/** The first two fences: every root field and every guarded field, asked for from every seat. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GraphQLInt, GraphQLObjectType, GraphQLSchema, getNamedType, isEnumType, isObjectType } from 'graphql';
import type { Actor } from '../../src/access/actor.ts';
import { allShapes, shapeNamed, type Shape } from '../../src/access/entity.ts';
import { guardOf } from '../../src/access/guards.ts';
import { holds, type Permission } from '../../src/access/permissions.ts';
import { guardedFields, type GuardedField } from '../../src/access/shield.ts';
import { ERROR_CATALOGUE } from '../../src/platform/errors.ts';
import { plainSchema } from '../../src/schema.ts';
import { allQueues } from '../../src/workflow/queues.ts';
import { furnish } from '../support/furnish.ts';
import { testHouse, type Answered, type TestHouse } from '../support/house.ts';
import { actorsOf, NOBODY, SEATS, type Seat } from '../support/seats.ts';
import { superuserOf, type Superuser } from '../support/superuser.ts';
import { rootOperation, targetsIn, UNKNOWN_ID, type Targets } from './operations.ts';
import { wayTo } from './ways.ts';

const ALL_SEATS = [...SEATS, NOBODY];
const schema = await plainSchema();
const fields = guardedFields(schema).map((each) => ({ ...each, name: `${each.type}.${each.field}` }));
const roots = fields.filter(({ type }) => type === 'Query' || type === 'Mutation');
const inner = fields.filter(({ type }) => type !== 'Query' && type !== 'Mutation');
const shapes = allShapes().map((shape) => ({ shape, name: shape.name }));
const guardedFilters = allShapes().flatMap((shape) =>
  [...shape.attributes.values()].flatMap((attribute) => {
    const guard = guardOf(shape, attribute);
    const filtered = (attribute.is === 'column' || attribute.is === 'reference') && attribute.filter;
    return guard && filtered ? [{ shape, attribute, guard, name: `${shape.name}.${attribute.name}` }] : [];
  }),
);

const queued = [...new Map(allQueues().map((queue) => [queue.of, queue])).values()];

let house: TestHouse;
let superuser: Superuser;
let actors: ReadonlyMap<Seat, Actor | null>;
let targets: (seat: Seat) => Targets;
const idOf = new Map<string, string>();
let checked = 0;

beforeAll(async () => {
  house = await testHouse();
  const { organization, organizationId } = await furnish(house, 'Matrix', 'mark');
  superuser = await superuserOf(house);
  actors = await actorsOf(house, organization);
  targets = ({ roles }) => targetsIn(superuser, organizationId, roles);
  for (const { name } of allShapes()) idOf.set(name, (await targets(NOBODY)(name, ''))!.id);
});
afterAll(async () => {
  await superuser.close();
  await house.close();
});

describe('a root field', () => {
  test.each(roots)('$name answers whoever holds $permission and nobody else', async (field) => {
    const { type, field: name, permission } = field;
    const verdicts = await everySeat('root', permission, async (seat) => {
      const kind = type === 'Query' ? 'query' : 'mutation';
      const operation = await rootOperation(schema, kind, name, targets(seat), seat.roles);
      const answered = await house.ask(actors.get(seat)!, operation.source, operation.variables);
      return verdictOf(answered, type === 'Query');
    });
    expect(verdicts).toEqual(expected(field, name));
  });
});

describe('a guarded field', () => {
  test.each(inner)('$name answers whoever holds $permission and nobody else', async (field) => {
    const { type, field: name, permission } = field;
    const selection = selected(field);
    const shapeRead = shapeNamed(type)!.permission;
    const forms = [
      [selection, ''],
      [`aliased: ${selection}`, ''],
      ['...Spread', `fragment Spread on ${type} { ${selection} }`],
      [`... on ${type} { ... { ${selection} } }`, ''],
    ];
    const verdicts = await everySeat('inner', permission, async (seat) => {
      const actor = actors.get(seat)!;
      const way = wayTo(schema, type, seat.roles, (each) => idOf.get(each)!);
      const byNode = `{ node(id: "${idOf.get(type)}") { ... on ${type} { id ${selection} } } }`;
      if (way === null) {
        const answered = await house.ask(actor, byNode);
        return !answered.errors && answered.data!['node'] === null ? HIDDEN : verdictOf(answered, true);
      }
      const found = new Set<string>();
      for (const [form, fragment] of forms) {
        const answered = await house.ask(actor, `${way.query(`id ${form}`)} ${fragment}`);
        if (!way.innermost(answered.data)?.['id']) throw new Error(`No ${type} lies on the way ${way.query('id')}.`);
        found.add(verdictOf(answered, true));
      }
      found.add(verdictOf(await house.ask(actor, byNode), true));
      return [...found].join(' or ');
    });
    const wanted = expected(field, `${type}.${name}`);
    for (const seat of SEATS) if (!holds(seat.roles, shapeRead)) wanted[seat.name] = HIDDEN;
    expect(verdicts).toEqual(wanted);
  });

  test('is in no order of any list', () => {
    const orders = Object.values(schema.getTypeMap()).flatMap((type) => {
      const shape = /^(\w+)Sort$/.exec(type.name)?.[1];
      return shape !== undefined && isEnumType(type)
        ? [{ shape, names: type.getValues().map(({ name }) => name) }]
        : [];
    });
    expect(orders.length).toBeGreaterThan(10);
    for (const { type, field } of inner) {
      const upper = field.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
      const names = orders.find(({ shape }) => shape === type)?.names ?? [];
      expect(names.filter((name) => name.startsWith(`${upper}_`))).toEqual([]);
    }
  });
});

describe('a filter', () => {
  test.each(guardedFilters)('on $name is for whoever holds $guard', async ({ shape, attribute, guard, name }) => {
    const list = listOf(shape);
    const verdicts = await everySeat('root', guard, async (seat) => {
      const source = `{ ${list}(filter: { ${attribute.name}: { eq: "${UNKNOWN_ID}" } }) { totalCount } }`;
      return verdictOf(await house.ask(actors.get(seat)!, source), true);
    });
    const wanted = expected({ type: shape.name, field: attribute.name, permission: guard }, name);
    for (const seat of SEATS) {
      if (!holds(seat.roles, shape.permission))
        wanted[seat.name] = refusal({ type: 'Query', field: list, permission: shape.permission }, list);
    }
    expect(verdicts).toEqual(wanted);
  });
});

describe('node(id)', () => {
  test.each(shapes)('finds a $name only for whoever may read the type', async ({ shape }) => {
    const source = `{ node(id: "${idOf.get(shape.name)}") { __typename } }`;
    const found: Record<string, unknown> = {};
    for (const seat of SEATS) {
      checked += 1;
      const { data, errors } = await house.ask(actors.get(seat)!, source);
      found[seat.name] = errors ?? (data!['node'] as { __typename: string } | null)?.__typename ?? null;
    }
    const wanted = SEATS.map(({ name, roles }) => [name, holds(roles, shape.permission) ? shape.name : null]);
    expect(found).toEqual(Object.fromEntries(wanted));
  });
});

describe("a work item's subject", () => {
  test.each([...queued])('of type $of is for whoever may read the type', async ({ of, kind }) => {
    const source = `{ workQueue(kind: ${kind}) { edges { node { subject { __typename } } } } }`;
    const { permission } = shapeNamed(of)!;
    const wanted = expected({ type: 'WorkItem', field: 'subject', permission }, `${of} through subject`);
    const verdicts: Record<string, string> = {};
    for (const seat of ALL_SEATS) {
      checked += 1;
      verdicts[seat.name] = verdictOf(await house.ask(actors.get(seat)!, source), true);
      if (seat !== NOBODY && !holds(seat.roles, 'work.read'))
        wanted[seat.name] = refusal({ type: 'Query', field: 'workQueue', permission: 'work.read' }, 'workQueue');
    }
    expect(verdicts).toEqual(wanted);
  });
});

describe('a schema', () => {
  const only = (extensions: Record<string, unknown>) =>
    new GraphQLObjectType({ name: 'Only', fields: { open: { type: GraphQLInt, extensions } } });
  const query = new GraphQLObjectType({
    name: 'Query',
    fields: { shut: { type: GraphQLInt, extensions: { permission: 'self.read' } } },
  });

  test('cannot be served while a root field declares no permission', () => {
    expect(() => guardedFields(new GraphQLSchema({ query: only({}) }))).toThrow('Only.open declares no permission.');
    expect(() => guardedFields(new GraphQLSchema({ query, mutation: only({}) }))).toThrow('Only.open');
    expect(() => guardedFields(new GraphQLSchema({ query, subscription: only({}) }))).toThrow('Only.open');
  });

  test('cannot be served while a field declares a permission that the table does not have', () => {
    expect(() => guardedFields(new GraphQLSchema({ query: only({ permission: 'self.raed' }) }))).toThrow('self.raed');
    expect(() => guardedFields(new GraphQLSchema({ query: only({ permission: 7 }) }))).toThrow('open declares');
  });

  test('is served with every root field guarded', () => {
    const fieldsOf = (type: GraphQLObjectType | null | undefined) => Object.keys(type?.getFields() ?? {});
    const all = [...fieldsOf(schema.getQueryType()), ...fieldsOf(schema.getMutationType())];
    expect(roots.map(({ field }) => field).sort()).toEqual(all.sort());
  });
});

const cells =
  (roots.length + inner.length + guardedFilters.length + queued.length) * ALL_SEATS.length +
  shapes.length * SEATS.length;
test(`${cells} cells were checked: ${fields.length} fields and ${shapes.length} types, from ${ALL_SEATS.length} seats`, () => {
  expect(checked).toBe(cells);
  expect(cells).toBeGreaterThan(600);
});

const THROUGH = 'let through';
const HIDDEN = 'the whole type is hidden';

/** Asks from every seat, those who must be refused first: they leave every row as it was. */
const everySeat = async (
  kind: 'root' | 'inner',
  permission: Permission,
  ask: (seat: Seat) => Promise<string>,
): Promise<Record<string, string>> => {
  const verdicts: Record<string, string> = {};
  const refused = ALL_SEATS.filter(({ roles }) => !holds(roles, permission));
  const before = await superuser.fingerprint();
  for (const seat of refused) verdicts[seat.name] = await ask(seat);
  const after = await superuser.fingerprint();
  // A guarded field is refused below a row that was answered, and that is a read.
  expect(after).toEqual(kind === 'root' ? before : { ...before, reads: after['reads'] });
  for (const seat of ALL_SEATS) if (!refused.includes(seat)) verdicts[seat.name] = await ask(seat);
  checked += ALL_SEATS.length;
  return verdicts;
};

const expected = (field: GuardedField, named: string): Record<string, string> =>
  Object.fromEntries(
    ALL_SEATS.map((seat) => [
      seat.name,
      seat === NOBODY ? 'UNAUTHENTICATED' : holds(seat.roles, field.permission) ? THROUGH : refusal(field, named),
    ]),
  );

const refusal = ({ permission }: GuardedField, named: string): string => `FORBIDDEN ${permission} for ${named}`;

/**
 * What an answer amounts to. Whoever is let through may be refused for any reason that is not about access; a query
 * about rows that are there has none. An error outside the catalogue is a fault of ours.
 */
const verdictOf = ({ data, errors }: Answered, strict: boolean): string => {
  const [error] = errors ?? [];
  if (!error) return strict && Object.values(data!).includes(null) ? 'null' : THROUGH;
  const { code, permission, field } = error.extensions as Record<string, string>;
  if (code === 'FORBIDDEN') return `FORBIDDEN ${permission} for ${field}`;
  if (code === 'UNAUTHENTICATED') return code;
  if (code === undefined || !(code in ERROR_CATALOGUE) || code === 'INTERNAL_SERVER_ERROR')
    return `fault: ${error.message}`;
  return strict ? `${code}: ${error.message}` : THROUGH;
};

/** A field with the smallest selection that it can have. */
const selected = ({ type, field }: GuardedField): string => {
  const declared = (schema.getType(type) as GraphQLObjectType).getFields()[field]!;
  return isObjectType(getNamedType(declared.type)) ? `${field} { __typename }` : field;
};

/** The root field that lists a type. */
const listOf = (shape: Shape): string =>
  Object.values(schema.getQueryType()!.getFields()).find(
    ({ type, args }) =>
      getNamedType(type).name === `${shape.name}Connection` && args.some(({ name }) => name === 'filter'),
  )!.name;
