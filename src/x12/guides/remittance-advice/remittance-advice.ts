/** 835: what a payer paid, for which claims and lines, and what it kept back. Guide 005010X221A1. */

import { codes } from '../shared/codes.ts';
import { ANY_NUMBER, guide, R, required, S, situational, use, type TreeOf } from '../../declare/guide.ts';
import { DTM } from '../../segments/claim.ts';
import { CUR, TRN } from '../../segments/parties.ts';
import { BPR, PLB } from '../../segments/payment.ts';
import { SUMMARY } from '../shared/tables.ts';
import { headerNumbers } from './header-number.ts';
import { payee, payer } from './payer-and-payee.ts';
import { reference } from '../shared/uses.ts';

const PROVIDER_ADJUSTMENT = {
  adjustmentReasonCode: R(
    ...codes(
      '50 51 72 90 AH AM AP B2 B3 BD BN C5 CR CS CT CV CW DM E3 FB',
      'FC GO HM IP IR IS J1 L3 L6 LE LS OA OB PI PL RA RE SL TL WO WU',
    ),
  ),
  providerAdjustmentIdentifier: S(),
} as const;

const MORE_ADJUSTMENT = S(PROVIDER_ADJUSTMENT);

export const REMITTANCE_ADVICE = guide(
  {
    transactionSet: '835',
    version: '005010X221A1',
    functionalIdentifierCode: 'HP',
    title: 'Health care claim payment and remittance advice',
  },
  [
    use('financialInformation', BPR, required(200), {
      transactionHandlingCode: R('C', 'D', 'H', 'I', 'P', 'U', 'X'),
      totalActualProviderPaymentAmount: R(),
      creditDebitFlagCode: R('C', 'D'),
      paymentMethodCode: R('ACH', 'BOP', 'CHK', 'FWT', 'NON'),
      paymentFormatCode: S('CCP', 'CTX'),
      senderDfiIdNumberQualifier: S('01', '04'),
      senderDfiIdentificationNumber: S(),
      senderAccountNumberQualifier: S('DA'),
      senderAccountNumber: S(),
      originatingCompanyIdentifier: S(),
      originatingCompanySupplementalCode: S(),
      receiverDfiIdNumberQualifier: S('01', '04'),
      receiverDfiIdentificationNumber: S(),
      receiverAccountNumberQualifier: S('DA', 'SG'),
      receiverAccountNumber: S(),
      checkIssueOrEftEffectiveDate: R(),
    }),
    use('reassociationTraceNumber', TRN, required(400), {
      traceTypeCode: R('1'),
      referenceIdentification: R(),
      originatingCompanyIdentifier: R(),
      referenceIdentification2: S(),
    }),
    use('foreignCurrencyInformation', CUR, situational(500), { entityIdentifierCode: R('PR'), currencyCode: R() }),
    reference('receiverIdentification', situational(600), 'EV'),
    reference('versionIdentification', situational(600), 'F2'),
    use('productionDate', DTM, situational(700), { dateTimeQualifier: R('405'), date: R() }),
    payer,
    payee,
    headerNumbers,
    use('providerAdjustments', PLB, situational(SUMMARY + 100, ANY_NUMBER), {
      providerIdentifier: R(),
      fiscalPeriodDate: R(),
      adjustmentIdentifier1: R(PROVIDER_ADJUSTMENT),
      adjustmentAmount1: R(),
      adjustmentIdentifier2: MORE_ADJUSTMENT,
      adjustmentAmount2: S(),
      adjustmentIdentifier3: MORE_ADJUSTMENT,
      adjustmentAmount3: S(),
      adjustmentIdentifier4: MORE_ADJUSTMENT,
      adjustmentAmount4: S(),
      adjustmentIdentifier5: MORE_ADJUSTMENT,
      adjustmentAmount5: S(),
      adjustmentIdentifier6: MORE_ADJUSTMENT,
      adjustmentAmount6: S(),
    }),
  ],
);

export type RemittanceAdvice = TreeOf<typeof REMITTANCE_ADVICE>;
