/** Who is insured, by whom, and who is the patient when it is someone else: what 2000B and 2000C hold but the claim. */

import { loop, R, required, S, situational, use } from '../../declare/guide.ts';
import { NM1, PAT, SBR } from '../../segments/parties.ts';
import {
  CLAIM_FILING_INDICATORS,
  demographics,
  DEPENDENT_RELATIONSHIPS,
  PAYER_RESPONSIBILITIES,
} from '../shared/claims.ts';
import { address, cityStateZipCode, NAME, PLAN_IDENTIFIER, reference } from '../shared/uses.ts';

export const subscriberInformation = use('subscriberInformation', SBR, required(50), {
  payerResponsibility: R(...PAYER_RESPONSIBILITIES),
  individualRelationshipCode: S('18'),
  groupOrPolicyNumber: S(),
  groupName: S(),
  claimFilingIndicatorCode: S(...CLAIM_FILING_INDICATORS),
});

export const subscriber = loop('2010BA', 'subscriber', required(150), [
  use('subscriberName', NM1, required(150), {
    entityIdentifierCode: R('IL'),
    entityTypeQualifier: R('1', '2'),
    ...NAME,
    identificationCodeQualifier: S('II', 'MI'),
    identificationCode: S(),
  }),
  address('subscriberAddress', situational(250)),
  cityStateZipCode('subscriberCityStateZipCode', situational(300)),
  demographics('subscriberDemographics', situational(320)),
  reference('subscriberSecondaryIdentification', situational(350), 'SY'),
  reference('propertyAndCasualtyClaimNumber', situational(350), 'Y4'),
]);

export const payer = loop('2010BB', 'payer', required(150), [
  use('payerName', NM1, required(150), {
    entityIdentifierCode: R('PR'),
    entityTypeQualifier: R('2'),
    lastNameOrOrganizationName: R(),
    ...PLAN_IDENTIFIER,
  }),
  address('payerAddress', situational(250)),
  cityStateZipCode('payerCityStateZipCode', situational(300)),
  reference('payerSecondaryIdentifications', situational(350, 3), '2U', 'EI', 'FY', 'NF'),
  reference('billingProviderSecondaryIdentification', situational(350), 'G2', 'LU'),
]);

export const patientInformation = use('patientInformation', PAT, required(70), {
  individualRelationshipCode: R(...DEPENDENT_RELATIONSHIPS),
});

export const patient = loop('2010CA', 'patient', required(150), [
  use('patientName', NM1, required(150), {
    entityIdentifierCode: R('QC'),
    entityTypeQualifier: R('1'),
    ...NAME,
  }),
  address('patientAddress', required(250)),
  cityStateZipCode('patientCityStateZipCode', required(300)),
  demographics('patientDemographics', required(320)),
  reference('propertyAndCasualtyClaimNumber', situational(350), 'Y4'),
  reference('propertyAndCasualtyPatientIdentifier', situational(350), '1W', 'SY'),
]);
