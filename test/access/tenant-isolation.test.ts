/** Two organizations in one database, each with its own mark in every text: neither sees, counts, writes or guesses the other's. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  getNamedType,
  getNullableType,
  GraphQLID,
  isInputObjectType,
  isListType,
  isNullableType,
  type GraphQLInputType,
} from 'graphql';
import type { Actor } from '../../src/access/actor.ts';
import { allShapes, shapeNamed } from '../../src/access/entity.ts';
import { rolesOf } from '../../src/access/permissions.ts';
import { ROLE_NAMES } from '../../src/access/roles.ts';
import type { Row } from '../../src/platform/database.ts';
import { calendarDate } from '../../src/platform/calendar-date.ts';
import { sampleBundles } from '../../src/sample/bundle.ts';
import { plainSchema } from '../../src/schema.ts';
import { furnish, type Furnished } from '../support/furnish.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';
import { superuserOf, type Superuser } from '../support/superuser.ts';
import { FROZEN, NOT_ALLOWED, passed, sessionOf, type ApplicationSession } from './as-application.ts';
import { rootOperation, targetsIn, typeNamedBy, UNKNOWN_ID } from './operations.ts';
import { anew, insertion, sampleOf, tenantColumn, TENANT_TABLES } from './rows.ts';

const schema = await plainSchema();
const queries = Object.values(schema.getQueryType()!.getFields());
const mutations = Object.values(schema.getMutationType()!.getFields());
const isId = (type: GraphQLInputType): boolean => getNamedType(type) === GraphQLID;
/** Every id that any mutation takes. */
const places = mutations.flatMap((field) =>
  field.args
    .filter(({ type }) => isId(type))
    .map(({ name, type }, index) => ({
      mutation: field.name,
      argument: name,
      type: typeNamedBy(name, field)!,
      declared: String(type),
      list: isListType(getNullableType(type)),
      first: index === 0,
    })),
);
/** A call with one more argument, which may be left out and was. */
const withArgument = (source: string, { mutation, argument, declared }: (typeof places)[number]): string =>
  source
    .replace(/^mutation \(/, `mutation ($${argument}: ${declared}, `)
    .replace(`${mutation}(`, `${mutation}(${argument}: $${argument}, `);
const [bundle] = sampleBundles({ seed: 1, patients: 1, until: calendarDate('2026-11-01')! });
const tenantShapes = allShapes().filter(({ owner }) => owner !== 'public');

let house: TestHouse;
let superuser: Superuser;
let application: ApplicationSession;
let ours: Furnished;
let theirs: Furnished;
/** Everything that anybody may do here, in one person of our organization. */
let everybody: Actor;
/** A row of theirs of each type. */
const foreign = new Map<string, Row>();

beforeAll(async () => {
  house = await testHouse();
  ours = await furnish(house, 'Ours', 'OURMARK');
  theirs = await furnish(house, 'Theirs', 'THEIRMARK');
  superuser = await superuserOf(house);
  application = await sessionOf(house);
  everybody = await house.as(ROLE_NAMES, { organization: 'Ours' });
  for (const { name, table } of tenantShapes)
    foreign.set(name, await sampleOf(superuser, table, `t.${tenantColumn(table)} = '${theirs.organizationId}'`));
});
afterAll(async () => {
  await Promise.all([superuser.close(), application.close()]);
  await house.close();
});

/** An answer as one text, with the id that was asked for taken out. */
const said = async (source: string, variables: Record<string, unknown>, id: string): Promise<string> => {
  const { data, errors } = await house.ask(everybody, source, variables);
  const refusals = errors?.map(({ message, extensions, path }) => ({ message, extensions, path }));
  return JSON.stringify({ data, refusals }).replaceAll(id, 'ID');
};

describe('a row of another organization', () => {
  test.each(tenantShapes.map(({ name }) => name))('of type %s is as absent as one that never was', async (name) => {
    const id = foreign.get(name)!['id'] as string;
    const node = 'query ($id: ID!) { node(id: $id) { id } }';
    expect(await said(node, { id }, id)).toBe('{"data":{"node":null}}');
    const byId = queries.filter(
      ({ type, args }) => getNamedType(type).name === name && args.some((each) => each.name === 'id'),
    );
    for (const field of byId) {
      const source = `query ($id: ID!) { ${field.name}(id: $id) { id } }`;
      const answer = await said(source, { id }, id);
      expect(answer).toContain('"code":"NOT_FOUND"');
      expect(answer).toBe(await said(source, { id: UNKNOWN_ID }, UNKNOWN_ID));
    }
    const { edges, totalCount } = (
      await house.data(
        everybody,
        'query ($subject: SubjectInput!) { history(subject: $subject) { totalCount edges { cursor } } }',
        {
          subject: { type: name, id },
        },
      )
    )['history'] as Json;
    expect({ edges, totalCount }).toEqual({ edges: [], totalCount: 0 });
  });

  const lists = queries.flatMap((field) => {
    const name = /^(\w+)Connection$/.exec(getNamedType(field.type).name)?.[1];
    const filter = field.args.find((each) => each.name === 'filter');
    if (name === undefined || !filter || field.args.some(({ type }) => !isNullableType(type))) return [];
    return [{ field: field.name, shape: shapeNamed(name)!, filter: filter.type }];
  });
  test.each(lists)('is neither found nor counted by $field', async ({ field, shape, filter }) => {
    const input = getNullableType(filter);
    const row = foreign.get(shape.name)!;
    const names = isInputObjectType(input) ? Object.keys(input.getFields()) : [];
    const ids = [...shape.attributes.values()].flatMap((each) =>
      names.includes(each.name) && (each.is === 'reference' || (each.is === 'column' && each.kind === 'id'))
        ? [{ name: each.name, id: row[each.column] as string | null }]
        : [],
    );
    expect(ids.length).toBeGreaterThan(0);
    const source = `query ($filter: ${String(filter)}) { ${field}(filter: $filter) { totalCount edges { node { id } } } }`;
    for (const { name, id } of ids) {
      const { [field]: page } = await house.data(everybody, source, { filter: { [name]: { in: [id ?? row['id']] } } });
      expect({ name, page }).toEqual({ name, page: { totalCount: 0, edges: [] } });
    }
    const { [field]: all } = await house.data(everybody, `{ ${field} { totalCount } }`);
    const own = `select count(*)::integer from ${shape.table} where ${tenantColumn(shape.table)} = $1`;
    // The count itself is read as protected health information and leaves an event, after it was made.
    expect(all.totalCount).toBe(await superuser.value(own, [ours.organizationId]));
  });

  test('is not on the page behind a cursor of its own list', async () => {
    const them = await house.as(['BILLER'], { organization: 'Theirs' });
    const page = '(first: 2, sort: CREATED_AT_ASC) { pageInfo { endCursor } edges { node { id } } }';
    const cursor = ((await house.data(them, `{ claims${page} }`))['claims'] as Json)['pageInfo']['endCursor'] as string;
    const after = `{ claims(after: "${cursor}", first: 100, sort: CREATED_AT_ASC) { edges { node { patient { familyName } } } } }`;
    expect(JSON.stringify(await house.data(everybody, after))).not.toContain('THEIRMARK');
  });
});

describe('a row of another facility', () => {
  const placed = tenantShapes.filter(({ owner }) => owner === 'facility');
  test.each(placed.map(({ name }) => name))('of type %s is as absent for whoever works in one', async (name) => {
    const { table, permission } = shapeNamed(name)!;
    const id = (await sampleOf(superuser, table, `t.facility_id = '${ours.south.facilityId}'`))['id'] as string;
    for (const [role, scope] of rolesOf(permission)) {
      const actor = { ...(await house.as([role], { organization: 'Ours' })), facilityIds: [ours.north.facilityId] };
      const { node } = await house.data(actor, 'query ($id: ID!) { node(id: $id) { __typename } }', { id });
      expect({ role, node }).toEqual({ role, node: scope === 'organization' ? { __typename: name } : null });
    }
  });

  test('is not changed from there', async () => {
    const coder = { ...(await house.as(['CODER'], { organization: 'Ours' })), facilityIds: [ours.north.facilityId] };
    const finalize = (id: string) => house.ask(coder, `mutation { finalizeCoding(id: "${id}", version: 2) { id } }`);
    const [there, nowhere] = await Promise.all([finalize(ours.south.encounters.IN_CODING), finalize(UNKNOWN_ID)]);
    expect(there.codes).toEqual(['NOT_FOUND']);
    expect(there.errors![0]!.toJSON()).toEqual(nowhere.errors![0]!.toJSON());
  });
});

describe('a mutation', () => {
  test.each(places)('$mutation does not reach a $type of theirs by $argument', async (place) => {
    const { mutation, argument, type, list } = place;
    const own = targetsIn(superuser, ours.organizationId, ROLE_NAMES);
    const { source, variables } = await rootOperation(schema, 'mutation', mutation, own, ROLE_NAMES);
    const full = source.includes(`$${argument}:`) ? source : withArgument(source, place);
    const row = foreign.get(type)!;
    const given: Record<string, unknown> = { ...variables, ...('bundle' in variables ? { bundle } : {}) };
    // The version is that of the subject, which the first id names.
    if (place.first && 'version' in variables) given['version'] = row['version'];
    const ask = (id: string): Promise<string> => said(full, { ...given, [argument]: list ? [id] : id }, id);
    const before = await superuser.fingerprint();
    const answer = await ask(row['id'] as string);
    expect(answer).toContain('"code":"NOT_FOUND"');
    expect(answer).toBe(await ask(UNKNOWN_ID));
    expect(await superuser.fingerprint()).toEqual(before);
  });

  test('takes no id inside of an input object, where these tests do not look', () => {
    const inputs = new Set(mutations.flatMap(({ args }) => args.map(({ type }) => getNamedType(type))));
    const hidden = [...inputs]
      .filter(isInputObjectType)
      .flatMap((input) =>
        Object.values(input.getFields()).flatMap(({ name, type }) => (isId(type) ? [`${input.name}.${name}`] : [])),
      );
    expect(hidden).toEqual([]);
    expect(places.length).toBeGreaterThan(25);
  });
});

describe('raw SQL', () => {
  test('sees no row of theirs in any table', async () => {
    for (const { table, shape } of TENANT_TABLES) {
      if (!shape) continue;
      const sql = `select count(*)::integer as rows, count(*) filter (where ${tenantColumn(table)} <> $1)::integer as foreign from ${table}`;
      const [found] = await application.rows(everybody, { sql, values: [ours.organizationId] });
      expect({ table, foreign: found!['foreign'] }).toEqual({ table, foreign: 0 });
      expect(found!['rows']).toBeGreaterThan(0);
    }
  });

  const references = TENANT_TABLES.flatMap(({ table, shape }) =>
    [...(shape?.attributes.values() ?? [])].flatMap((each) =>
      each.is === 'reference' ? [{ table, column: each.column, target: each.target().name }] : [],
    ),
  );
  test.each(references)('joins no row of ours to theirs by $table.$column', async ({ table, column, target }) => {
    const [own, their] = [await untaken(table, ours), await untaken(table, theirs)];
    const instead = INSTEAD[`${table}.${column}`] ?? {};
    const joined = insertion(table, { ...own, ...instead, [column]: their[column] ?? foreign.get(target)!['id'] });
    const owner = await sessionOf(house, 'owner');
    // The row as it is can be made, so that nothing but the reference stands in the way of the other.
    expect(await owner.attempt(null, [insertion(table, own), joined])).toEqual([1, '23503']);
    await owner.close();
    expect(['23503', NOT_ALLOWED, FROZEN]).toContain((await application.attempt(everybody, [joined]))[0]);
  });

  test('carries no row of ours over to them', async () => {
    for (const { table } of TENANT_TABLES) {
      if (table === 'organization') continue;
      const row = await sampleOf(superuser, table, `t.organization_id = '${ours.organizationId}'`);
      const signed = table === 'audit_event' ? { actor_id: everybody.userId } : {};
      const outcomes = await application.attempt(everybody, [
        insertion(table, anew(table, row, { ...signed, organization_id: theirs.organizationId })),
        { sql: `update ${table} set organization_id = $1`, values: [theirs.organizationId] },
      ]);
      expect({ table, passed: outcomes.map(passed) }).toEqual({ table, passed: [false, false] });
    }
  });
});

/** What has to go from a row that another reference takes its place. */
const INSTEAD: Readonly<Record<string, Row>> = { 'evidence.procedure_id': { diagnosis_id: null } };

/** A row of an organization that could be made: nothing in it is taken already. */
const untaken = async (table: string, { organizationId }: Furnished): Promise<Row> => {
  const row = await sampleOf(superuser, table, `t.organization_id = '${organizationId}'`);
  const spare = (from: string, where: string) =>
    superuser.value(`select id from ${from} t where organization_id = $1 and facility_id = $2 and ${where} limit 1`, [
      organizationId,
      row['facility_id'],
    ]);
  const others: Readonly<Record<string, () => Promise<Row> | Row>> = {
    claim: () => ({ claim_frequency_code: '7', replaces_id: row['id'] }),
    denial: async () => ({ adjustment_id: await spare('adjustment', 'id not in (select adjustment_id from denial)') }),
    service_payment: async () => ({
      service_line_id: await spare('service_line', 'id not in (select service_line_id from service_payment)'),
    }),
    user_facility: async () => ({
      user_id: await superuser.value(
        `insert into app_user select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'name', gen_random_uuid()))).*
         from app_user t where organization_id = $1 limit 1 returning id`,
        [organizationId],
      ),
    }),
    review_policy: () => ({ name: 'untaken' }),
    work_item: () => ({ subject_id: UNKNOWN_ID }),
  };
  const marks = { source_id: 'untaken', patient_control_number: 'UNTAKEN', line_number: 40, sequence: 12 };
  const fresh = Object.fromEntries(Object.entries(marks).filter(([name]) => name in row));
  return anew(table, row, { ...fresh, ...(await others[table]?.()) });
};
