/** Runs plans: one statement a plan, children by the ids of all their parents at once. */

import {
  shapeNamed,
  type InverseAttribute,
  type PolymorphicAttribute,
  type ReferenceAttribute,
  type Shape,
} from '../access/entity.ts';
import { forbidden } from '../access/actor.ts';
import { holds } from '../access/permissions.ts';
import type { Role } from '../access/roles.ts';
import type { Query, Row } from '../platform/database.ts';
import { cursorOf, pageOf, type ListArguments } from './lists.ts';
import { isBare, type ConnectionPlan, type Plan } from './plan.ts';
import { byColumn, byIds, byParents, columnsOf, idKey, parameters } from './statement.ts';

/** What running a plan needs. */
export interface Reader {
  readonly query: Query;
  readonly roles: readonly Role[];
  /** What computed attributes are told. */
  readonly viewer: unknown;
  /** Collects `Type:id` of protected health information that goes into the answer. */
  readonly subjects: Set<string>;
}

/** A page in Relay's shape. */
export interface Connection {
  readonly edges: { readonly cursor: string; readonly node: Row }[];
  readonly pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  readonly totalCount?: number;
}

/** Reads rows by id, with all that the plan asks for below them. Rows out of sight are absent. */
export const readByIds = async (reader: Reader, plan: Plan, ids: readonly unknown[]): Promise<Map<string, Row>> => {
  const wanted = [...new Set(ids.filter((id) => id !== null && id !== undefined))];
  if (wanted.length === 0) return new Map();
  const rows = await reader.query(byIds(plan), [wanted]);
  await complete(reader, plan, rows);
  return new Map(rows.map((row) => [row['id'] as string, row]));
};

/**
 * Reads what a plan asks for around an entity that is in hand already, as a row: its own columns are taken from it, and so
 * are the relations that `known` names.
 */
export const readAround = async (reader: Reader, plan: Plan, entity: Row, known: Row = {}): Promise<Row> => {
  const row: Row = { id: entity['id'], ...known };
  for (const { name } of plan.columns) row[name] = entity[name];
  for (const { name } of plan.references.keys())
    row[idKey(name)] = (entity[name] as { readonly id: string } | null)?.id ?? null;
  for (const { typeColumn, idColumn } of plan.polymorphic.keys())
    for (const name of [typeColumn, idColumn]) row[name] = entity[name];
  await complete(reader, plan, [row], known);
  return row;
};

/** Reads one page of all rows that the reader may see. */
export const readPage = async (
  reader: Reader,
  asked: Omit<ConnectionPlan, 'attribute' | 'args'>,
  args: ListArguments,
): Promise<Connection> => {
  const { nodes } = asked;
  const list = parameters();
  const page = pageOf(nodes.shape, args, reader.roles, list.add);
  const rows = asked.rows
    ? await reader.query(
        `select ${page.sortKey} as "#sort", ${columnsOf(nodes)} from ${nodes.shape.table} t${whereOf(page.conditions)} ` +
          `order by ${page.orderBy} limit ${page.first + 1}`,
        list.values,
      )
    : [];
  const shown = rows.slice(0, page.first);
  await complete(reader, nodes, shown);
  const totalCount = asked.totalCount ? await countAll(reader, nodes.shape, args) : undefined;
  return connection(shown, rows.length > page.first, args, page.list, totalCount);
};

const whereOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;

const countAll = async (reader: Reader, shape: Shape, args: ListArguments): Promise<number> => {
  const { add, values } = parameters();
  const { filter } = pageOf(shape, { ...args, after: null }, reader.roles, add);
  const [row] = await reader.query(`select count(*)::integer as count from ${shape.table} t${whereOf(filter)}`, values);
  return row!['count'] as number;
};

const connection = (
  rows: readonly Row[],
  more: boolean,
  args: ListArguments,
  list: string,
  totalCount?: number,
): Connection => {
  const edges = rows.map((node) => ({ cursor: cursorOf(list, node['#sort'] as string, node['id'] as string), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: more,
      hasPreviousPage: Boolean(args.after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    ...(totalCount === undefined ? {} : { totalCount }),
  };
};

/** Fills in what lies below rows that were just read, and notes whose they are. */
const complete = async (reader: Reader, plan: Plan, rows: Row[], known: Row = {}): Promise<void> => {
  if (rows.length === 0) return;
  mark(reader, plan, rows);
  // Side by side: none needs another's rows, and the connection takes them without waiting.
  await Promise.all([
    ...[...plan.references].map(([attribute, child]) => readReferences(reader, attribute, child, rows)),
    ...[...plan.lists]
      .filter(([{ name }]) => !Object.hasOwn(known, name))
      .map(([attribute, child]) => readList(reader, attribute, child, rows)),
    ...[...plan.connections].map(([key, each]) => readConnections(reader, key, each, rows)),
    ...[...plan.polymorphic].map(([attribute, children]) => readPolymorphic(reader, attribute, children, rows)),
  ]);
  for (const attribute of plan.computed) {
    for (const row of rows) row[attribute.name] = attribute.compute(row as never, reader.viewer as never);
  }
};

const mark = (reader: Reader, plan: Plan, rows: readonly Row[]): void => {
  const named = plan.answered && plan.shape.phi === 'subject';
  for (const row of rows) {
    row['__typename'] = plan.shape.name;
    if (named) reader.subjects.add(`${plan.shape.name}:${row['id'] as string}`);
  }
  for (const { name, kind } of plan.columns) {
    // The ORM's connection hands timestamps and bigints over as text; a command's facts come through it.
    if (kind === 'instant') for (const row of rows) if (typeof row[name] === 'string') row[name] = new Date(row[name]);
    if (kind === 'money') for (const row of rows) if (typeof row[name] === 'string') row[name] = BigInt(row[name]);
  }
};

const readReferences = async (
  reader: Reader,
  attribute: ReferenceAttribute,
  child: Plan,
  rows: readonly Row[],
): Promise<void> => {
  // A fact that is nothing but an id stands in the row that points to it.
  if (!child.answered && isBare(child)) {
    for (const row of rows) row[attribute.name] = row[idKey(attribute.name)] && { id: row[idKey(attribute.name)] };
    return;
  }
  const found = await readByIds(
    reader,
    child,
    rows.map((row) => row[idKey(attribute.name)]),
  );
  for (const row of rows) row[attribute.name] = found.get(row[idKey(attribute.name)] as string) ?? null;
};

const readList = async (
  reader: Reader,
  attribute: InverseAttribute,
  child: Plan,
  rows: readonly Row[],
): Promise<void> => {
  const children = await reader.query(byParents(child, attribute), [rows.map((row) => row['id'])]);
  await complete(reader, child, children);
  const byParent = Map.groupBy(children, (each) => each['#by']);
  for (const row of rows) {
    const own = byParent.get(row['id']) ?? [];
    row[attribute.name] = attribute.is === 'single' ? (own.at(-1) ?? null) : own;
  }
};

/** A page for each parent in one statement: a lateral join makes every parent's page its own. */
const readConnections = async (
  reader: Reader,
  key: string,
  asked: ConnectionPlan,
  rows: readonly Row[],
): Promise<void> => {
  const { attribute, args, nodes } = asked;
  const by = `t.${byColumn(attribute)} = p.id`;
  const ids = rows.map((row) => row['id']);
  const list = parameters();
  const parents = list.add(ids, 'uuid[]');
  const page = pageOf(nodes.shape, args, reader.roles, list.add);
  const found = asked.rows
    ? await reader.query(
        `select p.id as "#by", c.* from unnest(${parents}) p(id) cross join lateral (` +
          `select ${page.sortKey} as "#sort", ${columnsOf(nodes)} from ${nodes.shape.table} t where ${[by, ...page.conditions].join(' and ')} ` +
          `order by ${page.orderBy} limit ${page.first + 1}) c`,
        list.values,
      )
    : [];
  const byParent = Map.groupBy(found, (each) => each['#by']);
  await complete(
    reader,
    nodes,
    [...byParent.values()].flatMap((own) => own.slice(0, page.first)),
  );
  const totals = asked.totalCount ? await countByParent(reader, nodes.shape, by, args, ids) : null;
  for (const row of rows) {
    const own = byParent.get(row['id']) ?? [];
    const total = totals === null ? undefined : (totals.get(row['id']) ?? 0);
    row[key] = connection(own.slice(0, page.first), own.length > page.first, args, page.list, total);
  }
};

const countByParent = async (
  reader: Reader,
  shape: Shape,
  by: string,
  args: ListArguments,
  ids: readonly unknown[],
): Promise<Map<unknown, number>> => {
  const { add, values } = parameters();
  const parents = add(ids, 'uuid[]');
  const { filter } = pageOf(shape, { ...args, after: null }, reader.roles, add);
  const counts = await reader.query(
    `select p.id as "#by", (select count(*)::integer from ${shape.table} t where ${[by, ...filter].join(' and ')}) as count from unnest(${parents}) p(id)`,
    values,
  );
  return new Map(counts.map((row) => [row['#by'], row['count'] as number]));
};

const readPolymorphic = async (
  reader: Reader,
  attribute: PolymorphicAttribute,
  children: Map<Shape, Plan>,
  rows: readonly Row[],
): Promise<void> => {
  for (const [shape, child] of children) {
    const own = rows.filter((row) => row[attribute.typeColumn] === shape.name);
    if (own.length === 0) continue;
    const allowed = holds(reader.roles, shape.permission);
    const found = allowed
      ? await readByIds(
          reader,
          child,
          own.map((row) => row[attribute.idColumn]),
        )
      : new Map<string, Row>();
    // An Error in the row's place is how the executor reports a field: the rest of the row is answered.
    const absent = allowed
      ? null
      : forbidden(shape.permission, `${shapeNamed(shape.name)!.name} through ${attribute.name}`);
    for (const row of own) row[attribute.name] = found.get(row[attribute.idColumn] as string) ?? absent;
  }
};
