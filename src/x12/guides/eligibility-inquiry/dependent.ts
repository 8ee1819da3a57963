/** Loop 2000D of the eligibility inquiry: a dependent, and what is asked about. */

import { ANY_NUMBER, loop, R, required, S, situational, use } from '../../declare/guide.ts';
import { EQ } from '../../segments/eligibility.ts';
import { INS } from '../../segments/parties.ts';
import { codes } from '../shared/codes.ts';
import { dependentName, diagnoses, traceNumbers } from '../shared/eligibility.ts';
import { levelBelow } from '../shared/levels.ts';
import { NEXT_LEVEL } from '../shared/positions.ts';
import { address, cityStateZipCode, dateOrRange, reference } from '../shared/uses.ts';
import { additionalInquiry, authorizationOrReferral, BENEFIT_ASKED, demographics, patientProvider } from './inquiry.ts';

const inquiries = loop('2110D', 'inquiries', required(1300, 99), [
  use('inquiry', EQ, required(1300), BENEFIT_ASKED),
  additionalInquiry,
  authorizationOrReferral,
  dateOrRange('eligibilityOrBenefitDate', situational(2000), '291'),
]);

const dependent = loop('2100D', 'dependent', required(300), [
  dependentName,
  reference(
    'dependentAdditionalIdentifications',
    situational(400, 9),
    ...codes('18 1L 1W 6P CT EA EJ F6 GH HJ IF IG MRC N6 SY Y4'),
  ),
  address('dependentAddress', situational(600)),
  cityStateZipCode('dependentCityStateZipCode', situational(700)),
  patientProvider,
  demographics('dependentDemographics'),
  use('dependentRelationship', INS, situational(1100), {
    insuredIndicator: R('N'),
    individualRelationshipCode: R('01', '19', '34'),
    birthSequenceNumber: S(),
  }),
  diagnoses('dependentDiagnoses'),
  dateOrRange('dependentDates', situational(1200, 2), '102', '291'),
  inquiries,
]);

export const dependents = loop('2000D', 'dependents', situational(NEXT_LEVEL, ANY_NUMBER), [
  levelBelow('23', '0'),
  traceNumbers('dependentTraceNumbers', 2, '1'),
  dependent,
]);
