/** An adjustment of the remittance advice, of a claim or of a line. */

import { R } from '../../declare/guide.ts';
import { REASONS } from '../shared/adjustments.ts';

/** CAS. Group CR went with version 4010. */
export const ADJUSTMENT = { claimAdjustmentGroupCode: R('CO', 'OA', 'PI', 'PR'), ...REASONS } as const;
