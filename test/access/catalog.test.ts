/** What PostgreSQL's own catalog says of the third fence. It names whatever is missing, so a new table cannot forget it. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ROW_TABLES } from '../../src/codesets/loading/stores.ts';
import type { Row } from '../../src/platform/database.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { superuserOf, tableNames, type Superuser } from '../support/superuser.ts';
import { TENANT_TABLES } from './rows.ts';

let database: TestDatabase;
let superuser: Superuser;
let rows: Superuser['rows'];

beforeAll(async () => {
  database = await testDatabase();
  superuser = await superuserOf({ database });
  rows = superuser.rows;
});
afterAll(async () => {
  await superuser.close();
  await database.drop();
});

const APPLICATION = 'claimgraph_app';
const OWNER = 'claimgraph_owner';

/** Tables that hold rows of tenants, by their columns and not by what the program says of them. */
const TENANT = `select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and (c.relname = 'organization'
    or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id'))`;

describe('a table with rows of tenants', () => {
  test('is known to the program', async () => {
    const found = (await rows(TENANT)).map(({ relname }) => relname as string);
    expect(found.sort()).toEqual(TENANT_TABLES.map(({ table }) => table).sort());
    expect(found.length).toBeGreaterThan(20);
  });

  test('has row level security, for its owner too', async () => {
    expect(await rows(`select relname from (${TENANT}) t where not (relrowsecurity and relforcerowsecurity)`)).toEqual(
      [],
    );
    expect(
      await rows(`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and relrowsecurity and not relforcerowsecurity`),
    ).toEqual([]);
  });

  test('always says whose its rows are', async () => {
    const loose = `select relname from (${TENANT}) t join pg_attribute a on a.attrelid = t.oid
      where attname in ('organization_id', 'facility_id') and not attnotnull`;
    expect(await rows(loose)).toEqual([]);
  });
});

describe('a policy', () => {
  const POLICIES = `select p.* from pg_policies p where p.schemaname = 'public'`;

  test('is for the application or the owner, never for everybody', async () => {
    const others = await rows(`${POLICIES} and roles not in ('{${APPLICATION}}', '{${OWNER}}')`);
    expect(others).toEqual([]);
  });

  test('stands on its own: none widens another of its table and command', async () => {
    const doubled = await rows(
      `select tablename, cmd from (${POLICIES} and roles = '{${APPLICATION}}') p group by tablename, cmd having count(*) > 1`,
    );
    expect(doubled).toEqual([]);
    expect(await rows(`${POLICIES} and roles = '{${APPLICATION}}' and cmd = 'ALL'`)).toEqual([]);
  });

  test('of the application asks for the organization and the roles, on what is read and on what is written', async () => {
    const found = await rows(`${POLICIES} and roles = '{${APPLICATION}}'`);
    expect(found.length).toBeGreaterThan(60);
    const published = ['code_set_edition', ...ROW_TABLES];
    const clauses: Record<string, readonly ('qual' | 'with_check')[]> = {
      SELECT: ['qual'],
      INSERT: ['with_check'],
      UPDATE: ['qual', 'with_check'],
      DELETE: ['qual'],
    };
    for (const policy of found) {
      for (const clause of clauses[policy['cmd'] as string]!) {
        const text = policy[clause] as string | null;
        const name = `${String(policy['tablename'])} ${String(policy['cmd'])} ${clause}`;
        expect({ name, roles: text?.includes('app.roles') }).toEqual({ name, roles: true });
        const tenant = text?.includes('app.organization') ?? false;
        expect({ name, tenant }).toEqual({ name, tenant: !published.includes(policy['tablename'] as string) });
      }
    }
  });

  test('stands for every command that is granted', async () => {
    const granted = `select distinct table_name, privilege_type from (
        select table_name, privilege_type from information_schema.table_privileges where grantee = '${APPLICATION}'
        union select table_name, privilege_type from information_schema.column_privileges where grantee = '${APPLICATION}'
      ) g`;
    const missing = `select * from (${granted}) g where not exists (select from (${POLICIES}) p
      where p.tablename = g.table_name and p.cmd = g.privilege_type and p.roles = '{${APPLICATION}}')`;
    expect((await rows(granted)).length).toBeGreaterThan(60);
    expect(await rows(missing)).toEqual([]);
  });
});

describe('a foreign key', () => {
  const KEYS = `select k.conname, k.conrelid::regclass::text as table, k.confrelid::regclass::text as target,
      (select array_agg(a.attname::text order by u.at) from unnest(k.conkey) with ordinality u(num, at)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num) as columns,
      (select array_agg(a.attname::text order by u.at) from unnest(k.confkey) with ordinality u(num, at)
        join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.num) as targets
    from pg_constraint k where k.contype = 'f' and k.connamespace = 'public'::regnamespace`;
  let keys: Row[];
  let placed: string[];
  beforeAll(async () => {
    keys = (await rows(KEYS)).filter(({ table }) => !ROW_TABLES.includes(table as string));
    const found = await rows(`select attrelid::regclass::text as table from pg_attribute
      where attname = 'facility_id' and attrelid in (select oid from (${TENANT}) t)`);
    placed = found.map(({ table }) => table as string).filter((table) => table !== 'user_facility');
  });

  test('between rows of tenants carries the organization on both sides', () => {
    expect(keys.length).toBeGreaterThan(60);
    for (const { conname, target, columns, targets } of keys) {
      const place = (columns as string[]).indexOf('organization_id');
      const other = target === 'organization' ? 'id' : 'organization_id';
      expect({ conname, joined: (targets as string[])[place] }).toEqual({ conname, joined: other });
    }
  });

  test('between rows of a facility carries the facility too', () => {
    const between = keys.filter(({ table, target }) =>
      [table, target].every((each) => placed.includes(each as string)),
    );
    expect(between.length).toBeGreaterThan(12);
    for (const { conname, columns, targets } of between) {
      const place = (columns as string[]).indexOf('facility_id');
      expect({ conname, joined: (targets as string[])[place] }).toEqual({ conname, joined: 'facility_id' });
    }
  });

  test('stands behind every reference that an entity declares', () => {
    const declared = TENANT_TABLES.flatMap(({ table, shape }) =>
      [...(shape?.attributes.values() ?? [])].flatMap((each) =>
        each.is === 'reference' ? [`${table}.${each.column}`] : [],
      ),
    );
    const found = keys.flatMap(({ table, columns }) =>
      (columns as string[]).map((column) => `${String(table)}.${column}`),
    );
    expect(declared.filter((each) => !found.includes(each))).toEqual([]);
  });
});

describe("the application's login", () => {
  test('is bound by everything', async () => {
    const [login] = await rows(
      'select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = $1',
      [APPLICATION],
    );
    expect(Object.values(login!)).toEqual([false, false, false, false, false]);
    const memberships = await rows('select from pg_auth_members where member = $1::regrole', [APPLICATION]);
    expect(memberships).toEqual([]);
  });

  test('owns nothing and can make nothing', async () => {
    const owned = `select classid::regclass::text, objid from pg_shdepend where refobjid = $1::regrole and deptype = 'o'`;
    expect(await rows(owned, [APPLICATION])).toEqual([]);
    const may = `select has_schema_privilege($1, 'public', 'CREATE') as schema,
      has_database_privilege($1, current_database(), 'CREATE') as database`;
    expect(await rows(may, [APPLICATION])).toEqual([{ schema: false, database: false }]);
  });

  test('has no way into the tables of migrations and fences, and may neither truncate nor disable anything', async () => {
    const tables = [...(await tableNames(rows)), 'schema_migration', 'schema_fence'];
    for (const table of tables) {
      const may = `select has_table_privilege($1, $2, 'TRUNCATE') or has_table_privilege($1, $2, 'TRIGGER') or
        has_table_privilege($1, $2, 'REFERENCES') as much, has_any_column_privilege($1, $2, 'SELECT') as reads`;
      const [found] = await rows(may, [APPLICATION, table]);
      expect({ table, much: found!['much'] }).toEqual({ table, much: false });
      if (table.startsWith('schema_')) expect({ table, reads: found!['reads'] }).toEqual({ table, reads: false });
    }
  });

  test('finds a function that acts as the owner only for naming an actor and for comparing the services of a day', async () => {
    const definers = await rows(
      `select proname, proconfig, has_function_privilege($1, oid, 'EXECUTE') as allowed,
         exists (select from aclexplode(proacl) where grantee = 0) as everybody
       from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by proname`,
      [APPLICATION],
    );
    expect(definers).toEqual([
      { proname: 'actor_of', proconfig: ['search_path=public, pg_temp'], allowed: true, everybody: false },
      { proname: 'services_of_day', proconfig: ['search_path=public, pg_temp'], allowed: true, everybody: false },
    ]);
  });

  test('finds no view that reads as its owner', async () => {
    const views = `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
      and not coalesce(reloptions @> '{security_invoker=true}', false)`;
    expect(await rows(views)).toEqual([]);
  });
});
