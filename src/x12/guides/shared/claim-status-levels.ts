/** The levels that a claim status request and its answer name in the same way: payer, receiver, provider, patient. */

import { loop, R, required, S, use } from '../../declare/guide.ts';
import { NM1 } from '../../segments/parties.ts';
import { NAME, PLAN_IDENTIFIER } from './uses.ts';

export const payerName = use('payerName', NM1, required(500), {
  entityIdentifierCode: R('PR'),
  entityTypeQualifier: R('2'),
  lastNameOrOrganizationName: R(),
  ...PLAN_IDENTIFIER,
});

export const informationReceiver = loop('2100B', 'informationReceiver', required(500), [
  use('informationReceiverName', NM1, required(500), {
    entityIdentifierCode: R('41'),
    entityTypeQualifier: R('1', '2'),
    lastNameOrOrganizationName: S(),
    firstName: S(),
    middleName: S(),
    identificationCodeQualifier: R('46'),
    identificationCode: R(),
  }),
]);

export const serviceProviderNames = loop('2100C', 'serviceProviderNames', required(500, 2), [
  use('serviceProviderName', NM1, required(500), {
    entityIdentifierCode: R('1P'),
    entityTypeQualifier: R('1', '2'),
    lastNameOrOrganizationName: S(),
    firstName: S(),
    middleName: S(),
    nameSuffix: S(),
    identificationCodeQualifier: R('FI', 'SV', 'XX'),
    identificationCode: R(),
  }),
]);

export const subscriber = loop('2100D', 'subscriber', required(500), [
  use('subscriberName', NM1, required(500), {
    entityIdentifierCode: R('IL'),
    entityTypeQualifier: R('1', '2'),
    ...NAME,
    identificationCodeQualifier: R('24', 'II', 'MI'),
    identificationCode: R(),
  }),
]);

export const dependent = loop('2100E', 'dependent', required(500), [
  use('dependentName', NM1, required(500), {
    entityIdentifierCode: R('QC'),
    entityTypeQualifier: R('1'),
    ...NAME,
  }),
]);
