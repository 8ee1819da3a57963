import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import {
  claimOf,
  coded,
  deniedFor,
  drafted,
  mutate,
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

const WHOLE =
  '{ id version status claimFrequencyCode replaces { id } totalClaimChargeAmount subscriberMemberId diagnoses { sequence code } serviceLines { lineNumber procedureCode modifiers units diagnosisPointers serviceDate chargeAmount } }';

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
const create = async ({ id, version }: Seen): Promise<SeenClaim> =>
  claimOf(house, biller, (await mutate(house, biller, 'createClaim', { encounterId: id, version }))['id'] as string);
const replace = async ({ id, version }: Seen): Promise<SeenClaim> =>
  claimOf(
    house,
    biller,
    (await mutate(house, biller, 'createReplacementClaim', { claimId: id, version }))['id'] as string,
  );

/** The coder takes a denial of the claim, reopens its coding, and takes the encounter. */
const reopened = async (claim: SeenClaim): Promise<Seen> => {
  await takeSubject(house, coder, 'Denial', claim.denials[0]!.id);
  const { encounter } = await claimOf(house, biller, claim.id);
  await mutate(house, coder, 'reopenForDenial', seen(encounter));
  return (await takeSubject(house, coder, 'Encounter', encounter.id)).subject;
};

describe('A claim', () => {
  test('is a copy of what was coded, priced line by line', async () => {
    const claim = await drafted(house, hands);
    expect(await whole(claim.id)).toEqual({
      id: claim.id,
      version: 1,
      status: 'DRAFT',
      claimFrequencyCode: '1',
      replaces: null,
      totalClaimChargeAmount: '176.00',
      subscriberMemberId: `MEMBER billed ${made}`,
      diagnoses: [
        { sequence: 1, code: 'E11.9' },
        { sequence: 2, code: 'I10' },
      ],
      serviceLines: [
        {
          lineNumber: 1,
          procedureCode: '99213',
          modifiers: [],
          units: 1,
          diagnosisPointers: [1, 2],
          serviceDate: '2026-10-01',
          chargeAmount: '148.00',
        },
        {
          lineNumber: 2,
          procedureCode: '83036',
          modifiers: [],
          units: 1,
          diagnosisPointers: [1],
          serviceDate: '2026-10-01',
          chargeAmount: '28.00',
        },
      ],
    });
  });

  test('that was answered stays as it was sent, whatever is coded, charged or insured later', async () => {
    const sent = await submitted(house, hands);
    const denied = await record(house, biller, sent, deniedFor(sent, ['11']));
    const before = await whole(denied.id);
    const encounter = await reopened(denied);
    const recoded = await mutate(house, coder, 'assignCodes', {
      encounterId: encounter.id,
      version: encounter.version,
      diagnoses: [{ code: 'R05.9' }],
      procedures: [{ code: '99214', diagnosisPointers: [1] }],
    });
    await mutate(house, coder, 'finalizeCoding', seen(recoded as Seen));
    await mutate(
      house,
      biller,
      'setFees',
      { fees: [{ code: '99213', amount: '1', effectiveFrom: '2026-09-01' }] },
      '{ id }',
    );
    const [coverage] = await stored(
      house,
      'select coverage_id as id, c.version from claim k join coverage c on c.id = k.coverage_id where k.id = $1',
      [denied.id],
    );
    await mutate(house, biller, 'updateCoverage', { ...coverage, coverage: { memberId: 'ANOTHER' } });
    expect(await whole(denied.id)).toEqual(before);
    await mutate(
      house,
      biller,
      'setFees',
      { fees: [{ code: '99213', amount: '148', effectiveFrom: '2026-09-01' }] },
      '{ id }',
    );
    const replacement = await replace(await claimOf(house, biller, denied.id));
    expect(await whole(replacement.id)).toMatchObject({
      claimFrequencyCode: '7',
      replaces: { id: denied.id },
      subscriberMemberId: 'ANOTHER',
      diagnoses: [{ code: 'R05.9' }],
      serviceLines: [{ procedureCode: '99214', chargeAmount: '209.00' }],
    });
  });

  test('that was sent is not sent again, priced or thrown away', async () => {
    const sent = await submitted(house, hands);
    for (const field of ['submitClaim', 'priceClaim', 'discardClaim'])
      expect(await refusal(house, biller, field, seen(sent))).toMatchObject({
        code: 'ILLEGAL_TRANSITION',
        extensions: { from: 'SUBMITTED', allowed: ['DRAFT'] },
      });
  });

  test('whose code has no charge is not sent until it has one and was priced again', async () => {
    const codes = {
      diagnoses: [{ code: 'I10' }],
      procedures: [
        { code: '0001F', diagnosisPointers: [1] },
        { code: '99213', units: 2, diagnosisPointers: [1] },
      ],
    };
    const draft = await drafted(house, hands, codes);
    expect(draft).toMatchObject({
      totalClaimChargeAmount: '296.00',
      serviceLines: [{ chargeAmount: null }, { chargeAmount: '296.00' }],
    });
    expect(await reasons('submitClaim', seen(draft))).toEqual(['LINE_WITHOUT_CHARGE']);
    await mutate(
      house,
      biller,
      'setFees',
      { fees: [{ code: '0001F', amount: '12.34', effectiveFrom: '2026-10-01' }] },
      '{ id }',
    );
    expect(await claimOf(house, biller, draft.id)).toEqual(draft);
    await mutate(house, biller, 'priceClaim', seen(draft));
    const priced = await claimOf(house, biller, draft.id);
    expect(priced).toMatchObject({
      totalClaimChargeAmount: '308.34',
      serviceLines: [{ chargeAmount: '12.34' }, { chargeAmount: '296.00' }],
    });
    expect(await submit(house, biller, priced)).toMatchObject({ status: 'SUBMITTED' });
  });

  test('of more than twelve diagnoses is not sent', async () => {
    const twelve = [
      'E11.9',
      'I10',
      'I11.0',
      'I11.9',
      'I12.0',
      'I12.9',
      'I13.0',
      'I20.0',
      'I20.9',
      'I21.9',
      'I25.2',
      'R05.1',
    ];
    const codes = (diagnoses: string[]) => ({
      diagnoses: diagnoses.map((code) => ({ code })),
      procedures: [{ code: '99213', diagnosisPointers: [1] }],
    });
    const draft = await drafted(house, hands, codes([...twelve, 'R05.9']));
    expect(await reasons('submitClaim', seen(draft))).toEqual(['TOO_MANY_LINES']);
    await bringIn(house, recordOf(`twelve ${made}`));
    expect(await submitted(house, hands, codes(twelve))).toMatchObject({ status: 'SUBMITTED' });
  });

  test('without a member id is not sent', async () => {
    const draft = await drafted(house, hands);
    await stored(house, 'update claim set subscriber_member_id = null where id = $1', [draft.id]);
    expect(await reasons('submitClaim', seen(draft))).toEqual(['NO_MEMBER_ID']);
  });

  test('has a control number of its own, of fourteen characters that cannot be mistaken', async () => {
    const numbers = (await stored(house, 'select patient_control_number as number from claim')).map(
      ({ number }) => number as string,
    );
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) expect(number).toMatch(/^[0-9A-HJKMNP-TV-Z]{14}$/);
  });
});

describe('An encounter', () => {
  test('has one claim at a time; one that was discarded makes room for the next', async () => {
    const encounter = await coded(house, coder);
    const first = await create(encounter);
    const billed = first.encounter;
    expect(billed.status).toBe('BILLED');
    expect(
      await refusal(house, biller, 'createClaim', { encounterId: billed.id, version: billed.version }),
    ).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
    await mutate(house, biller, 'discardClaim', seen(first));
    const { encounter: back } = await claimOf(house, biller, first.id);
    expect(back.status).toBe('RELEASED');
    const second = await create(back);
    expect(second.id).not.toBe(first.id);
    expect(await stored(house, 'select status from claim where encounter_id = $1 order by id', [encounter.id])).toEqual(
      [{ status: 'DISCARDED' }, { status: 'DRAFT' }],
    );
  });

  test('says which claim stands for it: the last one that was neither discarded nor replaced', async () => {
    const liveClaim = async (id: string): Promise<string | null> =>
      (await house.data(biller, `{ encounter(id: "${id}") { liveClaim { id } } }`))['encounter']['liveClaim']?.['id'] ??
      null;
    const sent = await submitted(house, hands);
    const encounterId = sent.encounter.id;
    const denied = await record(house, biller, sent, deniedFor(sent, ['197']));
    expect(await liveClaim(encounterId)).toBe(denied.id);
    const replacement = await replace(denied);
    expect(await liveClaim(encounterId)).toBe(replacement.id);
    await mutate(house, biller, 'discardClaim', seen(replacement));
    expect(await liveClaim(encounterId)).toBe(denied.id);
    const second = await replace(await claimOf(house, biller, denied.id));
    await submit(house, biller, second);
    expect(await liveClaim(encounterId)).toBe(second.id);
  });

  test('cannot be cancelled while a claim of it stands', async () => {
    const sent = await submitted(house, hands);
    const denied = await record(house, biller, sent, deniedFor(sent, ['11']));
    await reopened(denied);
    const supervisor = await house.as(['SUPERVISOR']);
    const { encounter } = await claimOf(house, biller, denied.id);
    const { code, extensions } = await refusal(house, supervisor, 'cancelEncounter', seen(encounter));
    expect(code).toBe('GUARD_REFUSED');
    expect(extensions['reasons']).toEqual([expect.objectContaining({ code: 'CLAIM_EXISTS' })]);
  });
});
