/** What the eligibility inquiry asks about subscriber and dependent alike. */

import { R, S, situational, use } from '../../declare/guide.ts';
import { III } from '../../segments/eligibility.ts';
import { DMG, PRV } from '../../segments/parties.ts';
import {
  DIAGNOSIS_POINTERS,
  PATIENT_PROVIDER_CODES,
  PROCEDURE_QUALIFIER,
  SERVICE_TYPES,
} from '../shared/eligibility.ts';
import { CODE_AND_MODIFIERS } from '../shared/procedure.ts';
import { reference } from '../shared/uses.ts';

/** Kinds of service, or a procedure. */
export const BENEFIT_ASKED = {
  serviceTypeCode: S(...SERVICE_TYPES),
  medicalProcedure: S({ productOrServiceIdQualifier: PROCEDURE_QUALIFIER, ...CODE_AND_MODIFIERS }),
  diagnosisPointers: DIAGNOSIS_POINTERS,
} as const;

/** The place of service. */
export const additionalInquiry = use('additionalInquiryInformation', III, situational(1700), {
  codeListQualifierCode: R('ZZ'),
  industryCode: R(),
});

export const authorizationOrReferral = reference('priorAuthorizationOrReferralNumber', situational(1900), '9F', 'G1');

/** A provider of the patient whose benefits are asked about. */
export const patientProvider = use('providerInformation', PRV, situational(900), {
  providerCode: R(...PATIENT_PROVIDER_CODES),
  referenceIdentificationQualifier: S('9K', 'D3', 'EI', 'HPI', 'PXC', 'SY', 'TJ'),
  referenceIdentification: S(),
});

export const demographics = <const N extends string>(name: N) =>
  use(name, DMG, situational(1000), {
    dateTimePeriodFormatQualifier: S('D8'),
    dateTimePeriod: S(),
    genderCode: S('F', 'M'),
  });
