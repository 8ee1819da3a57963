/** Composite elements of version 005010. */

import { composite } from '../declare/segment.ts';

export const C001 = composite('C001', {
  unitOrBasisForMeasurementCode: '355',
  exponent: '1018',
  multiplier: '649',
});

export const C002 = composite('C002', {
  paperworkReportActionCode: '704',
  paperworkReportActionCode2: '704',
  paperworkReportActionCode3: '704',
  paperworkReportActionCode4: '704',
  paperworkReportActionCode5: '704',
});

export const C003 = composite(
  'C003',
  {
    productOrServiceIdQualifier: '235',
    procedureCode: '234',
    modifier1: '1339',
    modifier2: '1339',
    modifier3: '1339',
    modifier4: '1339',
    description: '352',
    productOrServiceId2: '234',
  },
  ['P0102'],
);

export const C004 = composite('C004', {
  diagnosisPointer1: '1328',
  diagnosisPointer2: '1328',
  diagnosisPointer3: '1328',
  diagnosisPointer4: '1328',
});

export const C005 = composite('C005', {
  toothSurfaceCode1: '1369',
  toothSurfaceCode2: '1369',
  toothSurfaceCode3: '1369',
  toothSurfaceCode4: '1369',
  toothSurfaceCode5: '1369',
});

export const C022 = composite(
  'C022',
  {
    codeListQualifierCode: '1270',
    industryCode: '1271',
    dateTimePeriodFormatQualifier: '1250',
    dateTimePeriod: '1251',
    monetaryAmount: '782',
    quantity: '380',
    versionIdentifier: '799',
    industryCode2: '1271',
    presentOnAdmissionIndicator: '1073',
  },
  ['P0304', 'E0809'],
);

export const C023 = composite('C023', {
  facilityCodeValue: '1331',
  facilityCodeQualifier: '1332',
  claimFrequencyCode: '1325',
});

export const C024 = composite('C024', {
  relatedCausesCode1: '1362',
  relatedCausesCode2: '1362',
  relatedCausesCode3: '1362',
  stateOrProvinceCode: '156',
  countryCode: '26',
});

export const C030 = composite('C030', {
  elementPositionInSegment: '722',
  componentPositionInComposite: '1528',
  repeatingElementPosition: '1686',
});

export const C035 = composite('C035', {
  providerSpecialtyCode: '1222',
  agencyQualifierCode: '559',
  yesNoConditionOrResponseCode: '1073',
});

export const C040 = composite(
  'C040',
  {
    referenceIdentificationQualifier: '128',
    referenceIdentification: '127',
    referenceIdentificationQualifier2: '128',
    referenceIdentification2: '127',
    referenceIdentificationQualifier3: '128',
    referenceIdentification3: '127',
  },
  ['P0304', 'P0506'],
);

export const C042 = composite('C042', {
  adjustmentReasonCode: '426',
  providerAdjustmentIdentifier: '127',
});

export const C043 = composite('C043', {
  healthCareClaimStatusCategoryCode: '1271',
  healthCareClaimStatusCode: '1271',
  entityIdentifierCode: '98',
  codeListQualifierCode: '1270',
});

export const C052 = composite('C052', {
  medicarePlanCode: '1218',
  eligibilityReasonCode: '1701',
});

export const C056 = composite(
  'C056',
  {
    raceOrEthnicityCode: '1109',
    codeListQualifierCode: '1270',
    industryCode: '1271',
  },
  ['P0203'],
);

export const C998 = composite('C998', {
  contextName: '9999',
  contextReference: '9998',
});

export const C999 = composite('C999', {
  dataElementReferenceNumber: '725',
  dataElementReferenceNumber2: '725',
});
