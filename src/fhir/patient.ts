/** Patient -> IncomingPatient. */

import type { IncomingPatient } from '../coding/incoming.ts';
import { identifierOfType, personName } from './concepts.ts';
import type { Bundle, Resource } from './references.ts';
import { at, dayAt, isPresent, issueAt, list, MOST_CHARACTERS, textAt, type Place } from './values.ts';

/** Every Patient of the bundle. One without a name or without a full date of birth is an issue. */
export const readPatients = (bundle: Bundle): IncomingPatient[] =>
  bundle
    .ofType('Patient')
    .map(readPatient)
    .filter((patient) => patient !== null);

const readPatient = ({ root, id, name: sourceId }: Resource): IncomingPatient | null => {
  const name = personName(root);
  const birthDate = dayAt(at(root, 'birthDate'));
  const sex = readSex(at(root, 'gender'));
  const medicalRecordNumber = identifierOfType(root, MEDICAL_RECORD) ?? id;
  const address = readAddress(list(at(root, 'address')));
  if (name === null) issueAt(at(root, 'name'), 'must hold a family name');
  if (!isPresent(at(root, 'birthDate'))) issueAt(at(root, 'birthDate'), 'is missing');
  if (name === null || birthDate === null) return null;
  return { sourceId, medicalRecordNumber, familyName: name.family, givenName: name.given, birthDate, sex, ...address };
};

const MEDICAL_RECORD: ReadonlySet<string> = new Set(['MR']);

const SEXES: ReadonlyMap<string, IncomingPatient['sex']> = new Map([
  ['female', 'FEMALE'],
  ['male', 'MALE'],
  ['other', 'OTHER'],
  ['unknown', 'UNKNOWN'],
]);

const readSex = (place: Place): IncomingPatient['sex'] => {
  const gender = textAt(place, MOST_CHARACTERS.code);
  const sex = gender === null ? 'UNKNOWN' : SEXES.get(gender);
  if (sex === undefined) issueAt(place, 'must be female, male, other or unknown');
  return sex ?? 'UNKNOWN';
};

type Address = Pick<IncomingPatient, 'addressLine' | 'city' | 'state' | 'postalCode'>;

/** The home address, else the first that is not an old one. */
const readAddress = (places: readonly Place[]): Address => {
  const used = places.map((place) => ({ place, use: textAt(at(place, 'use'), MOST_CHARACTERS.code) }));
  const chosen = used.find(({ use }) => use === 'home') ?? used.find(({ use }) => use !== 'old');
  if (chosen === undefined) return { addressLine: null, city: null, state: null, postalCode: null };
  const { place } = chosen;
  const lines = list(at(place, 'line'))
    .map((line) => textAt(line))
    .filter((line) => line !== null)
    .join(', ');
  if (lines.length > MOST_CHARACTERS.display)
    issueAt(at(place, 'line'), `is longer than ${MOST_CHARACTERS.display} characters`);
  return {
    addressLine: lines === '' ? null : lines,
    city: textAt(at(place, 'city')),
    state: textAt(at(place, 'state')),
    postalCode: textAt(at(place, 'postalCode'), MOST_CHARACTERS.code),
  };
};
