/** 277CA: which claims of a file a payer or clearinghouse took in, and which it turned back. Guide 005010X214. */

import { guide, loop, R, required, use, type TreeOf } from '../../declare/guide.ts';
import { BHT, NM1, TRN } from '../../segments/parties.ts';
import { topLevel } from '../shared/levels.ts';
import { DETAIL } from '../shared/tables.ts';
import { date } from '../shared/uses.ts';
import { informationReceiverLevel } from './information-receiver.ts';

const informationSource = loop('2100A', 'informationSource', required(500), [
  use('informationSourceName', NM1, required(500), {
    entityIdentifierCode: R('AY', 'PR'),
    entityTypeQualifier: R('2'),
    lastNameOrOrganizationName: R(),
    identificationCodeQualifier: R('46', 'FI', 'PI', 'XV'),
    identificationCode: R(),
  }),
]);

const transmissionReceipt = loop('2200A', 'transmissionReceipt', required(900), [
  use('transmissionReceiptControlIdentifier', TRN, required(900), {
    traceTypeCode: R('1'),
    referenceIdentification: R(),
  }),
  date('informationSourceReceiptDate', required(1200), '050'),
  date('informationSourceProcessDate', required(1200), '009'),
]);

export const CLAIM_ACKNOWLEDGMENT = guide(
  {
    transactionSet: '277',
    version: '005010X214',
    functionalIdentifierCode: 'HN',
    title: 'Health care claim acknowledgment',
  },
  [
    use('beginningOfHierarchicalTransaction', BHT, required(200), {
      hierarchicalStructureCode: R('0085'),
      transactionSetPurposeCode: R('08'),
      referenceIdentification: R(),
      date: R(),
      time: R(),
      transactionTypeCode: R('TH'),
    }),
    loop('2000A', 'informationSourceLevel', required(DETAIL + 100), [
      topLevel('1'),
      informationSource,
      transmissionReceipt,
      informationReceiverLevel,
    ]),
  ],
);

export type ClaimAcknowledgment = TreeOf<typeof CLAIM_ACKNOWLEDGMENT>;
