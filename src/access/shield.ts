/**
 * The first fence: graphql-shield, derived from what each field declares. This is the only file that imports it.
 *
 * Only root fields and guarded fields carry a rule: shield over every type costs a third of the throughput and adds
 * nothing, since a type's own permission is what its root fields and edges ask for. Rules never use shield's cache
 * (`contextual` leaks one alias's answer to another), and none can throw.
 */

import { createRequire } from 'node:module';
import { isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import type { IRules } from 'graphql-shield';
import { Refusal } from '../platform/errors.ts';
import { forbidden } from './actor.ts';
import type { RequestContext } from './context.ts';
import { holds, isPermission, type Permission } from './permissions.ts';

// The ESM build of graphql-shield cannot be loaded on Node 23 and newer: its yup reaches for util.isUndefined.
// graphql-middleware comes the same way, so that both see one MiddlewareGenerator.
const require = createRequire(import.meta.url);
const { shield, rule } = require('graphql-shield') as typeof import('graphql-shield');
const { applyMiddleware } = require('graphql-middleware') as typeof import('graphql-middleware');

/** A field that needs a permission: `type` is Query or Mutation for root fields. */
export interface GuardedField {
  readonly type: string;
  readonly field: string;
  readonly permission: Permission;
}

/** Every field of a schema that needs a permission. Throws for a root field that declares none: absent means no. */
export const guardedFields = (schema: GraphQLSchema): GuardedField[] => {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
    (type) => type !== null && type !== undefined,
  );
  for (const root of roots) {
    for (const field of Object.values(root.getFields())) {
      if (permissionOf(field) === null) throw new Error(`${root.name}.${field.name} declares no permission.`);
    }
  }
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) => {
        const permission = permissionOf(field);
        return permission === null ? [] : [{ type: type.name, field: field.name, permission }];
      }),
    );
};

/** The schema behind its rules. */
export const shielded = (schema: GraphQLSchema): GraphQLSchema => {
  const rules: Record<string, Record<string, ReturnType<ReturnType<typeof rule>>>> = {};
  for (const { type, field, permission } of guardedFields(schema))
    (rules[type] ??= {})[field] = ruleFor(permission, type, field);
  const permissions = shield(rules as IRules, { allowExternalErrors: true });
  return applyMiddleware(schema, permissions);
};

/** The permission that a field declares, or null. Throws for one that the table does not have. */
export const permissionOf = (field: GraphQLField<unknown, unknown>): Permission | null => {
  const declared = field.extensions['permission'];
  if (declared === undefined) return null;
  if (typeof declared !== 'string' || !isPermission(declared))
    throw new Error(
      `${field.name} declares the permission ${JSON.stringify(declared)}, which the table does not have.`,
    );
  return declared;
};

const ruleFor = (permission: Permission, type: string, field: string): ReturnType<ReturnType<typeof rule>> => {
  const name = type === 'Query' || type === 'Mutation' ? field : `${type}.${field}`;
  return rule(`${type}.${field}`, { cache: 'no_cache' })(
    (_parent: unknown, _args: unknown, { actor }: RequestContext) => {
      if (!actor) return new Refusal('UNAUTHENTICATED', 'Send a valid token: Authorization: Bearer <token>.');
      return holds(actor.roles, permission) || forbidden(permission, name);
    },
  );
};
