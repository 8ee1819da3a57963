/** What users were granted, remembered in the process for as long as nothing about it changes. */

import type { Database } from '../platform/database.ts';
import type { Ear } from '../platform/ear.ts';
import type { Actor } from './actor.ts';
import { findActor } from './tenants.ts';

export interface Grants {
  /**
   * A stored user as an actor; null where there is no active user of that name in an organization of that name.
   *
   * What this process changes holds from the moment that `forget` is called. What another process changes holds here as
   * soon as PostgreSQL's notification arrives, sent at the change's commit: milliseconds on a sound network. A connection
   * that is dead without saying so can hide a change for `LONGEST_MS`, and no longer: a grant that was withdrawn
   * elsewhere is never taken for good beyond that. While no connection hears changes, nothing is remembered. A request
   * that has begun ends with the grants that it began with.
   */
  find(organization: string, user: string): Promise<Actor | null>;
  /** Forgets a user, or all users of an organization, by id. */
  forget(id: string): void;
}

/** How long an answer is kept, changed or not. */
const LONGEST_MS = 2_000;
const MOST_REMEMBERED = 5_000;

interface Known {
  readonly actor: Actor;
  readonly until: number;
}

/** `ear` hears what changes elsewhere, once somebody asks. */
export const rememberGrants = (database: Database, ear: Ear): Grants => {
  const known = new Map<string, Known>();
  // Counts what was forgotten: an answer that was asked for before must not be remembered after.
  let changes = 0;
  const forget = (id: string): void => {
    changes += 1;
    for (const [key, { actor }] of known) if (actor.userId === id || actor.organizationId === id) known.delete(key);
  };
  const forgetAll = (): void => {
    changes += 1;
    known.clear();
  };
  ear.add({ channel: 'grants_changed', heard: forget, deaf: forgetAll });
  return {
    find: async (organization, user) => {
      const key = JSON.stringify([organization, user]);
      const found = known.get(key);
      if (found && found.until > performance.now()) return found.actor;
      const [before, asked, hearing] = [changes, performance.now(), ear.hears()];
      const actor = await findActor(database, organization, user);
      known.delete(key);
      if (!actor || !hearing || before !== changes) return actor;
      if (known.size >= MOST_REMEMBERED) known.delete(known.keys().next().value!);
      known.set(key, { actor, until: asked + LONGEST_MS });
      return actor;
    },
    forget,
  };
};
