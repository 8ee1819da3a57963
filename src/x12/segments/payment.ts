/** Segments of a remittance advice. */

import { segment } from '../declare/segment.ts';
import { C003, C040, C042 } from './composites.ts';

export const BPR = segment(
  'BPR',
  {
    transactionHandlingCode: '305',
    totalActualProviderPaymentAmount: '782',
    creditDebitFlagCode: '478',
    paymentMethodCode: '591',
    paymentFormatCode: '812',
    senderDfiIdNumberQualifier: '506',
    senderDfiIdentificationNumber: '507',
    senderAccountNumberQualifier: '569',
    senderAccountNumber: '508',
    originatingCompanyIdentifier: '509',
    originatingCompanySupplementalCode: '510',
    receiverDfiIdNumberQualifier: '506',
    receiverDfiIdentificationNumber: '507',
    receiverAccountNumberQualifier: '569',
    receiverAccountNumber: '508',
    checkIssueOrEftEffectiveDate: '373',
    businessFunctionCode: '1048',
    dfiIdNumberQualifier3: '506',
    dfiIdentificationNumber3: '507',
    accountNumberQualifier3: '569',
    accountNumber3: '508',
  },
  ['P0607', 'C0809', 'P1213', 'C1415', 'P1819', 'C2021'],
);

export const RDM = segment('RDM', {
  reportTransmissionCode: '756',
  name: '93',
  communicationNumber: '364',
  referenceIdentifier: C040,
  referenceIdentifier2: C040,
});

export const TS3 = segment('TS3', {
  providerIdentifier: '127',
  facilityTypeCode: '1331',
  fiscalPeriodDate: '373',
  totalClaimCount: '380',
  totalClaimChargeAmount: '782',
  monetaryAmount6: '782',
  monetaryAmount7: '782',
  monetaryAmount8: '782',
  monetaryAmount9: '782',
  monetaryAmount10: '782',
  monetaryAmount11: '782',
  monetaryAmount12: '782',
  totalMspPayerAmount: '782',
  monetaryAmount14: '782',
  totalNonLabChargeAmount: '782',
  monetaryAmount16: '782',
  totalHcpcsReportableChargeAmount: '782',
  totalHcpcsPayableAmount: '782',
  monetaryAmount19: '782',
  totalProfessionalComponentAmount: '782',
  totalMspPatientLiabilityMetAmount: '782',
  totalPatientReimbursementAmount: '782',
  totalPipClaimCount: '380',
  totalPipAdjustmentAmount: '782',
});

export const TS2 = segment('TS2', {
  totalDrgAmount: '782',
  totalFederalSpecificAmount: '782',
  totalHospitalSpecificAmount: '782',
  totalDisproportionateShareAmount: '782',
  totalCapitalAmount: '782',
  totalIndirectMedicalEducationAmount: '782',
  totalOutlierDayCount: '380',
  totalDayOutlierAmount: '782',
  totalCostOutlierAmount: '782',
  averageDrgLengthOfStay: '380',
  totalDischargeCount: '380',
  totalCostReportDayCount: '380',
  totalCoveredDayCount: '380',
  totalNoncoveredDayCount: '380',
  totalMspPassThroughAmount: '782',
  averageDrgWeight: '380',
  totalPpsCapitalFspDrgAmount: '782',
  totalPpsCapitalHspDrgAmount: '782',
  totalPpsDshDrgAmount: '782',
});

export const CLP = segment('CLP', {
  patientControlNumber: '1028',
  claimStatusCode: '1029',
  totalClaimChargeAmount: '782',
  claimPaymentAmount: '782',
  patientResponsibilityAmount: '782',
  claimFilingIndicatorCode: '1032',
  payerClaimControlNumber: '127',
  facilityTypeCode: '1331',
  claimFrequencyCode: '1325',
  patientStatusCode: '1352',
  diagnosisRelatedGroupCode: '1354',
  diagnosisRelatedGroupWeight: '380',
  dischargeFraction: '954',
  yesNoConditionOrResponseCode: '1073',
});

export const SVC = segment('SVC', {
  procedure: C003,
  lineItemChargeAmount: '782',
  lineItemProviderPaymentAmount: '782',
  revenueCode: '234',
  paidServiceUnitCount: '380',
  submittedProcedure: C003,
  originalServiceUnitCount: '380',
});

/** Adjustments of the provider that belong to no claim: up to six, an identifier and an amount each. */
export const PLB = segment(
  'PLB',
  {
    providerIdentifier: '127',
    fiscalPeriodDate: '373',
    adjustmentIdentifier1: C042,
    adjustmentAmount1: '782',
    adjustmentIdentifier2: C042,
    adjustmentAmount2: '782',
    adjustmentIdentifier3: C042,
    adjustmentAmount3: '782',
    adjustmentIdentifier4: C042,
    adjustmentAmount4: '782',
    adjustmentIdentifier5: C042,
    adjustmentAmount5: '782',
    adjustmentIdentifier6: C042,
    adjustmentAmount6: '782',
  },
  ['P0506', 'P0708', 'P0910', 'P1112', 'P1314'],
);
