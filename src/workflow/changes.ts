/** Listens to a unit of work and keeps, field by field, what it wrote: the body of the audit event. */

import { ChangeSetType, type EventManager, type FlushEventArgs } from '@mikro-orm/core';
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
    onFlush({ uow }: FlushEventArgs): void {
      for (const { type, name, entity, payload, originalEntity } of setsOf(uow)) {
        const subject = `${name}:${(entity as { id: string }).id}`;
        subjects.add(subject);
        written.add(entity);
        const fields = type === ChangeSetType.DELETE ? originalEntity : payload;
        for (const [field, after] of Object.entries(fields ?? {})) {
          if (QUIET.has(field)) continue;
          const key = `${subject}.${field}`;
          const before =
            changes.get(key)?.before ?? (type === ChangeSetType.CREATE ? null : plain(originalEntity?.[field]));
          changes.set(key, { subject, field, before, after: type === ChangeSetType.DELETE ? null : plain(after) });
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

interface Written {
  readonly type: ChangeSetType;
  readonly name: string;
  readonly entity: object;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly originalEntity?: Readonly<Record<string, unknown>>;
}

const setsOf = (uow: FlushEventArgs['uow']): Written[] =>
  uow.getChangeSets().map((set) => ({
    type: set.type,
    name: set.meta.className,
    entity: set.entity as object,
    payload: set.payload as Record<string, unknown>,
    ...(set.originalEntity ? { originalEntity: set.originalEntity as Record<string, unknown> } : {}),
  }));

/** Said by the event itself, or the same on every row. */
const QUIET = new Set(['id', 'organizationId', 'version']);

/** References as ids, dates as text, the rest as it is. */
const plain = (value: unknown): unknown => {
  if (value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (value !== null && typeof value === 'object' && 'id' in value && !Array.isArray(value)) return value.id;
  return value;
};
