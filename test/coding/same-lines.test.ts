/** Evidence stays with its line, and never comes to another. */

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import { mutate, stored, takeSubject, type Seen } from '../support/cycle.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';
import { bringIn, day, recordOf } from '../support/records.ts';

const SET = '{ id version procedures { id code modifiers units evidence { fromOffset } } }';
/** A word at every second place, so that a line's number tells where its words begin. */
const TEXT = '0 1 2 3 4 5 6 7 8 9 10';

let house: TestHouse;
let coder: Actor;
let encounter: Seen & Json;
let clinicalDocumentId: string;
let made = 0;

beforeAll(async () => {
  house = await testHouse();
  coder = await house.as(['CODER']);
});
afterAll(() => house.close());

const send = async (field: string, args: Json): Promise<void> => {
  const asked = { encounterId: encounter.id, version: encounter.version, ...args };
  encounter = (await mutate(house, coder, field, asked, SET)) as Seen & Json;
};
const line = (...modifiers: string[]): Json => ({ code: '20610', modifiers, diagnosisPointers: [1] });
const become = (...procedures: Json[]): Promise<void> =>
  send('assignCodes', { diagnoses: [{ code: 'I10' }, { code: 'E11.9' }], procedures });
const link = (procedure: number): Promise<void> =>
  send('linkEvidence', { clinicalDocumentId, evidence: { procedure, from: 2 * procedure, to: 19 } });
/** Of each line its modifiers, and where the words begin that support it: at the place that the line had. */
const kept = (): unknown[] =>
  (encounter['procedures'] as Json[]).map(({ modifiers, evidence }) => [
    (modifiers as string[]).join(' '),
    ...(evidence as Json[]).map(({ fromOffset }) => (fromOffset as number) / 2),
  ]);

beforeEach(async () => {
  made += 1;
  const note = {
    sourceId: `n ${made}`,
    title: 'Note',
    documentTypeCode: null,
    authoredOn: day('2026-10-01'),
    text: TEXT,
  };
  const visit = { documents: [note], serviceFrom: day('2026-10-01'), serviceTo: day('2026-10-02') };
  const [id] = await bringIn(house, recordOf(`line ${made}`, [visit]));
  encounter = (await takeSubject(house, coder, 'Encounter', id!)).subject;
  const [document] = await stored(house, 'select id from clinical_document where encounter_id = $1', [id]);
  clinicalDocumentId = document!['id'] as string;
});

describe('A line whose neighbour of the same code is taken away', () => {
  beforeEach(async () => {
    await become(line('RT'), line('LT'));
    await link(1);
  });

  test.each([
    ['by its place', () => send('removeProcedure', { sequence: 1 })],
    ['by assigning the rest', () => become(line('LT'))],
  ])('%s does not get its evidence', async (_how, take) => {
    await take();
    expect(kept()).toEqual([['LT']]);
    const rows = await stored(house, 'select id from evidence where encounter_id = $1', [encounter.id]);
    expect(rows).toEqual([]);
  });

  test.each([
    ['by its place', () => send('removeProcedure', { sequence: 2 })],
    ['by assigning the rest', () => become(line('RT'))],
  ])('%s keeps its own', async (_how, take) => {
    await take();
    expect(kept()).toEqual([['RT', 1]]);
  });
});

describe('A line', () => {
  test('keeps its evidence wherever it moves, and whatever is added', async () => {
    await become(line('RT'), line('LT'));
    await link(1);
    await link(2);
    await become(line('50'), line('LT'), line('RT'));
    expect(kept()).toEqual([['50'], ['LT', 2], ['RT', 1]]);
  });

  test('that gets another number of units, another pointer or a modifier that says why is the same', async () => {
    await become(line('RT'));
    await link(1);
    await become({ ...line('RT'), units: 2 });
    await become({ ...line('RT'), units: 3, diagnosisPointers: [2] });
    await become({ ...line('59', 'RT'), units: 3 });
    expect(kept()).toEqual([['59 RT', 1]]);
  });

  test.each([
    ['of the other side', line('LT')],
    ['of no side', line()],
    ['of another day', { ...line('RT'), serviceDate: '2026-10-02' }],
  ])('%s is another one', async (_what, other) => {
    await become(line('RT'));
    await link(1);
    await become(other);
    expect(kept()).toEqual([[(other['modifiers'] as string[]).join(' ')]]);
  });

  test('is known by the diagnosis that it is for, whose place may move', async () => {
    await become(line(), { ...line(), diagnosisPointers: [2] });
    await link(1);
    await send('assignCodes', {
      diagnoses: [{ code: 'E11.9' }, { code: 'I10' }],
      procedures: [line(), { ...line(), diagnosisPointers: [2] }],
    });
    expect(kept()).toEqual([[''], ['', 1]]);
  });

  test('of which one is left of two that differ little, both changed, is new: nobody knows which it was', async () => {
    await become(line(), { ...line(), units: 2, diagnosisPointers: [2] });
    await link(1);
    await become({ ...line(), units: 3, diagnosisPointers: [1, 2] });
    expect(kept()).toEqual([['']]);
  });

  test('that is taken away by its place is the one, of two that do not differ', async () => {
    await become(line(), line());
    await link(1);
    await send('removeProcedure', { sequence: 1 });
    expect(kept()).toEqual([['']]);
  });
});
