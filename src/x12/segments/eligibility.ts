/** Segments of eligibility inquiries and their answers. */

import { repeated, segment } from '../declare/segment.ts';
import { C001, C003, C004 } from './composites.ts';

export const EQ = segment(
  'EQ',
  {
    serviceTypeCode: repeated('1365', 99),
    medicalProcedure: C003,
    coverageLevelCode: '1207',
    insuranceTypeCode: '1336',
    diagnosisPointers: C004,
  },
  ['R0102'],
);

export const EB = segment(
  'EB',
  {
    eligibilityOrBenefitInformationCode: '1390',
    coverageLevelCode: '1207',
    serviceTypeCode: repeated('1365', 99),
    insuranceTypeCode: '1336',
    planCoverageDescription: '1204',
    timePeriodQualifier: '615',
    benefitAmount: '782',
    benefitPercent: '954',
    quantityQualifier: '673',
    benefitQuantity: '380',
    authorizationOrCertificationIndicator: '1073',
    inPlanNetworkIndicator: '1073',
    medicalProcedure: C003,
    diagnosisPointers: C004,
  },
  ['P0910'],
);

export const HSD = segment(
  'HSD',
  {
    quantityQualifier: '673',
    benefitQuantity: '380',
    unitOrBasisForMeasurementCode: '355',
    sampleSelectionModulus: '1167',
    timePeriodQualifier: '615',
    periodCount: '616',
    deliveryFrequencyCode: '678',
    deliveryPatternTimeCode: '679',
  },
  ['P0102', 'C0605'],
);

export const AAA = segment('AAA', {
  validRequestIndicator: '1073',
  agencyQualifierCode: '559',
  rejectReasonCode: '901',
  followUpActionCode: '889',
});

export const III = segment(
  'III',
  {
    codeListQualifierCode: '1270',
    industryCode: '1271',
    codeCategory: '1136',
    freeFormMessageText: '933',
    quantity: '380',
    compositeUnitOfMeasure: C001,
    surfaceLayerPositionCode: '752',
    surfaceLayerPositionCode2: '752',
    surfaceLayerPositionCode3: '752',
  },
  ['P0102', 'L030405'],
);

export const MSG = segment(
  'MSG',
  {
    freeFormMessageText: '933',
    printerCarriageControlCode: '934',
    number: '1470',
  },
  ['C0302'],
);

export const MPI = segment(
  'MPI',
  {
    informationStatusCode: '1201',
    employmentStatusCode: '584',
    governmentServiceAffiliationCode: '1595',
    description: '352',
    militaryServiceRankCode: '1596',
    dateTimePeriodFormatQualifier: '1250',
    dateTimePeriod: '1251',
  },
  ['P0607'],
);

/** Opens a group of loops that would otherwise not be told from what stands around it. */
export const LS = segment('LS', {
  loopIdentifierCode: '447',
});

export const LE = segment('LE', {
  loopIdentifierCode: '447',
});
