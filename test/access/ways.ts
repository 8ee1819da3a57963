/** The shortest way from a root field to an object of a type, by fields that the roles may follow. */

import { getNamedType, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import { shapeNamed } from '../../src/access/entity.ts';
import { holds, type Permission } from '../../src/access/permissions.ts';
import type { Role } from '../../src/access/roles.ts';
import type { Json } from '../support/house.ts';
import { requiredOf } from './operations.ts';

export interface Way {
  /** The whole query, with a selection on the innermost object. */
  readonly query: (selection: string) => string;
  /** The innermost object of an answer, by the first element of every list; undefined where there is none. */
  readonly innermost: (data: Json | null | undefined) => Json | undefined;
}

/** Null where these roles have no way to the type. */
export const wayTo = (
  schema: GraphQLSchema,
  type: string,
  roles: readonly Role[],
  idOf: (type: string) => string,
): Way | null => {
  let steps = Object.values(schema.getQueryType()!.getFields()).flatMap((field) => stepBy(field, roles, idOf));
  const seen = new Set<string>();
  while (steps.length > 0) {
    const found = steps.find(({ to }) => to === type);
    if (found)
      return { query: (selection) => `{ ${found.wrap(selection)} }`, innermost: (data) => follow(data, found) };
    const next = steps.filter(({ to }) => !seen.has(to));
    for (const { to } of next) seen.add(to);
    steps = next.flatMap((step) => stepsFrom(schema, step, roles, idOf));
  }
  return null;
};

interface Step {
  readonly to: string;
  readonly path: readonly string[];
  readonly wrap: (selection: string) => string;
}

const stepsFrom = (
  schema: GraphQLSchema,
  before: Step,
  roles: readonly Role[],
  idOf: (type: string) => string,
): Step[] => {
  const type = schema.getType(before.to);
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) =>
    stepBy(field, roles, idOf).map(({ to, path, wrap }) => ({
      to,
      path: [...before.path, ...path],
      wrap: (selection) => before.wrap(wrap(selection)),
    })),
  );
};

/** One field as a step, where the roles may ask for it and it needs no argument but an id. */
const stepBy = (
  field: GraphQLField<unknown, unknown>,
  roles: readonly Role[],
  idOf: (type: string) => string,
): Step[] => {
  const permission = field.extensions['permission'] as Permission | undefined;
  if (permission !== undefined && !holds(roles, permission)) return [];
  const named = getNamedType(field.type);
  const required = requiredOf(field).map(({ name }) => name);
  if (!isObjectType(named) || required.some((name) => name !== 'id')) return [];
  const call = required.length === 0 ? field.name : `${field.name}(id: "${idOf(named.name)}")`;
  const node = /^(\w+)Connection$/.exec(named.name)?.[1];
  if (node !== undefined) {
    const path = [field.name, 'edges', 'node'];
    return [{ to: node, path, wrap: (selection) => `${call} { edges { node { ${selection} } } }` }];
  }
  if (!shapeNamed(named.name)) return [];
  return [{ to: named.name, path: [field.name], wrap: (selection) => `${call} { ${selection} }` }];
};

const follow = (data: Json | null | undefined, { path }: Step): Json | undefined =>
  path.reduce<Json | undefined>((at, key) => {
    const next = at?.[key] as Json | Json[] | null | undefined;
    return (Array.isArray(next) ? next[0] : next) ?? undefined;
  }, data ?? undefined);
