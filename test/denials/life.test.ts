import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import {
  claimOf,
  deniedFor,
  mutate,
  paidInFull,
  record,
  refusal,
  seen,
  stored,
  submit,
  submitted,
  takeSubject,
  type Hands,
  type Seen,
  type SeenClaim,
} from '../support/cycle.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';
import { bringFees, bringIn, recordOf } from '../support/records.ts';

const DENIAL =
  '{ id version status category routedTo remark dueOn procedureCode claimAdjustmentReasonCode remittanceAdviceRemarkCodes workItem { kind status assignee { id } } }';

let house: TestHouse;
let hands: Hands;
let coder: Actor;
let biller: Actor;
let made = 0;

beforeAll(async () => {
  house = await testHouse();
  [coder, biller] = [await house.as(['CODER']), await house.as(['BILLER'])];
  hands = { coder, biller };
  await bringFees(house);
});
afterAll(() => house.close());

/** A claim of 148.00 and 28.00, each line denied for its reason. */
const denied = async (...reasons: string[]): Promise<SeenClaim> => {
  made += 1;
  await bringIn(house, recordOf(`denied ${made}`));
  const sent = await submitted(house, hands);
  return record(house, biller, sent, deniedFor(sent, reasons));
};
const denialOf = async (id: string): Promise<Json & Seen> =>
  (await house.data(biller, `{ denial(id: "${id}") ${DENIAL} }`))['denial'] as Json & Seen;
const statuses = async ({ id }: Seen): Promise<string[]> =>
  (await claimOf(house, biller, id)).denials.map(({ status }) => status);
const replace = async ({ id }: Seen): Promise<SeenClaim> => {
  const { version } = await claimOf(house, biller, id);
  const made = await mutate(house, biller, 'createReplacementClaim', { claimId: id, version });
  return claimOf(house, biller, made['id'] as string);
};

describe('A denial', () => {
  let claim: SeenClaim;
  let [first, second]: (Json & Seen)[] = [];

  beforeEach(async () => {
    claim = await denied('11', '197');
    [first, second] = await Promise.all(claim.denials.map(({ id }) => denialOf(id)));
  });

  test('is opened for each line with its reason, its half and its day', async () => {
    expect(first).toMatchObject({
      status: 'OPEN',
      category: 'CODING',
      routedTo: 'CODER',
      procedureCode: '99213',
      claimAdjustmentReasonCode: '11',
      remittanceAdviceRemarkCodes: ['N56'],
      dueOn: '2027-01-19',
      workItem: { kind: 'CODING_DENIAL', status: 'OPEN' },
    });
    expect(second).toMatchObject({
      status: 'OPEN',
      category: 'AUTHORIZATION',
      routedTo: 'BILLER',
      procedureCode: '83036',
      workItem: { kind: 'DENIAL' },
    });
    const amounts = (await house.data(biller, `{ claim(id: "${claim.id}") { denials { deniedAmount } } }`))['claim'][
      'denials'
    ];
    expect(amounts).toEqual([{ deniedAmount: '148.00' }, { deniedAmount: '28.00' }]);
  });

  test('is taken, given back, and taken by another', async () => {
    const item = await takeSubject(house, coder, 'Denial', first!.id);
    expect(await denialOf(first!.id)).toMatchObject({
      status: 'IN_PROGRESS',
      workItem: { status: 'TAKEN', assignee: { id: coder.userId } },
    });
    await mutate(house, coder, 'releaseWorkItem', seen(item));
    expect(await denialOf(first!.id)).toMatchObject({ status: 'OPEN', workItem: { status: 'OPEN', assignee: null } });
    const another = await house.as(['CODER'], { name: 'another' });
    await takeSubject(house, another, 'Denial', first!.id);
    expect(await denialOf(first!.id)).toMatchObject({ status: 'IN_PROGRESS' });
  });

  test('of one half is not in reach of the other', async () => {
    const { workItem } = (await house.data(biller, `{ denial(id: "${first!.id}") { workItem { id version } } }`))[
      'denial'
    ];
    const { code, extensions } = await refusal(house, biller, 'takeWorkItem', workItem);
    expect(code).toBe('GUARD_REFUSED');
    expect(extensions['reasons']).toEqual([expect.objectContaining({ code: 'NOT_YOUR_QUEUE' })]);
    expect(await refusal(house, coder, 'acceptDenial', { ...seen(second!), remark: 'x' })).toMatchObject({
      code: 'FORBIDDEN',
      extensions: { permission: 'denial.work' },
    });
  });

  test('is sent to the other half with a reason, waits there, and ends the work of whoever held it', async () => {
    await takeSubject(house, coder, 'Denial', first!.id);
    const held = await denialOf(first!.id);
    const sent = await mutate(
      house,
      coder,
      'rerouteDenial',
      { ...seen(held), routedTo: 'BILLER', remark: 'coded as documented' },
      DENIAL,
    );
    expect(sent).toMatchObject({
      status: 'OPEN',
      routedTo: 'BILLER',
      remark: 'coded as documented',
      workItem: { kind: 'DENIAL', status: 'OPEN', assignee: null },
    });
    await takeSubject(house, biller, 'Denial', first!.id);
    expect(await denialOf(first!.id)).toMatchObject({
      status: 'IN_PROGRESS',
      workItem: { assignee: { id: biller.userId } },
    });
  });

  test('is accepted only by whoever holds it, with a reason', async () => {
    expect(await refusal(house, biller, 'acceptDenial', { ...seen(second!), remark: 'agreed' })).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
    });
    await takeSubject(house, biller, 'Denial', second!.id);
    const held = await denialOf(second!.id);
    const another = await house.as(['BILLER'], { name: 'other-biller' });
    const { code, extensions } = await refusal(house, another, 'acceptDenial', { ...seen(held), remark: 'agreed' });
    expect(code).toBe('GUARD_REFUSED');
    expect(extensions['reasons']).toEqual([expect.objectContaining({ code: 'NOT_IN_YOUR_HANDS' })]);
    expect(await mutate(house, biller, 'acceptDenial', { ...seen(held), remark: 'agreed' }, DENIAL)).toMatchObject({
      status: 'ACCEPTED',
      remark: 'agreed',
      workItem: null,
    });
    expect(
      await refusal(house, biller, 'rerouteDenial', {
        id: held.id,
        version: held.version + 1,
        routedTo: 'CODER',
        remark: 'x',
      }),
    ).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
  });

  test('lets the coder reopen the encounter only while the coder holds it', async () => {
    const reopen = async () => {
      const { encounter } = await claimOf(house, biller, claim.id);
      return refusal(house, coder, 'reopenForDenial', seen(encounter));
    };
    expect((await reopen()).extensions['reasons']).toEqual([expect.objectContaining({ code: 'NO_DENIAL_IN_HAND' })]);
    await takeSubject(house, await house.as(['CODER'], { name: 'another' }), 'Denial', first!.id);
    expect((await reopen()).extensions['reasons']).toEqual([expect.objectContaining({ code: 'NO_DENIAL_IN_HAND' })]);
  });
});

describe('Two denials of one claim', () => {
  test('go their own ways and end together: corrected and sent again, then overturned', async () => {
    const claim = await denied('11', '197');
    const [coding, billing] = claim.denials;
    await takeSubject(house, coder, 'Denial', coding!.id);
    await takeSubject(house, biller, 'Denial', billing!.id);
    await mutate(house, coder, 'reopenForDenial', seen(claim.encounter));
    const { subject } = await takeSubject(house, coder, 'Encounter', claim.encounter.id);
    await mutate(house, coder, 'finalizeCoding', seen(subject));
    expect(await statuses(claim)).toEqual(['CORRECTED', 'IN_PROGRESS']);
    const sent = await submit(house, biller, await replace(claim));
    expect(await statuses(claim)).toEqual(['RESUBMITTED', 'RESUBMITTED']);
    await record(house, biller, sent, paidInFull(sent));
    expect(await statuses(claim)).toEqual(['OVERTURNED', 'OVERTURNED']);
    expect(await denialOf(billing!.id)).toMatchObject({ status: 'OVERTURNED', workItem: null });
  });

  test('that are denied again are upheld, and the new claim has denials of its own', async () => {
    const claim = await denied('16', '197');
    const sent = await submit(house, biller, await replace(claim));
    expect(await statuses(claim)).toEqual(['RESUBMITTED', 'RESUBMITTED']);
    const again = await record(house, biller, sent, deniedFor(sent, ['16']));
    expect(await statuses(claim)).toEqual(['UPHELD', 'UPHELD']);
    expect(again.denials.map(({ status }) => status)).toEqual(['OPEN', 'OPEN']);
    const [shown] = await stored(house, 'select count(*)::int as count from denial where encounter_id = $1', [
      claim.encounter.id,
    ]);
    expect(shown).toEqual({ count: 4 });
  });

  test('of which one was accepted: it stays so when the other is sent again', async () => {
    const claim = await denied('16', '197');
    const [one] = claim.denials;
    const { subject } = await takeSubject(house, biller, 'Denial', one!.id);
    await mutate(house, biller, 'acceptDenial', { ...seen(subject), remark: 'agreed' });
    const sent = await submit(house, biller, await replace(claim));
    expect(await statuses(claim)).toEqual(['ACCEPTED', 'RESUBMITTED']);
    await record(house, biller, sent, paidInFull(sent));
    expect(await statuses(claim)).toEqual(['ACCEPTED', 'OVERTURNED']);
  });

  test('held by two coders are corrected together by whichever of them codes', async () => {
    const claim = await denied('11', '4');
    const another = await house.as(['CODER'], { name: 'another' });
    await takeSubject(house, coder, 'Denial', claim.denials[0]!.id);
    await takeSubject(house, another, 'Denial', claim.denials[1]!.id);
    await mutate(house, coder, 'reopenForDenial', seen(claim.encounter));
    const { subject } = await takeSubject(house, coder, 'Encounter', claim.encounter.id);
    await mutate(house, coder, 'finalizeCoding', seen(subject));
    expect(await statuses(claim)).toEqual(['CORRECTED', 'CORRECTED']);
  });
});

describe('A discarded replacement', () => {
  test('leaves the denials where they were', async () => {
    const claim = await denied('16', '197');
    const draft = await replace(claim);
    await mutate(house, biller, 'discardClaim', seen(draft));
    expect(await statuses(claim)).toEqual(['OPEN', 'OPEN']);
    await submit(house, biller, await replace(claim));
    expect(await statuses(claim)).toEqual(['RESUBMITTED', 'RESUBMITTED']);
  });
});
