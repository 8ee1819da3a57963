/** Plans as SQL, and where each value of a row is found. Names come from the declarations alone; every value travels as a parameter. */

import { COLUMN_KINDS } from '../access/column-kinds.ts';
import { shapeOf, type ColumnAttribute, type InverseAttribute, type Shape } from '../access/entity.ts';
import type { Plan } from './plan.ts';

/** Collects the parameters of one statement. */
export interface Parameters {
  readonly values: unknown[];
  /** Adds a value and answers its placeholder, cast to a type. */
  add(value: unknown, type: string): string;
}

export const parameters = (): Parameters => {
  const values: unknown[] = [];
  return {
    values,
    add(value, type) {
      values.push(value);
      return `$${values.length}::${type}`;
    },
  };
};

/** The name of the cell that holds the id of what a reference points to. */
export const idKey = (name: string): string => `#${name}`;

/** Where everything of a plan's row is: first the cells of its statement, then what was read below it. */
export interface Frame {
  /** The select list. */
  readonly columns: string;
  /** Places of cells, by attribute or `idKey`; the id is at 0. */
  readonly cells: ReadonlyMap<string, number>;
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
  const columns = new Map<string, string>([['id', 't.id']]);
  for (const { name, column } of plan.columns) columns.set(name, `t.${column}`);
  for (const { name, sql } of plan.expressions) columns.set(name, sql);
  for (const { name, column } of plan.references.keys()) columns.set(idKey(name), `t.${column}`);
  for (const { typeColumn, idColumn } of plan.polymorphic.keys()) {
    for (const name of [typeColumn, idColumn]) columns.set(name, `t.${columnNamed(plan.shape, name).column}`);
  }
  const extra = columns.size;
  // Two more cells at the most stand between: the parent's id and the sort key.
  const lower = [
    ...plan.references.keys(),
    ...plan.lists.keys(),
    ...plan.connections.keys(),
    ...plan.polymorphic.keys(),
  ];
  return {
    columns: [...columns].map(([name, sql]) => `${sql} as "${name}"`).join(', '),
    cells: new Map([...columns.keys()].map((name, place) => [name, place])),
    extra,
    slots: new Map(lower.map((each, place) => [each, extra + 2 + place])),
  };
};

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
export const byIds = (plan: Plan): string =>
  `select ${frameOf(plan).columns} from ${plan.shape.table} t where t.id = any($1::uuid[])`;

/** All rows that point to any of some parents; the parent's id is the cell after the others. */
export const byParents = (plan: Plan, attribute: InverseAttribute): string => {
  const by = byColumn(attribute);
  const order = attribute.order === null ? '' : `t.${columnNamed(plan.shape, attribute.order).column}, `;
  const where = attribute.where === null ? '' : ` and ${attribute.where}`;
  return `select ${frameOf(plan).columns}, t.${by} as "#by" from ${plan.shape.table} t where t.${by} = any($1::uuid[])${where} order by ${order}t.id`;
};

/** The SQL type of a column, for casts. */
export const sqlTypeOf = (attribute: ColumnAttribute): string => COLUMN_KINDS[attribute.kind].sql;
