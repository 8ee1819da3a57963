/**
 * How an entity is declared: once, as a class whose attributes say at the same time what column they are (MikroORM),
 * what field they are (type-graphql), and which permission guards them. Everything that reads derives from the shapes
 * collected here: SQL, filters, sorting, row policies, shield rules.
 */

import 'reflect-metadata';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Extensions, Field, ID, InterfaceType, ObjectType, type ClassType } from 'type-graphql';
import { COLUMN_KINDS, type ColumnKind } from './column-kinds.ts';
import type { Permission } from './permissions.ts';
import type { Role } from './roles.ts';

/** Any entity class. */
export type EntityClass = ClassType<object>;

/** Whose rows these are: an organization's, an organization's within one facility, or everybody's (published code sets). */
export type Owner = 'organization' | 'facility' | 'public';

/** An attribute that is a column of the entity's own table. */
export interface ColumnAttribute {
  readonly is: 'column';
  readonly name: string;
  readonly column: string;
  readonly kind: ColumnKind;
  readonly nullable: boolean;
  /** The permission that this attribute needs beyond the entity's own. */
  readonly guard: Permission | null;
  readonly filter: boolean;
  readonly sort: boolean;
  /** The enum's values, for kind `enumeration`. */
  readonly values: Readonly<Record<string, string>> | null;
  /** False for what never changes once the row is there; PostgreSQL refuses to change it too. */
  readonly changes: boolean;
}

/** An attribute that points to one row of another entity by its id. */
export interface ReferenceAttribute {
  readonly is: 'reference';
  readonly name: string;
  readonly column: string;
  readonly target: () => EntityClass;
  readonly nullable: boolean;
  /** Whether the field may be null although the column is not: it must, where the edge is guarded. */
  readonly withheld: boolean;
  readonly changes: boolean;
  readonly filter: boolean;
}

/** Rows of another entity that point here, for `single` the last one made; `where` is a fixed SQL condition on them (alias `t`). */
export interface InverseAttribute {
  readonly is: 'list' | 'connection' | 'single';
  readonly name: string;
  readonly target: () => EntityClass;
  /** Name of the target's reference (or id column) that points here. */
  readonly by: string;
  /** For `list`: the column attribute of the target that orders it. */
  readonly order: string | null;
  readonly where: string | null;
  readonly description: string;
}

/** A reference whose entity differs from row to row: one column names the entity, another its id. */
export interface PolymorphicAttribute {
  readonly is: 'polymorphic';
  readonly name: string;
  readonly typeColumn: string;
  readonly idColumn: string;
  /** The GraphQL interface or union that the entities share. */
  readonly type: () => unknown;
  readonly description: string;
}

/** What other attributes a computed one is made from; nested for relations. */
export interface Needs {
  readonly [attribute: string]: true | Needs;
}

/** A value made from other attributes of the row after they were read. Pure. */
export interface ComputedAttribute {
  readonly is: 'computed';
  readonly name: string;
  readonly needs: Needs | ((roles: readonly Role[]) => Needs);
  readonly compute: (row: never, viewer: never) => unknown;
  readonly type: () => unknown;
  readonly nullable: boolean;
  readonly description: string;
}

/** A value that PostgreSQL makes: an SQL expression over the row's alias `t`, under the viewer's own row policies. */
export interface ExpressionAttribute {
  readonly is: 'expression';
  readonly name: string;
  readonly sql: string;
  readonly kind: ColumnKind;
  readonly guard: Permission | null;
  readonly nullable: boolean;
  readonly description: string;
}

export type Attribute =
  | ColumnAttribute
  | ReferenceAttribute
  | InverseAttribute
  | PolymorphicAttribute
  | ComputedAttribute
  | ExpressionAttribute;

/** All that is known of an entity. */
export interface Shape {
  readonly name: string;
  readonly table: string;
  readonly target: EntityClass;
  /** What reading any row of it needs. */
  readonly permission: Permission;
  /**
   * Whether a row is protected health information, so that reading it leaves an audit event: a `subject` is named in the
   * event, a `part` only when it was asked for by itself, since the subject that it belongs to is named already.
   */
  readonly phi: 'subject' | 'part' | null;
  readonly owner: Owner;
  readonly attributes: Map<string, Attribute>;
}

const shapes = new Map<EntityClass, Shape>();
const shapesByName = new Map<string, Shape>();
const pending = new WeakMap<object, Map<string, Attribute>>();

/** The shape of an entity class. Throws for a class that is none. */
export const shapeOf = (target: EntityClass): Shape => {
  const shape = shapes.get(target);
  if (!shape) throw new Error(`${target.name} is not declared with @entity.`);
  return shape;
};

/** The shape by GraphQL type name, or undefined. */
export const shapeNamed = (name: string): Shape | undefined => shapesByName.get(name);

/** Every entity declared so far, in order of declaration. */
export const allShapes = (): readonly Shape[] => [...shapes.values()];

export interface EntityOptions {
  readonly table: string;
  readonly permission: Permission;
  readonly owner: Owner;
  readonly phi?: true | 'part';
  readonly description: string;
  /** GraphQL interfaces beside Node. */
  readonly implements?: readonly (abstract new () => object)[];
}

/** Declares a class as an entity: table row and GraphQL type in one. */
export const entity =
  (options: EntityOptions) =>
  (target: EntityClass): void => {
    const shape: Shape = {
      name: target.name,
      table: options.table,
      target,
      permission: options.permission,
      phi: options.phi === undefined ? null : options.phi === true ? 'subject' : 'part',
      owner: options.owner,
      attributes: pending.get(target.prototype) ?? new Map<string, Attribute>(),
    };
    shapes.set(target, shape);
    shapesByName.set(target.name, shape);
    Entity({ tableName: options.table })(target);
    ObjectType({ description: options.description, implements: [Node, ...(options.implements ?? [])] as Function[] })(
      target,
    );
    Extensions({ permission: options.permission })(target);
  };

/** Relay's object identification: what `node(id)` answers. */
@InterfaceType({
  description: 'Anything with an id of its own.',
  resolveType: (row: { __typename: string }) => row.__typename,
})
export abstract class Node {
  @Field(() => ID, { description: 'Globally unique.' }) id!: string;
}

interface AttributeOptions {
  readonly nullable?: boolean;
  readonly guard?: Permission;
  readonly filter?: boolean;
  readonly sort?: boolean;
  readonly changes?: boolean;
  readonly column?: string;
  /** For a reference that not everybody who sees the row may follow: its field is nullable. */
  readonly withheld?: boolean;
  /** For lists of texts: the enum that they are names of. */
  readonly of?: () => Readonly<Record<string, string>>;
  /** True keeps the column out of the graph. */
  readonly hidden?: boolean;
}

const attribute =
  (
    kind: ColumnKind,
    description: string,
    options: AttributeOptions = {},
    values: Record<string, string> | null = null,
  ) =>
  (prototype: object, name: string): void => {
    const column = options.column ?? snakeCase(name);
    const nullable = options.nullable ?? options.guard !== undefined;
    keep(prototype, {
      is: 'column',
      name,
      column,
      kind,
      nullable,
      values,
      guard: options.guard ?? null,
      filter: options.filter ?? false,
      sort: options.sort ?? false,
      changes: options.changes ?? true,
    });
    const { graphql, orm } = COLUMN_KINDS[kind];
    Property({ ...orm, fieldName: column, nullable: options.nullable ?? false })(prototype, name);
    if (options.hidden) return;
    Field(() => (options.of ? [options.of()] : (values ?? graphql())) as never, { description, nullable })(
      prototype,
      name,
    );
    if (options.guard) Extensions({ permission: options.guard })(prototype, name);
  };

/** The key: a version 7 UUID, made by the application. */
export const id =
  () =>
  (prototype: object, name: string): void => {
    keep(prototype, {
      is: 'column',
      name,
      column: 'id',
      kind: 'id',
      nullable: false,
      values: null,
      guard: null,
      filter: true,
      sort: false,
      changes: false,
    });
    PrimaryKey({ type: 'uuid' })(prototype, name);
    Field(COLUMN_KINDS.id.graphql as never, { description: 'Globally unique.' })(prototype, name);
  };

/** Counts the changes of the row; every mutation on it takes the version that its caller saw. */
export const version = () => attribute('integer', 'Counts the changes. A mutation takes the version that you saw.');

export const text = (description: string, options?: AttributeOptions) => attribute('text', description, options);
export const integer = (description: string, options?: AttributeOptions) => attribute('integer', description, options);
export const flag = (description: string, options?: AttributeOptions) => attribute('flag', description, options);
export const date = (description: string, options?: AttributeOptions) => attribute('date', description, options);
export const instant = (description: string, options?: AttributeOptions) => attribute('instant', description, options);
export const money = (description: string, options?: AttributeOptions) => attribute('money', description, options);
export const npi = (description: string, options?: AttributeOptions) => attribute('npi', description, options);
export const icd10cm = (description: string, options?: AttributeOptions) => attribute('icd10cm', description, options);
export const uuid = (description: string, options?: AttributeOptions) => attribute('id', description, options);
export const texts = (description: string, options?: AttributeOptions) => attribute('texts', description, options);
export const integers = (description: string, options?: AttributeOptions) =>
  attribute('integers', description, options);
export const json = (description: string, options?: AttributeOptions) => attribute('json', description, options);
/** One of a registered enum's values, kept as text with a CHECK. */
export const enumeration = (values: Record<string, string>, description: string, options?: AttributeOptions) =>
  attribute('enumeration', description, options, values);

/** Points to one row of another entity. The class property holds the entity, or a reference to it. */
export const reference =
  (target: () => EntityClass, description: string, options: AttributeOptions = {}) =>
  (prototype: object, name: string): void => {
    const column = options.column ?? `${snakeCase(name)}_id`;
    const nullable = options.nullable ?? false;
    keep(prototype, {
      is: 'reference',
      name,
      column,
      target,
      nullable,
      withheld: options.withheld ?? false,
      changes: options.changes ?? true,
      filter: options.filter ?? true,
    });
    ManyToOne({
      entity: target as () => never,
      fieldName: column,
      nullable,
      deleteRule: 'no action',
      updateRule: 'no action',
    })(prototype, name);
    if (!options.hidden)
      Field(target as never, { description, nullable: nullable || options.withheld === true })(prototype, name);
  };

/**
 * Adds attributes that are not properties of the class: lists of other entities that point to it, computed values.
 * A feature further up the house declares the edges to its own entities this way, so that the lower one need not know it.
 */
export const addAttributes = (target: EntityClass, attributes: readonly Attribute[]): void => {
  const shape = shapeOf(target);
  for (const each of attributes) {
    if (shape.attributes.has(each.name)) throw new Error(`${shape.name}.${each.name} is declared twice.`);
    shape.attributes.set(each.name, each);
  }
};

const keep = (prototype: object, each: Attribute): void => {
  const known = pending.get(prototype) ?? new Map<string, Attribute>();
  known.set(each.name, each);
  pending.set(prototype, known);
};

const snakeCase = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The tenant's id: on every row but published ones, never shown, never changed. */
export const tenant = () => attribute('id', '', { hidden: true, changes: false, column: 'organization_id' });
