/** What graphql-jit is known to do otherwise, on a schema made for it: rows that are broken, names and texts that code trips over. */

import { describe, expect, test } from '@jest/globals';
import {
  buildSchema,
  execute,
  GraphQLError,
  isObjectType,
  parse,
  validate,
  type ExecutionResult,
  type GraphQLObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import type { RequestContext } from '../../src/access/context.ts';
import { shapeNamed } from '../../src/access/entity.ts';
import { executorOver } from '../../src/execution/executor.ts';
import { newMemory } from '../../src/execution/memory.ts';
import { keepRecent } from '../../src/execution/recent.ts';
import { plainSchema } from '../../src/schema.ts';

const plain = buildSchema(`
  scalar JSON
  scalar Strict
  interface Thing { id: ID! }
  type Book implements Thing { id: ID!, title: String!, pages: [Page!]!, loose: [Page!], strict: Strict, must: Strict! }
  type Page implements Thing { id: ID!, text: String!, book: Book, things: [Thing!] }
  type Query { books(first: Int = 2, text: String): [Book!], book: Book, thing: Thing, sure: Book!, echo(json: JSON, text: String): JSON, slow: String, quick: String }
  type Mutation { one(text: String): String, two: Book }
`);

const refused = (): never => {
  throw new GraphQLError('Not this.', { extensions: { code: 'BAD_USER_INPUT' } });
};
(plain.getType('Strict') as unknown as { serialize: (value: unknown) => unknown }).serialize = (value) =>
  value === 'bad' ? refused() : value;

const page = (id: string, text: unknown = 'a'): unknown => ({ __typename: 'Page', id, text });
const book = (more: Record<string, unknown> = {}): unknown => ({
  __typename: 'Book',
  id: 'b',
  title: 'T',
  pages: [page('1'), page('2')],
  strict: 'good',
  must: 'good',
  ...more,
});

let rows: unknown = null;
let asked: unknown[] = [];
const roots = plain.getQueryType()!.getFields();
for (const name of ['books', 'book', 'thing', 'sure']) roots[name]!.resolve = async () => rows;
roots['echo']!.resolve = async (_root, args) => {
  asked.push(args);
  return args;
};
roots['slow']!.resolve = () => new Promise((_resolve, reject) => setTimeout(() => reject(new Error('slow')), 20));
roots['quick']!.resolve = () => Promise.reject(new Error('quick'));
const mutations = plain.getMutationType()!.getFields();
mutations['one']!.resolve = async (_root, { text }: { text: string }) => {
  asked.push(text);
  if (text === 'no') throw new Error('no');
  return text;
};
mutations['two']!.resolve = async () => rows;

const context = { actor: null } as unknown as RequestContext;
const wire = ({ data, errors }: ExecutionResult): unknown => JSON.parse(JSON.stringify({ data, errors }));

/** The answer as code and what graphql-js answers; throws when it did not run as code though it should. */
const both = async (text: string, variables: Record<string, unknown> = {}, mustCompile = true) => {
  const memory = newMemory(plain);
  const executor = executorOver(memory, plain);
  const document = parse(text);
  expect(validate(plain, document)).toEqual([]);
  const operation = document.definitions[0] as OperationDefinitionNode;
  const walked = await execute({ schema: plain, document, contextValue: context, variableValues: variables });
  await executor({ document, operation, variables }, context);
  asked = [];
  const answer = await executor({ document, operation, variables }, context);
  expect(memory.ran.compiled).toBe(mustCompile ? 1 : 0);
  return { walked: wire(walked), answer: wire(answer), errors: answer.errors ?? [] };
};

const ALL =
  '{ id title strict must pages { id text things { __typename id ... on Page { text } } } loose { text book { title } } }';

describe('Rows that are not what the schema says', () => {
  test.each<[string, unknown]>([
    ['an item that must be there is null', book({ pages: [page('1'), null, page('3')] })],
    ['a text that must be there is null, twice', book({ pages: [page('1', null), page('2', null)] })],
    ['a text that must be there is null in a list that may be', book({ loose: [page('1'), page('2', null)] })],
    ['a list is not one', book({ pages: 7 })],
    ['a list is a text', book({ loose: 'text' })],
    ['a scalar refuses to be written', book({ strict: 'bad' })],
    ['a scalar that must be there refuses to be written', book({ must: 'bad' })],
    [
      'an error stands in the place of a value',
      book({ strict: new GraphQLError('x', { extensions: { code: 'FORBIDDEN' } }) }),
    ],
    ['an error stands in the place of an item', book({ pages: [new Error('gone')], loose: [new Error('gone too')] })],
    ['a type is none', book({ pages: [{ ...(page('1') as object), things: [{ __typename: 'Nothing', id: '9' }] }] })],
    [
      'a type is another one',
      book({ pages: [{ ...(page('1') as object), things: [{ __typename: 'Query', id: '9' }] }] }),
    ],
    ['several things are wrong at once', book({ title: null, strict: 'bad', pages: [null], loose: [null] })],
  ])('are answered alike where %s', async (_what, broken) => {
    rows = broken;
    for (const text of [`{ book ${ALL} quick }`, `{ sure ${ALL} }`, `{ thing { ... on Book ${ALL} } slow }`]) {
      const { walked, answer, errors } = await both(text);
      expect(answer).toEqual(walked);
      expect(errors.length).toBeGreaterThan(0);
      for (const error of errors) expect(error).toBeInstanceOf(GraphQLError);
    }
    rows = [book(), broken, book()];
    const { walked, answer } = await both(`{ books ${ALL} }`);
    expect(answer).toEqual(walked);
  });

  test('leave no trace of code where they are whole', async () => {
    rows = [book(), book({ loose: null })];
    const { walked, answer, errors } = await both(`{ books ${ALL} }`);
    expect(answer).toEqual(walked);
    expect(errors).toEqual([]);
  });
});

describe('An operation that fails in part', () => {
  test('names its errors in the order in which they came', async () => {
    const { walked, answer } = await both('{ slow quick }');
    expect(answer).toEqual(walked);
    expect((answer as { errors: { message: string }[] }).errors.map(({ message }) => message)).toEqual([
      'quick',
      'slow',
    ]);
  });

  test('is carried out once', async () => {
    rows = book({ title: null });
    const { walked, answer } = await both(
      'mutation { a: one(text: "1") b: one(text: "no") two { title } c: one(text: "3") }',
    );
    expect(answer).toEqual(walked);
    expect(asked).toEqual(['1', 'no', '3']);
  });
});

describe('Names and texts', () => {
  test('that code would take for its own are answered alike', async () => {
    rows = book();
    for (const [text, mustCompile] of [
      ['{ __proto__: book { id } }', false],
      ['{ book { __proto__: title id } }', false],
      ['{ constructor: book { toString: title then: id } hasOwnProperty: __typename }', true],
      ['{ a_b: echo(text: "1") a: book { b: pages { id } } }', false],
      ['{ book_pages: echo(text: "1") book { pages { id } } }', false],
    ] as const) {
      const { walked, answer } = await both(text, {}, mustCompile);
      expect([text, answer]).toEqual([text, walked]);
    }
  });

  test('are never run: a literal that holds the marks of the compiler is a text', async () => {
    const mark = '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d';
    const code = `${mark}globalThis.ranAsCode = true`;
    const { walked, answer } = await both(`{ echo(text: "${code}") }`, {}, false);
    expect(answer).toEqual(walked);
    await both(`{ books(text: "${code}") { id } }`, {}, false);
    expect((globalThis as Record<string, unknown>)['ranAsCode']).toBeUndefined();
  });

  test('of arbitrary JSON arrive as they were written', async () => {
    const text = '{ echo(json: { __proto__: { a: [1, null, "\\u2028"] }, b: -0.0, c: 1e400 }) }';
    const { walked, answer } = await both(text);
    expect(answer).toEqual(walked);
  });
});

describe('Conditions', () => {
  test.each([
    '{ ...a @skip(if: true) ...a } fragment a on Query { book { id } }',
    '{ ...a ...a @skip(if: true) } fragment a on Query { book { id } }',
    '{ x: book { ...a @include(if: false) } y: book { ...a } } fragment a on Book { id title }',
    '{ x: book { ...a } y: book { ...a @include(if: false) } } fragment a on Book { id title }',
    '{ book { ... @skip(if: true) { id } ... { ... @include(if: true) { id @skip(if: false) @include(if: true) title } } } }',
    '{ book @skip(if: true) { id } __typename @include(if: false) }',
    '{ book { pages @skip(if: true) { id } pages { text } } }',
    '{ book { id @skip(if: true) } }',
  ])('leave in what graphql-js leaves in: %s', async (text) => {
    rows = book();
    const { walked, answer } = await both(text);
    expect(answer).toEqual(walked);
  });

  test('of variables are settled for each set of values by itself', async () => {
    const text =
      'query ($x: Boolean!, $y: Boolean! = true) { book { id @skip(if: $x) ...a @include(if: $y) ...a } } fragment a on Book { title }';
    rows = book();
    for (const x of [true, false])
      for (const y of [true, false, undefined]) {
        const { walked, answer } = await both(text, { x, ...(y === undefined ? {} : { y }) });
        expect(answer).toEqual(walked);
      }
    const missing = 'query ($x: Boolean = true) { book { id @skip(if: $x) } }';
    const { walked, answer } = await both(missing, { x: null }, false);
    expect(answer).toEqual(walked);
  });
});

describe('What is kept', () => {
  const document = (index: number) => parse(`{ book { a${index}: id } }`);
  const run = async (executor: ReturnType<typeof executorOver>, each: ReturnType<typeof document>) =>
    executor({ document: each, operation: each.definitions[0] as OperationDefinitionNode, variables: {} }, context);

  test('is bounded, whatever is asked, and what was forgotten is found out again', async () => {
    rows = book();
    const memory = newMemory(plain, { decisions: 50, characters: 1_000 });
    const executor = executorOver(memory, plain);
    const documents = Array.from({ length: 300 }, (_, index) => document(index));
    for (const each of [...documents, ...documents]) {
      await run(executor, each);
      await run(executor, each);
      expect(memory.variants.weight).toBeLessThanOrEqual(1_000);
      expect(memory.decisions.size).toBeLessThanOrEqual(50);
    }
    expect(memory.ran).toEqual({ 'behind the rules': 0, written: 0, walked: 600, compiled: 600 });
    expect(memory.variants.size).toBeGreaterThan(10);
  });

  test('is bounded for one document with as many conditions as it likes', async () => {
    rows = book();
    const names = Array.from({ length: 12 }, (_, index) => `v${index}`);
    const text = `query (${names.map((name) => `$${name}: Boolean!`).join(' ')}) { book { ${names.map((name) => `${name}: id @include(if: $${name})`).join(' ')} } }`;
    const memory = newMemory(plain, { decisions: 50, characters: 3_000 });
    const executor = executorOver(memory, plain);
    const asked = parse(text);
    for (let bits = 0; bits < 1_000; bits += 1) {
      const variables = Object.fromEntries(names.map((name, index) => [name, (bits >> index) % 2 === 1]));
      const operation = asked.definitions[0] as OperationDefinitionNode;
      for (let time = 0; time < 2; time += 1) await executor({ document: asked, operation, variables }, context);
    }
    expect(memory.variants.weight).toBeLessThanOrEqual(3_000);
    expect(memory.ran.compiled).toBe(1_000);
  });

  test('is what was used last', () => {
    const recent = keepRecent<number>(3);
    let made = 0;
    const use = (key: string): number => recent.of(key, () => (made += 1));
    for (const key of ['a', 'b', 'c', 'a', 'd']) use(key);
    expect([use('a'), made]).toEqual([1, 4]);
    expect(use('b')).toBe(5);
    recent.weigh('b', 3);
    expect([recent.size, recent.weight]).toEqual([1, 3]);
    expect(use('a')).toBe(6);
  });
});

describe('A field without a resolver', () => {
  test('is of a row or a page, which hold no promise and no function', async () => {
    const schema = await plainSchema();
    const objects = Object.values(schema.getTypeMap()).filter(
      (type) => isObjectType(type) && !type.name.startsWith('__'),
    );
    const read = objects.flatMap((type) =>
      Object.values((type as GraphQLObjectType).getFields()).flatMap(({ name, resolve }) =>
        resolve ? [] : [[type.name, name]],
      ),
    );
    expect(read.length).toBeGreaterThan(100);
    const others = read.filter(([type, field]) => !shapeNamed(type!)?.attributes.has(field!));
    expect(
      others.filter(([type]) => type !== 'PageInfo' && !shapeNamed(type!.replace(/(Connection|Edge)$/, ''))),
    ).toEqual([]);
  });
});
