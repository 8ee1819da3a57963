/** Loops 2000D and 2000E of the claim status response: the subscriber, or a dependent, and the claims asked about. */

import { ANY_NUMBER, loop, required, situational } from '../../declare/guide.ts';
import { dependent, subscriber } from '../shared/claim-status-levels.ts';
import { levelBelow, lowestLevel } from '../shared/levels.ts';
import { NEXT_LEVEL } from '../shared/positions.ts';
import { claimsOf } from './claim.ts';

const dependents = loop('2000E', 'dependents', situational(NEXT_LEVEL, ANY_NUMBER), [
  lowestLevel('23'),
  dependent,
  claimsOf('2200E', '2220E', required(900, ANY_NUMBER)),
]);

export const subscribers = loop('2000D', 'subscribers', situational(NEXT_LEVEL, ANY_NUMBER), [
  levelBelow('22', '0', '1'),
  subscriber,
  claimsOf('2200D', '2220D', situational(900, ANY_NUMBER)),
  dependents,
]);
