/**
 * The only way anything is written: a fresh unit of work, one transaction, load, check, move, audit, outbox, commit. A
 * command that is refused leaves nothing behind, not even in memory.
 */

import type { EntityManager, RequiredEntityData } from '@mikro-orm/core';
import { v7 as uuidv7 } from 'uuid';
import { requirePermission, settingsOf, type Actor } from '../access/actor.ts';
import { actorOf, type Inside, type RequestContext } from '../access/context.ts';
import { allShapes, shapeOf, type EntityClass } from '../access/entity.ts';
import type { Permission } from '../access/permissions.ts';
import { recordCommand, recordCommands, type CommandEvent } from '../audit/record.ts';
import { dayOf, type CalendarDate } from '../platform/calendar-date.ts';
import type { Query, Transaction } from '../platform/database.ts';
import { notFound, Refusal, unstorableAsRefusal } from '../platform/errors.ts';
import { isUuid } from '../platform/uuid.ts';
import { collectChanges, isDeletion, type ChangeCollector } from './changes.ts';
import { listenersTo, type Topic, type Topics } from './events.ts';
import { writeNews, type News } from './outbox.ts';
import { unitOfWork, type Changed, type UnitOfWork, type Where } from './unit-of-work.ts';

/** What the body of a command works with. */
export interface Work {
  readonly em: EntityManager;
  readonly actor: Actor;
  readonly context: RequestContext;
  readonly now: Date;
  readonly today: CalendarDate;
  /** Plain SQL in the command's transaction; what the command has changed so far is written before it. */
  readonly query: Query;
  /** The same, with rows as PostgreSQL wrote them. */
  readonly cells: Transaction['cells'];
  /** The same for what no command writes, such as code sets: nothing has to be written before it. */
  readonly lookUp: Query;
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
  /** The same as they are stored, for what is mostly only looked at: what is to change of it is `amend`ed. */
  look<T extends object>(target: new () => T, where: Where<T>): Promise<Readonly<T>[]>;
  /** The entity of a row that was looked at, to be changed or taken away. */
  entityOf<T extends object>(target: new () => T, row: Readonly<T>): T;
  /** Any rows in the actor's sight, in order of creation. */
  find<T extends object>(target: new () => T, where: Where<T>): Promise<T[]>;
  /** The same for change: locked, and each counted up if it changes. */
  findForChange<T extends Versioned>(target: new () => T, where: Where<T>): Promise<T[]>;
  /** What of an entity was loaded for change so far. */
  held<T extends Versioned>(target: new () => T): T[];
  /** Takes a row away. */
  remove(entity: object): void;
  /**
   * Leaves the command until something is there that no row of it has to do with, and begins it anew: what takes long to
   * get is not waited for with rows locked and a connection in hand.
   */
  comeBackAfter(awaited: Promise<unknown>): never;
  /** Writes what was changed so far, where what comes next needs it in that order. */
  write(): void;
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
 * row that another made first) is run again from the start, and then sees what the other did; so is one that left to wait.
 */
export const runCommand = async <T>(
  context: RequestContext,
  command: { readonly name: string; readonly permission: Permission },
  body: (work: Work) => Promise<T>,
): Promise<T> => {
  // The second fence: jobs and the command line come this way without passing shield.
  requirePermission(actorOf(context), command.permission, command.name);
  for (let lost = 0, waits = 0; ;) {
    try {
      return await runOnce(context, command.name, body);
    } catch (error) {
      const awaited = AWAITED.get(error as object);
      if (awaited && (waits += 1) > MOST_WAITS) throw new Refusal('OVERLOADED', NEVER_THERE);
      if (awaited) await awaited;
      else if (!LOST_RACES.has(sqlState(error)) || (lost += 1) === ATTEMPTS) throw unstorableAsRefusal(error);
    }
  }
};

/** What a command that was left is waiting for, by what it was left with. */
const AWAITED = new WeakMap<object, Promise<unknown>>();

const leave = (awaited: Promise<unknown>): Error => {
  const left = new Error('The command waits for something outside of it.');
  AWAITED.set(left, awaited);
  // Whoever runs the command hears of its failure, once the transaction is undone.
  awaited.catch(() => undefined);
  return left;
};

const ATTEMPTS = 4;

/** What is there once is there when the command begins anew, but where it was taken away meanwhile: that ends. */
const MOST_WAITS = 20;
const NEVER_THERE = 'What this needs is replaced as fast as it is read. Nothing was changed: ask again later.';

/** unique_violation, serialization_failure, deadlock_detected. */
const LOST_RACES = new Set(['23505', '40001', '40P01']);

const sqlState = (error: unknown): string => String((error as { code?: unknown } | null)?.code);

const runOnce = async <T>(context: RequestContext, name: string, body: (work: Work) => Promise<T>): Promise<T> => {
  const actor = actorOf(context);
  const { orm, database } = context.house;
  return database.transaction(
    settingsOf(actor),
    async ({ query, cells, send }) => {
      const collector = collectChanges(orm.em.getPlatform());
      const unit = unitOfWork(orm.em.fork({ clear: true }), actor.organizationId, query, send, collector.hear);
      const work = workIn(unit, { query, cells }, actor, context, collector);
      const result = await body(work);
      unit.write(countUp(work, unit, collector));
      writeNews(send, actor.organizationId, work.news, work.now);
      recordCommands(send, context, work.records);
      const subjects = collector.subjects();
      if (work.records.length === 0 || subjects.length > 0)
        recordCommand(send, context, { action: name, subjects, changes: collector.changes() });
      if (context.readBack) {
        const inside: Inside = { cells, send, recorded: new Set(subjects) };
        await context.readBack({ ...context, inside }, result);
      }
      return result;
    },
    context.watch,
  );
};

/**
 * The version of every subject that was loaded for change and changed, or whose version was asked for. What the command
 * made itself is at its first version, however often it was written. Answers what is left to write. To look for changes is
 * dear: what surely counts is counted before, and the rest is looked at by itself.
 */
const countUp = (
  { versions, forChange, made }: WorkInside,
  unit: UnitOfWork,
  collector: ChangeCollector,
): readonly Changed[] => {
  const subjects = [...versions.keys()].filter(({ id }) => !made.has(id));
  const counts = (subject: Versioned): boolean => forChange.has(subject) || collector.changed(subject);
  for (const subject of subjects) if (counts(subject)) subject.version += 1;
  const changed = unit.changes();
  const updated = new Set<object>(changed.filter((each) => !isDeletion(each)).map(({ entity }) => entity));
  const others = subjects.filter((subject) => updated.has(subject) && !counts(subject));
  for (const subject of others) subject.version += 1;
  return others.length === 0 ? changed : unit.changesAgain(others);
};

interface WorkInside extends Work {
  /** Every subject that was loaded for change, with the version at which it was. */
  readonly versions: Map<Versioned, number>;
  /** Those of them whose version was asked for: they count as changed, were it only in their parts. */
  readonly forChange: Set<Versioned>;
  /** Ids of rows that the command made. */
  readonly made: Set<string>;
  readonly news: News[];
  readonly records: CommandEvent[];
}

const workIn = (
  unit: UnitOfWork,
  { query, cells }: Pick<Transaction, 'query' | 'cells'>,
  actor: Actor,
  context: RequestContext,
  collector: ChangeCollector,
): WorkInside => {
  const { em, find, look, entityOf } = unit;
  const write = (): void => unit.write();
  const now = context.house.clock();
  const versions = new Map<Versioned, number>();
  const forChange = new Set<Versioned>();
  const made = new Set<string>();
  const news: News[] = [];
  const records: CommandEvent[] = [];
  const findForChange = async <T extends Versioned>(target: new () => T, where: Where<T>): Promise<T[]> => {
    const found = await unit.lock(target, where);
    for (const each of found) {
      if (!versions.has(each)) versions.set(each, each.version);
      collector.concerns(target.name, each.id);
    }
    return found;
  };
  const lock = async <T extends Versioned>(target: new () => T, id: string): Promise<T> => {
    const known = [...versions.keys()].find((each) => each instanceof target && each.id === id);
    if (known) return known as T;
    const [found] = isUuid(id) ? await findForChange(target, { id }) : [];
    if (!found) throw notFound(target.name);
    return found;
  };
  const work: WorkInside = {
    em,
    actor,
    context,
    now,
    today: dayOf(now),
    versions,
    forChange,
    made,
    news,
    records,
    find,
    look,
    entityOf,
    write,
    findForChange,
    comeBackAfter: (awaited) => {
      throw leave(awaited);
    },
    lookUp: query,
    cells: (sql, values) => {
      write();
      return cells(sql, values);
    },
    query: (sql, values) => {
      write();
      return query(sql, values);
    },
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
      const row = unit.create(target, { id: uuidv7(), ...defaultsOf(target, actor, now), ...data });
      const { id } = row as { id: string };
      made.add(id);
      collector.concerns(target.name, id);
      return row;
    },
    held: <T extends Versioned>(target: new () => T) =>
      [...versions.keys()].filter((each): each is T => each instanceof target),
    remove: (entity) => void em.remove(entity),
    one: async (target, id) => {
      const [found] = isUuid(id) ? await find(target, { id } as never) : [];
      if (!found) throw notFound(target.name);
      return found;
    },
    concerns: (type, id) => collector.concerns(type, id),
    record: (event) => void records.push(event),
    announce: async (topic, told) => {
      news.push({ topic, told });
      for (const listener of listenersTo(topic)) await listener(work, told);
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
