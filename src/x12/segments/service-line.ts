/** Segments of a service line. */

import { segment } from '../declare/segment.ts';
import { C001, C003, C004 } from './composites.ts';

export const SV1 = segment(
  'SV1',
  {
    procedure: C003,
    lineItemChargeAmount: '782',
    unitOrBasisForMeasurementCode: '355',
    serviceUnitCount: '380',
    placeOfServiceCode: '1331',
    serviceTypeCode: '1365',
    diagnosisPointers: C004,
    monetaryAmount2: '782',
    emergencyIndicator: '1073',
    multipleProcedureCode: '1340',
    epsdtIndicator: '1073',
    familyPlanningIndicator: '1073',
    reviewCode: '1364',
    nationalOrLocalAssignedReviewValue: '1341',
    copayStatusCode: '1327',
    healthCareProfessionalShortageAreaCode: '1334',
    referenceIdentification: '127',
    postalCode: '116',
    monetaryAmount3: '782',
    levelOfCareCode: '1337',
    providerAgreementCode: '1360',
  },
  ['P0304'],
);

export const SV2 = segment(
  'SV2',
  {
    serviceLineRevenueCode: '234',
    procedure: C003,
    lineItemChargeAmount: '782',
    unitOrBasisForMeasurementCode: '355',
    serviceUnitCount: '380',
    unitRate: '1371',
    lineItemDeniedOrNonCoveredChargeAmount: '782',
    yesNoConditionOrResponseCode: '1073',
    nursingHomeResidentialStatusCode: '1345',
    levelOfCareCode: '1337',
  },
  ['R0102', 'P0405'],
);

export const SV5 = segment(
  'SV5',
  {
    procedure: C003,
    unitOrBasisForMeasurementCode: '355',
    lengthOfMedicalNecessity: '380',
    rentalPrice: '782',
    purchasePrice: '782',
    rentalUnitPriceIndicator: '594',
    prognosisCode: '923',
  },
  ['R0405', 'C0604'],
);

export const PS1 = segment('PS1', {
  purchasedServiceProviderIdentifier: '127',
  purchasedServiceChargeAmount: '782',
  stateOrProvinceCode: '156',
});

export const LIN = segment('LIN', {
  assignedIdentification: '350',
  productOrServiceIdQualifier: '235',
  productOrServiceId: '234',
});

export const CTP = segment(
  'CTP',
  {
    classOfTradeCode: '687',
    priceIdentifierCode: '236',
    unitPrice: '212',
    quantity: '380',
    compositeUnitOfMeasure: C001,
    priceMultiplierQualifier: '648',
    multiplier: '649',
    monetaryAmount: '782',
    basisOfUnitPriceCode: '639',
    conditionValue: '499',
    multiplePriceQuantity: '289',
  },
  ['P0405', 'C0607', 'C0902', 'C1002', 'C1103'],
);

export const SVD = segment('SVD', {
  otherPayerPrimaryIdentifier: '67',
  serviceLinePaidAmount: '782',
  procedure: C003,
  serviceLineRevenueCode: '234',
  paidServiceUnitCount: '380',
  bundledOrUnbundledLineNumber: '554',
});

export const MEA = segment('MEA', {
  measurementReferenceIdCode: '737',
  measurementQualifier: '738',
  measurementValue: '739',
  compositeUnitOfMeasure: C001,
  rangeMinimum: '740',
  rangeMaximum: '741',
  measurementSignificanceCode: '935',
  measurementAttributeCode: '936',
  surfaceLayerPositionCode: '752',
  measurementMethodOrDevice: '1373',
});

export const LQ = segment(
  'LQ',
  {
    codeListQualifierCode: '1270',
    industryCode: '1271',
  },
  ['C0102'],
);

export const FRM = segment(
  'FRM',
  {
    questionNumberOrLetter: '350',
    yesNoResponse: '1073',
    textResponse: '127',
    dateResponse: '373',
    percentResponse: '332',
  },
  ['R02030405'],
);
