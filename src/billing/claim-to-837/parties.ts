/** Names, addresses and numbers of people and organizations as every 837 has them. */

import { dateText } from '../../x12/values.ts';
import type { Address, Clinician, Person, PersonName, Relationship } from '../snapshot/claim-snapshot.ts';

/** SBR02 and PAT01. */
export const RELATIONSHIP_CODES: Readonly<Record<Relationship, string>> = {
  SELF: '18',
  SPOUSE: '01',
  CHILD: '19',
  OTHER: 'G8',
};

/** What is not null, under its name. */
export const someOf = <T extends Readonly<Record<string, unknown>>>(
  values: T,
): { readonly [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as {
    readonly [K in keyof T]?: NonNullable<T[K]>;
  };

export const personName = ({ family, given, middle, suffix }: PersonName) => ({
  lastNameOrOrganizationName: family,
  ...someOf({ firstName: given, middleName: middle, nameSuffix: suffix }),
});

export const npi = (number: string | null) =>
  number === null ? {} : { identificationCodeQualifier: 'XX' as const, identificationCode: number };

export const clinicianName = (clinician: Clinician) => ({ ...personName(clinician.name), ...npi(clinician.npi) });

export const address = ({ line1, line2 }: Address) => ({
  addressLine1: line1,
  ...someOf({ addressLine2: line2 }),
});

export const stateAndZip = ({ city, state, postalCode }: Address) => ({
  cityName: city,
  ...someOf({ stateOrProvinceCode: state, postalCode }),
});

export const demographics = (birthDate: Person['birthDate'], sex: Person['sex']) => ({
  dateTimePeriodFormatQualifier: 'D8' as const,
  dateTimePeriod: birthDate === null ? '' : dateText(birthDate),
  genderCode: sex,
});
