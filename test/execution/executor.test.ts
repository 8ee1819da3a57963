/** Compiled execution against graphql-js behind the rules: the same data, the same errors, for every seat. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  execute,
  Kind,
  parse,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Actor } from '../../src/access/actor.ts';
import { createExecutor, type Executor } from '../../src/execution/executor.ts';
import { bothSchemas } from '../../src/schema.ts';
import { makeWorld, type World } from '../reading/world.ts';
import { SEATS } from '../support/seats.ts';

let world: World;
let plain: GraphQLSchema;
let ruled: GraphQLSchema;
let executor: Executor;
const actors: (Actor | null)[] = [null];

beforeAll(async () => {
  world = await makeWorld(15);
  ({ plain, ruled } = await bothSchemas());
  executor = createExecutor(plain, ruled);
  for (const { roles } of SEATS) actors.push(await world.house.as(roles));
});
afterAll(() => world.house.close());

const operationOf = (document: DocumentNode): OperationDefinitionNode =>
  document.definitions.find((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION)!;

/** As the wire would carry it, the text of errors included; what a stack or an original error holds is not sent. */
const onTheWire = (result: unknown): unknown => JSON.parse(JSON.stringify(result));

/** Three runs, so that what can be compiled is: the first is walked, the second compiles, the third runs what was kept. */
const bothAnswers = async (text: string, actor: Actor | null, variables: Record<string, unknown> = {}) => {
  const document = parse(text);
  const operation = operationOf(document);
  const context = world.house.context(actor);
  const walked = await execute({ schema: ruled, document, contextValue: context, variableValues: variables });
  const answers = [];
  for (let run = 0; run < 3; run += 1)
    answers.push(onTheWire(await executor({ document, operation, variables }, context)));
  return { walked: onTheWire(walked), answers };
};

describe('What is compiled answers what graphql-js answers behind the rules', () => {
  const LIST =
    'encounters(first: $first, filter: $filter) { totalCount edges { node { id @include(if: $with) status } } }';

  test.each<[string, string, Record<string, unknown>]>([
    [
      'variables',
      `query ($first: Int, $with: Boolean!, $filter: EncounterFilter) { ${LIST} }`,
      { first: 2, with: true },
    ],
    [
      'a variable that leaves a field out',
      `query ($first: Int, $with: Boolean!, $filter: EncounterFilter) { ${LIST} }`,
      { with: false },
    ],
    [
      'a fragment that is spread twice, around what is refused',
      '{ ...One ...One } fragment One on Query { patient(id: "x") { familyName } }',
      {},
    ],
    [
      'a condition of a root field that is null',
      'query ($leave: Boolean = true) { encounters(first: 1) @skip(if: $leave) { edges { node { id } } } }',
      { leave: null },
    ],
    [
      'a variable with a default',
      'query ($first: Int = 1) { patients(first: $first) { edges { node { familyName } } } }',
      {},
    ],
    ['a variable that is missing', 'query ($id: ID!) { encounter(id: $id) { status } }', {}],
    ['a variable of another type', 'query ($first: Int) { patients(first: $first) { totalCount } }', { first: 'many' }],
    ['a value out of range', '{ patients(first: 101) { totalCount } }', {}],
    ['an id of nothing', '{ encounter(id: "00000000-0000-7000-8000-000000000000") { status } me { userName } }', {}],
    ['a node of nothing', '{ node(id: "x") { id __typename } }', {}],
    ['names of the language itself', '{ __typename me { __typename } constructor: me { toString: userName } }', {}],
    [
      'allowed actions and work items',
      '{ encounters(first: 4) { edges { node { availableActions { name allowed reasons reasonCodes } workItem { status assignee { name } } } } } }',
      {},
    ],
    [
      'an interface',
      '{ workQueue(kind: CODING) { edges { node { subject { __typename id ... on Encounter { visitNumber } } } } } }',
      {},
    ],
    [
      'a type that the roles may not see, in an interface',
      '{ workQueue(kind: CLAIM) { edges { node { subject { __typename id } } } } }',
      {},
    ],
    [
      'an input object with defaults',
      'mutation ($p: ProcedureInput!) { assignProcedure(encounterId: "x", version: 1, procedure: $p) { id } }',
      { p: { code: '99213', diagnosisPointers: [1] } },
    ],
    [
      'a refused field beside an allowed one',
      '{ encounters(first: 2) { edges { node { status documents { text } } } } fees(first: 1) { totalCount } }',
      {},
    ],
  ])('for %s, as every seat', async (_what, text, variables) => {
    expect(validate(plain, parse(text))).toEqual([]);
    for (const actor of actors) {
      const { walked, answers } = await bothAnswers(text, actor, variables);
      for (const answer of answers) expect(answer).toEqual(walked);
    }
  });
});
