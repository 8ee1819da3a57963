/** Loops 2000D and 2000E of the claim status request: the subscriber, or a dependent, and the claims asked about. */

import { ANY_NUMBER, loop, R, required, S, situational, use } from '../../declare/guide.ts';
import { DMG } from '../../segments/parties.ts';
import { dependent, subscriber } from '../shared/claim-status-levels.ts';
import { levelBelow, lowestLevel } from '../shared/levels.ts';
import { NEXT_LEVEL } from '../shared/positions.ts';
import { claimsOf } from './claim.ts';

const DEMOGRAPHICS = {
  dateTimePeriodFormatQualifier: R('D8'),
  dateTimePeriod: R(),
  genderCode: S('F', 'M'),
} as const;

const dependents = loop('2000E', 'dependents', situational(NEXT_LEVEL, ANY_NUMBER), [
  lowestLevel('23'),
  use('dependentDemographics', DMG, required(400), DEMOGRAPHICS),
  dependent,
  claimsOf('2200E', '2210E', required(900, ANY_NUMBER)),
]);

export const subscribers = loop('2000D', 'subscribers', required(NEXT_LEVEL, ANY_NUMBER), [
  levelBelow('22', '0', '1'),
  use('subscriberDemographics', DMG, situational(400), DEMOGRAPHICS),
  subscriber,
  claimsOf('2200D', '2210D', situational(900, ANY_NUMBER)),
  dependents,
]);
