/** The claim itself: 2300 and all below it. */

import { loop, R, required, S, situational, use, type TreeOf } from '../../declare/guide.ts';
import { CLM, CR1, CR2, CRC, HCP, HI, NTE } from '../../segments/claim.ts';
import {
  conditionCodes,
  conditions,
  contractInformation,
  epsdtReferral,
  fileInformation,
  serviceAuthorizationExceptionCode,
  supplementalInformation,
  twelve,
} from '../shared/claims.ts';
import { codes } from '../shared/codes.ts';
import { REPRICED, REPRICING_VERDICT } from '../shared/pricing.ts';
import { amount, date, dateOrRange, reference } from '../shared/uses.ts';
import { AMBULANCE_CONDITIONS, AMBULANCE_TRANSPORT } from './ambulance.ts';
import {
  ambulanceDropOffLocation,
  ambulancePickUpLocation,
  referringProvider,
  renderingProvider,
  serviceFacilityLocation,
  supervisingProvider,
} from './claim-parties.ts';
import { REF } from '../../segments/parties.ts';
import { otherSubscriber } from './other-subscriber.ts';
import { serviceLine } from './service-line.ts';

const RELATED_CAUSES = ['AA', 'EM', 'OA'] as const;

const claimInformation = use('claimInformation', CLM, required(1300), {
  patientControlNumber: R(),
  totalClaimChargeAmount: R(),
  healthCareServiceLocation: R({
    facilityCodeValue: R(),
    facilityCodeQualifier: R('B'),
    claimFrequencyCode: R(),
  }),
  providerSignatureIndicator: R('N', 'Y'),
  assignmentOrPlanParticipationCode: R('A', 'B', 'C'),
  benefitsAssignmentIndicator: R('N', 'W', 'Y'),
  releaseOfInformationCode: R('I', 'Y'),
  patientSignatureSourceCode: S('P'),
  relatedCauses: S({
    relatedCausesCode1: R(...RELATED_CAUSES),
    relatedCausesCode2: S(...RELATED_CAUSES),
    stateOrProvinceCode: S(),
    countryCode: S(),
  }),
  specialProgramCode: S('02', '03', '05', '09'),
  delayReasonCode: S(...codes('1 2 3 4 5 6 7 8 9 10 11 15')),
});

const spinalManipulation = use('spinalManipulationServiceInformation', CR2, situational(2000), {
  natureOfConditionCode: R('A', 'C', 'D', 'E', 'F', 'G', 'M'),
  patientConditionDescription: S(),
  patientConditionDescription2: S(),
});

const homebound = use('homeboundIndicator', CRC, situational(2200), {
  codeCategory: R('75'),
  yesNoConditionOrResponseCode: R('Y'),
  conditionIndicator1: R('IH'),
});

const diagnosisCodes = use(
  'healthCareDiagnosisCodes',
  HI,
  required(2310),
  twelve(
    R({ codeListQualifierCode: R('ABK', 'BK'), industryCode: R() }),
    S({ codeListQualifierCode: R('ABF', 'BF'), industryCode: R() }),
  ),
);

const anesthesiaRelatedProcedure = use('anesthesiaRelatedProcedure', HI, situational(2310), {
  healthCareCodeInformation1: R({ codeListQualifierCode: R('BP'), industryCode: R() }),
  healthCareCodeInformation2: S({ codeListQualifierCode: R('BO'), industryCode: R() }),
});

const claimPricing = use('claimPricing', HCP, situational(2410), {
  pricingMethodology: R(...codes('00 01 02 03 04 05 07 08 09 10 11 12 13 14')),
  ...REPRICED,
  ...REPRICING_VERDICT,
});

/** Stands with the subscriber or with the patient, whoever was treated. */
export const claim = loop('2300', 'claims', situational(1300, 100), [
  claimInformation,
  date('onsetOfCurrentIllnessDate', situational(1350), '431'),
  date('initialTreatmentDate', situational(1350), '454'),
  date('lastSeenDate', situational(1350), '304'),
  date('acuteManifestationDate', situational(1350), '453'),
  date('accidentDate', situational(1350), '439'),
  date('lastMenstrualPeriodDate', situational(1350), '484'),
  date('lastXrayDate', situational(1350), '455'),
  date('hearingAndVisionPrescriptionDate', situational(1350), '471'),
  dateOrRange('disabilityDates', situational(1350), '314', '360', '361'),
  date('lastWorkedDate', situational(1350), '297'),
  date('authorizedReturnToWorkDate', situational(1350), '296'),
  date('admissionDate', situational(1350), '435'),
  date('dischargeDate', situational(1350), '096'),
  date('assumedAndRelinquishedCareDates', situational(1350, 2), '090', '091'),
  date('propertyAndCasualtyFirstContactDate', situational(1350), '444'),
  date('repricerReceivedDate', situational(1350), '050'),
  supplementalInformation('claimSupplementalInformation', situational(1550, 10)),
  contractInformation('contractInformation', situational(1600)),
  amount('patientAmountPaid', situational(1750), 'F5'),
  serviceAuthorizationExceptionCode,
  use('mandatoryMedicareCrossoverIndicator', REF, situational(1800), {
    referenceIdentificationQualifier: R('F5'),
    referenceIdentification: R('N', 'Y'),
  }),
  reference('mammographyCertificationNumber', situational(1800), 'EW'),
  reference('referralNumber', situational(1800), '9F'),
  reference('priorAuthorization', situational(1800), 'G1'),
  reference('payerClaimControlNumber', situational(1800), 'F8'),
  reference('clinicalLaboratoryImprovementAmendmentNumber', situational(1800), 'X4'),
  reference('repricedClaimNumber', situational(1800), '9A'),
  reference('adjustedRepricedClaimNumber', situational(1800), '9C'),
  reference('investigationalDeviceExemptionNumber', situational(1800), 'LX'),
  reference('claimIdentifierForTransmissionIntermediaries', situational(1800), 'D9'),
  reference('medicalRecordNumber', situational(1800), 'EA'),
  reference('demonstrationProjectIdentifier', situational(1800), 'P4'),
  reference('carePlanOversight', situational(1800), '1J'),
  fileInformation('fileInformation', situational(1850, 10)),
  use('claimNote', NTE, situational(1900), {
    noteReferenceCode: R('ADD', 'CER', 'DCP', 'DGN', 'TPO'),
    description: R(),
  }),
  use('ambulanceTransportInformation', CR1, situational(1950), AMBULANCE_TRANSPORT),
  spinalManipulation,
  conditions('ambulanceCertifications', situational(2200, 3), ['07'], AMBULANCE_CONDITIONS),
  conditions('visionConditions', situational(2200, 3), ['E1', 'E2', 'E3'], ['L1', 'L2', 'L3', 'L4', 'L5']),
  homebound,
  epsdtReferral,
  diagnosisCodes,
  anesthesiaRelatedProcedure,
  conditionCodes,
  claimPricing,
  referringProvider,
  renderingProvider,
  serviceFacilityLocation,
  supervisingProvider,
  ambulancePickUpLocation,
  ambulanceDropOffLocation,
  otherSubscriber,
  serviceLine,
]);

export type ProfessionalClaimLoop = TreeOf<typeof claim>;
