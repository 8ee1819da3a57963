import type { WorkQueue } from './queues.ts';

/** What a new work item holds by the declaration of its queue, its id, its organization and its facility apart. */
export const newWorkItem = (
  queue: WorkQueue,
  subject: { readonly id: string; readonly status: string },
  now: Date,
) => ({
  kind: queue.kind,
  subjectType: queue.of,
  subjectId: subject.id,
  status: 'OPEN' as const,
  assignee: null,
  takenAt: null,
  leaseExpiresAt: null,
  priority: queue.priority?.[subject.status] ?? 0,
  dueAt: new Date(now.getTime() + queue.dueInHours * 3_600_000),
  openedAt: now,
  endedAt: null,
});
