/** What a viewer may do now, and why not the rest: every guard by itself, and what the announcement is made of. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import { shapeNamed } from '../../src/access/entity.ts';
import { holds } from '../../src/access/permissions.ts';
import { plainSchema } from '../../src/schema.ts';
import { furnish, type Furnished } from '../support/furnish.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';
import { day } from '../support/records.ts';
import { actorsOf, SEATS, type Seat } from '../support/seats.ts';
import { superuserOf, type Superuser } from '../support/superuser.ts';
import { announced, MOVED, mutationOf, sent } from './asking.ts';
import { familiesOf, type Families } from './families.ts';
import { declaredTransitions, standingFor } from './standings.ts';

const schema = await plainSchema();
const guards = declaredTransitions().flatMap((declared, index) =>
  (declared.transition.guards ?? []).map(({ code }, place) => ({
    ...declared,
    code,
    title: `${declared.kind}.${declared.name}`,
    mutation: mutationOf(schema, declared),
    seat: SEATS.find(({ roles }) => holds(roles, declared.transition.permission))!,
    n: index * 20 + place,
  })),
);

let house: TestHouse;
let superuser: Superuser;
let families: Families;
let furnished: Furnished;
let actors: ReadonlyMap<Seat, Actor | null>;
let other: Actor;

beforeAll(async () => {
  house = await testHouse();
  furnished = await furnish(house, 'Actions', 'mark');
  const { organization, north } = furnished;
  superuser = await superuserOf(house);
  actors = await actorsOf(house, organization);
  other = await house.as(['CODER'], { organization, name: 'other' });
  families = await familiesOf(superuser, north.encounters.DENIED);
  for (const { kind, transition, seat, n } of guards) {
    const viewer = actors.get(seat)!.userId;
    await families.make([standingFor(kind, transition.from[0]!, 'ready', viewer, other.userId)], n);
  }
});
afterAll(async () => {
  await superuser.close();
  await house.close();
});

/** SQL that makes a guard refuse and leaves all else as it is. $1 is the encounter, $2 its claim, $3 its denial, $4 somebody else, $5 the viewer. */
const BREAKERS: Readonly<Record<string, string>> = {
  NOT_IN_YOUR_HANDS: 'update work_item set assignee_id = $4 where subject_id in ($1, $2, $3)',
  HELD: "update work_item set status = 'TAKEN', assignee_id = $4, lease_expires_at = now() + interval '1 hour' where subject_id = $1",
  NOT_YOUR_QUEUE: "update work_item set kind = 'BILLING' where subject_id = $1",
  SECOND_PERSON_REQUIRED: 'update encounter set coded_by_id = $5 where id = $1',
  'startReview SECOND_PERSON_REQUIRED': 'update diagnosis_assignment set assigned_by_id = $5 where encounter_id = $1',
  'approveCoding SECOND_PERSON_REQUIRED': `update procedure_assignment set assigned_by_id = $5
    where encounter_id = $1 and sequence = 2`,
  'returnToCoder SECOND_PERSON_REQUIRED': `update coding_finding set overridden_by_id = $5
    where encounter_id = $1 and overridden_at is not null`,
  NO_DENIAL_IN_HAND: 'update work_item set assignee_id = $4 where subject_id = $3',
  NO_DIAGNOSIS: 'delete from diagnosis_assignment where encounter_id = $1',
  NO_PROCEDURE: 'delete from procedure_assignment where encounter_id = $1',
  BLOCKING_FINDINGS: `, pointed as (update procedure_assignment set diagnosis_pointers = '{1,2}' where encounter_id = $1 and sequence = 2)
    update encounter set blocking_findings = 1 where id = $1`,
  OPEN_QUERY: "update coding_query set status = 'OPEN' where encounter_id = $1",
  UNREAD_ANSWER: "update coding_query set status = 'ANSWERED' where encounter_id = $1",
  NO_COVERAGE: 'update encounter set coverage_id = null where id = $1',
  COVERAGE_NOT_IN_FORCE: `, ended as (insert into coverage select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(),
      'source_id', e.id, 'effective_to', '2001-12-31'))).* from coverage c join encounter e on e.coverage_id = c.id where e.id = $1
    returning id) update encounter set coverage_id = (select id from ended) where id = $1`,
  NO_RENDERING_NPI: 'update encounter set provider_id = null where id = $1',
  CLAIM_EXISTS: "update claim set status = 'PAID' where id = $2",
  CODING_NOT_FINAL: "update encounter set status = 'REOPENED' where id = $1",
  DENIAL_OPEN: "update denial set status = 'RESUBMITTED' where id = $3",
  NO_SERVICE_LINE: 'delete from service_line where claim_id = $2',
  TOO_MANY_LINES: `insert into service_line select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'line_number', n))).*
    from service_line t, generate_series(3, 51) n where claim_id = $2 and line_number = 1`,
  LINE_WITHOUT_CHARGE: 'update service_line set charge_amount = null where claim_id = $2 and line_number = 2',
  NO_MEMBER_ID: 'update claim set subscriber_member_id = null where id = $2',
  NO_PAYER_CLAIM_CONTROL_NUMBER: 'update claim set payer_claim_control_number = null where id = $2',
  'submitClaim NO_PAYER_CLAIM_CONTROL_NUMBER': `update claim set payer_claim_control_number = null, replaces_id = id,
    claim_frequency_code = '7' where id = $2`,
  REPLACEMENT_EXISTS: `insert into claim select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'status', 'DRAFT',
    'claim_frequency_code', '7', 'replaces_id', t.id, 'patient_control_number', left(md5(t.id::text), 20)))).* from claim t where id = $2`,
};

/** Guards that cannot but refuse too. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  // The edits run anew when it is sent: both services point to what is gone.
  NO_DIAGNOSIS: ['BLOCKING_FINDINGS', 'BLOCKING_FINDINGS'],
};

const breakIt = (sql: string, n: number, viewer: string): Promise<void> => {
  const ids = [families.id('Encounter', n), families.id('Claim', n), families.id('Denial', n), other.userId, viewer];
  // PostgreSQL wants every parameter used: those that a statement leaves out are asked for nothing.
  return superuser.unbound(`with given as (select $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid) ${sql}`, ids);
};

/** Guards that look at nothing but the viewer: who has it refuse, made of who passes. */
const VIEWERS: Readonly<Record<string, (actor: Actor) => Actor>> = {
  NO_CREDENTIAL: (actor) => ({ ...actor, credentialRequired: true, credentials: [] }),
  CREDENTIAL_EXPIRED: (actor) => ({
    ...actor,
    credentialRequired: true,
    credentials: [
      { kind: 'CPC', number: '1', issuedOn: day('2020-01-01'), expiresOn: day('2020-12-31'), verified: true },
    ],
  }),
};

describe('a guard', () => {
  test.each(guards.filter(({ code }) => code in VIEWERS))(
    'of $title announces $code, and refuses with it, to the viewer whom it is about',
    async ({ kind, name, mutation, code, seat, n }) => {
      const actor = actors.get(seat)!;
      const id = families.id(kind, n);
      expect(await announced(house, actor, kind, name, [id])).toEqual([MOVED]);
      const refused = `GUARD_REFUSED: ${code}`;
      const viewer = VIEWERS[code]!(actor);
      expect(await announced(house, viewer, kind, name, [id])).toEqual([refused]);
      const subject = { id, version: families.version(kind) };
      const nobody = () => Promise.resolve(null);
      expect(await sent(house, viewer, { kind, name, mutation: mutation! }, subject, nobody)).toBe(refused);
    },
  );

  test.each(guards.filter(({ code }) => !(code in VIEWERS)))(
    'of $title announces $code, and refuses with it, when it alone is not met',
    async (each) => {
      const { kind, name, mutation, code, seat, n } = each;
      const breaker = BREAKERS[`${name} ${code}`] ?? BREAKERS[code];
      if (breaker === undefined) throw new Error(`Say in BREAKERS how ${code} comes about.`);
      const actor = actors.get(seat)!;
      const id = families.id(kind, n);
      expect(await announced(house, actor, kind, name, [id])).toEqual([MOVED]);
      await breakIt(breaker, n, actor.userId);
      expect(await announced(house, actor, kind, name, [id])).toEqual([`GUARD_REFUSED: ${code}`]);
      if (mutation === null) return;
      const refused = `GUARD_REFUSED: ${[code, ...(ALSO[code] ?? [])].join()}`;
      const others = families.beside(n, () => Promise.resolve(null));
      const subject = { id, version: families.version(kind) };
      expect(await sent(house, actor, { kind, name, mutation }, subject, others)).toBe(refused);
    },
  );

  test('does not keep the others from being heard: every reason is told at once', async () => {
    const n = 10_000;
    const coder = actors.get(SEATS[0]!)!;
    await families.make([standingFor('Encounter', 'IN_CODING', 'ready', coder.userId, other.userId)], n);
    for (const code of ['NOT_IN_YOUR_HANDS', 'NO_DIAGNOSIS', 'NO_PROCEDURE'])
      await breakIt(BREAKERS[code]!, n, coder.userId);
    const subject = { id: families.id('Encounter', n), version: families.version('Encounter') };
    const all = 'GUARD_REFUSED: NOT_IN_YOUR_HANDS,NO_DIAGNOSIS,NO_PROCEDURE';
    expect(await announced(house, coder, 'Encounter', 'finalizeCoding', [subject.id])).toEqual([all]);
    const finalize = { kind: 'Encounter', name: 'finalizeCoding', mutation: 'finalizeCoding' } as const;
    expect(await sent(house, coder, finalize, subject, () => Promise.resolve(null))).toBe(all);
  });
});

describe('the announcement', () => {
  const ACTIONS = '{ name mutation allowed reasons reasonCodes }';
  const lists = [
    ['Encounter', 'encounters'],
    ['CodingQuery', 'codingQueries'],
    ['Claim', 'claims'],
    ['Denial', 'denials'],
  ] as const;

  test.each(lists)('of %s names every transition, with a sentence for each code', async (kind, list) => {
    const declared = declaredTransitions().filter((each) => each.kind === kind);
    const mutations = Object.keys(schema.getMutationType()!.getFields());
    for (const seat of SEATS) {
      if (!holds(seat.roles, shapeNamed(kind)!.permission)) continue;
      const data = await house.data(
        actors.get(seat)!,
        `{ ${list}(first: 10) { edges { node { availableActions ${ACTIONS} } } } }`,
      );
      for (const { node } of (data[list] as Json)['edges'] as Json[]) {
        const actions = node['availableActions'] as Json[];
        expect(actions.map(({ name }) => name as string)).toEqual(declared.map(({ name }) => name));
        for (const { mutation, allowed, reasons, reasonCodes } of actions) {
          expect(mutation === null || mutations.includes(mutation as string)).toBe(true);
          expect(reasons).toHaveLength((reasonCodes as string[]).length);
          expect((reasons as string[]).every((reason) => /^[A-Z].+\.$/.test(reason))).toBe(true);
          expect(allowed).toBe((reasons as string[]).length === 0);
        }
      }
    }
  });

  test.each(lists)('of %s is the same in a list and by id', async (kind, list) => {
    const seat = SEATS.find(({ name }) => name === 'SUPERVISOR')!;
    const actor = actors.get(seat)!;
    const data = await house.data(
      actor,
      `{ ${list}(first: 10) { edges { node { id availableActions ${ACTIONS} } } } }`,
    );
    for (const { node } of (data[list] as Json)['edges'] as Json[]) {
      const again = await house.data(
        actor,
        `{ node(id: "${node['id']}") { id ... on ${kind} { availableActions ${ACTIONS} } } }`,
      );
      expect(again['node']).toEqual(node);
    }
  });

  test('of an encounter reads nothing of claims and payments for a coder, who may not see them', async () => {
    const statements: string[] = [];
    const source = `{ encounter(id: "${furnished.north.encounters.DENIED}") { availableActions ${ACTIONS} } }`;
    await house.data(actors.get(SEATS[0]!)!, source, {}, (sql) => statements.push(sql));
    expect(statements.some((sql) => / from denial /.test(sql))).toBe(true);
    expect(statements.filter((sql) => /\b(claim|service_line|claim_payment|adjustment)\b/.test(sql))).toEqual([]);
  });
});
