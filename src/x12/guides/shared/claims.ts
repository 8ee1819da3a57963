/** What claims of every kind say in the same way. */

import { R, required, S, situational, use, type Occurs } from '../../declare/guide.ts';
import { CAS, CN1, CRC, HI, K3, PWK } from '../../segments/claim.ts';
import { DMG, HL, PER, REF } from '../../segments/parties.ts';
import { REASONS } from './adjustments.ts';
import { codes } from './codes.ts';

/** The level that begins a tree. */
export const topLevel = use('hierarchicalLevel', HL, required(10), {
  hierarchicalIdNumber: R(),
  hierarchicalLevelCode: R('20'),
  hierarchicalChildCode: R('1'),
});

/** A level below another, and whether it may have levels below itself. */
export const levelBelow = <const L extends string, const C extends readonly string[]>(level: L, ...childCodes: C) =>
  use('hierarchicalLevel', HL, required(10), {
    hierarchicalIdNumber: R(),
    hierarchicalParentIdNumber: R(),
    hierarchicalLevelCode: R(level),
    hierarchicalChildCode: R(...childCodes),
  });

/** Whom to ask, with up to three numbers or addresses. */
export const contact = <const N extends string, O extends Occurs>(name: N, occurs: O) =>
  use(name, PER, occurs, {
    contactFunctionCode: R('IC'),
    name: S(),
    communicationNumberQualifier: R('EM', 'FX', 'TE'),
    communicationNumber: R(),
    communicationNumberQualifier2: S('EM', 'EX', 'FX', 'TE'),
    communicationNumber2: S(),
    communicationNumberQualifier3: S('EM', 'EX', 'FX', 'TE'),
    communicationNumber3: S(),
  });

/** Whom to call: a telephone number, an extension where it has one. */
export const telephone = <const N extends string, O extends Occurs>(name: N, occurs: O) =>
  use(name, PER, occurs, {
    contactFunctionCode: R('IC'),
    name: S(),
    communicationNumberQualifier: R('TE'),
    communicationNumber: R(),
    communicationNumberQualifier2: S('EX'),
    communicationNumber2: S(),
  });

/** Date of birth and gender. */
export const demographics = <const N extends string, O extends Occurs>(name: N, occurs: O) =>
  use(name, DMG, occurs, {
    dateTimePeriodFormatQualifier: R('D8'),
    dateTimePeriod: R(),
    genderCode: R('F', 'M', 'U'),
  });

/** Whose turn it is to pay: primary, secondary, tertiary, the fourth to the eleventh, unknown. */
export const PAYER_RESPONSIBILITIES = codes('A B C D E F G H P S T U');

/** Kinds of plan. */
export const CLAIM_FILING_INDICATORS = codes('11 12 13 14 15 16 17 AM BL CH CI DS FI HM LM MA MB MC OF TV VA WC ZZ');

/** How a dependent stands to the subscriber. */
export const DEPENDENT_RELATIONSHIPS = codes('01 19 20 21 39 40 53 G8');

/** Up to six adjustments of one group. */
export const adjustments = <const N extends string, O extends Occurs>(name: N, occurs: O) =>
  use(name, CAS, occurs, {
    claimAdjustmentGroupCode: R('CO', 'CR', 'OA', 'PI', 'PR'),
    ...REASONS,
  });

/** Reports that go with a claim or a line, and how they travel. */
export const supplementalInformation = <const N extends string, O extends Occurs>(name: N, occurs: O) =>
  use(name, PWK, occurs, {
    reportTypeCode: R(
      ...codes(
        '03 04 05 06 07 08 09 10 11 13 15 21 A3 A4 AM AS B2 B3 B4 BR BS BT CB CK CT D2 DA DB DG DJ DS EB',
        'HC HR I5 IR LA M1 MT NN OB OC OD OE OX OZ P4 P5 PE PN PO PQ PY PZ RB RR RT RX SG V5 XP',
      ),
    ),
    reportTransmissionCode: R('AA', 'BM', 'EL', 'EM', 'FT', 'FX'),
    identificationCodeQualifier: S('AC'),
    identificationCode: S(),
  });

export const contractInformation = <const N extends string, O extends Occurs>(name: N, occurs: O) =>
  use(name, CN1, occurs, {
    contractTypeCode: R('01', '02', '03', '04', '05', '06', '09'),
    contractAmount: S(),
    contractPercentage: S(),
    contractCode: S(),
    termsDiscountPercentage: S(),
    contractVersionIdentifier: S(),
  });

/** Data that the guide has no place for, as a regulator asks for them. */
export const fileInformation = <const N extends string, O extends Occurs>(name: N, occurs: O) =>
  use(name, K3, occurs, { fixedFormatInformation: R() });

/** Whether conditions hold: at least one of the list, at most five. */
export const conditions = <
  const N extends string,
  O extends Occurs,
  const Q extends readonly string[],
  const C extends readonly string[],
>(
  name: N,
  occurs: O,
  categories: Q,
  indicators: C,
) =>
  use(name, CRC, occurs, {
    codeCategory: R(...categories),
    yesNoConditionOrResponseCode: R('Y', 'N'),
    conditionIndicator1: R(...indicators),
    conditionIndicator2: S(...indicators),
    conditionIndicator3: S(...indicators),
    conditionIndicator4: S(...indicators),
    conditionIndicator5: S(...indicators),
  });

const SCREENING_REFERRALS = ['AV', 'NU', 'S2', 'ST'] as const;

/** Whom a screening of a child led to. */
export const epsdtReferral = use('epsdtReferral', CRC, situational(2200), {
  codeCategory: R('ZZ'),
  yesNoConditionOrResponseCode: R('N', 'Y'),
  conditionIndicator1: R(...SCREENING_REFERRALS),
  conditionIndicator2: S(...SCREENING_REFERRALS),
  conditionIndicator3: S(...SCREENING_REFERRALS),
});

/** Twelve places of a segment of codes, the first needed. */
export const twelve = <F, O>(first: F, others: O) => ({
  healthCareCodeInformation1: first,
  healthCareCodeInformation2: others,
  healthCareCodeInformation3: others,
  healthCareCodeInformation4: others,
  healthCareCodeInformation5: others,
  healthCareCodeInformation6: others,
  healthCareCodeInformation7: others,
  healthCareCodeInformation8: others,
  healthCareCodeInformation9: others,
  healthCareCodeInformation10: others,
  healthCareCodeInformation11: others,
  healthCareCodeInformation12: others,
});

const CONDITION = { codeListQualifierCode: R('BG'), industryCode: R() } as const;

/** Conditions of the uniform bill that matter to the payer. */
export const conditionCodes = use('conditionCodes', HI, situational(2310, 2), twelve(R(CONDITION), S(CONDITION)));

/** Why a service was given without the authorization that it needs. */
export const serviceAuthorizationExceptionCode = use('serviceAuthorizationExceptionCode', REF, situational(1800), {
  referenceIdentificationQualifier: R('4N'),
  referenceIdentification: R('1', '2', '3', '4', '5', '6', '7'),
});
