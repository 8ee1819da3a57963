/**
 * From what a client asked for to what must be read, a tree of plans, one for each entity in the selection, each of which
 * becomes one SQL statement; and to how the answer is written from it, a tree of layouts. The number of statements depends
 * on the shape of the operation, never on its rows.
 */

import { getNamedType, type FieldNode, type GraphQLObjectType, type GraphQLResolveInfo } from 'graphql';
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
import type { ConnectionLayout, Field, Layout } from './layout.ts';
import { connectionKey, type ListArguments } from './lists.ts';
import { argumentsOf, below, fieldsOf, type Walk } from './selection.ts';
import { plainWriter } from './plain.ts';

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
  readonly computed: Map<ComputedAttribute, Needs>;
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
  computed: new Map(),
});

/** True for a plan that asks for nothing but the id. */
export const isBare = (plan: Plan): boolean =>
  [...plan.columns].every(({ name }) => name === 'id') &&
  [plan.expressions, plan.references, plan.lists, plan.connections, plan.polymorphic, plan.computed].every(
    ({ size }) => size === 0,
  );

/** What is read for a field, and how its answer is written. */
export interface Asked<L> {
  readonly plan: Plan;
  readonly layout: L;
}

/** What is asked of a connection: its nodes, and whether rows and the total are wanted at all. */
export interface AskedConnection extends Asked<ConnectionLayout> {
  readonly rows: boolean;
  readonly totalCount: boolean;
}

/** What is asked of the entity that a field answers. */
export const askedOfField = (info: GraphQLResolveInfo, shape: Shape, roles: readonly Role[]): Asked<Layout> =>
  remembered(info, `one ${shape.name}`, roles, (walk) => {
    const plan = emptyPlan(shape, true);
    return { plan, layout: select(walk, plan, info.fieldNodes) };
  });

/** What is asked of the connection that a field answers. */
export const askedOfConnection = (info: GraphQLResolveInfo, shape: Shape, roles: readonly Role[]): AskedConnection =>
  remembered(info, `page ${shape.name}`, roles, (walk) => selectPage(walk, emptyPlan(shape, true), info.fieldNodes));

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

/** Adds to a plan what fields ask of its entity. */
const select = (walk: Walk, plan: Plan, fields: readonly FieldNode[]): Layout => {
  const type = walk.info.schema.getType(plan.shape.name) as GraphQLObjectType;
  const laid: Field[] = [];
  for (const [key, same] of fieldsOf(walk, below(fields), plan.shape.name)) {
    const attribute = plan.shape.attributes.get(same[0].name.value);
    if (!attribute) {
      laid.push({ key, is: 'typename', name: plan.shape.name });
      continue;
    }
    const guard = guardOf(plan.shape, attribute);
    // The second fence: what these roles may not see is not even read. Shield has refused the field by now.
    if (guard && !holds(walk.roles, guard)) continue;
    switch (attribute.is) {
      case 'column':
        plan.columns.add(attribute);
        laid.push({ key, is: 'cell', attribute });
        break;
      case 'expression':
        plan.expressions.add(attribute);
        laid.push({ key, is: 'cell', attribute });
        break;
      case 'computed': {
        computeInto(plan, attribute, walk.roles);
        const write = plainWriter(walk, getNamedType(type.getFields()[attribute.name]!.type), same);
        laid.push({ key, is: 'computed', attribute, write });
        break;
      }
      case 'reference': {
        const child = childOf(plan.references, attribute, attribute.target, true);
        laid.push({ key, is: 'reference', attribute, plan: child, layout: select(walk, child, same) });
        break;
      }
      case 'list':
      case 'single': {
        const child = childOf(plan.lists, attribute, attribute.target, true);
        laid.push({ key, is: attribute.is, attribute, plan: child, layout: select(walk, child, same) });
        break;
      }
      case 'connection':
        laid.push(selectConnection(walk, plan, type, attribute, key, same));
        break;
      case 'polymorphic':
        laid.push(selectPolymorphic(walk, plan, type, attribute, key, same));
        break;
    }
  }
  return laid;
};

const selectConnection = (
  walk: Walk,
  plan: Plan,
  type: GraphQLObjectType,
  attribute: InverseAttribute,
  key: string,
  fields: readonly [FieldNode, ...FieldNode[]],
): Field => {
  const args = argumentsOf(walk, type.getFields()[attribute.name]!, fields[0]) as ListArguments;
  const page = connectionKey(attribute.name, args);
  const known = plan.connections.get(page);
  const asked = selectPage(walk, known?.nodes ?? emptyPlan(shapeOf(attribute.target()), true), fields);
  plan.connections.set(page, {
    attribute,
    args,
    nodes: asked.plan,
    rows: asked.rows || (known?.rows ?? false),
    totalCount: asked.totalCount || (known?.totalCount ?? false),
  });
  return { key, is: 'connection', page, plan: asked.plan, layout: asked.layout };
};

const selectPage = (walk: Walk, plan: Plan, fields: readonly FieldNode[]): AskedConnection => {
  const { name } = plan.shape;
  let [rows, totalCount] = [false, false];
  const layout: ConnectionLayout[number][] = [];
  for (const [key, same] of fieldsOf(walk, below(fields), `${name}Connection`)) {
    const part = same[0].name.value;
    rows ||= part === 'edges' || part === 'pageInfo';
    totalCount ||= part === 'totalCount';
    if (part === 'edges') {
      const edge = [...fieldsOf(walk, below(same), `${name}Edge`)].map(([edgeKey, edgeFields]) => {
        const edgePart = edgeFields[0].name.value;
        if (edgePart === 'node') return { key: edgeKey, is: 'node', layout: select(walk, plan, edgeFields) } as const;
        if (edgePart === 'cursor') return { key: edgeKey, is: 'cursor' } as const;
        return { key: edgeKey, is: 'typename', name: `${name}Edge` } as const;
      });
      layout.push({ key, is: 'edges', edge });
    } else if (part === 'pageInfo') {
      const info = [...fieldsOf(walk, below(same), 'PageInfo')];
      layout.push({ key, is: 'pageInfo', info: info.map(([infoKey, [{ name: of }]]) => [infoKey, of.value]) });
    } else if (part === 'totalCount') layout.push({ key, is: 'totalCount' });
    else layout.push({ key, is: 'typename', name: `${name}Connection` });
  }
  return { plan, layout, rows, totalCount };
};

const selectPolymorphic = (
  walk: Walk,
  plan: Plan,
  type: GraphQLObjectType,
  attribute: PolymorphicAttribute,
  key: string,
  fields: readonly FieldNode[],
): Field => {
  const byShape = plan.polymorphic.get(attribute) ?? new Map<Shape, Plan>();
  plan.polymorphic.set(attribute, byShape);
  const layouts = new Map<string, { readonly plan: Plan; readonly layout: Layout }>();
  const abstract = type.getFields()[attribute.name]!.type;
  for (const possible of walk.info.schema.getPossibleTypes(getNamedType(abstract) as never)) {
    const shape = shapeNamed(possible.name);
    if (!shape) continue;
    const child = byShape.get(shape) ?? emptyPlan(shape, true);
    byShape.set(shape, child);
    layouts.set(shape.name, { plan: child, layout: select(walk, child, fields) });
  }
  return { key, is: 'polymorphic', attribute, layouts };
};

const computeInto = (plan: Plan, attribute: ComputedAttribute, roles: readonly Role[]): void => {
  const needs = typeof attribute.needs === 'function' ? attribute.needs(roles) : attribute.needs;
  plan.computed.set(attribute, needs);
  needInto(plan, needs);
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
