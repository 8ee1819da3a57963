/** Segments of a claim. */

import { segment } from '../declare/segment.ts';
import { C001, C002, C022, C023, C024, C043 } from './composites.ts';

export const CLM = segment('CLM', {
  patientControlNumber: '1028',
  totalClaimChargeAmount: '782',
  claimFilingIndicatorCode: '1032',
  nonInstitutionalClaimTypeCode: '1343',
  healthCareServiceLocation: C023,
  providerSignatureIndicator: '1073',
  assignmentOrPlanParticipationCode: '1359',
  benefitsAssignmentIndicator: '1073',
  releaseOfInformationCode: '1363',
  patientSignatureSourceCode: '1351',
  relatedCauses: C024,
  specialProgramCode: '1366',
  yesNoConditionOrResponseCode: '1073',
  levelOfServiceCode: '1338',
  yesNoConditionOrResponseCode2: '1073',
  providerAgreementCode: '1360',
  claimStatusCode: '1029',
  yesNoConditionOrResponseCode3: '1073',
  claimSubmissionReasonCode: '1383',
  delayReasonCode: '1514',
});

export const CL1 = segment('CL1', {
  admissionTypeCode: '1315',
  admissionSourceCode: '1314',
  patientStatusCode: '1352',
  nursingHomeResidentialStatusCode: '1345',
});

export const DTP = segment('DTP', {
  dateTimeQualifier: '374',
  dateTimePeriodFormatQualifier: '1250',
  dateTimePeriod: '1251',
});

export const PWK = segment(
  'PWK',
  {
    reportTypeCode: '755',
    reportTransmissionCode: '756',
    reportCopiesNeeded: '757',
    entityIdentifierCode: '98',
    identificationCodeQualifier: '66',
    identificationCode: '67',
    description: '352',
    actionsIndicated: C002,
    requestCategoryCode: '1525',
  },
  ['P0506'],
);

export const CN1 = segment('CN1', {
  contractTypeCode: '1166',
  contractAmount: '782',
  contractPercentage: '332',
  contractCode: '127',
  termsDiscountPercentage: '338',
  contractVersionIdentifier: '799',
});

export const AMT = segment('AMT', {
  amountQualifierCode: '522',
  monetaryAmount: '782',
  creditDebitFlagCode: '478',
});

export const QTY = segment(
  'QTY',
  {
    quantityQualifier: '673',
    quantity: '380',
    compositeUnitOfMeasure: C001,
    freeFormInformation: '61',
  },
  ['R0204', 'E0204'],
);

export const K3 = segment('K3', {
  fixedFormatInformation: '449',
  recordFormatCode: '1333',
  compositeUnitOfMeasure: C001,
});

export const NTE = segment('NTE', {
  noteReferenceCode: '363',
  description: '352',
});

export const CR1 = segment(
  'CR1',
  {
    unitOrBasisForMeasurementCode: '355',
    weight: '81',
    ambulanceTransportCode: '1316',
    ambulanceTransportReasonCode: '1317',
    unitOrBasisForMeasurementCode2: '355',
    quantity: '380',
    addressInformation: '166',
    addressInformation2: '166',
    roundTripPurposeDescription: '352',
    stretcherPurposeDescription: '352',
  },
  ['P0102', 'P0506'],
);

export const CR2 = segment(
  'CR2',
  {
    count: '609',
    quantity: '380',
    subluxationLevelCode: '1367',
    subluxationLevelCode2: '1367',
    unitOrBasisForMeasurementCode: '355',
    quantity2: '380',
    quantity3: '380',
    natureOfConditionCode: '1342',
    yesNoConditionOrResponseCode: '1073',
    patientConditionDescription: '352',
    patientConditionDescription2: '352',
    yesNoConditionOrResponseCode2: '1073',
  },
  ['P0102', 'C0403', 'P0506'],
);

export const CR3 = segment(
  'CR3',
  {
    certificationTypeCode: '1322',
    unitOrBasisForMeasurementCode: '355',
    quantity: '380',
    insulinDependentCode: '1335',
    description: '352',
  },
  ['P0203'],
);

export const CRC = segment('CRC', {
  codeCategory: '1136',
  yesNoConditionOrResponseCode: '1073',
  conditionIndicator1: '1321',
  conditionIndicator2: '1321',
  conditionIndicator3: '1321',
  conditionIndicator4: '1321',
  conditionIndicator5: '1321',
});

export const HI = segment('HI', {
  healthCareCodeInformation1: C022,
  healthCareCodeInformation2: C022,
  healthCareCodeInformation3: C022,
  healthCareCodeInformation4: C022,
  healthCareCodeInformation5: C022,
  healthCareCodeInformation6: C022,
  healthCareCodeInformation7: C022,
  healthCareCodeInformation8: C022,
  healthCareCodeInformation9: C022,
  healthCareCodeInformation10: C022,
  healthCareCodeInformation11: C022,
  healthCareCodeInformation12: C022,
});

export const HCP = segment(
  'HCP',
  {
    pricingMethodology: '1473',
    repricedAllowedAmount: '782',
    repricedSavingAmount: '782',
    repricingOrganizationIdentifier: '127',
    repricingPerDiemOrFlatRateAmount: '118',
    repricedApprovedPatientGroupCode: '127',
    repricedApprovedPatientGroupAmount: '782',
    repricedApprovedRevenueCode: '234',
    productOrServiceIdQualifier: '235',
    repricedApprovedProcedureCode: '234',
    unitOrBasisForMeasurementCode: '355',
    repricedApprovedServiceUnitCount: '380',
    rejectReasonCode: '901',
    policyComplianceCode: '1526',
    exceptionCode: '1527',
  },
  ['R0113', 'P0910', 'P1112'],
);

export const MOA = segment('MOA', {
  reimbursementRate: '954',
  hcpcsPayableAmount: '782',
  claimPaymentRemarkCode1: '127',
  claimPaymentRemarkCode2: '127',
  claimPaymentRemarkCode3: '127',
  claimPaymentRemarkCode4: '127',
  claimPaymentRemarkCode5: '127',
  endStageRenalDiseasePaymentAmount: '782',
  nonpayableProfessionalComponentAmount: '782',
});

export const MIA = segment('MIA', {
  coveredDaysOrVisitsCount: '380',
  ppsOperatingOutlierAmount: '782',
  lifetimePsychiatricDaysCount: '380',
  claimDrgAmount: '782',
  claimPaymentRemarkCode1: '127',
  claimDisproportionateShareAmount: '782',
  claimMspPassThroughAmount: '782',
  claimPpsCapitalAmount: '782',
  ppsCapitalFspDrgAmount: '782',
  ppsCapitalHspDrgAmount: '782',
  ppsCapitalDshDrgAmount: '782',
  oldCapitalAmount: '782',
  ppsCapitalImeAmount: '782',
  ppsOperatingHospitalSpecificDrgAmount: '782',
  costReportDayCount: '380',
  ppsOperatingFederalSpecificDrgAmount: '782',
  claimPpsCapitalOutlierAmount: '782',
  claimIndirectTeachingAmount: '782',
  nonpayableProfessionalComponentAmount: '782',
  claimPaymentRemarkCode2: '127',
  claimPaymentRemarkCode3: '127',
  claimPaymentRemarkCode4: '127',
  claimPaymentRemarkCode5: '127',
  ppsCapitalExceptionAmount: '782',
});

/** Six adjustments of one group: a reason, its amount and a quantity each. */
export const CAS = segment(
  'CAS',
  {
    claimAdjustmentGroupCode: '1033',
    adjustmentReasonCode1: '1034',
    adjustmentAmount1: '782',
    adjustmentQuantity1: '380',
    adjustmentReasonCode2: '1034',
    adjustmentAmount2: '782',
    adjustmentQuantity2: '380',
    adjustmentReasonCode3: '1034',
    adjustmentAmount3: '782',
    adjustmentQuantity3: '380',
    adjustmentReasonCode4: '1034',
    adjustmentAmount4: '782',
    adjustmentQuantity4: '380',
    adjustmentReasonCode5: '1034',
    adjustmentAmount5: '782',
    adjustmentQuantity5: '380',
    adjustmentReasonCode6: '1034',
    adjustmentAmount6: '782',
    adjustmentQuantity6: '380',
  },
  [
    'L050607',
    'C0605',
    'C0705',
    'L080910',
    'C0908',
    'C1008',
    'L111213',
    'C1211',
    'C1311',
    'L141516',
    'C1514',
    'C1614',
    'L171819',
    'C1817',
    'C1917',
  ],
);

export const DTM = segment(
  'DTM',
  {
    dateTimeQualifier: '374',
    date: '373',
    time: '337',
    timeCode: '623',
    dateTimePeriodFormatQualifier: '1250',
    dateTimePeriod: '1251',
  },
  ['R020305', 'C0403', 'P0506'],
);

/** Status of a claim or line, in up to three groups of category, status and entity. */
export const STC = segment('STC', {
  healthCareClaimStatus: C043,
  statusInformationEffectiveDate: '373',
  actionCode: '306',
  chargeAmount: '782',
  paymentAmount: '782',
  adjudicationFinalizedDate: '373',
  paymentMethodCode: '591',
  remittanceDate: '373',
  remittanceTraceNumber: '429',
  healthCareClaimStatus2: C043,
  healthCareClaimStatus3: C043,
  freeFormMessageText: '933',
});
