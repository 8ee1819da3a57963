/**
 * From what a client asked for to what must be read: a tree of plans, one for each entity in the selection, each of
 * which becomes one SQL statement. The number of statements depends on the shape of the operation, never on its rows.
 */

import {
  getArgumentValues,
  Kind,
  type ArgumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import {
  shapeNamed,
  shapeOf,
  type ColumnAttribute,
  type ComputedAttribute,
  type ExpressionAttribute,
  type InverseAttribute,
  type Needs,
  type PolymorphicAttribute,
  type ReferenceAttribute,
  type Shape,
} from '../access/entity.ts';
import { guardOf } from '../access/guards.ts';
import { holds } from '../access/permissions.ts';
import type { Role } from '../access/roles.ts';
import { connectionKey, type ListArguments } from './lists.ts';

/** What to read of one entity. */
export interface Plan {
  readonly shape: Shape;
  /** True when its rows go into the answer, false when they are only facts for a computed attribute. */
  answered: boolean;
  readonly columns: Set<ColumnAttribute>;
  readonly expressions: Set<ExpressionAttribute>;
  readonly references: Map<ReferenceAttribute, Plan>;
  readonly lists: Map<InverseAttribute, Plan>;
  readonly connections: Map<string, ConnectionPlan>;
  readonly polymorphic: Map<PolymorphicAttribute, Map<Shape, Plan>>;
  readonly computed: Set<ComputedAttribute>;
}

/** What to read of a paged list. */
export interface ConnectionPlan {
  readonly attribute: InverseAttribute;
  readonly args: ListArguments;
  readonly nodes: Plan;
  readonly rows: boolean;
  readonly totalCount: boolean;
}

/** A plan that reads nothing but the id. */
export const emptyPlan = (shape: Shape, answered: boolean): Plan => ({
  shape,
  answered,
  columns: new Set(),
  expressions: new Set(),
  references: new Map(),
  lists: new Map(),
  connections: new Map(),
  polymorphic: new Map(),
  computed: new Set(),
});

/** True for a plan that asks for nothing but the id. */
export const isBare = (plan: Plan): boolean =>
  [...plan.columns].every(({ name }) => name === 'id') &&
  [plan.expressions, plan.references, plan.lists, plan.connections, plan.polymorphic, plan.computed].every(
    ({ size }) => size === 0,
  );

/** The plan for the entity that a field answers, from the field's selection. */
export const planOfField = (info: GraphQLResolveInfo, shape: Shape, roles: readonly Role[]): Plan =>
  remembered(info, `one ${shape.name}`, roles, (walk) => {
    const plan = emptyPlan(shape, true);
    for (const node of info.fieldNodes) selectInto(walk, plan, node.selectionSet);
    return plan;
  });

/** What is asked of a connection: its nodes, and whether rows and the total are wanted at all. */
export type AskedConnection = Omit<ConnectionPlan, 'attribute' | 'args'>;

/** The plan for the nodes of the connection that a field answers, and whether rows and the total are asked for. */
export const planOfConnection = (info: GraphQLResolveInfo, shape: Shape, roles: readonly Role[]): AskedConnection =>
  remembered(info, `page ${shape.name}`, roles, (walk) => connectionOf(walk, shape, info.fieldNodes));

const plans = new WeakMap<FieldNode, Map<string, unknown>>();

/**
 * A plan is made once for each field of a document and set of roles, and lives as long as the document does; not where
 * variables decide what is read (`@skip`, `@include`, arguments of nested lists) or two fields answer as one.
 */
const remembered = <P>(info: GraphQLResolveInfo, what: string, roles: readonly Role[], make: (walk: Walk) => P): P => {
  const [field] = info.fieldNodes;
  const key = `${what} ${roles.join(',')}`;
  const known = plans.get(field!)?.get(key);
  if (known !== undefined) return known as P;
  const walk: Walk = { info, roles, variable: false };
  const plan = make(walk);
  if (!walk.variable && info.fieldNodes.length === 1) {
    const own = plans.get(field!) ?? new Map<string, unknown>();
    plans.set(field!, own.set(key, plan));
  }
  return plan;
};

/** The plan for facts, by the names of attributes. */
export const planOfNeeds = (shape: Shape, needs: Needs): Plan => {
  const plan = emptyPlan(shape, false);
  needInto(plan, needs);
  return plan;
};

interface Walk {
  readonly info: GraphQLResolveInfo;
  readonly roles: readonly Role[];
  /** Set where a variable had a say in the plan. */
  variable: boolean;
}

const selectInto = (walk: Walk, plan: Plan, selectionSet: SelectionSetNode | undefined): void => {
  for (const field of fieldsOf(walk, selectionSet, plan.shape.name)) {
    const attribute = plan.shape.attributes.get(field.name.value);
    if (!attribute) continue; // __typename
    const guard = guardOf(plan.shape, attribute);
    // The second fence: what these roles may not see is not even read. Shield has refused the field by now.
    if (guard && !holds(walk.roles, guard)) continue;
    switch (attribute.is) {
      case 'column':
        plan.columns.add(attribute);
        break;
      case 'expression':
        plan.expressions.add(attribute);
        break;
      case 'computed':
        computeInto(plan, attribute, walk.roles);
        break;
      case 'reference':
        selectInto(walk, childOf(plan.references, attribute, attribute.target, true), field.selectionSet);
        break;
      case 'list':
      case 'single':
        selectInto(walk, childOf(plan.lists, attribute, attribute.target, true), field.selectionSet);
        break;
      case 'connection':
        selectConnection(walk, plan, attribute, field);
        break;
      case 'polymorphic':
        selectPolymorphic(walk, plan, attribute, field);
        break;
    }
  }
};

const selectConnection = (walk: Walk, plan: Plan, attribute: InverseAttribute, field: FieldNode): void => {
  const type = walk.info.schema.getType(plan.shape.name) as GraphQLObjectType;
  const args = getArgumentValues(type.getFields()[attribute.name]!, field, walk.info.variableValues) as ListArguments;
  walk.variable ||= namesVariable(field.arguments ?? []);
  const key = connectionKey(attribute.name, args);
  const target = shapeOf(attribute.target());
  const known = plan.connections.get(key);
  const asked = connectionOf(walk, target, [field], known?.nodes);
  plan.connections.set(key, {
    attribute,
    args,
    nodes: asked.nodes,
    rows: asked.rows || (known?.rows ?? false),
    totalCount: asked.totalCount || (known?.totalCount ?? false),
  });
};

const connectionOf = (
  walk: Walk,
  shape: Shape,
  fields: readonly FieldNode[],
  nodes = emptyPlan(shape, true),
): AskedConnection => {
  let [rows, totalCount] = [false, false];
  for (const field of fields) {
    for (const part of fieldsOf(walk, field.selectionSet, `${shape.name}Connection`)) {
      if (part.name.value === 'totalCount') totalCount = true;
      if (part.name.value === 'pageInfo') rows = true;
      if (part.name.value !== 'edges') continue;
      rows = true;
      for (const edge of fieldsOf(walk, part.selectionSet, `${shape.name}Edge`)) {
        if (edge.name.value === 'node') selectInto(walk, nodes, edge.selectionSet);
      }
    }
  }
  return { nodes, rows, totalCount };
};

const selectPolymorphic = (walk: Walk, plan: Plan, attribute: PolymorphicAttribute, field: FieldNode): void => {
  const byShape = plan.polymorphic.get(attribute) ?? new Map<Shape, Plan>();
  plan.polymorphic.set(attribute, byShape);
  const type = walk.info.schema.getType(plan.shape.name) as GraphQLObjectType;
  const abstract = type.getFields()[attribute.name]!.type;
  for (const possible of walk.info.schema.getPossibleTypes(abstract as never)) {
    const shape = shapeNamed(possible.name);
    if (!shape) continue;
    const child = byShape.get(shape) ?? emptyPlan(shape, true);
    byShape.set(shape, child);
    selectInto(walk, child, field.selectionSet);
  }
};

const computeInto = (plan: Plan, attribute: ComputedAttribute, roles: readonly Role[]): void => {
  plan.computed.add(attribute);
  needInto(plan, typeof attribute.needs === 'function' ? attribute.needs(roles) : attribute.needs);
};

const needInto = (plan: Plan, needs: Needs): void => {
  for (const [name, need] of Object.entries(needs)) {
    const attribute = plan.shape.attributes.get(name);
    const nested = need === true ? {} : need;
    if (attribute === undefined) throw new Error(`${plan.shape.name} has no ${name}.`);
    switch (attribute.is) {
      case 'column':
        plan.columns.add(attribute);
        break;
      case 'expression':
        plan.expressions.add(attribute);
        break;
      case 'reference':
        needInto(childOf(plan.references, attribute, attribute.target, false), nested);
        break;
      case 'list':
      case 'single':
        needInto(childOf(plan.lists, attribute, attribute.target, false), nested);
        break;
      case 'computed':
      case 'connection':
      case 'polymorphic':
        throw new Error(`${plan.shape.name}.${name} cannot be a fact.`);
    }
  }
};

const childOf = <A>(
  children: Map<A, Plan>,
  attribute: A,
  target: () => Parameters<typeof shapeOf>[0],
  answered: boolean,
): Plan => {
  const known = children.get(attribute);
  if (known) {
    known.answered ||= answered;
    return known;
  }
  const child = emptyPlan(shapeOf(target()), answered);
  children.set(attribute, child);
  return child;
};

/** The fields of a selection that apply to a type, fragments opened, @skip and @include obeyed. */
function* fieldsOf(walk: Walk, selectionSet: SelectionSetNode | undefined, typeName: string): Generator<FieldNode> {
  for (const selection of selectionSet?.selections ?? []) {
    if (!included(walk, selection.directives ?? [])) continue;
    if (selection.kind === Kind.FIELD) {
      yield selection;
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? walk.info.fragments[selection.name.value]! : selection;
    if (applies(walk, fragment.typeCondition?.name.value, typeName))
      yield* fieldsOf(walk, fragment.selectionSet, typeName);
  }
}

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
