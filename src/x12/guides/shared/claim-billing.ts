/** What every claim transaction says of who bills: specialty, currency, and the plan that is to be paid in its stead (2010AC). */

import { loop, R, required, situational, use } from '../../declare/guide.ts';
import { CUR, NM1 } from '../../segments/parties.ts';
import { address, cityStateZipCode, PLAN_IDENTIFIER, reference, specialty } from './uses.ts';

export const billingProviderSpecialty = specialty('billingProviderSpecialty', situational(30), 'BI');

export const foreignCurrency = use('foreignCurrency', CUR, situational(100), {
  entityIdentifierCode: R('85'),
  currencyCode: R(),
});

export const payToPlan = loop('2010AC', 'payToPlan', situational(150), [
  use('payToPlanName', NM1, required(150), {
    entityIdentifierCode: R('PE'),
    entityTypeQualifier: R('2'),
    lastNameOrOrganizationName: R(),
    ...PLAN_IDENTIFIER,
  }),
  address('payToPlanAddress', required(250)),
  cityStateZipCode('payToPlanCityStateZipCode', required(300)),
  reference('payToPlanSecondaryIdentification', situational(350), '2U', 'FY', 'NF'),
  reference('payToPlanTaxIdentification', required(350), 'EI'),
]);
