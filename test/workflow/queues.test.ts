import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import { allQueues, defineWorkQueue, queueFor, queueOf } from '../../src/workflow/queues.ts';
import {
  assign,
  claimOf,
  coded,
  deniedFor,
  mutate,
  paidInFull,
  record,
  seen,
  stored,
  submit,
  takeSubject,
  takeWork,
  type Hands,
  type SeenClaim,
} from '../support/cycle.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';
import { bringFees, bringIn, recordOf } from '../support/records.ts';

let house: TestHouse;
let hands: Hands;
let supervisor: Actor;

beforeAll(async () => {
  house = await testHouse();
  hands = { coder: await house.as(['CODER']), biller: await house.as(['BILLER']) };
  supervisor = await house.as(['SUPERVISOR']);
  await bringFees(house);
});
afterAll(() => house.close());

/** Live items as `kind status` by subject, beside what the queues' declarations ask for as the subjects stand. */
const liveAndDue = async (): Promise<{ live: Json; due: Json }> => {
  const subjects = await stored(
    house,
    `select 'Encounter' as type, id, status, null as "routedTo" from encounter
     union all select 'Claim', id, status, null from claim union all select 'Denial', id, status, routed_to from denial`,
  );
  const items = await stored(house, "select subject_id, kind from work_item where status in ('OPEN', 'TAKEN')");
  return {
    live: Object.fromEntries(items.map((row) => [row['subject_id'], row['kind']])),
    due: Object.fromEntries(
      subjects.flatMap((subject) => {
        const queue = queueFor(subject['type'] as string, subject as { status: string });
        return queue ? [[subject['id'], queue.kind]] : [];
      }),
    ),
  };
};

/** Items of a subject, oldest first, as `kind status`. */
const itemsOf = async (id: string): Promise<string[]> =>
  (
    await stored(house, "select kind || ' ' || status as item from work_item where subject_id = $1 order by id", [id])
  ).map((row) => row['item'] as string);

const inStep = async (): Promise<void> => {
  const { live, due } = await liveAndDue();
  expect(live).toEqual(due);
};

describe('Work items', () => {
  let encounterId: string;
  let claim: SeenClaim;

  test('open with the subject, and end as it moves on: done where somebody held it, withdrawn where nobody did', async () => {
    [encounterId] = (await bringIn(house, recordOf('queued'))) as [string];
    await inStep();
    expect(await itemsOf(encounterId)).toEqual(['CODING OPEN']);
    const encounter = await coded(house, hands.coder);
    await inStep();
    expect(await itemsOf(encounterId)).toEqual(['CODING DONE', 'BILLING OPEN']);
    claim = (await mutate(
      house,
      hands.biller,
      'createClaim',
      { encounterId, version: encounter.version },
      '{ id version }',
    )) as SeenClaim;
    await inStep();
    expect(await itemsOf(encounterId)).toEqual(['CODING DONE', 'BILLING WITHDRAWN']);
    expect(await itemsOf(claim.id)).toEqual(['CLAIM OPEN']);
    await takeSubject(house, hands.biller, 'Claim', claim.id);
    claim = await submit(house, hands.biller, await claimOf(house, hands.biller, claim.id));
    await inStep();
    expect(await itemsOf(claim.id)).toEqual(['CLAIM DONE']);
  });

  test('open one for each denial in the queue of the half that it was routed to, and another when it is rerouted', async () => {
    claim = await record(house, hands.biller, claim, deniedFor(claim, ['11', '197']));
    await inStep();
    const byHalf = Object.fromEntries(claim.denials.map((denial) => [denial.routedTo, denial]));
    expect(await itemsOf(byHalf['CODER']!.id)).toEqual(['CODING_DENIAL OPEN']);
    expect(await itemsOf(byHalf['BILLER']!.id)).toEqual(['DENIAL OPEN']);
    await mutate(house, supervisor, 'rerouteDenial', {
      ...seen(byHalf['BILLER']!),
      routedTo: 'CODER',
      remark: 'codes',
    });
    await inStep();
    expect(await itemsOf(byHalf['BILLER']!.id)).toEqual(['DENIAL WITHDRAWN', 'CODING_DENIAL OPEN']);
    const back = await takeWork(house, hands.coder, 'CODING_DENIAL');
    await mutate(house, hands.coder, 'rerouteDenial', {
      ...seen(back.subject),
      routedTo: 'BILLER',
      remark: 'no codes',
    });
    await inStep();
    expect((await itemsOf(back.subject.id)).slice(-2)).toEqual(['CODING_DENIAL DONE', 'DENIAL OPEN']);
  });

  test('end with the denials when a replacement is submitted, and stay ended when all is closed', async () => {
    claim = await claimOf(house, hands.biller, claim.id);
    const replacement = (await mutate(
      house,
      hands.biller,
      'createReplacementClaim',
      { claimId: claim.id, version: claim.version },
      '{ id version totalClaimChargeAmount serviceLines { lineNumber chargeAmount } }',
    )) as SeenClaim;
    await inStep();
    const sent = await submit(house, hands.biller, replacement);
    await inStep();
    const paid = await record(house, hands.biller, sent, paidInFull(sent));
    await mutate(house, hands.biller, 'closeClaim', seen(paid));
    await inStep();
    const { live } = await liveAndDue();
    expect(live).toEqual({});
  });

  test('of an encounter that comes back to coding go before the others', async () => {
    const [second] = (await bringIn(house, recordOf('again'))) as [string];
    const final = await coded(house, hands.coder, undefined, second);
    const reopened = await mutate(
      house,
      hands.biller,
      'reopenCoding',
      seen(final),
      '{ workItem { id kind priority } }',
    );
    expect(reopened['workItem']).toMatchObject({ kind: 'CODING', priority: 10 });
    await inStep();
    const item = await takeWork(house, hands.coder, 'CODING');
    await assign(house, hands.coder, item.subject);
    await mutate(house, supervisor, 'cancelEncounter', { id: second, version: item.subject.version + 1 });
    await inStep();
    expect((await itemsOf(second)).at(-1)).toBe('CODING DONE');
  });
});

describe('A queue', () => {
  test('must be over states and transitions that its subject has', () => {
    const coding = queueOf('CODING');
    const before = allQueues();
    expect(() => defineWorkQueue({ ...coding, of: 'Patient' })).toThrow('The queue CODING is over Patient');
    expect(() => defineWorkQueue({ ...coding, waitsIn: ['LOST'] })).toThrow('LOST, which is no state of Encounter');
    expect(() => defineWorkQueue({ ...coding, take: 'steal' })).toThrow('steal, which is no transition of Encounter');
    expect(allQueues()).toEqual(before);
  });

  test('answers its live items alone unless the filter names other states, those due first', async () => {
    await bringIn(house, recordOf('listed a'));
    house.advance(60_000);
    await bringIn(house, recordOf('listed b'));
    const ask = async (args: string): Promise<Json[]> =>
      (
        await house.data(
          supervisor,
          `{ workQueue(kind: CODING${args}) { edges { node { status dueAt subject { ... on Encounter { visitNumber } } } } } }`,
        )
      )['workQueue']['edges'].map(({ node }: Json) => node);
    const live = await ask('');
    expect(live.map(({ subject }) => subject['visitNumber'])).toEqual(['listed a-0', 'listed b-0']);
    expect(await ask(', filter: { priority: { atLeast: 0 } }')).toEqual(live);
    const ended = await ask(', filter: { status: { eq: DONE } }');
    expect(ended.length).toBeGreaterThan(1);
    expect(new Set(ended.map(({ status }) => status))).toEqual(new Set(['DONE']));
  });
});
