/** Loop 2000C of the eligibility response: the subscriber, and what the plan covers. */

import { ANY_NUMBER, loop, R, required, S, situational, use } from '../../declare/guide.ts';
import { EB } from '../../segments/eligibility.ts';
import { INS } from '../../segments/parties.ts';
import { codes } from '../shared/codes.ts';
import { diagnoses, subscriberName, traceNumbers } from '../shared/eligibility.ts';
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
import { dependents } from './dependent.ts';
import { demographics, militaryPersonnelInformation, patientDates, patientProvider } from './patient.ts';
import { requestValidations } from './request-validation.ts';

const benefits = loop('2110C', 'benefits', situational(1300, ANY_NUMBER), [
  use('benefit', EB, required(1300), {
    ...BENEFIT,
    coverageLevelCode: S('CHD', 'DEP', 'ECH', 'EMP', 'ESP', 'FAM', 'IND', 'SPC', 'SPO'),
  }),
  deliveries,
  planReferences('benefitAdditionalIdentifications', 1400, ...codes('18 1L 1W 49 6P 9F ALS CLI F6 FO G1 IG M7 N6 NQ')),
  benefitDates,
  benefitValidations,
  messages,
  additionalInformation('2115C'),
  loopHeader,
  relatedEntities('2120C'),
  loopTrailer,
]);

const subscriber = loop('2100C', 'subscriber', required(300), [
  subscriberName,
  planReferences(
    'subscriberAdditionalIdentifications',
    400,
    ...codes('18 1L 1W 3H 49 6P CE CT EA EJ F6 GH HJ IF IG N6 NQ Q4 SY Y4'),
  ),
  address('subscriberAddress', situational(600)),
  cityStateZipCode('subscriberCityStateZipCode', situational(700)),
  requestValidations(
    850,
    codes('15 35 42 43 45 47 48 49 51 52 56 57 58 60 61 62 63 71 72 73 74 75 76 78'),
    codes('C N R S W X Y'),
  ),
  patientProvider,
  demographics('subscriberDemographics'),
  use('subscriberRelationship', INS, situational(1100), {
    insuredIndicator: R('Y'),
    individualRelationshipCode: R('18'),
    maintenanceTypeCode: S('001'),
    maintenanceReasonCode: S('25'),
    birthSequenceNumber: S(),
  }),
  diagnoses('subscriberDiagnoses'),
  patientDates('subscriberDates'),
  militaryPersonnelInformation,
  benefits,
]);

export const subscribers = loop('2000C', 'subscribers', situational(NEXT_LEVEL, ANY_NUMBER), [
  levelBelow('22', '0', '1'),
  traceNumbers('subscriberTraceNumbers', 3, '1', '2'),
  subscriber,
  dependents,
]);
