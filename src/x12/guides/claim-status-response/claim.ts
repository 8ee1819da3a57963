/** Loops 2200 and 2220 of the claim status response: what became of a claim, and of its lines. */

import { ANY_NUMBER, loop, R, required, S, situational, use, type Occurs } from '../../declare/guide.ts';
import { STC } from '../../segments/claim.ts';
import { TRN } from '../../segments/parties.ts';
import { SVC } from '../../segments/payment.ts';
import { statusOf, upToThree } from '../shared/claim-status.ts';
import { CODE_AND_MODIFIERS } from '../shared/procedure.ts';
import { dateOrRange, reference } from '../shared/uses.ts';

/**
 * RX: the code is of the pharmacies' list, not of the payers'. The guide names some 250 entities that a status may speak
 * of; any is taken, since payers use others.
 */
const STATUSES = upToThree({ ...statusOf(), codeListQualifierCode: S('RX') });

/** The subscriber's and the dependent's claims have ids of their own, and are answered about in the same way. */
export const claimsOf = <O extends Occurs>(id: string, lineId: string, occurs: O) =>
  loop(id, 'claims', occurs, [
    use('claimStatusTrackingNumber', TRN, required(900), {
      traceTypeCode: R('2'),
      referenceIdentification: R(),
    }),
    use('claimStatuses', STC, required(1000, ANY_NUMBER), {
      ...STATUSES,
      statusInformationEffectiveDate: R(),
      chargeAmount: S(),
      paymentAmount: S(),
      adjudicationFinalizedDate: S(),
      remittanceDate: S(),
      remittanceTraceNumber: S(),
    }),
    reference('payerClaimControlNumber', situational(1100), '1K'),
    reference('institutionalBillTypeIdentification', situational(1100), 'BLT'),
    reference('patientControlNumber', situational(1100), 'EJ'),
    reference('pharmacyPrescriptionNumber', situational(1100), 'XZ'),
    reference('voucherIdentifier', situational(1100), 'VV'),
    reference('claimIdentifierForTransmissionIntermediaries', situational(1100), 'D9'),
    dateOrRange('claimServiceDate', situational(1200), '472'),
    loop(lineId, 'serviceLines', situational(1800, ANY_NUMBER), [
      use('serviceLineInformation', SVC, required(1800), {
        procedure: R({
          productOrServiceIdQualifier: R('AD', 'ER', 'HC', 'HP', 'IV', 'N4', 'NU', 'WK'),
          ...CODE_AND_MODIFIERS,
        }),
        lineItemChargeAmount: R(),
        lineItemProviderPaymentAmount: R(),
        revenueCode: S(),
        originalServiceUnitCount: R(),
      }),
      use('serviceLineStatuses', STC, required(1900, ANY_NUMBER), {
        ...STATUSES,
        statusInformationEffectiveDate: R(),
      }),
      reference('lineItemControlNumber', situational(2000), 'FJ'),
      dateOrRange('serviceLineDate', required(2100), '472'),
    ]),
  ]);
