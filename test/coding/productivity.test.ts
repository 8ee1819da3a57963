/** The figures of coders, on work of which each step is known. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import { dayOf, plusDays } from '../../src/platform/calendar-date.ts';
import { assign, mutate, seen, stored, takeSubject, type Seen } from '../support/cycle.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';
import { bringFees, bringIn, recordOf } from '../support/records.ts';

const FIGURES = `{ coderId coderName encountersFinalized codesAssigned diagnoses procedures medianMinutesToFinalize reopened
  reviewed agreed agreementRate codesReviewed codesAgreed codeAgreementRate queriesAsked }`;
const MINUTE = 60_000;

let house: TestHouse;
let supervisor: Actor;
let [ann, bob]: Actor[] = [];
let facilities: string[];
/** The day on which the house works, far from midnight, and the one before. */
let today: string;
let before: string;
let made = 0;

/** An encounter taken by a coder, with the usual codes, who then works on it so long. */
const begun = async (who: Actor, minutes: number, place: 0 | 1 = 0): Promise<Seen> => {
  made += 1;
  const [id] = await bringIn(house, recordOf(`counted ${made}`, [{ place }]));
  const encounter = await assign(house, who, (await takeSubject(house, who, 'Encounter', id!)).subject);
  house.advance(minutes * MINUTE);
  return encounter;
};
const finalize = (who: Actor, encounter: Seen): Promise<Json> => mutate(house, who, 'finalizeCoding', seen(encounter));
const final = async (who: Actor, minutes: number, place: 0 | 1 = 0): Promise<Json> =>
  finalize(who, await begun(who, minutes, place));
const retake = async (who: Actor, { id }: Json): Promise<Seen> =>
  (await takeSubject(house, who, 'Encounter', id as string)).subject;
const figures = async (args: string, who = supervisor): Promise<Json[]> =>
  (await house.data(who, `{ coderProductivity(${args}) ${FIGURES} }`))['coderProductivity'] as Json[];
const onDay = (day: string, rest = ''): string => `from: "${day}", to: "${day}"${rest}`;

beforeAll(async () => {
  house = await testHouse();
  await bringFees(house);
  // Noon in UTC of the day after tomorrow: no step of the story crosses midnight by itself.
  const noon = Date.parse(`${plusDays(dayOf(new Date()), 1)}T12:00:00Z`);
  house.advance(noon - Date.now());
  before = dayOf(new Date(noon));
  today = plusDays(dayOf(new Date(noon)), 1);
  supervisor = await house.as(['SUPERVISOR']);
  [ann, bob] = [await house.as(['CODER'], { name: 'ann' }), await house.as(['CODER'], { name: 'bob' })];
  facilities = (await stored(house, 'select id from facility order by place_of_service_code')).map(
    ({ id }) => id as string,
  );
  await final(ann, 5);
  house.advance(86_400_000);
  await theDay();
}, 60_000);
afterAll(() => house.close());

/**
 * Ann: three encounters final after 10, 20 and 60 minutes, the third in another facility; one of them is reopened and final
 * again after 3, one held for an answer. Bob: one final, sent back by Ann with a code of four disputed, final again and
 * agreed with; one that he began and did not end.
 */
const theDay = async (): Promise<void> => {
  const clinician = await house.as(['CLINICIAN']);
  const [a, b] = [ann!, bob!];
  const first = await final(a, 10);
  await final(a, 60, 1);
  const waiting = await begun(a, 45);
  const query = {
    question: 'What does the note describe?',
    options: ['One thing', 'Another thing'],
    indicators: ['Note of'],
  };
  const about = '{ id version encounter { id version } }';
  const asked = await mutate(
    house,
    a,
    'askClinician',
    { encounterId: waiting.id, version: waiting.version, query },
    about,
  );
  house.advance(7 * MINUTE);
  const choice = { ...seen(asked as Seen), choice: 'UNABLE_TO_DETERMINE' };
  const answered = await mutate(house, clinician, 'answerCodingQuery', choice, about);
  house.advance(20 * MINUTE);
  await mutate(house, a, 'closeCodingQuery', seen(answered as Seen));
  await finalize(a, answered['encounter'] as Seen);
  const reopened = await mutate(house, supervisor, 'reopenCoding', seen(first as Seen));
  const again = await retake(a, reopened);
  house.advance(3 * MINUTE);
  await finalize(a, again);
  const policy = { name: "Bob's", reason: 'He is new.', samplingPercent: 100 };
  await mutate(house, supervisor, 'createReviewPolicy', { policy, userId: b.userId });
  const drawn = await final(b, 30);
  const { id, version } = await retake(a, drawn);
  const returned = { id, version, comment: 'Not in the note.', disputedCodes: ['I10'] };
  const back = await retake(b, await mutate(house, a, 'returnToCoder', returned));
  await mutate(house, a, 'approveCoding', seen(await retake(a, await finalize(b, back))));
  await begun(b, 15);
};

const NONE = {
  encountersFinalized: 0,
  codesAssigned: 0,
  diagnoses: 0,
  procedures: 0,
  medianMinutesToFinalize: null,
  reopened: 0,
  reviewed: 0,
  agreed: 0,
  agreementRate: null,
  codesReviewed: 0,
  codesAgreed: 0,
  codeAgreementRate: null,
  queriesAsked: 0,
};

describe('The figures of coders', () => {
  test('are what they did on the day', async () => {
    expect(await figures(onDay(today))).toEqual([
      {
        ...NONE,
        coderId: ann!.userId,
        coderName: 'ann',
        encountersFinalized: 3,
        codesAssigned: 12,
        diagnoses: 6,
        procedures: 6,
        // Of 3, 10, 20 and 60: the time on hold is not in it, nor what came before the question.
        medianMinutesToFinalize: expect.closeTo(15, 0),
        reopened: 1,
        queriesAsked: 1,
      },
      {
        ...NONE,
        coderId: bob!.userId,
        coderName: 'bob',
        encountersFinalized: 1,
        codesAssigned: 4,
        diagnoses: 2,
        procedures: 2,
        // Of 0 and 30.
        medianMinutesToFinalize: expect.closeTo(15, 0),
        reopened: 1,
        reviewed: 2,
        agreed: 1,
        agreementRate: 0.5,
        codesReviewed: 8,
        codesAgreed: 7,
        codeAgreementRate: 0.875,
      },
    ]);
  });

  test('leave out who did nothing, and days before and after', async () => {
    const [only, ...others] = await figures(onDay(before));
    expect(others).toEqual([]);
    expect(only).toMatchObject({ coderName: 'ann', encountersFinalized: 1, codesAssigned: 4, queriesAsked: 0 });
    expect(await figures(onDay(plusDays(today as never, 1)))).toEqual([]);
    const both = await figures(`from: "${before}", to: "${today}"`);
    expect(both.map(({ encountersFinalized }) => encountersFinalized as number)).toEqual([4, 1]);
  });

  test('are of one facility where it is named', async () => {
    const [clinic, hospital] = await Promise.all(
      facilities.map((id) => figures(onDay(today, `, facilityId: "${id}"`))),
    );
    const finals = (rows: Json[]) =>
      Object.fromEntries(rows.map((row) => [row['coderName'], row['encountersFinalized']]));
    expect([finals(clinic!), finals(hospital!)]).toEqual(expect.arrayContaining([{ ann: 2, bob: 1 }, { ann: 1 }]));
  });

  test.each([
    ['of no facility', `facilityId: "01890000-0000-7000-8000-00000000dead"`, 'NOT_FOUND'],
    ['of what is no id', 'facilityId: "clinic"', 'NOT_FOUND'],
  ])('%s are not there', async (_what, facility, code) => {
    const source = `{ coderProductivity(${onDay(today)}, ${facility}) { coderId } }`;
    expect((await house.ask(supervisor, source)).codes).toEqual([code]);
  });

  test.each([
    ['ends before it begins', '2026-01-02', '2026-01-01'],
    ['is longer than a leap year', '2026-01-01', '2027-01-02'],
  ])('are of no period that %s', async (_what, from, to) => {
    const source = `{ coderProductivity(from: "${from}", to: "${to}") { coderId } }`;
    expect((await house.ask(supervisor, source)).codes).toEqual(['BAD_USER_INPUT']);
  });

  test('are for supervisors and auditors, and take one statement', async () => {
    const source = `{ coderProductivity(${onDay(today)}) { coderName } }`;
    for (const role of ['CODER', 'CLINICIAN', 'BILLER', 'ADMIN'] as const)
      expect((await house.ask(await house.as([role]), source)).codes).toEqual(['FORBIDDEN']);
    const statements: string[] = [];
    const auditor = await house.as(['AUDITOR']);
    await house.data(auditor, source, {}, (sql) => statements.push(sql));
    expect(statements.filter((sql) => /\bfrom coding_event\b/.test(sql))).toHaveLength(1);
    expect(statements.filter((sql) => / from /.test(sql) && !/set_config/.test(sql))).toHaveLength(1);
    expect(await figures(onDay(today), auditor)).toEqual(await figures(onDay(today)));
  });

  test('are of the own organization', async () => {
    const tenant = { ...(await house.as(['SUPERVISOR'])), organizationId: facilities[0]! };
    expect(await figures(onDay(today), tenant)).toEqual([]);
  });
});

describe('The milestones of an encounter', () => {
  test('say who declared it final, and who reopened it how', async () => {
    const [id] = await stored(
      house,
      "select encounter_id as id from coding_event where transition = 'returnToCoder' limit 1",
    );
    const { encounter } = await house.data(
      supervisor,
      `{ encounter(id: "${id!['id']}") { codingEvents { kind transition coder { name } actor { name } } } }`,
    );
    expect(encounter['codingEvents']).toEqual([
      { kind: 'FINALIZED', transition: 'finalizeCoding', coder: { name: 'bob' }, actor: { name: 'bob' } },
      { kind: 'REOPENED', transition: 'returnToCoder', coder: { name: 'bob' }, actor: { name: 'ann' } },
      { kind: 'FINALIZED', transition: 'finalizeCoding', coder: { name: 'bob' }, actor: { name: 'bob' } },
    ]);
  });

  test('are changed and removed by nobody', async () => {
    const allowed = await stored(
      house,
      `select privilege_type as may from information_schema.table_privileges
       where table_name = 'coding_event' and grantee = 'claimgraph_app' order by 1`,
    );
    expect(allowed.map(({ may }) => may as string)).toEqual(['INSERT', 'SELECT']);
  });
});

describe('A taken work item', () => {
  test('says since when, and an item that was given back does not', async () => {
    const encounter = await begun(ann!, 1);
    const item = async (): Promise<Json> =>
      (await house.data(ann!, `{ encounter(id: "${encounter.id}") { workItem { id version status takenAt } } }`))[
        'encounter'
      ]['workItem'] as Json;
    const taken = await item();
    expect(taken).toMatchObject({ status: 'TAKEN', takenAt: expect.any(String) });
    await mutate(house, ann!, 'releaseWorkItem', seen(taken as Seen));
    expect(await item()).toMatchObject({ status: 'OPEN', takenAt: null });
  });
});
