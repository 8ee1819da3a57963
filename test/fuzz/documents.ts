/**
 * Whole documents for the schema: several operations, variables of every input type, literals, aliases, fragments within
 * fragments, conditions. Most are valid; validation says which. No mutation that is asked for can succeed.
 */

import {
  getNamedType,
  getNullableType,
  GraphQLNonNull,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import type { Actor } from '../../src/access/actor.ts';
import { holds } from '../../src/access/permissions.ts';
import { permissionOf } from '../../src/access/shield.ts';
import type { Random } from '../../src/sample/random.ts';
import { allQueues } from '../../src/workflow/queues.ts';
import { literalFor, valueFor, type Place, type Pools } from './values.ts';

/** What is sent. */
export interface Sent {
  readonly text: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A random document, and the operation of it that is asked for by this actor. */
export const randomDocument = (schema: GraphQLSchema, random: Random, pools: Pools, actor: Actor | null): Sent => {
  const made: Made = { schema, random, pools, actor, variables: new Map(), fragments: [], names: 0, left: 40 };
  const count = random.chance(0.2) ? random.between(2, 4) : 1;
  const bodies = Array.from({ length: count }, () => operationBody(made));
  const named = count > 1 || random.chance(0.5);
  const name = (index: number): string => (named ? ` ${['First', 'second', 'a_b', 'Query'][index]}` : '');
  const operations = bodies.map(
    ({ kind, text }, index) => `${kind}${name(index)}${definitionsFor(made, text)} ${text}`,
  );
  const all = [...operations, ...made.fragments.map(({ text }) => text)];
  return {
    text: random.shuffled(all).join('\n'),
    operationName: named ? name(random.between(0, count - 1)).trim() : undefined,
    variables: Object.fromEntries([...made.variables].flatMap(([key, { sent }]) => (sent ? [[key, sent.value]] : []))),
  };
};

interface Variable {
  readonly type: string;
  readonly standard: string;
  /** Null where the client leaves it out. */
  readonly sent: { readonly value: unknown } | null;
}

interface Fragment {
  readonly name: string;
  readonly on: GraphQLNamedType;
  readonly text: string;
}

interface Made {
  readonly schema: GraphQLSchema;
  readonly random: Random;
  readonly pools: Pools;
  readonly actor: Actor | null;
  readonly variables: Map<string, Variable>;
  readonly fragments: Fragment[];
  /** Counts aliases, so that two of them seldom meet. */
  names: number;
  /** Fields that may still be asked for: what keeps documents small. */
  left: number;
}

const operationBody = (made: Made): { kind: 'query' | 'mutation'; text: string } => {
  const { schema, random } = made;
  made.left = random.pick([6, 15, 40]);
  if (random.chance(0.15)) return { kind: 'mutation', text: selection(made, schema.getMutationType()!, 3) };
  return { kind: 'query', text: selection(made, schema.getQueryType()!, random.between(3, 7)) };
};

const selection = (made: Made, type: GraphQLNamedType, depth: number): string => {
  const count = made.random.between(1, 4);
  const parts = Array.from({ length: count }, () => part(made, type, depth));
  // The same again is no conflict: the two are answered as one.
  if (made.random.chance(0.05)) parts.push(parts[0]!);
  return `{ ${parts.join(' ')} }`;
};

const part = (made: Made, type: GraphQLNamedType, depth: number): string => {
  const { random } = made;
  const conditions = conditionsOf(made.schema, type);
  if (depth > 1 && random.chance(0.12)) return spread(made, random.pick(conditions), depth);
  const abstract = isAbstractType(type);
  if (depth > 0 && random.chance(abstract ? 0.6 : 0.1)) {
    const condition = random.pick(conditions);
    const on = condition === type && random.chance(0.5) ? '' : ` on ${condition.name}`;
    return `...${on}${directives(made)} ${selection(made, condition, depth - 1)}`;
  }
  return fieldText(made, type, depth);
};

const spread = (made: Made, on: GraphQLNamedType, depth: number): string => {
  const { random } = made;
  const known = made.fragments.filter((each) => each.on === on);
  if (known.length > 0 && random.chance(0.5)) return `...${random.pick(known).name}${directives(made)}`;
  const body = selection(made, on, depth - 1);
  const name = random.chance(0.1) ? `constructor${made.fragments.length}` : `F${made.fragments.length}`;
  made.fragments.push({ name, on, text: `fragment ${name} on ${on.name} ${body}` });
  return `...${name}${directives(made)}`;
};

const fieldText = (made: Made, type: GraphQLNamedType, depth: number): string => {
  const { random } = made;
  made.left -= 1;
  const fields = fieldsOf(type).filter(
    (field) => mayBeAsked(made, type, field) && ((depth > 0 && made.left > 0) || isLeafType(getNamedType(field.type))),
  );
  if (fields.length === 0 || random.chance(0.1)) return `${aliasFor(made, 'typename')}__typename${directives(made)}`;
  if (type.name === 'Query' && random.chance(0.03)) return random.pick(INTROSPECTION);
  // Single rows by ids of anything are mostly NOT_FOUND, which says little: lists go first.
  const lists = fields.filter(({ args }) => args.every(({ name }) => name !== 'id'));
  const field = random.pick(type.name === 'Query' && lists.length > 0 && random.chance(0.75) ? lists : fields);
  const named = getNamedType(field.type);
  const body = isCompositeType(named) ? ` ${selection(made, named, depth - 1)}` : '';
  return `${aliasFor(made, field.name)}${field.name}${argumentsFor(made, field)}${directives(made)}${body}`;
};

const INTROSPECTION = [
  '__type(name: "Claim") { name fields { name } }',
  'about: __schema { queryType { name } directives { name args { name } } }',
];

const fieldsOf = (type: GraphQLNamedType): GraphQLField<unknown, unknown>[] =>
  isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];

/** Names that objects have of their own, and names that code may trip over. */
const ODD_ALIASES = ['__proto__', 'constructor', 'toString', 'then', 'length', 'a_b', 'edges_idx0', 'id', 'query'];

const aliasFor = (made: Made, field: string): string => {
  if (made.random.chance(0.01)) return `${made.random.pick(ODD_ALIASES)}: `;
  return made.random.chance(0.6) ? `${field}${(made.names += 1)}: ` : '';
};

const directives = (made: Made): string => {
  const { random } = made;
  if (random.chance(0.85)) return '';
  const one = (name: string): string => {
    const variable = random.chance(0.6) ? variableFor(made, { name: 'if', type: 'Boolean!', input: null }) : null;
    return ` @${name}(if: ${variable ?? random.pick(['true', 'false'])})`;
  };
  return random.chance(0.2) ? one('skip') + one('include') : one(random.pick(['skip', 'include']));
};

const argumentsFor = (made: Made, field: GraphQLField<unknown, unknown>): string => {
  const { random, pools } = made;
  const texts = field.args
    .filter(({ name, type, defaultValue }) => {
      const needed = isNonNullType(type) && defaultValue === undefined;
      return needed || random.chance(name === 'first' ? 0.7 : 0.3);
    })
    .map(({ name, type }) => {
      const place: Place = { random, pools, name, type, depth: 0, variable: (at) => variableAt(made, at) };
      return `${name}: ${takenKind(made, field.name) ?? literalFor(place)}`;
    });
  return texts.length === 0 ? '' : `(${random.shuffled(texts).join(', ')})`;
};

const variableAt = (made: Made, place: Place): string | null =>
  made.random.chance(place.depth === 0 ? 0.25 : 0.1)
    ? variableFor(made, { name: place.name, type: String(place.type), input: place.type })
    : null;

/** A variable that is used in this place for the first time, or again. */
const variableFor = (
  made: Made,
  { name, type, input }: { readonly name: string; readonly type: string; readonly input: GraphQLInputType | null },
): string => {
  const { random, variables } = made;
  const again = [...variables].filter(([key, each]) => key.startsWith(`${name}_`) && each.type === type);
  if (again.length > 0 && random.chance(0.4)) return `$${random.pick(again)[0]}`;
  const key = `${name}_${variables.size}`;
  const of = input ?? (made.schema.getType('Boolean') as GraphQLInputType);
  const place: Place = { random, pools: made.pools, name, type: of, depth: 1, variable: () => null };
  const standard = random.chance(0.25) ? literalFor(place) : null;
  // Where a value is needed, a variable that may be null must have a default.
  const declared = standard !== null && standard !== 'null' && random.chance(0.5) ? type.replace(/!$/, '') : type;
  const needed = declared.endsWith('!') && standard === null;
  const value = valueFor(
    needed && random.chance(0.98) ? { ...place, type: new GraphQLNonNull(getNullableType(of)) } : place,
    0.004,
  );
  const sent = random.chance(needed ? 0.99 : 0.7) ? { value } : null;
  variables.set(key, { type, standard: `${declared}${standard === null ? '' : ` = ${standard}`}`, sent });
  return `$${key}`;
};

const definitionsFor = (made: Made, text: string): string => {
  const used = new Set<string>();
  const reached = new Set<string>();
  const visit = (body: string): void => {
    for (const [, name] of body.matchAll(/\$(\w+)/g)) used.add(name!);
    for (const [, name] of body.matchAll(/\.\.\.(\w+)/g)) {
      const fragment = made.fragments.find((each) => each.name === name);
      if (!fragment || reached.has(name!)) continue;
      reached.add(name!);
      visit(fragment.text);
    }
  };
  visit(text);
  const definitions = [...used].map((name) => `$${name}: ${made.variables.get(name)!.standard}`);
  return definitions.length === 0 ? '' : `(${definitions.join(', ')})`;
};

/** Types that a fragment inside this one may be on: itself, its interfaces, and what it may turn out to be. */
const conditionsOf = (schema: GraphQLSchema, type: GraphQLNamedType): GraphQLNamedType[] => [
  type,
  ...(isObjectType(type) || isInterfaceType(type) ? type.getInterfaces() : []),
  ...(isAbstractType(type) ? schema.getPossibleTypes(type) : []),
];

/** Mutations that take no version could succeed, but for those that are refused by what is sent with them. */
const mayBeAsked = ({ actor }: Made, type: GraphQLNamedType, field: GraphQLField<unknown, unknown>): boolean => {
  if (type.name !== 'Mutation' || field.args.some(({ name }) => name === 'version')) return true;
  const permission = permissionOf(field)!;
  if (actor === null || !holds(actor.roles, permission)) return true;
  return field.name === 'importFhirBundle' || (field.name === 'takeNext' && kindsRefused(actor).length > 0);
};

/** A queue that the actor takes nothing from, for the mutation that takes. */
const takenKind = ({ actor, random }: Made, field: string): string | null =>
  field === 'takeNext' && actor !== null && kindsRefused(actor).length > 0 ? random.pick(kindsRefused(actor)) : null;

const kindsRefused = ({ roles }: Actor): string[] =>
  allQueues()
    .filter(({ permission }) => !holds(roles, permission))
    .map(({ kind }) => kind);
