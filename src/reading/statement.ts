/** Plans as SQL, and where each value of a row is found. Names come from the declarations alone; every value travels as a parameter. */

import {
  shapeOf,
  type ColumnAttribute,
  type InverseAttribute,
  type ReferenceAttribute,
  type Shape,
} from '../access/entity.ts';
import type { Page } from './lists.ts';
import { isBare, type Plan } from './plan.ts';

/** The name of the cell that holds the id of what a reference points to. */
export const idKey = (name: string): string => `#${name}`;

/** Where everything of a plan's row is: first the cells of its statement, then what was read below it. */
export interface Frame {
  /** The select list. */
  readonly columns: string;
  /** What references point to, joined: clauses to stand behind the table, which is called `t`. */
  readonly joins: string;
  /** Places of the row's own cells, by attribute or `idKey`; the id is at 0. */
  readonly cells: ReadonlyMap<string, number>;
  /** Places where the cells of a joined row begin. */
  readonly joined: ReadonlyMap<ReferenceAttribute, number>;
  /** Place of the cell that a list's statement adds: the parent's id; and a page's, its sort key. */
  readonly extra: number;
  /** Places of what lies below: by attribute, or by key of a connection. */
  readonly slots: ReadonlyMap<unknown, number>;
}

const frames = new WeakMap<Plan, Frame>();

/** The frame of a plan that is complete; made once. */
export const frameOf = (plan: Plan): Frame => {
  const known = frames.get(plan);
  if (known !== undefined) return known;
  const made = makeFrame(plan);
  frames.set(plan, made);
  return made;
};

const makeFrame = (plan: Plan): Frame => {
  const own = ownColumns(plan, 't');
  const joins: string[] = [];
  const columns = listOf(plan, 't', joins);
  let place = own.size;
  const joined = new Map<ReferenceAttribute, number>();
  for (const [attribute, child] of joinedBelow(plan)) {
    joined.set(attribute, place);
    place += frameOf(child).extra;
  }
  const extra = columns.length;
  // Two more cells at the most stand between: the parent's id and the sort key.
  const lower = [
    ...plan.references.keys(),
    ...plan.lists.keys(),
    ...plan.connections.keys(),
    ...plan.polymorphic.keys(),
  ];
  return {
    columns: columns.join(', '),
    joins: joins.join(''),
    cells: new Map([...own.keys()].map((name, each) => [name, each])),
    joined,
    extra,
    slots: new Map(lower.map((each, slot) => [each, extra + 2 + slot])),
  };
};

/** What the row itself holds: name of the cell to SQL. */
const ownColumns = (plan: Plan, alias: string): Map<string, string> => {
  const columns = new Map<string, string>([['id', `${alias}.id`]]);
  for (const { name, column } of plan.columns) columns.set(name, `${alias}.${column}`);
  for (const { name, sql } of plan.expressions) columns.set(name, sql);
  for (const { name, column } of plan.references.keys()) columns.set(idKey(name), `${alias}.${column}`);
  for (const { typeColumn, idColumn } of plan.polymorphic.keys()) {
    for (const name of [typeColumn, idColumn]) columns.set(name, `${alias}.${columnNamed(plan.shape, name).column}`);
  }
  return columns;
};

/** The whole select list: the row's own columns, then those of each joined row. */
const listOf = (plan: Plan, alias: string, joins: string[]): string[] => [
  ...[...ownColumns(plan, alias)].map(([name, sql]) => `${sql} as "${name}"`),
  ...joinedBelow(plan).flatMap(([{ column }, child], place) => {
    const inner = `${alias}${place + 1}`;
    joins.push(` left join ${child.shape.table} ${inner} on ${inner}.id = ${alias}.${column}`);
    return listOf(child, inner, joins);
  }),
];

/**
 * The references whose rows come with the row itself: one statement less each. Those to protected records, which are many
 * and hardly shared; an organization's own lists (providers, payers, people) are short and shared, and a join would search
 * them for every row. Not what asks PostgreSQL for an expression, which is written for a table called `t`; nor facts that
 * are nothing but an id.
 */
const joinedBelow = (plan: Plan): [ReferenceAttribute, Plan][] =>
  [...plan.references].filter(
    ([, child]) => child.shape.phi !== null && child.expressions.size === 0 && (child.answered || !isBare(child)),
  );

/** A column attribute by name. Throws for what is not declared, which only a fault of ours can ask for. */
export const columnNamed = (shape: Shape, name: string): ColumnAttribute => {
  const attribute = shape.attributes.get(name);
  if (attribute?.is !== 'column') throw new Error(`${shape.name}.${name} is not a column.`);
  return attribute;
};

/** The column of the target that an inverse attribute goes by. */
export const byColumn = (attribute: InverseAttribute): string => {
  const by = shapeOf(attribute.target()).attributes.get(attribute.by);
  if (by?.is !== 'reference' && by?.is !== 'column')
    throw new Error(`${attribute.name} goes by ${attribute.by}, which is no column.`);
  return by.column;
};

/** Rows by their ids. */
export const byIds = (plan: Plan): string => {
  const { columns, joins } = frameOf(plan);
  return `select ${columns} from ${plan.shape.table} t${joins} where t.id = any($1::uuid[])`;
};

/** All rows that point to any of some parents; the parent's id is the cell after the others. */
export const byParents = (plan: Plan, attribute: InverseAttribute): string => {
  const by = byColumn(attribute);
  const order = attribute.order === null ? '' : `t.${columnNamed(plan.shape, attribute.order).column}, `;
  const where = attribute.where === null ? '' : ` and ${attribute.where}`;
  return (
    `select ${columnsBelow(plan)}, t.${by} as "#by" from ${plan.shape.table} t${frameOf(plan).joins} ` +
    `where t.${by} = any($1::uuid[])${where} order by ${order}t.id`
  );
};

/** The rows of a page, and one more where there are more; the sort key is the cell after the others. */
export const pageRows = (plan: Plan, page: Page, conditions: readonly string[]): string => {
  const { columns, joins } = frameOf(plan);
  const where = conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;
  const cut = `${where} order by ${page.orderBy} limit ${page.first + 1}`;
  const list = `${columns}, ${page.sortKey} as "#sort"`;
  if (joins === '') return `select ${list} from ${plan.shape.table} t${cut}`;
  // Cut before anything is joined to it.
  return `select ${list} from (select * from ${plan.shape.table} t${cut}) t${joins} order by ${page.orderBy}`;
};

/** A row of a list of which nothing hangs needs no id, unless it was asked for: it costs more than all its other cells. */
const columnsBelow = (plan: Plan): string => {
  const { columns, slots } = frameOf(plan);
  const needed = slots.size > 0 || plan.shape.phi === 'subject' || [...plan.columns].some(({ name }) => name === 'id');
  return needed ? columns : columns.replace(/^t\.id as/, 'null as');
};
