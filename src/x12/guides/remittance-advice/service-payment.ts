/** Loop 2110 of the remittance advice: one line of a claim, what was paid for it and why not all. */

import { loop, R, required, S, situational, use } from '../../declare/guide.ts';
import { AMT, CAS, DTM, QTY } from '../../segments/claim.ts';
import { LQ } from '../../segments/service-line.ts';
import { SVC } from '../../segments/payment.ts';
import { CODE_AND_MODIFIERS } from '../shared/procedure.ts';
import { codes } from '../shared/codes.ts';
import { ADJUSTMENT } from './adjustment.ts';
import { reference } from '../shared/uses.ts';

export const servicePayments = loop('2110', 'servicePayments', situational(700, 999), [
  use('servicePaymentInformation', SVC, required(700), {
    procedure: R({
      productOrServiceIdQualifier: R('AD', 'ER', 'HC', 'HP', 'IV', 'N4', 'N6', 'NU', 'UI', 'WK'),
      ...CODE_AND_MODIFIERS,
    }),
    lineItemChargeAmount: R(),
    lineItemProviderPaymentAmount: R(),
    revenueCode: S(),
    paidServiceUnitCount: S(),
    submittedProcedure: S({
      productOrServiceIdQualifier: R('AD', 'ER', 'HC', 'HP', 'IV', 'N4', 'NU', 'WK'),
      ...CODE_AND_MODIFIERS,
      description: S(),
    }),
    originalServiceUnitCount: S(),
  }),
  use('serviceDates', DTM, situational(800, 2), { dateTimeQualifier: R('150', '151', '472'), date: R() }),
  use('serviceAdjustments', CAS, situational(900, 99), ADJUSTMENT),
  reference('serviceIdentifications', situational(1000, 8), ...codes('1S APC BB E9 G1 G3 LU RB')),
  reference('lineItemControlNumber', situational(1000), '6R'),
  reference(
    'renderingProviderIdentifications',
    situational(1000, 10),
    ...codes('0B 1A 1B 1C 1D 1G 1H 1J D3 G2 HPI SY TJ'),
  ),
  reference('healthCarePolicyIdentifications', situational(1000, 5), '0K'),
  use('serviceSupplementalAmounts', AMT, situational(1100, 9), {
    amountQualifierCode: R('B6', 'KH', 'T', 'T2', 'ZK', 'ZL', 'ZM', 'ZN', 'ZO'),
    monetaryAmount: R(),
  }),
  use('serviceSupplementalQuantities', QTY, situational(1200, 6), {
    quantityQualifier: R('ZK', 'ZL', 'ZM', 'ZN', 'ZO'),
    quantity: R(),
  }),
  use('healthCareRemarkCodes', LQ, situational(1300, 99), {
    codeListQualifierCode: R('HE', 'RX'),
    industryCode: R(),
  }),
]);
