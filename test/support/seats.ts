/** The seats that every matrix goes through: each role by itself, one person with two, and nobody at all. */

import type { Actor } from '../../src/access/actor.ts';
import { ROLE_NAMES, type Role } from '../../src/access/roles.ts';
import type { TestHouse } from './house.ts';

export interface Seat {
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Every role by itself, and a person of a small practice who codes and bills. */
export const SEATS: readonly Seat[] = [
  ...ROLE_NAMES.map((role) => ({ name: role, roles: [role] })),
  { name: 'CODER+BILLER', roles: ['CODER', 'BILLER'] },
];

/** No token. */
export const NOBODY: Seat = { name: 'NOBODY', roles: [] };

/** An actor for each seat of an organization; null for nobody. */
export const actorsOf = async (house: TestHouse, organization: string): Promise<ReadonlyMap<Seat, Actor | null>> => {
  const actors = new Map<Seat, Actor | null>([[NOBODY, null]]);
  for (const seat of SEATS) actors.set(seat, await house.as(seat.roles, { organization }));
  return actors;
};
