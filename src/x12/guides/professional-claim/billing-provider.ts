/** Who bills, and where the money goes: 2010AA and 2010AB. */

import { loop, R, required, situational, use } from '../../declare/guide.ts';
import { NM1 } from '../../segments/parties.ts';
import { contact } from '../shared/claims.ts';
import { address, cityStateZipCode, NAME, NPI, reference } from '../shared/uses.ts';

export const billingProvider = loop('2010AA', 'billingProvider', required(150), [
  use('billingProviderName', NM1, required(150), {
    entityIdentifierCode: R('85'),
    entityTypeQualifier: R('1', '2'),
    ...NAME,
    ...NPI,
  }),
  address('billingProviderAddress', required(250)),
  cityStateZipCode('billingProviderCityStateZipCode', required(300)),
  reference('billingProviderTaxIdentification', required(350), 'EI', 'SY'),
  reference('billingProviderLicenses', situational(350, 2), '0B', '1G'),
  contact('billingProviderContacts', situational(400, 2)),
]);

export const payToAddress = loop('2010AB', 'payToAddress', situational(150), [
  use('payToAddressName', NM1, required(150), {
    entityIdentifierCode: R('87'),
    entityTypeQualifier: R('1', '2'),
  }),
  address('payToAddress', required(250)),
  cityStateZipCode('payToCityStateZipCode', required(300)),
]);
