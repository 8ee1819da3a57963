import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Change } from '../../src/audit/audit-event.entity.ts';
import { ensureOrganization } from '../../src/access/tenants.ts';
import { User } from '../../src/access/user.entity.ts';
import { importRecord, importRecords } from '../../src/coding/import-record.commands.ts';
import type { IncomingRecord } from '../../src/coding/incoming.ts';
import { withClient } from '../../src/database.ts';
import { parseBundle } from '../../src/fhir/read-bundle.ts';
import { commandLineContext } from '../../src/house.ts';
import { sampleBundles } from '../../src/sample/bundle.ts';
import { SAMPLE_FACILITIES, SAMPLE_ORGANIZATION } from '../../src/sample/organization.ts';
import { runCommand } from '../../src/workflow/command.ts';
import { differences, everyRow } from '../audit/rows.ts';
import { sampleTenant, testHouse, type Json, type TestHouse } from '../support/house.ts';
import { stored } from '../support/cycle.ts';
import { day, manyRecords, recordOf } from '../support/records.ts';
import { superuserOf } from '../support/superuser.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
  await withClient(house.ownerUrl, async (client) => {
    for (const name of ['One by one', 'All at once', 'Elsewhere'])
      await ensureOrganization(client, { ...sampleTenant(), name });
  });
});
afterAll(() => house.close());

const as = (organization: string = SAMPLE_ORGANIZATION.name) => commandLineContext(house.house, organization);

const sampleRecords = (seed: number, patients: number): IncomingRecord[] =>
  [...sampleBundles({ seed, patients, until: day('2026-11-01') })].map(
    (bundle) => parseBundle(JSON.stringify(bundle)).record,
  );

const visitsOf = (records: readonly IncomingRecord[]): number => records.flatMap(({ encounters }) => encounters).length;

/** All that an organization has, the trail included, with ids replaced by what they stand for and moments left out. */
const contents = async (organization: string): Promise<string[]> => {
  const { actor } = await as(organization);
  const tables = ['patient', 'payer', 'provider', 'coverage', 'encounter', 'clinical_document', 'clinical_statement'];
  const of = async (table: string): Promise<Json[]> =>
    (
      await stored(
        house,
        `select to_jsonb(t) as row from ${table} t where organization_id = '${actor!.organizationId}'`,
      )
    ).map(({ row }) => row as Json);
  const [sourced, work, trail] = [await Promise.all(tables.map(of)), await of('work_item'), await of('audit_event')];
  const names = new Map(sourced.flat().map(({ id, source_id: sourceId }) => [id as string, sourceId as string]));
  for (const { id, name } of await of('facility')) names.set(id as string, name as string);
  for (const item of work) names.set(item['id'] as string, `work on ${names.get(item['subject_id'] as string)}`);
  const text = (value: unknown): string =>
    JSON.stringify(value, (key, each: unknown) => (MOMENTS.has(key) ? undefined : each)).replaceAll(
      /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g,
      (id) => names.get(id) ?? 'somebody',
    );
  const imports = trail
    .filter(({ action }) => action === 'importRecord')
    .map(({ subjects, changes, ...event }) => ({
      ...event,
      subjects: (subjects as string[]).map(text).toSorted(),
      changes: (changes as Change[])
        .filter(({ field }) => !['createdAt', 'openedAt', 'dueAt'].includes(field))
        .map(text)
        .toSorted(),
    }));
  return [...sourced.flat(), ...work, ...imports].map(text).toSorted();
};

const MOMENTS = new Set(['id', 'at', 'created_at', 'opened_at', 'due_at', 'request_id']);

describe('Records by the batch', () => {
  test('leave what they leave one by one, the trail included', async () => {
    const records = sampleRecords(3, 30);
    const [single, together] = [await as('One by one'), await as('All at once')];
    const one = [];
    for (const record of records) one.push(await importRecord(single, record, null));
    const all = await importRecords(together, records, null);
    const counts = (imported: typeof all) => imported.map(({ encounterIds, known }) => [encounterIds.length, known]);
    expect(counts(all)).toEqual(counts(one));
    expect(counts(all)).toEqual(records.map(({ encounters }) => [encounters.length, 0]));
    const [left, right] = [await contents('One by one'), await contents('All at once')];
    expect(left.length).toBeGreaterThan(300);
    expect(right).toEqual(left);
  });

  test('change nothing the second time, and an event for each says so', async () => {
    const [context, records, superuser] = [await as(), manyRecords('twice', 5), await superuserOf(house)];
    await importRecords(context, records, null);
    const { audit_event: _, ...before } = await superuser.fingerprint();
    const again = await importRecords(context, records, null);
    const { audit_event: __, ...after } = await superuser.fingerprint();
    await superuser.close();
    expect(after).toEqual(before);
    expect(again).toEqual(records.map(() => ({ encounterIds: [], known: 1 })));
    const events = await stored(house, 'select subjects, changes from audit_event order by id desc limit 5');
    expect(events).toEqual(records.map(() => ({ subjects: [], changes: [] })));
  });

  test('double nothing when several imports of them run at once, in whatever order', async () => {
    const records = manyRecords('race', 40);
    const context = await as();
    const orders = [records, records.toReversed(), [...records.slice(20), ...records.slice(0, 20)], records];
    const imported = await Promise.all(orders.map((each) => importRecords(context, each, null)));
    const made = imported.flat().flatMap(({ encounterIds }) => encounterIds);
    expect(new Set(made).size).toBe(40);
    expect(made).toHaveLength(40);
    const [found] = await stored(
      house,
      `select count(*)::int as visits, (select count(*)::int from patient where source_id like 'patient race%') as patients,
         (select count(*)::int from work_item where subject_id = any(array_agg(e.id))) as items,
         (select count(*)::int from clinical_document where encounter_id = any(array_agg(e.id))) as documents
       from encounter e where source_id like 'visit race%'`,
    );
    expect(found).toEqual({ visits: 40, patients: 40, items: 40, documents: 40 });
  });

  test('that bring the same party or visit leave the one of the first of them', async () => {
    const first = recordOf('shared', [{}], { givenName: 'First' });
    const second = recordOf('shared', [{}, {}], { givenName: 'Second' });
    const imported = await importRecords(await as(), [first, second], null);
    expect(imported.map(({ encounterIds, known }) => [encounterIds.length, known])).toEqual([
      [1, 0],
      [1, 1],
    ]);
    expect(await stored(house, "select given_name from patient where source_id = 'patient shared'")).toEqual([
      { given_name: 'First' },
    ]);
  });

  test('are there whole or not at all: one that PostgreSQL refuses takes the others along', async () => {
    const [good, bad] = [recordOf('good of two'), recordOf('bad of two')];
    const broken = { ...bad, coverages: bad.coverages.map((each) => ({ ...each, priority: 12 })) };
    const before = await everyRow(house);
    await expect(importRecords(await as(), [good, broken], null)).rejects.toThrow('coverage_priority_check');
    expect(differences(before, await everyRow(house))).toEqual([]);
  });
});

describe('The trail of a batch', () => {
  test('has an event for each record, with every row that it made, field by field', async () => {
    const [context, records, before] = [await as(), sampleRecords(11, 8), await everyRow(house)];
    const [newest] = await stored(house, 'select id from audit_event order by id desc limit 1');
    await importRecords(context, records, null);
    const made = differences(before, await everyRow(house));
    const events = await stored(house, `select * from audit_event where id > '${newest!['id'] as string}' order by id`);
    expect(events.map(({ kind, action, actor_name: who }) => [kind, action, who])).toEqual(
      records.map(() => ['COMMAND', 'importRecord', 'command-line']),
    );
    const said = events.flatMap(({ changes }) => changes as Change[]).filter(({ after }) => after !== null);
    const inOrder = (changes: readonly Change[]): string[] =>
      changes.map(({ subject, field, before, after }) => JSON.stringify([subject, field, before, after])).toSorted();
    expect(inOrder(said)).toEqual(inOrder(made));
    for (const [index, { subjects, changes }] of events.entries()) {
      expect(new Set(subjects as string[])).toEqual(new Set((changes as Change[]).map(({ subject }) => subject)));
      const visits = (subjects as string[]).filter((subject) => subject.startsWith('Encounter:'));
      expect(visits).toHaveLength(records[index]!.encounters.length);
    }
  });

  test('keeps the event of a command beside those that it records, when it changed something itself', async () => {
    const context = await as();
    const event = { action: 'somethingElse', subjects: ['Patient:x'], changes: [] };
    const newest = async (): Promise<unknown[]> =>
      (await stored(house, 'select action from audit_event order by id desc limit 2')).map(({ action }) => action);
    await runCommand(context, { name: 'quietCommand', permission: 'user.manage' }, (work) =>
      Promise.resolve(work.record(event)),
    );
    expect((await newest())[0]).toBe('somethingElse');
    await runCommand(context, { name: 'busyCommand', permission: 'user.manage' }, (work) => {
      work.record(event);
      work.create(User, { name: 'Newcomer', roles: [], active: true, serviceAccount: false });
      return Promise.resolve();
    });
    expect(await newest()).toEqual(['busyCommand', 'somethingElse']);
  });
});

describe('Row policies', () => {
  const clinicCoder = async () => {
    const coder = await house.as(['CODER']);
    const [clinic] = await stored(house, `select id from facility where name = '${SAMPLE_FACILITIES[0].name}'`);
    return { ...coder, facilityIds: [clinic!['id'] as string] };
  };

  test('refuse a whole batch of which one visit is in a facility out of reach', async () => {
    const context = house.context(await clinicCoder());
    const before = await everyRow(house);
    const records = [recordOf('inside', [{ place: 0 }]), recordOf('outside', [{ place: 1 }])];
    await expect(importRecords(context, records, null)).rejects.toThrow('row-level security');
    expect(differences(before, await everyRow(house))).toEqual([]);
    const [imported] = await importRecords(context, records.slice(0, 1), null);
    expect(imported!.encounterIds).toHaveLength(1);
  });

  test('leave a visit that is out of sight as it is', async () => {
    const record = recordOf('unseen', [{ place: 1 }]);
    await importRecord(await as(), record, null);
    const before = await everyRow(house);
    const moved = { ...record, encounters: record.encounters.map((each) => ({ ...each, facility: null })) };
    const context = house.context(await clinicCoder());
    expect(await importRecord(context, moved, context.actor!.facilityIds[0]!)).toEqual({ encounterIds: [], known: 1 });
    expect(differences(before, await everyRow(house))).toEqual([]);
  });

  test('keep organizations apart: the same records are new to another', async () => {
    const records = manyRecords('both', 3);
    await importRecords(await as(), records, null);
    const elsewhere = await importRecords(await as('Elsewhere'), records, null);
    expect(visitsOf(records)).toBe(elsewhere.flatMap(({ encounterIds }) => encounterIds).length);
  });

  test('are not reached by somebody without the permission', async () => {
    const biller = house.context(await house.as(['BILLER']));
    await expect(importRecords(biller, manyRecords('no', 2), null)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
