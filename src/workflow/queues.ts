/**
 * A work queue is a reading over lifecycle states with an order and a clock. A subject has a live work item exactly as
 * long as it is in a state that a queue waits in or is worked in; moving it opens and ends items by itself.
 */

import type { Permission } from '../access/permissions.ts';
import { allLifecycles } from './lifecycle.ts';
import type { WorkQueueKind } from './work-item.entity.ts';

export interface WorkQueue {
  readonly kind: WorkQueueKind;
  /** The subject's type. */
  readonly of: string;
  /** States in which the subject waits to be taken. */
  readonly waitsIn: readonly string[];
  /** Further states in which whoever took it works on it. */
  readonly workedIn: readonly string[];
  /** Only subjects whose attribute has this value; any value where none is named. */
  readonly when?: { readonly attribute: string; readonly equals?: string };
  /** Whom the queue gives the subject to under no circumstances: references of its own, or of its lists (`list.reference`). */
  readonly notFor?: readonly string[];
  /** The transition that taking the item makes, and the one that giving it back makes; null where the state stays. */
  readonly take: string | null;
  readonly release: string | null;
  /** What taking from the queue needs. */
  readonly permission: Permission;
  /** Hours from opening until it is due. */
  readonly dueInHours: number;
  /** Priority of a new item by the subject's state; 0 where not given. */
  readonly priority?: Readonly<Record<string, number>>;
}

const queues = new Map<WorkQueueKind, WorkQueue>();

/** Declares a queue, and checks its states and transitions against the lifecycle. */
export const defineWorkQueue = (queue: WorkQueue): WorkQueue => {
  const lifecycle = allLifecycles().get(queue.of);
  if (!lifecycle) throw new Error(`The queue ${queue.kind} is over ${queue.of}, which has no lifecycle.`);
  for (const state of [...queue.waitsIn, ...queue.workedIn]) {
    if (!(state in lifecycle.states))
      throw new Error(`The queue ${queue.kind} names ${state}, which is no state of ${queue.of}.`);
  }
  for (const name of [queue.take, queue.release]) {
    if (name !== null && !(name in lifecycle.transitions))
      throw new Error(`The queue ${queue.kind} names ${name}, which is no transition of ${queue.of}.`);
  }
  queues.set(queue.kind, queue);
  return queue;
};

/** Every queue declared. */
export const allQueues = (): readonly WorkQueue[] => [...queues.values()];

/** The queue of a kind. Throws when it was not declared, which only a fault of ours can cause. */
export const queueOf = (kind: WorkQueueKind): WorkQueue => {
  const queue = queues.get(kind);
  if (!queue) throw new Error(`No queue ${kind} is declared.`);
  return queue;
};

/** The queue that a subject belongs to as it stands, or null. */
export const queueFor = (type: string, subject: { readonly status: string }): WorkQueue | null =>
  allQueues().find(
    ({ of, waitsIn, workedIn, when }) =>
      of === type &&
      (waitsIn.includes(subject.status) || workedIn.includes(subject.status)) &&
      (when === undefined || meets((subject as unknown as Record<string, unknown>)[when.attribute], when.equals)),
  ) ?? null;

const meets = (value: unknown, wanted: string | undefined): boolean =>
  wanted === undefined ? value !== null && value !== undefined : value === wanted;
