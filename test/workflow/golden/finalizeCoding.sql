select t.id, t.organization_id, t.source_id, t.visit_number, t.facility_id, t.patient_id, t.provider_id, t.coverage_id, t.encounter_class, t.service_from, t.service_to, t.reason, t.status, t.blocking_findings, t.coded_by_id, t.coded_at, t.review_policy_id, t.created_at, t.version
  from encounter t
  where t.id = $1
  order by t.id for update;

select t.id, t.organization_id, t.facility_id, t.encounter_id, t.sequence, t.code, t.title, t.present_on_admission, t.assigned_by_id, t.assigned_at
  from diagnosis_assignment t
  where t.encounter_id = $1
  order by t.id;

select t.id, t.organization_id, t.facility_id, t.encounter_id, t.sequence, t.code_set, t.code, t.modifiers, t.units, t.diagnosis_pointers, t.service_date, t.assigned_by_id, t.assigned_at
  from procedure_assignment t
  where t.encounter_id = $1
  order by t.id;

select t.id, t.organization_id, t.facility_id, t.encounter_id, t.sequence, t.rule, t.severity, t.path, t.assignment_ids, t.message, t.source, t.mend, t.overridable, t.key, t.overridden_by_id, t.overridden_at, t.override_reason
  from coding_finding t
  where t.encounter_id = $1
  order by t.id;

select f.place_of_service_code as "placeOfServiceCode", p.birth_date::text as "birthDate", p.sex, coalesce((select array_agg(d.text
  order by d.authored_on, d.id)
  from clinical_document d
  where d.encounter_id = e.id), '{}') as notes, e.provider_id is not null as "providerNamed", coalesce(( select json_agg(json_build_object('visitNumber', s.visit_number, 'facility', w.name, 'code', s.code, 'modifiers', s.modifiers, 'units', s.units, 'serviceDate', s.service_date))
  from services_of_day(e.id) s left join facility w on w.id = s.facility_id), '[]') as elsewhere, exists (select
  from evidence v
  where v.encounter_id = e.id) as "hasEvidence"
  from encounter e join facility f on f.id = e.facility_id join patient p on p.id = e.patient_id
  where e.id = $1;

select t.id, t.organization_id, t.name, t.reason, t.active, t.sampling_percent, t.encounter_class, t.only_facility_id, t.coder_id, t.code_prefix, t.created_at, t.version
  from review_policy t
  where t.active = $1 and t.organization_id = $2
  order by t.id;

select t.id, t.organization_id, t.facility_id, t.kind, t.subject_type, t.subject_id, t.status, t.assignee_id, t.taken_at, t.lease_expires_at, t.priority, t.due_at, t.opened_at, t.ended_at, t.version
  from work_item t
  where t.subject_id = $1 and t.status in ('OPEN', 'TAKEN')
  order by t.id for update;

select null as "id", t.sequence as "sequence", t.encounter_id as "#by"
  from diagnosis_assignment t
  where t.encounter_id = any($1::uuid[])
  order by t.sequence, t.id;

select null as "id", t.code as "code", t.encounter_id as "#by"
  from procedure_assignment t
  where t.encounter_id = any($1::uuid[])
  order by t.sequence, t.id;

select t.id as "id", t.status as "status", t.encounter_id as "#by"
  from coding_query t
  where t.encounter_id = any($1::uuid[]) and t.status in ('OPEN', 'ANSWERED')
  order by t.asked_at, t.id;

update work_item set status = $2, lease_expires_at = $3, ended_at = $4
  where id = $1;

update encounter set status = $2, coded_by_id = $3, coded_at = $4
  where id = $1;

insert into coding_event (id, organization_id, facility_id, encounter_id, at, kind, transition, coder_id, actor_id, taken_at) select r."id", r."organizationId", r."facility", r."encounter", r."at", r."kind", r."transition", r."coder", r."actor", r."takenAt"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "facility" uuid, "encounter" uuid, "at" timestamp with time zone, "kind" text, "transition" text, "coder" uuid, "actor" uuid, "takenAt" timestamp with time zone);

select t.id, t.organization_id, t.facility_id, t.kind, t.subject_type, t.subject_id, t.status, t.assignee_id, t.taken_at, t.lease_expires_at, t.priority, t.due_at, t.opened_at, t.ended_at, t.version
  from work_item t
  where t.subject_id = $1 and t.status in ('OPEN', 'TAKEN')
  order by t.id for update;

select t.id, t.organization_id, t.facility_id, t.encounter_id, t.claim_id, t.service_line_id, t.adjustment_id, t.procedure_code, t.group_code, t.claim_adjustment_reason_code, t.remittance_advice_remark_codes, t.category, t.routed_to, t.status, t.remark, t.due_on, t.created_at, t.version
  from denial t
  where t.encounter_id = $1 and t.status in ('IN_PROGRESS') and t.routed_to in ('CODER')
  order by t.id;

insert into work_item (id, organization_id, facility_id, kind, subject_type, subject_id, status, assignee_id, taken_at, lease_expires_at, priority, due_at, opened_at, ended_at, version) select r."id", r."organizationId", r."facility", r."kind", r."subjectType", r."subjectId", r."status", r."assignee", r."takenAt", r."leaseExpiresAt", r."priority", r."dueAt", r."openedAt", r."endedAt", r."version"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "facility" uuid, "kind" text, "subjectType" text, "subjectId" uuid, "status" text, "assignee" uuid, "takenAt" timestamp with time zone, "leaseExpiresAt" timestamp with time zone, "priority" integer, "dueAt" timestamp with time zone, "openedAt" timestamp with time zone, "endedAt" timestamp with time zone, "version" integer);

update work_item set version = $2
  where id = $1;

update encounter set status = $2, version = $3
  where id = $1;

insert into outbox (id, organization_id, topic, news, created_at) select id, $1, topic, news, $2
  from json_to_recordset($3::json) as told(id uuid, topic text, news jsonb);

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);

select t.id as "id", t.version as "version"
  from encounter t
  where t.id = any($1::uuid[]);
