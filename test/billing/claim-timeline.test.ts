import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import { judgeAll } from '../../src/cli/verify.ts';
import { prepareDatabase, withClient } from '../../src/database.ts';
import {
  claimOf,
  deniedFor,
  drafted,
  mutate,
  paidInFull,
  record,
  refusal,
  seen,
  stored,
  submit,
  submitted,
  type Hands,
  type Seen,
} from '../support/cycle.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';
import { bringFees, bringIn, recordOf } from '../support/records.ts';

let house: TestHouse;
let hands: Hands;
let biller: Actor;
let other: Actor;
let made = 0;

beforeAll(async () => {
  house = await testHouse();
  [biller, other] = [await house.as(['BILLER']), await house.as(['BILLER'], { name: 'other' })];
  hands = { coder: await house.as(['CODER']), biller };
  await bringFees(house);
});
afterAll(() => house.close());
// One encounter waits in the coding queue before each test.
beforeEach(async () => {
  made += 1;
  await bringIn(house, recordOf(`timed ${made}`));
});

const TIMELINE = '{ timeline { transition fromStatus toStatus at actor { name } } }';
const timelineOf = async ({ id }: Pick<Seen, 'id'>): Promise<Json[]> =>
  (await house.data(biller, `{ claim(id: "${id}") ${TIMELINE} }`))['claim']['timeline'];
const steps = (timeline: readonly Json[]): unknown[] =>
  timeline.map(({ transition, fromStatus, toStatus, actor }) => [transition, fromStatus, toStatus, actor.name]);
const replacementOf = async ({ id, version }: Seen): Promise<Seen> =>
  (await mutate(house, biller, 'createReplacementClaim', { claimId: id, version })) as Seen;

describe('The timeline of a claim', () => {
  test('tells a whole cycle, on the claim and on the one that takes its place, each step with its actor', async () => {
    const draft = await drafted(house, hands);
    expect(steps(await timelineOf(draft))).toEqual([['createClaim', null, 'DRAFT', 'biller']]);
    const sent = await submit(house, other, draft);
    const denied = await record(house, biller, sent, deniedFor(sent, ['197']));
    const replacement = await replacementOf(denied);
    await submit(house, other, replacement);
    expect(steps(await timelineOf(draft))).toEqual([
      ['createClaim', null, 'DRAFT', 'biller'],
      ['submitClaim', 'DRAFT', 'SUBMITTED', 'other'],
      ['deny', 'SUBMITTED', 'DENIED', 'biller'],
      ['replace', 'DENIED', 'REPLACED', 'other'],
    ]);
    expect(steps(await timelineOf(replacement))).toEqual([
      ['createReplacementClaim', null, 'DRAFT', 'biller'],
      ['submitClaim', 'DRAFT', 'SUBMITTED', 'other'],
    ]);
  });

  test('is in the order of the clock, and says when', async () => {
    const before = Date.now();
    const sent = await submitted(house, hands);
    house.advance(5);
    const paid = await record(house, biller, sent, paidInFull(sent));
    await mutate(house, biller, 'closeClaim', seen(paid));
    const timeline = await timelineOf(sent);
    expect(timeline.map(({ toStatus }) => toStatus)).toEqual(['DRAFT', 'SUBMITTED', 'PAID', 'CLOSED']);
    const times = timeline.map(({ at }) => new Date(at as string).getTime());
    expect(times).toEqual(times.toSorted((one, two) => one - two));
    expect(times[0]).toBeGreaterThanOrEqual(before);
    expect(times[2]! - times[1]!).toBeGreaterThanOrEqual(5);
  });

  test('gains nothing from what leaves the state as it is, or is refused', async () => {
    const draft = await drafted(house, hands);
    await mutate(house, biller, 'priceClaim', seen(draft));
    expect(await refusal(house, biller, 'submitClaim', seen(draft))).toMatchObject({ code: 'STALE_VERSION' });
    const now = await claimOf(house, biller, draft.id);
    await mutate(house, biller, 'discardClaim', seen(now));
    expect(steps(await timelineOf(draft))).toEqual([
      ['createClaim', null, 'DRAFT', 'biller'],
      ['discardClaim', 'DRAFT', 'DISCARDED', 'biller'],
    ]);
  });

  test('is not for coders', async () => {
    const { id } = await drafted(house, hands);
    const [event] = await stored(house, 'select id from claim_event where claim_id = $1', [id]);
    const asked = await house.ask(hands.coder, `{ node(id: "${event!['id']}") { id } claim(id: "${id}") ${TIMELINE} }`);
    expect(asked.codes).toContain('FORBIDDEN');
    expect(asked.data).toMatchObject({ node: null, claim: null });
  });
});

describe('A database of before there were timelines', () => {
  const withoutTimelines = (): Promise<void> =>
    withClient(house.database.superuserUrl, async (client) => {
      await client.query('drop table claim_event');
      await client.query("delete from schema_migration where name = 'Migration20261124000300'");
      await client.query("update schema_fence set hash = 'of an older program'");
    });
  const all = (): Promise<Json[]> =>
    stored(
      house,
      'select claim_id, transition, from_status, to_status, actor_id from claim_event order by claim_id, at, id',
    );

  test('gets them from the trail', async () => {
    const sent = await submitted(house, hands);
    const denied = await record(house, other, sent, deniedFor(sent, ['197']));
    await submit(house, biller, await replacementOf(denied));
    const before = await all();
    await withoutTimelines();
    await prepareDatabase(house);
    expect(await all()).toEqual(before);
    const [first] = await stored(
      house,
      "select count(*) filter (where e.at = c.created_at)::integer as same, count(*)::integer as all from claim_event e join claim c on c.id = e.claim_id where e.transition like 'create%'",
    );
    expect(first!['same']).toBe(first!['all']);
    expect((await judgeAll(house)).filter(({ breaches }) => breaches > 0)).toEqual([]);
  });

  test('gets none for a claim whose trail does not reach the state that it is in', async () => {
    const sent = await submitted(house, hands);
    const before = await all();
    await withoutTimelines();
    await withClient(house.database.superuserUrl, async (client) => {
      await client.query("set session_replication_role = 'replica'");
      await client.query("delete from audit_event where action = 'submitClaim' and subjects @> array[$1]", [
        `Claim:${sent.id}`,
      ]);
    });
    await prepareDatabase(house);
    expect(await all()).toEqual(before.filter((event) => event['claim_id'] !== sent.id));
  });
});
