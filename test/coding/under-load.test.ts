/** Assigning codes while their lists are not in memory yet: nobody waits with what others need in hand. */

import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import { mutate, refusal, stored, takeSubject, type Seen } from '../support/cycle.ts';
import { testHouse, type TestHouse } from '../support/house.ts';
import { bringIn, manyRecords } from '../support/records.ts';

let house: TestHouse;
let coder: Actor;
let held: Seen[];

const CONNECTIONS = 2;

beforeEach(async () => {
  house = await testHouse({ poolSize: CONNECTIONS });
  coder = await house.as(['CODER']);
  const ids = await bringIn(house, ...manyRecords('busy', 3 * CONNECTIONS));
  held = [];
  for (const id of ids) held.push((await takeSubject(house, coder, 'Encounter', id)).subject);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await house.close();
});

const argumentsFor = ({ id, version }: Seen) => ({ encounterId: id, version, diagnosis: { code: 'I10' } });
const assign = (subject: Seen) =>
  mutate(house, coder, 'assignDiagnosis', argumentsFor(subject), '{ version diagnoses { code } findings { id } }');

describe('Lists that are not in memory', () => {
  test('are opened for more coders at once than there are connections', async () => {
    const answers = await Promise.all(held.map(assign));
    expect(answers).toHaveLength(3 * CONNECTIONS);
    for (const { diagnoses, findings } of answers) {
      expect(diagnoses).toEqual([{ code: 'I10' }]);
      expect(findings.length).toBeGreaterThan(0);
    }
  });

  test('that are gone again each time are not waited for without end', async () => {
    const { knowledge } = house.house;
    const asked = jest.spyOn(knowledge, 'atHand').mockReturnValue(null);
    const [subject] = held;
    expect(await refusal(house, coder, 'assignDiagnosis', argumentsFor(subject!))).toMatchObject({
      code: 'OVERLOADED',
    });
    expect(asked.mock.calls.length).toBeLessThan(100);
    const [encounter] = await stored(house, 'select version from encounter where id = $1', [subject!.id]);
    expect(encounter).toEqual({ version: subject!.version });
  });

  test('are waited for with nothing in hand, and the change is made once', async () => {
    const { knowledge, database } = house.house;
    const lists = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const open = knowledge.on.bind(knowledge);
    jest.spyOn(knowledge, 'on').mockImplementationOnce(async (...question) => {
      asked.resolve();
      await lists.promise;
      return open(...question);
    });
    const [subject] = held;
    const answer = assign(subject!);
    await asked.promise;
    const [free] = await stored(
      house,
      "select count(*)::int as held from pg_stat_activity where application_name = 'claimgraph' and datname = current_database() and state like 'idle in transaction%'",
    );
    expect(free).toEqual({ held: 0 });
    expect(database.pool.waitingCount).toBe(0);
    lists.resolve();
    expect(await answer).toMatchObject({ version: subject!.version + 1 });
    expect(
      await stored(house, "select 1 from audit_event where action = 'assignDiagnosis' and $1 = any(subjects)", [
        `Encounter:${subject!.id}`,
      ]),
    ).toHaveLength(1);
  });

  test('that cannot be opened are a fault, and leave the encounter as it was', async () => {
    jest.spyOn(house.house.knowledge, 'on').mockRejectedValueOnce(new Error('An edition could not be opened.'));
    const [subject] = held;
    await expect(refusal(house, coder, 'assignDiagnosis', argumentsFor(subject!))).resolves.toMatchObject({
      message: 'An edition could not be opened.',
    });
    expect(await assign(subject!)).toMatchObject({ version: subject!.version + 1, diagnoses: [{ code: 'I10' }] });
  });
});
