/** Stores patients' records that a reader made of some format. The same record again changes nothing. */

import { v7 as uuidv7 } from 'uuid';
import type { RequestContext } from '../access/context.ts';
import { shapeOf, type EntityClass } from '../access/entity.ts';
import { Facility } from '../access/facility.entity.ts';
import type { Change } from '../audit/audit-event.entity.ts';
import { Coverage } from '../parties/coverage.entity.ts';
import { Patient } from '../parties/patient.entity.ts';
import { Payer } from '../parties/payer.entity.ts';
import { Provider } from '../parties/provider.entity.ts';
import { Refusal } from '../platform/errors.ts';
import { runCommand, type Work } from '../workflow/command.ts';
import { move } from '../workflow/move.ts';
import { newWorkItem } from '../workflow/new-work-item.ts';
import { changesOf, insertMissing, insertRows, type NewRow } from '../workflow/new-rows.ts';
import { queueFor } from '../workflow/queues.ts';
import { WorkItem } from '../workflow/work-item.entity.ts';
import { Encounter } from './encounter.entity.ts';
import { encounterLifecycle } from './encounter.lifecycle.ts';
import type { IncomingEncounter, IncomingFacility, IncomingRecord } from './incoming.ts';
import { ClinicalDocument, ClinicalStatement } from './record.entity.ts';

/** What the import of a record did. */
export interface Imported {
  /** Ids of encounters that were not there before, in the record's order. */
  readonly encounterIds: readonly string[];
  /** How many encounters were there already. They were left as they are, but for those that waited for their record. */
  readonly known: number;
}

/**
 * Imports records in one transaction, all of them whole or none at all, and answers for each in their order. A visit goes
 * to the facility of that name or NPI, else to `facilityId`, else to the organization's only or first facility in the
 * actor's reach. A party or a visit that several of them bring is the first one's; the trail has an event for each.
 */
export const importRecords = (
  context: RequestContext,
  records: readonly IncomingRecord[],
  facilityId: string | null,
): Promise<Imported[]> =>
  runCommand(context, { name: 'importRecord', permission: 'encounter.import' }, async (work) => {
    const batch: Batch = { work, records, trails: records.map(() => ({ subjects: [], changes: [] })) };
    const facilities = await facilityFinder(work, facilityId);
    const parties = await storeParties(batch);
    const encounters = await storeEncounters(batch, parties, facilities);
    await storeContents(batch, [...encounters.made, ...encounters.awaited]);
    await openWorkItems(batch, encounters.made);
    for (const trail of batch.trails) work.record({ action: 'importRecord', ...trail });
    const made = Map.groupBy(encounters.made, ({ by }) => by);
    return records.map((record, index) => {
      const encounterIds = (made.get(index) ?? []).map(({ row }) => row.id);
      return { encounterIds, known: record.encounters.length - encounterIds.length };
    });
  });

/** Imports one record, whole or not at all. */
export const importRecord = async (
  context: RequestContext,
  record: IncomingRecord,
  facilityId: string | null,
): Promise<Imported> => {
  const [imported] = await importRecords(context, [record], facilityId);
  return imported!;
};

/** Records on their way in, and beside each what the trail will say of it. */
interface Batch {
  readonly work: Work;
  readonly records: readonly IncomingRecord[];
  readonly trails: readonly Trail[];
}

interface Trail {
  readonly subjects: string[];
  readonly changes: Change[];
}

/** Ids by the sender's. */
type Ids = ReadonlyMap<string, string>;

interface Parties {
  readonly payers: Ids;
  readonly providers: Ids;
  readonly patients: Ids;
  readonly coverages: Ids;
}

const storeParties = async (batch: Batch): Promise<Parties> => {
  const newRow = rowMaker(batch.work);
  const payers = await ensure(batch, Payer, (record) => record.payers, newRow);
  const providers = await ensure(batch, Provider, (record) => record.providers, newRow);
  const patients = await ensure(batch, Patient, (record) => record.patients, newRow);
  const coverages = await ensure(
    batch,
    Coverage,
    (record) => record.coverages,
    (coverage) => ({
      ...newRow(coverage),
      patient: patients.get(coverage.patient)!,
      payer: payers.get(coverage.payer)!,
    }),
  );
  return { payers, providers, patients, coverages };
};

const rowMaker =
  ({ actor }: Work) =>
  <T extends object>(facts: T) => ({ id: uuidv7(), organizationId: actor.organizationId, ...facts, version: 1 });

/** A row that the sender has an id for. */
interface Sourced {
  readonly id: string;
  readonly sourceId: string;
}

/** A new row, and the place of the record that brought it. */
interface Brought<Row> {
  readonly row: Row;
  readonly by: number;
}

/** Makes what the organization does not know by the sender's id; what is there already is left as it is. */
const ensure = async <T extends Sourced, I extends { readonly sourceId: string }>(
  batch: Batch,
  target: new () => T,
  incoming: (record: IncomingRecord) => readonly I[],
  rowOf: (item: I) => NewRow<T> & Sourced,
): Promise<Ids> => {
  const wanted = firstOfEach(batch, incoming, rowOf);
  const made = await storeMissing(batch, target, wanted);
  const known = wanted.filter(({ row }) => !made.has(row.id)).map(({ row }) => row.sourceId);
  return new Map<string, string>([
    ...wanted.map(({ row }) => [row.sourceId, row.id] as const),
    ...(await idsOf(batch.work, target, known)),
  ]);
};

const idsOf = async (work: Work, target: EntityClass, sourceIds: readonly string[]): Promise<[string, string][]> => {
  if (sourceIds.length === 0) return [];
  const { table } = shapeOf(target);
  const rows = await work.query(
    `select source_id, id from ${table} where organization_id = $1 and source_id = any($2)`,
    [work.actor.organizationId, sourceIds],
  );
  return rows.map((row) => [row['source_id'] as string, row['id'] as string]);
};

const firstOfEach = <I extends { readonly sourceId: string }, Row>(
  { records }: Batch,
  incoming: (record: IncomingRecord) => readonly I[],
  rowOf: (item: I, record: IncomingRecord) => Row,
): Brought<Row>[] => {
  const wanted = new Map<string, Brought<Row>>();
  for (const [by, record] of records.entries()) {
    for (const item of incoming(record))
      if (!wanted.has(item.sourceId)) wanted.set(item.sourceId, { row: rowOf(item, record), by });
  }
  return [...wanted.values()];
};

/** In the order of the sender's ids, so that imports of the same rows at the same time wait for each other in one order. */
const storeMissing = async <T extends Sourced>(
  batch: Batch,
  target: new () => T,
  wanted: readonly Brought<NewRow<T> & Sourced>[],
): Promise<ReadonlySet<string>> => {
  const rows = wanted.map(({ row }) => row).sort((one, other) => (one.sourceId < other.sourceId ? -1 : 1));
  const made = await insertMissing(batch.work.query, target, rows);
  for (const { row, by } of wanted) if (made.has(row.id)) tell(batch, target, row, by);
  return made;
};

const tell = <T extends { id: string }>({ trails }: Batch, target: new () => T, row: NewRow<T>, by: number): void => {
  const { subjects, changes } = trails[by]!;
  subjects.push(`${target.name}:${row.id}`);
  changes.push(...changesOf(target, row));
};

/** A visit and what came of it. */
interface BroughtEncounter<Row> extends Brought<Row> {
  readonly incoming: IncomingEncounter;
}

type NewEncounter = BroughtEncounter<NewRow<Encounter> & Sourced>;

/** Whose contents are stored. */
type Place = Pick<NewRow<Encounter>, 'id' | 'organizationId' | 'facility'>;

interface BroughtEncounters {
  /** Those that were not there before. */
  readonly made: readonly NewEncounter[];
  /** Those that were there and waited for the record that came now. */
  readonly awaited: readonly BroughtEncounter<Place>[];
}

const storeEncounters = async (
  batch: Batch,
  { providers, patients, coverages }: Parties,
  facilityOf: FacilityFinder,
): Promise<BroughtEncounters> => {
  const newRow = rowMaker(batch.work);
  const wanted = firstOfEach(
    batch,
    (record) => record.encounters,
    (incoming, record) => {
      const { documents: _, statements: __, ...facts } = incoming;
      const row = {
        ...newRow(facts),
        facility: facilityOf(record, incoming.facility),
        patient: patients.get(incoming.patient)!,
        provider: incoming.provider === null ? null : providers.get(incoming.provider)!,
        coverage: incoming.coverage === null ? null : coverages.get(incoming.coverage)!,
        status: hasRecord(incoming) ? ('READY' as const) : encounterLifecycle.initial,
        blockingFindings: 0,
        codedBy: null,
        codedAt: null,
        reviewPolicy: null,
        createdAt: batch.work.now,
      };
      return { row, incoming };
    },
  ).map(({ row: { row, incoming }, by }) => ({ row, incoming, by }));
  const made = await storeMissing(batch, Encounter, wanted);
  return {
    made: wanted.filter(({ row }) => made.has(row.id)),
    awaited: await receiveRecords(
      batch,
      wanted.filter(({ row, incoming }) => !made.has(row.id) && hasRecord(incoming)),
    ),
  };
};

/** Whether there is anything to code from. */
const hasRecord = ({ documents, statements }: IncomingEncounter): boolean => documents.length + statements.length > 0;

/** Moves those of the visits that waited for their record to the coding queue. */
const receiveRecords = async (
  { work }: Batch,
  brought: readonly NewEncounter[],
): Promise<BroughtEncounter<Place>[]> => {
  if (brought.length === 0) return [];
  const bySource = new Map(brought.map((each) => [each.row.sourceId, each]));
  const waiting = await work.findForChange(Encounter, { sourceId: [...bySource.keys()], status: 'IMPORTED' });
  for (const encounter of waiting) await move(work, encounterLifecycle, encounter, 'receiveRecord');
  return waiting.map(({ id, organizationId, facility, sourceId }) => {
    const { incoming, by } = bySource.get(sourceId)!;
    return { row: { id, organizationId, facility: facility.id }, incoming, by };
  });
};

const storeContents = async (batch: Batch, encounters: readonly BroughtEncounter<Place>[]): Promise<void> => {
  const contents = <I extends object>(of: (incoming: IncomingEncounter) => readonly I[]) =>
    encounters.flatMap(({ row: { id: encounter, organizationId, facility }, incoming, by }) =>
      of(incoming).map((item) => ({ row: { id: uuidv7(), organizationId, facility, encounter, ...item }, by })),
    );
  await store(
    batch,
    ClinicalDocument,
    contents(({ documents }) => documents),
  );
  await store(
    batch,
    ClinicalStatement,
    contents(({ statements }) => statements),
  );
};

const openWorkItems = (batch: Batch, encounters: readonly NewEncounter[]): Promise<void> => {
  const newRow = rowMaker(batch.work);
  const items = encounters.flatMap(({ row, by }) => {
    const queue = queueFor('Encounter', row);
    return queue ? [{ row: { ...newRow(newWorkItem(queue, row, batch.work.now)), facility: row.facility }, by }] : [];
  });
  return store(batch, WorkItem, items);
};

const store = async <T extends { id: string }>(
  batch: Batch,
  target: new () => T,
  brought: readonly Brought<NewRow<T>>[],
): Promise<void> => {
  await insertRows(
    batch.work.query,
    target,
    brought.map(({ row }) => row),
  );
  for (const { row, by } of brought) tell(batch, target, row, by);
};

/** The id of the facility that a record's visits with that `sourceId` for a place go to. */
type FacilityFinder = (record: IncomingRecord, sourceId: string | null) => string;

/** Facilities are set up by people, never by an import: an unknown place goes to the one that was named, or the first. */
const facilityFinder = async (work: Work, facilityId: string | null): Promise<FacilityFinder> => {
  const all = (await work.find(Facility, {})).sort((one, other) => (one.id < other.id ? -1 : 1));
  const usual = facilityId === null ? all[0] : all.find(({ id }) => id === facilityId);
  if (!usual) throw new Refusal('NOT_FOUND', 'No Facility with that id is visible to you.', { type: 'Facility' });
  const match = ({ name, npi }: IncomingFacility): Facility | undefined =>
    all.find((each) => each.name === name || (npi !== null && each.npi === npi));
  return (record, sourceId) => {
    const place = record.facilities.find((each) => each.sourceId === sourceId);
    return ((place && match(place)) ?? usual).id;
  };
};
