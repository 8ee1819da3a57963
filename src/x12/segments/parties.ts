/** Segments that say who, where and under which number. */

import { repeated, segment } from '../declare/segment.ts';
import { C035, C040, C052, C056 } from './composites.ts';

export const BHT = segment('BHT', {
  hierarchicalStructureCode: '1005',
  transactionSetPurposeCode: '353',
  referenceIdentification: '127',
  date: '373',
  time: '337',
  transactionTypeCode: '640',
});

export const HL = segment('HL', {
  hierarchicalIdNumber: '628',
  hierarchicalParentIdNumber: '734',
  hierarchicalLevelCode: '735',
  hierarchicalChildCode: '736',
});

export const NM1 = segment(
  'NM1',
  {
    entityIdentifierCode: '98',
    entityTypeQualifier: '1065',
    lastNameOrOrganizationName: '1035',
    firstName: '1036',
    middleName: '1037',
    namePrefix: '1038',
    nameSuffix: '1039',
    identificationCodeQualifier: '66',
    identificationCode: '67',
    entityRelationshipCode: '706',
    entityIdentifierCode2: '98',
    lastNameOrOrganizationName2: '1035',
  },
  ['P0809', 'C1110', 'C1203'],
);

export const N1 = segment(
  'N1',
  {
    entityIdentifierCode: '98',
    name: '93',
    identificationCodeQualifier: '66',
    identificationCode: '67',
    entityRelationshipCode: '706',
    entityIdentifierCode2: '98',
  },
  ['R0203', 'P0304'],
);

export const N3 = segment('N3', {
  addressLine1: '166',
  addressLine2: '166',
});

export const N4 = segment(
  'N4',
  {
    cityName: '19',
    stateOrProvinceCode: '156',
    postalCode: '116',
    countryCode: '26',
    locationQualifier: '309',
    locationIdentifier: '310',
    countrySubdivisionCode: '1715',
  },
  ['E0207', 'C0605', 'C0704'],
);

export const PER = segment(
  'PER',
  {
    contactFunctionCode: '366',
    name: '93',
    communicationNumberQualifier: '365',
    communicationNumber: '364',
    communicationNumberQualifier2: '365',
    communicationNumber2: '364',
    communicationNumberQualifier3: '365',
    communicationNumber3: '364',
    contactInquiryReference: '443',
  },
  ['P0304', 'P0506', 'P0708'],
);

export const PRV = segment(
  'PRV',
  {
    providerCode: '1221',
    referenceIdentificationQualifier: '128',
    referenceIdentification: '127',
    stateOrProvinceCode: '156',
    providerSpecialtyInformation: C035,
    providerOrganizationCode: '1223',
  },
  ['P0203'],
);

export const REF = segment(
  'REF',
  {
    referenceIdentificationQualifier: '128',
    referenceIdentification: '127',
    description: '352',
    referenceIdentifier: C040,
  },
  ['R0203'],
);

export const DMG = segment(
  'DMG',
  {
    dateTimePeriodFormatQualifier: '1250',
    dateTimePeriod: '1251',
    genderCode: '1068',
    maritalStatusCode: '1067',
    raceOrEthnicity: repeated(C056, 10),
    citizenshipStatusCode: '1066',
    countryCode: '26',
    basisOfVerificationCode: '659',
    quantity: '380',
    codeListQualifierCode: '1270',
    industryCode: '1271',
  },
  ['P0102', 'P1011', 'C1105'],
);

export const INS = segment(
  'INS',
  {
    insuredIndicator: '1073',
    individualRelationshipCode: '1069',
    maintenanceTypeCode: '875',
    maintenanceReasonCode: '1203',
    benefitStatusCode: '1216',
    medicareStatusCode: C052,
    cobraQualifyingEventCode: '1219',
    employmentStatusCode: '584',
    studentStatusCode: '1220',
    handicapIndicator: '1073',
    dateTimePeriodFormatQualifier: '1250',
    dateTimePeriod: '1251',
    confidentialityCode: '1165',
    cityName: '19',
    stateOrProvinceCode: '156',
    countryCode: '26',
    birthSequenceNumber: '1470',
  },
  ['P1112'],
);

export const SBR = segment('SBR', {
  payerResponsibility: '1138',
  individualRelationshipCode: '1069',
  groupOrPolicyNumber: '127',
  groupName: '93',
  insuranceTypeCode: '1336',
  coordinationOfBenefitsCode: '1143',
  yesNoConditionOrResponseCode: '1073',
  employmentStatusCode: '584',
  claimFilingIndicatorCode: '1032',
});

export const PAT = segment(
  'PAT',
  {
    individualRelationshipCode: '1069',
    patientLocationCode: '1384',
    employmentStatusCode: '584',
    studentStatusCode: '1220',
    dateTimePeriodFormatQualifier: '1250',
    dateTimePeriod: '1251',
    unitOrBasisForMeasurementCode: '355',
    weight: '81',
    pregnancyIndicator: '1073',
  },
  ['P0506', 'P0708'],
);

export const OI = segment('OI', {
  claimFilingIndicatorCode: '1032',
  claimSubmissionReasonCode: '1383',
  benefitsAssignmentIndicator: '1073',
  patientSignatureSourceCode: '1351',
  providerAgreementCode: '1360',
  releaseOfInformationCode: '1363',
});

export const CUR = segment(
  'CUR',
  {
    entityIdentifierCode: '98',
    currencyCode: '100',
    exchangeRate: '280',
    entityIdentifierCode2: '98',
    currencyCode2: '100',
    currencyMarketOrExchangeCode: '669',
    dateTimeQualifier1: '374',
    date1: '373',
    time1: '337',
    dateTimeQualifier2: '374',
    date2: '373',
    time2: '337',
    dateTimeQualifier3: '374',
    date3: '373',
    time3: '337',
    dateTimeQualifier4: '374',
    date4: '373',
    time4: '337',
    dateTimeQualifier5: '374',
    date5: '373',
    time5: '337',
  },
  [
    'C0807',
    'C0907',
    'L101112',
    'C1110',
    'C1210',
    'L131415',
    'C1413',
    'C1513',
    'L161718',
    'C1716',
    'C1816',
    'L192021',
    'C2019',
    'C2119',
  ],
);

export const TRN = segment('TRN', {
  traceTypeCode: '481',
  referenceIdentification: '127',
  originatingCompanyIdentifier: '509',
  referenceIdentification2: '127',
});

export const LX = segment('LX', {
  assignedNumber: '554',
});
