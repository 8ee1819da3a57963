/** Loops 2200 and 2210 of the claim status request: a claim asked about, and lines of it. */

import { ANY_NUMBER, loop, R, required, S, situational, use, type Occurs } from '../../declare/guide.ts';
import { TRN } from '../../segments/parties.ts';
import { SVC } from '../../segments/payment.ts';
import { CODE_AND_MODIFIERS } from '../shared/procedure.ts';
import { amount, dateOrRange, reference } from '../shared/uses.ts';

/** The subscriber's and the dependent's claims have ids of their own, and are asked about in the same way. */
export const claimsOf = <O extends Occurs>(id: string, lineId: string, occurs: O) =>
  loop(id, 'claims', occurs, [
    use('claimStatusTrackingNumber', TRN, required(900), {
      traceTypeCode: R('1'),
      referenceIdentification: R(),
    }),
    reference('payerClaimControlNumber', situational(1000), '1K'),
    reference('institutionalBillTypeIdentification', situational(1000), 'BLT'),
    reference('applicationOrLocationSystemIdentifier', situational(1000), 'LU'),
    reference('groupNumber', situational(1000), '6P'),
    reference('patientControlNumber', situational(1000), 'EJ'),
    reference('pharmacyPrescriptionNumber', situational(1000), 'XZ'),
    reference('claimIdentifierForTransmissionIntermediaries', situational(1000), 'D9'),
    amount('claimSubmittedCharges', situational(1100), 'T3'),
    dateOrRange('claimServiceDate', situational(1200), '472'),
    loop(lineId, 'serviceLines', situational(1300, ANY_NUMBER), [
      use('serviceLineInformation', SVC, required(1300), {
        procedure: R({
          productOrServiceIdQualifier: R('AD', 'ER', 'HC', 'HP', 'IV', 'N4', 'NU', 'WK'),
          ...CODE_AND_MODIFIERS,
        }),
        lineItemChargeAmount: R(),
        revenueCode: S(),
        originalServiceUnitCount: R(),
      }),
      reference('lineItemControlNumber', situational(1400), 'FJ'),
      dateOrRange('serviceLineDate', required(1500), '472'),
    ]),
  ]);
