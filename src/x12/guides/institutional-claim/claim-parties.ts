/** Providers and places of a claim: 2310A to 2310F. */

import { loop, R, required, situational, use } from '../../declare/guide.ts';
import { NM1 } from '../../segments/parties.ts';
import { address, cityStateZipCode, NAME, NPI, reference, specialty } from '../shared/uses.ts';

export const attendingProvider = loop('2310A', 'attendingProvider', situational(2500), [
  use('attendingProviderName', NM1, required(2500), {
    entityIdentifierCode: R('71'),
    entityTypeQualifier: R('1'),
    ...NAME,
    ...NPI,
  }),
  specialty('attendingProviderSpecialty', situational(2550), 'AT'),
  reference('attendingProviderSecondaryIdentifications', situational(2710, 4), '0B', '1G', 'G2', 'LU'),
]);

export const operatingPhysician = loop('2310B', 'operatingPhysician', situational(2500), [
  use('operatingPhysicianName', NM1, required(2500), {
    entityIdentifierCode: R('72'),
    entityTypeQualifier: R('1'),
    ...NAME,
    ...NPI,
  }),
  reference('operatingPhysicianSecondaryIdentifications', situational(2710, 4), '0B', '1G', 'G2', 'LU'),
]);

export const otherOperatingPhysician = loop('2310C', 'otherOperatingPhysician', situational(2500), [
  use('otherOperatingPhysicianName', NM1, required(2500), {
    entityIdentifierCode: R('ZZ'),
    entityTypeQualifier: R('1'),
    ...NAME,
    ...NPI,
  }),
  reference('otherOperatingPhysicianSecondaryIdentifications', situational(2710, 4), '0B', '1G', 'G2', 'LU'),
]);

export const renderingProvider = loop('2310D', 'renderingProvider', situational(2500), [
  use('renderingProviderName', NM1, required(2500), {
    entityIdentifierCode: R('82'),
    entityTypeQualifier: R('1'),
    ...NAME,
    ...NPI,
  }),
  reference('renderingProviderSecondaryIdentifications', situational(2710, 4), '0B', '1G', 'G2', 'LU'),
]);

export const serviceFacilityLocation = loop('2310E', 'serviceFacilityLocation', situational(2500), [
  use('serviceFacilityLocationName', NM1, required(2500), {
    entityIdentifierCode: R('77'),
    entityTypeQualifier: R('2'),
    lastNameOrOrganizationName: R(),
    ...NPI,
  }),
  address('serviceFacilityLocationAddress', required(2650)),
  cityStateZipCode('serviceFacilityLocationCityStateZipCode', required(2700)),
  reference('serviceFacilityLocationSecondaryIdentifications', situational(2710, 3), '0B', 'G2', 'LU'),
]);

export const referringProvider = loop('2310F', 'referringProvider', situational(2500), [
  use('referringProviderName', NM1, required(2500), {
    entityIdentifierCode: R('DN'),
    entityTypeQualifier: R('1'),
    ...NAME,
    ...NPI,
  }),
  reference('referringProviderSecondaryIdentifications', situational(2710, 3), '0B', '1G', 'G2'),
]);
