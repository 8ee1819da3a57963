/** The SQL of entities as commands load and write them: texts that depend on the shape alone, so that each is prepared once. */

import type { ColumnAttribute, ReferenceAttribute, Shape } from '../access/entity.ts';
import { COLUMN_KINDS } from '../access/column-kinds.ts';
import type { Row } from '../platform/database.ts';

/** By attribute: a value, or a list of values one of which must match. */
export type Conditions = Readonly<Record<string, unknown>>;

interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * Every column of the rows that meet the conditions, in order of creation. Names of an enum stand in the text, since
 * PostgreSQL uses an index on some of the states only where it sees which ones are asked for.
 */
export const selectOf = (shape: Shape, where: Conditions, locked: boolean, organizationId: string): Sql => {
  const values: unknown[] = [];
  const conditions = Object.entries(where).map(([name, wanted]) => {
    const stored = storedAttribute(shape, name);
    const names = namesOf(stored, wanted);
    if (names !== null) return `t.${stored.column} in (${names.map((each) => `'${each}'`).join(', ')})`;
    values.push(wanted);
    return Array.isArray(wanted)
      ? `t.${stored.column} = any($${values.length}::${sqlTypeOf(stored)}[])`
      : `t.${stored.column} = $${values.length}`;
  });
  if (shape.attributes.has('organizationId') && !namesRows(shape, where)) {
    values.push(organizationId);
    conditions.push(`t.organization_id = $${values.length}`);
  }
  const filter = conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;
  const text = `select ${factsOf(shape).columns} from ${shape.table} t${filter} order by t.id${locked ? ' for update' : ''}`;
  return { text, values };
};

/** Whether the conditions name rows by ids, which are searched by those and not by their tenant. */
const namesRows = (shape: Shape, where: Conditions): boolean =>
  Object.keys(where).some((name) => {
    const stored = storedAttribute(shape, name);
    return stored.is === 'reference' || stored.kind === 'id';
  });

/** The wanted names of an attribute's enum, all of which it has; null for an attribute without one. */
const namesOf = (stored: Stored, wanted: unknown): string[] | null => {
  if (stored.is !== 'column' || stored.values === null) return null;
  const { values, name } = stored;
  return [wanted].flat().map((each) => {
    if (typeof each !== 'string' || !Object.hasOwn(values, each)) throw new Error(`${name} has no ${String(each)}.`);
    return each;
  });
};

/** One statement for any number of new rows: they travel as one JSON text, which PostgreSQL reads by the columns' types. */
export const insertOf = (shape: Shape, entities: readonly Row[]): Sql & { readonly rows: number } => {
  const { insert, stored } = factsOf(shape);
  const rows = entities.map((entity) => cellsOf(entity, stored));
  return { text: insert, values: [JSON.stringify(rows)], rows: rows.length };
};

/** The statement that inserts rows given as one JSON text: a list of objects by the names of attributes. */
export const insertText = (shape: Shape): string => factsOf(shape).insert;

/** The attributes of an entity that are columns of its table, in order. */
export const storedAttributes = (shape: Shape): readonly Stored[] => factsOf(shape).stored;

/** The changed attributes of one row. */
export const updateOf = (shape: Shape, entity: Row, changed: readonly string[]): Sql & { readonly rows: number } => {
  const stored = changed.map((name) => storedAttribute(shape, name));
  const sets = stored.map(({ column }, index) => `${column} = $${index + 2}`);
  return {
    text: `update ${shape.table} set ${sets.join(', ')} where id = $1`,
    values: [entity['id'], ...stored.map((each) => valueOf(entity, each))],
    rows: 1,
  };
};

/** The same attributes of several rows, by one statement. */
export const updateAllOf = (
  shape: Shape,
  entities: readonly Row[],
  changed: readonly string[],
): Sql & { readonly rows: number } => {
  const stored = changed.map((name) => storedAttribute(shape, name));
  const sets = stored.map(({ name, column }) => `${column} = r."${name}"`);
  const typed = stored.map((each) => `"${each.name}" ${sqlTypeOf(each)}`);
  return {
    text:
      `update ${shape.table} t set ${sets.join(', ')} ` +
      `from json_to_recordset($1::json) as r (row_id uuid, ${typed.join(', ')}) where t.id = r.row_id`,
    values: [JSON.stringify(entities.map((entity) => ({ row_id: entity['id'], ...cellsOf(entity, stored) })))],
    rows: entities.length,
  };
};

export const deleteOf = (shape: Shape, entities: readonly Row[]): Sql & { readonly rows: number } => ({
  text: `delete from ${shape.table} where id = any($1::uuid[])`,
  values: [entities.map(({ id }) => id)],
  rows: entities.length,
});

/** A column of the table. */
export type Stored = ColumnAttribute | ReferenceAttribute;

interface Facts {
  readonly stored: readonly Stored[];
  readonly columns: string;
  readonly insert: string;
}

const facts = new WeakMap<Shape, Facts>();

/** Made at first use, when every feature has declared its attributes. */
const factsOf = (shape: Shape): Facts => {
  const known = facts.get(shape);
  if (known) return known;
  const stored = [...shape.attributes.values()].filter((each) => each.is === 'column' || each.is === 'reference');
  const names = stored.map(({ column }) => column);
  const typed = stored.map((each) => `"${each.name}" ${sqlTypeOf(each)}`);
  const made = {
    stored,
    columns: names.map((name) => `t.${name}`).join(', '),
    insert:
      `insert into ${shape.table} (${names.join(', ')}) ` +
      `select ${stored.map(({ name }) => `r."${name}"`).join(', ')} from json_to_recordset($1::json) as r (${typed.join(', ')})`,
  };
  facts.set(shape, made);
  return made;
};

const storedAttribute = (shape: Shape, name: string): Stored => {
  const attribute = shape.attributes.get(name);
  if (attribute?.is !== 'column' && attribute?.is !== 'reference')
    throw new Error(`${shape.name}.${name} is not a column.`);
  return attribute;
};

const sqlTypeOf = (stored: Stored): string => (stored.is === 'reference' ? 'uuid' : COLUMN_KINDS[stored.kind].sql);

/** A row of the table by attribute, of a reference what it points to with nothing but the id. */
export const plainOf = (shape: Shape, row: Row): Row => {
  const plain: Row = {};
  for (const { is, name, column } of factsOf(shape).stored) {
    const value = row[column];
    plain[name] = is === 'reference' && value !== null ? { id: value } : value;
  }
  return plain;
};

/** What some columns hold for an entity, in the form in which rows travel as JSON. */
const cellsOf = (entity: Row, stored: readonly Stored[]): Row =>
  Object.fromEntries(stored.map((each) => [each.name, jsonValue(valueOf(entity, each))]));

/** What a column holds for an entity: of a reference, the id. */
const valueOf = (entity: Row, stored: Stored): unknown => {
  const value = entity[stored.name] ?? null;
  return stored.is === 'reference' && value !== null ? (value as { id: string }).id : value;
};

/** JSON has no form for cents; PostgreSQL reads a bigint from its digits. */
const jsonValue = (value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);
