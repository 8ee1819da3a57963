select t.id, t.organization_id, t.facility_id, t.encounter_id, t.claim_id, t.service_line_id, t.adjustment_id, t.procedure_code, t.group_code, t.claim_adjustment_reason_code, t.remittance_advice_remark_codes, t.category, t.routed_to, t.status, t.remark, t.due_on, t.created_at, t.version
  from denial t
  where t.id = $1
  order by t.id for update;

select t.id, t.organization_id, t.facility_id, t.kind, t.subject_type, t.subject_id, t.status, t.assignee_id, t.taken_at, t.lease_expires_at, t.priority, t.due_at, t.opened_at, t.ended_at, t.version
  from work_item t
  where t.subject_id = $1 and t.status in ('OPEN', 'TAKEN')
  order by t.id for update;

update work_item set status = $2, lease_expires_at = $3, ended_at = $4
  where id = $1;

update denial set status = $2
  where id = $1;

update work_item set version = $2
  where id = $1;

update denial set remark = $2, version = $3
  where id = $1;

insert into outbox (id, organization_id, topic, news, created_at) select id, $1, topic, news, $2
  from json_to_recordset($3::json) as told(id uuid, topic text, news jsonb);

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);

select t.id as "id", t.version as "version"
  from denial t
  where t.id = any($1::uuid[]);
