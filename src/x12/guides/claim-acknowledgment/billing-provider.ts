/** Loop 2000C of the claim acknowledgment: a billing provider, and what became of its claims together. */

import { ANY_NUMBER, loop, R, required, situational, use } from '../../declare/guide.ts';
import { STC } from '../../segments/claim.ts';
import { NM1, TRN } from '../../segments/parties.ts';
import { statusOf, upToThree } from '../shared/claim-status.ts';
import { levelBelow } from '../shared/levels.ts';
import { NEXT_LEVEL } from '../shared/positions.ts';
import { amount, NAME, reference } from '../shared/uses.ts';
import { patients } from './patient.ts';
import { quantity } from './totals.ts';

const billingProviderNames = loop('2100C', 'billingProviderNames', required(500, ANY_NUMBER), [
  use('billingProviderName', NM1, required(500), {
    entityIdentifierCode: R('85'),
    entityTypeQualifier: R('1', '2'),
    ...NAME,
    identificationCodeQualifier: R('FI', 'XX'),
    identificationCode: R(),
  }),
]);

/** Its statuses have no date: the file's own is meant. */
const providerOfServiceTrace = loop('2200C', 'providerOfServiceTrace', situational(900), [
  use('providerOfServiceTraceIdentifier', TRN, required(900), {
    traceTypeCode: R('1'),
    referenceIdentification: R(),
  }),
  use('billingProviderStatuses', STC, situational(1000, ANY_NUMBER), {
    ...upToThree(statusOf('36', '40', '41', '77', '82', '85', '87', 'AY', 'PR')),
    actionCode: R('U', 'WQ'),
    chargeAmount: R(),
  }),
  reference('providerSecondaryIdentifiers', situational(1100, 3), '0B', '1G', 'G2', 'LU', 'SY', 'TJ'),
  quantity('totalAcceptedQuantity', 'QA'),
  quantity('totalRejectedQuantity', 'QC'),
  amount('totalAcceptedAmount', situational(1220), 'YU'),
  amount('totalRejectedAmount', situational(1220), 'YY'),
]);

export const billingProviders = loop('2000C', 'billingProviders', situational(NEXT_LEVEL, ANY_NUMBER), [
  levelBelow('19', '0', '1'),
  billingProviderNames,
  providerOfServiceTrace,
  patients,
]);
