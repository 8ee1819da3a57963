/** Why a request could not be answered, and what to do about it. */

import { R, situational, use } from '../../declare/guide.ts';
import { AAA } from '../../segments/eligibility.ts';

export const requestValidations = <C extends string, F extends string>(
  position: number,
  rejectReasons: readonly C[],
  followUpActions: readonly F[],
) =>
  use('requestValidations', AAA, situational(position, 9), {
    validRequestIndicator: R('N', 'Y'),
    rejectReasonCode: R(...rejectReasons),
    followUpActionCode: R(...followUpActions),
  });
