/** What an operation may cost: the fields that it asks for, those under a list once for each row the list may hold. */

import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
} from 'graphql';
import type { FieldNode, GraphQLCompositeType, GraphQLField, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { SelectionSetNode, ValueNode } from 'graphql';
import type { Fragments } from './document-measures.ts';

/** How many rows a list is taken to hold. */
export interface PageSizes {
  /** A field with `first` or `last` where neither is given. */
  defaultPageSize: number;
  /** The most that such a field answers, whatever is asked for. */
  maxPageSize: number;
  /** A list without either argument. */
  listSize: number;
}

/**
 * A field costs 1. Its children cost as often as it may answer rows: `first` or `last` for a field that takes them
 * (literal, variable or default), `listSize` for another list, except for the list right under a paged field, which
 * is the page itself. Introspection is free here, since it has limits of its own. Fields that the schema does not
 * know cost 1.
 */
export const operationCost = (
  operation: OperationDefinitionNode,
  fragments: Fragments,
  variables: Readonly<Record<string, unknown>>,
  sizes: PageSizes,
  schema: GraphQLSchema,
): number => {
  const root = schema.getRootType(operation.operation) ?? undefined;
  return selectionCost(operation.selectionSet, root, false, {
    operation,
    fragments,
    variables,
    sizes,
    schema,
    known: new Map(),
  });
};

interface Walk {
  operation: OperationDefinitionNode;
  fragments: Fragments;
  variables: Readonly<Record<string, unknown>>;
  sizes: PageSizes;
  schema: GraphQLSchema;
  /** Costs of fragments, by name and whether they stand right under a paged field. */
  known: Map<string, number>;
}

const selectionCost = (
  set: SelectionSetNode,
  parent: GraphQLCompositeType | undefined,
  paged: boolean,
  walk: Walk,
): number =>
  set.selections.reduce((sum, selection) => {
    if (selection.kind === Kind.FIELD) return sum + fieldCost(selection, parent, paged, walk);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return sum + fragmentCost(selection.name.value, paged, walk);
    const narrowed =
      selection.typeCondition === undefined ? parent : compositeType(selection.typeCondition.name.value, walk);
    return sum + selectionCost(selection.selectionSet, narrowed, paged, walk);
  }, 0);

const fragmentCost = (name: string, paged: boolean, walk: Walk): number => {
  const key = `${name} ${paged}`;
  const earlier = walk.known.get(key);
  if (earlier !== undefined) return earlier;
  walk.known.set(key, 0);
  const fragment = walk.fragments.get(name);
  if (fragment === undefined) return 0;
  const cost = selectionCost(
    fragment.selectionSet,
    compositeType(fragment.typeCondition.name.value, walk),
    paged,
    walk,
  );
  walk.known.set(key, cost);
  return cost;
};

const fieldCost = (node: FieldNode, parent: GraphQLCompositeType | undefined, paged: boolean, walk: Walk): number => {
  if (node.name.value.startsWith('__')) return 0;
  if (node.selectionSet === undefined) return 1;
  const fields = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields() : {};
  const field = fields[node.name.value];
  if (field === undefined) return 1 + selectionCost(node.selectionSet, undefined, false, walk);
  const type = getNamedType(field.type);
  const pages = field.args.some(({ name }) => name === 'first' || name === 'last');
  const isList = isListType(getNullableType(field.type));
  const rows = pages ? pageSize(node, field, walk) : isList && !paged ? walk.sizes.listSize : 1;
  return 1 + rows * selectionCost(node.selectionSet, isCompositeType(type) ? type : undefined, pages && !isList, walk);
};

const pageSize = (node: FieldNode, field: GraphQLField<unknown, unknown>, walk: Walk): number => {
  const asked = ['first', 'last'].map((name) => {
    const given = node.arguments?.find((argument) => argument.name.value === name)?.value;
    const value = given === undefined ? undefined : argumentValue(given, walk);
    return value ?? field.args.find((argument) => argument.name === name)?.defaultValue;
  });
  const sizes = asked.filter((value) => value !== undefined && value !== null);
  if (sizes.length === 0) return walk.sizes.defaultPageSize;
  // A value that is no number is refused later; until then it counts as the worst.
  const largest = Math.max(...sizes.map((value) => (typeof value === 'number' ? value : Infinity)));
  return Math.min(Math.max(largest, 1), walk.sizes.maxPageSize);
};

const argumentValue = (value: ValueNode, walk: Walk): unknown => {
  if (value.kind === Kind.INT) return Number(value.value);
  if (value.kind === Kind.NULL) return undefined;
  if (value.kind !== Kind.VARIABLE) return Infinity;
  const name = value.name.value;
  if (Object.hasOwn(walk.variables, name)) return walk.variables[name];
  const declared = walk.operation.variableDefinitions?.find(({ variable }) => variable.name.value === name);
  return declared?.defaultValue === undefined ? undefined : argumentValue(declared.defaultValue, walk);
};

const compositeType = (name: string, walk: Walk): GraphQLCompositeType | undefined => {
  const type = walk.schema.getType(name);
  return isCompositeType(type) ? type : undefined;
};
