import { holds } from '../access/permissions.ts';
import { defineLifecycle, guard } from './lifecycle.ts';
import { queueOf } from './queues.ts';
import type { WorkQueueKind } from './work-item.entity.ts';

interface WorkItemFacts {
  readonly kind: WorkQueueKind;
  readonly assignee: { readonly id: string } | null;
  readonly leaseExpiresAt: Date | null;
}

const fromYourQueue = guard<WorkItemFacts>(
  'NOT_YOUR_QUEUE',
  'It waits in a queue that your roles do not take from.',
  { kind: true },
  ({ kind }, { roles }) => holds(roles, queueOf(kind).permission),
);

const leaseRanOut = guard<WorkItemFacts>(
  'HELD',
  'It is held, and the lease has not run out.',
  { leaseExpiresAt: true },
  ({ leaseExpiresAt }, { now }) => leaseExpiresAt === null || leaseExpiresAt < now,
);

const yoursToRelease = guard<WorkItemFacts>(
  'NOT_IN_YOUR_HANDS',
  'Only whoever holds it or a supervisor gives it back, until its lease runs out.',
  { assignee: { id: true }, leaseExpiresAt: true },
  ({ assignee, leaseExpiresAt }, { userId, roles, now }) =>
    assignee?.id === userId || roles.includes('SUPERVISOR') || (leaseExpiresAt !== null && leaseExpiresAt < now),
);

export const workItemLifecycle = defineLifecycle<WorkItemFacts>()({
  of: 'WorkItem',
  table: 'work_item',
  sentence: 'One piece of work in a queue, about one subject.',
  initial: 'OPEN',
  final: ['DONE', 'WITHDRAWN'],
  states: {
    OPEN: 'Waits for somebody to take it.',
    TAKEN: 'Somebody holds it, until the lease runs out.',
    DONE: 'The subject has moved on, by the hands of who held it.',
    WITHDRAWN: 'The subject has moved on without anybody holding it.',
  },
  transitions: {
    takeWorkItem: {
      from: ['OPEN', 'TAKEN'],
      to: 'TAKEN',
      permission: 'work.take',
      guards: [fromYourQueue, leaseRanOut],
      sentence: 'Taking it, by id or as the next of its queue; from another only when their lease ran out.',
    },
    assignWorkItem: {
      from: ['OPEN', 'TAKEN'],
      to: 'TAKEN',
      permission: 'work.assign',
      sentence: 'Giving it to a named person.',
    },
    handBack: {
      from: ['OPEN'],
      to: 'TAKEN',
      permission: 'work.move',
      mutation: null,
      sentence: 'What its holder had to wait for has come: it is theirs again, until the lease runs out.',
    },
    releaseWorkItem: {
      from: ['TAKEN'],
      to: 'OPEN',
      permission: 'work.move',
      guards: [yoursToRelease],
      sentence: 'Giving it back; the holder, a supervisor, or a lease that ran out.',
    },
    finish: {
      from: ['TAKEN'],
      to: 'DONE',
      permission: 'work.move',
      mutation: null,
      sentence: 'The command that moved the subject on.',
    },
    withdraw: {
      from: ['OPEN'],
      to: 'WITHDRAWN',
      permission: 'work.move',
      mutation: null,
      sentence: 'The command that moved the subject on.',
    },
  },
});
