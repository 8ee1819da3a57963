/**
 * Permission decisions, once for each document and set of roles. Every rule of this graph depends on the roles alone, so
 * whether an operation holds anything refused is known before it runs: one that holds nothing runs without rules, one
 * that does runs behind them, where each refused field is refused by name.
 */

import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { permissionOf } from '../access/shield.ts';
import { holds } from '../access/permissions.ts';
import type { Role } from '../access/roles.ts';

/**
 * True when no field that the operation can reach, on any type that it can meet, is refused to these roles. `@skip` and
 * `@include` are not looked at: a field that is left out counts as if it were there.
 */
export const nothingRefused = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  roles: readonly Role[],
): boolean => {
  const fragments = new Map(
    document.definitions
      .filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION)
      .map((each) => [each.name.value, each]),
  );
  const root = schema.getRootType(operation.operation);
  const seen = new Set<string>();
  const allowed = (selectionSet: SelectionSetNode | undefined, type: GraphQLNamedType): boolean =>
    (selectionSet?.selections ?? []).every((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const key = `${selection.name.value} ${type.name}`;
        if (seen.has(key)) return true;
        seen.add(key);
      }
      if (selection.kind === Kind.FIELD) {
        if (selection.name.value.startsWith('__')) return true;
        return objectsOf(schema, type).every((object) => {
          const field = object.getFields()[selection.name.value];
          // An object that lacks the field is one that a fragment's condition leaves out.
          if (!field) return true;
          const permission = permissionOf(field);
          return (
            (permission === null || holds(roles, permission)) &&
            allowed(selection.selectionSet, getNamedType(field.type))
          );
        });
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection;
      const condition = fragment.typeCondition ? schema.getType(fragment.typeCondition.name.value)! : type;
      return allowed(fragment.selectionSet, condition);
    });
  return root !== undefined && root !== null && allowed(operation.selectionSet, root);
};

const objectsOf = (schema: GraphQLSchema, type: GraphQLNamedType) => {
  if (isObjectType(type)) return [type];
  return isCompositeType(type) && isAbstractType(type) ? schema.getPossibleTypes(type) : [];
};
