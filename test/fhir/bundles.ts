/** The bundles of `fixtures/`, and ways to change one without touching the file. */

import { readFileSync } from 'node:fs';
import type { IncomingEncounter } from '../../src/coding/incoming.ts';
import type { ReadBundle } from '../../src/fhir/read-bundle.ts';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type JsonObject = { [name: string]: Json };

export const FIXTURES = [
  'clinic-visit',
  'contained-coverage',
  'several-payers',
  'notes',
  'outside-references',
  'refused',
] as const;

export const fixtureText = (name: (typeof FIXTURES)[number]): string =>
  readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8');

export const fixture = (name: (typeof FIXTURES)[number]): JsonObject => JSON.parse(fixtureText(name)) as JsonObject;

/** A collection bundle of the resources, each addressed by `Type/id`. */
export const bundleOf = (...resources: Json[]): JsonObject => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
});

export const PATIENT: JsonObject = {
  resourceType: 'Patient',
  id: 'p',
  name: [{ family: 'Fisk', given: ['Una'] }],
  gender: 'female',
  birthDate: '1970-01-31',
};

export const ENCOUNTER: JsonObject = {
  resourceType: 'Encounter',
  id: 'e',
  status: 'finished',
  class: { code: 'AMB' },
  subject: { reference: 'Patient/p' },
  period: { start: '2026-01-05T08:00:00-05:00', end: '2026-01-05T08:30:00-05:00' },
};

export const encounterOf = (read: ReadBundle, id: string): IncomingEncounter => {
  const found = read.record.encounters.find(({ sourceId }) => sourceId === `Encounter/${id}`);
  if (!found) throw new Error(`no Encounter/${id} was read`);
  return found;
};

/** `resource path reason` of each, which is how a reader of a failing test wants them. */
export const said = (findings: ReadBundle['issues']): string[] =>
  findings.map(({ resource, path, reason }) => `${resource} | ${path} ${reason}`);
