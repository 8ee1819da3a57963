/** Taking work, giving it back, giving it to somebody. */

import type { RequestContext } from '../access/context.ts';
import { shapeNamed } from '../access/entity.ts';
import { holds } from '../access/permissions.ts';
import { User, UserFacility } from '../access/user.entity.ts';
import { notFound } from '../platform/errors.ts';
import { runCommand, type Versioned, type Work } from './command.ts';
import { allLifecycles } from './lifecycle.ts';
import { guardRefused, move, type Subject } from './move.ts';
import { leaseFrom, liveItemOf } from './queue-upkeep.ts';
import { mayGoTo } from './not-for.ts';
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
    const next = await pickNext(work, queue);
    if (!next) return null;
    // Both are locked by now.
    const [item] = await Promise.all([
      work.related(WorkItem, next.id),
      work.related(classOf(queue.of), next.subjectId),
    ]);
    await take(work, item, work.actor.userId, 'takeWorkItem');
    return next.id;
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
    if (!(await mayBeGivenTo(work, item, user.id))) {
      throw guardRefused('assignWorkItem', [
        { code: 'SECOND_PERSON_REQUIRED', message: 'It is for somebody else to look at: this is their own work.' },
      ]);
    }
    await take(work, item, user.id, 'assignWorkItem');
  });

const mayBeGivenTo = async (work: Work, { kind, subjectId }: WorkItem, userId: string): Promise<boolean> => {
  const queue = queueOf(kind);
  if (queue.notFor === undefined) return true;
  const found = await work.query(`select from ${tableOf(queue.of)} s where s.id = $1 and ${mayGoTo(queue, '$2')}`, [
    subjectId,
    userId,
  ]);
  return found.length > 0;
};

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

interface Next {
  readonly id: string;
  readonly subjectId: string;
}

/** Locks the next item and its subject, skipping what others hold, so that taking never waits. */
const pickNext = async (work: Work, queue: WorkQueue): Promise<Next | null> => {
  const values = [work.actor.organizationId, work.now];
  if (queue.notFor !== undefined) {
    const [next] = await work.query(nextOf(queue), [...values, work.actor.userId]);
    return (next as unknown as Next | undefined) ?? null;
  }
  const [first] = await work.query(firstOpenOf(queue), values);
  const { id, subjectId, held, expired } = first as unknown as Next & { held: boolean; expired: boolean };
  if (!held && !expired) return id === null ? null : { id, subjectId };
  const [next] = await work.query(nextOf(queue), values);
  return (next as unknown as Next | undefined) ?? null;
};

/**
 * The first open item by the index that is kept for this, and whether somebody else holds its subject: what is taken nearly
 * always, without a look at what is taken already. Where an item whose lease ran out comes before it, that is said, and
 * nothing is locked.
 */
const firstOpenOf = ({ kind, of }: WorkQueue): string => `with open as materialized (
    select t.id, t.priority, t.due_at from work_item t
    where t.organization_id = $1 and t.kind = '${kind}' and t.status = 'OPEN'
    order by t.priority desc, t.due_at, t.id limit 1),
  expired as materialized (
    select t.id, t.priority, t.due_at from work_item t
    where t.organization_id = $1 and t.kind = '${kind}' and t.status = 'TAKEN' and t.lease_expires_at < $2::timestamptz
    order by t.priority desc, t.due_at, t.id limit 1),
  sooner as materialized (
    select e.id from expired e left join open o on true
    where o.id is null or e.priority > o.priority
      or (e.priority = o.priority and (e.due_at, e.id) < (o.due_at, o.id))),
  next as materialized (
    select t.id, t.subject_id from work_item t
    where not exists (select from sooner) and t.organization_id = $1 and t.kind = '${kind}' and t.status = 'OPEN'
    order by t.priority desc, t.due_at, t.id limit 1 for update skip locked),
  picked as materialized (
    select n.id, n.subject_id, (select s.id from ${tableOf(of)} s where s.id = n.subject_id for update skip locked) as locked
    from next n)
  select p.id, p.subject_id as "subjectId", p.id is not null and p.locked is null as held,
    exists (select from sooner) as expired
  from (select) one left join picked p on true`;

/** The next of all that may be taken, but for those that the queue keeps from this person ($3). */
const nextOf = (queue: WorkQueue): string =>
  `select t.id, t.subject_id as "subjectId" from work_item t join ${tableOf(queue.of)} s on s.id = t.subject_id
    where t.organization_id = $1 and s.organization_id = $1 and t.kind = '${queue.kind}' and t.status in ('OPEN', 'TAKEN')
      and (t.status = 'OPEN' or t.lease_expires_at < $2::timestamptz) and ${mayGoTo(queue, '$3')}
    order by t.priority desc, t.due_at, t.id limit 1 for update of t, s skip locked`;

const tableOf = (type: string): string => shapeNamed(type)!.table;

const classOf = (type: string): new () => Versioned => shapeNamed(type)!.target as new () => Versioned;

/** Puts an open item into the hands of a person, until a moment of the caller's choice; for whoever waited for the subject. */
export const handBack = async (work: Work, subjectId: string, user: User, until: Date): Promise<void> => {
  const item = await liveItemOf(work, subjectId);
  if (!item) throw new Error('There is no work item to hand back.');
  await move(work, workItemLifecycle, item, 'handBack', () => {
    item.assignee = user;
    item.takenAt = work.now;
    item.leaseExpiresAt = until;
  });
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
    item.takenAt = work.now;
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
    item.takenAt = null;
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
  work.related(classOf(item.subjectType), item.subjectId) as Promise<Subject>;

const lifecycleOf = (queue: WorkQueue) => allLifecycles().get(queue.of)!;
