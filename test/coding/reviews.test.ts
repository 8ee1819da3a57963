/** The second look before billing: who draws it, who may take it, and what comes of it. */

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import {
  assign,
  coded,
  mutate,
  refusal,
  seen,
  stored,
  takeNext,
  takeSubject,
  USUAL_CODES,
  type Seen,
} from '../support/cycle.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';
import { bringFees, bringIn, recordOf } from '../support/records.ts';

const POLICY = { name: 'Diabetes', reason: 'Audit finding of last year.', samplingPercent: 100, codePrefix: 'e11.' };
const FULL = `{ id version status codedBy { id } reviewPolicy { name } workItem { id version kind status assignee { id } priority }
  reviews { outcome agreedCodes changedCodes disputedCodes comment coder { id } reviewer { id } policy { name } } }`;
const OTHER_CODES = { ...USUAL_CODES, diagnoses: [{ code: 'I10' }, { code: 'R05.9' }] };

let house: TestHouse;
let coder: Actor;
let reviewer: Actor;
let supervisor: Actor;
let biller: Actor;
let policy: Seen;
let made = 0;

beforeAll(async () => {
  house = await testHouse();
  [coder, reviewer, supervisor, biller] = await Promise.all([
    house.as(['CODER']),
    house.as(['CODER'], { name: 'reviewer' }),
    house.as(['SUPERVISOR']),
    house.as(['BILLER']),
  ]);
  await bringFees(house);
  policy = (await mutate(house, supervisor, 'createReviewPolicy', { policy: POLICY })) as Seen;
});
afterAll(() => house.close());

beforeEach(async () => {
  made += 1;
});

const final = async (codes = USUAL_CODES, who = coder): Promise<string> => {
  const [id] = await bringIn(house, recordOf(`reviewed ${made} ${Math.random()}`));
  await coded(house, who, codes, id);
  return id!;
};
const now = async (id: string): Promise<Json> =>
  (await house.data(supervisor, `{ encounter(id: "${id}") ${FULL} }`))['encounter'] as Json;
const looked = async (id: string): Promise<Seen> => (await takeSubject(house, reviewer, 'Encounter', id)).subject;

describe('Final coding', () => {
  test('that no policy meets goes straight to billing', async () => {
    expect(await now(await final(OTHER_CODES))).toMatchObject({
      status: 'RELEASED',
      reviewPolicy: null,
      workItem: { kind: 'BILLING', status: 'OPEN' },
    });
  });

  test('that a policy draws waits for a second look, and is told by which', async () => {
    const id = await final();
    const waiting = await now(id);
    expect(waiting).toMatchObject({
      status: 'CODED',
      codedBy: { id: coder.userId },
      reviewPolicy: { name: 'Diabetes' },
      workItem: { kind: 'REVIEW', status: 'OPEN' },
    });
    const claim = { encounterId: id, version: waiting['version'] };
    expect((await refusal(house, biller, 'createClaim', claim)).code).toBe('ILLEGAL_TRANSITION');
    await mutate(house, supervisor, 'reopenCoding', seen(waiting as Seen));
    expect(await now(id)).toMatchObject({ status: 'REOPENED', workItem: { kind: 'CODING' } });
  });

  test('is not drawn by a policy that was put to rest, nor by a sample of nothing', async () => {
    const change = async (changed: Json): Promise<void> => {
      policy = (await mutate(house, supervisor, 'updateReviewPolicy', {
        ...policy,
        policy: { ...POLICY, ...changed },
      })) as Seen;
    };
    await change({ active: false });
    expect(await now(await final())).toMatchObject({ status: 'RELEASED' });
    await change({ samplingPercent: 0 });
    expect(await now(await final())).toMatchObject({ status: 'RELEASED' });
    await change({});
    expect(await now(await final())).toMatchObject({ status: 'CODED' });
  });
});

describe('A second look', () => {
  test('that agrees releases the coding to billing', async () => {
    const id = await final();
    const subject = await looked(id);
    expect(await now(id)).toMatchObject({ status: 'IN_REVIEW', workItem: { kind: 'REVIEW', status: 'TAKEN' } });
    await mutate(house, reviewer, 'approveCoding', { ...seen(subject), comment: 'As documented.' });
    const released = await now(id);
    expect(released).toMatchObject({
      status: 'RELEASED',
      workItem: { kind: 'BILLING' },
      reviews: [
        {
          outcome: 'AGREED',
          agreedCodes: 4,
          changedCodes: 0,
          disputedCodes: [],
          comment: 'As documented.',
          coder: { id: coder.userId },
          reviewer: { id: reviewer.userId },
          policy: { name: 'Diabetes' },
        },
      ],
    });
    await mutate(house, biller, 'createClaim', { encounterId: id, version: released['version'] });
  });

  test('that does not sends it back to be coded, and the next coding is looked at again', async () => {
    const id = await final();
    const subject = await looked(id);
    await mutate(house, reviewer, 'returnToCoder', {
      ...seen(subject),
      comment: 'The note does not say hypertension.',
      disputedCodes: ['i10', 'E11.9'],
    });
    expect(await now(id)).toMatchObject({
      status: 'REOPENED',
      workItem: { kind: 'CODING', status: 'OPEN', priority: 10 },
      reviews: [{ outcome: 'RETURNED', agreedCodes: 2, changedCodes: 2, disputedCodes: ['I10', 'E11.9'] }],
    });
    await coded(house, coder, { ...USUAL_CODES, diagnoses: [{ code: 'E11.9' }, { code: 'R05.9' }] }, id);
    expect(await now(id)).toMatchObject({ status: 'CODED' });
    await mutate(house, reviewer, 'approveCoding', seen(await looked(id)));
    expect((await now(id))['reviews'].map(({ outcome }: Json) => outcome)).toEqual(['RETURNED', 'AGREED']);
  });

  test('says what is wrong, and of codes that are there', async () => {
    const subject = await looked(await final());
    for (const [argument, args] of [
      ['comment', { comment: ' ' }],
      ['disputedCodes', { comment: 'Wrong.', disputedCodes: ['R05.9'] }],
    ] as const) {
      expect(await refusal(house, reviewer, 'returnToCoder', { ...seen(subject), ...args })).toMatchObject({
        code: 'BAD_USER_INPUT',
        extensions: { argument },
      });
    }
    expect(await now(subject.id)).toMatchObject({ status: 'IN_REVIEW', reviews: [] });
    await mutate(house, reviewer, 'approveCoding', seen(subject));
  });

  test('is given back to its queue, or by a lease that ran out to whoever asks next', async () => {
    const id = await final();
    await looked(id);
    const { workItem } = await now(id);
    await mutate(house, reviewer, 'releaseWorkItem', seen(workItem as Seen));
    expect(await now(id)).toMatchObject({ status: 'CODED', workItem: { status: 'OPEN', assignee: null } });
    await looked(id);
    house.advance(3_600_000);
    const third = await house.as(['CODER'], { name: 'third' });
    const { subject } = await takeSubject(house, third, 'Encounter', id);
    await mutate(house, third, 'approveCoding', seen(subject));
  });
});

describe('Whoever coded', () => {
  test('never gets their own from the queue, while others do', async () => {
    const [ours, theirs] = [await final(), await final(USUAL_CODES, reviewer)];
    const queued = await stored(house, "select subject_id from work_item where kind = 'REVIEW' and status = 'OPEN'");
    expect(queued.length).toBeGreaterThan(1);
    const got = new Set<string>();
    for (let item = await takeNext(house, coder, 'REVIEW'); item; item = await takeNext(house, coder, 'REVIEW')) {
      got.add(item.subject.id);
      await mutate(house, coder, 'approveCoding', seen(item.subject));
    }
    expect(got.has(theirs)).toBe(true);
    expect(got.has(ours)).toBe(false);
    await mutate(house, reviewer, 'approveCoding', seen(await looked(ours)));
  });

  test('may not take it by its id, nor be given it by a supervisor', async () => {
    const id = await final();
    const { workItem } = await now(id);
    const reasons = [expect.objectContaining({ code: 'SECOND_PERSON_REQUIRED' })];
    for (const [who, field, args] of [
      [coder, 'takeWorkItem', {}],
      [supervisor, 'assignWorkItem', { userId: coder.userId }],
    ] as const) {
      expect(await refusal(house, who, field, { ...seen(workItem as Seen), ...args })).toMatchObject({
        code: 'GUARD_REFUSED',
        extensions: { reasons },
      });
    }
    await mutate(house, supervisor, 'assignWorkItem', { ...seen(workItem as Seen), userId: reviewer.userId });
    const held = await now(id);
    expect(held).toMatchObject({ status: 'IN_REVIEW', workItem: { assignee: { id: reviewer.userId } } });
    const { extensions } = await refusal(house, coder, 'approveCoding', seen(held as Seen));
    expect((extensions['reasons'] as Json[]).map(({ code }) => code)).toEqual([
      'NOT_IN_YOUR_HANDS',
      'SECOND_PERSON_REQUIRED',
    ]);
    await mutate(house, reviewer, 'approveCoding', seen(held as Seen));
  });
});

describe('Whoever had a hand in it', () => {
  /** One assigns, another goes on from there and declares it final. */
  const shared = async (first: Json, who = coder): Promise<string> => {
    const [id] = await bringIn(house, recordOf(`shared ${made} ${Math.random()}`));
    const { subject } = await takeSubject(house, who, 'Encounter', id!);
    await assign(house, who, subject, first as typeof USUAL_CODES);
    await mutate(house, who, 'releaseWorkItem', seen((await now(id!))['workItem'] as Seen));
    await coded(house, another, USUAL_CODES, id);
    return id!;
  };
  const announcedTo = async (who: Actor, id: string): Promise<Json> => {
    const { encounter } = await house.data(
      who,
      `{ encounter(id: "${id}") { availableActions { name reasonCodes reasons } } }`,
    );
    return (encounter['availableActions'] as Json[]).find(({ name }) => name === 'startReview')!;
  };
  const expectKeptFrom = async (who: Actor, id: string): Promise<void> => {
    const { workItem } = await now(id);
    for (const [by, field, args] of [
      [who, 'takeWorkItem', {}],
      [supervisor, 'assignWorkItem', { userId: who.userId }],
    ] as const) {
      expect(await refusal(house, by, field, { ...seen(workItem as Seen), ...args })).toMatchObject({
        code: 'GUARD_REFUSED',
        extensions: { reasons: [expect.objectContaining({ code: 'SECOND_PERSON_REQUIRED' })] },
      });
    }
    expect(await announcedTo(who, id)).toMatchObject({
      reasonCodes: ['SECOND_PERSON_REQUIRED'],
      reasons: [expect.stringContaining('your own')],
    });
    for (let item = await takeNext(house, who, 'REVIEW'); item; item = await takeNext(house, who, 'REVIEW')) {
      expect(item.subject.id).not.toBe(id);
      await mutate(house, who, 'approveCoding', seen(item.subject));
    }
  };

  let another: Actor;
  beforeAll(async () => {
    another = await house.as(['CODER'], { name: 'another' });
  });

  test.each([
    ['a diagnosis', { diagnoses: [{ code: 'I10' }], procedures: [] }],
    ['a procedure', { diagnoses: [{ code: 'R05.9' }], procedures: [{ code: '83036', diagnosisPointers: [1] }] }],
  ])('by assigning %s that stands does not review it, whoever declared it final', async (_what, first) => {
    const id = await shared(first);
    expect(await now(id)).toMatchObject({ status: 'CODED', codedBy: { id: another.userId } });
    await expectKeptFrom(coder, id);
    await expectKeptFrom(another, id);
    await mutate(house, reviewer, 'approveCoding', seen(await looked(id)));
  });

  test('of which nothing is left may review it', async () => {
    const id = await shared({ diagnoses: [{ code: 'R05.9' }], procedures: [] });
    const { subject } = await takeSubject(house, coder, 'Encounter', id);
    await mutate(house, coder, 'approveCoding', seen(subject));
  });

  test('by letting a finding of it stand does not review it', async () => {
    const both = await house.as(['CODER', 'SUPERVISOR'], { name: 'both' });
    const [id] = await bringIn(house, recordOf(`let stand ${made} ${Math.random()}`));
    const { subject } = await takeSubject(house, coder, 'Encounter', id!);
    const { version } = await assign(house, coder, subject);
    const { encounter } = await house.data(coder, `{ encounter(id: "${id}") { findings { id overridable } } }`);
    const finding = (encounter['findings'] as Json[]).find(({ overridable }) => overridable as boolean)!;
    const override = { encounterId: id, version, codingFindingId: finding['id'], reason: 'The record shows why.' };
    const stands = (await mutate(house, both, 'overrideFinding', override)) as Seen;
    await mutate(house, coder, 'finalizeCoding', seen(stands));
    await expectKeptFrom(both, id!);
    await mutate(house, reviewer, 'approveCoding', seen(await looked(id!)));
  });
});

describe('A policy', () => {
  test.each([
    ['name', { name: 'Diabetes' }],
    ['name', { name: ' ' }],
    ['reason', { reason: '' }],
    ['samplingPercent', { samplingPercent: 101 }],
    ['samplingPercent', { samplingPercent: -1 }],
    ['codePrefix', { codePrefix: 'E11; drop' }],
  ])('is refused for its %s: %j', async (argument, changed) => {
    const wanted = { policy: { ...POLICY, name: 'New', ...changed } };
    expect(await refusal(house, supervisor, 'createReviewPolicy', wanted)).toMatchObject({
      code: 'BAD_USER_INPUT',
      extensions: { argument: `policy.${argument}` },
    });
  });

  test('is for supervisors to make, for one coder and one place where they say so', async () => {
    for (const who of [coder, biller])
      expect((await refusal(house, who, 'createReviewPolicy', { policy: POLICY })).code).toBe('FORBIDDEN');
    const [clinic] = await stored(house, 'select id from facility order by place_of_service_code limit 1');
    const narrow = await mutate(
      house,
      supervisor,
      'createReviewPolicy',
      {
        policy: { name: 'New coder', reason: 'First weeks.', samplingPercent: 100 },
        facilityId: clinic!['id'],
        userId: reviewer.userId,
      },
      '{ id version coder { id } facility { id } codePrefix }',
    );
    expect(narrow).toMatchObject({ coder: { id: reviewer.userId }, facility: { id: clinic!['id'] }, codePrefix: null });
    expect(await now(await final(OTHER_CODES))).toMatchObject({ status: 'RELEASED' });
    expect(await now(await final(OTHER_CODES, reviewer))).toMatchObject({
      status: 'CODED',
      reviewPolicy: { name: 'New coder' },
    });
  });
});
