/** 271: whether a patient is covered, for what, and what the patient pays. Guide 005010X279A1. */

import { ANY_NUMBER, guide, loop, R, required, S, situational, use, type TreeOf } from '../../declare/guide.ts';
import { BHT, NM1, PER } from '../../segments/parties.ts';
import { codes } from '../shared/codes.ts';
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
import { requestValidations } from './request-validation.ts';
import { subscribers } from './subscriber.ts';

const informationSource = loop('2100A', 'informationSource', required(300), [
  informationSourceName,
  use('informationSourceContacts', PER, situational(800, 3), {
    contactFunctionCode: R('IC'),
    name: S(),
    communicationNumberQualifier: S('ED', 'EM', 'FX', 'TE', 'UR'),
    communicationNumber: S(),
    communicationNumberQualifier2: S('ED', 'EM', 'EX', 'FX', 'TE', 'UR'),
    communicationNumber2: S(),
    communicationNumberQualifier3: S('ED', 'EM', 'EX', 'FX', 'TE', 'UR'),
    communicationNumber3: S(),
  }),
  requestValidations(850, codes('04 41 42 79 80 T4'), codes('C N P R S W X Y')),
]);

const informationReceiver = loop('2100B', 'informationReceiver', required(300), [
  use('informationReceiverName', NM1, required(300), { ...RECEIVER, lastNameOrOrganizationName: S() }),
  receiverIdentifications,
  receiverAddress,
  receiverCity,
  requestValidations(850, codes('15 41 43 44 45 46 47 48 50 51 79 97 T4'), codes('C N R S W X Y')),
  provider('informationReceiverProviderInformation', 900),
]);

const informationReceivers = loop('2000B', 'informationReceivers', situational(NEXT_LEVEL, ANY_NUMBER), [
  levelBelow('21', '0', '1'),
  informationReceiver,
  subscribers,
]);

export const ELIGIBILITY_RESPONSE = guide(
  {
    transactionSet: '271',
    version: '005010X279A1',
    functionalIdentifierCode: 'HB',
    title: 'Eligibility and benefit response',
  },
  [
    use('beginningOfHierarchicalTransaction', BHT, required(200), {
      hierarchicalStructureCode: R('0022'),
      transactionSetPurposeCode: R('06', '11'),
      referenceIdentification: S(),
      date: R(),
      time: R(),
    }),
    loop('2000A', 'informationSources', required(DETAIL + 100, ANY_NUMBER), [
      topLevel('0', '1'),
      requestValidations(250, codes('04 41 42 79'), codes('C N P R S Y')),
      informationSource,
      informationReceivers,
    ]),
  ],
);

export type EligibilityResponse = TreeOf<typeof ELIGIBILITY_RESPONSE>;
