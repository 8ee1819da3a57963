/**
 * The limit of taking work: `take.mjs raw` marks the next item and nothing else, `take.mjs writes` writes all that ours
 * writes (item, encounter, news, trail). One statement each.
 */

import { randomUUID } from 'node:crypto';
import { pool } from '../peers/database.mjs';
import { VIEWER } from '../peers/settings.mjs';
import { serve } from './serve.mjs';

const LIVE = `t.organization_id = $1 and t.facility_id = any($2::uuid[]) and t.kind = 'CODING'
  and t.status = 'OPEN'`;
const ORDER = 'order by t.priority desc, t.due_at, t.id limit 1';
const TAKEN = `status = 'TAKEN', assignee_id = $3, lease_expires_at = now() + interval '30 minutes', version = version + 1`;

const STATEMENTS = {
  raw: `update work_item set ${TAKEN}
    where id = (select t.id from work_item t where ${LIVE} ${ORDER} for update skip locked) returning id, version`,
  writes: `with next as (
      select t.id, t.subject_id, s.status from work_item t join encounter s on s.id = t.subject_id
      where ${LIVE} ${ORDER} for update of t, s skip locked),
    item as (update work_item set ${TAKEN} where id = (select id from next) returning id, version),
    subject as (update encounter set status = 'IN_CODING', version = version + 1 where id = (select subject_id from next)),
    news as (insert into outbox (id, organization_id, topic, news, created_at)
      select gen_random_uuid(), $1, 'subject.moved', json_build_object('type', what.type, 'id', what.id, 'from', what.before, 'to', what.after, 'transition', what.name), now()
      from next, lateral (values ('WorkItem', next.id, 'OPEN', 'TAKEN', 'takeWorkItem'), ('Encounter', next.subject_id, next.status, 'IN_CODING', 'startCoding')) what (type, id, before, after, name)),
    trail as (insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
      select gen_random_uuid(), $1, now(), 'COMMAND', 'takeNext', $3, $4, array['CODER'], 'API', $5,
        array['WorkItem:' || next.id, 'Encounter:' || next.subject_id],
        json_build_array(json_build_object('subject', 'WorkItem:' || next.id, 'field', 'status', 'before', 'OPEN', 'after', 'TAKEN'),
          json_build_object('subject', 'WorkItem:' || next.id, 'field', 'assignee', 'before', null, 'after', $3::uuid),
          json_build_object('subject', 'Encounter:' || next.subject_id, 'field', 'status', 'before', next.status, 'after', 'IN_CODING'))
      from next)
    select id, version from item`,
};

const mode = process.argv[2];
const scope = [VIEWER.organizationId, VIEWER.facilityIds, VIEWER.userId];

serve(async () => {
  const values = mode === 'raw' ? scope : [...scope, VIEWER.userName, randomUUID()];
  const { rows } = await pool.query({ name: mode, text: STATEMENTS[mode], values });
  return JSON.stringify({ data: { takeNext: rows[0] ?? null } });
});
