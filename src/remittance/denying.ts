/** Which adjustments deny. */

import type { Cents } from '../platform/money.ts';

interface Adjusted {
  readonly groupCode: string;
  readonly reasonCode: string;
  readonly amount: Cents;
}

/**
 * True when an adjustment denies: it takes something away, and is neither the contract's discount, nor sequestration,
 * nor the patient's deductible, coinsurance or copay, nor what an earlier payer has already paid.
 */
export const isDenial = ({ groupCode, reasonCode, amount }: Adjusted): boolean =>
  amount > 0n && !NOT_DENIALS.has(`${groupCode}-${reasonCode}`);

/** The same question as SQL, over a row of `adjustment`. */
export const denyingSql = (alias: string): string =>
  `(${alias}.amount > 0 and ${alias}.group_code || '-' || ${alias}.reason_code not in (${[...NOT_DENIALS]
    .map((pair) => `'${pair}'`)
    .join(', ')}))`;

const NOT_DENIALS = new Set(['CO-45', 'CO-253', 'OA-23', 'PR-1', 'PR-2', 'PR-3']);
