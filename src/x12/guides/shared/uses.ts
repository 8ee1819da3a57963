/** Segments that every guide uses in the same way, told apart by their name, place and qualifier. */

import { R, S, use, type Occurs } from '../../declare/guide.ts';
import { AMT, DTP } from '../../segments/claim.ts';
import { N3, N4, PRV, REF } from '../../segments/parties.ts';

/** A number that some party knows the thing by. */
export const reference = <const N extends string, O extends Occurs, const Q extends readonly string[]>(
  name: N,
  occurs: O,
  ...qualifiers: Q
) => use(name, REF, occurs, { referenceIdentificationQualifier: R(...qualifiers), referenceIdentification: R() });

/** A number that the claim's own payer gave, or the other payer that REF04 names. */
export const referenceOfPayer = <const N extends string, O extends Occurs, const Q extends readonly string[]>(
  name: N,
  occurs: O,
  ...qualifiers: Q
) =>
  use(name, REF, occurs, {
    referenceIdentificationQualifier: R(...qualifiers),
    referenceIdentification: R(),
    referenceIdentifier: S({ referenceIdentificationQualifier: R('2U'), referenceIdentification: R() }),
  });

/** One day. */
export const date = <const N extends string, O extends Occurs, const Q extends readonly string[]>(
  name: N,
  occurs: O,
  ...qualifiers: Q
) =>
  use(name, DTP, occurs, {
    dateTimeQualifier: R(...qualifiers),
    dateTimePeriodFormatQualifier: R('D8'),
    dateTimePeriod: R(),
  });

/** One day, or the first and last of several. */
export const dateOrRange = <const N extends string, O extends Occurs, const Q extends readonly string[]>(
  name: N,
  occurs: O,
  ...qualifiers: Q
) =>
  use(name, DTP, occurs, {
    dateTimeQualifier: R(...qualifiers),
    dateTimePeriodFormatQualifier: R('D8', 'RD8'),
    dateTimePeriod: R(),
  });

export const amount = <const N extends string, O extends Occurs, const Q extends string>(
  name: N,
  occurs: O,
  qualifier: Q,
) => use(name, AMT, occurs, { amountQualifierCode: R(qualifier), monetaryAmount: R() });

export const address = <const N extends string, O extends Occurs>(name: N, occurs: O) =>
  use(name, N3, occurs, { addressLine1: R(), addressLine2: S() });

export const cityStateZipCode = <const N extends string, O extends Occurs>(name: N, occurs: O) =>
  use(name, N4, occurs, {
    cityName: R(),
    stateOrProvinceCode: S(),
    postalCode: S(),
    countryCode: S(),
    countrySubdivisionCode: S(),
  });

/** A provider's taxonomy code. */
export const specialty = <const N extends string, O extends Occurs, const P extends string>(
  name: N,
  occurs: O,
  providerCode: P,
) =>
  use(name, PRV, occurs, {
    providerCode: R(providerCode),
    referenceIdentificationQualifier: R('PXC'),
    referenceIdentification: R(),
  });

/** The name of a person or, where the guide lets the party be one, an organization. */
export const NAME = {
  lastNameOrOrganizationName: R(),
  firstName: S(),
  middleName: S(),
  nameSuffix: S(),
} as const;

/** The National Provider Identifier, where the provider has one. */
export const NPI = { identificationCodeQualifier: S('XX'), identificationCode: S() } as const;

/** How a payer or plan is known. */
export const PLAN_IDENTIFIER = { identificationCodeQualifier: R('PI', 'XV'), identificationCode: R() } as const;
