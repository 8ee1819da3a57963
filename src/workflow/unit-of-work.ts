/**
 * What a command has loaded and made. MikroORM's unit of work watches the entities and says what changed; loading and
 * writing them is plain prepared SQL on the command's own connection, where nothing waits that need not: all rows that a
 * command has changed go out in one flight.
 */

import { ChangeSetType, wrap, type ChangeSet, type EntityManager, type RequiredEntityData } from '@mikro-orm/core';
import { allShapes, shapeOf, type EntityClass } from '../access/entity.ts';
import type { Query, Row, Send } from '../platform/database.ts';
import { deleteOf, insertOf, plainOf, selectOf, updateAllOf, updateOf } from './entity-sql.ts';

/** Conditions on attributes, all of which must hold: a value (an id for a reference), or several of which one must match. */
export type Where<T> = { readonly [K in keyof T]?: unknown };

/** What was found to have changed, before it is written. */
export type Changed = ChangeSet<{ id: string }>;

export interface UnitOfWork {
  readonly em: EntityManager;
  /** Rows in sight, as entities; one that is known already is answered as it stands here. */
  find<T extends object>(target: new () => T, where: Where<T>): Promise<T[]>;
  /** The same as they are stored, for the most part no entities: they cost nothing to watch, and changes of them are lost. */
  look<T extends object>(target: new () => T, where: Where<T>): Promise<Readonly<T>[]>;
  /** The entity of such a row. */
  entityOf<T extends object>(target: new () => T, row: Readonly<T>): T;
  /** The same, locked until the command ends and as they are now. */
  lock<T extends object>(target: new () => T, where: Where<T>): Promise<T[]>;
  /** A new entity, to be written with the next flight. */
  create<T extends object>(target: new () => T, data: Partial<RequiredEntityData<T>>): T;
  /** What differs from what was loaded or last written. */
  changes(): Changed[];
  /** The same as it was found last, where nothing has changed since but of these entities, all of which stay. */
  changesAgain(entities: readonly object[]): Changed[];
  /** Sends what changed (`changed`, where that was found already), without waiting. Every row must be there, or the transaction fails. */
  write(changed?: readonly Changed[]): void;
}

/** A unit of work in an organization, over a fresh entity manager. `heard` is told of every change that is written. */
export const unitOfWork = (
  em: EntityManager,
  organizationId: string,
  query: Query,
  send: Send,
  heard: (changed: readonly Changed[]) => void,
): UnitOfWork => {
  const changes = (): Changed[] => {
    em.getUnitOfWork().computeChangeSets();
    return em.getUnitOfWork().getChangeSets() as Changed[];
  };
  const changesAgain = (entities: readonly object[]): Changed[] => {
    for (const entity of entities) em.getUnitOfWork().computeChangeSet(entity);
    return em.getUnitOfWork().getChangeSets() as Changed[];
  };
  const write = (changed: readonly Changed[] = changes()): void => {
    if (changed.length === 0) return;
    heard(changed);
    for (const { text, values, rows } of statementsOf(changed)) send(text, values, rows);
    settle(em, changed);
  };
  const select = <T extends object>(target: new () => T, where: Where<T>, locked: boolean): Promise<Row[]> => {
    // What was changed of other entities has no say in which rows these are.
    if (holdsAny(em, target) && changes().some(({ meta }) => meta.class === target)) write();
    const { text, values } = selectOf(shapeOf(target), where, locked, organizationId);
    return query(text, values);
  };
  const load = async <T extends object>(target: new () => T, where: Where<T>, locked: boolean): Promise<T[]> => {
    const rows = await select(target, where, locked);
    return rows.map(
      (row) => (locked ? undefined : known(em, target, row['id'])) ?? em.map(target, row as never),
    ) as T[];
  };
  const rowsLookedAt = new WeakMap<object, Row>();
  const look = async <T extends object>(target: new () => T, where: Where<T>): Promise<Readonly<T>[]> => {
    const shape = shapeOf(target);
    const rows = await select(target, where, false);
    return rows.map((row) => {
      const entity = known(em, target, row['id']);
      if (entity) return entity as T;
      const plain = plainOf(shape, row);
      rowsLookedAt.set(plain, row);
      return plain as T;
    });
  };
  const entityOf = <T extends object>(target: new () => T, row: Readonly<T>): T => {
    const stored = rowsLookedAt.get(row);
    if (!stored) return row;
    return (known(em, target, stored['id']) ?? em.map(target, stored as never)) as T;
  };
  return {
    em,
    changes,
    changesAgain,
    write,
    find: (target, where) => load(target, where, false),
    look,
    entityOf,
    lock: (target, where) => load(target, where, true),
    create: (target, data) => em.create(target, data as never, { persist: true }) as never,
  };
};

/** Whether an entity of that class was loaded, made or pointed to. */
const holdsAny = (em: EntityManager, target: EntityClass): boolean =>
  em.getUnitOfWork().getIdentityMap().getStore(em.getMetadata(target).root).size > 0;

/** An entity that another one merely points to is not known yet. */
const known = (em: EntityManager, target: EntityClass, id: unknown): object | undefined => {
  const entity = em.getUnitOfWork().getById(target, id);
  return entity && wrap(entity).isInitialized() ? entity : undefined;
};

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** How many rows it must write. */
  readonly rows: number;
}

/** New rows first, those that are pointed to before those that point; then changed rows; then those that go, the other way round. */
const statementsOf = (changed: readonly Changed[]): Statement[] => {
  const of = (type: ChangeSetType): [EntityClass, Changed[]][] => {
    const byTarget = Map.groupBy(
      changed.filter((each) => kindOf(each) === type),
      (each) => each.meta.class as unknown as EntityClass,
    );
    return allShapes().flatMap(({ target }) => (byTarget.has(target) ? [[target, byTarget.get(target)!]] : []));
  };
  return [
    ...of(ChangeSetType.CREATE).map(([target, sets]) => insertOf(shapeOf(target), sets.map(entityIn))),
    ...of(ChangeSetType.UPDATE).flatMap(([target, sets]) => updatesOf(target, sets)),
    ...of(ChangeSetType.DELETE)
      .toReversed()
      .map(([target, sets]) => deleteOf(shapeOf(target), sets.map(entityIn))),
  ];
};

/** Rows of which the same attributes change are written together. */
const updatesOf = (target: EntityClass, sets: readonly Changed[]): Statement[] =>
  [...Map.groupBy(sets, ({ payload }) => Object.keys(payload).join()).values()].map((alike) => {
    const [shape, changed] = [shapeOf(target), Object.keys(alike[0]!.payload)];
    return alike.length === 1
      ? updateOf(shape, entityIn(alike[0]!), changed)
      : updateAllOf(shape, alike.map(entityIn), changed);
  });

const entityIn = ({ entity }: Changed): Row => entity;

/** MikroORM's early kinds are of use where it waits between statements; here their order is the same for all. */
const kindOf = ({ type }: Changed): ChangeSetType => {
  if (type === ChangeSetType.UPDATE_EARLY) return ChangeSetType.UPDATE;
  return type === ChangeSetType.DELETE_EARLY ? ChangeSetType.DELETE : type;
};

/** What was written is what the next changes are measured against. */
const settle = (em: EntityManager, changed: readonly Changed[]): void => {
  const unit = em.getUnitOfWork();
  for (const each of changed) {
    if (kindOf(each) === ChangeSetType.DELETE) unit.unsetIdentity(each.entity);
    else unit.register(each.entity, em.getComparator().prepareEntity(each.entity), { refresh: true });
  }
  unit.getPersistStack().clear();
  unit.getRemoveStack().clear();
};
