import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../src/access/actor.ts';
import { PERMISSIONS } from '../../../src/access/permissions.ts';
import { stored } from '../../support/cycle.ts';
import { testHouse, type Json, type TestHouse } from '../../support/house.ts';
import { bringIn, day, recordOf } from '../../support/records.ts';

const QUERY = `query ($id: ID!, $first: Int) {
  suggestCodes(encounterId: $id, first: $first) {
    codeSet code title edition official score why uncertain evidence { documentId line from to quote }
  }
}`;
const NOTE = 'ASSESSMENT\n1. Hypertension, at goal.\n2. Possible pneumonia; no fever.';
const LATER = 'Blood pressure again: hypertension.';

let house: TestHouse;
let coder: Actor;
let encounterId: string;
let elsewhereId: string;

const note = (sourceId: string, authoredOn: string, text: string) => ({
  sourceId,
  title: 'Progress note',
  documentTypeCode: '11506-3',
  authoredOn: day(authoredOn),
  text,
});

beforeAll(async () => {
  house = await testHouse();
  coder = await house.as(['CODER']);
  const documents = [note('later', '2026-10-02', LATER), note('first', '2026-10-01', NOTE)];
  [encounterId, elsewhereId] = (await bringIn(house, recordOf('suggested', [{ documents }]), recordOf('other'))) as [
    string,
    string,
  ];
});
afterAll(() => house.close());

const suggested = async (id: string, first = 25): Promise<Json[]> =>
  (await house.data(coder, QUERY, { id, first }))['suggestCodes'] as Json[];

describe('suggestCodes', () => {
  test('answers codes with the words of the notes that support them, the notes in the order of their days', async () => {
    const documents = await stored(
      house,
      'select id from clinical_document where encounter_id = $1 order by authored_on',
      [encounterId],
    );
    const [first, later] = documents.map((row) => row['id'] as string);
    const answer = await suggested(encounterId);
    expect(answer).toEqual([
      {
        codeSet: 'ICD10CM',
        code: 'I10',
        title: 'Hypertension, essential',
        edition: 'starter',
        official: false,
        score: expect.any(Number),
        why: 'USAGE',
        uncertain: false,
        evidence: [
          {
            documentId: first,
            line: 2,
            from: NOTE.indexOf('Hypertension'),
            to: NOTE.indexOf(', at'),
            quote: 'Hypertension',
          },
          {
            documentId: later,
            line: 1,
            from: LATER.indexOf('hypertension'),
            to: LATER.length - 1,
            quote: 'hypertension',
          },
        ],
      },
      expect.objectContaining({
        code: 'J18.9',
        uncertain: true,
        evidence: [expect.objectContaining({ quote: 'pneumonia' })],
      }),
    ]);
  });

  test('assigns nothing', async () => {
    await suggested(encounterId);
    const rows = await stored(house, 'select id from diagnosis_assignment where encounter_id = $1', [encounterId]);
    expect(rows).toEqual([]);
  });

  test('answers no more than `first`, and none where the notes say nothing', async () => {
    expect(await suggested(encounterId, 1)).toHaveLength(1);
    expect(await suggested(elsewhereId)).toEqual([]);
  });

  test.each([0, -1, 101])('refuses %i at once', async (first) => {
    const { codes } = await house.ask(coder, QUERY, { id: encounterId, first });
    expect(codes).toEqual(['BAD_USER_INPUT']);
  });

  test('leaves the event of a read that names the encounter, and no word of the notes', async () => {
    const [last] = await stored(house, 'select id from audit_event order by id desc limit 1');
    await suggested(encounterId);
    const events = await stored(
      house,
      'select kind, action, actor_name, subjects, changes from audit_event where id > $1',
      [last!['id']],
    );
    expect(events).toEqual([
      {
        kind: 'READ',
        action: 'suggestCodes',
        actor_name: 'coder',
        subjects: [`Encounter:${encounterId}`],
        changes: null,
      },
    ]);
  });

  test.each([
    ['no encounter', () => '00000000-0000-7000-8000-000000000000'],
    ['no id at all', () => 'encounter'],
  ])('does not find %s', async (_what, id) => {
    expect((await house.ask(coder, QUERY, { id: id() })).codes).toEqual(['NOT_FOUND']);
  });

  test('does not find an encounter of another facility, and leaves no event of it', async () => {
    const [hospital] = await bringIn(house, recordOf('far', [{ place: 1 }]));
    const { organizationId } = coder;
    const [row] = await stored(house, 'select facility_id as id from encounter where id = $1', [hospital]);
    const near = { ...coder, facilityIds: coder.facilityIds.filter((id) => id !== row!['id']) };
    const [last] = await stored(house, 'select id from audit_event order by id desc limit 1');
    const { codes } = await house.ask(near, QUERY, { id: hospital });
    expect(codes).toEqual(['NOT_FOUND']);
    expect(
      await stored(house, 'select id from audit_event where id > $1 and organization_id = $2', [
        last!['id'],
        organizationId,
      ]),
    ).toEqual([]);
  });

  test('says which edition is missing on a day before every list of diagnoses', async () => {
    const documents = [note('early', '2014-06-01', NOTE)];
    const [early] = await bringIn(house, recordOf('early', [{ serviceFrom: day('2014-06-01'), documents }]));
    const { errors } = await house.ask(coder, QUERY, { id: early! });
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('No edition of ICD-10-CM covers 2014-06-01: 2014 is missing.'),
      extensions: { code: 'EDITION_MISSING', missing: [{ codeSet: 'ICD10CM', edition: '2014' }] },
    });
  });

  test.each(['BILLER', 'AUDITOR', 'ADMIN'] as const)('is refused to %s', async (role) => {
    expect((await house.ask(await house.as([role]), QUERY, { id: encounterId })).codes).toEqual(['FORBIDDEN']);
  });

  test('is for roles that may read the notes', () => {
    const readers = Object.keys(PERMISSIONS['document.read'].roles);
    expect(Object.keys(PERMISSIONS['encounter.code'].roles).filter((role) => !readers.includes(role))).toEqual([]);
  });
});
