/** Loop 2000D of the claim acknowledgment: a patient, the claims, and what became of each and of its lines. */

import { ANY_NUMBER, loop, R, required, S, situational, use } from '../../declare/guide.ts';
import { STC } from '../../segments/claim.ts';
import { NM1, TRN } from '../../segments/parties.ts';
import { SVC } from '../../segments/payment.ts';
import { statusOf, upToThree } from '../shared/claim-status.ts';
import { codes } from '../shared/codes.ts';
import { lowestLevel } from '../shared/levels.ts';
import { NEXT_LEVEL } from '../shared/positions.ts';
import { CODE_AND_MODIFIERS } from '../shared/procedure.ts';
import { dateOrRange, NAME, reference } from '../shared/uses.ts';

const STATUSES = upToThree(
  statusOf(
    ...codes('03 1P 1Z 40 41 71 72 73 77 82 85 87 DK DN DQ', 'FA GB HK IL LI MSC PR PRP QB QC QD SEP TL TTP TU'),
  ),
);

const patient = loop('2100D', 'patient', required(500), [
  use('patientName', NM1, required(500), {
    entityIdentifierCode: R('QC'),
    entityTypeQualifier: R('1'),
    ...NAME,
    identificationCodeQualifier: R('II', 'MI'),
    identificationCode: R(),
  }),
]);

const serviceLines = loop('2220D', 'serviceLines', situational(1800, ANY_NUMBER), [
  use('serviceLineInformation', SVC, required(1800), {
    procedure: R({
      productOrServiceIdQualifier: R('AD', 'ER', 'HC', 'HP', 'IV', 'N4', 'NU', 'WK'),
      ...CODE_AND_MODIFIERS,
    }),
    lineItemChargeAmount: R(),
    revenueCode: S(),
    originalServiceUnitCount: S(),
  }),
  use('serviceLineStatuses', STC, required(1900, ANY_NUMBER), {
    ...STATUSES,
    actionCode: R('U'),
    freeFormMessageText: S(),
  }),
  reference('lineItemControlNumber', required(2000), 'FJ'),
  reference('pharmacyPrescriptionNumber', situational(2000), 'XZ'),
  dateOrRange('serviceLineDate', situational(2100), '472'),
]);

/** TRN02 is the claim's own patient control number. */
const claims = loop('2200D', 'claims', required(900, ANY_NUMBER), [
  use('claimStatusTrackingNumber', TRN, required(900), {
    traceTypeCode: R('2'),
    referenceIdentification: R(),
  }),
  use('claimStatuses', STC, required(1000, ANY_NUMBER), {
    ...STATUSES,
    statusInformationEffectiveDate: R(),
    actionCode: R('U', 'WQ'),
    chargeAmount: R(),
    freeFormMessageText: S(),
  }),
  reference('payerClaimControlNumber', situational(1100), '1K'),
  reference('claimIdentifierForTransmissionIntermediaries', situational(1100), 'D9'),
  reference('institutionalBillTypeIdentification', situational(1100), 'BLT'),
  dateOrRange('claimServiceDate', required(1200), '472'),
  serviceLines,
]);

export const patients = loop('2000D', 'patients', situational(NEXT_LEVEL, ANY_NUMBER), [
  lowestLevel('PT'),
  patient,
  claims,
]);
