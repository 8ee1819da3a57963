import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Role } from '../../src/access/roles.ts';
import { deniedFor, record, stored, submitted, type SeenClaim } from '../support/cycle.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';
import { bringFees, bringIn, recordOf } from '../support/records.ts';

let house: TestHouse;
let encounterId: string;
let patientId: string;
let claim: SeenClaim;

beforeAll(async () => {
  house = await testHouse();
  await bringFees(house);
  [encounterId] = (await bringIn(house, recordOf('read'), recordOf('other'))) as [string, string];
  const hands = { coder: await house.as(['CODER']), biller: await house.as(['BILLER']) };
  claim = await submitted(house, hands);
  claim = await record(house, hands.biller, claim, deniedFor(claim, ['197']));
  patientId = (await stored(house, 'select patient_id as id from encounter where id = $1', [encounterId]))[0]![
    'id'
  ] as string;
});
afterAll(() => house.close());

/** The events of one operation: what the trail says was read. */
const readBy = async (role: Role, document: string, variables: Json = {}): Promise<Json[]> => {
  const actor = await house.as([role]);
  const [last] = await stored(house, 'select id from audit_event order by id desc limit 1');
  await house.ask(actor, document, variables);
  const events = await stored(
    house,
    'select kind, action, actor_name, roles, subjects, changes from audit_event where id > $1 order by id',
    [last!['id']],
  );
  return events.map((event) => ({ ...event, subjects: event['subjects'].toSorted() }));
};

const event = (role: Role, action: string, subjects: readonly string[]): Json => ({
  kind: 'READ',
  action,
  actor_name: role.toLowerCase(),
  roles: [role],
  subjects: subjects.toSorted(),
  changes: null,
});

describe('Reading protected health information', () => {
  test('leaves one event for each root field, which names every subject that was answered', async () => {
    expect(
      await readBy(
        'BILLER',
        `{ claim(id: "${claim.id}") { status patient { familyName } encounter { visitNumber } } }`,
      ),
    ).toEqual([event('BILLER', 'claim', [`Claim:${claim.id}`, `Patient:${patientId}`, `Encounter:${encounterId}`])]);
    const two = await readBy(
      'BILLER',
      `{ a: patient(id: "${patientId}") { id } b: encounter(id: "${encounterId}") { id } }`,
    );
    expect(two).toHaveLength(2);
    expect(two).toContainEqual(event('BILLER', 'patient', [`Patient:${patientId}`]));
    expect(two).toContainEqual(event('BILLER', 'encounter', [`Encounter:${encounterId}`]));
  });

  test('names the rows of a page that were answered, and not those behind it', async () => {
    const [both] = await stored(house, 'select array_agg(id order by id) as ids from encounter');
    const [first, second] = both!['ids'] as string[];
    expect(await readBy('CODER', '{ encounters(first: 1) { edges { node { id } } } }')).toEqual([
      event('CODER', 'encounters', [`Encounter:${first}`]),
    ]);
    expect(await readBy('CODER', '{ encounters { edges { cursor } } }')).toEqual([
      event('CODER', 'encounters', [`Encounter:${first}`, `Encounter:${second}`]),
    ]);
  });

  test('is named by its subject where only parts of it were answered below it, and by itself where it was asked for', async () => {
    expect(
      await readBy('CODER', `{ encounter(id: "${encounterId}") { diagnoses { id code } procedures { id } } }`),
    ).toEqual([event('CODER', 'encounter', [`Encounter:${encounterId}`])]);
    const [diagnosis] = await stored(house, 'select id from diagnosis_assignment where encounter_id = $1 limit 1', [
      encounterId,
    ]);
    const id = diagnosis!['id'] as string;
    expect(await readBy('CODER', `{ node(id: "${id}") { ... on DiagnosisAssignment { code } } }`)).toEqual([
      event('CODER', 'node', [`DiagnosisAssignment:${id}`]),
    ]);
  });

  test('counts what a note says as a subject of its own', async () => {
    const [note] = await stored(house, 'select id from clinical_document where encounter_id = $1', [encounterId]);
    expect(await readBy('CODER', `{ encounter(id: "${encounterId}") { documents { text } } }`)).toEqual([
      event('CODER', 'encounter', [`Encounter:${encounterId}`, `ClinicalDocument:${note!['id']}`]),
    ]);
  });

  test('is told of a queue by the subjects that came with it', async () => {
    const [denial] = claim.denials;
    const queue = await readBy(
      'BILLER',
      '{ workQueue(kind: DENIAL, first: 1) { edges { node { status subject { id ... on Denial { category } } } } } }',
    );
    expect(queue).toEqual([event('BILLER', 'workQueue', [`Denial:${denial!.id}`])]);
    expect(await readBy('BILLER', '{ workQueue(kind: DENIAL) { edges { node { status dueAt } } } }')).toEqual([]);
  });

  test('of the trail is in the trail', async () => {
    const [read] = await readBy(
      'AUDITOR',
      `{ history(subject: { type: "Claim", id: "${claim.id}" }, first: 1) { edges { node { id } } } }`,
    );
    expect(read).toMatchObject({ kind: 'READ', action: 'history', subjects: [expect.stringMatching(/^AuditEvent:/)] });
  });

  test('is not told of facts that only decide what may be done', async () => {
    expect(await readBy('CODER', `{ encounter(id: "${encounterId}") { availableActions { name allowed } } }`)).toEqual([
      event('CODER', 'encounter', [`Encounter:${encounterId}`]),
    ]);
  });

  test('calls the field by its own name, whatever the client calls the operation', async () => {
    const [read] = await readBy('BILLER', `query Robert { John: patient(id: "${patientId}") { id } }`);
    expect(read).toEqual(event('BILLER', 'patient', [`Patient:${patientId}`]));
  });
});

describe('Nothing is told', () => {
  test.each<[string, Role, string]>([
    [
      'of payers, providers, facilities, users and fees',
      'BILLER',
      '{ payers { edges { node { name } } } providers { totalCount } facilities { totalCount } users { edges { node { name } } } fees { edges { node { code } } } me { userName } }',
    ],
    ['of a number of rows', 'AUDITOR', '{ patients { totalCount } claims { totalCount } }'],
    ['of what was refused', 'CODER', '{ claims { edges { node { status } } } auditEvents { totalCount } }'],
    [
      'of what is not there',
      'BILLER',
      '{ patient(id: "00000000-0000-7000-8000-000000000000") { familyName } node(id: "none") { id } patients(filter: { familyName: { eq: "nobody" } }) { edges { node { id } } } }',
    ],
    ['of what is not valid', 'BILLER', '{ patients { edges { node { familyNam } } } }'],
  ])('%s', async (_what, role, document) => {
    expect(await readBy(role, document)).toEqual([]);
  });

  test('of a subject whose field was refused and which was not answered', async () => {
    const [denial] = claim.denials;
    expect(
      await readBy('CODER', `{ denial(id: "${denial!.id}") { category claim { status patient { familyName } } } }`),
    ).toEqual([event('CODER', 'denial', [`Denial:${denial!.id}`])]);
  });
});
