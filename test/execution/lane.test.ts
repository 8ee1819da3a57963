/** Trusted documents by the lane and through Apollo: the same body, status and content type, for every seat. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isEnumType, Kind, parse, typeFromAST } from 'graphql';
import type { GraphQLSchema, OperationDefinitionNode, TypeNode } from 'graphql';
import type { Actor } from '../../src/access/actor.ts';
import type { RequestContext } from '../../src/access/context.ts';
import { createExecutor } from '../../src/execution/executor.ts';
import { readConfig } from '../../src/platform/config.ts';
import { createHttp, type HttpServer } from '../../src/platform/http/http.ts';
import { FORMS } from '../../src/platform/http/named-document.ts';
import { hashOf, readManifest } from '../../src/platform/http/trusted-documents.ts';
import { bothSchemas } from '../../src/schema.ts';
import { makeWorld, type World } from '../reading/world.ts';
import { NOBODY, SEATS } from '../support/seats.ts';

const GOLDEN = join(import.meta.dirname, '../reading/golden');
const OWN = join(import.meta.dirname, '../../src/cli/demo/generated/persisted-documents.json');

/** What the program's own clients send, the golden operations, and a few that end in errors of every kind. */
const DOCUMENTS: readonly string[] = [
  ...Object.values((await readManifest(OWN)).documents),
  ...readdirSync(GOLDEN)
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => readFileSync(join(GOLDEN, name), 'utf8')),
  '{ encounter(id: "00000000-0000-7000-8000-000000000000") { status } me { userName } }',
  '{ patients(first: 101) { totalCount } node(id: "x") { id } }',
  'query One { me { userName } } query Other { me { roles } }',
  'query Dear($first: Int) { claims(first: $first) { edges { node { encounter { claims(first: $first) { edges { node { id } } } } } } } }',
  'mutation ($p: ProcedureInput!) { assignProcedure(encounterId: "x", version: 1, procedure: $p) { id } }',
];

let world: World;
let schema: GraphQLSchema;
let server: HttpServer;
const actors = new Map<string, Actor | null>([[NOBODY.name, null]]);

beforeAll(async () => {
  world = await makeWorld(45);
  const { plain, ruled } = await bothSchemas();
  schema = ruled;
  for (const { name, roles } of SEATS) actors.set(name, await world.house.as(roles));
  server = await createHttp<RequestContext>({
    schema: ruled,
    run: createExecutor(plain, ruled),
    manifests: [{ name: 'of the test', documents: Object.fromEntries(DOCUMENTS.map((text) => [hashOf(text), text])) }],
    config: readConfig({}),
    log: world.house.house.log,
    contextFor: async ({ headers }) => world.house.context(actors.get(String(headers['x-seat'])) ?? null),
    ready: async () => true,
  });
  await leaveNothingToTake();
});
afterAll(async () => {
  await server.stop();
  await world.house.close();
});

/** So that what takes the next work item changes nothing, and can be asked twice. */
const leaveNothingToTake = async (): Promise<void> => {
  for (const kind of ['CODING', 'CODING_DENIAL', 'BILLING', 'CLAIM', 'DENIAL']) {
    for (const { name } of SEATS) {
      const query = `mutation { takeNext(kind: ${kind}) { id } }`;
      while ((await send(name, { query })).body.includes('"id"'));
    }
  }
};

interface Seen {
  readonly status: number;
  readonly type: unknown;
  readonly body: string;
}

const send = async (seat: string, payload: object, headers: Record<string, string> = {}): Promise<Seen> => {
  const {
    statusCode,
    headers: answered,
    body,
  } = await server.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'x-seat': seat, ...headers },
    payload,
  });
  return { status: statusCode, type: answered['content-type'], body };
};

/** By hash, by the text itself, and through Apollo: a blank at the end makes the text another one, and moves nothing. */
const threeAnswers = async (
  seat: string,
  text: string,
  asked: Record<string, unknown>,
  headers: Record<string, string> = {},
): Promise<readonly Seen[]> => [
  await send(seat, { query: `${text} `, ...asked }, headers),
  await send(seat, { query: text, ...asked }, headers),
  await send(seat, { documentId: `sha256:${hashOf(text)}`, ...asked }, headers),
  await send(seat, { extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(text) } }, ...asked }, headers),
];

const operationOf = (text: string): OperationDefinitionNode =>
  parse(text).definitions.find((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION)!;

/** A value of the type that finds something, or is refused without changing anything: no version is this high. */
const valueOf = (node: TypeNode, id: string): unknown => {
  if (node.kind === Kind.NON_NULL_TYPE) return valueOf(node.type, id);
  if (node.kind === Kind.LIST_TYPE) return [];
  const type = typeFromAST(schema, node);
  if (isEnumType(type)) return type.getValues()[0]!.name;
  switch (node.name.value) {
    case 'ID':
      return id;
    case 'Int':
      return 99;
    case 'Boolean':
      return true;
    case 'String':
      return 'ben';
    case 'SubjectInput':
      return { type: 'Encounter', id };
    default:
      return {};
  }
};

const filled = (text: string, id: string): Record<string, unknown> =>
  Object.fromEntries(
    (operationOf(text).variableDefinitions ?? []).map(({ variable, type }) => [variable.name.value, valueOf(type, id)]),
  );

const wrong = (text: string): Record<string, unknown> =>
  Object.fromEntries(
    (operationOf(text).variableDefinitions ?? []).map(({ variable }) => [variable.name.value, { not: ['this'] }]),
  );

/** How often which kind of answer was compared. */
const seen = new Map<string, number>();

const kindsOf = ({ body }: Seen): string[] => {
  const { data, errors = [] } = JSON.parse(body) as {
    data?: Record<string, unknown>;
    errors?: { extensions: { code: string } }[];
  };
  const whole = data !== undefined && Object.values(data).some((value) => value !== null);
  return [...(whole ? ['data'] : []), ...errors.map(({ extensions }) => extensions.code)];
};

describe('A trusted document is answered by the lane as through Apollo', () => {
  test.each(DOCUMENTS.map((text) => [text.replaceAll(/\s+/g, ' ').slice(0, 60), text]))(
    '%s, for every seat, with variables that fit, that do not, and none',
    async (_name, text) => {
      for (const seat of actors.keys()) {
        const ids = [world.encounterIds[0]!, world.claims[0]!.id];
        for (const variables of [...ids.map((id) => filled(text, id)), wrong(text), {}, null]) {
          const [apollo, ...lane] = await threeAnswers(seat, text, { variables });
          for (const answer of lane) expect(answer).toEqual(apollo);
          for (const kind of kindsOf(apollo!)) seen.set(kind, (seen.get(kind) ?? 0) + 1);
        }
      }
    },
    60_000,
  );

  test('and all kinds of answers were among them', () => {
    const kinds = ['data', 'BAD_USER_INPUT', 'FORBIDDEN', 'NOT_FOUND', 'STALE_VERSION', 'UNAUTHENTICATED'];
    expect(kinds.filter((kind) => (seen.get(kind) ?? 0) < 5)).toEqual([]);
    expect(seen.has('INTERNAL_SERVER_ERROR')).toBe(false);
  });

  test('and the one that the README names is among them', () => {
    const named = /"documentId": "(sha256:\w+)"/.exec(
      readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8'),
    );
    expect(DOCUMENTS.map((text) => `sha256:${hashOf(text)}`)).toContain(named?.[1]);
  });

  const [first] = DOCUMENTS as [string];
  const TWO = DOCUMENTS.find((text) => text.includes('query Other'))!;

  test.each([...FORMS.keys(), 'application/xml', 'application/json;q=0.1, application/graphql-response+json;q=0.2'])(
    'where the client accepts "%s"',
    async (accept) => {
      for (const [text, asked] of [
        [first, {}],
        [TWO, {}],
        [TWO, { operationName: 'Other' }],
        [DOCUMENTS.at(-1)!, { variables: { p: { code: 3 } } }],
        [DOCUMENTS.at(-2)!, { variables: { first: 100 } }],
      ] as const) {
        const [apollo, ...lane] = await threeAnswers('BILLER', text, asked, { accept });
        for (const answer of lane) expect(answer).toEqual(apollo);
      }
    },
  );

  test.each([
    ['variables in a text', { variables: '{}' }],
    ['variables in a list', { variables: [] }],
    ['variables that nest too deep', { variables: JSON.parse(`${'{"a":'.repeat(80)}1${'}'.repeat(80)}`) as object }],
    ['an operation that is not there', { operationName: 'Nothing' }],
    ['an operation whose name is empty', { operationName: '' }],
    ['a name that is no text', { operationName: 3 }],
    ['members that nobody knows', { something: true }],
  ])('with %s', async (_what, asked) => {
    for (const text of [first, TWO]) {
      const [apollo, ...lane] = await threeAnswers('BILLER', text, asked);
      for (const answer of lane) expect(answer).toEqual(apollo);
    }
  });

  test('is refused for its cost by these variables, and answered with others', async () => {
    const dear = DOCUMENTS.at(-2)!;
    const codes = async (first: number) =>
      (
        JSON.parse((await send('BILLER', { documentId: `sha256:${hashOf(dear)}`, variables: { first } })).body) as {
          errors?: { extensions: { code: string } }[];
        }
      ).errors?.map(({ extensions }) => extensions.code);
    expect(await codes(100)).toEqual(['LIMIT_EXCEEDED']);
    expect(await codes(1)).toBeUndefined();
  });
});
