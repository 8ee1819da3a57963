/** Keeps, field by field, what a command's unit of work wrote: the body of the audit event. */

import { ChangeSetType, helper, type EntityProperty, type Platform } from '@mikro-orm/core';
import type { Change } from '../audit/audit-event.entity.ts';
import type { Changed } from './unit-of-work.ts';

export interface ChangeCollector {
  concerns(type: string, id: string): void;
  /** Takes down what is about to be written. */
  hear(changed: readonly Changed[]): void;
  /** `Type:id` of everything that was changed or named. */
  subjects(): string[];
  changes(): Change[];
  /** True when the entity itself was written. */
  changed(entity: object): boolean;
}

/** A collector for one command. */
export const collectChanges = (platform: Platform): ChangeCollector => {
  const subjects = new Set<string>();
  const changes = new Map<string, Change>();
  const written = new WeakSet<object>();
  return {
    hear: (changed) => {
      for (const set of changed) {
        const subject = `${set.meta.className}:${set.entity.id}`;
        subjects.add(subject);
        written.add(set.entity);
        for (const [field, before, after] of fieldsOf(set, platform)) {
          const key = `${subject}.${field}`;
          // Written twice in one command, it is still one change, from what it was at first.
          const known = changes.get(key);
          changes.set(key, { subject, field, before: known ? known.before : before, after });
        }
      }
    },
    concerns: (type, id) => {
      subjects.add(`${type}:${id}`);
    },
    subjects: () => [...subjects],
    changes: () => [...changes.values()],
    changed: (entity) => written.has(entity),
  };
};

/** What a change set writes: each field with its value before and after, null where the row is not there. */
const fieldsOf = (set: Changed, platform: Platform): [string, unknown, unknown][] => {
  // The set of a deletion does not bring along what was there.
  const old = (set.originalEntity ?? helper(set.entity).__originalEntityData ?? {}) as Record<string, unknown>;
  const before = set.type === ChangeSetType.CREATE ? {} : old;
  const after = isDeletion(set) ? {} : (set.payload as Record<string, unknown>);
  // Change sets hold lists and amounts the way that PostgreSQL writes them.
  const read = (field: string, value: unknown): unknown => {
    const { customType } = set.meta.properties[field as never] as EntityProperty;
    return plain(customType && value !== undefined ? customType.convertToJSValue(value, platform) : value);
  };
  return Object.keys(isDeletion(set) ? before : after)
    .filter((field) => !QUIET.has(field))
    .map((field) => [field, read(field, before[field]), read(field, after[field])]);
};

export const isDeletion = ({ type }: Changed): boolean =>
  type === ChangeSetType.DELETE || type === ChangeSetType.DELETE_EARLY;

/** Said by the event itself, or the same on every row. */
const QUIET = new Set(['id', 'organizationId', 'version']);

/** References as ids, dates as text, the rest as it is. */
const plain = (value: unknown): unknown => {
  if (value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (value !== null && typeof value === 'object' && 'id' in value && !Array.isArray(value)) return value.id;
  return value;
};
