/** Requests that nobody sends in good faith, each with the status and the code that it is answered with. */

import { gzipSync } from 'node:zlib';

export interface HostileRequest {
  name: string;
  status: number;
  /** The `extensions.code` of the first error. */
  code: string;
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

const repeat = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
const nest = (count: number, open: string, inner: string, close: string): string =>
  open.repeat(count) + inner + close.repeat(count);

const query = (name: string, text: string, code = 'LIMIT_EXCEEDED', variables?: unknown): HostileRequest => ({
  name,
  status: 400,
  code,
  body: JSON.stringify({ query: text, variables }),
});

const body = (
  name: string,
  text: string | Buffer,
  headers: Record<string, string> = {},
  status = 400,
  code = 'BAD_REQUEST',
): HostileRequest => ({
  name,
  status,
  code,
  body: text,
  headers,
});

const get = (name: string, search: string, code: string, status = 400): HostileRequest => ({
  name,
  status,
  code,
  method: 'GET',
  url: `/graphql?${search}`,
  headers: { 'apollo-require-preflight': '1' },
});

const FIND = 'query($a:PatientInput!){find(patient:$a)}';
const HELLO = '{"query":"{hello}"}';
const PARSE = 'GRAPHQL_PARSE_FAILED';
const INVALID = 'GRAPHQL_VALIDATION_FAILED';

export const HOSTILE_REQUESTS: readonly HostileRequest[] = [
  query('20,000 open braces', '{'.repeat(20_000)),
  query('20,000 balanced braces', nest(20_000, '{a', '', '}')),
  query('20,000 brackets in an argument', `{echo(text: ${nest(20_000, '[', '', ']')})}`),
  query('20,000 objects in an argument', `{find(patient: ${nest(9_000, '{like:', '1', '}')})}`),
  query("20,000 brackets in a variable's type", `query ($a: ${nest(20_000, '[', 'Int', ']')}) {hello}`),
  query('braces that are hidden behind an escaped quotation mark', `{echo(text: "\\"") ${'{a'.repeat(5_000)}`),
  { ...query('10,000 aliases', `{${repeat(10_000, (i) => `a${i}:hello`)}}`), status: 413 },
  query('8,000 aliases', `{${repeat(8_000, (i) => `a${i}:hello`)}}`),
  query('31 aliases', `{${repeat(31, (i) => `a${i}:hello`)}}`),
  query(
    'aliases in a fragment that is spread in many places',
    `{${repeat(10, (i) => `a${i}:self{...A}`)}} fragment A on Query {${repeat(10, (i) => `b${i}:hello`)}}`,
  ),
  query('6 KB of conflicting fields', `{${repeat(1_000, (i) => `a:f${i}`)}}`),
  query('6 KB of one field', `{${repeat(1_000, () => 'hello')}}`),
  query('2,000 tokens of one field in many selections', `{${repeat(10, () => `self{${repeat(90, () => 'hello')}}`)}}`),
  query(
    'fields that conflict three levels deep',
    `{${repeat(10, () => `self{${repeat(7, () => `self{${repeat(7, () => 'hello')}}`)}}`)}}`,
  ),
  query(
    'a bomb of fragments',
    `{...F0} ${repeat(25, (i) => `fragment F${i} on Query {a:self{...F${i + 1}} b:self{...F${i + 1}}}`)}`,
  ),
  query(
    'a bomb of inline fragments',
    `{${repeat(60, () => '...on Query{self{hello}}')} ${repeat(60, () => '...on Query{self{hello}}')}}`,
  ),
  query('200 fragments', `{hello} ${repeat(200, (i) => `fragment F${i} on Query {hello}`)}`),
  query('a fragment that is spread 500 times', `{${repeat(500, () => '...A')}} fragment A on Query {hello}`),
  query('a fragment that spreads itself', '{...A} fragment A on Query {self{...A}}', INVALID),
  query(
    'two fragments that spread each other',
    '{...A} fragment A on Query {self{...B}} fragment B on Query {self{...A}}',
    INVALID,
  ),
  query('500 directives on a field', `{hello ${repeat(500, () => '@skip(if:false)')}}`),
  query('500 directives that do not exist', `{hello ${repeat(500, (i) => `@d${i}`)}}`),
  query('directives on the operation', `query ${repeat(500, () => '@a')} {hello}`),
  query('a list literal of 15,000 numbers', `{find(patient: {name: "a", visits: [${repeat(15_000, String)}]})}`),
  { ...query('100 KB of one string', `{echo(text: "${'x'.repeat(102_400)}")}`), status: 413 },
  query('90 KB of one string that does not end', `{echo(text: "${'x'.repeat(90_000)}`, PARSE),
  query('90 KB of an open block string', `{echo(text: """${'x"'.repeat(20_000)}`, PARSE),
  query('10,000 pairs of brackets', '()'.repeat(10_000)),
  query('30,000 comments', '#\n'.repeat(30_000)),
  query(
    '400 operations',
    repeat(400, (i) => `query Q${i}{hello}`),
  ),
  query('50 mutations in one operation', `mutation {${repeat(50, (i) => `m${i}:add`)}}`),
  query('13 levels', nest(13, '{self', '{hello}', '}')),
  query('10 lists within each other', nest(8, '{list', '{hello}', '}')),
  query('pages of pages', '{claims(first:100){nodes{claims(first:100){nodes{claims(first:100){nodes{id}}}}}}}'),
  query(
    'pages of pages by variable',
    'query($n:Int){claims(first:$n){nodes{claims(first:$n){nodes{lines{id}}}}}}',
    'LIMIT_EXCEEDED',
    { n: 100 },
  ),
  query('introspection in circles', `{__schema{types{${nest(4, 'fields{type{', 'name', '}}')}}}}`),
  query('introspection by alias', `{${repeat(5, (i) => `a${i}:__schema{types{fields{args{name}}}}`)}}`),
  query('an alias __proto__', '{__proto__:hello}'),
  query('an alias __typename for another field', '{__typename:hello}'),
  query('a variable __proto__', 'query($__proto__:String){echo(text:$__proto__)}'),
  query(
    'names of 40 letters that are nearly right',
    `{${repeat(400, (i) => `hellohellohellohellohellohello${i}`)}}`,
    'LIMIT_EXCEEDED',
  ),
  query('400 fields that do not exist', `{self{${repeat(400, (i) => `hallo${i}`)}}}`, INVALID),
  query('a name of 90,000 letters', `{${'hello'.repeat(18_000)}}`, INVALID),
  query('a field that is nearly right', '{helo}', INVALID),
  query('an enum that is nearly right', '{find(patient:{name:"a",sex:FEMAL})}', INVALID),
  query('a raw NUL byte', '{hello\0}', 'BAD_REQUEST'),
  query('an escaped NUL byte', '{echo(text:"\\u0000")}', 'BAD_REQUEST'),
  query('a NUL byte in braces', '{echo(text:"\\u{00}")}', 'BAD_REQUEST'),
  query('a half of a surrogate pair', '{echo(text:"\\uD800")}', PARSE),
  query('nothing but commas', ','.repeat(1_000), PARSE),
  query('a type system document', `${repeat(100, (i) => `type T${i} {a:Int}`)}`, INVALID),
  query('a subscription', 'subscription{hello}', 'BAD_USER_INPUT'),
  body(
    'variables that nest 20,000 deep',
    `{"query":"${FIND}","variables":{"a":${nest(20_000, '[', '', ']')}}}`,
    {},
    400,
    'LIMIT_EXCEEDED',
  ),
  body(
    'input objects that nest 4,000 deep',
    `{"query":"${FIND}","variables":{"a":${nest(4_000, '{"name":"a","like":', 'null', '}')}}}`,
    {},
    400,
    'LIMIT_EXCEEDED',
  ),
  query('20,000 wrong items in one variable', FIND, 'BAD_USER_INPUT', {
    a: { name: 'a', visits: Array(20_000).fill('x') },
  }),
  body('a batch of two', `[${HELLO},${HELLO}]`),
  body('a batch of a thousand', `[${Array(1_000).fill(HELLO).join(',')}]`),
  body('an empty batch', '[]'),
  body('no body', ''),
  body('half a JSON object', '{"query":"{hello}"'),
  body('JSON null', 'null'),
  body('JSON text', '"{hello}"'),
  body('__proto__ in the body', '{"query":"{hello}","__proto__":{"polluted":true}}'),
  body('__proto__ in the variables', '{"query":"{hello}","variables":{"__proto__":{"polluted":true}}}'),
  body(
    'constructor.prototype in the variables',
    '{"query":"{hello}","variables":{"constructor":{"prototype":{"polluted":true}}}}',
  ),
  body('NUL in the variables', '{"query":"query($a:String){echo(text:$a)}","variables":{"a":"\\u0000"}}'),
  body(
    'bytes that are not UTF-8',
    Buffer.from([...Buffer.from('{"query":"{echo(text:\\"'), 0xff, 0xfe, ...Buffer.from('\\")}"}')]),
  ),
  body('UTF-16', Buffer.from(HELLO, 'utf16le'), { 'content-type': 'application/json; charset=utf-16' }),
  body('a body under gzip', gzipSync(HELLO), { 'content-encoding': 'gzip' }, 415),
  body('a megabyte of zeros under gzip', gzipSync(Buffer.alloc(1_000_000)), { 'content-encoding': 'gzip' }, 415),
  body('a form', 'query=%7Bhello%7D', { 'content-type': 'application/x-www-form-urlencoded' }, 415),
  body(
    'a multipart form',
    '--a\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{}\r\n--a--',
    { 'content-type': 'multipart/form-data; boundary=a' },
    415,
  ),
  body('plain text', HELLO, { 'content-type': 'text/plain' }, 415),
  body('application/graphql', '{hello}', { 'content-type': 'application/graphql' }, 415),
  body('XML', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', { 'content-type': 'application/xml' }, 415),
  body('a content type that is none', HELLO, { 'content-type': 'application/json/json;;' }, 415),
  body(
    'more than a body may hold',
    JSON.stringify({ query: '{hello}', variables: { a: 'x'.repeat(200_000) } }),
    {},
    413,
    'LIMIT_EXCEEDED',
  ),
  body('100,000 open brackets', '['.repeat(100_000)),
  body('variables that are text', '{"query":"{hello}","variables":"{}"}'),
  body('a query that is a document', '{"query":{"kind":"Document","definitions":[]}}'),
  body('a host that is none', HELLO, { host: 'a b<script>' }),
  body('a media type that is not spoken', HELLO, { accept: 'image/png' }, 406),
  get('a mutation by GET', 'query=mutation%7Badd%7D', 'BAD_REQUEST', 405),
  get('two queries by GET', 'query=%7Bhello%7D&query=%7Bhello%7D', 'BAD_REQUEST'),
  get('variables by GET that are no JSON', 'query=%7Bhello%7D&variables=%7B', 'BAD_REQUEST'),
  get('deep braces by GET', `query=${encodeURIComponent('{'.repeat(3_000))}`, 'LIMIT_EXCEEDED'),
  { ...get('a GET that a page of another origin could send', 'query=%7Bhello%7D', 'BAD_REQUEST'), headers: {} },
  { name: 'PUT', status: 404, code: 'BAD_REQUEST', method: 'PUT', body: HELLO },
  { name: 'DELETE', status: 404, code: 'BAD_REQUEST', method: 'DELETE' },
  {
    name: 'a path outside',
    status: 404,
    code: 'BAD_REQUEST',
    method: 'GET',
    url: '/graphiql/static/..%2f..%2fpackage.json',
  },
  { name: 'a broken escape in the path', status: 400, code: 'BAD_REQUEST', method: 'GET', url: '/%c0%ae%c0%ae/' },
];
