/** Lifecycles, queues and the work items that keep step with them. */

import { shapeNamed, shapeOf, type ColumnAttribute, type ReferenceAttribute } from '../../access/entity.ts';
import { allLifecycles } from '../../workflow/lifecycle.ts';
import { allQueues, type WorkQueue } from '../../workflow/queues.ts';
import { all, list, type Invariant } from './invariant.ts';

export const workInvariants = (): readonly Invariant[] => [
  {
    name: 'states-are-of-their-lifecycle',
    sentence: 'Every status is a state of its lifecycle.',
    sql: all(
      [...allLifecycles().values()].map(
        ({ of, table, states }) =>
          `select '${of}:' || s.id as id, s.status in (${list(Object.keys(states))}) as holds from ${table} s`,
      ),
    ),
  },
  {
    name: 'queued-subjects-have-one-item',
    sentence: 'A subject in a state of a queue has exactly one live work item, of that queue, in its own facility.',
    sql: all(
      allQueues().map(
        (queue) => `select '${queue.of}:' || s.id as id, (
          select array_agg((w.kind, w.subject_type, w.facility_id, w.organization_id)::text)
          from work_item w where w.subject_id = s.id and w.status in ('OPEN', 'TAKEN')
        ) = array[('${queue.kind}', '${queue.of}', s.facility_id, s.organization_id)::text] as holds
        from ${tableOf(queue.of)} s where ${inQueue(queue)}`,
      ),
    ),
  },
  {
    name: 'live-items-have-a-queued-subject',
    sentence: 'A live work item is about a subject in a state of its queue.',
    sql: all([
      ...allQueues().map(
        (queue) => `select 'WorkItem:' || w.id as id, w.subject_type = '${queue.of}' and exists (
          select from ${tableOf(queue.of)} s where s.id = w.subject_id and ${inQueue(queue)}
        ) as holds from work_item w where w.kind = '${queue.kind}' and w.status in ('OPEN', 'TAKEN')`,
      ),
      `select 'WorkItem:' || id, false from work_item where kind not in (${list(allQueues().map(({ kind }) => kind))})`,
    ]),
  },
  {
    name: 'items-agree-with-their-subject',
    sentence: 'A work item, live or ended, is of the organization and the facility of its subject.',
    sql: all([
      ...queuedTypes().map(
        (type) => `select 'WorkItem:' || w.id as id,
          (w.organization_id, w.facility_id) = (s.organization_id, s.facility_id) as holds
        from work_item w left join ${tableOf(type)} s on s.id = w.subject_id where w.subject_type = '${type}'`,
      ),
      `select 'WorkItem:' || id, false from work_item where subject_type not in (${list(queuedTypes())})`,
    ]),
  },
  {
    name: 'taken-items-are-held',
    sentence: 'A taken item has a holder and a lease, an open one neither, and an ended one says when it ended.',
    sql: `select 'WorkItem:' || id as id, case status
        when 'TAKEN' then assignee_id is not null and lease_expires_at is not null and ended_at is null
        when 'OPEN' then assignee_id is null and lease_expires_at is null and ended_at is null
        else lease_expires_at is null and ended_at is not null
      end as holds from work_item`,
  },
  {
    name: 'taken-subjects-are-worked-on',
    sentence: 'Where taking an item moves its subject, the subject is worked on exactly while the item is taken.',
    sql: all(
      allQueues()
        .filter(({ take }) => take !== null)
        .map(
          ({ kind, of, workedIn }) => `select 'WorkItem:' || w.id as id,
            (w.status = 'TAKEN') = (s.status in (${list(workedIn)})) as holds
          from work_item w left join ${tableOf(of)} s on s.id = w.subject_id
          where w.kind = '${kind}' and w.status in ('OPEN', 'TAKEN')`,
        ),
    ),
  },
];

const tableOf = (type: string): string => shapeOf(shapeNamed(type)!.target).table;

const queuedTypes = (): string[] => [...new Set(allQueues().map(({ of }) => of))];

/** Whether the subject `s` belongs to the queue as it stands. */
const inQueue = ({ of, waitsIn, workedIn, when }: WorkQueue): string => {
  const states = `s.status in (${list([...waitsIn, ...workedIn])})`;
  if (when === undefined) return states;
  const { column } = shapeNamed(of)!.attributes.get(when.attribute) as ColumnAttribute | ReferenceAttribute;
  return `${states} and s.${column} ${when.equals === undefined ? 'is not null' : `= '${when.equals}'`}`;
};
