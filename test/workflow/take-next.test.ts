import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import { withClient } from '../../src/database.ts';
import { coded, mutate, seen, stored, takeNext, takeWork } from '../support/cycle.ts';
import { testHouse, type TestHouse } from '../support/house.ts';
import { bringIn, manyRecords, recordOf } from '../support/records.ts';

const MINUTES = 60_000;

let house: TestHouse;
let coder: Actor;

const openHouse = async (): Promise<void> => {
  house = await testHouse({ poolSize: 10 });
  coder = await house.as(['CODER']);
};

/** The number of the visit that an item is about, as its record names it. */
const visitOf = async (encounterId: string): Promise<string> =>
  (await stored(house, 'select visit_number from encounter where id = $1', [encounterId]))[0]![
    'visit_number'
  ] as string;

describe('Fifty people who ask at once for one of forty items', () => {
  let coders: Actor[];
  let answers: Awaited<ReturnType<typeof takeNext>>[];

  beforeAll(async () => {
    await openHouse();
    await bringIn(house, ...manyRecords('rush', 40));
    coders = await Promise.all(['ada', 'bo', 'cy', 'di', 'ed'].map((name) => house.as(['CODER'], { name })));
    answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => takeNext(house, coders[index % coders.length]!, 'CODING')),
    );
  });
  afterAll(() => house.close());

  test('get forty different items, and ten times nothing', () => {
    const taken = answers.filter((answer) => answer !== null);
    expect(taken).toHaveLength(40);
    expect(new Set(taken.map(({ id }) => id)).size).toBe(40);
    expect(new Set(taken.map(({ subject }) => subject.id)).size).toBe(40);
  });

  test('each hold what they were answered, and the encounter of each is in coding', async () => {
    const rows = await stored(
      house,
      "select w.id, w.assignee_id, e.status from work_item w join encounter e on e.id = w.subject_id where w.status = 'TAKEN'",
    );
    const held = new Map(rows.map((row) => [row['id'], row]));
    expect(held.size).toBe(40);
    answers.forEach((answer, index) => {
      if (answer === null) return;
      expect(held.get(answer.id)).toMatchObject({
        assignee_id: coders[index % coders.length]!.userId,
        status: 'IN_CODING',
      });
    });
  });

  test('leave one event of the trail for each asking, and the moves of each taking in the outbox', async () => {
    const [events] = await stored(
      house,
      "select count(*) filter (where cardinality(subjects) > 0)::int as taken, count(*)::int as asked from audit_event where kind = 'COMMAND' and action = 'takeNext'",
    );
    expect(events).toEqual({ taken: 40, asked: 50 });
    const moves = await stored(
      house,
      "select news ->> 'transition' as transition, count(*)::int as count from outbox group by 1 order by 1",
    );
    expect(moves).toEqual([
      { transition: 'startCoding', count: 40 },
      { transition: 'takeWorkItem', count: 40 },
    ]);
  });
});

describe('The next item', () => {
  beforeAll(openHouse);
  afterAll(() => house.close());

  test('is the one of highest priority, and among equals the one that is due first', async () => {
    await bringIn(house, recordOf('first'));
    house.advance(5 * MINUTES);
    await bringIn(house, recordOf('second'));
    house.advance(5 * MINUTES);
    const [third] = await bringIn(house, recordOf('third'));
    // What comes back to coding goes before everything else, though it is due last.
    const final = await coded(house, coder, undefined, third);
    await mutate(house, coder, 'reopenCoding', seen(final));
    const order = [];
    for (let asked = 1; asked <= 3; asked += 1) {
      const { subject } = await takeWork(house, coder, 'CODING');
      order.push(await visitOf(subject.id));
    }
    expect(order).toEqual(['third-0', 'first-0', 'second-0']);
    expect(await takeNext(house, coder, 'CODING')).toBeNull();
  });

  test('comes from the facilities of whoever asks, and from no other', async () => {
    await bringIn(house, recordOf('here', [{ place: 0 }]), recordOf('there', [{ place: 1 }]));
    const facilities = await stored(house, 'select id, name from facility order by place_of_service_code');
    const there: Actor = {
      ...(await house.as(['CODER'], { name: 'elsewhere' })),
      facilityIds: [facilities[1]!['id'] as string],
    };
    const { subject } = await takeWork(house, there, 'CODING');
    expect(await visitOf(subject.id)).toBe('there-0');
    expect(await takeNext(house, there, 'CODING')).toBeNull();
    expect(await takeNext(house, { ...there, facilityIds: [] }, 'CODING')).toBeNull();
    expect(await visitOf((await takeWork(house, coder, 'CODING')).subject.id)).toBe('here-0');
  });

  test.each(['work_item', 'encounter'])('is never one whose %s row another transaction has locked', async (table) => {
    await bringIn(house, recordOf(`locked ${table}`));
    house.advance(5 * MINUTES);
    await bringIn(house, recordOf(`free ${table}`));
    await withClient(house.database.superuserUrl, async (other) => {
      await other.query('begin');
      const of = table === 'encounter' ? 'e' : 'w';
      await other.query(
        `select from work_item w join encounter e on e.id = w.subject_id where e.visit_number = $1 for update of ${of}`,
        [`locked ${table}-0`],
      );
      const { subject } = await takeWork(house, coder, 'CODING');
      expect(await visitOf(subject.id)).toBe(`free ${table}-0`);
      expect(await takeNext(house, coder, 'CODING')).toBeNull();
      await other.query('rollback');
    });
    const { subject } = await takeWork(house, coder, 'CODING');
    expect(await visitOf(subject.id)).toBe(`locked ${table}-0`);
  });

  test('of the other half is refused with the permission that it needs', async () => {
    const { codes, errors } = await house.ask(coder, 'mutation { takeNext(kind: BILLING) { id } }');
    expect(codes).toEqual(['FORBIDDEN']);
    expect(errors![0]!.extensions).toMatchObject({ permission: 'claim.create', field: 'takeNext' });
  });
});
