/** How many claims were taken in or turned back. */

import { R, situational, use } from '../../declare/guide.ts';
import { QTY } from '../../segments/claim.ts';

export const quantity = <const N extends string, const Q extends string>(name: N, qualifier: Q) =>
  use(name, QTY, situational(1210), { quantityQualifier: R(qualifier), quantity: R() });
