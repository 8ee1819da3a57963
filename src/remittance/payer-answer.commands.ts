/** Recording what a payer answered to a claim. An answer that does not balance is never posted. */

import type { RequestContext } from '../access/context.ts';
import { User } from '../access/user.entity.ts';
import { Claim, ServiceLine } from '../billing/claim.entity.ts';
import { claimLifecycle } from '../billing/claim.lifecycle.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import { Refusal } from '../platform/errors.ts';
import { total, type Cents } from '../platform/money.ts';
import { runCommand, type Work } from '../workflow/command.ts';
import { move } from '../workflow/move.ts';
import { imbalances } from './balance.ts';
import { isDenial } from './denying.ts';
import { Adjustment, ClaimPayment, ServicePayment, type AdjustmentGroup } from './payment.entity.ts';

declare module '../workflow/events.ts' {
  interface Topics {
    'remittance.posted': { readonly claimId: string; readonly claimPaymentId: string };
  }
}

export interface RecordedAdjustment {
  readonly groupCode: AdjustmentGroup;
  readonly reasonCode: string;
  readonly amount: Cents;
  readonly remarkCodes: readonly string[];
}

export interface RecordedService {
  readonly lineNumber: number;
  readonly paidAmount: Cents;
  readonly adjustments: readonly RecordedAdjustment[];
}

export interface RecordedAnswer {
  readonly claimStatusCode: string;
  readonly claimPaymentAmount: Cents;
  readonly payerClaimControlNumber: string | null;
  readonly reassociationTraceNumber: string | null;
  readonly answeredOn: CalendarDate;
  readonly services: readonly RecordedService[];
  readonly adjustments: readonly RecordedAdjustment[];
}

/** Records an answer and moves the claim to where it leads: paid, denied, or denied in part. */
export const recordPayerAnswer = (
  context: RequestContext,
  claimId: string,
  version: number,
  answer: RecordedAnswer,
): Promise<void> =>
  runCommand(context, { name: 'recordPayerAnswer', permission: 'payment.record' }, async (work) => {
    const claim = await work.subject(Claim, claimId, version);
    const lines = await work.find(ServiceLine, { claim: claimId });
    requireForm(answer, lines);
    requireBalance(answer, lines);
    await move(work, claimLifecycle, claim, outcomeOf(answer));
    if (answer.payerClaimControlNumber !== null) claim.payerClaimControlNumber = answer.payerClaimControlNumber;
    const payment = post(work, claim, lines, answer);
    await work.announce('remittance.posted', { claimId, claimPaymentId: payment.id });
  });

/** What an answer makes of a claim. $0 to the deductible denies nothing. */
export const outcomeOf = (answer: RecordedAnswer): 'settle' | 'deny' | 'denyInPart' => {
  if (!allAdjustments(answer).some(isDenial)) return 'settle';
  return answer.claimPaymentAmount > 0n ? 'denyInPart' : 'deny';
};

const allAdjustments = ({ services, adjustments }: RecordedAnswer): RecordedAdjustment[] => [
  ...services.flatMap((service) => service.adjustments),
  ...adjustments,
];

/** CLP02 of answers to a claim of ours. Reversals (22) undo an earlier answer and are refused: nothing here undoes one yet. */
const STATUS_CODES = ['1', '2', '3', '4', '19', '20', '21'];

const requireForm = (answer: RecordedAnswer, lines: readonly ServiceLine[]): void => {
  const refuse = (message: string, argument: string): never => {
    throw new Refusal('BAD_USER_INPUT', message, { argument });
  };
  if (!STATUS_CODES.includes(answer.claimStatusCode))
    refuse(`claimStatusCode must be one of ${STATUS_CODES.join(', ')}.`, 'answer.claimStatusCode');
  if (answer.claimPaymentAmount < 0n) refuse('A payment is not negative.', 'answer.claimPaymentAmount');
  const known = new Set(lines.map(({ lineNumber }) => lineNumber));
  const seen = new Set<number>();
  answer.services.forEach(({ lineNumber, paidAmount }, index) => {
    if (!known.has(lineNumber)) refuse('The claim has no such line.', `answer.services[${index}].lineNumber`);
    if (seen.has(lineNumber)) refuse('A line is answered twice.', `answer.services[${index}].lineNumber`);
    if (paidAmount < 0n) refuse('A payment is not negative.', `answer.services[${index}].paidAmount`);
    seen.add(lineNumber);
  });
  if (seen.size > 0 && seen.size < known.size) refuse('Answer every line, or the claim as a whole.', 'answer.services');
  for (const { reasonCode, remarkCodes, amount } of allAdjustments(answer)) {
    if (!/^[A-Z]?\d{1,3}$/.test(reasonCode))
      refuse(
        'A reason code is a number of up to three digits, perhaps with a letter before it.',
        'answer.adjustments.reasonCode',
      );
    if (remarkCodes.some((code) => !/^[A-Z]{1,2}\d{1,3}$/.test(code)))
      refuse('A remark code is one or two letters and a number.', 'answer.adjustments.remarkCodes');
    if (amount === 0n) refuse('An adjustment of zero says nothing.', 'answer.adjustments.amount');
  }
};

const requireBalance = (answer: RecordedAnswer, lines: readonly ServiceLine[]): void => {
  const issues = imbalances(
    new Map(lines.map(({ lineNumber, chargeAmount }) => [lineNumber, chargeAmount ?? 0n])),
    answer,
  );
  if (issues.length > 0)
    throw new Refusal('OUT_OF_BALANCE', issues.map(({ message }) => message).join(' '), { issues });
};

const post = (work: Work, claim: Claim, lines: readonly ServiceLine[], answer: RecordedAnswer): ClaimPayment => {
  const place = { facility: claim.facility };
  const payment = work.create(ClaimPayment, {
    ...place,
    claim,
    claimStatusCode: answer.claimStatusCode,
    totalClaimChargeAmount: claim.totalClaimChargeAmount,
    claimPaymentAmount: answer.claimPaymentAmount,
    patientResponsibilityAmount: total(
      allAdjustments(answer)
        .filter(({ groupCode }) => groupCode === 'PR')
        .map(({ amount }) => amount),
    ),
    payerClaimControlNumber: answer.payerClaimControlNumber,
    reassociationTraceNumber: answer.reassociationTraceNumber,
    answeredOn: answer.answeredOn,
    recordedBy: work.em.getReference(User, work.actor.userId),
    recordedAt: work.now,
  });
  let sequence = 0;
  const adjust = (servicePayment: ServicePayment | null, adjustments: readonly RecordedAdjustment[]): void => {
    for (const { remarkCodes, ...facts } of adjustments) {
      work.create(Adjustment, {
        ...place,
        claimPayment: payment,
        servicePayment,
        sequence: ++sequence,
        ...facts,
        remarkCodes: [...remarkCodes],
      });
    }
  };
  for (const { lineNumber, paidAmount, adjustments } of answer.services) {
    const serviceLine = lines.find((line) => line.lineNumber === lineNumber)!;
    adjust(
      work.create(ServicePayment, {
        ...place,
        claimPayment: payment,
        serviceLine,
        lineNumber,
        chargeAmount: serviceLine.chargeAmount ?? 0n,
        paidAmount,
      }),
      adjustments,
    );
  }
  adjust(null, answer.adjustments);
  return payment;
};
