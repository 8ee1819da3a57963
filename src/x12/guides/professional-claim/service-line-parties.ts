/** Providers and places of a service line, where they are not those of the claim: 2420A to 2420H. */

import { loop, R, required, S, situational, use } from '../../declare/guide.ts';
import { NM1 } from '../../segments/parties.ts';
import { contact } from '../shared/claims.ts';
import { address, cityStateZipCode, NAME, NPI, referenceOfPayer, specialty } from '../shared/uses.ts';

export const renderingProvider = loop('2420A', 'renderingProvider', situational(5000), [
  use('renderingProviderName', NM1, required(5000), {
    entityIdentifierCode: R('82'),
    entityTypeQualifier: R('1', '2'),
    ...NAME,
    ...NPI,
  }),
  specialty('renderingProviderSpecialty', situational(5050), 'PE'),
  referenceOfPayer('renderingProviderSecondaryIdentifications', situational(5250, 20), '0B', '1G', 'G2', 'LU'),
]);

export const purchasedServiceProvider = loop('2420B', 'purchasedServiceProvider', situational(5000), [
  use('purchasedServiceProviderName', NM1, required(5000), {
    entityIdentifierCode: R('QB'),
    entityTypeQualifier: R('1', '2'),
    ...NPI,
  }),
  referenceOfPayer('purchasedServiceProviderSecondaryIdentifications', situational(5250, 20), '0B', '1G', 'G2'),
]);

export const serviceFacilityLocation = loop('2420C', 'serviceFacilityLocation', situational(5000), [
  use('serviceFacilityLocationName', NM1, required(5000), {
    entityIdentifierCode: R('77'),
    entityTypeQualifier: R('2'),
    lastNameOrOrganizationName: R(),
    ...NPI,
  }),
  address('serviceFacilityLocationAddress', required(5140)),
  cityStateZipCode('serviceFacilityLocationCityStateZipCode', required(5200)),
  referenceOfPayer('serviceFacilityLocationSecondaryIdentifications', situational(5250, 3), 'G2', 'LU'),
]);

export const supervisingProvider = loop('2420D', 'supervisingProvider', situational(5000), [
  use('supervisingProviderName', NM1, required(5000), {
    entityIdentifierCode: R('DQ'),
    entityTypeQualifier: R('1'),
    ...NAME,
    ...NPI,
  }),
  referenceOfPayer('supervisingProviderSecondaryIdentifications', situational(5250, 20), '0B', '1G', 'G2', 'LU'),
]);

export const orderingProvider = loop('2420E', 'orderingProvider', situational(5000), [
  use('orderingProviderName', NM1, required(5000), {
    entityIdentifierCode: R('DK'),
    entityTypeQualifier: R('1'),
    ...NAME,
    ...NPI,
  }),
  address('orderingProviderAddress', situational(5140)),
  cityStateZipCode('orderingProviderCityStateZipCode', situational(5200)),
  referenceOfPayer('orderingProviderSecondaryIdentifications', situational(5250, 20), '0B', '1G', 'G2'),
  contact('orderingProviderContact', situational(5300)),
]);

export const referringProvider = loop('2420F', 'referringProviders', situational(5000, 2), [
  use('referringProviderName', NM1, required(5000), {
    entityIdentifierCode: R('DN', 'P3'),
    entityTypeQualifier: R('1'),
    ...NAME,
    ...NPI,
  }),
  referenceOfPayer('referringProviderSecondaryIdentifications', situational(5250, 20), '0B', '1G', 'G2'),
]);

export const ambulancePickUpLocation = loop('2420G', 'ambulancePickUpLocation', situational(5000), [
  use('ambulancePickUpLocationName', NM1, required(5000), {
    entityIdentifierCode: R('PW'),
    entityTypeQualifier: R('2'),
  }),
  address('ambulancePickUpLocationAddress', required(5140)),
  cityStateZipCode('ambulancePickUpLocationCityStateZipCode', required(5200)),
]);

export const ambulanceDropOffLocation = loop('2420H', 'ambulanceDropOffLocation', situational(5000), [
  use('ambulanceDropOffLocationName', NM1, required(5000), {
    entityIdentifierCode: R('45'),
    entityTypeQualifier: R('2'),
    lastNameOrOrganizationName: S(),
  }),
  address('ambulanceDropOffLocationAddress', required(5140)),
  cityStateZipCode('ambulanceDropOffLocationCityStateZipCode', required(5200)),
]);
