/** Keeps work items in step with the subjects that they are about. */

import { shapeNamed } from '../access/entity.ts';
import { Facility } from '../access/facility.entity.ts';
import type { Work } from './command.ts';
import type { Subject } from './move.ts';
import { newWorkItem } from './new-work-item.ts';
import { queueFor, type WorkQueue } from './queues.ts';
import { WorkItem } from './work-item.entity.ts';

/** The live work item of a subject that is locked itself, or null. */
export const liveItemOf = async (work: Work, subjectId: string): Promise<WorkItem | null> => {
  const inHand = work.held(WorkItem).find((item) => item.subjectId === subjectId && isLive(item));
  if (inHand) return inHand;
  const [item] = await work.findForChange(WorkItem, { subjectId, status: [...LIVE] });
  return item ?? null;
};

const LIVE = ['OPEN', 'TAKEN'] as const;

const isLive = ({ status }: WorkItem): boolean => LIVE.some((live) => live === status);

/**
 * Ends the item of a queue that the subject has left, opens one in the queue that it has entered, and renews the lease of
 * whoever works on it. To be called whenever a subject was made or moved, with its live item: null for one just made.
 */
export const keepQueues = (work: Work, type: string, subject: Subject, live: WorkItem | null): void => {
  if (type === 'WorkItem') return;
  const queue = queueFor(type, subject);
  if (live && live.kind === queue?.kind) {
    if (live.status === 'TAKEN') holdOrFree(work, queue, live, subject);
    return;
  }
  if (live) {
    live.status = live.status === 'TAKEN' ? 'DONE' : 'WITHDRAWN';
    live.leaseExpiresAt = null;
    live.endedAt = work.now;
    // The index that allows one live item a subject must see the old one end before the new one opens.
    work.write();
  }
  if (queue) open(work, queue, type, subject);
};

/** A subject that was sent back to where it waits is in nobody's hands; whoever still works on it has the lease renewed. */
const holdOrFree = (work: Work, queue: WorkQueue, item: WorkItem, subject: Subject): void => {
  if (queue.take !== null && queue.waitsIn.includes(subject.status)) {
    item.status = 'OPEN';
    item.assignee = null;
    item.takenAt = null;
    item.leaseExpiresAt = null;
  } else if (item.assignee?.id === work.actor.userId) item.leaseExpiresAt = leaseFrom(work);
};

/** Until when an item taken now is held. */
export const leaseFrom = (work: Work): Date => new Date(work.now.getTime() + work.context.house.leaseMinutes * 60_000);

const open = (work: Work, queue: WorkQueue, type: string, subject: Subject): void => {
  work.create(WorkItem, { ...newWorkItem(queue, subject, work.now), facility: facilityOf(work, type, subject) });
};

const facilityOf = (work: Work, type: string, subject: Subject): Facility => {
  if (!shapeNamed(type)?.attributes.has('facility'))
    throw new Error(`${type} has no facility, so it cannot be queued.`);
  return work.em.getReference(Facility, (subject as unknown as { facility: { id: string } }).facility.id);
};
