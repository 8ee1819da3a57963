/** An adjustment of the remittance advice, of a claim or of a line: the group, and up to six reasons with their amounts. */

import { R, S } from '../../declare/guide.ts';

/** CAS. Group CR went with version 4010. */
export const ADJUSTMENT = {
  claimAdjustmentGroupCode: R('CO', 'OA', 'PI', 'PR'),
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
