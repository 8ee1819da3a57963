/** Other coverage of the patient, and what its payer decided: 2320 to 2330G. */

import { loop, R, required, S, situational, use } from '../../declare/guide.ts';
import { NM1, OI, SBR } from '../../segments/parties.ts';
import {
  adjustments,
  CLAIM_FILING_INDICATORS,
  DEPENDENT_RELATIONSHIPS,
  PAYER_RESPONSIBILITIES,
} from '../shared/claims.ts';
import { otherPayer, outpatientAdjudicationInformation } from '../shared/other-coverage.ts';
import { address, amount, cityStateZipCode, NAME, reference } from '../shared/uses.ts';
import { MEDICARE_SECONDARY_REASONS } from './subscriber.ts';

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
  reference('otherSubscriberSecondaryIdentification', situational(3550), 'SY'),
]);

const otherPayerReferringProvider = loop('2330C', 'otherPayerReferringProviders', situational(3250, 2), [
  use('otherPayerReferringProvider', NM1, required(3250), {
    entityIdentifierCode: R('DN', 'P3'),
    entityTypeQualifier: R('1'),
  }),
  reference('otherPayerReferringProviderSecondaryIdentifications', required(3550, 3), '0B', '1G', 'G2'),
]);

const otherPayerRenderingProvider = loop('2330D', 'otherPayerRenderingProvider', situational(3250), [
  use('otherPayerRenderingProvider', NM1, required(3250), {
    entityIdentifierCode: R('82'),
    entityTypeQualifier: R('1', '2'),
  }),
  reference('otherPayerRenderingProviderSecondaryIdentifications', required(3550, 3), '0B', '1G', 'G2', 'LU'),
]);

const otherPayerServiceFacilityLocation = loop('2330E', 'otherPayerServiceFacilityLocation', situational(3250), [
  use('otherPayerServiceFacilityLocation', NM1, required(3250), {
    entityIdentifierCode: R('77'),
    entityTypeQualifier: R('2'),
  }),
  reference('otherPayerServiceFacilityLocationSecondaryIdentifications', required(3550, 3), '0B', 'G2', 'LU'),
]);

const otherPayerSupervisingProvider = loop('2330F', 'otherPayerSupervisingProvider', situational(3250), [
  use('otherPayerSupervisingProvider', NM1, required(3250), {
    entityIdentifierCode: R('DQ'),
    entityTypeQualifier: R('1'),
  }),
  reference('otherPayerSupervisingProviderSecondaryIdentifications', required(3550, 3), '0B', '1G', 'G2', 'LU'),
]);

const otherPayerBillingProvider = loop('2330G', 'otherPayerBillingProvider', situational(3250), [
  use('otherPayerBillingProvider', NM1, required(3250), {
    entityIdentifierCode: R('85'),
    entityTypeQualifier: R('1', '2'),
  }),
  reference('otherPayerBillingProviderSecondaryIdentifications', required(3550, 2), 'G2', 'LU'),
]);

export const otherSubscriber = loop('2320', 'otherSubscribers', situational(2900, 10), [
  use('otherSubscriberInformation', SBR, required(2900), {
    payerResponsibility: R(...PAYER_RESPONSIBILITIES),
    individualRelationshipCode: R('18', ...DEPENDENT_RELATIONSHIPS),
    groupOrPolicyNumber: S(),
    groupName: S(),
    insuranceTypeCode: S(...MEDICARE_SECONDARY_REASONS),
    claimFilingIndicatorCode: S(...CLAIM_FILING_INDICATORS),
  }),
  adjustments('claimLevelAdjustments', situational(2950, 5)),
  amount('payerPaidAmount', situational(3000), 'D'),
  amount('totalNonCoveredAmount', situational(3000), 'A8'),
  amount('remainingPatientLiability', situational(3000), 'EAF'),
  use('otherInsuranceCoverageInformation', OI, required(3100), {
    benefitsAssignmentIndicator: R('N', 'W', 'Y'),
    patientSignatureSourceCode: S('P'),
    releaseOfInformationCode: R('I', 'Y'),
  }),
  outpatientAdjudicationInformation,
  otherSubscriberName,
  otherPayer,
  otherPayerReferringProvider,
  otherPayerRenderingProvider,
  otherPayerServiceFacilityLocation,
  otherPayerSupervisingProvider,
  otherPayerBillingProvider,
]);
