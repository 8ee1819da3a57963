import { InterfaceType, Field, ID, Int } from 'type-graphql';
import {
  addAttributes,
  entity,
  enumeration,
  id,
  instant,
  integer,
  reference,
  tenant,
  text,
  uuid,
  version,
} from '../access/entity.ts';
import { Facility } from '../access/facility.entity.ts';
import { User } from '../access/user.entity.ts';
import { defineEnum, type ValueOf } from '../platform/enums.ts';
import { workItemLifecycle } from './work-item.lifecycle.ts';

export const WorkItemStatus = defineEnum('WorkItemStatus', workItemLifecycle.sentence, workItemLifecycle.states);
export type WorkItemStatus = ValueOf<typeof WorkItemStatus>;

export const WorkQueueKind = defineEnum('WorkQueueKind', 'The queues of the house.', {
  CODING: 'Encounters that wait for a coder.',
  CODING_DENIAL: 'Denials that only better coding can answer.',
  QUERY: 'Questions of coders that wait for a clinician.',
  REVIEW: 'Coding that waits for a second look.',
  BILLING: 'Coded encounters that wait for a claim.',
  CLAIM: 'Draft claims that wait to be submitted.',
  DENIAL: 'Denials that billing answers.',
});
export type WorkQueueKind = ValueOf<typeof WorkQueueKind>;

/** What every subject of a work item has in common. */
@InterfaceType('WorkSubject', {
  description: "Something that moves through a lifecycle and can be somebody's work.",
  resolveType: (row: { __typename: string }) => row.__typename,
})
export abstract class WorkSubject {
  @Field(() => ID, { description: 'Globally unique.' }) id!: string;
  @Field(() => Int, { description: 'Counts the changes. A mutation takes the version that you saw.' }) version!: number;
}

@entity({
  table: 'work_item',
  permission: 'work.read',
  owner: 'facility',
  description:
    'One piece of work in a queue. It is open or taken exactly as long as its subject is in a state that the queue works on.',
})
export class WorkItem {
  @id() id!: string;
  @tenant() organizationId!: string;
  @reference(() => Facility, 'The facility of the subject.', { changes: false }) facility!: Facility;
  @enumeration(WorkQueueKind, 'The queue.', { filter: true, changes: false }) kind!: WorkQueueKind;
  @text('Type of the subject.', { changes: false }) subjectType!: string;
  @uuid('Id of the subject.', { changes: false, filter: true }) subjectId!: string;
  @enumeration(WorkItemStatus, 'Where it stands.', { filter: true }) status!: WorkItemStatus;
  @reference(() => User, 'Who holds it.', { nullable: true }) assignee!: User | null;
  @instant('Since when they hold it, or held it to the end.', { nullable: true }) takenAt!: Date | null;
  @instant('When somebody else may take it although it is held.', { nullable: true, filter: true })
  leaseExpiresAt!: Date | null;
  @integer('Higher goes first; 0 is usual.', { filter: true, sort: true }) priority!: number;
  @instant('When it should be done.', { filter: true, sort: true }) dueAt!: Date;
  @instant('Since when it waits.', { filter: true, sort: true, changes: false }) openedAt!: Date;
  @instant('When it was done or withdrawn.', { nullable: true }) endedAt!: Date | null;
  @version() version!: number;
}

addAttributes(WorkItem, [
  {
    is: 'polymorphic',
    name: 'subject',
    typeColumn: 'subjectType',
    idColumn: 'subjectId',
    type: () => WorkSubject,
    description: 'What the work is about.',
  },
  {
    is: 'expression',
    name: 'ageHours',
    kind: 'integer',
    guard: null,
    nullable: false,
    sql: 'floor(extract(epoch from coalesce(t.ended_at, now()) - t.opened_at) / 3600)::integer',
    description: 'Whole hours from its opening to now, or to its end.',
  },
  {
    is: 'expression',
    name: 'overdue',
    kind: 'flag',
    guard: null,
    nullable: false,
    sql: 'coalesce(t.ended_at, now()) > t.due_at',
    description: 'True when it is, or was ended, past its due time.',
  },
]);
