/** CAS: adjustments of one group, up to six reasons with their amounts. */

import { R, S } from '../../declare/guide.ts';

/** What stands behind the group. */
export const REASONS = {
  adjustmentReasonCode1: R(),
  adjustmentAmount1: R(),
  adjustmentQuantity1: S(),
  adjustmentReasonCode2: S(),
  adjustmentAmount2: S(),
  adjustmentQuantity2: S(),
  adjustmentReasonCode3: S(),
  adjustmentAmount3: S(),
  adjustmentQuantity3: S(),
  adjustmentReasonCode4: S(),
  adjustmentAmount4: S(),
  adjustmentQuantity4: S(),
  adjustmentReasonCode5: S(),
  adjustmentAmount5: S(),
  adjustmentQuantity5: S(),
  adjustmentReasonCode6: S(),
  adjustmentAmount6: S(),
  adjustmentQuantity6: S(),
} as const;
