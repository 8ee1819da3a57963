/** The same tables as PostgreSQL enforces them: every move and every part, in raw SQL under the application's login. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import { shapeNamed } from '../../src/access/entity.ts';
import { holds } from '../../src/access/permissions.ts';
import { writableTables } from '../../src/access/row-policies.ts';
import {
  FROZEN,
  NO_SUCH_MOVE,
  NOT_ALLOWED,
  passed,
  sessionOf,
  type ApplicationSession,
  type Outcome,
} from '../access/as-application.ts';
import { anew, insertion, sampleOf } from '../access/rows.ts';
import { allLifecycles, startsOf } from '../../src/workflow/lifecycle.ts';
import { furnish } from '../support/furnish.ts';
import { testHouse, type TestHouse } from '../support/house.ts';
import { actorsOf, NOBODY, SEATS, type Seat } from '../support/seats.ts';
import { superuserOf, type Superuser } from '../support/superuser.ts';
import { familiesOf, type Families, type Kind } from './families.ts';
import { standingFor } from './standings.ts';

const lifecycles = [...allLifecycles().values()].map((lifecycle) => ({ of: lifecycle.of as Kind, lifecycle }));
const stands = lifecycles.flatMap(({ of, lifecycle }) => Object.keys(lifecycle.states).map((state) => ({ of, state })));
const parts = lifecycles.flatMap(({ of, lifecycle }) =>
  (lifecycle.parts ?? []).map((part) => ({ of, lifecycle, ...part })),
);
const ALL_SEATS = [...SEATS, NOBODY];
const ACTIONS = ['insert', 'update', 'delete'] as const;

let house: TestHouse;
let superuser: Superuser;
let application: ApplicationSession;
let families: Families;
let actors: ReadonlyMap<Seat, Actor | null>;
let checked = 0;

beforeAll(async () => {
  house = await testHouse();
  const { organization, north } = await furnish(house, 'Raw', 'mark');
  superuser = await superuserOf(house);
  application = await sessionOf(house);
  actors = await actorsOf(house, organization);
  families = await familiesOf(superuser, north.encounters.DENIED);
  const { userId } = actors.get(SEATS[0]!)!;
  await families.make(stands.map(({ of, state }) => standingFor(of, state, 'ready', userId, userId)));
});
afterAll(async () => {
  await Promise.all([superuser.close(), application.close()]);
  await house.close();
});

const subject = (of: Kind, state: string): string =>
  families.id(
    of,
    stands.findIndex((each) => each.of === of && each.state === state),
  );

/** A work item is held by a lease, or it is not taken. */
const setting = (table: string, state: string): string =>
  table === 'work_item' ? `status = $2, lease_expires_at = ${state === 'TAKEN' ? 'now()' : 'null'}` : 'status = $2';

const named = (outcome: Outcome): string =>
  passed(outcome)
    ? 'moved'
    : outcome === 0 || outcome === NOT_ALLOWED
      ? 'not a row of yours'
      : outcome === NO_SUCH_MOVE
        ? 'no such move'
        : String(outcome);

describe.each(lifecycles)('the status of $of', ({ of, lifecycle }) => {
  const { table, states, transitions } = lifecycle;
  const names = Object.keys(states);
  const mayUpdate = ({ roles }: Seat): boolean =>
    holds(roles, shapeNamed(of)!.permission) && roles.some((role) => writableTables().get(table)?.update.has(role));

  test.each(names)('leaves %s only along a transition that the role may make', async (from) => {
    const found: Record<string, string> = {};
    const wanted: Record<string, string> = {};
    for (const seat of ALL_SEATS) {
      const outcomes = await application.attempt(
        actors.get(seat)!,
        names.map((to) => ({
          sql: `update ${table} set ${setting(table, to)} where id = $1`,
          values: [subject(of, from), to],
        })),
      );
      names.forEach((to, index) => {
        const cell = `${seat.name} to ${to}`;
        const leads = Object.values(transitions).some(
          (each) => each.to === to && each.from.includes(from) && holds(seat.roles, each.permission),
        );
        found[cell] = named(outcomes[index]!);
        wanted[cell] = !mayUpdate(seat) ? 'not a row of yours' : leads || to === from ? 'moved' : 'no such move';
        checked += 1;
      });
    }
    expect(found).toEqual(wanted);
  });

  test('is moved by the owner of the tables along transitions only', async () => {
    const owner = await sessionOf(house, 'owner');
    for (const from of names) {
      const outcomes = await owner.attempt(
        null,
        names.map((to) => ({
          sql: `update ${table} set ${setting(table, to)} where id = $1`,
          values: [subject(of, from), to],
        })),
      );
      const wanted = names.map((to) =>
        to === from || Object.values(transitions).some((each) => each.to === to && each.from.includes(from))
          ? 'moved'
          : 'no such move',
      );
      expect({ from, found: outcomes.map(named) }).toEqual({ from, found: wanted });
      checked += names.length;
    }
    await owner.close();
  });

  test('begins as what it says, for whoever makes one', async () => {
    const row = await sampleOf(superuser, table, `t.id = '${subject(of, lifecycle.initial)}'`);
    for (const seat of SEATS.filter(({ roles }) =>
      roles.some((role) => writableTables().get(table)!.insert.has(role)),
    )) {
      const outcomes = await application.attempt(
        actors.get(seat)!,
        names.map((status) => insertion(table, anew(table, row, { status }))),
      );
      const wanted = names.map((status) => (startsOf(lifecycle).includes(status) ? 'moved' : 'no such move'));
      expect({ seat: seat.name, found: outcomes.map(named) }).toEqual({ seat: seat.name, found: wanted });
    }
  });

  test('is never a word that the lifecycle does not know, triggers or not', async () => {
    for (const word of ['NO_SUCH_STATE', '', lifecycle.initial.toLowerCase(), ` ${lifecycle.initial}`]) {
      const change = superuser.unbound(`update ${table} set status = $2 where id = $1`, [
        subject(of, lifecycle.initial),
        word,
      ]);
      await expect(change).rejects.toMatchObject({ code: '23514', constraint: `${table}_status_check` });
    }
    await expect(
      superuser.unbound(`update ${table} set status = null where id = $1`, [subject(of, lifecycle.initial)]),
    ).rejects.toMatchObject({ code: '23502' });
  });
});

describe.each(parts)('$table, a part of $of', ({ of, lifecycle, table, column, editableIn }) => {
  test.each(Object.keys(lifecycle.states))('is written while it is %s only if the lifecycle says so', async (state) => {
    const part = (
      await superuser.rows(`select to_jsonb(t) as row from ${table} t where ${column} = $1`, [subject(of, state)])
    )[0]!;
    const row = part['row'] as Record<string, unknown>;
    const changing = [...(shapeNamed(typeOf(table))?.attributes.values() ?? [])].find(
      (each) => each.is === 'column' && each.changes,
    ) as { column: string } | undefined;
    const statements = [
      insertion(table, anew(table, row)),
      {
        sql: `update ${table} set ${changing?.column ?? 'id'} = ${changing?.column ?? 'id'} where id = $1`,
        values: [row['id']],
      },
      { sql: `delete from ${table} where id = $1`, values: [row['id']] },
    ];
    for (const seat of SEATS) {
      const outcomes = await application.attempt(actors.get(seat)!, statements);
      const wanted = ACTIONS.map((action) => {
        if (!seat.roles.some((role) => writableTables().get(table)?.[action].has(role))) return 'not yours';
        return editableIn.includes(state) ? 'written' : FROZEN;
      });
      const found = outcomes.map((outcome, index) =>
        passed(outcome) ? 'written' : wanted[index] === 'not yours' ? 'not yours' : outcome,
      );
      expect({ seat: seat.name, found }).toEqual({ seat: seat.name, found: wanted });
      checked += ACTIONS.length;
    }
    const owner = await sessionOf(house, 'owner');
    const byOwner = (await owner.attempt(null, statements)).map((outcome) => (passed(outcome) ? 'written' : outcome));
    await owner.close();
    expect(byOwner).toEqual(ACTIONS.map(() => (editableIn.includes(state) ? 'written' : FROZEN)));
  });
});

/** The type whose rows a table holds. */
const typeOf = (table: string): string =>
  table
    .split('_')
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join('');

const squares = lifecycles.map(({ lifecycle }) => Object.keys(lifecycle.states).length ** 2);
const moves = squares.reduce((sum, square) => sum + square, 0) * (ALL_SEATS.length + 1);
const partCells =
  parts.reduce((sum, { lifecycle }) => sum + Object.keys(lifecycle.states).length, 0) * SEATS.length * 3;
test(`${moves} moves and ${partCells} writes of parts were fired at PostgreSQL`, () => {
  expect(checked).toBe(moves + partCells);
  expect(checked).toBeGreaterThan(1500);
});
