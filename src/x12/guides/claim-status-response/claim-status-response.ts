/** 277: what became of a claim that was asked about. Guide 005010X212. */

import { ANY_NUMBER, guide, loop, R, required, S, situational, use, type TreeOf } from '../../declare/guide.ts';
import { STC } from '../../segments/claim.ts';
import { BHT, PER, TRN } from '../../segments/parties.ts';
import { informationReceiver, payerName, serviceProviderNames } from '../shared/claim-status-levels.ts';
import { statusOf, upToThree } from '../shared/claim-status.ts';
import { levelBelow, topLevel } from '../shared/levels.ts';
import { NEXT_LEVEL } from '../shared/positions.ts';
import { DETAIL } from '../shared/tables.ts';
import { subscribers } from './subscriber.ts';

const payer = loop('2100A', 'payer', required(500), [
  payerName,
  use('payerContact', PER, situational(800), {
    contactFunctionCode: R('IC'),
    name: S(),
    communicationNumberQualifier: R('ED', 'EM', 'FX', 'TE'),
    communicationNumber: R(),
    communicationNumberQualifier2: S('ED', 'EM', 'EX', 'FX', 'TE'),
    communicationNumber2: S(),
    communicationNumberQualifier3: S('ED', 'EM', 'EX', 'FX', 'TE'),
    communicationNumber3: S(),
  }),
]);

const serviceProviders = loop('2000C', 'serviceProviders', situational(NEXT_LEVEL, ANY_NUMBER), [
  levelBelow('19', '0', '1'),
  serviceProviderNames,
  loop('2200C', 'providerOfServiceTrace', situational(900), [
    use('providerOfServiceTraceIdentifier', TRN, required(900), {
      traceTypeCode: R('1'),
      referenceIdentification: R(),
    }),
    use('providerStatuses', STC, required(1000, ANY_NUMBER), {
      ...upToThree(statusOf('1P')),
      statusInformationEffectiveDate: R(),
    }),
  ]),
  subscribers,
]);

const informationReceivers = loop('2000B', 'informationReceivers', required(NEXT_LEVEL, ANY_NUMBER), [
  levelBelow('21', '0', '1'),
  informationReceiver,
  loop('2200B', 'informationReceiverTrace', situational(900), [
    use('informationReceiverTraceIdentifier', TRN, required(900), {
      traceTypeCode: R('2'),
      referenceIdentification: R(),
    }),
    use('informationReceiverStatuses', STC, required(1000, ANY_NUMBER), {
      ...upToThree(statusOf('41', 'AY', 'PR')),
      statusInformationEffectiveDate: R(),
    }),
  ]),
  serviceProviders,
]);

export const CLAIM_STATUS_RESPONSE = guide(
  {
    transactionSet: '277',
    version: '005010X212',
    functionalIdentifierCode: 'HN',
    title: 'Health care claim status response',
  },
  [
    use('beginningOfHierarchicalTransaction', BHT, required(200), {
      hierarchicalStructureCode: R('0010'),
      transactionSetPurposeCode: R('08'),
      referenceIdentification: R(),
      date: R(),
      time: R(),
      transactionTypeCode: R('DG'),
    }),
    loop('2000A', 'informationSources', required(DETAIL + 100, ANY_NUMBER), [
      topLevel('1'),
      payer,
      informationReceivers,
    ]),
  ],
);

export type ClaimStatusResponse = TreeOf<typeof CLAIM_STATUS_RESPONSE>;
