/** Joins the entities' declarations to the graph: fields for edges before the schema is built, plain resolvers after. */

import { isInterfaceType, isObjectType, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  Extensions,
  Field,
  ID,
  Info,
  Query as QueryField,
  Resolver,
  type NonEmptyArray,
} from 'type-graphql';
import type { RequestContext } from '../access/context.ts';
import {
  allShapes,
  Node,
  shapeNamed,
  shapeOf,
  type Attribute,
  type EntityClass,
  type Shape,
} from '../access/entity.ts';
import { COLUMN_KINDS } from '../access/column-kinds.ts';
import { guardOf } from '../access/guards.ts';
import type { Row } from '../platform/database.ts';
import { connectionKey, listTypesOf, type ListArguments } from './lists.ts';
import { readConnection, readNode, readOne } from './read.ts';
import type { Connection } from './objects.ts';

/** Gives every attribute that is no class property its field. Call once, when all entities are declared, before the schema is built. */
export const declareEdges = (): void => {
  for (const shape of allShapes()) listTypesOf(shape.target);
  for (const shape of allShapes()) {
    for (const attribute of shape.attributes.values()) declareEdge(shape, attribute);
  }
};

const declareEdge = (shape: Shape, attribute: Attribute): void => {
  const prototype = shape.target.prototype;
  const guard = guardOf(shape, attribute);
  if (guard) Extensions({ permission: guard })(prototype, attribute.name);
  if (attribute.is === 'column') return;
  if (attribute.is === 'reference') {
    if (guard && !attribute.nullable && !attribute.withheld)
      throw new Error(`${shape.name}.${attribute.name} is guarded by ${guard}: declare it withheld.`);
    return;
  }
  const [type, nullable] = edgeType(attribute);
  Field(type as never, { description: attribute.description, nullable: nullable || guard !== null })(
    prototype,
    attribute.name,
  );
  if (attribute.is === 'connection')
    Args(() => listTypesOf(attribute.target()).args as never)(prototype, attribute.name, 0);
};

const edgeType = (attribute: Exclude<Attribute, { is: 'column' | 'reference' }>): [() => unknown, boolean] => {
  switch (attribute.is) {
    case 'list':
      return [() => [attribute.target()], false];
    case 'single':
      return [attribute.target, true];
    case 'connection':
      return [() => listTypesOf(attribute.target()).connection, false];
    case 'polymorphic':
      return [attribute.type, true];
    case 'expression':
      return [COLUMN_KINDS[attribute.kind].graphql, attribute.nullable];
    case 'computed':
      return [attribute.type, attribute.nullable];
  }
};

/** Replaces the resolvers of entity fields by plain property reads: rows are plain, and arrive complete. */
export const simplifyResolvers = (schema: GraphQLSchema): void => {
  for (const type of Object.values(schema.getTypeMap())) {
    // type-graphql would make a promise of a name that every row carries.
    if (isInterfaceType(type)) type.resolveType = (row: Row) => row['__typename'] as string;
    if (!isObjectType(type)) continue;
    const shape = shapeNamed(type.name);
    for (const field of Object.values(type.getFields())) {
      const attribute = shape?.attributes.get(field.name);
      if (!attribute) continue;
      if (attribute.is === 'connection') {
        field.resolve = (row: Row, args: ListArguments) => row[connectionKey(attribute.name, args)];
      } else {
        delete field.resolve;
      }
    }
  }
};

/** A resolver with `one(id)` and a paged `many(first, after, filter, sort)` for an entity, guarded by its own permission. */
export const rootQueries = (target: EntityClass, one: string, many: string): Function => {
  const shape = shapeOf(target);
  const { connection, args } = listTypesOf(target);
  class RootQueries {
    one(id: string, context: RequestContext, info: GraphQLResolveInfo): Promise<Row> {
      return readOne(context, info, target, id);
    }

    many(list: ListArguments, context: RequestContext, info: GraphQLResolveInfo): Promise<Connection> {
      return readConnection(context, info, target, list);
    }
  }
  const prototype = RootQueries.prototype;
  const field = (method: 'one' | 'many', name: string, type: () => unknown, description: string): void => {
    QueryField(type as never, { name, description })(prototype, method, {});
    Extensions({ permission: shape.permission })(prototype, method, {});
    Ctx()(prototype, method, 1);
    Info()(prototype, method, 2);
  };
  Arg('id', () => ID)(prototype, 'one', 0);
  field('one', one, () => target, `One ${shape.name} by id; NOT_FOUND when there is none that you can see.`);
  Args(() => args as never)(prototype, 'many', 0);
  field('many', many, () => connection, `A page of the ${shape.name} rows that you can see.`);
  Resolver()(RootQueries);
  return RootQueries;
};

@Resolver()
export class NodeResolver {
  @Extensions({ permission: 'self.read' })
  @QueryField(() => Node, {
    nullable: true,
    description: 'Whatever has this id, of any type; null when there is nothing that you can see.',
  })
  node(
    @Arg('id', () => ID) id: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row | null> {
    return readNode(context, info, id);
  }
}

/** The resolvers of a build, in the form that type-graphql wants. */
export const asResolvers = (classes: readonly Function[]): NonEmptyArray<Function> =>
  classes as unknown as NonEmptyArray<Function>;
