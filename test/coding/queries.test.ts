/** Questions to the clinician, from asking to the answer that was read. */

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import { assign, mutate, refusal, seen, stored, takeNext, takeSubject, type Seen } from '../support/cycle.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';
import { bringIn, recordOf } from '../support/records.ts';

const QUERY = `{ id version status question options indicators yesNoPurpose hold agingDays choice chosenOption otherAnswer comment
  provider { familyName } document { title } askedBy { id } answeredBy { id } workItem { id version kind status }
  encounter { id version status workItem { kind status priority assignee { id } } } }`;
const WANTED = {
  question: 'Which kind of anemia does the note describe?',
  options: ['Iron deficiency', 'Of blood loss'],
  indicators: ['Note of asked'],
};

let house: TestHouse;
let coder: Actor;
let another: Actor;
let clinician: Actor;
let supervisor: Actor;
let made = 0;
/** The encounter in the coder's hands. */
let encounter: Seen;

beforeAll(async () => {
  house = await testHouse();
  [coder, another, clinician, supervisor] = await Promise.all([
    house.as(['CODER']),
    house.as(['CODER'], { name: 'another' }),
    house.as(['CLINICIAN']),
    house.as(['SUPERVISOR']),
  ]);
});
afterAll(() => house.close());

beforeEach(async () => {
  made += 1;
  const [id] = await bringIn(house, recordOf(`asked ${made}`));
  encounter = (await takeSubject(house, coder, 'Encounter', id!)).subject;
});

const ask = (query: Json = WANTED, rest: Json = {}): Promise<Json> =>
  mutate(
    house,
    coder,
    'askClinician',
    { encounterId: encounter.id, version: encounter.version, query, ...rest },
    QUERY,
  );
const answer = (query: Json, given: Json = { choice: 'UNABLE_TO_DETERMINE' }): Promise<Json> =>
  mutate(house, clinician, 'answerCodingQuery', { ...seen(query as Seen), ...given }, QUERY);
const encounterNow = async (): Promise<Json> =>
  (
    await house.data(
      coder,
      `{ encounter(id: "${encounter.id}") { id version status workItem { id version kind status priority assignee { id } } } }`,
    )
  )['encounter'] as Json;

describe('A question that is waited for', () => {
  test('puts the encounter on hold, out of the queue, and waits for a clinician', async () => {
    const query = await ask();
    expect(query).toMatchObject({
      status: 'OPEN',
      ...WANTED,
      hold: true,
      agingDays: 0,
      askedBy: { id: coder.userId },
      workItem: { kind: 'QUERY', status: 'OPEN' },
      encounter: { status: 'ON_HOLD', workItem: null },
    });
    expect(query['provider']['familyName']).toEqual(expect.any(String));
    expect((await refusal(house, coder, 'finalizeCoding', seen(query['encounter']))).code).toBe('ILLEGAL_TRANSITION');
    await answer(query);
  });

  test('is answered, and the encounter is back with the coder who asked, before others', async () => {
    const query = await ask();
    const { subject } = await takeSubject(house, clinician, 'CodingQuery', query['id'] as string);
    const answered = await answer(subject, { choice: 'OPTION', option: 2, comment: 'Seen at endoscopy.' });
    expect(answered).toMatchObject({
      status: 'ANSWERED',
      choice: 'OPTION',
      chosenOption: 2,
      comment: 'Seen at endoscopy.',
      answeredBy: { id: clinician.userId },
      workItem: null,
      encounter: { status: 'IN_CODING' },
    });
    const back = await encounterNow();
    expect(back['workItem']).toMatchObject({
      kind: 'CODING',
      status: 'TAKEN',
      priority: 10,
      assignee: { id: coder.userId },
    });
    const closed = await mutate(house, coder, 'closeCodingQuery', seen(answered as Seen), QUERY);
    expect(closed).toMatchObject({ status: 'CLOSED', choice: 'OPTION' });
    await mutate(house, coder, 'finalizeCoding', seen(await assign(house, coder, back as Seen)));
  });

  test('comes back to anybody where its coder does not take it up within a day', async () => {
    await answer(await ask());
    const { workItem } = await encounterNow();
    expect(await refusal(house, another, 'takeWorkItem', seen(workItem as Seen))).toMatchObject({
      code: 'GUARD_REFUSED',
      extensions: { reasons: [expect.objectContaining({ code: 'HELD' })] },
    });
    house.advance(25 * 3_600_000);
    await takeSubject(house, another, 'Encounter', encounter.id);
    expect(await encounterNow()).toMatchObject({ status: 'IN_CODING', workItem: { assignee: { id: another.userId } } });
  });

  test('is withdrawn, which brings the encounter back too', async () => {
    const query = await ask();
    const withdrawn = await mutate(house, supervisor, 'withdrawCodingQuery', seen(query as Seen), QUERY);
    expect(withdrawn).toMatchObject({ status: 'WITHDRAWN', workItem: null, encounter: { status: 'IN_CODING' } });
    expect((await encounterNow())['workItem']).toMatchObject({ status: 'TAKEN', assignee: { id: coder.userId } });
    expect(
      (await refusal(house, clinician, 'answerCodingQuery', { ...seen(withdrawn as Seen), choice: 'OTHER' })).code,
    ).toBe('ILLEGAL_TRANSITION');
  });

  test('goes with the encounter that is cancelled', async () => {
    const query = await ask();
    await mutate(house, supervisor, 'cancelEncounter', seen(query['encounter']));
    const { codingQuery } = await house.data(coder, `{ codingQuery(id: "${query['id']}") ${QUERY} }`);
    expect(codingQuery).toMatchObject({ status: 'WITHDRAWN', workItem: null, encounter: { status: 'CANCELLED' } });
  });
});

describe('A question that is not waited for', () => {
  test('leaves the encounter where it is, and its answer too', async () => {
    const query = await ask({ ...WANTED, hold: false });
    expect(query['encounter']).toMatchObject({ status: 'IN_CODING', workItem: { status: 'TAKEN' } });
    encounter = query['encounter'] as Seen;
    const waited = await ask();
    expect(waited['encounter']).toMatchObject({ status: 'ON_HOLD' });
    await answer(query);
    expect((await encounterNow())['status']).toBe('ON_HOLD');
    await answer(waited);
    expect((await encounterNow())['status']).toBe('IN_CODING');
  });
});

describe('A question is refused', () => {
  test.each([
    ['options', { ...WANTED, options: ['Iron deficiency'] }],
    ['options', { ...WANTED, options: ['Iron deficiency', 'iron  deficiency'] }],
    ['question', { ...WANTED, question: 'Which kind would bring a higher DRG?' }],
    ['question', { ...WANTED, question: 'Please document iron deficiency.' }],
    ['indicators', { ...WANTED, indicators: [] }],
    ['indicators', { ...WANTED, indicators: ['Note of asked', 'Hemoglobin 7'] }],
    ['yesNo', { ...WANTED, question: 'Is it the iron?', options: ['Yes', 'No'] }],
  ])('for its %s: %j', async (argument, query) => {
    const args = { encounterId: encounter.id, version: encounter.version, query };
    expect(await refusal(house, coder, 'askClinician', args)).toMatchObject({
      code: 'BAD_USER_INPUT',
      extensions: { argument: `query.${argument}` },
    });
    expect(await encounterNow()).toMatchObject({ status: 'IN_CODING', version: encounter.version });
  });

  test('with everything that is wrong with it', async () => {
    const query = { question: "Don't you agree it is anemia for the DRG?", options: ['Yes', 'No'], indicators: [] };
    const args = { encounterId: encounter.id, version: encounter.version, query };
    const { extensions, message } = await refusal(house, coder, 'askClinician', args);
    const issues = extensions['issues'] as { argument: string; message: string }[];
    expect(issues.map(({ argument }) => argument)).toEqual([
      'query.indicators',
      'query.question',
      'query.question',
      'query.yesNo',
    ]);
    for (const issue of issues) expect(message).toContain(issue.message);
  });

  test('of whoever does not hold the encounter, and about a document of another one', async () => {
    const args = { encounterId: encounter.id, version: encounter.version, query: WANTED };
    expect((await refusal(house, another, 'askClinician', args)).extensions['reasons']).toEqual([
      expect.objectContaining({ code: 'NOT_IN_YOUR_HANDS' }),
    ]);
    const [foreign] = await stored(house, 'select id from clinical_document where encounter_id <> $1', [encounter.id]);
    expect(await refusal(house, coder, 'askClinician', { ...args, clinicalDocumentId: foreign!['id'] })).toMatchObject({
      code: 'NOT_FOUND',
      extensions: { type: 'ClinicalDocument' },
    });
    const [own] = await stored(house, 'select id from clinical_document where encounter_id = $1', [encounter.id]);
    const query = await ask(WANTED, { clinicalDocumentId: own!['id'] });
    expect(query['document']).toEqual({ title: 'Progress note' });
    await answer(query);
  });
});

describe('A question may be', () => {
  test('open, and is answered in words alone', async () => {
    const query = await ask({ question: 'What is the cause of the anemia?', indicators: [' note of  ASKED '] });
    expect(query).toMatchObject({ options: [], indicators: ['note of  ASKED'], yesNoPurpose: null });
    const chosen = { ...seen(query as Seen), choice: 'OPTION', option: 1 };
    expect(await refusal(house, clinician, 'answerCodingQuery', chosen)).toMatchObject({
      code: 'BAD_USER_INPUT',
      extensions: { argument: 'choice' },
    });
    expect(await answer(query, { choice: 'OTHER', other: 'Of chronic disease' })).toMatchObject({ status: 'ANSWERED' });
  });

  test('one of yes or no about what is documented', async () => {
    const query = await ask({
      ...WANTED,
      question: `Was what the note of asked ${made} names present on admission?`,
      options: ['Yes', 'No'],
      yesNo: { purpose: 'PRESENT_ON_ADMISSION', conditions: [`Note of asked ${made}`] },
    });
    expect(query).toMatchObject({ yesNoPurpose: 'PRESENT_ON_ADMISSION', options: ['Yes', 'No'] });
    expect(await answer(query, { choice: 'OPTION', option: 1 })).toMatchObject({ chosenOption: 1 });
  });
});

describe('An answer is refused', () => {
  test.each([
    ['option', { choice: 'OPTION' }],
    ['option', { choice: 'OPTION', option: 0 }],
    ['option', { choice: 'OPTION', option: 3 }],
    ['option', { choice: 'OTHER', option: 1, other: 'words' }],
    ['option', { choice: 'UNABLE_TO_DETERMINE', option: 1 }],
    ['other', { choice: 'OTHER' }],
    ['other', { choice: 'OTHER', other: '  ' }],
    ['other', { choice: 'OPTION', option: 1, other: 'words' }],
  ])('for its %s: %j', async (argument, given) => {
    const query = await ask();
    expect(await refusal(house, clinician, 'answerCodingQuery', { ...seen(query as Seen), ...given })).toMatchObject({
      code: 'BAD_USER_INPUT',
      extensions: { argument },
    });
    expect(await answer(query, { choice: 'OTHER', other: ' Of chronic disease ' })).toMatchObject({
      otherAnswer: 'Of chronic disease',
      chosenOption: null,
    });
  });

  test('twice, and from a coder', async () => {
    const query = await ask();
    const answered = await answer(query);
    const again = { ...seen(answered as Seen), choice: 'UNABLE_TO_DETERMINE' };
    expect((await refusal(house, clinician, 'answerCodingQuery', again)).code).toBe('ILLEGAL_TRANSITION');
    expect(await refusal(house, coder, 'answerCodingQuery', again)).toMatchObject({
      code: 'FORBIDDEN',
      extensions: { permission: 'query.answer' },
    });
  });
});

describe('A clinician', () => {
  test('sees of the record what was asked about, and nothing else of it', async () => {
    const [other] = await bringIn(house, recordOf(`not asked ${made}`));
    const ids = async (): Promise<string[]> =>
      ((await house.data(clinician, '{ encounters(first: 100) { edges { node { id } } } }'))['encounters'] as Json)[
        'edges'
      ].map(({ node }: Json) => node.id as string);
    const look = `{ node(id: "${encounter.id}") { ... on Encounter { patient { familyName } documents { text } } } }`;
    expect(await ids()).not.toContain(encounter.id);
    expect((await house.data(clinician, look))['node']).toBeNull();
    const query = await ask();
    expect(await ids()).toContain(encounter.id);
    expect(await ids()).not.toContain(other);
    expect((await house.data(clinician, look))['node']).toEqual({
      patient: { familyName: `asked ${made}` },
      documents: [{ text: `Note of asked ${made}.` }],
    });
    const { patients } = await house.data(clinician, '{ patients(first: 100) { edges { node { familyName } } } }');
    expect(JSON.stringify(patients)).not.toContain('not asked');
    await answer(query);
  });

  test('sees nothing of a facility that they do not work in', async () => {
    const query = await ask();
    const [place] = await stored(
      house,
      'select f.id from facility f join encounter e on e.facility_id <> f.id where e.id = $1',
      [encounter.id],
    );
    const elsewhere = { ...clinician, facilityIds: [place!['id'] as string] };
    for (const id of [encounter.id, query['id'] as string])
      expect((await house.data(elsewhere, `{ node(id: "${id}") { id } }`))['node']).toBeNull();
    await answer(query);
  });

  test('sees no money and no payer, and takes nothing but questions', async () => {
    const query = await ask();
    const fields = ['coverage { id }', 'claims { __typename }', 'denials { id }'];
    for (const field of fields) {
      const { codes } = await house.ask(clinician, `{ encounter(id: "${encounter.id}") { ${field} } }`);
      expect({ field, codes }).toEqual({ field, codes: ['FORBIDDEN'] });
    }
    for (const kind of ['CODING', 'REVIEW', 'BILLING', 'DENIAL'])
      expect((await refusal(house, clinician, 'takeNext', { kind })).code).toBe('FORBIDDEN');
    expect((await takeNext(house, clinician, 'QUERY'))!.subject.id).toBe(query['id']);
    await answer(query);
  });

  test('leaves a trail of what was read and what was answered', async () => {
    const query = await ask();
    await house.data(clinician, `{ codingQuery(id: "${query['id']}") { question encounter { documents { text } } } }`);
    await answer(query);
    const events = await stored(
      house,
      'select kind, action from audit_event where actor_id = $1 and subjects @> array[$2] order by id',
      [clinician.userId, `CodingQuery:${query['id']}`],
    );
    expect(events).toEqual([
      { kind: 'READ', action: 'codingQuery' },
      { kind: 'COMMAND', action: 'answerCodingQuery' },
    ]);
    const news = await stored(
      house,
      "select topic, news from outbox where topic like 'query.%' order by id desc limit 2",
    );
    expect(news.map(({ topic }) => topic)).toEqual(['query.answered', 'query.asked']);
    expect(news[0]!['news']).toEqual({ queryId: query['id'], encounterId: encounter.id });
  });
});
