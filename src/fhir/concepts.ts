/** Codings, identifiers and names of people: the shapes that every resource shares. */

import { isNpi } from '../platform/npi.ts';
import type { Resource } from './references.ts';
import { at, isPresent, issueAt, list, MOST_CHARACTERS, noteAt, textAt, type Place } from './values.ts';

/** The URI of LOINC. */
export const LOINC = 'http://loinc.org';

export interface Coding {
  readonly system: string | null;
  readonly code: string | null;
  readonly display: string | null;
}

/** One Coding. */
export const codingAt = (place: Place): Coding => ({
  system: textAt(at(place, 'system'), MOST_CHARACTERS.uri),
  code: textAt(at(place, 'code'), MOST_CHARACTERS.code),
  display: textAt(at(place, 'display'), MOST_CHARACTERS.display),
});

/** The codings of a CodeableConcept. */
export const codingsAt = (concept: Place): Coding[] => list(at(concept, 'coding')).map(codingAt);

/** The first code of a CodeableConcept that is in the system. */
export const codeInSystem = (concept: Place, system: string): string | null =>
  codingsAt(concept).find((coding) => coding.system === system && coding.code !== null)?.code ?? null;

/** Whether one of the concept's codes is in the set. */
export const hasCode = (concept: Place, codes: ReadonlySet<string>): boolean =>
  codingsAt(concept).some((coding) => coding.code !== null && codes.has(coding.code));

/** How a CodeableConcept reads: its own text, else the first display, else the first code. */
export const conceptText = (concept: Place): string | null => {
  const codings = codingsAt(concept);
  return (
    textAt(at(concept, 'text'), MOST_CHARACTERS.display) ??
    codings.find((coding) => coding.display !== null)?.display ??
    codings.find((coding) => coding.code !== null)?.code ??
    null
  );
};

/** The first identifier in use whose type has one of the codes (HL7 table 0203: `MR`, `VN`, `MB`). */
export const identifierOfType = (root: Place, codes: ReadonlySet<string>): string | null =>
  firstIdentifier(root, (identifier) => hasCode(at(identifier, 'type'), codes));

/** The first identifier in use, whatever it is. */
export const anyIdentifier = (root: Place): string | null => firstIdentifier(root, () => true);

/** The NPI of a Practitioner or an Organization; one whose check digit is wrong is left out with a note. */
export const npiOf = (root: Place): string | null => {
  for (const identifier of list(at(root, 'identifier'))) {
    if (!isNpiIdentifier(identifier)) continue;
    const value = textAt(at(identifier, 'value'));
    if (value === null || isNpi(value)) return value;
    noteAt(
      at(identifier, 'value'),
      'is not an NPI (ten digits, the first 1 or 2, with the right check digit) and is left out',
    );
  }
  return null;
};

/** The NPI that a reference to somebody outside the bundle is made by, where it is. */
export const npiOfReference = (reference: Place): string | null => {
  const text = textAt(at(reference, 'reference'), MOST_CHARACTERS.uri) ?? '';
  const system = NPI_SYSTEMS.find((known) => text.includes(`?identifier=${known}|`));
  const identifier = at(reference, 'identifier');
  const npi = system
    ? text.slice(text.lastIndexOf('|') + 1)
    : isNpiIdentifier(identifier)
      ? textAt(at(identifier, 'value'))
      : null;
  if (npi === null || isNpi(npi)) return npi;
  noteAt(reference, 'is not made by an NPI with the right check digit; the number is left out');
  return null;
};

export interface PersonName {
  readonly family: string;
  /** All given names, in order; empty for somebody of one name. */
  readonly given: string;
}

/**
 * The name somebody goes by: the official one, else the usual one, else the first that is not an old one. Null where
 * there is none.
 */
export const personName = (root: Place): PersonName | null => {
  const names = list(at(root, 'name')).map((place) => ({ place, use: textAt(at(place, 'use'), MOST_CHARACTERS.code) }));
  const inUse = names.filter(({ use }) => use !== 'old' && use !== 'maiden');
  const ranked = [
    ...names.filter(({ use }) => use === 'official'),
    ...names.filter(({ use }) => use === 'usual'),
    ...inUse,
    ...names,
  ];
  for (const { place } of ranked) {
    const name = nameAt(place);
    if (name !== null) return name;
  }
  return null;
};

/** A name written as one text: the last word is the family name, and a title before it is dropped. */
export const splitName = (text: string): PersonName | null => {
  const words = text.split(/\s+/).filter((word) => word !== '' && !/^(?:dr|prof|mr|mrs|ms|miss)\.?$/i.test(word));
  const family = words.at(-1);
  return family === undefined ? null : { family, given: words.slice(0, -1).join(' ') };
};

/**
 * The part of a sourceId made of a name: lower case letters and digits with hyphens between; empty where there are
 * none.
 */
export const slugOf = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join('-');

/** The resource's sourceId, or, for one contained in another, one made of what it says. */
export const sourceIdOf = (resource: Resource, said: string): string =>
  resource.container === null ? resource.name : said;

const nameAt = (place: Place): PersonName | null => {
  const family = textAt(at(place, 'family'));
  const given = list(at(place, 'given'))
    .map((each) => textAt(each))
    .filter((each) => each !== null)
    .join(' ');
  if (given.length > MOST_CHARACTERS.name)
    issueAt(at(place, 'given'), `is longer than ${MOST_CHARACTERS.name} characters`);
  if (family !== null) return { family, given };
  const text = textAt(at(place, 'text'));
  const split = text === null ? null : splitName(text);
  if (split !== null) noteAt(place, 'has no family name; the last word of its text is taken for it');
  return split;
};

const firstIdentifier = (root: Place, suits: (identifier: Place) => boolean): string | null => {
  for (const identifier of list(at(root, 'identifier'))) {
    if (!isPresent(at(identifier, 'value')) || textAt(at(identifier, 'use'), MOST_CHARACTERS.code) === 'old') continue;
    const value = suits(identifier) ? textAt(at(identifier, 'value')) : null;
    if (value !== null) return value;
  }
  return null;
};

const NPI_SYSTEMS: readonly string[] = ['http://hl7.org/fhir/sid/us-npi', 'urn:oid:2.16.840.1.113883.4.6'];
const NPI_TYPES: ReadonlySet<string> = new Set(['NPI', 'npi']);

const isNpiIdentifier = (identifier: Place): boolean =>
  NPI_SYSTEMS.includes(textAt(at(identifier, 'system'), MOST_CHARACTERS.uri) ?? '') ||
  hasCode(at(identifier, 'type'), NPI_TYPES);
