/** Final coding waits for what a clinician was asked, and for the answer to be read. */

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import { assign, mutate, refusal, seen, takeSubject, type Seen } from '../support/cycle.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';
import { bringIn, recordOf } from '../support/records.ts';

const QUERY = '{ id version encounter { id version } }';

let house: TestHouse;
let coder: Actor;
let clinician: Actor;
let made = 0;
/** The encounter in the coder's hands. */
let encounter: Seen;

beforeAll(async () => {
  house = await testHouse();
  [coder, clinician] = await Promise.all([house.as(['CODER']), house.as(['CLINICIAN'])]);
});
afterAll(() => house.close());

beforeEach(async () => {
  made += 1;
  const [id] = await bringIn(house, recordOf(`asked ${made}`));
  encounter = (await takeSubject(house, coder, 'Encounter', id!)).subject;
});

const ask = (hold: boolean): Promise<Json> => {
  const query = { question: 'Which kind of anemia is it?', indicators: ['Note of asked'], hold };
  return mutate(house, coder, 'askClinician', { encounterId: encounter.id, version: encounter.version, query }, QUERY);
};
const answer = (query: Json): Promise<Json> =>
  mutate(house, clinician, 'answerCodingQuery', { ...seen(query as Seen), choice: 'UNABLE_TO_DETERMINE' }, QUERY);
/** Why the coding cannot be final, as the refusal says it and as it is announced. */
const reasonsNow = async (): Promise<string[]> => {
  const { extensions } = await refusal(house, coder, 'finalizeCoding', seen(encounter));
  const reasons = (extensions['reasons'] as Json[]).map(({ code }) => code as string);
  const { encounter: read } = await house.data(
    coder,
    `{ encounter(id: "${encounter.id}") { availableActions { name reasonCodes } } }`,
  );
  const action = (read['availableActions'] as Json[]).find(({ name }) => name === 'finalizeCoding')!;
  expect(action['reasonCodes']).toEqual(reasons);
  return reasons;
};

test('Final coding waits for a question that nothing else waits for, and for its answer to be read', async () => {
  const query = await ask(false);
  encounter = await assign(house, coder, query['encounter'] as Seen);
  expect(await reasonsNow()).toEqual(['OPEN_QUERY']);
  const answered = await answer(query);
  expect(await reasonsNow()).toEqual(['UNREAD_ANSWER']);
  await mutate(house, coder, 'closeCodingQuery', seen(answered as Seen));
  await mutate(house, coder, 'finalizeCoding', seen(encounter));
});

test('Final coding tells of both, and goes on when the open one is taken back', async () => {
  const first = await ask(false);
  encounter = first['encounter'] as Seen;
  const second = await ask(false);
  encounter = await assign(house, coder, second['encounter'] as Seen);
  const answered = await answer(first);
  expect(await reasonsNow()).toEqual(['OPEN_QUERY', 'UNREAD_ANSWER']);
  await mutate(house, coder, 'withdrawCodingQuery', seen(second as Seen));
  expect(await reasonsNow()).toEqual(['UNREAD_ANSWER']);
  await mutate(house, coder, 'closeCodingQuery', seen(answered as Seen));
  await mutate(house, coder, 'finalizeCoding', seen(encounter));
});

test('Final coding waits for the answer to a question that it was on hold for to be read', async () => {
  const answered = await answer(await ask(true));
  encounter = await assign(house, coder, answered['encounter'] as Seen);
  expect(await reasonsNow()).toEqual(['UNREAD_ANSWER']);
  await mutate(house, coder, 'closeCodingQuery', seen(answered as Seen));
  await mutate(house, coder, 'finalizeCoding', seen(encounter));
});
