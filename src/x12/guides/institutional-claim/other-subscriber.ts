/** Other coverage of the patient, and what its payer decided: 2320 to 2330I. */

import { loop, R, required, S, situational, use } from '../../declare/guide.ts';
import { MIA } from '../../segments/claim.ts';
import { NM1, OI, SBR } from '../../segments/parties.ts';
import { INPATIENT_ADJUDICATION } from '../shared/adjudication.ts';
import {
  adjustments,
  CLAIM_FILING_INDICATORS,
  DEPENDENT_RELATIONSHIPS,
  PAYER_RESPONSIBILITIES,
} from '../shared/claims.ts';
import { otherPayer, outpatientAdjudicationInformation } from '../shared/other-coverage.ts';
import { address, amount, cityStateZipCode, NAME, reference } from '../shared/uses.ts';

const otherSubscriberName = loop('2330A', 'otherSubscriber', required(3250), [
  use('otherSubscriberName', NM1, required(3250), {
    entityIdentifierCode: R('IL'),
    entityTypeQualifier: R('1', '2'),
    ...NAME,
    identificationCodeQualifier: R('II', 'MI'),
    identificationCode: R(),
  }),
  address('otherSubscriberAddress', situational(3320)),
  cityStateZipCode('otherSubscriberCityStateZipCode', situational(3400)),
  reference('otherSubscriberSecondaryIdentifications', situational(3550, 2), 'SY'),
]);

const otherPayerAttendingProvider = loop('2330C', 'otherPayerAttendingProvider', situational(3250), [
  use('otherPayerAttendingProvider', NM1, required(3250), {
    entityIdentifierCode: R('71'),
    entityTypeQualifier: R('1'),
  }),
  reference('otherPayerAttendingProviderSecondaryIdentifications', required(3550, 4), '0B', '1G', 'G2', 'LU'),
]);

const otherPayerOperatingPhysician = loop('2330D', 'otherPayerOperatingPhysician', situational(3250), [
  use('otherPayerOperatingPhysician', NM1, required(3250), {
    entityIdentifierCode: R('72'),
    entityTypeQualifier: R('1'),
  }),
  reference('otherPayerOperatingPhysicianSecondaryIdentifications', required(3550, 4), '0B', '1G', 'G2', 'LU'),
]);

const otherPayerOtherOperatingPhysician = loop('2330E', 'otherPayerOtherOperatingPhysician', situational(3250), [
  use('otherPayerOtherOperatingPhysician', NM1, required(3250), {
    entityIdentifierCode: R('ZZ'),
    entityTypeQualifier: R('1'),
  }),
  reference('otherPayerOtherOperatingPhysicianSecondaryIdentifications', required(3550, 4), '0B', '1G', 'G2', 'LU'),
]);

const otherPayerServiceFacilityLocation = loop('2330F', 'otherPayerServiceFacilityLocation', situational(3250), [
  use('otherPayerServiceFacilityLocation', NM1, required(3250), {
    entityIdentifierCode: R('77'),
    entityTypeQualifier: R('2'),
  }),
  reference('otherPayerServiceFacilityLocationSecondaryIdentifications', required(3550, 3), '0B', 'G2', 'LU'),
]);

const otherPayerRenderingProvider = loop('2330G', 'otherPayerRenderingProvider', situational(3250), [
  use('otherPayerRenderingProvider', NM1, required(3250), {
    entityIdentifierCode: R('82'),
    entityTypeQualifier: R('1'),
  }),
  reference('otherPayerRenderingProviderSecondaryIdentifications', required(3550, 4), '0B', '1G', 'G2', 'LU'),
]);

const otherPayerReferringProvider = loop('2330H', 'otherPayerReferringProvider', situational(3250), [
  use('otherPayerReferringProvider', NM1, required(3250), {
    entityIdentifierCode: R('DN'),
    entityTypeQualifier: R('1'),
  }),
  reference('otherPayerReferringProviderSecondaryIdentifications', required(3550, 3), '0B', '1G', 'G2'),
]);

const otherPayerBillingProvider = loop('2330I', 'otherPayerBillingProvider', situational(3250), [
  use('otherPayerBillingProvider', NM1, required(3250), {
    entityIdentifierCode: R('85'),
    entityTypeQualifier: R('2'),
  }),
  reference('otherPayerBillingProviderSecondaryIdentifications', required(3550, 2), 'G2', 'LU'),
]);

const inpatientAdjudicationInformation = use(
  'inpatientAdjudicationInformation',
  MIA,
  situational(3150),
  INPATIENT_ADJUDICATION,
);

export const otherSubscriber = loop('2320', 'otherSubscribers', situational(2900, 10), [
  use('otherSubscriberInformation', SBR, required(2900), {
    payerResponsibility: R(...PAYER_RESPONSIBILITIES),
    individualRelationshipCode: R('18', ...DEPENDENT_RELATIONSHIPS),
    groupOrPolicyNumber: S(),
    groupName: S(),
    claimFilingIndicatorCode: S(...CLAIM_FILING_INDICATORS),
  }),
  adjustments('claimLevelAdjustments', situational(2950, 5)),
  amount('payerPaidAmount', situational(3000), 'D'),
  amount('remainingPatientLiability', situational(3000), 'EAF'),
  amount('totalNonCoveredAmount', situational(3000), 'A8'),
  use('otherInsuranceCoverageInformation', OI, required(3100), {
    benefitsAssignmentIndicator: R('N', 'W', 'Y'),
    releaseOfInformationCode: R('I', 'Y'),
  }),
  inpatientAdjudicationInformation,
  outpatientAdjudicationInformation,
  otherSubscriberName,
  otherPayer,
  otherPayerAttendingProvider,
  otherPayerOperatingPhysician,
  otherPayerOtherOperatingPhysician,
  otherPayerServiceFacilityLocation,
  otherPayerRenderingProvider,
  otherPayerReferringProvider,
  otherPayerBillingProvider,
]);
