import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { imbalances, type Answer, type AnsweredAdjustment, type BalanceIssue } from '../../src/remittance/balance.ts';
import { total, type Cents } from '../../src/platform/money.ts';

const adjustment: fc.Arbitrary<AnsweredAdjustment> = fc.record({
  groupCode: fc.constantFrom('CO', 'PR', 'OA', 'PI'),
  reasonCode: fc.constantFrom('45', '1', '2', '3', '16', '97'),
  amount: fc.bigInt({ min: -500_00n, max: 500_00n }).filter((amount) => amount !== 0n),
});

const sum = (adjustments: readonly AnsweredAdjustment[]): Cents => total(adjustments.map(({ amount }) => amount));

interface Case {
  readonly charges: ReadonlyMap<number, Cents>;
  readonly answer: Answer;
}

/** An answer that adds up: what was paid is whatever the charges and adjustments leave. */
const balanced: fc.Arbitrary<Case> = fc
  .record({
    lines: fc.array(fc.tuple(fc.bigInt({ min: 1n, max: 9_999_99n }), fc.array(adjustment, { maxLength: 4 })), {
      minLength: 1,
      maxLength: 6,
    }),
    adjustments: fc.array(adjustment, { maxLength: 3 }),
    byLine: fc.boolean(),
  })
  .map(({ lines, adjustments, byLine }) => {
    const charges = new Map(lines.map(([charge], index) => [index + 1, charge]));
    const services = byLine
      ? lines.map(([charge, own], index) => ({
          lineNumber: index + 1,
          paidAmount: charge - sum(own),
          adjustments: own,
        }))
      : [];
    const adjusted = sum(adjustments) + total(services.map((service) => sum(service.adjustments)));
    return { charges, answer: { claimPaymentAmount: total(charges.values()) - adjusted, services, adjustments } };
  });

/** One amount of an answer, changed by some cents, and the sums that then fail. */
interface Spoilt {
  readonly answer: Answer;
  readonly fails: readonly string[];
}

const spoilt = ({ answer }: Case, by: Cents): Spoilt[] => [
  { answer: { ...answer, claimPaymentAmount: answer.claimPaymentAmount + by }, fails: ['CLAIM'] },
  ...answer.adjustments.map((_, index) => ({
    answer: { ...answer, adjustments: changed(answer.adjustments, index, by) },
    fails: ['CLAIM'],
  })),
  ...answer.services.flatMap((service, place) => {
    const withService = (other: Partial<typeof service>): Answer => ({
      ...answer,
      services: answer.services.with(place, { ...service, ...other }),
    });
    return [
      { answer: withService({ paidAmount: service.paidAmount + by }), fails: [`SERVICE ${service.lineNumber}`] },
      ...service.adjustments.map((_, index) => ({
        answer: withService({ adjustments: changed(service.adjustments, index, by) }),
        fails: [`SERVICE ${service.lineNumber}`, 'CLAIM'],
      })),
    ];
  }),
];

const changed = (adjustments: readonly AnsweredAdjustment[], index: number, by: Cents): AnsweredAdjustment[] =>
  adjustments.with(index, { ...adjustments[index]!, amount: adjustments[index]!.amount + by });

const named = ({ level, lineNumber }: BalanceIssue): string => (lineNumber === null ? level : `${level} ${lineNumber}`);

describe('An answer', () => {
  test('that was built to add up has no issue', () => {
    fc.assert(fc.property(balanced, ({ charges, answer }) => expect(imbalances(charges, answer)).toEqual([])));
  });

  test('with any one amount changed fails in exactly the sums that hold it, by exactly that much', () => {
    const cents = fc.bigInt({ min: -10_00n, max: 10_00n }).filter((by) => by !== 0n);
    fc.assert(
      fc.property(balanced, cents, (each, by) => {
        for (const { answer, fails } of spoilt(each, by)) {
          const issues = imbalances(each.charges, answer);
          expect(issues.map(named)).toEqual(fails);
          for (const { expected, actual, message } of issues) {
            const off = BigInt(actual.replace('.', '')) - BigInt(expected.replace('.', ''));
            expect([by, -by]).toContain(off);
            expect(message).toContain(expected);
            expect(message).toContain(actual);
          }
        }
      }),
    );
  });

  test('says what each sum should have been and what it was', () => {
    const charges = new Map([
      [1, 100_00n],
      [2, 50_50n],
    ]);
    const services = [
      { lineNumber: 1, paidAmount: 80_00n, adjustments: [{ groupCode: 'CO', reasonCode: '45', amount: 15_00n }] },
      { lineNumber: 2, paidAmount: 50_50n, adjustments: [] },
    ];
    expect(imbalances(charges, { claimPaymentAmount: 130_50n, services, adjustments: [] })).toEqual([
      {
        level: 'SERVICE',
        lineNumber: 1,
        expected: '85.00',
        actual: '80.00',
        message: 'Line 1: charge less adjustments is 85.00, the answer pays 80.00.',
      },
      {
        level: 'CLAIM',
        lineNumber: null,
        expected: '135.50',
        actual: '130.50',
        message: 'The claim: charge less adjustments is 135.50, the answer pays 130.50.',
      },
    ]);
  });
});
