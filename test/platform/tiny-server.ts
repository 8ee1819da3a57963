/** A small graph behind the real HTTP server, for the suites of the transport layer. */

import { setTimeout as delay } from 'node:timers/promises';
import { buildSchema, execute, GraphQLScalarType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { readConfig } from '../../src/platform/config.ts';
import { Refusal } from '../../src/platform/errors.ts';
import { Money } from '../../src/platform/scalars.ts';
import type { HttpOptions } from '../../src/platform/http/http.ts';
import { createLog } from '../../src/platform/log.ts';

export interface TinyContext {
  actor?: { id: string };
}

export const ACTOR = '018f3a54-6c1e-7b8a-9d2e-3f4a5b6c7d8e';
export const TOKEN = 'a-valid-token';

const SDL = /* GraphQL */ `
  scalar Day
  scalar Money
  enum Sex {
    FEMALE
    MALE
  }
  input PatientInput {
    name: String!
    birthDate: Day
    sex: Sex
    visits: [Int!]
    paid: [Money!]
    like: PatientInput
  }
  type Query {
    hello: String
    self: Query
    list: [Query]
    claims(first: Int, after: String): ClaimConnection
    echo(text: String): String
    find(patient: PatientInput!): String
    slow(ms: Int!): String
    refuse: String
    fail: String
    secondChoice: String
  }
  type ClaimConnection {
    totalCount: Int
    edges: [ClaimEdge]
    nodes: [Claim]
  }
  type ClaimEdge {
    cursor: String
    node: Claim
  }
  type Claim {
    id: ID
    lines: [Line]
    claims(first: Int = 5): ClaimConnection
  }
  type Line {
    id: ID
    amount: String
  }
  type Mutation {
    add(name: String): String
  }
`;

export const tinySchema = (): GraphQLSchema => {
  const schema = buildSchema(SDL);
  const query: Record<string, (args: Record<string, unknown>) => unknown> = {
    hello: () => 'world',
    self: () => ({}),
    list: () => [{}],
    echo: () => 'heard',
    find: () => 'found',
    slow: async ({ ms }) => delay(Number(ms), 'done'),
    refuse: () => {
      throw new Refusal('FORBIDDEN', 'The roles of this token lack claim.read.', {
        permission: 'claim.read',
        field: 'refuse',
      });
    },
    fail: () => {
      throw new Error('duplicate key value violates unique constraint "patient_name": Key (name)=(CANARY-FAULT)');
    },
  };
  for (const [name, resolve] of Object.entries(query)) {
    const field = schema.getQueryType()?.getFields()[name];
    if (field !== undefined) field.resolve = (_source, args: Record<string, unknown>) => resolve(args);
  }
  const add = schema.getMutationType()?.getFields()['add'];
  if (add !== undefined) add.resolve = () => 'added';
  const day = schema.getType('Day');
  if (day instanceof GraphQLScalarType) {
    day.parseValue = (value) => {
      if (/^\d{4}-\d\d-\d\d$/.test(String(value))) return value;
      throw new Error(`not a day: ${String(value)}`);
    };
    day.parseLiteral = (node) => ('value' in node ? day.parseValue(node.value) : day.parseValue(null));
  }
  // One that is ours.
  const { parseValue, parseLiteral } = Money;
  Object.assign(schema.getType('Money')!, { parseValue, parseLiteral });
  return schema;
};

const SCHEMA = tinySchema();

/** graphql-js, in the executor's place. */
const run: HttpOptions<TinyContext>['run'] = async ({ document, operation, variables }, contextValue) =>
  execute({
    schema: SCHEMA,
    document,
    contextValue,
    variableValues: variables,
    operationName: operation.name?.value,
    options: { maxCoercionErrors: 5 },
  });

/**
 * Options for a server on a free port; anonymous requests are served unless they carry a bad token. Logs into
 * `lines`.
 */
export const tinyOptions = (env: Record<string, string> = {}, lines: string[] = []): HttpOptions<TinyContext> => ({
  schema: SCHEMA,
  run,
  config: readConfig({ PORT: '0', ...env }),
  log: createLog('trace', { write: (line: string) => void lines.push(line) }),
  contextFor: async ({ headers }) => {
    if (headers.authorization === undefined) return {};
    if (headers.authorization === 'Bearer broken') throw new Error('the key set at CANARY-KEYS cannot be read');
    if (headers.authorization === 'Bearer busy') throw new Refusal('OVERLOADED', 'Ask again later.');
    if (headers.authorization === `Bearer ${TOKEN}`) return { actor: { id: ACTOR } };
    throw new Refusal('UNAUTHENTICATED', 'The token is not valid here.');
  },
  actorId: (context) => context.actor?.id,
  ready: async () => true,
});
