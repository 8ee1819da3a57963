select t.id, t.organization_id, t.facility_id, t.encounter_id, t.provider_id, t.document_id, t.question, t.indicators, t.options, t.yes_no_purpose, t.hold, t.status, t.asked_by_id, t.asked_at, t.due_at, t.choice, t.chosen_option, t.other_answer, t.comment, t.answered_by_id, t.answered_at, t.ended_at, t.version
  from coding_query t
  where t.id = $1
  order by t.id;

select t.id, t.organization_id, t.source_id, t.visit_number, t.facility_id, t.patient_id, t.provider_id, t.coverage_id, t.encounter_class, t.service_from, t.service_to, t.reason, t.status, t.blocking_findings, t.coded_by_id, t.coded_at, t.review_policy_id, t.created_at, t.version
  from encounter t
  where t.id = $1
  order by t.id for update;

select t.id, t.organization_id, t.facility_id, t.encounter_id, t.provider_id, t.document_id, t.question, t.indicators, t.options, t.yes_no_purpose, t.hold, t.status, t.asked_by_id, t.asked_at, t.due_at, t.choice, t.chosen_option, t.other_answer, t.comment, t.answered_by_id, t.answered_at, t.ended_at, t.version
  from coding_query t
  where t.id = $1
  order by t.id for update;

select t.id, t.organization_id, t.facility_id, t.kind, t.subject_type, t.subject_id, t.status, t.assignee_id, t.taken_at, t.lease_expires_at, t.priority, t.due_at, t.opened_at, t.ended_at, t.version
  from work_item t
  where t.subject_id = $1 and t.status in ('OPEN', 'TAKEN')
  order by t.id for update;

update work_item set status = $2, lease_expires_at = $3, ended_at = $4
  where id = $1;

update coding_query set status = $2, choice = $3, chosen_option = $4, answered_by_id = $5, answered_at = $6
  where id = $1;

select t.id, t.organization_id, t.facility_id, t.encounter_id, t.provider_id, t.document_id, t.question, t.indicators, t.options, t.yes_no_purpose, t.hold, t.status, t.asked_by_id, t.asked_at, t.due_at, t.choice, t.chosen_option, t.other_answer, t.comment, t.answered_by_id, t.answered_at, t.ended_at, t.version
  from coding_query t
  where t.encounter_id = $1 and t.status in ('OPEN') and t.hold = $2
  order by t.id;

select t.id, t.organization_id, t.facility_id, t.kind, t.subject_type, t.subject_id, t.status, t.assignee_id, t.taken_at, t.lease_expires_at, t.priority, t.due_at, t.opened_at, t.ended_at, t.version
  from work_item t
  where t.subject_id = $1 and t.status in ('OPEN', 'TAKEN')
  order by t.id for update;

insert into work_item (id, organization_id, facility_id, kind, subject_type, subject_id, status, assignee_id, taken_at, lease_expires_at, priority, due_at, opened_at, ended_at, version) select r."id", r."organizationId", r."facility", r."kind", r."subjectType", r."subjectId", r."status", r."assignee", r."takenAt", r."leaseExpiresAt", r."priority", r."dueAt", r."openedAt", r."endedAt", r."version"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "facility" uuid, "kind" text, "subjectType" text, "subjectId" uuid, "status" text, "assignee" uuid, "takenAt" timestamp with time zone, "leaseExpiresAt" timestamp with time zone, "priority" integer, "dueAt" timestamp with time zone, "openedAt" timestamp with time zone, "endedAt" timestamp with time zone, "version" integer);

update encounter set status = $2
  where id = $1;

select t.id, t.organization_id, t.facility_id, t.kind, t.subject_type, t.subject_id, t.status, t.assignee_id, t.taken_at, t.lease_expires_at, t.priority, t.due_at, t.opened_at, t.ended_at, t.version
  from work_item t
  where t.subject_id = $1 and t.status in ('OPEN', 'TAKEN')
  order by t.id for update;

update work_item set version = $2
  where id = $1;

update work_item set status = $2, assignee_id = $3, taken_at = $4, lease_expires_at = $5
  where id = $1;

update encounter set version = $2
  where id = $1;

update coding_query set version = $2
  where id = $1;

insert into outbox (id, organization_id, topic, news, created_at) select id, $1, topic, news, $2
  from json_to_recordset($3::json) as told(id uuid, topic text, news jsonb);

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);

select t.id as "id", t.version as "version", t.encounter_id as "#encounter", t1.id as "id", t1.version as "version"
  from coding_query t left join encounter t1 on t1.id = t.encounter_id
  where t.id = any($1::uuid[]);
