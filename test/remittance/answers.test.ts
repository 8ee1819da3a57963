import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { isDenial } from '../../src/remittance/denying.ts';
import { outcomeOf, type RecordedAnswer } from '../../src/remittance/payer-answer.commands.ts';
import { day } from '../support/records.ts';
import { claimOf, record, refusal, stored, submitted, type Hands, type SeenClaim } from '../support/cycle.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';
import { bringFees, bringIn, recordOf } from '../support/records.ts';

describe('An adjustment', () => {
  test.each([
    ['CO', '45', 10n, false],
    ['CO', '253', 10n, false],
    ['OA', '23', 10n, false],
    ['PR', '1', 10n, false],
    ['PR', '2', 10n, false],
    ['PR', '3', 10n, false],
    ['CO', '16', 10n, true],
    ['CO', '97', 10n, true],
    ['CO', '1', 10n, true],
    ['PR', '45', 10n, true],
    ['PR', '96', 10n, true],
    ['OA', '18', 10n, true],
    ['PI', '204', 10n, true],
    ['CO', 'B7', 10n, true],
    // What is given back takes nothing away.
    ['CO', '16', -10n, false],
  ])('%s-%s of %s cents denies: %s', (groupCode, reasonCode, amount, denies) => {
    expect(isDenial({ groupCode, reasonCode, amount })).toBe(denies);
  });
});

describe('What an answer makes of a claim', () => {
  type Adjusted = readonly [group: 'CO' | 'PR' | 'OA' | 'PI', reason: string];
  const answer = (paid: bigint, ofLine: readonly Adjusted[], ofClaim: readonly Adjusted[] = []): RecordedAnswer => {
    const adjustments = (all: readonly Adjusted[]) =>
      all.map(([groupCode, reasonCode]) => ({ groupCode, reasonCode, amount: 5n, remarkCodes: [] }));
    return {
      claimStatusCode: '1',
      claimPaymentAmount: paid,
      payerClaimControlNumber: null,
      reassociationTraceNumber: null,
      answeredOn: day('2026-11-20'),
      services: [{ lineNumber: 1, paidAmount: paid, adjustments: adjustments(ofLine) }],
      adjustments: adjustments(ofClaim),
    };
  };

  test.each([
    ['paid in full', answer(10n, []), 'settle'],
    ['paid less the contract', answer(5n, [['CO', '45']]), 'settle'],
    ['nothing paid, all to the deductible', answer(0n, [['PR', '1']]), 'settle'],
    [
      'nothing paid, contract, coinsurance and copay',
      answer(0n, [
        ['CO', '45'],
        ['PR', '2'],
        ['PR', '3'],
      ]),
      'settle',
    ],
    ['nothing paid, another payer has', answer(0n, [['OA', '23']]), 'settle'],
    ['nothing paid, information missing', answer(0n, [['CO', '16']]), 'deny'],
    [
      'nothing paid, denied beside the contract',
      answer(0n, [
        ['CO', '45'],
        ['CO', '97'],
      ]),
      'deny',
    ],
    ['part paid, part denied', answer(5n, [['CO', '97']]), 'denyInPart'],
    ['part paid, denied at the claim', answer(5n, [], [['CO', '29']]), 'denyInPart'],
    ['nothing paid, denied at the claim', answer(0n, [], [['OA', '18']]), 'deny'],
  ])('%s', (_what, given, outcome) => {
    expect(outcomeOf(given)).toBe(outcome);
  });
});

describe('Recording an answer', () => {
  let house: TestHouse;
  let hands: Hands;
  let claim: SeenClaim;
  let made = 0;

  beforeAll(async () => {
    house = await testHouse();
    hands = { coder: await house.as(['CODER']), biller: await house.as(['BILLER']) };
    await bringFees(house);
  });
  afterAll(() => house.close());
  // A claim of 148.00 and 28.00 is with the payer.
  beforeEach(async () => {
    made += 1;
    await bringIn(house, recordOf(`answered ${made}`));
    claim = await submitted(house, hands);
  });

  const line = (lineNumber: number, paidAmount: string, ...adjustments: readonly [string, string, string][]): Json => ({
    lineNumber,
    paidAmount,
    adjustments: adjustments.map(([groupCode, reasonCode, amount]) => ({ groupCode, reasonCode, amount })),
  });
  const base = {
    claimStatusCode: '1',
    claimPaymentAmount: '176',
    answeredOn: '2026-11-20',
    payerClaimControlNumber: 'PCN',
  };
  const full = { ...base, services: [line(1, '148'), line(2, '28')] };
  const refused = (answer: Json) =>
    refusal(house, hands.biller, 'recordPayerAnswer', { claimId: claim.id, version: claim.version, answer });

  test.each<[string, Json, string, readonly string[]]>([
    ['paid', full, 'PAID', []],
    [
      'paid as a whole, the rest discounted',
      { ...base, claimPaymentAmount: '100', adjustments: [{ groupCode: 'CO', reasonCode: '45', amount: '76' }] },
      'PAID',
      [],
    ],
    [
      'nothing paid to the deductible',
      {
        ...base,
        claimPaymentAmount: '0',
        services: [line(1, '0', ['PR', '1', '148']), line(2, '0', ['PR', '1', '28'])],
      },
      'PAID',
      [],
    ],
    [
      'one line denied',
      { ...base, claimPaymentAmount: '148', services: [line(1, '148'), line(2, '0', ['CO', '97', '28'])] },
      'PARTIALLY_DENIED',
      ['BUNDLING CODER'],
    ],
    [
      'all denied as a whole',
      {
        ...base,
        claimStatusCode: '4',
        claimPaymentAmount: '0',
        adjustments: [{ groupCode: 'CO', reasonCode: '29', amount: '176' }],
      },
      'DENIED',
      ['TIMELY_FILING BILLER'],
    ],
    [
      'two reasons on a line',
      {
        ...base,
        claimPaymentAmount: '28',
        services: [line(1, '0', ['CO', '16', '100'], ['CO', '11', '48']), line(2, '28')],
      },
      'PARTIALLY_DENIED',
      ['MISSING_INFORMATION BILLER', 'CODING CODER'],
    ],
  ])('%s', async (_what, answer, status, denials) => {
    const answered = await record(house, hands.biller, claim, answer);
    expect(answered.status).toBe(status);
    expect(answered.denials.map(({ category, routedTo }) => `${category} ${routedTo}`)).toEqual(denials);
  });

  test('keeps what the payer said to the cent, and how much is the patient’s', async () => {
    await record(house, hands.biller, claim, {
      ...base,
      claimPaymentAmount: '99.99',
      reassociationTraceNumber: 'CHECK 1',
      services: [line(1, '79.99', ['CO', '45', '38.01'], ['PR', '2', '30']), line(2, '20', ['PR', '3', '8'])],
    });
    const { claim: now } = await house.data(
      hands.biller,
      `{ claim(id: "${claim.id}") { payerClaimControlNumber payments { claimPaymentAmount totalClaimChargeAmount patientResponsibilityAmount reassociationTraceNumber services { lineNumber chargeAmount paidAmount adjustments { groupCode reasonCode amount } } adjustments { sequence amount } } } }`,
    );
    expect(now).toEqual({
      payerClaimControlNumber: 'PCN',
      payments: [
        {
          claimPaymentAmount: '99.99',
          totalClaimChargeAmount: '176.00',
          patientResponsibilityAmount: '38.00',
          reassociationTraceNumber: 'CHECK 1',
          services: [
            {
              lineNumber: 1,
              chargeAmount: '148.00',
              paidAmount: '79.99',
              adjustments: [
                { groupCode: 'CO', reasonCode: '45', amount: '38.01' },
                { groupCode: 'PR', reasonCode: '2', amount: '30.00' },
              ],
            },
            {
              lineNumber: 2,
              chargeAmount: '28.00',
              paidAmount: '20.00',
              adjustments: [{ groupCode: 'PR', reasonCode: '3', amount: '8.00' }],
            },
          ],
          adjustments: [
            { sequence: 1, amount: '38.01' },
            { sequence: 2, amount: '30.00' },
            { sequence: 3, amount: '8.00' },
          ],
        },
      ],
    });
  });

  test('that does not add up is refused with every sum that fails, and posts nothing', async () => {
    const { code, extensions } = await refused({
      ...base,
      claimPaymentAmount: '170',
      services: [line(1, '140', ['CO', '45', '7']), line(2, '28')],
    });
    expect(code).toBe('OUT_OF_BALANCE');
    expect(extensions['issues']).toEqual([
      expect.objectContaining({ level: 'SERVICE', lineNumber: 1, expected: '141.00', actual: '140.00' }),
      expect.objectContaining({ level: 'CLAIM', lineNumber: null, expected: '169.00', actual: '170.00' }),
    ]);
    expect(await stored(house, 'select from claim_payment where claim_id = $1', [claim.id])).toEqual([]);
    expect(await claimOf(house, hands.biller, claim.id)).toEqual(claim);
  });

  test('twice is refused: a claim is answered once', async () => {
    const paid = await record(house, hands.biller, claim, full);
    const again = await refusal(house, hands.biller, 'recordPayerAnswer', {
      claimId: paid.id,
      version: paid.version,
      answer: full,
    });
    expect(again).toMatchObject({ code: 'ILLEGAL_TRANSITION', extensions: { from: 'PAID', allowed: ['SUBMITTED'] } });
    expect(await stored(house, 'select from claim_payment where claim_id = $1', [claim.id])).toHaveLength(1);
  });

  test.each<[string, Json, string]>([
    ['a status code that is none of ours', { ...full, claimStatusCode: '22' }, 'answer.claimStatusCode'],
    ['a negative payment', { ...full, claimPaymentAmount: '-1' }, 'answer.claimPaymentAmount'],
    [
      'a negative payment of a line',
      { ...full, services: [line(1, '-1'), line(2, '28')] },
      'answer.services[0].paidAmount',
    ],
    [
      'a line that is not there',
      { ...full, services: [line(1, '148'), line(3, '28')] },
      'answer.services[1].lineNumber',
    ],
    ['a line twice', { ...full, services: [line(1, '148'), line(1, '28')] }, 'answer.services[1].lineNumber'],
    ['not every line', { ...full, services: [line(1, '148')] }, 'answer.services'],
    [
      'a reason that is none',
      { ...full, services: [line(1, '138', ['CO', 'CO45', '10']), line(2, '28')] },
      'answer.adjustments.reasonCode',
    ],
    [
      'an adjustment of nothing',
      { ...full, services: [line(1, '148', ['CO', '45', '0']), line(2, '28')] },
      'answer.adjustments.amount',
    ],
    [
      'a remark that is none',
      {
        ...full,
        services: [
          {
            ...line(1, '138'),
            adjustments: [{ groupCode: 'CO', reasonCode: '16', amount: '10', remarkCodes: ['56'] }],
          },
          line(2, '28'),
        ],
      },
      'answer.adjustments.remarkCodes',
    ],
  ])('with %s is refused with its place', async (_what, answer, argument) => {
    const { code, extensions } = await refused(answer);
    expect({ code, argument: extensions['argument'] }).toEqual({ code: 'BAD_USER_INPUT', argument });
  });
});
