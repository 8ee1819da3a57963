/** A claim as its part of an 837P, 005010X222A1: pure. Situations are the guide's: what stands is what it asks for. */

import type { ProfessionalSubscriberLevel } from '../../x12/guides/professional-claim/professional-claim.ts';
import type { ProfessionalClaimLoop } from '../../x12/guides/professional-claim/claim.ts';
import { amountText, dateText } from '../../x12/values.ts';
import type { ClaimSnapshot, Diagnosis, Line } from '../snapshot/claim-snapshot.ts';
import { otherSubscriber, lineAdjudication } from './other-coverage.ts';
import {
  address,
  clinicianName,
  demographics,
  npi,
  personName,
  RELATIONSHIP_CODES,
  someOf,
  stateAndZip,
} from './parties.ts';

/** Levels of the tree of one claim. */
export interface Levels {
  readonly parent: number;
  /** The subscriber's; a dependent patient has the next. */
  readonly own: number;
}

/** How many levels a claim takes. */
export const levelsOf = (claim: ClaimSnapshot): number => (claim.patient.relationship === 'SELF' ? 1 : 2);

/** The subscriber, the patient where it is another, and the claim below whoever was treated. */
export const subscriberLevel = (claim: ClaimSnapshot, levels: Levels): ProfessionalSubscriberLevel => {
  const { subscriber, patient, payer } = claim;
  const isPatient = patient.relationship === 'SELF';
  const billed = [claimLoop(claim)];
  return {
    hierarchicalLevel: {
      hierarchicalIdNumber: String(levels.own),
      hierarchicalParentIdNumber: String(levels.parent),
      hierarchicalLevelCode: '22',
      hierarchicalChildCode: isPatient ? '0' : '1',
    },
    subscriberInformation: {
      payerResponsibility: payer.responsibility as 'P',
      ...(isPatient ? { individualRelationshipCode: '18' } : {}),
      ...someOf({ groupOrPolicyNumber: subscriber.groupNumber }),
      // The name is asked for only where no number says which group it is.
      ...(subscriber.groupNumber === null ? someOf({ groupName: subscriber.groupName }) : {}),
      ...someOf({ claimFilingIndicatorCode: payer.claimFilingIndicatorCode as 'MB' | null }),
    },
    subscriber: {
      subscriberName: {
        entityIdentifierCode: 'IL',
        entityTypeQualifier: '1',
        ...personName(subscriber.name),
        ...(subscriber.memberId === null
          ? {}
          : { identificationCodeQualifier: 'MI', identificationCode: subscriber.memberId }),
      },
      // Address and birth are the patient's to tell: of a subscriber they are asked for only where it is the patient.
      ...(isPatient && patient.address
        ? {
            subscriberAddress: address(patient.address),
            subscriberCityStateZipCode: stateAndZip(patient.address),
          }
        : {}),
      ...(isPatient && patient.birthDate
        ? { subscriberDemographics: demographics(patient.birthDate, patient.sex) }
        : {}),
    },
    payer: {
      payerName: {
        entityIdentifierCode: 'PR',
        entityTypeQualifier: '2',
        lastNameOrOrganizationName: payer.name,
        identificationCodeQualifier: 'PI',
        identificationCode: payer.payerId ?? '',
      },
      ...(payer.address
        ? { payerAddress: address(payer.address), payerCityStateZipCode: stateAndZip(payer.address) }
        : {}),
    },
    ...(isPatient ? { claims: billed } : { patients: [patientLevel(claim, levels, billed)] }),
  };
};

type PatientLevel = NonNullable<ProfessionalSubscriberLevel['patients']>[number];

const patientLevel = (
  { patient }: ClaimSnapshot,
  levels: Levels,
  claims: readonly ProfessionalClaimLoop[],
): PatientLevel => ({
  hierarchicalLevel: {
    hierarchicalIdNumber: String(levels.own + 1),
    hierarchicalParentIdNumber: String(levels.own),
    hierarchicalLevelCode: '23',
    hierarchicalChildCode: '0',
  },
  patientInformation: { individualRelationshipCode: RELATIONSHIP_CODES[patient.relationship] as '01' },
  patient: {
    patientName: { entityIdentifierCode: 'QC', entityTypeQualifier: '1', ...personName(patient.name) },
    patientAddress: patient.address ? address(patient.address) : { addressLine1: '' },
    patientCityStateZipCode: patient.address ? stateAndZip(patient.address) : { cityName: '' },
    patientDemographics: demographics(patient.birthDate, patient.sex),
  },
  claims,
});

const claimLoop = (claim: ClaimSnapshot): ProfessionalClaimLoop => ({
  claimInformation: claimInformation(claim),
  ...(claim.onsetDate ? { onsetOfCurrentIllnessDate: on('431', claim.onsetDate) } : {}),
  ...(claim.accident?.date ? { accidentDate: on('439', claim.accident.date) } : {}),
  ...(claim.admission ? { admissionDate: on('435', claim.admission.admittedOn) } : {}),
  ...(claim.admission?.dischargedOn ? { dischargeDate: on('096', claim.admission.dischargedOn) } : {}),
  ...(claim.referralNumber ? { referralNumber: numbered('9F', claim.referralNumber) } : {}),
  ...(claim.priorAuthorizationNumber ? { priorAuthorization: numbered('G1', claim.priorAuthorizationNumber) } : {}),
  ...(claim.payerClaimControlNumber && claim.claimFrequencyCode !== '1'
    ? { payerClaimControlNumber: numbered('F8', claim.payerClaimControlNumber) }
    : {}),
  ...(claim.cliaNumber ? { clinicalLaboratoryImprovementAmendmentNumber: numbered('X4', claim.cliaNumber) } : {}),
  ...(claim.note ? { claimNote: { noteReferenceCode: 'ADD', description: claim.note } } : {}),
  healthCareDiagnosisCodes: diagnoses(claim.diagnoses),
  ...(claim.referringProvider
    ? {
        referringProviders: [
          {
            referringProviderName: {
              entityIdentifierCode: 'DN',
              entityTypeQualifier: '1',
              ...clinicianName(claim.referringProvider),
            },
          },
        ],
      }
    : {}),
  ...(claim.renderingProvider ? { renderingProvider: rendering(claim.renderingProvider) } : {}),
  ...(claim.serviceFacility
    ? {
        serviceFacilityLocation: {
          serviceFacilityLocationName: {
            entityIdentifierCode: '77',
            entityTypeQualifier: '2',
            lastNameOrOrganizationName: claim.serviceFacility.name,
            ...npi(claim.serviceFacility.npi),
          },
          serviceFacilityLocationAddress: claim.serviceFacility.address
            ? address(claim.serviceFacility.address)
            : { addressLine1: '' },
          serviceFacilityLocationCityStateZipCode: claim.serviceFacility.address
            ? stateAndZip(claim.serviceFacility.address)
            : { cityName: '' },
        },
      }
    : {}),
  ...(claim.supervisingProvider
    ? {
        supervisingProvider: {
          supervisingProviderName: {
            entityIdentifierCode: 'DQ',
            entityTypeQualifier: '1',
            ...clinicianName(claim.supervisingProvider),
          },
        },
      }
    : {}),
  ...(claim.otherCoverages.length > 0 ? { otherSubscribers: claim.otherCoverages.map(otherSubscriber) } : {}),
  serviceLines: claim.lines.map((line) => serviceLine(line, claim)),
});

const claimInformation = (claim: ClaimSnapshot): ProfessionalClaimLoop['claimInformation'] => ({
  patientControlNumber: claim.patientControlNumber,
  totalClaimChargeAmount: amountText(claim.totalClaimChargeAmount),
  healthCareServiceLocation: {
    facilityCodeValue: claim.facilityCode,
    facilityCodeQualifier: 'B',
    claimFrequencyCode: claim.claimFrequencyCode,
  },
  providerSignatureIndicator: claim.providerSignatureOnFile ? 'Y' : 'N',
  assignmentOrPlanParticipationCode: claim.acceptAssignmentCode,
  benefitsAssignmentIndicator: claim.benefitsAssignment,
  releaseOfInformationCode: claim.releaseOfInformation,
  ...(claim.accident && claim.accident.causes.length > 0
    ? {
        relatedCauses: {
          relatedCausesCode1: claim.accident.causes[0]!,
          ...someOf({ relatedCausesCode2: claim.accident.causes[1] ?? null }),
          ...someOf({ stateOrProvinceCode: claim.accident.state }),
        },
      }
    : {}),
  ...someOf({ delayReasonCode: claim.delayReasonCode as '1' | null }),
});

type DiagnosisCodes = ProfessionalClaimLoop['healthCareDiagnosisCodes'];

const diagnoses = (list: readonly Diagnosis[]): DiagnosisCodes =>
  Object.fromEntries(
    list.map(({ code }, index) => [
      `healthCareCodeInformation${index + 1}`,
      { codeListQualifierCode: index === 0 ? 'ABK' : 'ABF', industryCode: code },
    ]),
  ) as unknown as DiagnosisCodes;

type ServiceLineLoop = ProfessionalClaimLoop['serviceLines'][number];

const serviceLine = (line: Line, claim: ClaimSnapshot): ServiceLineLoop => {
  const [first = 1, second, third, fourth] = line.diagnosisPointers;
  return {
    serviceLineNumber: { assignedNumber: String(line.number) },
    professionalService: {
      procedure: procedure(line),
      lineItemChargeAmount: amountText(line.chargeAmount ?? 0n),
      unitOrBasisForMeasurementCode: line.unitOfMeasure as 'UN',
      serviceUnitCount: line.units,
      ...(line.placeOfServiceCode && line.placeOfServiceCode !== claim.facilityCode
        ? { placeOfServiceCode: line.placeOfServiceCode }
        : {}),
      diagnosisPointers: {
        diagnosisPointer1: String(first),
        ...someOf({
          diagnosisPointer2: second === undefined ? null : String(second),
          diagnosisPointer3: third === undefined ? null : String(third),
          diagnosisPointer4: fourth === undefined ? null : String(fourth),
        }),
      },
      ...(line.emergency ? { emergencyIndicator: 'Y' } : {}),
    },
    serviceDate:
      line.serviceFrom === line.serviceTo
        ? on('472', line.serviceFrom)
        : {
            dateTimeQualifier: '472',
            dateTimePeriodFormatQualifier: 'RD8',
            dateTimePeriod: `${dateText(line.serviceFrom)}-${dateText(line.serviceTo)}`,
          },
    ...(line.priorAuthorizationNumber ? { priorAuthorizations: [numbered('G1', line.priorAuthorizationNumber)] } : {}),
    ...(line.lineItemControlNumber ? { lineItemControlNumber: numbered('6R', line.lineItemControlNumber) } : {}),
    ...(line.drug
      ? {
          drugIdentification: {
            drugIdentification: { productOrServiceIdQualifier: 'N4', productOrServiceId: line.drug.nationalDrugCode },
            drugQuantity: {
              quantity: line.drug.quantity,
              compositeUnitOfMeasure: { unitOrBasisForMeasurementCode: line.drug.unit as 'UN' },
            },
          },
        }
      : {}),
    ...(line.renderingProvider ? { renderingProvider: rendering(line.renderingProvider) } : {}),
    ...(line.adjudications.length > 0 ? { lineAdjudications: line.adjudications.map(lineAdjudication) } : {}),
  };
};

const procedure = (line: Line): ServiceLineLoop['professionalService']['procedure'] => {
  const [modifier1 = null, modifier2 = null, modifier3 = null, modifier4 = null] = line.modifiers;
  return {
    productOrServiceIdQualifier: 'HC',
    procedureCode: line.procedureCode ?? '',
    ...someOf({ modifier1, modifier2, modifier3, modifier4, description: line.description }),
  };
};

const rendering = (clinician: NonNullable<ClaimSnapshot['renderingProvider']>) => ({
  renderingProviderName: {
    entityIdentifierCode: '82' as const,
    entityTypeQualifier: '1' as const,
    ...clinicianName(clinician),
  },
  ...(clinician.taxonomyCode
    ? {
        renderingProviderSpecialty: {
          providerCode: 'PE' as const,
          referenceIdentificationQualifier: 'PXC' as const,
          referenceIdentification: clinician.taxonomyCode,
        },
      }
    : {}),
});

const on = <const Q extends string>(dateTimeQualifier: Q, day: Parameters<typeof dateText>[0]) => ({
  dateTimeQualifier,
  dateTimePeriodFormatQualifier: 'D8' as const,
  dateTimePeriod: dateText(day),
});

const numbered = <const Q extends string>(referenceIdentificationQualifier: Q, referenceIdentification: string) => ({
  referenceIdentificationQualifier,
  referenceIdentification,
});
