/** What a selection set asks of one type: fragments opened, `@skip` and `@include` obeyed, fields of one name merged. */

import {
  getArgumentValues,
  Kind,
  type ArgumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLResolveInfo,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import type { Role } from '../access/roles.ts';

/** A walk through the selection of one operation for one set of roles. */
export interface Walk {
  readonly info: Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues'>;
  readonly roles: readonly Role[];
  /** Set where a variable had a say in what is selected. */
  variable: boolean;
}

/** The fields that selection sets ask of a type together: by the name in the answer, in the order of first appearance. */
export const fieldsOf = (
  walk: Walk,
  sets: readonly (SelectionSetNode | undefined)[],
  typeName: string,
): Map<string, [FieldNode, ...FieldNode[]]> => {
  const fields = new Map<string, [FieldNode, ...FieldNode[]]>();
  const spread = new Set<string>();
  for (const set of sets) gather(walk, set, typeName, fields, spread);
  return fields;
};

/** The selection sets below fields that answer as one. */
export const below = (fields: readonly FieldNode[]): (SelectionSetNode | undefined)[] =>
  fields.map(({ selectionSet }) => selectionSet);

/** The arguments of a field, defaults filled in. */
export const argumentsOf = (
  walk: Walk,
  definition: GraphQLField<unknown, unknown>,
  field: FieldNode,
): Record<string, unknown> => {
  walk.variable ||= namesVariable(field.arguments ?? []);
  return getArgumentValues(definition, field, walk.info.variableValues);
};

const gather = (
  walk: Walk,
  set: SelectionSetNode | undefined,
  typeName: string,
  fields: Map<string, [FieldNode, ...FieldNode[]]>,
  spread: Set<string>,
): void => {
  for (const selection of set?.selections ?? []) {
    // A fragment counts where it is spread first; in which error which place is named depends on it.
    if (selection.kind === Kind.FRAGMENT_SPREAD && spread.has(selection.name.value)) continue;
    if (!included(walk, selection.directives ?? [])) continue;
    if (selection.kind === Kind.FIELD) {
      const name = selection.alias?.value ?? selection.name.value;
      const same = fields.get(name);
      if (same) same.push(selection);
      else fields.set(name, [selection]);
      continue;
    }
    if (selection.kind === Kind.FRAGMENT_SPREAD) spread.add(selection.name.value);
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? walk.info.fragments[selection.name.value]! : selection;
    if (applies(walk, fragment.typeCondition?.name.value, typeName))
      gather(walk, fragment.selectionSet, typeName, fields, spread);
  }
};

const applies = (walk: Walk, condition: string | undefined, typeName: string): boolean => {
  if (condition === undefined || condition === typeName) return true;
  const type = walk.info.schema.getType(typeName);
  const abstract = walk.info.schema.getType(condition);
  return type !== undefined && abstract !== undefined && walk.info.schema.isSubType(abstract as never, type as never);
};

const included = (walk: Walk, directives: readonly NonNullable<FieldNode['directives']>[number][]): boolean =>
  directives.every((directive) => {
    const definition = walk.info.schema.getDirective(directive.name.value);
    if (!definition || (definition.name !== 'skip' && definition.name !== 'include')) return true;
    walk.variable ||= namesVariable(directive.arguments ?? []);
    const condition = getArgumentValues(definition, directive, walk.info.variableValues)['if'];
    return definition.name === 'skip' ? condition !== true : condition === true;
  });

const namesVariable = (args: readonly ArgumentNode[]): boolean => args.some(({ value }) => holdsVariable(value));

const holdsVariable = (value: ValueNode): boolean => {
  if (value.kind === Kind.LIST) return value.values.some(holdsVariable);
  if (value.kind === Kind.OBJECT) return value.fields.some((field) => holdsVariable(field.value));
  return value.kind === Kind.VARIABLE;
};
