/** Loop 2000D of the eligibility response: a dependent, and what the plan covers. */

import { ANY_NUMBER, loop, R, required, S, situational, use } from '../../declare/guide.ts';
import { EB } from '../../segments/eligibility.ts';
import { INS } from '../../segments/parties.ts';
import { codes } from '../shared/codes.ts';
import { dependentName, diagnoses, traceNumbers } from '../shared/eligibility.ts';
import { levelBelow } from '../shared/levels.ts';
import { NEXT_LEVEL } from '../shared/positions.ts';
import { address, cityStateZipCode } from '../shared/uses.ts';
import { additionalInformation, relatedEntities } from './benefit-entity.ts';
import {
  BENEFIT,
  benefitDates,
  benefitValidations,
  deliveries,
  loopHeader,
  loopTrailer,
  messages,
  planReferences,
} from './benefit.ts';
import { demographics, militaryPersonnelInformation, patientDates, patientProvider } from './patient.ts';
import { requestValidations } from './request-validation.ts';

const benefits = loop('2110D', 'benefits', situational(1300, ANY_NUMBER), [
  use('benefit', EB, required(1300), {
    ...BENEFIT,
    coverageLevelCode: S('CHD', 'DEP', 'ECH', 'ESP', 'FAM', 'IND', 'SPC', 'SPO'),
  }),
  deliveries,
  planReferences('benefitAdditionalIdentifications', 1400, ...codes('18 1L 1W 49 6P 9F ALS CLI F6 FO G1 IG N6 NQ')),
  benefitDates,
  benefitValidations,
  messages,
  additionalInformation('2115D'),
  loopHeader,
  relatedEntities('2120D'),
  loopTrailer,
]);

const dependent = loop('2100D', 'dependent', required(300), [
  dependentName,
  planReferences(
    'dependentAdditionalIdentifications',
    400,
    ...codes('18 1L 1W 49 6P CE CT EA EJ F6 GH HJ IF IG MRC N6 NQ Q4 SY Y4'),
  ),
  address('dependentAddress', situational(600)),
  cityStateZipCode('dependentCityStateZipCode', situational(700)),
  requestValidations(
    850,
    codes('15 35 42 43 45 47 48 49 51 52 56 57 58 60 61 62 63 64 65 66 67 68 71 77'),
    codes('C N R S W X Y'),
  ),
  patientProvider,
  demographics('dependentDemographics'),
  use('dependentRelationship', INS, situational(1100), {
    insuredIndicator: R('N'),
    individualRelationshipCode: R('01', '19', '20', '21', '39', '40', '53', 'G8'),
    maintenanceTypeCode: S('001'),
    maintenanceReasonCode: S('25'),
    birthSequenceNumber: S(),
  }),
  diagnoses('dependentDiagnoses'),
  patientDates('dependentDates'),
  militaryPersonnelInformation,
  benefits,
]);

export const dependents = loop('2000D', 'dependents', situational(NEXT_LEVEL, ANY_NUMBER), [
  levelBelow('23', '0'),
  traceNumbers('dependentTraceNumbers', 3, '1', '2'),
  dependent,
]);
