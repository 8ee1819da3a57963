/** Loop 2110 of the eligibility response: one benefit, what is covered of it and on which conditions. */

import { R, S, situational, use } from '../../declare/guide.ts';
import { HSD, LE, LS, MSG } from '../../segments/eligibility.ts';
import { REF } from '../../segments/parties.ts';
import { codes } from '../shared/codes.ts';
import { DIAGNOSIS_POINTERS, PROCEDURE_QUALIFIER, SERVICE_TYPES } from '../shared/eligibility.ts';
import { CODE_AND_MODIFIERS } from '../shared/procedure.ts';
import { dateOrRange } from '../shared/uses.ts';
import { requestValidations } from './request-validation.ts';

/** EB, but for the coverage level, whose codes differ for a dependent. */
export const BENEFIT = {
  eligibilityOrBenefitInformationCode: R(
    ...codes('1 2 3 4 5 6 7 8 A B C CB D E F G H I J K L M MC N O P Q R S T U V W X Y'),
  ),
  serviceTypeCode: S(...SERVICE_TYPES),
  insuranceTypeCode: S(
    ...codes(
      '12 13 14 15 16 41 42 43 47 AP C1 CO CP D DB EP FF GP HM HN HS IN IP',
      'LC LD LI LT MA MB MC MH MI MP OT PE PL PP PR PS QM RP SP TF WC WU',
    ),
  ),
  planCoverageDescription: S(),
  timePeriodQualifier: S(...codes('6 7 13 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36')),
  benefitAmount: S(),
  benefitPercent: S(),
  quantityQualifier: S(...codes('8H 99 CA CE D3 DB DY HS LA LE M2 MN P6 QA S7 S8 VS YY')),
  benefitQuantity: S(),
  authorizationOrCertificationIndicator: S('N', 'U', 'Y'),
  inPlanNetworkIndicator: S('N', 'U', 'W', 'Y'),
  medicalProcedure: S({
    productOrServiceIdQualifier: PROCEDURE_QUALIFIER,
    ...CODE_AND_MODIFIERS,
    productOrServiceId2: S(),
  }),
  diagnosisPointers: DIAGNOSIS_POINTERS,
} as const;

/** How often and when a service may be had. */
export const deliveries = use('healthCareServicesDeliveries', HSD, situational(1350, 9), {
  quantityQualifier: S('DY', 'FL', 'HS', 'MN', 'VS'),
  benefitQuantity: S(),
  unitOrBasisForMeasurementCode: S('DA', 'MO', 'VS', 'WK', 'YR'),
  sampleSelectionModulus: S(),
  timePeriodQualifier: S(...codes('6 7 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35')),
  periodCount: S(),
  deliveryFrequencyCode: S(
    ...codes('1 2 3 4 5 6 7 8 9 A B C D E F G H J K L M N O P Q R S SG SL SP SX SY SZ T U V W X Y'),
  ),
  deliveryPatternTimeCode: S('A', 'B', 'C', 'D', 'E', 'F', 'G', 'Y'),
});

/** Numbers of plan, group and patient; REF03 is the name of plan, group or network. */
export const planReferences = <const N extends string, const Q extends readonly string[]>(
  name: N,
  position: number,
  ...qualifiers: Q
) =>
  use(name, REF, situational(position, 9), {
    referenceIdentificationQualifier: R(...qualifiers),
    referenceIdentification: R(),
    description: S(),
  });

export const benefitDates = dateOrRange(
  'eligibilityOrBenefitDates',
  situational(1500, 20),
  ...codes('096 193 194 198 290 291 292 295 304 307 318 346 348 349 356 357 435 472 636 771'),
);

export const benefitValidations = requestValidations(
  1600,
  codes('15 33 52 53 54 55 56 57 60 61 62 63 69 70 98 AA AE AF AG AO CI E8 IA MA'),
  codes('C N R W X Y'),
);

export const messages = use('messages', MSG, situational(2500, 10), { freeFormMessageText: R() });

/** Stands before the entities that a benefit is tied to, where there are any. */
export const loopHeader = use('loopHeader', LS, situational(3300), { loopIdentifierCode: R('2120') });

/** Stands behind them. */
export const loopTrailer = use('loopTrailer', LE, situational(4000), { loopIdentifierCode: R('2120') });
