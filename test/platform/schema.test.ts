import { ROW_TABLES } from '../../src/codesets/loading/stores.ts';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { COLUMN_KINDS } from '../../src/access/column-kinds.ts';
import { allShapes, type ColumnAttribute, type ReferenceAttribute } from '../../src/access/entity.ts';
import { fencesFor, prepareDatabase, withClient, type Logins } from '../../src/database.ts';
import { MIGRATIONS } from '../../src/platform/migrations.ts';
import { allLifecycles } from '../../src/workflow/lifecycle.ts';
import { run } from '../support/database.ts';

type Fields = Record<string, unknown>;

const names: string[] = [];

/** An empty database of the owner's, with nothing in it yet. */
const emptyDatabase = async (): Promise<Logins> => {
  const name = `empty_${randomUUID().replaceAll('-', '')}`;
  await run(process.env['TEST_SUPERUSER_URL']!, `create database ${name} owner claimgraph_owner`);
  names.push(name);
  const url = (user: string, password: string): string => {
    const made = new URL(process.env['TEST_SUPERUSER_URL']!);
    Object.assign(made, { username: user, password, pathname: `/${name}` });
    return made.toString();
  };
  return { ownerUrl: url('claimgraph_owner', 'owner'), applicationUrl: url('claimgraph_app', 'application') };
};

let logins: Logins;
const rows = (sql: string): Promise<Fields[]> =>
  withClient(logins.ownerUrl, async (client) => (await client.query<Fields>(sql)).rows);

beforeAll(async () => {
  logins = await emptyDatabase();
  // Two servers that start at once on an empty database.
  await Promise.all([prepareDatabase(logins), prepareDatabase(logins)]);
});
afterAll(async () => {
  for (const name of names) await run(process.env['TEST_SUPERUSER_URL']!, `drop database ${name} with (force)`);
});

type Stored = ColumnAttribute | ReferenceAttribute;
const columnsOf = (attributes: Iterable<{ is: string }>): Stored[] =>
  [...attributes].filter((each): each is Stored => each.is === 'column' || each.is === 'reference');

describe('The migrated tables', () => {
  test('are those of the entities, of the rows of published lists, and three more', async () => {
    const tables = await rows(
      "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1",
    );
    const known = [
      ...allShapes().map(({ table }) => table),
      ...ROW_TABLES,
      'outbox',
      'schema_fence',
      'schema_migration',
    ];
    expect(tables.map(({ name }) => name)).toEqual(known.toSorted());
  });

  test('have exactly the columns, types and nullability that the entities declare', async () => {
    const stored = await rows(
      `select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable
       from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped`,
    );
    const text = ({ table, column, type, nullable }: Record<string, unknown>): string =>
      `${String(table)}.${String(column)} ${String(type)}${nullable === true ? ' null' : ''}`;
    const declared = allShapes().flatMap(({ table, attributes }) =>
      columnsOf(attributes.values()).map((each) =>
        text({
          table,
          column: each.column,
          type: each.is === 'reference' ? 'uuid' : COLUMN_KINDS[each.kind].sql,
          // A guarded field may be null in the graph, whatever its column is.
          nullable:
            each.is === 'column' && each.guard !== null
              ? stored.find((other) => other['table'] === table && other['column'] === each.column)!['nullable']
              : each.nullable,
        }),
      ),
    );
    const tables = new Set(
      allShapes()
        .filter(({ owner }) => owner !== 'public')
        .map(({ table }) => table),
    );
    expect(
      stored
        .filter(({ table }) => tables.has(table as string))
        .map(text)
        .toSorted(),
    ).toEqual(declared.filter((line) => tables.has(line.split('.')[0]!)).toSorted());
    // Editions hold more than the graph shows of them: checksums and the publisher's own last day.
    expect(stored.map(text)).toEqual(expect.arrayContaining(declared));
  });

  test('let no enumeration hold anything but its values', async () => {
    const checks = await rows(
      `select conrelid::regclass::text as table, pg_get_constraintdef(oid) as check from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace`,
    );
    const valuesIn = (table: string, column: string): string[][] =>
      checks
        .filter(
          (row) =>
            row['table'] === table &&
            new RegExp(`^CHECK \\(\\(${column} = (ANY \\(ARRAY\\[|')`).test(row['check'] as string),
        )
        .map((row) => [...(row['check'] as string).matchAll(/'([^']+)'::text/g)].map(([, value]) => value!).toSorted());
    let count = 0;
    for (const { name, table, attributes } of allShapes()) {
      for (const each of columnsOf(attributes.values())) {
        if (each.is !== 'column' || each.kind !== 'enumeration') continue;
        count += 1;
        expect({ table, column: each.column, values: valuesIn(table, each.column) }).toEqual({
          table,
          column: each.column,
          values: [Object.keys(each.values!).toSorted()],
        });
        if (each.name === 'status')
          expect(Object.keys(each.values!)).toEqual(Object.keys(allLifecycles().get(name)!.states));
      }
    }
    expect(count).toBeGreaterThan(12);
  });

  test('have an index for every foreign key, which begins with what the key is about', async () => {
    const keys = await rows(
      `select conrelid::regclass::text as table, (select array_agg(attname::text order by place) from unnest(conkey) with ordinality as k (number, place) join pg_attribute a on a.attrelid = conrelid and a.attnum = k.number) as columns
       from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
    );
    const indexes = await rows(
      `select indrelid::regclass::text as table, (select array_agg(attname::text order by place) from unnest(indkey::int[]) with ordinality as k (number, place) join pg_attribute a on a.attrelid = indrelid and a.attnum = k.number) as columns
       from pg_index join pg_class c on c.oid = indrelid where c.relnamespace = 'public'::regnamespace and indpred is null`,
    );
    expect(keys.length).toBeGreaterThan(50);
    const bare = keys.filter(({ table, columns }) => {
      const key = columns as string[];
      const place = key.filter((column) => column !== 'organization_id' && column !== 'facility_id');
      const about = place.length > 0 ? place[0]! : key.includes('facility_id') ? 'facility_id' : 'organization_id';
      return !indexes.some((index) => {
        const own = (index['columns'] as string[] | null) ?? [];
        const until = own.indexOf(about);
        return index['table'] === table && until >= 0 && own.slice(0, until).every((column) => key.includes(column));
      });
    });
    expect(bare).toEqual([]);
  });
});

/** Whatever a second preparation could have changed: the catalog's rows with the transaction that wrote them. */
const CATALOG = ['pg_class', 'pg_attribute', 'pg_constraint', 'pg_policy', 'pg_trigger', 'pg_proc', 'pg_index']
  .map(
    (name) => `select '${name}' as name, count(*)::int as count, max(xmin::text::bigint)::text as newest from ${name}`,
  )
  .join(' union all ');

describe('Preparing a database', () => {
  test('that is prepared changes nothing', async () => {
    const standing = () =>
      Promise.all([rows(CATALOG), rows('select * from schema_fence'), rows('select * from schema_migration')]);
    const before = await standing();
    await prepareDatabase(logins);
    await Promise.all([prepareDatabase(logins), prepareDatabase(logins)]);
    expect(await standing()).toEqual(before);
  });

  test('runs every migration once, in order', async () => {
    expect((await rows('select name from schema_migration order by id')).map(({ name }) => name)).toEqual(
      MIGRATIONS.map(({ name }) => name),
    );
  });

  test('keeps the hash of the fences that stand, and raises them again where it is another', async () => {
    const [fence] = await rows('select hash from schema_fence');
    expect(fence).toEqual({ hash: fencesFor('claimgraph_app', 'claimgraph_owner').hash });
    const policies = 'select polrelid::regclass::text as table, polname as name from pg_policy order by 1, 2';
    const before = await rows(policies);
    await withClient(logins.ownerUrl, async (client) => {
      await client.query('drop policy may_read on claim');
      await client.query("update schema_fence set hash = 'of an older program'");
    });
    expect(await rows(policies)).toHaveLength(before.length - 1);
    await prepareDatabase(logins);
    expect(await rows(policies)).toEqual(before);
    expect(await rows('select hash from schema_fence')).toEqual([fence]);
  });

  test('that a newer program has changed is refused, and left as it is', async () => {
    await rows("insert into schema_migration (name, executed_at) values ('Migration29991231000000', now())");
    const before = await rows(CATALOG);
    await expect(prepareDatabase(logins)).rejects.toThrow(
      'The database is newer than this program: it knows nothing of Migration29991231000000.',
    );
    expect(await rows(CATALOG)).toEqual(before);
    await rows("delete from schema_migration where name = 'Migration29991231000000'");
    await prepareDatabase(logins);
  });

  test('under a login that would pass its policies is refused', async () => {
    await expect(prepareDatabase({ ...logins, applicationUrl: logins.ownerUrl })).rejects.toThrow(
      'would pass row-level security',
    );
  });
});
