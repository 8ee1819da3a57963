import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bringIn, day, recordOf } from '../support/records.ts';
import { documentOf, everyList, pageOf, rowsOf, type List } from './lists.ts';
import { orderOf } from './naive.ts';
import { makeWorld, type World } from './world.ts';

let world: World;
let lists: List[];
const listNamed = (name: string): List => lists.find((list) => list.name === name)!;

beforeAll(async () => {
  world = await makeWorld(15);
  lists = everyList(world.house);
});
afterAll(() => world.house.close());

/** Every id that walking forward meets, page by page. `between` happens after each page. */
const walk = async (
  list: List,
  sort: string | null,
  first: number,
  between: (pageNumber: number) => Promise<unknown> = () => Promise.resolve(),
): Promise<string[]> => {
  const met: string[] = [];
  let after: string | null = null;
  for (let number = 1; number <= 500; number += 1) {
    const { ids, cursors, pageInfo } = await pageOf(world.house, list, {
      first,
      ...(sort === null ? {} : { sort }),
      ...(after === null ? {} : { after }),
    });
    expect(pageInfo).toMatchObject({ hasPreviousPage: after !== null, endCursor: cursors.at(-1) ?? null });
    met.push(...ids);
    if (!pageInfo.hasNextPage) return met;
    expect(ids).toHaveLength(first);
    after = pageInfo.endCursor;
    await between(number);
  }
  throw new Error('The list does not end.');
};

describe('Walking forward through the pages', () => {
  test('of every list, in every order, meets every row once and in order', async () => {
    expect(lists.map(({ name }) => name)).toHaveLength(17);
    for (const list of lists) {
      for (const sort of [null, ...list.sorts]) {
        const rows = await rowsOf(world.house, list);
        const expected = rows.toSorted(
          orderOf(list.shape, sort ?? (list.name === 'workQueue' ? 'DUE_AT_ASC' : 'OLDEST_FIRST')),
        );
        const met = await walk(list, sort, list.name === 'auditEvents' ? 90 : 7);
        expect(new Set(met).size).toBe(met.length);
        // Looking at the trail is itself in the trail: what came after the beginning is not counted.
        const known = new Set(rows.map(({ id }) => id));
        expect(met.filter((id) => known.has(id))).toEqual(expected.map(({ id }) => id));
      }
    }
  });

  test('of rows that tie meets each of them once, whatever the size of the page', async () => {
    const encounters = listNamed('encounters');
    const rows = await rowsOf(world.house, encounters);
    const tied = rows.filter((row) => row['service_from'] === '2026-10-01');
    expect(tied.length).toBeGreaterThan(20);
    for (const sort of ['SERVICE_FROM_ASC', 'SERVICE_FROM_DESC']) {
      const expected = rows.toSorted(orderOf(encounters.shape, sort)).map(({ id }) => id);
      for (const first of [1, 2, 3, 49, 50, 100]) expect(await walk(encounters, sort, first)).toEqual(expected);
    }
  });

  test('meets every row that was there, although others come in between before and behind', async () => {
    const encounters = listNamed('encounters');
    for (const sort of ['SERVICE_FROM_ASC', 'SERVICE_FROM_DESC', 'NEWEST_FIRST', 'OLDEST_FIRST']) {
      const before = await rowsOf(world.house, encounters);
      const added: string[] = [];
      const met = await walk(encounters, sort, 9, async (number) => {
        const from = day(`2026-${number % 2 === 0 ? '08' : '11'}-01`);
        const visit = { serviceFrom: from, serviceTo: from };
        added.push(...(await bringIn(world.house, recordOf(`late ${sort} ${number}`, [visit]))));
      });
      expect(new Set(met).size).toBe(met.length);
      const late = new Set(added);
      expect(late.size).toBeGreaterThan(3);
      expect(met.filter((id) => !late.has(id))).toEqual(
        before.toSorted(orderOf(encounters.shape, sort)).map(({ id }) => id),
      );
    }
  });
});

describe('A cursor', () => {
  const encode = (parts: unknown): string => Buffer.from(JSON.stringify(parts)).toString('base64url');
  const refused = async (list: List, args: Record<string, unknown>): Promise<string> => {
    const { codes, errors } = await world.house.ask(await world.house.as(['AUDITOR']), documentOf(list, args), args);
    expect(codes).toEqual(['BAD_USER_INPUT']);
    expect(errors![0]!.extensions['argument']).toBe('after');
    return errors![0]!.message;
  };
  const ID = '01900000-0000-7000-8000-000000000000';

  test('of another list, or of this one in another order, is refused', async () => {
    const { cursors } = await pageOf(world.house, listNamed('encounters'), { first: 1 });
    const after = cursors[0];
    for (const [name, sort] of [
      ['claims', 'OLDEST_FIRST'],
      ['encounters', 'NEWEST_FIRST'],
      ['encounters', 'SERVICE_FROM_ASC'],
    ] as const) {
      expect(await refused(listNamed(name), { after, sort })).toContain('another');
    }
  });

  test('that is none, or was changed by hand, is refused and never comes as far as PostgreSQL', async () => {
    const encounters = listNamed('encounters');
    const nonsense = [
      '',
      'x',
      'WyJ',
      encode(null),
      encode({}),
      encode([]),
      encode(['Encounter OLDEST_FIRST', '', 'no id']),
      encode(['Encounter OLDEST_FIRST', '', `${ID}'`]),
      encode(['Encounter OLDEST_FIRST', 1, ID]),
      encode(['Encounter OLDEST_FIRST', '', ID, 'more']),
    ];
    for (const after of nonsense) await refused(encounters, { after });
    const keys: readonly [string, string, readonly string[]][] = [
      ['encounters', 'SERVICE_FROM_ASC', ['', '2026-02-30', '2026-1-1', 'infinity', 'now', "2026-10-01'"]],
      ['encounters', 'CREATED_AT_ASC', ['', 'now', '2026-10-01', '2026-02-31 10:00:00+00', '2026-10-01 25:00:00+00']],
      ['claims', 'TOTAL_CLAIM_CHARGE_AMOUNT_ASC', ['', '1.5', '1e3', '9'.repeat(20), 'NaN', ' 1']],
      ['workQueue', 'PRIORITY_DESC', ['', '1.5', '9999999999', '0x1']],
      ['patients', 'FAMILY_NAME_ASC', ['\0']],
    ];
    for (const [name, sort, values] of keys) {
      const list = listNamed(name);
      for (const key of values) await refused(list, { sort, after: encode([`${list.shape.name} ${sort}`, key, ID]) });
    }
  });

  test('of a row that is gone or out of sight still marks its place', async () => {
    const encounters = listNamed('encounters');
    const ids = (await rowsOf(world.house, encounters)).map(({ id }) => id);
    const nobody = encode(['Encounter SERVICE_FROM_ASC', '1900-01-01', ID]);
    const { ids: met } = await pageOf(world.house, encounters, { first: 100, sort: 'SERVICE_FROM_ASC', after: nobody });
    expect(new Set(met)).toEqual(new Set(ids));
  });
});

describe('The size of a page', () => {
  test('is from 0 to 100, and 20 where nothing is said', async () => {
    const encounters = listNamed('encounters');
    expect((await pageOf(world.house, encounters, {})).ids).toHaveLength(20);
    expect(await pageOf(world.house, encounters, { first: 0 })).toEqual({
      ids: [],
      cursors: [],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, endCursor: null },
    });
    for (const first of [-1, 101, 2_000_000_000]) {
      const { codes, errors } = await world.house.ask(
        await world.house.as(['AUDITOR']),
        documentOf(encounters, { first }),
        { first },
      );
      expect(codes).toEqual(['BAD_USER_INPUT']);
      expect(errors![0]!.extensions['argument']).toBe('first');
    }
  });

  test('holds for each parent of a nested list by itself', async () => {
    const document =
      '{ patients(first: 25) { edges { node { encounters(first: 1, sort: SERVICE_FROM_DESC) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id serviceFrom } } } } } } }';
    const { patients } = await world.house.data(await world.house.as(['AUDITOR']), document);
    for (const { node } of patients['edges']) {
      expect(node['encounters']).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
      expect(node['encounters']['edges']).toHaveLength(1);
      expect(node['encounters']['edges'][0]['node']['serviceFrom']).toBe('2026-10-01');
    }
    const [first] = patients['edges'];
    const after = first['node']['encounters']['pageInfo']['endCursor'] as string;
    const next = document
      .replace('first: 25', 'first: 1')
      .replace('first: 1, sort', `first: 1, after: "${after}", sort`);
    const second = (await world.house.data(await world.house.as(['AUDITOR']), next))['patients']['edges'][0]['node'];
    expect(second['encounters']).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: false } });
    expect(second['encounters']['edges'][0]['node']['serviceFrom']).toBe('2026-09-30');
  });
});
