/** Taking work, giving it back, giving it to somebody. */

import type { RequestContext } from '../access/context.ts';
import { shapeNamed, shapeOf } from '../access/entity.ts';
import { holds } from '../access/permissions.ts';
import { User, UserFacility } from '../access/user.entity.ts';
import { notFound } from '../platform/errors.ts';
import { runCommand, type Versioned, type Work } from './command.ts';
import { allLifecycles } from './lifecycle.ts';
import { guardRefused, move, type Subject } from './move.ts';
import { leaseFrom } from './queue-upkeep.ts';
import { queueOf, type WorkQueue } from './queues.ts';
import { workItemLifecycle } from './work-item.lifecycle.ts';
import { WorkItem, type WorkQueueKind } from './work-item.entity.ts';

/**
 * Takes the next item of a queue: highest priority, then earliest due. Whoever asks at the same time gets another item;
 * one whose lease ran out is as good as open. Answers its id, or null when the queue is empty for this person.
 */
export const takeNext = (context: RequestContext, kind: WorkQueueKind): Promise<string | null> => {
  const queue = queueOf(kind);
  return runCommand(context, { name: 'takeNext', permission: queue.permission }, async (work) => {
    const [next] = await work.query(nextOf(queue), [kind, work.now, work.actor.organizationId]);
    if (!next) return null;
    await take(work, await work.related(WorkItem, next['id'] as string), work.actor.userId, 'takeWorkItem');
    return next['id'] as string;
  });
};

/** Takes one item by its id. */
export const takeWorkItem = (context: RequestContext, id: string, version: number): Promise<void> =>
  onItem(context, 'takeWorkItem', id, version, (work, item) => take(work, item, work.actor.userId, 'takeWorkItem'));

/** Gives an item back to its queue: its holder may, and a supervisor. */
export const releaseWorkItem = (context: RequestContext, id: string, version: number): Promise<void> =>
  onItem(context, 'releaseWorkItem', id, version, release);

/** Gives an item to a user who may take from its queue and works in its facility. */
export const assignWorkItem = (context: RequestContext, id: string, version: number, userId: string): Promise<void> =>
  onItem(context, 'assignWorkItem', id, version, async (work, item) => {
    const user = await work.one(User, userId);
    if (!user.active) throw notFound('User');
    const places = await work.find(UserFacility, { user: user.id, facility: item.facility.id });
    const permission = queueOf(item.kind).permission;
    if (places.length === 0 || !holds(user.roles, permission)) {
      throw guardRefused('assignWorkItem', [
        { code: 'NOT_ELIGIBLE', message: `They need the permission ${permission} and a place in the item's facility.` },
      ]);
    }
    await take(work, item, user.id, 'assignWorkItem');
  });

const COMMAND_PERMISSION = {
  takeWorkItem: 'work.take',
  releaseWorkItem: 'work.move',
  assignWorkItem: 'work.assign',
} as const;

const onItem = (
  context: RequestContext,
  name: keyof typeof COMMAND_PERMISSION,
  id: string,
  version: number,
  body: (work: Work, item: WorkItem) => Promise<void>,
): Promise<void> =>
  runCommand(context, { name, permission: COMMAND_PERMISSION[name] }, async (work) => {
    const seen = await work.one(WorkItem, id);
    // Subject first, item second, as everywhere: two commands that lock both never wait for each other.
    await subjectOf(work, seen);
    await body(work, await work.subject(WorkItem, id, version));
  });

/** Locks subject and item together, skipping what others hold, so that taking never waits. */
const nextOf = (queue: WorkQueue): string => {
  const { table } = shapeNamed(queue.of)!;
  return `select t.id from work_item t join ${table} s on s.id = t.subject_id
    where t.organization_id = $3 and s.organization_id = $3 and t.kind = $1 and t.status in ('OPEN', 'TAKEN')
      and (t.status = 'OPEN' or t.lease_expires_at < $2::timestamptz)
    order by t.priority desc, t.due_at, t.id limit 1 for update of t, s skip locked`;
};

const take = async (
  work: Work,
  item: WorkItem,
  userId: string,
  transition: 'takeWorkItem' | 'assignWorkItem',
): Promise<void> => {
  if (transition === 'takeWorkItem' && item.status === 'TAKEN' && leaseRanOut(work, item)) await release(work, item);
  await move(work, workItemLifecycle, item, transition, () => {
    item.assignee = work.em.getReference(User, userId);
    item.leaseExpiresAt = leaseFrom(work);
  });
  const queue = queueOf(item.kind);
  const subject = await subjectOf(work, item);
  if (queue.take !== null && queue.waitsIn.includes(subject.status))
    await move(work, lifecycleOf(queue), subject, queue.take);
};

const release = async (work: Work, item: WorkItem): Promise<void> => {
  await move(work, workItemLifecycle, item, 'releaseWorkItem', () => {
    item.assignee = null;
    item.leaseExpiresAt = null;
  });
  const queue = queueOf(item.kind);
  const subject = await subjectOf(work, item);
  if (queue.release !== null && queue.workedIn.includes(subject.status))
    await move(work, lifecycleOf(queue), subject, queue.release);
};

const leaseRanOut = (work: Work, item: WorkItem): boolean =>
  item.leaseExpiresAt !== null && item.leaseExpiresAt < work.now;

const subjectOf = (work: Work, item: WorkItem): Promise<Subject> =>
  work.related(
    shapeOf(shapeNamed(item.subjectType)!.target).target as new () => Versioned,
    item.subjectId,
  ) as Promise<Subject>;

const lifecycleOf = (queue: WorkQueue) => allLifecycles().get(queue.of)!;
