/**
 * The schema that is compiled. A root field takes its arguments from graphql-js, whoever runs the operation, and leaves
 * what it answered in the root value, so that the same operation can be completed a second time without being carried
 * out a second time.
 */

import {
  getArgumentValues,
  GraphQLObjectType,
  GraphQLSchema,
  type GraphQLField,
  type GraphQLFieldConfig,
  type GraphQLResolveInfo,
} from 'graphql';
import type { RequestContext } from '../access/context.ts';

/** What the root fields of one run have answered so far, by the name in the answer, in the order in which it came. */
export interface Outcomes {
  readonly answers: Map<string | number, unknown>;
  readonly settled: (string | number)[];
}

/**
 * The same schema with root fields that record. They declare no arguments: graphql-jit would write literals of the
 * document into the code that it makes.
 */
export const recordingSchema = (schema: GraphQLSchema): GraphQLSchema => {
  const config = schema.toConfig();
  const roots = [config.query, config.mutation];
  const [query, mutation] = roots.map((root) => (root ? recordingRoot(root) : null));
  return new GraphQLSchema({ ...config, query, mutation, types: config.types.filter((type) => !isOneOf(roots, type)) });
};

const isOneOf = (all: readonly unknown[], one: unknown): boolean => all.includes(one);

const recordingRoot = (root: GraphQLObjectType): GraphQLObjectType => {
  const config = root.toConfig();
  const fields = Object.values(root.getFields()).map((field) => [
    field.name,
    recordingField(field, config.fields[field.name]!),
  ]);
  return new GraphQLObjectType({ ...config, fields: Object.fromEntries(fields) });
};

const recordingField = (
  field: GraphQLField<unknown, unknown>,
  config: GraphQLFieldConfig<unknown, unknown>,
): GraphQLFieldConfig<unknown, unknown> => ({
  ...config,
  args: {},
  resolve: (outcomes, _args, context, info) =>
    recorded(outcomes as Outcomes, info.path.key, () => answerOf(field, context as RequestContext, info)),
});

const answerOf = (field: GraphQLField<unknown, unknown>, context: RequestContext, info: GraphQLResolveInfo): unknown =>
  field.resolve!(undefined, getArgumentValues(field, info.fieldNodes[0]!, info.variableValues), context, info);

const recorded = ({ answers, settled }: Outcomes, name: string | number, answer: () => unknown): unknown => {
  if (answers.has(name)) return answers.get(name);
  const given = answer();
  answers.set(name, given);
  const note = (): void => void settled.push(name);
  // In two steps, as graphql-js does it: an answer is completed one step before a refusal is noticed.
  if (given instanceof Promise) void given.then(note).then(undefined, note);
  else note();
  return given;
};
