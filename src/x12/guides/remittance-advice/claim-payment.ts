/** Loop 2100 of the remittance advice: one claim, what was paid for it and why not all. */

import { codes } from '../shared/codes.ts';
import { ANY_NUMBER, loop, R, required, S, situational, use } from '../../declare/guide.ts';
import { AMT, CAS, DTM, MIA, MOA, QTY } from '../../segments/claim.ts';
import { NM1, PER } from '../../segments/parties.ts';
import { CLP } from '../../segments/payment.ts';
import { INPATIENT_ADJUDICATION, OUTPATIENT_ADJUDICATION } from '../shared/adjudication.ts';
import { ADJUSTMENT } from './adjustment.ts';
import { servicePayments } from './service-payment.ts';
import { reference } from '../shared/uses.ts';

const PERSON = { lastNameOrOrganizationName: S(), firstName: S(), middleName: S(), nameSuffix: S() } as const;

const OTHER_PAYER = {
  entityTypeQualifier: R('2'),
  lastNameOrOrganizationName: R(),
  identificationCodeQualifier: R('AD', 'FI', 'NI', 'PI', 'PP', 'XV'),
  identificationCode: R(),
} as const;

export const claimPayments = loop('2100', 'claimPayments', required(100, ANY_NUMBER), [
  use('claimPaymentInformation', CLP, required(100), {
    patientControlNumber: R(),
    claimStatusCode: R('1', '2', '3', '4', '19', '20', '21', '22', '23', '25'),
    totalClaimChargeAmount: R(),
    claimPaymentAmount: R(),
    patientResponsibilityAmount: S(),
    claimFilingIndicatorCode: R(...codes('12 13 14 15 16 17 AM CH DS HM LM MA MB MC OF TV VA WC ZZ')),
    payerClaimControlNumber: R(),
    facilityTypeCode: S(),
    claimFrequencyCode: S(),
    diagnosisRelatedGroupCode: S(),
    diagnosisRelatedGroupWeight: S(),
    dischargeFraction: S(),
  }),
  use('claimAdjustments', CAS, situational(200, 99), ADJUSTMENT),
  use('patientName', NM1, required(300), {
    entityIdentifierCode: R('QC'),
    entityTypeQualifier: R('1'),
    ...PERSON,
    identificationCodeQualifier: S('34', 'HN', 'II', 'MI', 'MR'),
    identificationCode: S(),
  }),
  use('insuredName', NM1, situational(300), {
    entityIdentifierCode: R('IL'),
    entityTypeQualifier: R('1', '2'),
    ...PERSON,
    identificationCodeQualifier: R('FI', 'II', 'MI'),
    identificationCode: R(),
  }),
  use('correctedPatientOrInsuredName', NM1, situational(300), {
    entityIdentifierCode: R('74'),
    entityTypeQualifier: R('1', '2'),
    ...PERSON,
    identificationCodeQualifier: S('C'),
    identificationCode: S(),
  }),
  use('serviceProviderName', NM1, situational(300), {
    entityIdentifierCode: R('82'),
    entityTypeQualifier: R('1', '2'),
    ...PERSON,
    identificationCodeQualifier: R('BD', 'BS', 'FI', 'MC', 'PC', 'SL', 'UP', 'XX'),
    identificationCode: R(),
  }),
  use('crossoverCarrierName', NM1, situational(300), { entityIdentifierCode: R('TT'), ...OTHER_PAYER }),
  use('correctedPriorityPayerName', NM1, situational(300), { entityIdentifierCode: R('PR'), ...OTHER_PAYER }),
  use('otherSubscriberName', NM1, situational(300), {
    entityIdentifierCode: R('GB'),
    entityTypeQualifier: R('1', '2'),
    ...PERSON,
    identificationCodeQualifier: S('FI', 'II', 'MI'),
    identificationCode: S(),
  }),
  use('inpatientAdjudicationInformation', MIA, situational(330), {
    ...INPATIENT_ADJUDICATION,
    ppsOperatingOutlierAmount: S(),
  }),
  use('outpatientAdjudicationInformation', MOA, situational(350), OUTPATIENT_ADJUDICATION),
  reference(
    'otherClaimRelatedIdentifications',
    situational(400, 5),
    ...codes('1L 1W 28 6P 9A 9C BB CE EA F8 G1 G3 IG SY'),
  ),
  reference('renderingProviderIdentifications', situational(400, 10), ...codes('0B 1A 1B 1C 1D 1G 1H 1J D3 G2 LU')),
  use('statementDates', DTM, situational(500, 2), { dateTimeQualifier: R('232', '233'), date: R() }),
  use('coverageExpirationDate', DTM, situational(500), { dateTimeQualifier: R('036'), date: R() }),
  use('claimReceivedDate', DTM, situational(500), { dateTimeQualifier: R('050'), date: R() }),
  use('claimContacts', PER, situational(600, 2), {
    contactFunctionCode: R('CX'),
    name: S(),
    communicationNumberQualifier: R('EM', 'FX', 'TE'),
    communicationNumber: R(),
    communicationNumberQualifier2: S('EM', 'EX', 'FX', 'TE'),
    communicationNumber2: S(),
    communicationNumberQualifier3: S('EX'),
    communicationNumber3: S(),
  }),
  use('claimSupplementalAmounts', AMT, situational(620, 13), {
    amountQualifierCode: R('AU', 'D8', 'DY', 'F5', 'I', 'NL', 'T', 'T2', 'ZK', 'ZL', 'ZM', 'ZN', 'ZO'),
    monetaryAmount: R(),
  }),
  use('claimSupplementalQuantities', QTY, situational(640, 14), {
    quantityQualifier: R('CA', 'CD', 'LA', 'LE', 'NE', 'NR', 'OU', 'PS', 'VS', 'ZK', 'ZL', 'ZM', 'ZN', 'ZO'),
    quantity: R(),
  }),
  servicePayments,
]);
