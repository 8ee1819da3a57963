/** The head of every claim transaction: what it is, who sends it to whom. */

import { loop, R, required, S, use } from '../../declare/guide.ts';
import { BHT, NM1 } from '../../segments/parties.ts';
import { contact } from './claims.ts';

export const beginningOfHierarchicalTransaction = use('beginningOfHierarchicalTransaction', BHT, required(100), {
  hierarchicalStructureCode: R('0019'),
  transactionSetPurposeCode: R('00', '18'),
  referenceIdentification: R(),
  date: R(),
  time: R(),
  transactionTypeCode: R('31', 'CH', 'RP'),
});

export const submitter = loop('1000A', 'submitter', required(200), [
  use('submitterName', NM1, required(200), {
    entityIdentifierCode: R('41'),
    entityTypeQualifier: R('1', '2'),
    lastNameOrOrganizationName: R(),
    firstName: S(),
    middleName: S(),
    identificationCodeQualifier: R('46'),
    identificationCode: R(),
  }),
  contact('submitterContacts', required(450, 2)),
]);

export const receiver = loop('1000B', 'receiver', required(200), [
  use('receiverName', NM1, required(200), {
    entityIdentifierCode: R('40'),
    entityTypeQualifier: R('2'),
    lastNameOrOrganizationName: R(),
    identificationCodeQualifier: R('46'),
    identificationCode: R(),
  }),
]);
