/** What a payer tells of how it decided, by the amounts of its payment system and by remark codes. */

import { R, S } from '../../declare/guide.ts';

/** MIA, as a claim repeats it of another payer; the remittance has one amount more. */
export const INPATIENT_ADJUDICATION = {
  coveredDaysOrVisitsCount: R(),
  lifetimePsychiatricDaysCount: S(),
  claimDrgAmount: S(),
  claimPaymentRemarkCode1: S(),
  claimDisproportionateShareAmount: S(),
  claimMspPassThroughAmount: S(),
  claimPpsCapitalAmount: S(),
  ppsCapitalFspDrgAmount: S(),
  ppsCapitalHspDrgAmount: S(),
  ppsCapitalDshDrgAmount: S(),
  oldCapitalAmount: S(),
  ppsCapitalImeAmount: S(),
  ppsOperatingHospitalSpecificDrgAmount: S(),
  costReportDayCount: S(),
  ppsOperatingFederalSpecificDrgAmount: S(),
  claimPpsCapitalOutlierAmount: S(),
  claimIndirectTeachingAmount: S(),
  nonpayableProfessionalComponentAmount: S(),
  claimPaymentRemarkCode2: S(),
  claimPaymentRemarkCode3: S(),
  claimPaymentRemarkCode4: S(),
  claimPaymentRemarkCode5: S(),
  ppsCapitalExceptionAmount: S(),
} as const;

/** MOA. */
export const OUTPATIENT_ADJUDICATION = {
  reimbursementRate: S(),
  hcpcsPayableAmount: S(),
  claimPaymentRemarkCode1: S(),
  claimPaymentRemarkCode2: S(),
  claimPaymentRemarkCode3: S(),
  claimPaymentRemarkCode4: S(),
  claimPaymentRemarkCode5: S(),
  endStageRenalDiseasePaymentAmount: S(),
  nonpayableProfessionalComponentAmount: S(),
} as const;
