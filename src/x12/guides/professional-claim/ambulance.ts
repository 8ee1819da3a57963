/** What a claim and a line say of an ambulance in the same way. */

import { R, S } from '../../declare/guide.ts';
import { codes } from '../shared/codes.ts';

export const AMBULANCE_TRANSPORT = {
  unitOrBasisForMeasurementCode: S('LB'),
  weight: S(),
  ambulanceTransportReasonCode: R('A', 'B', 'C', 'D', 'E'),
  unitOrBasisForMeasurementCode2: R('DH'),
  quantity: R(),
  roundTripPurposeDescription: S(),
  stretcherPurposeDescription: S(),
} as const;

export const AMBULANCE_CONDITIONS = codes('01 04 05 06 07 08 09 12');
