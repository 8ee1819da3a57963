/** Loop 2000 of the remittance advice: claims under one number, with a provider's totals where the payer gives them. */

import { ANY_NUMBER, loop, R, required, S, situational, use } from '../../declare/guide.ts';
import { LX } from '../../segments/parties.ts';
import { TS2, TS3 } from '../../segments/payment.ts';
import { DETAIL } from '../shared/tables.ts';
import { claimPayments } from './claim-payment.ts';

export const headerNumbers = loop('2000', 'headerNumbers', situational(DETAIL + 30, ANY_NUMBER), [
  use('headerNumber', LX, required(30), { assignedNumber: R() }),
  use('providerSummaryInformation', TS3, situational(50), {
    providerIdentifier: R(),
    facilityTypeCode: R(),
    fiscalPeriodDate: R(),
    totalClaimCount: R(),
    totalClaimChargeAmount: R(),
    totalMspPayerAmount: S(),
    totalNonLabChargeAmount: S(),
    totalHcpcsReportableChargeAmount: S(),
    totalHcpcsPayableAmount: S(),
    totalProfessionalComponentAmount: S(),
    totalMspPatientLiabilityMetAmount: S(),
    totalPatientReimbursementAmount: S(),
    totalPipClaimCount: S(),
    totalPipAdjustmentAmount: S(),
  }),
  use('providerSupplementalSummaryInformation', TS2, situational(70), {
    totalDrgAmount: S(),
    totalFederalSpecificAmount: S(),
    totalHospitalSpecificAmount: S(),
    totalDisproportionateShareAmount: S(),
    totalCapitalAmount: S(),
    totalIndirectMedicalEducationAmount: S(),
    totalOutlierDayCount: S(),
    totalDayOutlierAmount: S(),
    totalCostOutlierAmount: S(),
    averageDrgLengthOfStay: S(),
    totalDischargeCount: S(),
    totalCostReportDayCount: S(),
    totalCoveredDayCount: S(),
    totalNoncoveredDayCount: S(),
    totalMspPassThroughAmount: S(),
    averageDrgWeight: S(),
    totalPpsCapitalFspDrgAmount: S(),
    totalPpsCapitalHspDrgAmount: S(),
    totalPpsDshDrgAmount: S(),
  }),
  claimPayments,
]);
