/** Who is insured, by whom, and who is the patient when it is someone else: what 2000B and 2000C hold but the claim. */

import { loop, R, required, S, situational, use } from '../../declare/guide.ts';
import { NM1, PAT, SBR } from '../../segments/parties.ts';
import {
  CLAIM_FILING_INDICATORS,
  demographics,
  DEPENDENT_RELATIONSHIPS,
  PAYER_RESPONSIBILITIES,
  telephone,
} from '../shared/claims.ts';
import { codes } from '../shared/codes.ts';
import { address, cityStateZipCode, NAME, PLAN_IDENTIFIER, reference } from '../shared/uses.ts';

/** Why Medicare pays second. */
export const MEDICARE_SECONDARY_REASONS = codes('12 13 14 15 16 41 42 43 47');

const STATE_OF_PATIENT = {
  dateTimePeriodFormatQualifier: S('D8'),
  dateTimePeriod: S(),
  unitOrBasisForMeasurementCode: S('01'),
  weight: S(),
  pregnancyIndicator: S('Y'),
} as const;

export const subscriberInformation = use('subscriberInformation', SBR, required(50), {
  payerResponsibility: R(...PAYER_RESPONSIBILITIES),
  individualRelationshipCode: S('18'),
  groupOrPolicyNumber: S(),
  groupName: S(),
  insuranceTypeCode: S(...MEDICARE_SECONDARY_REASONS),
  claimFilingIndicatorCode: S(...CLAIM_FILING_INDICATORS),
});

/** Of a subscriber that is the patient. */
export const subscriberPatientInformation = use('patientInformation', PAT, situational(70), STATE_OF_PATIENT);

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
  telephone('propertyAndCasualtySubscriberContact', situational(400)),
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
  reference('billingProviderSecondaryIdentifications', situational(350, 2), 'G2', 'LU'),
]);

export const patientInformation = use('patientInformation', PAT, required(70), {
  individualRelationshipCode: R(...DEPENDENT_RELATIONSHIPS),
  ...STATE_OF_PATIENT,
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
  telephone('propertyAndCasualtyPatientContact', situational(400)),
]);
