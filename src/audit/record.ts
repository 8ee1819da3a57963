/** Writes audit events: always in the transaction of what they record, so that neither is there without the other. */

import { v7 as uuidv7 } from 'uuid';
import { actorOf, type Answered, type RequestContext } from '../access/context.ts';
import type { Send } from '../platform/database.ts';
import type { AuditKind, Change } from './audit-event.entity.ts';

/** Records that protected health information was answered. */
export const recordRead = (send: Send, context: RequestContext, { action, subjects }: Answered): void =>
  send(INSERT, valuesOf(context, 'READ', action, subjects, null));

/** One command as the trail keeps it. */
export interface CommandEvent {
  readonly action: string;
  /** `Type:id` of every subject concerned. */
  readonly subjects: readonly string[];
  readonly changes: readonly Change[];
}

/** Records a command with every field that it changed. */
export const recordCommand = (send: Send, context: RequestContext, { action, subjects, changes }: CommandEvent): void =>
  send(INSERT, valuesOf(context, 'COMMAND', action, subjects, changes));

/** Records any number of commands with one statement. Their changes are of values that JSON has a form for. */
export const recordCommands = (send: Send, context: RequestContext, events: readonly CommandEvent[]): void => {
  if (events.length === 0) return;
  const actor = actorOf(context);
  send(INSERT_ALL, [
    JSON.stringify(events.map((event) => ({ id: uuidv7(), ...event }))),
    actor.organizationId,
    context.house.clock(),
    actor.userId,
    actor.userName,
    [...actor.roles],
    context.source,
    context.requestId,
  ]);
};

const valuesOf = (
  context: RequestContext,
  kind: AuditKind,
  action: string,
  subjects: readonly string[],
  changes: readonly Change[] | null,
): unknown[] => {
  const actor = actorOf(context);
  return [
    uuidv7(),
    actor.organizationId,
    context.house.clock(),
    kind,
    action,
    actor.userId,
    actor.userName,
    [...actor.roles],
    context.source,
    context.requestId,
    arrayOf(subjects),
    changes === null ? null : JSON.stringify(changes, cents),
  ];
};

/** PostgreSQL's form of a list: `Type:id` holds nothing that would have to be quoted. */
const arrayOf = (subjects: readonly string[]): string => `{${subjects.join()}}`;

/** Without RETURNING: whoever writes the trail need not be able to read it. */
const INSERT = `insert into audit_event
  (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb)`;

const INSERT_ALL = `insert into audit_event
  (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  select e.id, $2::uuid, $3::timestamptz, 'COMMAND', e.action, $4::uuid, $5::text, $6::text[], $7::text, $8::text, e.subjects, e.changes
  from json_to_recordset($1::json) as e (id uuid, action text, subjects text[], changes jsonb)`;

/** Cents are bigints, which JSON has no form for; the trail shows them as whole cents in a string. */
const cents = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);
