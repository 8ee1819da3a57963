/** A schema whose fields answer something that is there, whatever is asked: what the rules say shows by itself. */

import {
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

/** Puts answers of the right form in place of the resolvers. `node` answers whatever type its id names. */
export const withAnswers = (schema: GraphQLSchema): GraphQLSchema => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) field.resolve = () => answerFor(schema, field.type);
  }
  schema.getQueryType()!.getFields()['node']!.resolve = (_root, { id }: { id: string }) => ({
    __typename: schema.getType(id) ? id : 'Patient',
  });
  return schema;
};

/** Literals for the arguments that a field cannot be asked for without, in their brackets. */
export const neededArguments = (
  args: readonly { name: string; type: GraphQLInputType; defaultValue?: unknown }[],
): string => {
  const texts = args
    .filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined)
    .map(({ name, type }) => `${name}: ${literalOf(type)}`);
  return texts.length === 0 ? '' : `(${texts.join(', ')})`;
};

const literalOf = (declared: GraphQLInputType): string => {
  const type = getNullableType(declared);
  if (isListType(type)) return '[]';
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type))
    return neededArguments(Object.values(type.getFields())).replace(/^\((.*)\)$/, '{$1}') || '{}';
  return LITERALS[type.name]!;
};

const LITERALS: Readonly<Record<string, string>> = {
  ID: '"x"',
  Int: '1',
  String: '"a"',
  Boolean: 'true',
  Money: '"1.00"',
  CalendarDate: '"2026-01-01"',
  NPI: '"1234567893"',
  ICD10CM: '"E11.9"',
  JSON: '{}',
};

const answerFor = (schema: GraphQLSchema, declared: GraphQLOutputType): unknown => {
  const type = getNullableType(declared);
  if (isListType(type)) return [answerFor(schema, type.ofType)];
  if (isObjectType(type)) return { __typename: type.name };
  if (isAbstractType(type)) return { __typename: schema.getPossibleTypes(type)[0]!.name };
  return isEnumType(type) ? type.getValues()[0]!.value : ANSWERS[type.name];
};

const ANSWERS: Readonly<Record<string, unknown>> = {
  ID: 'x',
  Int: 1,
  String: 'a',
  Boolean: true,
  Money: 100n,
  CalendarDate: '2026-01-01',
  DateTimeISO: new Date(0),
  NPI: '1234567893',
  ICD10CM: 'E119',
  JSON: {},
};
