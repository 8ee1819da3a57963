/** Random operations over the lists of a schema: any depth to five, with aliases, fragments, directives and arguments. */

import fc from 'fast-check';
import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isObjectType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

/** Fields whose value depends on the moment, the viewer, or what a naive answer has no words for. */
const LEFT_OUT = new Set(['availableActions', 'ageHours', 'overdue', 'cursor', 'startCursor', 'endCursor']);

const ROOTS = [
  'encounters',
  'claims',
  'denials',
  'patients',
  'coverages',
  'payers',
  'providers',
  'claimPayments',
  'fees',
  'users',
  'workQueue',
];

/** Documents with one root field each; every one is valid, and asks for nothing that an auditor may not see. */
export const operations = (schema: GraphQLSchema): fc.Arbitrary<string> =>
  fc.constantFrom(...ROOTS).chain((root) => {
    const field = schema.getQueryType()!.getFields()[root]!;
    return fieldText(schema, field, 'r', 6).map((text) => `{ ${text} }`);
  });

const fieldText = (
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  alias: string,
  depth: number,
): fc.Arbitrary<string> => {
  const type = getNamedType(field.type);
  const hasParts = isObjectType(type) || isAbstractType(type);
  return fc
    .tuple(argumentsText(field), hasParts ? selection(schema, type, alias, depth - 1) : fc.constant(''), directive())
    .map(([args, parts, when]) => `${alias}: ${field.name}${args}${when} ${parts}`);
};

/** A selection; each field under an alias that no other field of the operation has, so that any two can be merged. */
const selection = (
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  alias: string,
  depth: number,
): fc.Arbitrary<string> => {
  const fields = fieldsOf(type).filter((field) => depth > 0 || isLeaf(field));
  const part = (index: number): fc.Arbitrary<string> => {
    const name = `${alias}_${index}`;
    const one =
      fields.length === 0
        ? fc.constant(`${name}: __typename`)
        : fc.constantFrom(...fields).chain((field) => fieldText(schema, field, name, depth));
    const fragment =
      depth > 0
        ? [
            fc
              .constantFrom(...conditionsOf(schema, type))
              .chain((condition) =>
                selection(schema, condition, name, depth - 1).chain((parts) =>
                  directive().map((when) => `... on ${condition.name}${when} ${parts}`),
                ),
              ),
          ]
        : [];
    return fc.oneof({ weight: 4, arbitrary: one }, ...fragment.map((arbitrary) => ({ weight: 1, arbitrary })));
  };
  return fc
    .integer({ min: 1, max: 4 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => part(index))))
    .map((parts) => `{ __typename ${parts.join(' ')} }`);
};

const fieldsOf = (type: GraphQLNamedType): GraphQLField<unknown, unknown>[] =>
  isObjectType(type) || isInterfaceType(type)
    ? Object.values(type.getFields()).filter(({ name }) => !LEFT_OUT.has(name))
    : [];

const isLeaf = (field: GraphQLField<unknown, unknown>): boolean => {
  const type = getNamedType(field.type);
  return !isObjectType(type) && !isAbstractType(type);
};

/** Types that a fragment inside this one may be on: itself, its interfaces, and what it may turn out to be. */
const conditionsOf = (schema: GraphQLSchema, type: GraphQLNamedType): GraphQLNamedType[] => [
  type,
  ...(isObjectType(type) || isInterfaceType(type) ? type.getInterfaces() : []),
  ...(isAbstractType(type) ? schema.getPossibleTypes(type) : []),
];

const directive = (): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.boolean().map((on) => ` @include(if: ${on})`) },
    { weight: 1, arbitrary: fc.boolean().map((on) => ` @skip(if: ${on})`) },
  );

const argumentsText = ({ name, args }: GraphQLField<unknown, unknown>): fc.Arbitrary<string> => {
  const sort = args.find((each) => each.name === 'sort');
  if (!sort) return fc.constant('');
  const values = isEnumType(getNamedType(sort.type))
    ? (getNamedType(sort.type) as unknown as { getValues(): { name: string }[] }).getValues()
    : [];
  const order = fc.option(fc.constantFrom(...values.map((each) => each.name)));
  const first = fc.option(fc.integer({ min: 0, max: 7 }));
  const kind =
    name === 'workQueue' ? fc.constantFrom('CODING', 'CODING_DENIAL', 'BILLING', 'DENIAL') : fc.constant(null);
  return fc.tuple(kind, first, order).map((given) => {
    const written = ['kind', 'first', 'sort'].flatMap((key, index) =>
      given[index] === null ? [] : [`${key}: ${given[index]}`],
    );
    return written.length === 0 ? '' : `(${written.join(', ')})`;
  });
};
