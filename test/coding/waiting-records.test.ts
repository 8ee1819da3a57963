/** Encounters whose record has not come yet. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import { mutate, refusal, seen, stored, type Seen } from '../support/cycle.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';
import { bringIn, recordOf } from '../support/records.ts';

let house: TestHouse;
let supervisor: Actor;

beforeAll(async () => {
  house = await testHouse();
  supervisor = await house.as(['SUPERVISOR']);
});
afterAll(() => house.close());

const BARE = { documents: [], statements: [] };
const now = async (id: string): Promise<Json> =>
  (
    await house.data(
      supervisor,
      `{ encounter(id: "${id}") { id version status documents { title } statements { display } workItem { kind status } } }`,
    )
  )['encounter'] as Json;

describe('An encounter of which nothing was recorded', () => {
  test('waits for its record, in no queue', async () => {
    const [id] = await bringIn(house, recordOf('bare', [BARE]));
    expect(await now(id!)).toMatchObject({ status: 'IMPORTED', version: 1, documents: [], workItem: null });
  });

  test('goes to the coding queue with a note, or with a recorded statement', async () => {
    for (const [index, rest] of [{ statements: [] }, { documents: [] }].entries()) {
      const key = `late ${index}`;
      const [id] = await bringIn(house, recordOf(key, [BARE]));
      expect(await bringIn(house, recordOf(key, [rest]))).toEqual([]);
      expect(await now(id!)).toMatchObject({
        status: 'READY',
        version: 2,
        documents: index === 0 ? [{ title: 'Progress note' }] : [],
        statements: index === 0 ? [] : [{ display: `Condition of ${key}` }],
        workItem: { kind: 'CODING', status: 'OPEN' },
      });
      const events = await stored(
        house,
        "select action from audit_event where kind = 'COMMAND' and subjects @> array[$1] order by id",
        [`Encounter:${id}`],
      );
      expect(events).toEqual([{ action: 'importRecord' }, { action: 'importRecord' }]);
    }
  });

  test('takes its record once: the same again changes nothing', async () => {
    const [id] = await bringIn(house, recordOf('once', [BARE]));
    await bringIn(house, recordOf('once'));
    const before = await now(id!);
    await bringIn(house, recordOf('once'), recordOf('once', [BARE]));
    expect(await now(id!)).toEqual(before);
    expect(before['documents']).toHaveLength(1);
  });

  test('is imported again without one and waits on', async () => {
    const [id] = await bringIn(house, recordOf('still bare', [BARE]));
    await bringIn(house, recordOf('still bare', [BARE]));
    expect(await now(id!)).toMatchObject({ status: 'IMPORTED', version: 1 });
  });

  test('is let through by a coder or a supervisor, and then takes no record any more', async () => {
    const [id] = await bringIn(house, recordOf('by hand', [BARE]));
    expect((await refusal(house, await house.as(['BILLER']), 'markReady', { id, version: 1 })).code).toBe('FORBIDDEN');
    const ready = (await mutate(house, await house.as(['CODER']), 'markReady', { id, version: 1 })) as Seen;
    expect(await now(id!)).toMatchObject({ status: 'READY', workItem: { kind: 'CODING' } });
    expect((await refusal(house, supervisor, 'markReady', seen(ready))).code).toBe('ILLEGAL_TRANSITION');
    await bringIn(house, recordOf('by hand'));
    expect(await now(id!)).toMatchObject({ version: ready.version, documents: [] });
  });

  test('is brought in beside one that is known already', async () => {
    const [id] = await bringIn(house, recordOf('mixed', [{}, BARE]));
    const [second] = await stored(house, "select id from encounter where visit_number = 'mixed-1'");
    await bringIn(house, recordOf('mixed', [{}, {}]));
    expect(await now(second!['id'] as string)).toMatchObject({ status: 'READY', documents: [{}] });
    expect(await now(id!)).toMatchObject({ status: 'READY', version: 1 });
  });
});
