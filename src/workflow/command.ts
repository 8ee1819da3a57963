/**
 * The only way anything is written: a fresh unit of work, one transaction, load, check, move, audit, outbox, commit. A
 * command that is refused leaves nothing behind, not even in memory.
 */

import { LockMode, type EntityManager, type FilterQuery, type RequiredEntityData } from '@mikro-orm/core';
import type { EntityManager as SqlEntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { requirePermission, settingsOf, type Actor } from '../access/actor.ts';
import { actorOf, type RequestContext } from '../access/context.ts';
import { allShapes, shapeOf, type EntityClass } from '../access/entity.ts';
import type { Permission } from '../access/permissions.ts';
import { recordCommand, recordCommands, type CommandEvent } from '../audit/record.ts';
import { dayOf, type CalendarDate } from '../platform/calendar-date.ts';
import type { Query, Row } from '../platform/database.ts';
import { notFound, Refusal, unstorableAsRefusal } from '../platform/errors.ts';
import { isUuid } from '../platform/uuid.ts';
import { collectChanges, type ChangeCollector } from './changes.ts';
import { listenersTo, type Topic, type Topics } from './events.ts';

/** What the body of a command works with. */
export interface Work {
  readonly em: EntityManager;
  readonly actor: Actor;
  readonly context: RequestContext;
  readonly now: Date;
  readonly today: CalendarDate;
  /** Plain SQL in the command's transaction. */
  readonly query: Query;
  /**
   * Loads a subject for change: locked, and at the version that the caller saw. NOT_FOUND when it is out of sight,
   * STALE_VERSION when somebody was faster. Its version is counted up when the command commits.
   */
  subject<T extends Versioned>(target: new () => T, id: string, version: number): Promise<T>;
  /** The same for a subject that the command reaches by itself, so that no version was seen; counted up only if it changes. */
  related<T extends Versioned>(target: new () => T, id: string): Promise<T>;
  /** Makes a row; id, organization and creation are filled in. */
  create<T extends object>(target: new () => T, data: Partial<RequiredEntityData<T>>): T;
  /** One row by id, not locked; NOT_FOUND when it is out of sight. */
  one<T extends object>(target: new () => T, id: string): Promise<T>;
  /** Any rows, by MikroORM's conditions, in the actor's sight. */
  find<T extends object>(target: new () => T, where: FilterQuery<T>): Promise<T[]>;
  /** Names a subject that the audit event concerns beyond those it changes. */
  concerns(type: string, id: string): void;
  /**
   * Adds an audit event to be written when the command commits: for a command that writes rows in its own SQL, which the
   * unit of work does not see. The command's own event is then written only if the unit of work saw something beside.
   */
  record(event: CommandEvent): void;
  /** Tells the house: an outbox row, and every listener, in this transaction. */
  announce<T extends Topic>(topic: T, news: Topics[T]): Promise<void>;
}

/** Anything that counts its changes. */
export interface Versioned {
  id: string;
  version: number;
}

/**
 * Runs a command: `name` is what the audit trail calls it. A command that lost a race inside PostgreSQL (a deadlock, or a
 * row that another made first) is run again from the start, and then sees what the other did.
 */
export const runCommand = async <T>(
  context: RequestContext,
  command: { readonly name: string; readonly permission: Permission },
  body: (work: Work) => Promise<T>,
): Promise<T> => {
  // The second fence: jobs and the command line come this way without passing shield.
  requirePermission(actorOf(context), command.permission, command.name);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(context, command.name, body);
    } catch (error) {
      if (attempt === ATTEMPTS || !LOST_RACES.has(sqlState(error))) throw unstorableAsRefusal(error);
    }
  }
};

const ATTEMPTS = 4;

/** unique_violation, serialization_failure, deadlock_detected. */
const LOST_RACES = new Set(['23505', '40001', '40P01']);

const sqlState = (error: unknown): string => String((error as { code?: unknown } | null)?.code);

const runOnce = async <T>(context: RequestContext, name: string, body: (work: Work) => Promise<T>): Promise<T> => {
  const actor = actorOf(context);
  const em = context.house.orm.em.fork({
    clear: true,
    freshEventManager: true,
    session: { variables: { ...settingsOf(actor) } },
  });
  const collector = collectChanges(em.getEventManager());
  return em.transactional(async (tx) => {
    const work = workIn(tx, actor, context, collector);
    const result = await body(work);
    await tx.flush();
    for (const subject of work.versions.keys())
      if (work.forChange.has(subject) || collector.changed(subject)) subject.version += 1;
    await tx.flush();
    await recordCommands(work.query, context, work.events);
    if (work.events.length === 0 || collector.subjects().length > 0)
      await recordCommand(work.query, context, name, collector.subjects(), collector.changes());
    return result;
  });
};

interface WorkInside extends Work {
  /** Every subject that was loaded for change, with the version at which it was. */
  readonly versions: Map<Versioned, number>;
  /** Those of them whose version was asked for: they count as changed, were it only in their parts. */
  readonly forChange: Set<Versioned>;
  /** Events that the body has recorded by itself. */
  readonly events: CommandEvent[];
}

const workIn = (
  em: SqlEntityManager,
  actor: Actor,
  context: RequestContext,
  collector: ChangeCollector,
): WorkInside => {
  const now = context.house.clock();
  const query: Query = async (sql, values = []) => {
    await em.flush();
    context.watch?.(sql);
    return (await em.getKysely().executeQuery<Row>(CompiledQuery.raw(sql, [...values]))).rows;
  };
  const versions = new Map<Versioned, number>();
  const forChange = new Set<Versioned>();
  const events: CommandEvent[] = [];
  const lock = async <T extends Versioned>(target: new () => T, id: string): Promise<T> => {
    const known = [...versions.keys()].find((each) => each instanceof target && each.id === id);
    if (known) return known as T;
    const found = isUuid(id)
      ? await em.findOne(target, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
      : null;
    if (!found) throw notFound(target.name);
    versions.set(found as T, (found as T).version);
    collector.concerns(target.name, id);
    return found as T;
  };
  const work: WorkInside = {
    em,
    actor,
    context,
    now,
    today: dayOf(now),
    query,
    versions,
    forChange,
    events,
    related: lock,
    subject: async (target, id, version) => {
      const found = await lock(target, id);
      const actual = versions.get(found)!;
      if (actual !== version) {
        throw new Refusal('STALE_VERSION', `The ${target.name} has changed since you read it: read it again.`, {
          expected: version,
          actual,
        });
      }
      forChange.add(found);
      return found;
    },
    create: (target, data) => {
      const made = em.create(target, { id: uuidv7(), ...defaultsOf(target, actor, now), ...data } as never, {
        persist: true,
      });
      collector.concerns(target.name, (made as { id: string }).id);
      return made;
    },
    one: async (target, id) => {
      const found = isUuid(id) ? await em.findOne(target, { id }) : null;
      if (!found) throw notFound(target.name);
      return found as never;
    },
    find: (target, where) => em.find(target, where) as Promise<never>,
    concerns: (type, id) => collector.concerns(type, id),
    record: (event) => void events.push(event),
    announce: async (topic, news) => {
      await query(
        'insert into outbox (id, organization_id, topic, news, created_at) values ($1, $2, $3, $4::jsonb, $5)',
        [uuidv7(), actor.organizationId, topic, JSON.stringify(news), now],
      );
      for (const listener of listenersTo(topic)) await listener(work, news);
    },
  };
  return work;
};

/** What every new row of an entity starts with: its tenant, its moment, its version. */
const defaultsOf = (target: EntityClass, actor: Actor, now: Date): Record<string, unknown> => {
  const { attributes } = shapeOf(target);
  return {
    ...(attributes.has('organizationId') ? { organizationId: actor.organizationId } : {}),
    ...(attributes.has('createdAt') ? { createdAt: now } : {}),
    ...(attributes.has('version') ? { version: 1 } : {}),
  };
};

/** Every entity class, for the ORM. */
export const entityClasses = (): EntityClass[] => allShapes().map(({ target }) => target);
