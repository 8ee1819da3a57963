/** Every transition, from every state, from every seat: what is announced, what the mutation does, and that both agree. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import { shapeNamed } from '../../src/access/entity.ts';
import { holds, type Permission } from '../../src/access/permissions.ts';
import { plainSchema } from '../../src/schema.ts';
import { targetsIn, type Targets } from '../access/operations.ts';
import { furnish } from '../support/furnish.ts';
import { testHouse, type TestHouse } from '../support/house.ts';
import { SEATS, actorsOf, type Seat } from '../support/seats.ts';
import { superuserOf, type Superuser } from '../support/superuser.ts';
import { announced, MOVED, mutationOf, OUT_OF_SIGHT, sent } from './asking.ts';
import { familiesOf, type Families } from './families.ts';
import { declaredTransitions, standingFor, type Declared, type World } from './standings.ts';

const schema = await plainSchema();

interface Cell {
  readonly n: number;
  readonly state: string;
  readonly seat: Seat;
  readonly world: World;
  readonly name: string;
}

interface Tried extends Declared {
  readonly title: string;
  readonly mutation: string | null;
  readonly cells: readonly Cell[];
}

let cells = 0;
const TRIED: readonly Tried[] = declaredTransitions().map((declared) => {
  const worlds: World[] = declared.transition.guards ? ['ready', 'hindered'] : ['ready'];
  return {
    ...declared,
    title: `${declared.kind}.${declared.name}`,
    mutation: mutationOf(schema, declared),
    cells: SEATS.flatMap((seat) =>
      Object.keys(declared.lifecycle.states).flatMap((state) =>
        worlds.map((world) => ({ n: cells++, state, seat, world, name: `${state} ${seat.name} ${world}` })),
      ),
    ),
  };
});
const byMutation = TRIED.filter(({ mutation }) => mutation !== null).flatMap((each) => each.cells).length;

let house: TestHouse;
let superuser: Superuser;
let families: Families;
let actors: ReadonlyMap<Seat, Actor | null>;
let other: Actor;
/** What a mutation names beside its subject. */
let others: Targets;
let checked = 0;

beforeAll(async () => {
  house = await testHouse();
  const { organization, organizationId, north } = await furnish(house, 'States', 'mark');
  superuser = await superuserOf(house);
  actors = await actorsOf(house, organization);
  other = await house.as(['CODER', 'BILLER'], { organization, name: 'other' });
  families = await familiesOf(superuser, north.encounters.DENIED);
  const standings = TRIED.flatMap(({ kind, cells: all }) =>
    all.map(({ state, seat, world }) => {
      // Nobody holds an item of a queue that their roles do not take from.
      const holder = kind === 'WorkItem' && !holds(seat.roles, CODING) ? other : actors.get(seat)!;
      return standingFor(kind, state, world, holder.userId, other.userId);
    }),
  );
  const own = targetsIn(superuser, organizationId, []);
  others = (type, field) => (type === 'User' ? Promise.resolve({ id: other.userId, version: 1 }) : own(type, field));
  await families.make(standings);
});
afterAll(async () => {
  await superuser.close();
  await house.close();
});

test.each(TRIED)('$title is announced, and carried out, where the table says so', async (tried) => {
  const wanted: Record<string, string> = {};
  const told: Record<string, string> = {};
  const full = new Map<Cell, string>();
  for (const cell of tried.cells) wanted[cell.name] = expected(tried, cell);
  for (const seat of SEATS) {
    const own = tried.cells.filter((cell) => cell.seat === seat);
    const ids = own.map(({ n }) => families.id(tried.kind, n));
    const verdicts = await announced(house, actors.get(seat)!, tried.kind, tried.name, ids);
    own.forEach((cell, index) => {
      full.set(cell, verdicts[index]!);
      told[cell.name] = bare(verdicts[index]!);
    });
  }
  checked += tried.cells.length;
  const seen = ({ seat }: Cell): boolean => holds(seat.roles, shapeNamed(tried.kind)!.permission);
  const visible = tried.cells.map((cell) => [cell.name, seen(cell) ? wanted[cell.name] : OUT_OF_SIGHT]);
  expect(told).toEqual(Object.fromEntries(visible));
  if (tried.mutation === null) return;

  const done: Record<string, string> = {};
  const before = await superuser.fingerprint();
  const refused = tried.cells.filter(({ name }) => wanted[name] !== MOVED);
  for (const cell of refused) done[cell.name] = await outcomeOf(tried, cell);
  // A guard reads what it needs, but whoever is refused has neither seen nor changed anything.
  expect(await superuser.fingerprint()).toEqual(before);
  for (const cell of tried.cells) if (!refused.includes(cell)) done[cell.name] = await outcomeOf(tried, cell);
  expect(Object.fromEntries(Object.entries(done).map(([name, verdict]) => [name, bare(verdict)]))).toEqual(wanted);
  for (const cell of tried.cells)
    if (seen(cell))
      expect({ cell: cell.name, done: done[cell.name] }).toEqual({ cell: cell.name, done: full.get(cell) });
  await expectStates(
    tried,
    tried.cells.filter((cell) => !refused.includes(cell)),
  );
});

test(`${cells} cells were checked, ${byMutation} of them by mutation`, () => {
  expect(checked).toBe(cells);
  expect(cells).toBeGreaterThan(1300);
});

test('every transition that a client can ask for names a mutation that there is', () => {
  const names = Object.keys(schema.getMutationType()!.getFields());
  for (const { title, name, transition, mutation } of TRIED) {
    if (transition.mutation === null) continue;
    expect({ title, there: names.includes(mutation ?? transition.mutation ?? name) }).toEqual({ title, there: true });
  }
  expect(TRIED.filter(({ mutation }) => mutation !== null).length).toBeGreaterThan(15);
});

/** What taking from the coding queue needs. */
const CODING: Permission = 'encounter.code';
const bare = (verdict: string): string => verdict.split(':')[0]!;

/** What the lifecycle's table says of a cell. */
const expected = ({ name, transition }: Declared, { state, seat, world }: Cell): string => {
  if (!holds(seat.roles, transition.permission)) return 'FORBIDDEN';
  if (!transition.from.includes(state)) return 'ILLEGAL_TRANSITION';
  // The items of this matrix are in the coding queue: whoever takes from it may take and hold them, while nobody's lease runs.
  if (name === 'takeWorkItem') return holds(seat.roles, CODING) && state === 'OPEN' ? MOVED : 'GUARD_REFUSED';
  if (SUPERVISED.includes(name) && seat.roles.includes('SUPERVISOR')) return MOVED;
  if (name === 'releaseWorkItem' && !holds(seat.roles, CODING)) return 'GUARD_REFUSED';
  return world === 'ready' ? MOVED : 'GUARD_REFUSED';
};

/** What a supervisor may do to what somebody else holds. */
const SUPERVISED = ['releaseWorkItem', 'overrideFinding', 'withdrawOverride'];

/** Sends the mutation as the cell's seat, about the cell's subject. */
const outcomeOf = ({ kind, name, mutation }: Tried, { n, seat }: Cell): Promise<string> => {
  const subject = { id: families.id(kind, n), version: families.version(kind) };
  return sent(house, actors.get(seat)!, { kind, name, mutation: mutation! }, subject, families.beside(n, others));
};

/** Whoever was moved stands where the transition leads, one version on. */
const expectStates = async ({ kind, lifecycle, transition }: Tried, moved: readonly Cell[]): Promise<void> => {
  const rows = await superuser.rows(`select id, status, version from ${lifecycle.table} where id = any($1)`, [
    moved.map(({ n }) => families.id(kind, n)),
  ]);
  const found = new Map(rows.map((row) => [row['id'], row]));
  for (const { n, name, state } of moved) {
    const row = found.get(families.id(kind, n))!;
    expect({ name, status: row['status'] }).toEqual({ name, status: transition.to ?? state });
    expect({ name, version: row['version'] }).toEqual({ name, version: families.version(kind) + 1 });
  }
};
