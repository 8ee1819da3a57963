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
  submit,
  submitted,
  takeSubject,
  type Hands,
  type Seen,
  type SeenClaim,
} from '../support/cycle.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';
import { bringFees, bringIn, recordOf } from '../support/records.ts';

const WHOLE = '{ claimFrequencyCode replaces { id } }';

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
// One encounter waits in the coding queue before each test.
beforeEach(async () => {
  made += 1;
  await bringIn(house, recordOf(`billed ${made}`));
});

const whole = async (id: string): Promise<Json> =>
  (await house.data(biller, `{ claim(id: "${id}") ${WHOLE} }`))['claim'];
const reasons = async (field: string, args: Json): Promise<string[]> => {
  const { code, extensions } = await refusal(house, biller, field, args);
  expect(code).toBe('GUARD_REFUSED');
  return extensions['reasons'].map((reason: Json) => reason['code'] as string);
};
const replace = async ({ id, version }: Seen): Promise<SeenClaim> =>
  claimOf(
    house,
    biller,
    (await mutate(house, biller, 'createReplacementClaim', { claimId: id, version }))['id'] as string,
  );
const replaceArgs = ({ id, version }: Seen): Json => ({ claimId: id, version });

/** The coder takes a denial of the claim, reopens its coding, and takes the encounter. */
const reopened = async (claim: SeenClaim): Promise<Seen> => {
  await takeSubject(house, coder, 'Denial', claim.denials[0]!.id);
  const { encounter } = await claimOf(house, biller, claim.id);
  await mutate(house, coder, 'reopenForDenial', seen(encounter));
  return (await takeSubject(house, coder, 'Encounter', encounter.id)).subject;
};

describe('A replacement', () => {
  test('needs the number that the payer gave the claim', async () => {
    const sent = await submitted(house, hands);
    const denied = await record(house, biller, sent, deniedFor(sent, ['197'], false));
    expect(await reasons('createReplacementClaim', replaceArgs(denied))).toEqual(['NO_PAYER_CLAIM_CONTROL_NUMBER']);
  });

  test('is one at a time, and can be discarded and made again', async () => {
    const sent = await submitted(house, hands);
    const denied = await record(house, biller, sent, deniedFor(sent, ['197']));
    const first = await replace(denied);
    const now = await claimOf(house, biller, denied.id);
    expect(await reasons('createReplacementClaim', replaceArgs(now))).toEqual(['REPLACEMENT_EXISTS']);
    await mutate(house, biller, 'discardClaim', seen(first));
    const second = await replace(await claimOf(house, biller, denied.id));
    expect(await whole(second.id)).toMatchObject({ claimFrequencyCode: '7', replaces: { id: denied.id } });
  });

  test('waits until the coding is final', async () => {
    const sent = await submitted(house, hands);
    const denied = await record(house, biller, sent, deniedFor(sent, ['11']));
    const encounter = await reopened(denied);
    const now = await claimOf(house, biller, denied.id);
    expect(await reasons('createReplacementClaim', replaceArgs(now))).toEqual(['CODING_NOT_FINAL']);
    expect(await reasons('closeClaim', seen(now))).toContain('CODING_NOT_FINAL');
    await mutate(house, coder, 'finalizeCoding', seen(encounter));
    const replacement = await replace(await claimOf(house, biller, denied.id));
    expect(replacement.encounter.status).toBe('BILLED');
  });

  test('takes the place of the claim when it is sent, and can be replaced in turn', async () => {
    const sent = await submitted(house, hands);
    const paid = await record(house, biller, sent, paidInFull(sent));
    const second = await submit(house, biller, await replace(paid));
    expect(await claimOf(house, biller, paid.id)).toMatchObject({ status: 'REPLACED' });
    const again = await record(house, biller, second, paidInFull(second));
    const third = await submit(house, biller, await replace(again));
    expect(await claimOf(house, biller, second.id)).toMatchObject({ status: 'REPLACED' });
    expect(
      await refusal(house, biller, 'createReplacementClaim', replaceArgs(await claimOf(house, biller, paid.id))),
    ).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
    expect(third.encounter.status).toBe('BILLED');
  });
});

describe('Closing', () => {
  test('a paid claim closes its encounter with it', async () => {
    const sent = await submitted(house, hands);
    const paid = await record(house, biller, sent, paidInFull(sent));
    await mutate(house, biller, 'closeClaim', seen(paid));
    expect(await claimOf(house, biller, sent.id)).toMatchObject({ status: 'CLOSED', encounter: { status: 'CLOSED' } });
  });

  test('waits until no denial is worked on and no replacement is made', async () => {
    const sent = await submitted(house, hands);
    let denied = await record(house, biller, sent, deniedFor(sent, ['197']));
    expect(await reasons('closeClaim', seen(denied))).toEqual(['DENIAL_OPEN']);
    for (const { id } of denied.denials) {
      const { subject } = await takeSubject(house, biller, 'Denial', id);
      await mutate(house, biller, 'acceptDenial', { ...seen(subject), remark: 'agreed' });
    }
    denied = await claimOf(house, biller, sent.id);
    const replacement = await replace(denied);
    denied = await claimOf(house, biller, sent.id);
    expect(await reasons('closeClaim', seen(denied))).toEqual(['REPLACEMENT_EXISTS']);
    await mutate(house, biller, 'discardClaim', seen(replacement));
    denied = await claimOf(house, biller, sent.id);
    await mutate(house, biller, 'closeClaim', seen(denied));
    expect(await claimOf(house, biller, sent.id)).toMatchObject({ status: 'CLOSED', encounter: { status: 'CLOSED' } });
  });
});
