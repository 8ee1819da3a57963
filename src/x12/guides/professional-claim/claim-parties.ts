/** Providers and places of a claim: 2310A to 2310F. */

import { loop, R, required, S, situational, use } from '../../declare/guide.ts';
import { NM1 } from '../../segments/parties.ts';
import { telephone } from '../shared/claims.ts';
import { address, cityStateZipCode, NAME, NPI, reference, specialty } from '../shared/uses.ts';

export const referringProvider = loop('2310A', 'referringProviders', situational(2500, 2), [
  use('referringProviderName', NM1, required(2500), {
    entityIdentifierCode: R('DN', 'P3'),
    entityTypeQualifier: R('1'),
    ...NAME,
    ...NPI,
  }),
  reference('referringProviderSecondaryIdentifications', situational(2710, 3), '0B', '1G', 'G2'),
]);

export const renderingProvider = loop('2310B', 'renderingProvider', situational(2500), [
  use('renderingProviderName', NM1, required(2500), {
    entityIdentifierCode: R('82'),
    entityTypeQualifier: R('1', '2'),
    ...NAME,
    ...NPI,
  }),
  specialty('renderingProviderSpecialty', situational(2550), 'PE'),
  reference('renderingProviderSecondaryIdentifications', situational(2710, 4), '0B', '1G', 'G2', 'LU'),
]);

export const serviceFacilityLocation = loop('2310C', 'serviceFacilityLocation', situational(2500), [
  use('serviceFacilityLocationName', NM1, required(2500), {
    entityIdentifierCode: R('77'),
    entityTypeQualifier: R('2'),
    lastNameOrOrganizationName: R(),
    ...NPI,
  }),
  address('serviceFacilityLocationAddress', required(2650)),
  cityStateZipCode('serviceFacilityLocationCityStateZipCode', required(2700)),
  reference('serviceFacilityLocationSecondaryIdentifications', situational(2710, 3), '0B', 'G2', 'LU'),
  telephone('serviceFacilityContact', situational(2750)),
]);

export const supervisingProvider = loop('2310D', 'supervisingProvider', situational(2500), [
  use('supervisingProviderName', NM1, required(2500), {
    entityIdentifierCode: R('DQ'),
    entityTypeQualifier: R('1'),
    ...NAME,
    ...NPI,
  }),
  reference('supervisingProviderSecondaryIdentifications', situational(2710, 4), '0B', '1G', 'G2', 'LU'),
]);

export const ambulancePickUpLocation = loop('2310E', 'ambulancePickUpLocation', situational(2500), [
  use('ambulancePickUpLocationName', NM1, required(2500), {
    entityIdentifierCode: R('PW'),
    entityTypeQualifier: R('2'),
  }),
  address('ambulancePickUpLocationAddress', required(2650)),
  cityStateZipCode('ambulancePickUpLocationCityStateZipCode', required(2700)),
]);

export const ambulanceDropOffLocation = loop('2310F', 'ambulanceDropOffLocation', situational(2500), [
  use('ambulanceDropOffLocationName', NM1, required(2500), {
    entityIdentifierCode: R('45'),
    entityTypeQualifier: R('2'),
    lastNameOrOrganizationName: S(),
  }),
  address('ambulanceDropOffLocationAddress', required(2650)),
  cityStateZipCode('ambulanceDropOffLocationCityStateZipCode', required(2700)),
]);
