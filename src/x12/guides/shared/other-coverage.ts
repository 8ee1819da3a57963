/** What every claim says of the patient's other coverage in the same way. */

import { loop, R, required, situational, use } from '../../declare/guide.ts';
import { OUTPATIENT_ADJUDICATION } from './adjudication.ts';
import { MOA } from '../../segments/claim.ts';
import { NM1, REF } from '../../segments/parties.ts';
import { address, cityStateZipCode, date, PLAN_IDENTIFIER, reference } from './uses.ts';

export const otherPayer = loop('2330B', 'otherPayer', required(3250), [
  use('otherPayerName', NM1, required(3250), {
    entityIdentifierCode: R('PR'),
    entityTypeQualifier: R('2'),
    lastNameOrOrganizationName: R(),
    ...PLAN_IDENTIFIER,
  }),
  address('otherPayerAddress', situational(3320)),
  cityStateZipCode('otherPayerCityStateZipCode', situational(3400)),
  date('claimCheckOrRemittanceDate', situational(3500), '573'),
  reference('otherPayerSecondaryIdentifiers', situational(3550, 2), '2U', 'EI', 'FY', 'NF'),
  reference('otherPayerPriorAuthorizationNumber', situational(3550), 'G1'),
  reference('otherPayerReferralNumber', situational(3550), '9F'),
  use('otherPayerClaimAdjustmentIndicator', REF, situational(3550), {
    referenceIdentificationQualifier: R('T4'),
    referenceIdentification: R('Y'),
  }),
  reference('otherPayerClaimControlNumber', situational(3550), 'F8'),
]);

export const outpatientAdjudicationInformation = use(
  'outpatientAdjudicationInformation',
  MOA,
  situational(3200),
  OUTPATIENT_ADJUDICATION,
);
