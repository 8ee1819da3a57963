select t.id, t.organization_id, t.source_id, t.visit_number, t.facility_id, t.patient_id, t.provider_id, t.coverage_id, t.encounter_class, t.service_from, t.service_to, t.reason, t.status, t.blocking_findings, t.coded_by_id, t.coded_at, t.review_policy_id, t.created_at, t.version
  from encounter t
  where t.id = $1
  order by t.id for update;

select t.id, t.organization_id, t.facility_id, t.kind, t.subject_type, t.subject_id, t.status, t.assignee_id, t.taken_at, t.lease_expires_at, t.priority, t.due_at, t.opened_at, t.ended_at, t.version
  from work_item t
  where t.subject_id = $1 and t.status in ('OPEN', 'TAKEN')
  order by t.id for update;

select t.id as "id", t.coded_by_id as "#codedBy"
  from encounter t
  where t.id = any($1::uuid[]);

select t.id as "id", t.assigned_by_id as "#assignedBy", t.encounter_id as "#by"
  from diagnosis_assignment t
  where t.encounter_id = any($1::uuid[])
  order by t.sequence, t.id;

select t.id as "id", t.assigned_by_id as "#assignedBy", t.encounter_id as "#by"
  from procedure_assignment t
  where t.encounter_id = any($1::uuid[])
  order by t.sequence, t.id;

select t.id as "id", t.overridden_by_id as "#overriddenBy", t.encounter_id as "#by"
  from coding_finding t
  where t.encounter_id = any($1::uuid[]) and t.overridden_by_id is not null
  order by t.sequence, t.id;

update work_item set status = $2, lease_expires_at = $3, ended_at = $4
  where id = $1;

update encounter set status = $2
  where id = $1;

select t.id, t.organization_id, t.facility_id, t.encounter_id, t.sequence, t.code, t.title, t.present_on_admission, t.assigned_by_id, t.assigned_at
  from diagnosis_assignment t
  where t.encounter_id = $1
  order by t.id;

select t.id, t.organization_id, t.facility_id, t.encounter_id, t.sequence, t.code_set, t.code, t.modifiers, t.units, t.diagnosis_pointers, t.service_date, t.assigned_by_id, t.assigned_at
  from procedure_assignment t
  where t.encounter_id = $1
  order by t.id;

insert into work_item (id, organization_id, facility_id, kind, subject_type, subject_id, status, assignee_id, taken_at, lease_expires_at, priority, due_at, opened_at, ended_at, version) select r."id", r."organizationId", r."facility", r."kind", r."subjectType", r."subjectId", r."status", r."assignee", r."takenAt", r."leaseExpiresAt", r."priority", r."dueAt", r."openedAt", r."endedAt", r."version"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "facility" uuid, "kind" text, "subjectType" text, "subjectId" uuid, "status" text, "assignee" uuid, "takenAt" timestamp with time zone, "leaseExpiresAt" timestamp with time zone, "priority" integer, "dueAt" timestamp with time zone, "openedAt" timestamp with time zone, "endedAt" timestamp with time zone, "version" integer);

insert into coding_event (id, organization_id, facility_id, encounter_id, at, kind, transition, coder_id, actor_id, taken_at) select r."id", r."organizationId", r."facility", r."encounter", r."at", r."kind", r."transition", r."coder", r."actor", r."takenAt"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "facility" uuid, "encounter" uuid, "at" timestamp with time zone, "kind" text, "transition" text, "coder" uuid, "actor" uuid, "takenAt" timestamp with time zone);

insert into coding_review (id, organization_id, facility_id, encounter_id, coder_id, reviewer_id, policy_id, outcome, agreed_codes, changed_codes, disputed_codes, comment, reviewed_at) select r."id", r."organizationId", r."facility", r."encounter", r."coder", r."reviewer", r."policy", r."outcome", r."agreedCodes", r."changedCodes", r."disputedCodes", r."comment", r."reviewedAt"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "facility" uuid, "encounter" uuid, "coder" uuid, "reviewer" uuid, "policy" uuid, "outcome" text, "agreedCodes" integer, "changedCodes" integer, "disputedCodes" text[], "comment" text, "reviewedAt" timestamp with time zone);

update work_item set version = $2
  where id = $1;

update encounter set version = $2
  where id = $1;

insert into outbox (id, organization_id, topic, news, created_at) select id, $1, topic, news, $2
  from json_to_recordset($3::json) as told(id uuid, topic text, news jsonb);

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);

select t.id as "id", t.version as "version"
  from encounter t
  where t.id = any($1::uuid[]);

select t.id as "id", t.version as "version", t.subject_id as "#by"
  from work_item t
  where t.subject_id = any($1::uuid[]) and t.status in ('OPEN', 'TAKEN')
  order by t.id;
