/**
 * Whether an answer adds up, in the terms of 005010X221A1 section 1.10.2.1: a service's charge less its adjustments is
 * what was paid for it; the claim's charge less all adjustments is what was paid for the claim. Pure.
 */

import { centsToText, total, type Cents } from '../platform/money.ts';

export interface AnsweredAdjustment {
  readonly groupCode: string;
  readonly reasonCode: string;
  readonly amount: Cents;
}

export interface AnsweredService {
  readonly lineNumber: number;
  readonly paidAmount: Cents;
  readonly adjustments: readonly AnsweredAdjustment[];
}

export interface Answer {
  readonly claimPaymentAmount: Cents;
  readonly services: readonly AnsweredService[];
  readonly adjustments: readonly AnsweredAdjustment[];
}

/** One sum that fails. Amounts are decimal strings. */
export interface BalanceIssue {
  readonly level: 'SERVICE' | 'CLAIM';
  readonly lineNumber: number | null;
  readonly expected: string;
  readonly actual: string;
  readonly message: string;
}

/** Every sum that fails; empty for an answer that balances. `charges` are the claim's line charges by line number. */
export const imbalances = (charges: ReadonlyMap<number, Cents>, answer: Answer): BalanceIssue[] => {
  const services = answer.services.flatMap(({ lineNumber, paidAmount, adjustments }) => {
    const charge = charges.get(lineNumber);
    return charge === undefined ? [] : unless('SERVICE', lineNumber, charge - sum(adjustments), paidAmount);
  });
  const adjusted = sum(answer.adjustments) + total(answer.services.map(({ adjustments }) => sum(adjustments)));
  return [...services, ...unless('CLAIM', null, total(charges.values()) - adjusted, answer.claimPaymentAmount)];
};

const sum = (adjustments: readonly AnsweredAdjustment[]): Cents => total(adjustments.map(({ amount }) => amount));

const unless = (
  level: BalanceIssue['level'],
  lineNumber: number | null,
  expected: Cents,
  actual: Cents,
): BalanceIssue[] =>
  expected === actual
    ? []
    : [
        {
          level,
          lineNumber,
          expected: centsToText(expected),
          actual: centsToText(actual),
          message: `${lineNumber === null ? 'The claim' : `Line ${lineNumber}`}: charge less adjustments is ${centsToText(expected)}, the answer pays ${centsToText(actual)}.`,
        },
      ];
