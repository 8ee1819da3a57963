/** Plans as SQL. Names come from the declarations alone; every value travels as a parameter. */

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

/** The key under which a row keeps the id of what a reference points to. */
export const idKey = (name: string): string => `#${name}`;

/** The output columns of a plan, each named as the row will hold it. */
export const columnsOf = (plan: Plan): string => {
  const known = columnTexts.get(plan);
  if (known !== undefined) return known;
  const text = columnText(plan);
  columnTexts.set(plan, text);
  return text;
};

const columnTexts = new WeakMap<Plan, string>();

const columnText = (plan: Plan): string => {
  const columns = new Map<string, string>([['id', 't.id']]);
  for (const { name, column } of plan.columns) columns.set(name, `t.${column}`);
  for (const { name, sql } of plan.expressions) columns.set(name, sql);
  for (const { name, column } of plan.references.keys()) columns.set(idKey(name), `t.${column}`);
  for (const { typeColumn, idColumn } of plan.polymorphic.keys()) {
    for (const name of [typeColumn, idColumn]) columns.set(name, `t.${columnNamed(plan.shape, name).column}`);
  }
  return [...columns].map(([name, sql]) => `${sql} as "${name}"`).join(', ');
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
  `select ${columnsOf(plan)} from ${plan.shape.table} t where t.id = any($1::uuid[])`;

/** All rows that point to any of some parents; the parent's id is the row's `#by`. */
export const byParents = (plan: Plan, attribute: InverseAttribute): string => {
  const by = byColumn(attribute);
  const order = attribute.order === null ? '' : `t.${columnNamed(plan.shape, attribute.order).column}, `;
  const where = attribute.where === null ? '' : ` and ${attribute.where}`;
  return `select t.${by} as "#by", ${columnsOf(plan)} from ${plan.shape.table} t where t.${by} = any($1::uuid[])${where} order by ${order}t.id`;
};

/** The SQL type of a column, for casts. */
export const sqlTypeOf = (attribute: ColumnAttribute): string => COLUMN_KINDS[attribute.kind].sql;
