/** Work items, with the hours that their queues give. */

import { allQueues } from '../../../dist/src/workflow/queues.js';
import '../../../dist/src/billing/claim.queues.js';
import '../../../dist/src/coding/encounter.queues.js';
import '../../../dist/src/denials/denial.queues.js';
import { idOf } from './random.mjs';
import { FAR_AWAY, HOUR, instantOf } from './time.mjs';

const KIND = 40;
const QUEUES = new Map(allQueues().map((queue, index) => [queue.kind, { hours: queue.dueInHours, number: KIND + index }]));

/** An item that waits, or that `assignee` holds. */
export const emitLiveItem = (emit, organization, item) =>
  emitItem(emit, organization, { ...item, endedAt: null, status: item.assignee ? 'TAKEN' : 'OPEN' });

/** An item that was done by `assignee`, or withdrawn where nobody held it. */
export const emitEndedItem = (emit, organization, item) =>
  emitItem(emit, organization, { ...item, status: item.assignee ? 'DONE' : 'WITHDRAWN' });

const emitItem = (emit, organization, item) => {
  const { hours, number } = QUEUES.get(item.kind);
  emit('work_item', {
    id: idOf(item.openedAt, number, organization.place, item.place, item.part),
    organization_id: organization.id,
    facility_id: organization.facilityId(item.facility),
    kind: item.kind,
    subject_type: item.type,
    subject_id: item.subjectId,
    status: item.status,
    assignee_id: item.assignee ?? null,
    lease_expires_at: item.status === 'TAKEN' ? FAR_AWAY : null,
    priority: item.priority ?? 0,
    due_at: instantOf(item.openedAt + hours * HOUR),
    opened_at: instantOf(item.openedAt),
    ended_at: item.endedAt === null ? null : instantOf(item.endedAt),
    version: 1,
  });
};
