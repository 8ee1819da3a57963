/** Diagnoses, procedures and the codes of the uniform bill: the HI segments of 2300. */

import { R, required, S, situational, use } from '../../declare/guide.ts';
import { HI } from '../../segments/claim.ts';
import { twelve } from '../shared/claims.ts';

const PRESENT_ON_ADMISSION = S('N', 'U', 'W', 'Y');

export const principalDiagnosis = use('principalDiagnosis', HI, required(2310), {
  healthCareCodeInformation1: R({
    codeListQualifierCode: R('ABK', 'BK'),
    industryCode: R(),
    presentOnAdmissionIndicator: PRESENT_ON_ADMISSION,
  }),
});

export const admittingDiagnosis = use('admittingDiagnosis', HI, situational(2310), {
  healthCareCodeInformation1: R({ codeListQualifierCode: R('ABJ', 'BJ'), industryCode: R() }),
});

const REASON_FOR_VISIT = { codeListQualifierCode: R('APR', 'PR'), industryCode: R() } as const;

export const patientReasonForVisit = use('patientReasonForVisit', HI, situational(2310), {
  healthCareCodeInformation1: R(REASON_FOR_VISIT),
  healthCareCodeInformation2: S(REASON_FOR_VISIT),
  healthCareCodeInformation3: S(REASON_FOR_VISIT),
});

const EXTERNAL_CAUSE = {
  codeListQualifierCode: R('ABN', 'BN'),
  industryCode: R(),
  presentOnAdmissionIndicator: PRESENT_ON_ADMISSION,
} as const;

export const externalCauseOfInjury = use(
  'externalCauseOfInjury',
  HI,
  situational(2310),
  twelve(R(EXTERNAL_CAUSE), S(EXTERNAL_CAUSE)),
);

export const diagnosisRelatedGroup = use('diagnosisRelatedGroup', HI, situational(2310), {
  healthCareCodeInformation1: R({ codeListQualifierCode: R('DR'), industryCode: R() }),
});

const OTHER_DIAGNOSIS = {
  codeListQualifierCode: R('ABF', 'BF'),
  industryCode: R(),
  presentOnAdmissionIndicator: PRESENT_ON_ADMISSION,
} as const;

export const otherDiagnoses = use(
  'otherDiagnoses',
  HI,
  situational(2310, 2),
  twelve(R(OTHER_DIAGNOSIS), S(OTHER_DIAGNOSIS)),
);

export const principalProcedure = use('principalProcedure', HI, situational(2310), {
  healthCareCodeInformation1: R({
    codeListQualifierCode: R('BBR', 'BR', 'CAH'),
    industryCode: R(),
    dateTimePeriodFormatQualifier: R('D8'),
    dateTimePeriod: R(),
  }),
});

const OTHER_PROCEDURE = {
  codeListQualifierCode: R('BBQ', 'BQ'),
  industryCode: R(),
  dateTimePeriodFormatQualifier: R('D8'),
  dateTimePeriod: R(),
} as const;

export const otherProcedures = use(
  'otherProcedures',
  HI,
  situational(2310, 2),
  twelve(R(OTHER_PROCEDURE), S(OTHER_PROCEDURE)),
);

const OCCURRENCE_SPAN = {
  codeListQualifierCode: R('BI'),
  industryCode: R(),
  dateTimePeriodFormatQualifier: R('RD8'),
  dateTimePeriod: R(),
} as const;

export const occurrenceSpanCodes = use(
  'occurrenceSpanCodes',
  HI,
  situational(2310, 2),
  twelve(R(OCCURRENCE_SPAN), S(OCCURRENCE_SPAN)),
);

const OCCURRENCE = {
  codeListQualifierCode: R('BH'),
  industryCode: R(),
  dateTimePeriodFormatQualifier: R('D8'),
  dateTimePeriod: R(),
} as const;

export const occurrenceCodes = use('occurrenceCodes', HI, situational(2310, 2), twelve(R(OCCURRENCE), S(OCCURRENCE)));

const VALUE = { codeListQualifierCode: R('BE'), industryCode: R(), monetaryAmount: R() } as const;

export const valueCodes = use('valueCodes', HI, situational(2310, 2), twelve(R(VALUE), S(VALUE)));

const TREATMENT = { codeListQualifierCode: R('TC'), industryCode: R() } as const;

export const treatmentCodes = use('treatmentCodes', HI, situational(2310, 2), twelve(R(TREATMENT), S(TREATMENT)));
