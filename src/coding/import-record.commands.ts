/** Stores a patient's record that a reader made of some format. The same record again changes nothing. */

import type { RequestContext } from '../access/context.ts';
import { Facility } from '../access/facility.entity.ts';
import { Coverage } from '../parties/coverage.entity.ts';
import { Patient } from '../parties/patient.entity.ts';
import { Payer } from '../parties/payer.entity.ts';
import { Provider } from '../parties/provider.entity.ts';
import { Refusal } from '../platform/errors.ts';
import { runCommand, type Work } from '../workflow/command.ts';
import { keepQueues } from '../workflow/queue-upkeep.ts';
import { Encounter } from './encounter.entity.ts';
import type { IncomingEncounter, IncomingFacility, IncomingRecord } from './incoming.ts';
import { ClinicalDocument, ClinicalStatement } from './record.entity.ts';

/** What an import did. */
export interface Imported {
  /** Ids of encounters that were not there before, in the record's order. */
  readonly encounterIds: readonly string[];
  /** How many encounters were there already, and were left as they are. */
  readonly known: number;
}

/**
 * Imports a record in one transaction, whole or not at all. A visit goes to the facility of that name or NPI, else to
 * `facilityId`, else to the organization's only or first facility in the actor's reach.
 */
export const importRecord = (
  context: RequestContext,
  record: IncomingRecord,
  facilityId: string | null,
): Promise<Imported> =>
  runCommand(context, { name: 'importRecord', permission: 'encounter.import' }, async (work) => {
    const facilities = await facilityFinder(work, record.facilities, facilityId);
    const payers = await ensure(work, Payer, record.payers, ({ name, payerId }) => ({ name, payerId }));
    const providers = await ensure(
      work,
      Provider,
      record.providers,
      ({ familyName, givenName, npi, taxonomyCode }) => ({ familyName, givenName, npi, taxonomyCode }),
    );
    const patients = await ensure(work, Patient, record.patients, (patient) => patient);
    const coverages = await ensure(work, Coverage, record.coverages, ({ patient, payer, ...facts }) => ({
      ...facts,
      patient: patients.get(patient)!,
      payer: payers.get(payer)!,
    }));
    const stored = await bySource(
      work,
      Encounter,
      record.encounters.map(({ sourceId }) => sourceId),
    );
    const fresh = record.encounters.filter(({ sourceId }) => !stored.has(sourceId));
    const made = fresh.map((incoming) =>
      storeEncounter(work, incoming, {
        facility: facilities(incoming.facility),
        patient: patients.get(incoming.patient)!,
        provider: incoming.provider === null ? null : providers.get(incoming.provider)!,
        coverage: incoming.coverage === null ? null : coverages.get(incoming.coverage)!,
      }),
    );
    for (const encounter of made) keepQueues(work, 'Encounter', encounter, null);
    return { encounterIds: made.map(({ id }) => id), known: record.encounters.length - fresh.length };
  });

interface Whose {
  readonly facility: Facility;
  readonly patient: Patient;
  readonly provider: Provider | null;
  readonly coverage: Coverage | null;
}

const storeEncounter = (work: Work, incoming: IncomingEncounter, whose: Whose): Encounter => {
  const { sourceId, visitNumber, encounterClass, serviceFrom, serviceTo, reason } = incoming;
  const encounter = work.create(Encounter, {
    ...whose,
    sourceId,
    visitNumber,
    encounterClass,
    serviceFrom,
    serviceTo,
    reason,
    status: 'READY',
    codedBy: null,
    codedAt: null,
  });
  const place = { encounter, facility: whose.facility };
  for (const document of incoming.documents) work.create(ClinicalDocument, { ...place, ...document });
  for (const statement of incoming.statements) work.create(ClinicalStatement, { ...place, ...statement });
  return encounter;
};

interface Sourced {
  id: string;
  sourceId: string;
}

/** Finds rows by the sender's ids and makes those that are missing; what is there already is left as it is. */
const ensure = async <T extends Sourced, I extends { readonly sourceId: string }>(
  work: Work,
  target: new () => T,
  incoming: readonly I[],
  facts: (item: I) => object,
): Promise<Map<string, T>> => {
  const found = await bySource(
    work,
    target,
    incoming.map(({ sourceId }) => sourceId),
  );
  for (const item of incoming) {
    if (!found.has(item.sourceId))
      found.set(item.sourceId, work.create(target, { sourceId: item.sourceId, version: 1, ...facts(item) } as never));
  }
  return found;
};

const bySource = async <T extends Sourced>(
  work: Work,
  target: new () => T,
  sourceIds: readonly string[],
): Promise<Map<string, T>> => {
  if (sourceIds.length === 0) return new Map();
  const rows = await work.find(target, { sourceId: [...sourceIds] });
  return new Map(rows.map((row) => [row.sourceId, row]));
};

/** Facilities are set up by people, never by an import: an unknown place goes to the one that was named, or the first. */
const facilityFinder = async (
  work: Work,
  incoming: readonly IncomingFacility[],
  facilityId: string | null,
): Promise<(sourceId: string | null) => Facility> => {
  const all = (await work.find(Facility, {})).sort((one, other) => (one.id < other.id ? -1 : 1));
  const usual = facilityId === null ? all[0] : all.find(({ id }) => id === facilityId);
  if (!usual) throw new Refusal('NOT_FOUND', 'No Facility with that id is visible to you.', { type: 'Facility' });
  const known = new Map(
    incoming.flatMap(({ sourceId, name, npi }) => {
      const match = all.find((each) => each.name === name || (npi !== null && each.npi === npi));
      return match ? [[sourceId, match] as const] : [];
    }),
  );
  return (sourceId) => (sourceId === null ? usual : (known.get(sourceId) ?? usual));
};
