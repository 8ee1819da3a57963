/** 270: the question whether a patient is covered, and for what. Guide 005010X279A1. */

import { ANY_NUMBER, guide, loop, R, required, S, use, type TreeOf } from '../../declare/guide.ts';
import { BHT, NM1 } from '../../segments/parties.ts';
import {
  informationSourceName,
  provider,
  RECEIVER,
  receiverAddress,
  receiverCity,
  receiverIdentifications,
} from '../shared/eligibility.ts';
import { levelBelow, topLevel } from '../shared/levels.ts';
import { NEXT_LEVEL } from '../shared/positions.ts';
import { DETAIL } from '../shared/tables.ts';
import { subscribers } from './subscriber.ts';

const informationReceiver = loop('2100B', 'informationReceiver', required(300), [
  use('informationReceiverName', NM1, required(300), { ...RECEIVER, lastNameOrOrganizationName: R() }),
  receiverIdentifications,
  receiverAddress,
  receiverCity,
  provider('informationReceiverProviderInformation', 900),
]);

const informationReceivers = loop('2000B', 'informationReceivers', required(NEXT_LEVEL, ANY_NUMBER), [
  levelBelow('21', '1'),
  informationReceiver,
  subscribers,
]);

export const ELIGIBILITY_INQUIRY = guide(
  {
    transactionSet: '270',
    version: '005010X279A1',
    functionalIdentifierCode: 'HS',
    title: 'Eligibility and benefit inquiry',
  },
  [
    use('beginningOfHierarchicalTransaction', BHT, required(200), {
      hierarchicalStructureCode: R('0022'),
      transactionSetPurposeCode: R('01', '13'),
      referenceIdentification: S(),
      date: R(),
      time: R(),
      transactionTypeCode: S('RT'),
    }),
    loop('2000A', 'informationSources', required(DETAIL + 100, ANY_NUMBER), [
      topLevel('1'),
      loop('2100A', 'informationSource', required(300), [informationSourceName]),
      informationReceivers,
    ]),
  ],
);

export type EligibilityInquiry = TreeOf<typeof ELIGIBILITY_INQUIRY>;
