/** Loop 2000B of the claim acknowledgment: who sent the claims, and what became of all of them together. */

import { ANY_NUMBER, loop, R, required, S, situational, use } from '../../declare/guide.ts';
import { STC } from '../../segments/claim.ts';
import { NM1, TRN } from '../../segments/parties.ts';
import { statusOf, upToThree } from '../shared/claim-status.ts';
import { levelBelow } from '../shared/levels.ts';
import { NEXT_LEVEL } from '../shared/positions.ts';
import { amount } from '../shared/uses.ts';
import { billingProviders } from './billing-provider.ts';
import { quantity } from './totals.ts';

const informationReceiver = loop('2100B', 'informationReceiver', required(500), [
  use('informationReceiverName', NM1, required(500), {
    entityIdentifierCode: R('41'),
    entityTypeQualifier: R('1', '2'),
    lastNameOrOrganizationName: R(),
    firstName: S(),
    middleName: S(),
    identificationCodeQualifier: R('46'),
    identificationCode: R(),
  }),
]);

const informationReceiverTrace = loop('2200B', 'informationReceiverTrace', required(900), [
  use('informationReceiverTraceIdentifier', TRN, required(900), {
    traceTypeCode: R('2'),
    referenceIdentification: R(),
  }),
  use('informationReceiverStatuses', STC, required(1000, ANY_NUMBER), {
    ...upToThree(statusOf('36', '40', '41', 'AY', 'PR')),
    statusInformationEffectiveDate: R(),
    actionCode: R('U', 'WQ'),
    chargeAmount: R(),
  }),
  quantity('totalAcceptedQuantity', '90'),
  quantity('totalRejectedQuantity', 'AA'),
  amount('totalAcceptedAmount', situational(1220), 'YU'),
  amount('totalRejectedAmount', situational(1220), 'YY'),
]);

export const informationReceiverLevel = loop('2000B', 'informationReceiverLevel', required(NEXT_LEVEL), [
  levelBelow('21', '0', '1'),
  informationReceiver,
  informationReceiverTrace,
  billingProviders,
]);
