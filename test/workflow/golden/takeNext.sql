with open as materialized ( select t.id, t.priority, t.due_at
  from work_item t
  where t.organization_id = $1 and t.kind = 'CODING' and t.status = 'OPEN'
  order by t.priority desc, t.due_at, t.id limit 1), expired as materialized ( select t.id, t.priority, t.due_at
  from work_item t
  where t.organization_id = $1 and t.kind = 'CODING' and t.status = 'TAKEN' and t.lease_expires_at < $2::timestamptz
  order by t.priority desc, t.due_at, t.id limit 1), sooner as materialized ( select e.id
  from expired e left join open o on true
  where o.id is null or e.priority > o.priority or (e.priority = o.priority and (e.due_at, e.id) < (o.due_at, o.id))), next as materialized ( select t.id, t.subject_id
  from work_item t
  where not exists (select
  from sooner) and t.organization_id = $1 and t.kind = 'CODING' and t.status = 'OPEN'
  order by t.priority desc, t.due_at, t.id limit 1 for update skip locked), picked as materialized ( select n.id, n.subject_id, (select s.id
  from encounter s
  where s.id = n.subject_id for update skip locked) as locked
  from next n) select p.id, p.subject_id as "subjectId", p.id is not null and p.locked is null as held, exists (select
  from sooner) as expired
  from (select) one left join picked p on true;

select t.id, t.organization_id, t.facility_id, t.kind, t.subject_type, t.subject_id, t.status, t.assignee_id, t.taken_at, t.lease_expires_at, t.priority, t.due_at, t.opened_at, t.ended_at, t.version
  from work_item t
  where t.id = $1
  order by t.id for update;

select t.id, t.organization_id, t.source_id, t.visit_number, t.facility_id, t.patient_id, t.provider_id, t.coverage_id, t.encounter_class, t.service_from, t.service_to, t.reason, t.status, t.blocking_findings, t.coded_by_id, t.coded_at, t.review_policy_id, t.created_at, t.version
  from encounter t
  where t.id = $1
  order by t.id for update;

update work_item set status = $2, assignee_id = $3, taken_at = $4, lease_expires_at = $5, version = $6
  where id = $1;

update encounter set status = $2, version = $3
  where id = $1;

insert into outbox (id, organization_id, topic, news, created_at) select id, $1, topic, news, $2
  from json_to_recordset($3::json) as told(id uuid, topic text, news jsonb);

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);

select t.id as "id", t.version as "version", t.subject_type as "subjectType", t.subject_id as "subjectId"
  from work_item t
  where t.id = any($1::uuid[]);

select t.id as "id", t.version as "version"
  from encounter t
  where t.id = any($1::uuid[]);
