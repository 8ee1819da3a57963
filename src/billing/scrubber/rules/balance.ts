/** What other payers paid and took off adds up to what was charged: for the claim, and for each line. */

import { centsToText, total } from '../../../platform/money.ts';
import { each, found, GUIDE, type ClaimRule } from '../rule.ts';
import { decisions, sumOf } from './decided.ts';

export const BALANCE: readonly ClaimRule[] = [
  {
    id: 'COB_CLAIM_NOT_BALANCED',
    ...GUIDE,
    sentence: 'What another payer paid and all its adjustments add up to the total of the claim.',
    source: '2320 AMT*D and CAS, 2430 CAS, 2300 CLM02',
    find: (seen) =>
      decisions(seen, ({ paidAmount, adjustments }, lines, path) => {
        const sum = paidAmount + sumOf(adjustments) + total(lines.map((line) => sumOf(line.adjustments)));
        const charged = seen.claim.totalClaimChargeAmount;
        return (
          sum !== charged &&
          found(
            `${path}.paidAmount`,
            '2320 AMT02',
            `Paid and adjusted are ${centsToText(sum)} together; the claim is for ${centsToText(charged)}.`,
            'Enter amounts as the remittance has them, at the level at which it has them.',
          )
        );
      }),
  },
  {
    id: 'COB_LINE_NOT_BALANCED',
    ...GUIDE,
    sentence: 'What another payer paid for a line and its adjustments add up to the charge.',
    source: '2430 SVD02 and CAS, 2400 SV102',
    find: (seen) =>
      each(seen.claim.lines, ({ adjudications, chargeAmount, number }, index) => {
        const payers = new Set(adjudications.map(({ payerId }) => payerId));
        for (const payer of payers) {
          const own = adjudications.filter(({ payerId }) => payerId === payer);
          const sum = total(own.map(({ paidAmount, adjustments }) => paidAmount + sumOf(adjustments)));
          if (sum !== (chargeAmount ?? 0n))
            return found(
              `lines[${index}].adjudications`,
              '2430 SVD02',
              `Paid and adjusted for line ${number} are ${centsToText(sum)} together; its charge is ${centsToText(chargeAmount ?? 0n)}.`,
              'Enter amounts as the remittance has them.',
            );
        }
        return null;
      }),
  },
  {
    id: 'COB_PAID_NOT_SUM',
    ...GUIDE,
    sentence: 'What another payer paid for the claim is what it paid for the lines, less its adjustments of the claim.',
    source: '2320 AMT*D, 2430 SVD02',
    find: (seen) =>
      decisions(seen, ({ paidAmount, adjustments }, lines, path) => {
        if (lines.length === 0) return null;
        const sum = total(lines.map((line) => line.paidAmount)) - sumOf(adjustments);
        return (
          sum !== paidAmount &&
          found(
            `${path}.paidAmount`,
            '2320 AMT02',
            `The claim says ${centsToText(paidAmount)} was paid, its lines ${centsToText(sum)}.`,
          )
        );
      }),
  },
];
