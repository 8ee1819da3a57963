/** 276: the question what became of a claim. Guide 005010X212. */

import { ANY_NUMBER, guide, loop, R, required, use, type TreeOf } from '../../declare/guide.ts';
import { BHT } from '../../segments/parties.ts';
import { informationReceiver, payerName, serviceProviderNames } from '../shared/claim-status-levels.ts';
import { levelBelow, topLevel } from '../shared/levels.ts';
import { NEXT_LEVEL } from '../shared/positions.ts';
import { DETAIL } from '../shared/tables.ts';
import { subscribers } from './subscriber.ts';

const serviceProviders = loop('2000C', 'serviceProviders', required(NEXT_LEVEL, ANY_NUMBER), [
  levelBelow('19', '1'),
  serviceProviderNames,
  subscribers,
]);

const informationReceivers = loop('2000B', 'informationReceivers', required(NEXT_LEVEL, ANY_NUMBER), [
  levelBelow('21', '1'),
  informationReceiver,
  serviceProviders,
]);

export const CLAIM_STATUS_REQUEST = guide(
  {
    transactionSet: '276',
    version: '005010X212',
    functionalIdentifierCode: 'HR',
    title: 'Health care claim status request',
  },
  [
    use('beginningOfHierarchicalTransaction', BHT, required(200), {
      hierarchicalStructureCode: R('0010'),
      transactionSetPurposeCode: R('13'),
      referenceIdentification: R(),
      date: R(),
      time: R(),
    }),
    loop('2000A', 'informationSources', required(DETAIL + 100, ANY_NUMBER), [
      topLevel('1'),
      loop('2100A', 'payer', required(500), [payerName]),
      informationReceivers,
    ]),
  ],
);

export type ClaimStatusRequest = TreeOf<typeof CLAIM_STATUS_REQUEST>;
