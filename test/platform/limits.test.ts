import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { getIntrospectionQuery, Lexer, parse, Source, TokenKind, validate } from 'graphql';
import { checkCost, checkLimits, checkShape, checkText, limitsOf, limitsRule } from '../../src/platform/http/limits.ts';
import { operationCost } from '../../src/platform/http/operation-cost.ts';
import { fragmentsOf, scanText } from '../../src/platform/http/document-measures.ts';
import { readConfig } from '../../src/platform/config.ts';
import { tinySchema } from './tiny-server.ts';

const schema = tinySchema();
const limits = limitsOf(readConfig({}));
const shape = (query: string) => checkShape(parse(query, { maxTokens: 200_000 }), limits)?.extensions;
const repeat = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
const nest = (count: number, open: string, inner: string, close: string) =>
  open.repeat(count) + inner + close.repeat(count);

const cost = (query: string, variables: Record<string, unknown> = {}) => {
  const document = parse(query);
  const operation = document.definitions.find((definition) => definition.kind === 'OperationDefinition');
  if (operation === undefined) throw new Error('no operation');
  return operationCost(operation, fragmentsOf(document), variables, limits, schema);
};

test('the first look at a text counts no more tokens than the lexer, whatever stands between them', () => {
  const piece = fc.constantFrom(
    ...'a bc_1 12 -0.5e+3 ... $v @d ! : { } [ ] ( ) = | & true'.split(' '),
    '...on A',
    '"x # {"',
    '"""\n } " """',
    ' ',
    ',',
    '\n',
    '\uFEFF',
    '# note " {\n',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join(' ');
      const lexer = new Lexer(new Source(text));
      let tokens = 0;
      while (lexer.advance().kind !== TokenKind.EOF) tokens += 1;
      const { tokens: counted } = scanText(text.replaceAll(/# note.*/g, ''), { nesting: 1_000, tokens: 1_000 });
      expect(counted).toBeLessThanOrEqual(tokens);
      expect(counted).toBeGreaterThanOrEqual(tokens / 3);
    }),
  );
});

test('the first look at a text counts no more tokens than the lexer, whatever stands between them', () => {
  const piece = fc.constantFrom(
    'a',
    'bc_1',
    '"x # {"',
    '"""\n } " """',
    '12',
    '-0.5e+3',
    '...',
    '...on A',
    '$v',
    '@d',
    '!',
    ':',
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '=',
    '|',
    '&',
    ' ',
    ',',
    '\n',
    '# note " {\n',
    '\uFEFF',
    'true',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join(' ');
      const lexer = new Lexer(new Source(text));
      let tokens = 0;
      while (lexer.advance().kind !== TokenKind.EOF) tokens += 1;
      const { tokens: counted } = scanText(text.replaceAll(/# note.*/g, ''), { nesting: 1_000, tokens: 1_000 });
      expect(counted).toBeLessThanOrEqual(tokens);
      expect(counted).toBeGreaterThanOrEqual(tokens / 2);
    }),
  );
});

describe('the shape of a document', () => {
  test.each([
    ['depth', 12, nest(12, '{self', '{hello}', '}')],
    [
      'depth',
      12,
      `{...A} fragment A on Query ${nest(6, '{self', '{...B}', '}')} fragment B on Query ${nest(6, '{self', '{hello}', '}')}`,
    ],
    ['aliases', 30, `{${repeat(31, (i) => `a${i}: hello`)}}`],
    [
      'aliases',
      30,
      `{a:self{...A} b:self{...A} c:self{...A}} fragment A on Query {${repeat(10, (i) => `a${i}: hello`)}}`,
    ],
    ['root fields', 20, `{${repeat(21, () => 'hello')}}`],
    [
      'root fields',
      20,
      `{...A ...B} fragment A on Query {${repeat(11, () => 'hello')}} fragment B on Query {${repeat(11, () => 'hello')}}`,
    ],
    ['repeated fields', 100, `{self {${repeat(102, () => 'hello')}}}`],
    [
      'repeated fields',
      100,
      `{self {${repeat(26, (i) => `...A${i}`)}}} ${repeat(26, (i) => `fragment A${i} on Query {a b c d e}`)}`,
    ],
    ['fields', 500, `{self {${repeat(501, (i) => `f${i}`)}}}`],
    ['directives', 50, `{hello ${repeat(51, () => '@skip(if: false)')}}`],
    ['directives', 50, `query ($a: Int ${repeat(51, () => '@x')}) {hello}`],
    ['fragments', 30, `{hello} ${repeat(31, (i) => `fragment F${i} on Query {hello}`)}`],
    ['fragment spreads', 60, `{${repeat(61, () => '...A')}} fragment A on Query {hello}`],
    ['operations', 10, repeat(11, (i) => `query Q${i} {hello}`)],
    ['names that start with "__"', 0, '{__proto__: hello}'],
    ['names that start with "__"', 0, 'query ($__proto__: String) {echo(text: $__proto__)}'],
    ['introspection depth', 20, `{__type(name: "Query") ${nest(20, '{ofType', '{name}', '}')}}`],
    ['introspection lists', 3, '{__schema{types{fields{type{fields{type{fields{name}}}}}}}}'],
    ['introspection aliases', 0, '{a:__schema{types{name}}}'],
    ['introspection aliases', 0, '{__schema{...A}} fragment A on __Schema {t:types{name}}'],
  ])('is refused for its %s over %i: %s', (limit, allowed, query) => {
    expect(shape(query)).toMatchObject({ code: 'LIMIT_EXCEEDED', limit, allowed });
  });

  test.each([
    ['the depth that is allowed', nest(11, '{self', '{hello}', '}')],
    ['the aliases that are allowed', `{self{${repeat(30, (i) => `a${i}: hello`)}}}`],
    ['the repeats that are allowed', `{self{${repeat(101, () => 'hello')}}}`],
    [
      'the introspection that GraphiQL sends',
      getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, schemaDescription: true }),
    ],
    [
      'the same names in different selections',
      `{self{id} ${repeat(19, (i) => `s${i}:self{hello self{hello self{hello}}}`)}}`,
    ],
  ])('may have %s', (_name, query) => {
    expect(shape(query)).toBeUndefined();
  });

  test('a fragment bomb is counted without being spread out', () => {
    const bomb = `{...F0} ${repeat(24, (i) => `fragment F${i} on Query {a:self{...F${i + 1}} b:self{...F${i + 1}}}`)} fragment F24 on Query {hello}`;
    const start = performance.now();
    expect(shape(bomb)).toMatchObject({ code: 'LIMIT_EXCEEDED' });
    expect(checkCost(parse(bomb), null, {}, limits, schema)?.extensions).toMatchObject({
      limit: 'cost',
      actual: 2 ** 25 - 2 + 2 ** 24,
    });
    expect(performance.now() - start).toBeLessThan(200);
  });

  test('fragments that spread each other do not hang the walk', () => {
    const cycle = '{...A} fragment A on Query {self{...B}} fragment B on Query {self{...A}}';
    expect(checkLimits(parse(cycle), null, {}, limits, schema)).toBeNull();
    expect(validate(schema, parse(cycle)).map(({ message }) => message)).toEqual([
      expect.stringContaining('Cannot spread fragment'),
    ]);
  });

  test('as a validation rule it is the only error, and no other rule walks the document', () => {
    const conflicts = parse(`{${repeat(3000, (i) => `a: f${i}`)}}`);
    const errors = validate(schema, conflicts, [limitsRule(limits)]);
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['LIMIT_EXCEEDED']);
    expect(validate(schema, parse('{hello}'), [limitsRule(limits)])).toEqual([]);
  });
});

describe('the cost of an operation', () => {
  test.each([
    ['a field', '{hello}', {}, 1],
    ['two fields', '{hello self{hello}}', {}, 3],
    ['a list', '{list{hello}}', {}, 11],
    ['lists in a list', '{list{list{hello}}}', {}, 111],
    ['a page of a literal size', '{claims(first: 3){nodes{id}}}', {}, 1 + 3 * 2],
    ['a page of a variable size', 'query($n: Int){claims(first: $n){edges{node{id}}}}', { n: 4 }, 1 + 4 * 3],
    ["a page of the variable's default", 'query($n: Int = 2){claims(first: $n){nodes{id}}}', {}, 1 + 2 * 2],
    ['a page without a size', '{claims{nodes{id}}}', {}, 1 + 20 * 2],
    [
      "a page of the schema's default size",
      '{claims(first: 1){nodes{claims{nodes{id}}}}}',
      {},
      1 + 1 * (1 + (1 + 5 * 2)),
    ],
    ['a page larger than any', '{claims(first: 100000){nodes{id}}}', {}, 1 + 100 * 2],
    ['a page of no size', '{claims(first: 0){nodes{id}}}', {}, 1 + 1 * 2],
    ['a page of a negative size', '{claims(first: -5){nodes{id}}}', {}, 1 + 1 * 2],
    ['a page of a size that is no number', 'query($n: Int){claims(first: $n){nodes{id}}}', { n: '7' }, 1 + 100 * 2],
    ['lists under a page', '{claims(first: 2){nodes{lines{id amount}}}}', {}, 1 + 2 * (1 + (1 + 10 * 2))],
    ['a fragment under a page', '{claims(first: 2){...A}} fragment A on ClaimConnection{nodes{id}}', {}, 1 + 2 * 2],
    ['introspection', '{__schema{types{fields{name}}} __typename}', {}, 0],
    ['fields that the schema does not have', '{nothing{more}}', {}, 2],
  ])('counts %s', (_name, query, variables, expected) => {
    expect(cost(query, variables)).toBe(expected);
  });

  test('is that of the operation that is asked for, and is checked with the variables of each request', () => {
    const document = parse(
      'query Cheap {hello} query Dear($n: Int) {claims(first: $n){nodes{claims(first: $n){nodes{lines{id}}}}}}',
    );
    expect(checkLimits(document, 'Cheap', {}, limits, schema)).toBeNull();
    expect(checkLimits(document, 'Dear', { n: 1 }, limits, schema)).toBeNull();
    expect(checkLimits(document, 'Dear', { n: 100 }, limits, schema)?.extensions).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      limit: 'cost',
      allowed: 20_000,
      actual: 1 + 100 * (1 + 1 + 100 * (1 + 11)),
    });
    expect(checkLimits(document, 'Neither', { n: 100 }, limits, schema)).toBeNull();
  });

  test('variables may not nest too deep, and are walked no deeper than needed', () => {
    const deep = JSON.parse(nest(20_000, '[', '', ']')) as unknown;
    expect(checkCost(parse('{hello}'), null, { deep }, limits, schema)?.extensions).toMatchObject({
      limit: 'variable depth',
      allowed: 64,
    });
    expect(checkCost(parse('{hello}'), null, { deep: JSON.parse(nest(63, '[', '', ']')) }, limits, schema)).toBeNull();
  });
});

describe('the text before it is parsed', () => {
  test.each([
    ['{a{b(c:[1])}}', 4],
    ['{a(b: "{{{{")}', 2],
    ['{a(b: "\\"{{{{")}', 2],
    ['{a(b: """ "" {{{{ \\""" {{ """)}', 2],
    ['{a # {{{{\n}', 1],
    ['{a(b: "", c: """""", d: "x"){e}}', 2],
    ['{a(b: "unfinished {{{{', 2],
    ['{a(b: """unfinished {{{{', 2],
    ['}}}}{', 0],
  ])('%j nests %i deep', (query, depth) => {
    expect(scanText(query, limits).nesting).toBe(depth);
  });

  test('may be as long and as deep as the limits, and no more', () => {
    expect(checkText('{'.repeat(20_000), limits)?.extensions).toMatchObject({
      limit: 'nesting',
      allowed: 100,
      actual: 101,
    });
    expect(checkText(`{a(b:"${'ü'.repeat(60_000)}")}`, limits)?.extensions).toMatchObject({
      limit: 'query bytes',
      allowed: 102_400,
    });
    expect(checkText('()'.repeat(20_000), limits)?.extensions).toMatchObject({
      limit: 'tokens',
      allowed: 2000,
      actual: 2001,
    });
    expect(checkText('#\n'.repeat(2_001), limits)?.extensions).toMatchObject({ limit: 'tokens' });
    expect(checkText(`{${repeat(2_000, (i) => `f${i}`)}}`, limits)?.extensions).toMatchObject({ limit: 'tokens' });
    expect(checkText(`{a(b:[${repeat(2_000, (i) => `-${i}.5e-3`)}])}`, limits)?.extensions).toMatchObject({
      limit: 'tokens',
      actual: 2_001,
    });
    expect(checkText(`{${repeat(1_500, (i) => `f${i} # "${i}" {{{\n`)}}`, limits)).toBeNull();
    expect(checkText(nest(100, '{a', '', '}'), limits)).toBeNull();
  });

  test.each([
    '"'.repeat(100_000),
    `"""${'\\"""'.repeat(25_000)}`,
    '#'.repeat(100_000),
    `"${'\\\\'.repeat(50_000)}`,
    '"""a'.repeat(25_000),
  ])('is scanned in time that grows with its length only (%#)', (query) => {
    const start = performance.now();
    scanText(query, limits);
    expect(performance.now() - start).toBeLessThan(100);
  });
});
