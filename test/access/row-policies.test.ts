/** The third fence by itself: raw SQL under the application's login, as every role, on every table. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import { allShapes } from '../../src/access/entity.ts';
import { rolesOf } from '../../src/access/permissions.ts';
import { ROLE_NAMES, type Role, type Scope } from '../../src/access/roles.ts';
import { writableTables } from '../../src/access/row-policies.ts';
import type { Row } from '../../src/platform/database.ts';
import { furnish, type Furnished } from '../support/furnish.ts';
import { testHouse, type TestHouse } from '../support/house.ts';
import { superuserOf, type Superuser } from '../support/superuser.ts';
import {
  APPEND_ONLY,
  NOT_ALLOWED,
  passed,
  sessionOf,
  type ApplicationSession,
  type Outcome,
  type Statement,
} from './as-application.ts';
import { anew, insertion, sampleOf, TENANT_TABLES, type Table } from './rows.ts';

const ACTIONS = ['select', 'insert', 'update', 'delete'] as const;
type Action = (typeof ACTIONS)[number];

let house: TestHouse;
let superuser: Superuser;
let application: ApplicationSession;
let furnished: Furnished;
const actors = new Map<Role, Actor>();
let checked = 0;

beforeAll(async () => {
  house = await testHouse();
  furnished = await furnish(house, 'Policies', 'mark');
  superuser = await superuserOf(house);
  application = await sessionOf(house);
  for (const role of ROLE_NAMES) actors.set(role, await house.as([role], { organization: furnished.organization }));
});
afterAll(async () => {
  await Promise.all([superuser.close(), application.close()]);
  await house.close();
});

/** The roles, with the rows they reach, that the permissions table lets do something with a table. */
const grantsOf = ({ table, shape }: Table, action: Action): ReadonlyMap<Role, Scope> => {
  if (action === 'select') return shape ? rolesOf(shape.permission) : new Map();
  return writableTables().get(table)?.[action] ?? new Map();
};

const mine = (table: string): string =>
  table === 'organization' ? `id = '${furnished.organizationId}'` : `organization_id = '${furnished.organizationId}'`;

/** One statement of each kind on a row that is there. */
const attempts = ({ table, shape }: Table, row: Row, actor: Actor | null): Statement[] => {
  const changing = [...(shape?.attributes.values() ?? [])].find(
    (each) => (each.is === 'column' || each.is === 'reference') && each.changes,
  ) as { column: string } | undefined;
  const column = changing?.column ?? 'id';
  // A trail is signed with the actor's own id; all else is a copy of what is there.
  const signed = table === 'audit_event' && actor ? { actor_id: actor.userId } : {};
  return [
    { sql: `select from ${table} where id = $1`, values: [row['id']] },
    insertion(table, anew(table, row, signed)),
    { sql: `update ${table} set ${column} = ${column} where id = $1`, values: [row['id']] },
    { sql: `delete from ${table} where id = $1`, values: [row['id']] },
  ];
};

const named = (outcomes: readonly Outcome[]): Record<string, boolean> => {
  checked += outcomes.length;
  return Object.fromEntries(ACTIONS.map((action, index) => [action, passed(outcomes[index]!)]));
};

describe('raw SQL', () => {
  test.each([...TENANT_TABLES])('on $table does for each role what the permissions table says', async (table) => {
    const row = await sampleOf(superuser, table.table, mine(table.table));
    const found: Record<string, unknown> = {};
    const wanted: Record<string, unknown> = {};
    for (const [role, actor] of actors) {
      found[role] = named(await application.attempt(actor, attempts(table, row, actor)));
      const sees = table.shape === null || grantsOf(table, 'select').has(role);
      wanted[role] = Object.fromEntries(
        ACTIONS.map((action) => [
          action,
          grantsOf(table, action).has(role) && (action === 'select' || action === 'insert' || sees),
        ]),
      );
    }
    expect(found).toEqual(wanted);
  });

  test.each([...TENANT_TABLES])('on $table does nothing without settings', async (table) => {
    const row = await sampleOf(superuser, table.table, mine(table.table));
    const nothing = { select: false, insert: false, update: false, delete: false };
    expect(named(await application.attempt(null, attempts(table, row, null)))).toEqual(nothing);
    const unroled = { ...actors.get('SUPERVISOR')!, roles: [], facilityIds: [] };
    expect(named(await application.attempt(unroled, attempts(table, row, unroled)))).toEqual(nothing);
    const elsewhere = { ...actors.get('SUPERVISOR')!, organizationId: furnished.north.facilityId, roles: ROLE_NAMES };
    expect(named(await application.attempt(elsewhere, attempts(table, row, elsewhere)))).toEqual(nothing);
  });

  test.each(['code', 'code_set_edition'])('on %s reads what is published, for whoever has a role', async (table) => {
    const [id, other] = table === 'code' ? ['edition_id', 'code'] : ['id', 'edition'];
    const statements = [
      `select from ${table} limit 1`,
      `delete from ${table}`,
      `update ${table} set ${other} = ''`,
    ].map((sql) => ({ sql }));
    statements.push({ sql: `insert into ${table} (${id}) values (gen_random_uuid())` });
    for (const actor of actors.values())
      expect(await application.attempt(actor, statements)).toEqual([1, NOT_ALLOWED, NOT_ALLOWED, NOT_ALLOWED]);
    expect(await application.attempt(null, statements.slice(0, 1))).toEqual([0]);
  });

  test('show no edition that is still being loaded', async () => {
    const coder = actors.get('CODER')!;
    const count = { sql: 'select from code_set_edition' };
    const [before] = await application.attempt(coder, [count]);
    await superuser.rows(`insert into code_set_edition
      (code_set, edition, source, sha256, effective_from, published, code_count, complete)
      values ('CARC', 'half', '', '', '2026-01-01', true, 9, false)`);
    expect(await application.attempt(coder, [count])).toEqual([before]);
    await superuser.rows(`update code_set_edition set complete = true, stored_rows = 9 where edition = 'half'`);
    expect(await application.attempt(coder, [count])).toEqual([(before as number) + 1]);
  });
});

const placed = TENANT_TABLES.filter(({ shape }) => shape?.owner === 'facility');

describe('a facility', () => {
  test.each([...placed])('bounds $table for the roles that work in one', async (table) => {
    const north = furnished.north.facilityId;
    const [here, there] = await Promise.all(
      [north, furnished.south.facilityId].map((id) => sampleOf(superuser, table.table, `t.facility_id = '${id}'`)),
    );
    for (const [role, everywhere] of actors) {
      const actor = { ...everywhere, facilityIds: [north] };
      const inside = named(await application.attempt(actor, attempts(table, here!, actor)));
      const outside = named(await application.attempt(actor, attempts(table, there!, actor)));
      const wanted = ACTIONS.map((action) => [
        action,
        inside[action] && grantsOf(table, action).get(role) === 'organization',
      ]);
      expect({ role, outside }).toEqual({ role, outside: Object.fromEntries(wanted) });
      const shut = { ...actor, facilityIds: [] };
      expect(named(await application.attempt(shut, attempts(table, here!, shut)))).toEqual(outside);
    }
    const sql = `select count(*)::integer as rows from ${table.table} where facility_id <> $1`;
    for (const [role, scope] of grantsOf(table, 'select')) {
      const actor = { ...actors.get(role)!, facilityIds: [north] };
      const [counted] = await application.rows(actor, { sql, values: [north] });
      expect({ role, hidden: counted!['rows'] === 0 }).toEqual({ role, hidden: scope !== 'organization' });
    }
  });

  test.each([...placed])('is not changed in $table', async ({ table }) => {
    const row = await sampleOf(superuser, table, `t.facility_id = '${furnished.north.facilityId}'`);
    const values = [row['id'], furnished.south.facilityId];
    for (const actor of actors.values())
      expect(
        await application.attempt(actor, [{ sql: `update ${table} set facility_id = $2 where id = $1`, values }]),
      ).toEqual([NOT_ALLOWED]);
  });
});

const columns = allShapes().flatMap(({ table, attributes }) =>
  [...attributes.values()].flatMap((each) =>
    each.is === 'column' || each.is === 'reference' ? [{ table, column: each.column, changes: each.changes }] : [],
  ),
);

describe('a column', () => {
  test('can be updated exactly where its declaration says that it changes', async () => {
    const wanted = columns.map(({ table, column, changes }) => {
      const writers = writableTables().get(table)?.update.size ?? 0;
      return { column: `${table}.${column}`, changes: changes && writers > 0 };
    });
    const found: typeof wanted = [];
    for (const { table, column } of columns) {
      const [outcome] = await application.attempt(actors.get('BILLER')!, [
        { sql: `update ${table} set ${column} = ${column} where false` },
      ]);
      found.push({ column: `${table}.${column}`, changes: outcome === 0 });
      checked += 1;
    }
    expect(found).toEqual(wanted);
    expect(columns.filter(({ changes }) => !changes).length).toBeGreaterThan(80);
  });
});

describe('the audit trail', () => {
  const statements = [
    { sql: "update audit_event set action = 'nothing'" },
    { sql: 'delete from audit_event' },
    { sql: 'truncate audit_event' },
    { sql: 'truncate audit_event cascade' },
  ];

  test('cannot be changed, emptied or shortened by any role', async () => {
    for (const actor of [null, ...actors.values()])
      expect(await application.attempt(actor, statements)).toEqual(statements.map(() => NOT_ALLOWED));
  });

  test('cannot be changed by the owner of the tables either', async () => {
    const owner = await sessionOf(house, 'owner');
    expect(await owner.attempt(null, statements)).toEqual(statements.map(() => APPEND_ONLY));
    await owner.close();
  });

  test("is signed with nobody else's name, and in no other organization", async () => {
    const row = await sampleOf(superuser, 'audit_event', mine('audit_event'));
    for (const [role, actor] of actors) {
      const other = [...actors.values()].find(({ userId }) => userId !== actor.userId)!;
      const own = anew('audit_event', row, { actor_id: actor.userId });
      const outcomes = await application.attempt(
        actor,
        [own, { ...own, actor_id: other.userId }, { ...own, organization_id: furnished.north.facilityId }].map((each) =>
          insertion('audit_event', each),
        ),
      );
      expect({ role, outcomes }).toEqual({ role, outcomes: [1, NOT_ALLOWED, NOT_ALLOWED] });
    }
  });
});

const cells =
  TENANT_TABLES.length * (ROLE_NAMES.length + 3) * ACTIONS.length +
  placed.length * ROLE_NAMES.length * 3 * ACTIONS.length +
  columns.length;
test(`${cells} cells were checked: ${TENANT_TABLES.length} tables, ${ROLE_NAMES.length} roles, ${columns.length} columns`, () => {
  expect(checked).toBe(cells);
  expect(cells).toBeGreaterThan(1500);
});
