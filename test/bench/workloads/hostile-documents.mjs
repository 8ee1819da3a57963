/** Twenty documents that nobody sends in good faith, each of which must be refused. Texts of requests to ours. */

const repeat = (count, text) => Array.from({ length: count }, (_, index) => text(index)).join(' ');
const nest = (count, open, inner, close) => open.repeat(count) + inner + close.repeat(count);
const CLAIM_IN_CIRCLES = 'patient{claims(first:100){edges{node{';

export const HOSTILE = [
  ['20,000 open braces', '{'.repeat(20_000)],
  ['10,000 nested selections', nest(10_000, '{a', '', '}')],
  ['20,000 brackets in an argument', `{claim(id:${nest(20_000, '[', '', ']')}){id}}`],
  ['8,000 aliases of a cheap field', `{${repeat(8_000, (i) => `a${i}:__typename`)}}`],
  ['31 aliases of a dear field', `{${repeat(31, (i) => `a${i}:claims(first:100){edges{node{id}}}`)}}`],
  ['6 KB of conflicting fields', `{${repeat(600, (i) => `a:f${i}`)}}`],
  [
    'fields whose arguments conflict, many below each',
    `{${repeat(20, (i) => `claims(first:${i + 1}){edges{node{id status patient{id familyName}}}}`)}}`,
  ],
  [
    'a bomb of fragments',
    `{...F0} ${repeat(25, (i) => `fragment F${i} on Query{a:me{userName} ...F${i + 1} ...F${i + 1}}`)} fragment F25 on Query{me{userName}}`,
  ],
  ['a fragment that spreads itself', '{...A} fragment A on Query{me{userName} ...A}'],
  ['500 spreads of one fragment', `{${repeat(500, () => '...A')}} fragment A on Query{me{userName}}`],
  ['500 directives on a field', `{me ${repeat(500, () => '@skip(if:false)')}{userName}}`],
  ['500 directives that do not exist', `{me ${repeat(500, (i) => `@d${i}`)}{userName}}`],
  ['400 operations', repeat(400, (i) => `query Q${i}{me{userName}}`)],
  ['300 fields that do not exist', `{${repeat(300, (i) => `nothing${i}`)}}`],
  [
    'pages of pages of pages',
    `{claims(first:100){edges{node{${CLAIM_IN_CIRCLES}${CLAIM_IN_CIRCLES}id${'}'.repeat(12)}`,
  ],
  [
    'pages of pages by variable',
    `query($n:Int){claims(first:$n){edges{node{patient{claims(first:$n){edges{node{patient{claims(first:$n){edges{node{id}}}}}}}}}}}}`,
    { n: 100 },
  ],
  ['introspection in circles', `{__schema{types{${nest(8, 'fields{type{', 'name', '}}')}}}}`],
  ['50 mutations in one operation', `mutation{${repeat(50, (i) => `m${i}:takeNext(kind:CODING){id}`)}}`],
  ['a list of 15,000 numbers', `{claims(filter:{id:{in:[${repeat(15_000, String)}]}}){totalCount}}`],
  ['an alias __proto__', '{__proto__:me{userName}}'],
].map(([name, query, variables]) => ({ name, body: { query, variables } }));
