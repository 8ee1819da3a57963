/** HCP: what a repricer made of a claim or a line. */

import { R, S } from '../../declare/guide.ts';
import { codes } from './codes.ts';

/** By which method. 06 is not for claims of professionals as a whole. */
export const PRICING_METHODS = codes('00 01 02 03 04 05 06 07 08 09 10 11 12 13 14');

/** The amounts, and on what they rest. */
export const REPRICED = {
  repricedAllowedAmount: R(),
  repricedSavingAmount: S(),
  repricingOrganizationIdentifier: S(),
  repricingPerDiemOrFlatRateAmount: S(),
  repricedApprovedPatientGroupCode: S(),
  repricedApprovedPatientGroupAmount: S(),
} as const;

/** Why it was refused, whether the policy was kept, and what exempts it. */
export const REPRICING_VERDICT = {
  rejectReasonCode: S('T1', 'T2', 'T3', 'T4', 'T5', 'T6'),
  policyComplianceCode: S('1', '2', '3', '4', '5'),
  exceptionCode: S('1', '2', '3', '4', '5', '6'),
} as const;
