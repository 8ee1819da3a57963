import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../src/access/actor.ts';
import type { LoadableCodeSet } from '../../../src/codesets/code-set.ts';
import { loadEdition } from '../../../src/codesets/loading/load.ts';
import { withClient } from '../../../src/database.ts';
import { testHouse, type TestHouse } from '../../support/house.ts';
import { orderFile } from '../files.ts';
import { SMALL_INDEX, SMALL_TABULAR } from '../tabular-files.ts';

const DAY = '2031-01-15';
const ORDER = orderFile(
  { code: 'G10', flag: '0', long: 'Faded hat' },
  { code: 'G101', flag: '0', long: 'Faded hat, red' },
  { code: 'G101XXA', long: 'Faded hat, red, summer' },
  { code: 'G101XXD', long: 'Faded hat, red, winter' },
  { code: 'G102X', flag: '0', long: 'Faded hat, blue' },
  { code: 'G102XXA', long: 'Faded hat, blue, summer' },
  { code: 'G11', long: 'Lost hat' },
  { code: 'G20', long: 'Tangled beard' },
);

let house: TestHouse;
let coder: Actor;
beforeAll(async () => {
  house = await testHouse();
  coder = await house.as(['CODER']);
  const folder = mkdtempSync(join(tmpdir(), 'codes-'));
  const files: readonly (readonly [LoadableCodeSet, string, Uint8Array])[] = [
    ['ICD10CM', 'icd10cm-order-2031.txt', ORDER],
    ['ICD10CM_TABULAR', 'icd10cm-tabular-2031.xml', SMALL_TABULAR],
    ['ICD10CM_INDEX', 'icd10cm-index-2031.xml', SMALL_INDEX],
  ];
  await withClient(house.ownerUrl, async (client) => {
    for (const [codeSet, name, bytes] of files) {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      await loadEdition(client, { codeSet, path, allowGap: true });
    }
  });
  rmSync(folder, { recursive: true });
}, 120_000);
afterAll(() => house.close(), 60_000);

const SEARCH = `query ($text: String!, $sets: [CodeSetName!], $onDate: CalendarDate, $first: Int) {
  searchCodes(text: $text, sets: $sets, onDate: $onDate, first: $first) {
    code { id code longTitle billable edition official path { code } }
    score
    why { field text }
    variants { code }
  }
}`;

const search = async (text: string, more: Record<string, unknown> = {}) =>
  (await house.data(coder, SEARCH, { text, onDate: DAY, ...more }))['searchCodes'];

const CODE = `query ($id: ID!) {
  code(id: $id) {
    id codeSet code edition official shortTitle longTitle billable effectiveFrom effectiveTo
    path { code } parent { id } children { code }
    notes { kind text at } sevenCharacters { character meaning } requiresSeventhCharacter
  }
}`;

const code = async (id: string) => (await house.data(coder, CODE, { id: `${id}@${DAY}` }))['code'];

describe('searchCodes', () => {
  test('answers codes with their path, why they were found, and the same with other seventh characters', async () => {
    expect(await search('hat gone pink')).toEqual([
      {
        code: {
          id: `ICD10CM:G10.1XXA@${DAY}`,
          code: 'G10.1XXA',
          longTitle: 'Faded hat, red, summer',
          billable: true,
          edition: '2031',
          official: true,
          path: ['CH5', 'G10-G19', 'G10', 'G10.1', 'G10.1XXA'].map((each) => ({ code: each })),
        },
        score: expect.any(Number),
        why: [{ field: 'INCLUSION_TERM', text: 'Hat gone pink' }],
        variants: [{ code: 'G10.1XXD' }],
      },
    ]);
  });

  test.each([
    ['faded red winter', 'G10.1XXD', ['TITLE Faded hat, red']],
    ['rain shower warm', 'G20', ['INDEX Rain shower']],
    ['tangled beerd', 'G20', ['SPELLING beerd: beard', 'TITLE Tangled beard']],
    ['g11', 'G11', ['CODE G11']],
  ])('%s: %s', async (text, wanted, reasons) => {
    const [first] = await search(text, { sets: ['ICD10CM'] });
    expect(first.code.code).toBe(wanted);
    const why = first.why.map(({ field, text: said }: { field: string; text: string }) => `${field} ${said}`);
    expect(why).toEqual(reasons);
  });

  test('asks the starter edition where nothing else is in force, and today where no day is given', async () => {
    const [first] = await search('type 2 diabetes', { onDate: null });
    expect(first.code).toMatchObject({ code: 'E11.9', edition: 'starter', official: false });
    expect(first.code.path.at(-1)).toEqual({ code: 'E11.9' });
  });

  test.each([
    ['text', 'x'.repeat(201), {}],
    ['first', 'hat', { first: 0 }],
    ['first', 'hat', { first: 101 }],
  ])('refuses %s out of bounds', async (argument, text, more) => {
    const { errors } = await house.ask(coder, SEARCH, { text, ...more });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });

  test.each<[string, Record<string, unknown>, string, unknown[]]>([
    [
      'before all editions',
      { onDate: '2014-05-01' },
      'No edition of ICD-10-CM covers 2014-05-01: 2014 is missing. The first that is loaded begins on 2015-10-01.',
      [
        { codeSet: 'ICD10CM', edition: '2014' },
        { codeSet: 'HCPCS', edition: '2014-04' },
      ],
    ],
    [
      'before the editions of one list of those asked',
      { onDate: '2015-05-01' },
      'No edition of ICD-10-CM covers 2015-05-01: 2015 is missing.',
      [{ codeSet: 'ICD10CM', edition: '2015' }],
    ],
    [
      'in a list that was never loaded',
      { sets: ['CPT'], onDate: '2026-05-01' },
      'No edition of CPT covers 2026-05-01: 2026 is missing. None is loaded.',
      [{ codeSet: 'CPT', edition: '2026' }],
    ],
  ])('says that nothing could be found %s', async (_, more, sentence, missing) => {
    const { errors } = await house.ask(coder, SEARCH, { text: 'faded hat', ...more });
    expect(errors?.[0]?.message).toContain(sentence);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'EDITION_MISSING', onDate: more['onDate'], missing });
  });

  test('finds nothing, and no more, where the lists could be asked', async () => {
    expect(await search('qqqqqqqqqq', { onDate: '2026-05-01' })).toEqual([]);
  });

  test('answers by an edition that is stale, and says what is due', async () => {
    const [first] = (
      await house.data(
        coder,
        'query ($day: CalendarDate) { searchCodes(text: "faded hat", onDate: $day) { code { edition official due } } }',
        { day: '2032-11-10' },
      )
    )['searchCodes'];
    expect(first.code).toEqual({ edition: '2031', official: true, due: '2033' });
  });

  test('is a question to memory: the second one sends nothing to the database', async () => {
    await search('faded hat');
    const sent: string[] = [];
    await house.data(coder, SEARCH, { text: 'faded hat blue', onDate: DAY }, (sql) => sent.push(sql));
    await house.data(coder, CODE, { id: `ICD10CM:G10@${DAY}` }, (sql) => sent.push(sql));
    expect(sent).toEqual([]);
  });

  test('needs a token', async () => {
    expect((await house.ask(null, SEARCH, { text: 'hat' })).codes).toEqual(['UNAUTHENTICATED']);
    expect((await house.ask(null, CODE, { id: `ICD10CM:G10@${DAY}` })).codes).toEqual(['UNAUTHENTICATED']);
  });
});

describe('code', () => {
  test('is that of today where its id names no day', async () => {
    const { code } = await house.data(coder, '{ code(id: "ICD10CM:E11.9") { id code edition } }', {});
    expect(code).toMatchObject({ id: expect.stringMatching(/^ICD10CM:E11\.9@20\d\d-/), edition: 'starter' });
    const { errors } = await house.ask(coder, CODE, { id: 'ICD10CM:E11.9@soon' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'id' });
  });

  test('tells everything of a code with a seventh character', async () => {
    expect(await code('ICD10CM:G10.1XXA')).toEqual({
      id: `ICD10CM:G10.1XXA@${DAY}`,
      codeSet: 'ICD10CM',
      code: 'G10.1XXA',
      edition: '2031',
      official: true,
      shortTitle: 'G101XXA in short',
      longTitle: 'Faded hat, red, summer',
      billable: true,
      effectiveFrom: '2030-10-01',
      effectiveTo: '2031-09-30',
      path: ['CH5', 'G10-G19', 'G10', 'G10.1', 'G10.1XXA'].map((each) => ({ code: each })),
      parent: { id: `ICD10CM:G10.1@${DAY}` },
      children: [],
      notes: [
        { kind: 'CODE_FIRST', text: 'sunshine (S10.1)', at: 'G10.1' },
        { kind: 'INCLUDES', text: 'bleached hat', at: 'G10' },
        { kind: 'EXCLUDES1', text: 'lost hat (G11)', at: 'G10' },
        { kind: 'EXCLUDES1', text: 'stolen hat & coat (X10-X19)', at: 'G10' },
        { kind: 'SEVENTH_CHARACTER', text: 'A character for the season is added to each code of G10', at: 'G10' },
        { kind: 'USE_ADDITIONAL', text: 'code to name the hat:', at: 'G10-G19' },
        { kind: 'USE_ADDITIONAL', text: 'pointed (Z10.-)', at: 'G10-G19' },
        { kind: 'EXCLUDES2', text: 'ailments of trolls (T36-T50 with fifth or sixth character 5)', at: 'CH5' },
      ],
      sevenCharacters: [
        { character: 'A', meaning: 'summer' },
        { character: 'D', meaning: 'winter' },
      ],
      requiresSeventhCharacter: true,
    });
  });

  test.each([
    ['CH5', false, null, ['G10-G19', 'G20-G20']],
    ['G10-G19', false, 'CH5', ['G10', 'G11']],
    ['G10', false, 'G10-G19', ['G10.1', 'G10.2X']],
    ['g10.1', false, 'G10', ['G10.1XXA', 'G10.1XXD']],
    ['G20', true, 'G20-G20', []],
  ])('%s stands in the tree', async (id, billable, parent, children) => {
    const found = await code(`ICD10CM:${id}`);
    expect(found.billable).toBe(billable);
    expect(found.parent?.id ?? null).toBe(parent === null ? null : `ICD10CM:${parent}@${DAY}`);
    expect(found.children.map((child: { code: string }) => child.code)).toEqual(children);
    expect(found.children.length > 0 || billable).toBe(true);
  });

  test('shows children from any of them on', async () => {
    const page = (more: string) =>
      house.data(coder, `{ code(id: "ICD10CM:G10.1@${DAY}") { children(${more}) { code } } }`);
    expect(await page('first: 1')).toEqual({ code: { children: [{ code: 'G10.1XXA' }] } });
    expect(await page('first: 1, after: "G10.1XXA"')).toEqual({ code: { children: [{ code: 'G10.1XXD' }] } });
    expect(await page('after: "G10.1XXD"')).toEqual({ code: { children: [] } });
    expect(await page('after: "G99"')).toEqual({ code: { children: [] } });
  });

  test.each(['ICD10CM:G99', 'ICD10CM:CH9', 'ICD10CM:G30-G39', 'HCPCS:Z9999', 'CPT:99213', 'RARC:N1'])(
    '%s is null',
    async (id) => {
      expect(await code(id)).toBeNull();
    },
  );

  test.each(['', 'G10', 'ICD10CM:@2031-01-15', 'ICD10CM:G10@2031-02-30', 'TAROT:1@2031-01-15', 'HCPCS:CH1@2031-01-15'])(
    '%j is no id',
    async (id) => {
      const { errors } = await house.ask(coder, CODE, { id });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'id' });
    },
  );
});
