/** Runs plans: one statement a plan, children by the ids of all their parents at once. */

import type { InverseAttribute, PolymorphicAttribute, ReferenceAttribute, Shape } from '../access/entity.ts';
import { forbidden } from '../access/actor.ts';
import { holds } from '../access/permissions.ts';
import type { Role } from '../access/roles.ts';
import type { Transaction } from '../platform/database.ts';
import { pageOf, type ListArguments } from './lists.ts';
import { isBare, type ConnectionPlan, type Plan } from './plan.ts';
import { parameters, type Parameters } from './parameters.ts';
import { byColumn, byIds, byParents, frameOf, idKey, pageRows } from './statement.ts';

/** What running a plan needs. */
export interface Reader {
  readonly organizationId: string;
  readonly cells: Transaction['cells'];
  readonly roles: readonly Role[];
  /** What computed attributes are told. */
  readonly viewer: unknown;
  /** Collects `Type:id` of protected health information that goes into the answer. */
  readonly subjects: Set<string>;
}

/** A row in its plan's frame: cells as PostgreSQL wrote them, then what was read below. */
export type Line = unknown[];

/** A page as it was read. */
export interface Page {
  readonly rows: readonly Line[];
  readonly more: boolean;
  readonly args: ListArguments;
  /** What its cursors are good for. */
  readonly list: string;
  /** The place of the sort key in each row. */
  readonly sortKey: number;
  /** Only where it was asked for. */
  readonly totalCount: number | undefined;
}

/** Reads rows by id, with all that the plan asks for below them. Rows out of sight are absent. */
export const readByIds = async (reader: Reader, plan: Plan, ids: readonly unknown[]): Promise<Map<string, Line>> => {
  const wanted = new Set(ids);
  wanted.delete(null);
  if (wanted.size === 0) return new Map();
  const rows: Line[] = await reader.cells(byIds(plan), [idList([...wanted])]);
  await complete(reader, plan, rows);
  const byId = new Map<string, Line>();
  for (const row of rows) byId.set(row[0] as string, row);
  return byId;
};

/** PostgreSQL's form of a list of UUIDs, which hold nothing that would have to be quoted. */
const idList = (ids: readonly unknown[]): string => `{${ids.join()}}`;

/** Reads the lists that a plan asks for below a row of which nothing else is needed. */
export const readBelow = async (reader: Reader, plan: Plan, id: string): Promise<Line> => {
  const row: Line = [id];
  await complete(reader, plan, [row]);
  return row;
};

/** Reads one page of all rows that the reader may see. */
export const readPage = async (
  reader: Reader,
  asked: Pick<ConnectionPlan, 'rows' | 'totalCount'> & { readonly plan: Plan },
  args: ListArguments,
): Promise<Page> => {
  const { plan } = asked;
  const list = parameters();
  const page = pageOf(plan.shape, args, reader.roles, list.add);
  const conditions = [...tenantOf(reader, plan.shape, list.add), ...page.conditions];
  const rows: Line[] = asked.rows ? await reader.cells(pageRows(plan, page, conditions), list.values) : [];
  const shown = rows.length > page.first ? rows.slice(0, page.first) : rows;
  await complete(reader, plan, shown);
  const totalCount = asked.totalCount ? await countAll(reader, plan.shape, args) : undefined;
  return {
    rows: shown,
    more: rows.length > page.first,
    args,
    list: page.list,
    sortKey: frameOf(plan).extra,
    totalCount,
  };
};

/** What a whole list is searched by: the row policies hold anyway, and name the tenant in a form that no index serves. */
const tenantOf = ({ organizationId }: Reader, shape: Shape, add: Parameters['add']): string[] =>
  shape.attributes.has('organizationId') ? [`t.organization_id = ${add(organizationId, 'uuid')}`] : [];

const whereOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;

const countAll = async (reader: Reader, shape: Shape, args: ListArguments): Promise<number> => {
  const { add, values } = parameters();
  const { filter } = pageOf(shape, { ...args, after: null }, reader.roles, add);
  const where = whereOf([...tenantOf(reader, shape, add), ...filter]);
  const [row] = await reader.cells(`select count(*)::integer as count from ${shape.table} t${where}`, values);
  return Number(row![0]);
};

/** Fills in what lies below rows that were just read, and notes whose they are. */
const complete = async (reader: Reader, plan: Plan, rows: readonly Line[]): Promise<void> => {
  if (rows.length === 0) return;
  if (plan.answered && plan.shape.phi === 'subject')
    for (const row of rows) reader.subjects.add(`${plan.shape.name}:${row[0] as string}`);
  const { extra, slots } = frameOf(plan);
  if (slots.size === 0) return;
  for (const row of rows) while (row.length < extra + 2) row.push(null);
  // Side by side: none needs another's rows, and the connection takes them without waiting.
  await Promise.all([
    ...[...plan.references].map(([attribute, child]) => readReferences(reader, plan, attribute, child, rows)),
    ...[...plan.lists].map(([attribute, child]) => readList(reader, plan, attribute, child, rows)),
    ...[...plan.connections].map(([key, each]) => readConnections(reader, plan, key, each, rows)),
    ...[...plan.polymorphic].map(([attribute, children]) => readPolymorphic(reader, plan, attribute, children, rows)),
  ]);
};

const readReferences = async (
  reader: Reader,
  plan: Plan,
  attribute: ReferenceAttribute,
  child: Plan,
  rows: readonly Line[],
): Promise<void> => {
  const { cells, joined, slots } = frameOf(plan);
  const [id, slot] = [cells.get(idKey(attribute.name))!, slots.get(attribute)!];
  // A fact that is nothing but an id stands in the row that points to it.
  if (!child.answered && isBare(child)) {
    for (const row of rows) row[slot] = row[id] === null ? null : [row[id]];
    return;
  }
  const place = joined.get(attribute);
  if (place !== undefined) return takeJoined(reader, child, rows, place, slot);
  const found = await readByIds(
    reader,
    child,
    rows.map((row) => row[id]),
  );
  for (const row of rows) row[slot] = found.get(row[id] as string) ?? null;
};

/** The rows that came along, each in a line of its own; one out of sight has no id. */
const takeJoined = async (
  reader: Reader,
  child: Plan,
  rows: readonly Line[],
  place: number,
  slot: number,
): Promise<void> => {
  const { extra } = frameOf(child);
  const found: Line[] = [];
  for (const row of rows) {
    const line = row[place] === null ? null : row.slice(place, place + extra);
    row[slot] = line;
    if (line) found.push(line);
  }
  await complete(reader, child, found);
};

const readList = async (
  reader: Reader,
  plan: Plan,
  attribute: InverseAttribute,
  child: Plan,
  rows: readonly Line[],
): Promise<void> => {
  const slot = frameOf(plan).slots.get(attribute)!;
  const children: Line[] = await reader.cells(byParents(child, attribute), [idList(rows.map(([id]) => id))]);
  await complete(reader, child, children);
  const byParent = Map.groupBy(children, (each) => each[frameOf(child).extra]);
  for (const row of rows) {
    const own = byParent.get(row[0]);
    row[slot] = attribute.is === 'single' ? (own?.at(-1) ?? null) : (own ?? NONE);
  }
};

const NONE: readonly Line[] = [];

/** A page for each parent in one statement: a lateral join makes every parent's page its own. */
const readConnections = async (
  reader: Reader,
  plan: Plan,
  key: string,
  asked: ConnectionPlan,
  rows: readonly Line[],
): Promise<void> => {
  const { attribute, args, nodes } = asked;
  const { extra } = frameOf(nodes);
  const by = `t.${byColumn(attribute)} = p.id`;
  const ids = [...new Set(rows.map(([id]) => id))];
  const list = parameters();
  const parents = list.add(ids, 'uuid[]');
  const page = pageOf(nodes.shape, args, reader.roles, list.add);
  const found: Line[] = asked.rows
    ? await reader.cells(
        `select c.*, p.id as "#by" from unnest(${parents}) p(id) cross join lateral (${pageRows(nodes, page, [by, ...page.conditions])}) c`,
        list.values,
      )
    : [];
  const byParent = Map.groupBy(found, (each) => each[extra + 1]);
  await complete(
    reader,
    nodes,
    [...byParent.values()].flatMap((own) => own.slice(0, page.first)),
  );
  const totals = asked.totalCount ? await countByParent(reader, nodes.shape, by, args, ids) : null;
  const slot = frameOf(plan).slots.get(key)!;
  for (const row of rows) {
    const own = byParent.get(row[0]) ?? [];
    const read: Page = {
      rows: own.slice(0, page.first),
      more: own.length > page.first,
      args,
      list: page.list,
      sortKey: extra,
      totalCount: totals === null ? undefined : (totals.get(row[0]) ?? 0),
    };
    row[slot] = read;
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
  const counts = await reader.cells(
    `select p.id as "#by", (select count(*)::integer from ${shape.table} t where ${[by, ...filter].join(' and ')}) as count from unnest(${parents}) p(id)`,
    values,
  );
  return new Map(counts.map(([parent, count]) => [parent, Number(count)]));
};

const readPolymorphic = async (
  reader: Reader,
  plan: Plan,
  attribute: PolymorphicAttribute,
  children: Map<Shape, Plan>,
  rows: readonly Line[],
): Promise<void> => {
  const { cells, slots } = frameOf(plan);
  const [type, id] = [cells.get(attribute.typeColumn)!, cells.get(attribute.idColumn)!];
  const slot = slots.get(attribute)!;
  for (const row of rows) row[slot] = null;
  for (const [shape, child] of children) {
    const own = rows.filter((row) => row[type] === shape.name);
    if (own.length === 0) continue;
    if (!holds(reader.roles, shape.permission)) {
      // An Error in the row's place is how the executor reports a field: the rest of the row is answered.
      for (const row of own) row[slot] = forbidden(shape.permission, `${shape.name} through ${attribute.name}`);
      continue;
    }
    const found = await readByIds(
      reader,
      child,
      own.map((row) => row[id]),
    );
    for (const row of own) row[slot] = found.get(row[id] as string) ?? null;
  }
};
