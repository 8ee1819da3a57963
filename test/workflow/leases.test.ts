import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import { assign, mutate, refusal, seen, stored, takeNext, takeWork, type SeenItem } from '../support/cycle.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';
import { bringIn, recordOf } from '../support/records.ts';

const MINUTE = 60_000;
const ITEM = '{ id version status assignee { id } subject { __typename id version ... on Encounter { status } } }';

let house: TestHouse;
let ana: Actor;
let bo: Actor;
let sam: Actor;
let item: SeenItem;
let made = 0;

beforeAll(async () => {
  house = await testHouse();
  [ana, bo, sam] = await Promise.all([
    house.as(['CODER'], { name: 'ana' }),
    house.as(['CODER'], { name: 'bo' }),
    house.as(['SUPERVISOR'], { name: 'sam' }),
  ]);
});
afterAll(() => house.close());

// Each test begins with one item in the coding queue, which ana has just taken.
beforeEach(async () => {
  await clearQueue();
  made += 1;
  await bringIn(house, recordOf(`lease ${made}`));
  item = await takeWork(house, ana, 'CODING');
});

/** Cancels whatever earlier tests have left in the queue. */
const clearQueue = async (): Promise<void> => {
  for (const { id, version } of await stored(
    house,
    "select e.id, e.version from encounter e where e.status in ('READY', 'IN_CODING')",
  )) {
    await mutate(house, sam, 'cancelEncounter', { id, version });
  }
};

const itemNow = async (): Promise<Json> =>
  (await house.data(ana, `{ node(id: "${item.id}") { ... on WorkItem ${ITEM} } }`))['node'];

describe('A lease', () => {
  test('that ran out lets another person take the item, after which the first is refused', async () => {
    house.advance(31 * MINUTE);
    const again = await takeWork(house, bo, 'CODING');
    expect(again.id).toBe(item.id);
    const { code, extensions } = await refusal(house, ana, 'assignCodes', {
      encounterId: item.subject.id,
      version: again.subject.version,
      diagnoses: [],
      procedures: [],
    });
    expect(code).toBe('GUARD_REFUSED');
    expect(extensions['reasons']).toEqual([expect.objectContaining({ code: 'NOT_IN_YOUR_HANDS' })]);
    expect(await assign(house, bo, again.subject)).toMatchObject({ id: item.subject.id });
  });

  test('that ran out leaves a release and a taking in the trail, from whom to whom', async () => {
    house.advance(31 * MINUTE);
    await takeWork(house, bo, 'CODING');
    const moves = await stored(
      house,
      "select news ->> 'transition' as transition from outbox where news ->> 'id' in ($1, $2) order by id",
      [item.id, item.subject.id],
    );
    expect(moves.map(({ transition }) => transition)).toEqual([
      'takeWorkItem',
      'startCoding',
      'releaseWorkItem',
      'returnToQueue',
      'takeWorkItem',
      'startCoding',
    ]);
    const [event] = await stored(
      house,
      "select actor_name, changes from audit_event where kind = 'COMMAND' and action = 'takeNext' and subjects @> array[$1] order by id desc limit 1",
      [`WorkItem:${item.id}`],
    );
    expect(event!['actor_name']).toBe('bo');
    expect(event!['changes']).toContainEqual({
      subject: `WorkItem:${item.id}`,
      field: 'assignee',
      before: ana.userId,
      after: bo.userId,
    });
  });

  test('that ran out still holds while nobody else has asked', async () => {
    house.advance(31 * MINUTE);
    expect(await assign(house, ana, item.subject)).toMatchObject({ version: item.subject.version + 1 });
    expect(await takeNext(house, bo, 'CODING')).toBeNull();
  });

  test('is renewed by work', async () => {
    house.advance(20 * MINUTE);
    await assign(house, ana, item.subject);
    house.advance(20 * MINUTE);
    expect(await takeNext(house, bo, 'CODING')).toBeNull();
    house.advance(11 * MINUTE);
    expect(await takeNext(house, bo, 'CODING')).toMatchObject({ id: item.id });
  });

  test('that holds keeps the item from being taken by its id, and one that ran out does not', async () => {
    expect(await refusal(house, bo, 'takeWorkItem', seen(item))).toMatchObject({ code: 'GUARD_REFUSED' });
    house.advance(31 * MINUTE);
    const taken = await mutate(house, bo, 'takeWorkItem', seen(item), ITEM);
    expect(taken).toMatchObject({ status: 'TAKEN', assignee: { id: bo.userId }, subject: { status: 'IN_CODING' } });
  });
});

describe('Giving an item back', () => {
  test('is for whoever holds it; the encounter then waits again', async () => {
    const released = await mutate(house, ana, 'releaseWorkItem', seen(item), ITEM);
    expect(released).toMatchObject({ status: 'OPEN', assignee: null, subject: { status: 'READY' } });
    expect(await takeNext(house, bo, 'CODING')).toMatchObject({ id: item.id });
  });

  test('is refused to somebody else, and changes nothing', async () => {
    const { code, extensions } = await refusal(house, bo, 'releaseWorkItem', seen(item));
    expect(code).toBe('GUARD_REFUSED');
    expect(extensions['reasons']).toEqual([expect.objectContaining({ code: 'NOT_IN_YOUR_HANDS' })]);
    expect(await itemNow()).toMatchObject({ version: item.version, status: 'TAKEN', assignee: { id: ana.userId } });
  });

  test('is for a supervisor too, and for anybody once the lease has run out', async () => {
    expect(await mutate(house, sam, 'releaseWorkItem', seen(item), ITEM)).toMatchObject({ status: 'OPEN' });
    const again = await takeWork(house, ana, 'CODING');
    house.advance(31 * MINUTE);
    expect(await mutate(house, bo, 'releaseWorkItem', seen(again), ITEM)).toMatchObject({ status: 'OPEN' });
  });
});

describe('A supervisor', () => {
  test('gives an item to somebody who may take from its queue', async () => {
    const given = await mutate(house, sam, 'assignWorkItem', { ...seen(item), userId: bo.userId }, ITEM);
    expect(given).toMatchObject({ status: 'TAKEN', assignee: { id: bo.userId }, subject: { status: 'IN_CODING' } });
    expect(await assign(house, bo, given['subject'])).toMatchObject({ id: item.subject.id });
  });

  test('gives an open item to somebody, which begins the work on it', async () => {
    const open = await mutate(house, ana, 'releaseWorkItem', seen(item), ITEM);
    const given = await mutate(
      house,
      sam,
      'assignWorkItem',
      { id: open['id'], version: open['version'], userId: bo.userId },
      ITEM,
    );
    expect(given).toMatchObject({ status: 'TAKEN', subject: { status: 'IN_CODING' } });
  });

  test('cannot give it to somebody of the other half, or without a place in its facility', async () => {
    const biller = await house.as(['BILLER']);
    const ada = await house.as(['ADMIN']);
    const away = await house.as(['CODER'], { name: 'away' });
    const [clinic, hospital] = await stored(house, 'select id from facility order by place_of_service_code');
    const [user] = await stored(house, 'select id, version from app_user where id = $1', [away.userId]);
    await mutate(house, ada, 'grantUser', { ...user, roles: ['CODER'], facilityIds: [hospital!['id']], active: true });
    for (const { userId } of [biller, away]) {
      const { code, extensions } = await refusal(house, sam, 'assignWorkItem', { ...seen(item), userId });
      expect(code).toBe('GUARD_REFUSED');
      expect(extensions['reasons']).toEqual([expect.objectContaining({ code: 'NOT_ELIGIBLE' })]);
    }
    const [moved] = await stored(house, 'select id, version from app_user where id = $1', [away.userId]);
    await mutate(house, ada, 'grantUser', { ...moved, roles: ['CODER'], facilityIds: [clinic!['id']], active: true });
    expect(await mutate(house, sam, 'assignWorkItem', { ...seen(item), userId: away.userId }, ITEM)).toMatchObject({
      assignee: { id: away.userId },
    });
  });

  test('cannot give it to somebody who was shut out, or who is nobody', async () => {
    const ada = await house.as(['ADMIN']);
    const gone = await house.as(['CODER'], { name: `gone ${made}`.replace(' ', '-') });
    const [user] = await stored(house, 'select id, version from app_user where id = $1', [gone.userId]);
    await mutate(house, ada, 'grantUser', { ...user, roles: ['CODER'], facilityIds: gone.facilityIds, active: false });
    for (const userId of [gone.userId, item.id, 'nobody']) {
      expect(await refusal(house, sam, 'assignWorkItem', { ...seen(item), userId })).toMatchObject({
        code: 'NOT_FOUND',
        extensions: { type: 'User' },
      });
    }
  });
});
