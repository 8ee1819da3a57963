import { entity, enumeration, id, instant, json, tenant, text, texts, uuid } from '../access/entity.ts';
import { defineEnum, type ValueOf } from '../platform/enums.ts';

export const AuditKind = defineEnum('AuditKind', 'What an audit event records.', {
  COMMAND: 'Something was changed.',
  READ: 'Protected health information was answered.',
});
export type AuditKind = ValueOf<typeof AuditKind>;

/** One field of one subject, before and after a command. */
export interface Change {
  readonly subject: string;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

@entity({
  table: 'audit_event',
  permission: 'audit.read',
  owner: 'organization',
  phi: true,
  description:
    'Who did or saw what, from what to what. Written in the same transaction as what it records; never changed, never deleted.',
})
export class AuditEvent {
  @id() id!: string;
  @tenant() organizationId!: string;
  @instant('When.', { filter: true, sort: true, changes: false }) at!: Date;
  @enumeration(AuditKind, 'Command or read.', { filter: true, changes: false }) kind!: AuditKind;
  @text('The command, or the root field that was read.', { filter: true, changes: false }) action!: string;
  @uuid('Id of the user.', { filter: true, changes: false }) actorId!: string;
  @text('Name of the user as it was then.', { filter: true, changes: false }) actorName!: string;
  @texts('Roles with which it was done.', { changes: false }) roles!: string[];
  @text('API or COMMAND_LINE.', { filter: true, changes: false }) source!: string;
  @text('The request, as the log names it.', { filter: true, changes: false }) requestId!: string;
  @texts('Every subject concerned, as Type:id.', { filter: true, changes: false }) subjects!: string[];
  @json('For a command: a list of { subject, field, before, after }.', { nullable: true, changes: false }) changes!:
    | Change[]
    | null;
}
