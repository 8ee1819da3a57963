/** What users were granted, remembered in the process for as long as nothing about it changes. */

import pg from 'pg';
import type { Database } from '../platform/database.ts';
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
  /** Ends the connection that hears changes. */
  close(): Promise<void>;
}

/** How long an answer is kept, changed or not. */
const LONGEST_MS = 2_000;
const MOST_REMEMBERED = 5_000;
/** Between attempts to hear changes; each is made by a request, so that a process without any opens no connection. */
const RETRY_MS = 1_000;

interface Known {
  readonly actor: Actor;
  readonly until: number;
}

/** `url` is the application's login; `listen` takes one connection of it, beside the pool, once somebody asks. */
export const rememberGrants = (database: Database, url: string): Grants => {
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
  const ear = listenFor(url, forget, forgetAll);
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
    close: () => ear.close(),
  };
};

interface Ear {
  /** Whether changes are heard now. Where they are not, begins to listen. */
  hears(): boolean;
  close(): Promise<void>;
}

const listenFor = (url: string, heard: (id: string) => void, deaf: () => void): Ear => {
  let client: pg.Client | null = null;
  let hearing = false;
  let retryAt = 0;
  const lose = (lost: pg.Client): void => {
    if (client !== lost) return;
    [client, hearing, retryAt] = [null, false, performance.now() + RETRY_MS];
    deaf();
  };
  const listen = async (): Promise<void> => {
    const own = new pg.Client({ connectionString: url, application_name: 'claimgraph grants', keepAlive: true });
    client = own;
    // A lost connection says both, or one of them.
    own.on('error', () => lose(own));
    own.on('end', () => lose(own));
    own.on('notification', ({ payload }) => heard(payload ?? ''));
    try {
      await own.connect();
      await own.query('listen grants_changed');
      hearing = client === own;
    } catch {
      // The database refuses or is away: requests ask it each time, and say so if that fails too.
      lose(own);
      await own.end().catch(() => undefined);
    }
  };
  return {
    hears: () => {
      if (client === null && performance.now() >= retryAt) void listen();
      return hearing;
    },
    close: async () => {
      const open = client;
      [client, hearing, retryAt] = [null, false, Infinity];
      deaf();
      await open?.end();
    },
  };
};
