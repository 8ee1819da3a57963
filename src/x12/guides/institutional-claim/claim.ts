/** The claim itself: 2300 and all below it. */

import { loop, R, required, S, situational, use } from '../../declare/guide.ts';
import { CL1, CLM, DTP, HCP, NTE } from '../../segments/claim.ts';
import {
  conditionCodes,
  contractInformation,
  epsdtReferral,
  fileInformation,
  serviceAuthorizationExceptionCode,
  supplementalInformation,
} from '../shared/claims.ts';
import { codes } from '../shared/codes.ts';
import { PRICING_METHODS, REPRICED, REPRICING_VERDICT } from '../shared/pricing.ts';
import { amount, date, reference } from '../shared/uses.ts';
import {
  admittingDiagnosis,
  diagnosisRelatedGroup,
  externalCauseOfInjury,
  occurrenceCodes,
  occurrenceSpanCodes,
  otherDiagnoses,
  otherProcedures,
  patientReasonForVisit,
  principalDiagnosis,
  principalProcedure,
  treatmentCodes,
  valueCodes,
} from './claim-codes.ts';
import {
  attendingProvider,
  operatingPhysician,
  otherOperatingPhysician,
  referringProvider,
  renderingProvider,
  serviceFacilityLocation,
} from './claim-parties.ts';
import { otherSubscriber } from './other-subscriber.ts';
import { serviceLine } from './service-line.ts';

const claimInformation = use('claimInformation', CLM, required(1300), {
  patientControlNumber: R(),
  totalClaimChargeAmount: R(),
  healthCareServiceLocation: R({
    facilityCodeValue: R(),
    facilityCodeQualifier: R('A'),
    claimFrequencyCode: R(),
  }),
  assignmentOrPlanParticipationCode: R('A', 'B', 'C'),
  benefitsAssignmentIndicator: R('N', 'W', 'Y'),
  releaseOfInformationCode: R('I', 'Y'),
  delayReasonCode: S(...codes('1 2 3 4 5 6 7 8 9 10 11 15')),
});

const dischargeHour = use('dischargeHour', DTP, situational(1350), {
  dateTimeQualifier: R('096'),
  dateTimePeriodFormatQualifier: R('TM'),
  dateTimePeriod: R(),
});

/** The first and the last day that the claim is about. */
const statementDates = use('statementDates', DTP, required(1350), {
  dateTimeQualifier: R('434'),
  dateTimePeriodFormatQualifier: R('RD8'),
  dateTimePeriod: R(),
});

const admissionDate = use('admissionDate', DTP, situational(1350), {
  dateTimeQualifier: R('435'),
  dateTimePeriodFormatQualifier: R('D8', 'DT'),
  dateTimePeriod: R(),
});

const institutionalClaimCode = use('institutionalClaimCode', CL1, required(1400), {
  admissionTypeCode: R(),
  admissionSourceCode: S(),
  patientStatusCode: R(),
});

const claimNotes = use('claimNotes', NTE, situational(1900, 10), {
  noteReferenceCode: R(...codes('ALG DCP DGN DME MED NTR ODT RHB RLH RNH SET SFM SPT UPI')),
  description: R(),
});

const claimPricing = use('claimPricing', HCP, situational(2410), {
  pricingMethodology: R(...PRICING_METHODS),
  ...REPRICED,
  repricedApprovedRevenueCode: S(),
  unitOrBasisForMeasurementCode: S('DA', 'UN'),
  repricedApprovedServiceUnitCount: S(),
  ...REPRICING_VERDICT,
});

/** Stands with the subscriber or with the patient, whoever was treated. */
export const claim = loop('2300', 'claims', situational(1300, 100), [
  claimInformation,
  dischargeHour,
  statementDates,
  admissionDate,
  date('repricerReceivedDate', situational(1350), '050'),
  institutionalClaimCode,
  supplementalInformation('claimSupplementalInformation', situational(1550, 10)),
  contractInformation('contractInformation', situational(1600)),
  amount('patientEstimatedAmountDue', situational(1750), 'F3'),
  serviceAuthorizationExceptionCode,
  reference('referralNumber', situational(1800), '9F'),
  reference('priorAuthorization', situational(1800), 'G1'),
  reference('payerClaimControlNumber', situational(1800), 'F8'),
  reference('repricedClaimNumber', situational(1800), '9A'),
  reference('adjustedRepricedClaimNumber', situational(1800), '9C'),
  reference('investigationalDeviceExemptionNumbers', situational(1800, 5), 'LX'),
  reference('claimIdentifierForTransmissionIntermediaries', situational(1800), 'D9'),
  reference('autoAccidentState', situational(1800), 'LU'),
  reference('medicalRecordNumber', situational(1800), 'EA'),
  reference('demonstrationProjectIdentifier', situational(1800), 'P4'),
  reference('peerReviewOrganizationApprovalNumber', situational(1800), 'G4'),
  fileInformation('fileInformation', situational(1850, 10)),
  claimNotes,
  use('billingNote', NTE, situational(1900), { noteReferenceCode: R('ADD'), description: R() }),
  epsdtReferral,
  principalDiagnosis,
  admittingDiagnosis,
  patientReasonForVisit,
  externalCauseOfInjury,
  diagnosisRelatedGroup,
  otherDiagnoses,
  principalProcedure,
  otherProcedures,
  occurrenceSpanCodes,
  occurrenceCodes,
  valueCodes,
  conditionCodes,
  treatmentCodes,
  claimPricing,
  attendingProvider,
  operatingPhysician,
  otherOperatingPhysician,
  renderingProvider,
  serviceFacilityLocation,
  referringProvider,
  otherSubscriber,
  serviceLine,
]);
