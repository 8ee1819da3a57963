/** What a payer might answer to a claim, worked out from its charges. Pure. */

import type { CalendarDate } from '../../platform/calendar-date.ts';
import { centsFromText, centsToText, total, type Cents } from '../../platform/money.ts';
import type { PayerAnswerInput, ServiceAnswerInput } from './generated/graphql.ts';

/** A line of a claim that has a charge. */
export interface ChargedLine {
  readonly lineNumber: number;
  readonly chargeAmount: string | null;
}

/** Every line denied in full: the diagnosis does not go with the service (CO-11), the diagnosis is not valid (M76). */
export const denyingEveryLine = (lines: readonly ChargedLine[], answeredOn: CalendarDate): PayerAnswerInput => ({
  claimStatusCode: '4',
  claimPaymentAmount: '0',
  payerClaimControlNumber: 'DEMO0001',
  answeredOn,
  services: lines.map(({ lineNumber, chargeAmount }) => ({
    lineNumber,
    paidAmount: '0',
    adjustments: [{ groupCode: 'CO', reasonCode: '11', amount: chargeAmount ?? '0', remarkCodes: ['M76'] }],
  })),
});

/** The same denial with a cent paid on the claim that no line accounts for. */
export const outByACent = (lines: readonly ChargedLine[], answeredOn: CalendarDate): PayerAnswerInput => ({
  ...denyingEveryLine(lines, answeredOn),
  claimPaymentAmount: '0.01',
});

/** The claim as a whole denied, since it came too late (CO-29). */
export const denyingAsLate = (lines: readonly ChargedLine[], answeredOn: CalendarDate): PayerAnswerInput => ({
  claimStatusCode: '4',
  claimPaymentAmount: '0',
  payerClaimControlNumber: 'DEMO0003',
  answeredOn,
  adjustments: [{ groupCode: 'CO', reasonCode: '29', amount: centsToText(total(lines.map(chargeOf))) }],
});

/** A quarter of each charge is beyond the contract (CO-45), a fifth of the rest is the patient's (PR-2), and it is paid. */
export const paying = (lines: readonly ChargedLine[], answeredOn: CalendarDate): PayerAnswerInput => ({
  claimStatusCode: '1',
  claimPaymentAmount: centsToText(total(lines.map((line) => sharesOf(line).paid))),
  payerClaimControlNumber: 'DEMO0002',
  reassociationTraceNumber: 'DEMO-EFT-1',
  answeredOn,
  services: lines.map(payingLine),
});

const payingLine = (line: ChargedLine): ServiceAnswerInput => {
  const { discount, coinsurance, paid } = sharesOf(line);
  return {
    lineNumber: line.lineNumber,
    paidAmount: centsToText(paid),
    adjustments: [
      { groupCode: 'CO', reasonCode: '45', amount: centsToText(discount) },
      { groupCode: 'PR', reasonCode: '2', amount: centsToText(coinsurance) },
    ],
  };
};

const sharesOf = (line: ChargedLine): { discount: Cents; coinsurance: Cents; paid: Cents } => {
  const charge = chargeOf(line);
  const discount = charge / 4n;
  const coinsurance = (charge - discount) / 5n;
  return { discount, coinsurance, paid: charge - discount - coinsurance };
};

const chargeOf = ({ chargeAmount }: ChargedLine): Cents => centsFromText(chargeAmount ?? '0')!;
