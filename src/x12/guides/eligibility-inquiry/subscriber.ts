/** Loop 2000C of the eligibility inquiry: the subscriber, and what is asked about. */

import { ANY_NUMBER, loop, R, required, S, situational, use } from '../../declare/guide.ts';
import { EQ } from '../../segments/eligibility.ts';
import { INS } from '../../segments/parties.ts';
import { codes } from '../shared/codes.ts';
import { diagnoses, subscriberName, traceNumbers } from '../shared/eligibility.ts';
import { levelBelow } from '../shared/levels.ts';
import { NEXT_LEVEL } from '../shared/positions.ts';
import { address, amount, cityStateZipCode, dateOrRange, reference } from '../shared/uses.ts';
import { dependents } from './dependent.ts';
import { additionalInquiry, authorizationOrReferral, BENEFIT_ASKED, demographics, patientProvider } from './inquiry.ts';

const inquiries = loop('2110C', 'inquiries', situational(1300, 99), [
  use('inquiry', EQ, required(1300), { ...BENEFIT_ASKED, coverageLevelCode: S('FAM') }),
  amount('spendDownAmount', situational(1350), 'R'),
  amount('spendDownTotalBilledAmount', situational(1350), 'PB'),
  additionalInquiry,
  authorizationOrReferral,
  dateOrRange('eligibilityOrBenefitDate', situational(2000), '291'),
]);

const subscriber = loop('2100C', 'subscriber', required(300), [
  subscriberName,
  reference(
    'subscriberAdditionalIdentifications',
    situational(400, 9),
    ...codes('18 1L 1W 3H 6P CT EA EJ F6 GH HJ IG N6 NQ SY Y4'),
  ),
  address('subscriberAddress', situational(600)),
  cityStateZipCode('subscriberCityStateZipCode', situational(700)),
  patientProvider,
  demographics('subscriberDemographics'),
  use('multipleBirthSequenceNumber', INS, situational(1100), {
    insuredIndicator: R('Y'),
    individualRelationshipCode: R('18'),
    birthSequenceNumber: R(),
  }),
  diagnoses('subscriberDiagnoses'),
  dateOrRange('subscriberDates', situational(1200, 2), '102', '291'),
  inquiries,
]);

export const subscribers = loop('2000C', 'subscribers', required(NEXT_LEVEL, ANY_NUMBER), [
  levelBelow('22', '0', '1'),
  traceNumbers('subscriberTraceNumbers', 2, '1'),
  subscriber,
  dependents,
]);
