import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Row } from '../../src/platform/database.ts';
import { centsToText } from '../../src/platform/money.ts';
import type { Json } from '../support/house.ts';
import { bringIn, recordOf } from '../support/records.ts';
import { documentOf, everyList, pageOf, rowsOf, type List } from './lists.ts';
import { fits } from './naive.ts';
import { makeWorld, type World } from './world.ts';

let world: World;
let lists: List[];

beforeAll(async () => {
  world = await makeWorld(15);
  // Texts that a pattern could take for something else.
  await bringIn(world.house, ...['50%', 'a_b', 'back\\slash', 'ÄRGER', "O'Neil"].map((name) => recordOf(name)));
  lists = everyList(world.house).filter(({ name }) => name !== 'auditEvents');
});
afterAll(() => world.house.close());

/** A condition whose operands are values that some row has, one for the graph and one for the naive answer. */
interface Condition {
  readonly sent: unknown;
  readonly plain: unknown;
}

const conditionOn = (list: List, rows: readonly Row[], name: string, operator: string): fc.Arbitrary<Condition> => {
  const attribute = list.shape.attributes.get(name)!;
  const column = attribute.is === 'column' || attribute.is === 'reference' ? attribute.column : '';
  const kind = attribute.is === 'column' ? attribute.kind : 'id';
  if (operator === 'isNull') return fc.boolean().map((absent) => ({ sent: absent, plain: absent }));
  const values = [...new Set(rows.map((row) => row[column]).filter((value) => value !== null))];
  if (values.length === 0) return fc.constant({ sent: null, plain: null });
  const one = fc.constantFrom(...values);
  const sent = (value: unknown): unknown =>
    kind === 'money' ? centsToText(value as bigint) : value instanceof Date ? value.toISOString() : value;
  if (operator === 'in') {
    return fc.array(one, { maxLength: 3 }).map((some) => ({ sent: some.map(sent), plain: some }));
  }
  if (operator === 'startsWith') {
    const part = fc.tuple(one, fc.integer({ min: 0, max: 6 }), fc.boolean());
    return part
      .map(([value, length, upper]) => [(value as string).slice(0, length), upper] as const)
      .map(([text, upper]) => (upper ? text.toUpperCase() : text))
      .map((text) => ({ sent: text, plain: text }));
  }
  return one.map((value) => ({ sent: sent(value), plain: value }));
};

type Filter = Record<string, Record<string, unknown>>;

/** Up to three attributes with up to two operators each. */
const filterOf = (list: List, rows: readonly Row[]): fc.Arbitrary<{ sent: Filter; plain: Filter }> => {
  const places = Object.entries(list.filters).flatMap(([name, operators]) =>
    operators.map((each) => [name, each] as const),
  );
  const condition = fc
    .constantFrom(...places)
    .chain(([name, operator]) => conditionOn(list, rows, name, operator).map((each) => ({ name, operator, ...each })));
  return fc.array(condition, { minLength: 1, maxLength: 4 }).map((conditions) => {
    const [sent, plain]: [Filter, Filter] = [{}, {}];
    for (const each of conditions.filter(({ plain: operand }) => operand !== null)) {
      (sent[each.name] ??= {})[each.operator] = each.sent;
      (plain[each.name] ??= {})[each.operator] = each.plain;
    }
    return { sent, plain };
  });
};

describe('A filter', () => {
  test('of any list, on anything, with any operator, answers the rows that a plain comparison finds', async () => {
    let [matched, asked] = [0, 0];
    for (const list of lists) {
      const rows = await rowsOf(world.house, list);
      await fc.assert(
        fc.asyncProperty(filterOf(list, rows), async ({ sent, plain }) => {
          const { ids } = await pageOf(world.house, list, { first: 100, sort: 'OLDEST_FIRST', filter: sent });
          expect(ids).toEqual(rows.filter((row) => fits(list.shape, row, plain)).map(({ id }) => id));
          asked += 1;
          if (ids.length > 0) matched += 1;
        }),
        { numRuns: 60, seed: 837 },
      );
    }
    // A property that never meets a row would hold for any filter.
    expect(matched).toBeGreaterThan(asked / 4);
  });

  test('uses every operator that the schema offers on every attribute', async () => {
    for (const list of lists) {
      const rows = await rowsOf(world.house, list);
      for (const [name, operators] of Object.entries(list.filters)) {
        for (const operator of operators) {
          const [{ sent, plain }] = fc.sample(conditionOn(list, rows, name, operator), { numRuns: 1, seed: 1 }) as [
            Condition,
          ];
          if (plain === null) continue;
          const { ids } = await pageOf(world.house, list, {
            first: 100,
            sort: 'OLDEST_FIRST',
            filter: { [name]: { [operator]: sent } },
          });
          expect({ list: list.name, name, operator, ids }).toEqual({
            list: list.name,
            name,
            operator,
            ids: rows.filter((row) => fits(list.shape, row, { [name]: { [operator]: plain } })).map(({ id }) => id),
          });
        }
      }
    }
  });

  const patients = async (filter: Json): Promise<string[]> => {
    const { patients: found } = await world.house.data(
      await world.house.as(['AUDITOR']),
      'query ($filter: PatientFilter) { patients(first: 100, filter: $filter) { totalCount edges { node { familyName } } } }',
      { filter },
    );
    const names = found['edges'].map(({ node }: Json) => node['familyName'] as string);
    expect(found['totalCount']).toBe(names.length);
    return names as string[];
  };

  test.each([
    [{ familyName: { startsWith: '50%' } }, ['50%']],
    [{ familyName: { startsWith: '%' } }, []],
    [{ familyName: { startsWith: 'a_' } }, ['a_b']],
    [{ familyName: { startsWith: '_' } }, []],
    [{ familyName: { startsWith: 'back\\' } }, ['back\\slash']],
    [{ familyName: { startsWith: 'ärg' } }, ['ÄRGER']],
    [{ familyName: { eq: "O'Neil" } }, ["O'Neil"]],
    [{ familyName: { eq: "' or 1 = 1 --" } }, []],
    [{ familyName: { in: [] } }, []],
    [{ familyName: { in: ['50%', 'a_b', 'nobody'] } }, ['50%', 'a_b']],
    [{ familyName: { startsWith: 'a', eq: '50%' } }, []],
    [{ id: { eq: 'no id' } }, []],
    [{ id: { in: ['no id'] } }, []],
  ])('takes %j for what it says and nothing else', async (filter, expected) => {
    expect(await patients(filter)).toEqual(expected);
  });

  test('narrows the total and a nested list alike', async () => {
    const { patients: found } = await world.house.data(
      await world.house.as(['AUDITOR']),
      '{ patients(first: 10) { edges { node { all: encounters { totalCount } billed: encounters(filter: { status: { eq: BILLED } }) { totalCount edges { node { status } } } } } } }',
    );
    const [first] = found['edges'];
    expect(first['node']).toMatchObject({ all: { totalCount: 2 }, billed: { totalCount: 2 } });
    const last = found['edges'].at(-1);
    expect(last['node']).toMatchObject({ all: { totalCount: 2 }, billed: { totalCount: 0, edges: [] } });
  });

  test('on what the viewer may not follow is refused: it would be a way to guess it', async () => {
    const coder = await world.house.as(['CODER']);
    for (const name of ['claim', 'adjustment', 'serviceLine']) {
      const { codes, errors } = await world.house.ask(
        coder,
        `{ denials(filter: { ${name}: { eq: "${world.claims[0]!.id}" } }) { totalCount } }`,
      );
      expect(codes).toEqual(['FORBIDDEN']);
      expect(errors![0]!.extensions['field']).toBe(`Denial.${name}`);
    }
  });

  test('of one list is unknown to another', () => {
    const claims = lists.find(({ name }) => name === 'claims')!;
    expect(documentOf(claims, { filter: {} })).toContain('ClaimFilter');
    expect(Object.keys(claims.filters)).not.toContain('visitNumber');
  });
});
