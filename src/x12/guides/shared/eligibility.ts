/** What an eligibility inquiry and its answer say in the same way. */

import { R, required, S, situational, use } from '../../declare/guide.ts';
import { HI } from '../../segments/claim.ts';
import { NM1, PRV, REF, TRN } from '../../segments/parties.ts';
import { codes } from './codes.ts';
import { address, cityStateZipCode, NAME } from './uses.ts';

export const informationSourceName = use('informationSourceName', NM1, required(300), {
  entityIdentifierCode: R('2B', '36', 'GP', 'P5', 'PR'),
  entityTypeQualifier: R('1', '2'),
  ...NAME,
  identificationCodeQualifier: R('24', '46', 'FI', 'NI', 'PI', 'XV', 'XX'),
  identificationCode: R(),
});

/** Who asks: as what, of what kind, and under which number. */
export const RECEIVER = {
  entityIdentifierCode: R('1P', '2B', '36', '80', 'FA', 'GP', 'P5', 'PR'),
  entityTypeQualifier: R('1', '2'),
  firstName: S(),
  middleName: S(),
  nameSuffix: S(),
  identificationCodeQualifier: R('24', '34', 'FI', 'PI', 'PP', 'SV', 'XV', 'XX'),
  identificationCode: R(),
} as const;

/** REF03 is the state that gave the number. */
export const receiverIdentifications = use('informationReceiverAdditionalIdentifications', REF, situational(400, 9), {
  referenceIdentificationQualifier: R(...codes('0B 1C 1D 1J 4A CT EL EO HPI JD N5 N7 Q4 SY TJ')),
  referenceIdentification: R(),
  description: S(),
});

export const receiverAddress = address('informationReceiverAddress', situational(600));

export const receiverCity = cityStateZipCode('informationReceiverCityStateZipCode', situational(700));

/** A provider that asks, or that a benefit is tied to: its part, and its taxonomy code. */
export const provider = <const N extends string>(name: N, position: number) =>
  use(name, PRV, situational(position), {
    providerCode: R(...codes('AD AT BI CO CV H HH LA OT P1 P2 PC PE R RF SB SK SU')),
    referenceIdentificationQualifier: S('PXC'),
    referenceIdentification: S(),
  });

/** The part that a provider of the patient may have: all but that of the submitter. */
export const PATIENT_PROVIDER_CODES = codes('AD AT BI CO CV H HH LA OT P1 P2 PC PE R RF SK SU');

export const traceNumbers = <const N extends string, const T extends readonly string[]>(
  name: N,
  most: number,
  ...traceTypes: T
) =>
  use(name, TRN, situational(200, most), {
    traceTypeCode: R(...traceTypes),
    referenceIdentification: R(),
    originatingCompanyIdentifier: R(),
    referenceIdentification2: S(),
  });

export const subscriberName = use('subscriberName', NM1, required(300), {
  entityIdentifierCode: R('IL'),
  entityTypeQualifier: R('1', '2'),
  lastNameOrOrganizationName: S(),
  firstName: S(),
  middleName: S(),
  nameSuffix: S(),
  identificationCodeQualifier: S('II', 'MI'),
  identificationCode: S(),
});

export const dependentName = use('dependentName', NM1, required(300), {
  entityIdentifierCode: R('03'),
  entityTypeQualifier: R('1'),
  lastNameOrOrganizationName: S(),
  firstName: S(),
  middleName: S(),
  nameSuffix: S(),
});

const PRINCIPAL_DIAGNOSIS = R({ codeListQualifierCode: R('ABK', 'BK'), industryCode: R() });

const OTHER_DIAGNOSIS = S({ codeListQualifierCode: R('ABF', 'BF'), industryCode: R() });

/** Up to eight diagnoses, the principal one first. */
export const diagnoses = <const N extends string>(name: N) =>
  use(name, HI, situational(1150), {
    healthCareCodeInformation1: PRINCIPAL_DIAGNOSIS,
    healthCareCodeInformation2: OTHER_DIAGNOSIS,
    healthCareCodeInformation3: OTHER_DIAGNOSIS,
    healthCareCodeInformation4: OTHER_DIAGNOSIS,
    healthCareCodeInformation5: OTHER_DIAGNOSIS,
    healthCareCodeInformation6: OTHER_DIAGNOSIS,
    healthCareCodeInformation7: OTHER_DIAGNOSIS,
    healthCareCodeInformation8: OTHER_DIAGNOSIS,
  });

/** Which of the eight diagnoses are meant. */
export const DIAGNOSIS_POINTERS = S({
  diagnosisPointer1: R(),
  diagnosisPointer2: S(),
  diagnosisPointer3: S(),
  diagnosisPointer4: S(),
});

/** Lists that a procedure may be of. */
export const PROCEDURE_QUALIFIER = R('AD', 'CJ', 'HC', 'ID', 'IV', 'N4', 'ZZ');

/** Kinds of service that coverage is asked about. */
export const SERVICE_TYPES = codes(
  '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 30 32 33 34 35 36 37 38 39',
  '40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69',
  '70 71 72 73 74 75 76 77 78 79 80 81 82 83 84 85 86 87 88 89 90 91 92 93 94 95 96 97 98 99',
  'A0 A1 A2 A3 A4 A5 A6 A7 A8 A9 AA AB AC AD AE AF AG AH AI AJ AK AL AM AN AO AQ AR',
  'B1 B2 B3 BA BB BC BD BE BF BG BH BI BJ BK BL BM BN BP BQ BR BS BT BU BV BW BX BY BZ',
  'C1 CA CB CC CD CE CF CG CH CI CJ CK CL CM CN CO CP CQ DG DM DS GF GN GY IC MH NI ON PT PU RN RT TC TN UC',
);
