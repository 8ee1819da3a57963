/** Listens to a unit of work and keeps, field by field, what it wrote: the body of the audit event. */

import {
  ChangeSetType,
  helper,
  type ChangeSet,
  type EntityProperty,
  type EventManager,
  type FlushEventArgs,
  type Platform,
} from '@mikro-orm/core';
import type { Change } from '../audit/audit-event.entity.ts';

export interface ChangeCollector {
  concerns(type: string, id: string): void;
  /** `Type:id` of everything that was changed or named. */
  subjects(): string[];
  changes(): Change[];
  /** True when the entity itself was written. */
  changed(entity: object): boolean;
}

/** Attaches a collector to a unit of work's own event manager. */
export const collectChanges = (events: EventManager): ChangeCollector => {
  const subjects = new Set<string>();
  const changes = new Map<string, Change>();
  const written = new WeakSet<object>();
  events.registerSubscriber({
    onFlush({ uow, em }: FlushEventArgs): void {
      for (const set of uow.getChangeSets() as ChangeSet<{ id: string }>[]) {
        const subject = `${set.meta.className}:${set.entity.id}`;
        subjects.add(subject);
        written.add(set.entity);
        for (const [field, before, after] of fieldsOf(set, em.getPlatform())) {
          const key = `${subject}.${field}`;
          // Written twice in one command, it is still one change, from what it was at first.
          const known = changes.get(key);
          changes.set(key, { subject, field, before: known ? known.before : before, after });
        }
      }
    },
  });
  return {
    concerns: (type, id) => {
      subjects.add(`${type}:${id}`);
    },
    subjects: () => [...subjects],
    changes: () => [...changes.values()],
    changed: (entity) => written.has(entity),
  };
};

/** What a change set writes: each field with its value before and after, null where the row is not there. */
const fieldsOf = (set: ChangeSet<{ id: string }>, platform: Platform): [string, unknown, unknown][] => {
  // The set of a deletion does not bring along what was there.
  const old = (set.originalEntity ?? helper(set.entity).__originalEntityData ?? {}) as Record<string, unknown>;
  const before = set.type === ChangeSetType.CREATE ? {} : old;
  const after = set.type === ChangeSetType.DELETE ? {} : (set.payload as Record<string, unknown>);
  // Change sets hold lists and amounts the way that PostgreSQL writes them.
  const read = (field: string, value: unknown): unknown => {
    const { customType } = set.meta.properties[field as never] as EntityProperty;
    return plain(customType && value !== undefined ? customType.convertToJSValue(value, platform) : value);
  };
  return Object.keys(set.type === ChangeSetType.DELETE ? before : after)
    .filter((field) => !QUIET.has(field))
    .map((field) => [field, read(field, before[field]), read(field, after[field])]);
};

/** Said by the event itself, or the same on every row. */
const QUIET = new Set(['id', 'organizationId', 'version']);

/** References as ids, dates as text, the rest as it is. */
const plain = (value: unknown): unknown => {
  if (value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (value !== null && typeof value === 'object' && 'id' in value && !Array.isArray(value)) return value.id;
  return value;
};
