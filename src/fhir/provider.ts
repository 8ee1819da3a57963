/** Practitioner and PractitionerRole -> IncomingProvider; the Organization of an encounter -> IncomingFacility. */

import type { IncomingFacility, IncomingProvider } from '../coding/incoming.ts';
import { codingsAt, npiOf, npiOfReference, personName, slugOf, sourceIdOf, splitName } from './concepts.ts';
import { nameOutside, referenceText, resolveTo, type Bundle, type Resource } from './references.ts';
import { at, list, noteAt, textAt, type Place } from './values.ts';

/** Those who give care, gathered while the encounters are read. */
export interface CareGivers {
  /**
   * `sourceId` of the Practitioner that a reference points to; null, with a note, where there is none of a usable name.
   */
  readonly providerOf: (from: Resource, reference: Place) => string | null;
  /** The same for an Organization. */
  readonly facilityOf: (from: Resource, reference: Place) => string | null;
  readonly providers: () => IncomingProvider[];
  readonly facilities: () => IncomingFacility[];
}

/** Starts with every Practitioner of the bundle that has a name, and with no facility. */
export const gatherCareGivers = (bundle: Bundle): CareGivers => {
  const taxonomies = readTaxonomies(bundle);
  const providers = new Map<string, IncomingProvider>();
  const facilities = new Map<string, IncomingFacility>();
  for (const practitioner of bundle.ofType('Practitioner')) {
    keep(providers, readPractitioner(practitioner, taxonomies.get(practitioner.name) ?? null));
  }
  return {
    providerOf: (from, reference) => {
      const practitioner = practitionerOf(bundle, from, reference);
      const known = practitioner === null ? undefined : providers.get(practitioner.name);
      const read =
        practitioner === null ? null : readPractitioner(practitioner, taxonomies.get(practitioner.name) ?? null);
      return (
        known?.sourceId ??
        keep(providers, read ?? providerByDisplay(reference, practitioner)) ??
        noteAbsent(reference, 'a practitioner')
      );
    },
    facilityOf: (from, reference) =>
      keep(facilities, readFacility(resolveTo(bundle, 'Organization', from, reference), reference)) ??
      noteAbsent(reference, 'an organization'),
    providers: () => [...providers.values()],
    facilities: () => [...facilities.values()],
  };
};

const keep = <T extends { readonly sourceId: string }>(kept: Map<string, T>, found: T | null): string | null => {
  if (found !== null && !kept.has(found.sourceId)) kept.set(found.sourceId, found);
  return found?.sourceId ?? null;
};

const noteAbsent = (reference: Place, kind: string): null => {
  noteAt(reference, `names ${kind} that the bundle does not hold by name (${referenceText(reference)}); none is set`);
  return null;
};

const practitionerOf = (bundle: Bundle, from: Resource, reference: Place): Resource | null => {
  const found = bundle.resolve(from, reference);
  if (found?.type === 'PractitionerRole')
    return resolveTo(bundle, 'Practitioner', found, at(found.root, 'practitioner'));
  return found?.type === 'Practitioner' ? found : null;
};

const readPractitioner = (resource: Resource, taxonomyOfRole: string | null): IncomingProvider | null => {
  const name = personName(resource.root);
  if (name === null) return null;
  const npi = npiOf(resource.root);
  const said = npi === null ? `practitioner:${slugOf(`${name.given} ${name.family}`)}` : `npi:${npi}`;
  return {
    sourceId: sourceIdOf(resource, said),
    familyName: name.family,
    givenName: name.given,
    npi,
    taxonomyCode:
      taxonomyOfRole ?? taxonomyAmong(list(at(resource.root, 'qualification')).map((place) => at(place, 'code'))),
  };
};

/** For a reference that carries a display, and points outside the bundle or to somebody without a name. */
const providerByDisplay = (reference: Place, practitioner: Resource | null): IncomingProvider | null => {
  const display = textAt(at(reference, 'display'));
  const name = display === null ? null : splitName(display);
  if (display === null || name === null) return null;
  noteAt(reference, 'names a practitioner by display only; the last word is taken for the family name');
  return {
    sourceId: practitioner?.name ?? nameOutside(reference, 'Practitioner') ?? `practitioner:${slugOf(display)}`,
    familyName: name.family,
    givenName: name.given,
    npi: practitioner === null ? npiOfReference(reference) : npiOf(practitioner.root),
    taxonomyCode: null,
  };
};

const readFacility = (organization: Resource | null, reference: Place): IncomingFacility | null => {
  const name = (organization && textAt(at(organization.root, 'name'))) ?? textAt(at(reference, 'display'));
  if (name === null) return null;
  const said = `organization:${slugOf(name)}`;
  return {
    sourceId: organization === null ? (nameOutside(reference, 'Organization') ?? said) : sourceIdOf(organization, said),
    name,
    npi: organization === null ? npiOfReference(reference) : npiOf(organization.root),
  };
};

const TAXONOMY_SYSTEMS: ReadonlySet<string> = new Set([
  'http://nucc.org/provider-taxonomy',
  'http://www.nucc.org/provider-taxonomy',
  'urn:oid:2.16.840.1.113883.6.101',
]);

/** By the name of the Practitioner. */
const readTaxonomies = (bundle: Bundle): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const role of bundle.ofType('PractitionerRole')) {
    const practitioner = resolveTo(bundle, 'Practitioner', role, at(role.root, 'practitioner'));
    const taxonomy = taxonomyAmong([...list(at(role.root, 'specialty')), ...list(at(role.root, 'code'))]);
    if (practitioner !== null && taxonomy !== null && !found.has(practitioner.name))
      found.set(practitioner.name, taxonomy);
  }
  return found;
};

const taxonomyAmong = (concepts: readonly Place[]): string | null => {
  for (const concept of concepts) {
    const code = codingsAt(concept).find(({ system }) => system !== null && TAXONOMY_SYSTEMS.has(system))?.code ?? null;
    if (code === null) continue;
    if (/^[0-9A-Z]{9}X$/.test(code)) return code;
    noteAt(concept, 'is not a taxonomy code (nine letters or digits and an X) and is left out');
  }
  return null;
};
