/** Paged lists: Relay's connections over keysets, with the filter and order that the entity's declaration allows. */

import { ArgsType, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { ColumnKind } from '../access/column-kinds.ts';
import { shapeOf, type ColumnAttribute, type EntityClass, type Shape } from '../access/entity.ts';
import type { Role } from '../access/roles.ts';
import { calendarDate } from '../platform/calendar-date.ts';
import { Refusal } from '../platform/errors.ts';
import { conditionsOf, filterInputOf, type FilterValue } from './filters.ts';
import { isUuid } from '../platform/uuid.ts';
import { sqlTypeOf, type Parameters } from './parameters.ts';

/** Rows on a page where `first` does not say, and at the most. */
export const PAGE = { usual: 20, most: 100 } as const;

export interface ListArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly filter?: Readonly<Record<string, FilterValue | null>> | null;
  readonly sort?: string | null;
}

/** The GraphQL types of an entity's lists. */
export interface ListTypes {
  readonly connection: EntityClass;
  readonly args: new () => object;
}

const made = new Map<EntityClass, ListTypes>();

@ObjectType({ description: 'Where a page lies in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'More rows follow.' }) hasNextPage!: boolean;
  @Field(() => Boolean, { description: 'The page was asked for with `after`.' }) hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true }) startCursor!: string | null;
  @Field(() => String, { nullable: true, description: 'What to send as `after` for the next page.' }) endCursor!:
    | string
    | null;
}

/** The connection type and arguments of an entity; made at first asking. */
export const listTypesOf = (target: EntityClass): ListTypes => {
  const known = made.get(target);
  if (known) return known;
  const types = makeListTypes(shapeOf(target));
  made.set(target, types);
  return types;
};

const makeListTypes = (shape: Shape): ListTypes => {
  const edge = named(`${shape.name}Edge`);
  Field(() => String, { description: 'Marks the place of this row.' })(edge.prototype as object, 'cursor');
  Field(() => shape.target as never)(edge.prototype as object, 'node');
  ObjectType({ description: `One ${shape.name} of a page.`, simpleResolvers: true })(edge);

  const connection = named(`${shape.name}Connection`);
  Field(() => [edge])(connection.prototype as object, 'edges');
  Field(() => PageInfo)(connection.prototype as object, 'pageInfo');
  Field(() => Int, { description: 'Rows in the whole list; counted only when asked for.' })(
    connection.prototype as object,
    'totalCount',
  );
  ObjectType({ description: `A page of ${shape.name} rows.`, simpleResolvers: true })(connection);

  const args = named(`${shape.name}ListArguments`);
  Field(() => Int, {
    nullable: true,
    description: `Rows on the page: ${PAGE.usual} where not given, ${PAGE.most} at the most.`,
  })(args.prototype as object, 'first');
  Field(() => String, { nullable: true, description: 'The cursor of the row before the page.' })(
    args.prototype as object,
    'after',
  );
  const filter = filterInputOf(shape);
  if (filter) Field(() => filter as never, { nullable: true })(args.prototype as object, 'filter');
  const sort = sortEnum(shape);
  Field(() => sort as never, { nullable: true, description: 'OLDEST_FIRST where not given.' })(
    args.prototype as object,
    'sort',
  );
  ArgsType()(args);
  return { connection: connection as EntityClass, args };
};

const named = (name: string): new () => object => ({ [name]: class {} })[name]!;

const sortEnum = (shape: Shape): Record<string, string> => {
  const names = [
    'OLDEST_FIRST',
    'NEWEST_FIRST',
    ...sortable(shape).flatMap(({ name }) => [`${upper(name)}_ASC`, `${upper(name)}_DESC`]),
  ];
  const values = Object.fromEntries(names.map((name) => [name, name]));
  registerEnumType(values, {
    name: `${shape.name}Sort`,
    description: `Orders of ${shape.name} lists. Rows that tie are in order of creation.`,
  });
  return values;
};

const sortable = (shape: Shape): ColumnAttribute[] =>
  [...shape.attributes.values()]
    .filter((each) => each.is === 'column')
    .filter(({ sort, nullable, guard }) => sort && !nullable && guard === null);

const upper = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

/** A page as SQL needs it. */
export interface Page {
  /** From 0 to 100, so that it may stand in a statement's text: PostgreSQL plans a page better when it knows its length. */
  readonly first: number;
  readonly conditions: readonly string[];
  /** The conditions without the cursor's, for the total. */
  readonly filter: readonly string[];
  readonly orderBy: string;
  /** The expression whose text, with the id, is the cursor. */
  readonly sortKey: string;
  /** What its cursors are good for: the entity and the order. */
  readonly list: string;
}

/** Reads the arguments of a list, adding every value to the statement's parameters. Refuses what is out of range. */
export const pageOf = (shape: Shape, args: ListArguments, roles: readonly Role[], add: Parameters['add']): Page => {
  const first = args.first ?? PAGE.usual;
  if (first < 0 || first > PAGE.most) {
    throw new Refusal('BAD_USER_INPUT', `first must be from 0 to ${PAGE.most}.`, { argument: 'first' });
  }
  const filter = conditionsOf(shape, args.filter, roles, add);
  const sort = args.sort ?? 'OLDEST_FIRST';
  const order = orderOf(shape, sort);
  const list = `${shape.name} ${sort}`;
  const conditions =
    args.after === null || args.after === undefined ? filter : [...filter, afterCursor(order, list, args.after, add)];
  const direction = order.descending ? 'desc' : 'asc';
  const orderBy = order.by === null ? `t.id ${direction}` : `t.${order.by.column} ${direction}, t.id ${direction}`;
  return { first, conditions, filter, orderBy, sortKey: order.by === null ? "''" : `t.${order.by.column}::text`, list };
};

/** The cursor of a row: opaque to clients, and good only for the list and order that it was made in. */
export const cursorOf = (list: string, sortKey: string, id: string): string =>
  Buffer.from(JSON.stringify([list, sortKey, id])).toString('base64url');

/**
 * The key under which a row keeps a paged list. By its arguments, not by alias: two aliases of one reference share a row,
 * and below them one alias may stand for two different pages.
 */
export const connectionKey = (name: string, args: ListArguments): string =>
  `@${name} ${JSON.stringify(args, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))}`;

interface Order {
  /** The column to order by, before the id; null for the order of creation, which the id's own is. */
  readonly by: ColumnAttribute | null;
  readonly descending: boolean;
}

const orderOf = (shape: Shape, sort: string): Order => {
  const descending = sort === 'NEWEST_FIRST' || sort.endsWith('_DESC');
  if (sort === 'OLDEST_FIRST' || sort === 'NEWEST_FIRST') return { by: null, descending };
  const by = sortable(shape).find(({ name }) => sort === `${upper(name)}_ASC` || sort === `${upper(name)}_DESC`);
  if (!by) throw new Refusal('BAD_USER_INPUT', `${shape.name} has no order of that name.`, { argument: 'sort' });
  return { by, descending };
};

const afterCursor = ({ by, descending }: Order, list: string, cursor: string, add: Parameters['add']): string => {
  const [madeFor, key, id] = decode(cursor);
  if (madeFor !== list)
    throw new Refusal('BAD_USER_INPUT', 'after is a cursor of another list, or of this one in another order.', {
      argument: 'after',
    });
  const sign = descending ? '<' : '>';
  if (by === null) return `t.id ${sign} ${add(id, 'uuid')}`;
  if (!isKeyOf(by.kind, key)) throw noCursor();
  return `(t.${by.column}, t.id) ${sign} (${add(key, 'text')}::${sqlTypeOf(by)}, ${add(id, 'uuid')})`;
};

const decode = (cursor: string): [string, string, string] => {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw noCursor();
  }
  if (!Array.isArray(parts) || parts.length !== 3 || !parts.every((part) => typeof part === 'string')) throw noCursor();
  if (!isUuid(parts[2] as string)) throw noCursor();
  return parts as [string, string, string];
};

const noCursor = (): Refusal =>
  new Refusal('BAD_USER_INPUT', 'after is not a cursor of this list.', { argument: 'after' });

/** Whether PostgreSQL can read a text as a value of a kind: cursors come back from clients, who may have changed them. */
const isKeyOf = (kind: ColumnKind, key: string): boolean => KEYS[kind]?.(key) ?? !key.includes('\0');

/** An instant as PostgreSQL writes it as text. */
const INSTANT = /^\d{4}-\d\d-\d\d (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?[+-](?:0\d|1[0-4])(?::[0-5]\d)?$/;

const KEYS: Partial<Record<ColumnKind, (key: string) => boolean>> = {
  integer: (key) => /^-?\d{1,9}$/.test(key),
  money: (key) => /^-?\d{1,18}$/.test(key),
  date: (key) => calendarDate(key) !== null,
  instant: (key) => INSTANT.test(key) && calendarDate(key.slice(0, 10)) !== null,
};
