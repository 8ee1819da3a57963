select t.id as "id", t.visit_number as "visitNumber", t.service_from as "serviceFrom", t.status as "status", t.reason as "reason", t.blocking_findings as "blockingFindings", t.patient_id as "#patient", t.provider_id as "#provider", t.coded_by_id as "#codedBy", t1.id as "id", t1.family_name as "familyName", t1.birth_date as "birthDate", '' as "#sort"
  from (select *
  from encounter t
  where t.organization_id = $1::uuid
  order by t.id asc limit 51) t left join patient t1 on t1.id = t.patient_id
  order by t.id asc;

select t.id as "id", t.family_name as "familyName", t.npi as "npi"
  from provider t
  where t.id = any($1::uuid[]);

select t.id as "id", t.sequence as "sequence", t.code as "code", t.title as "title", t.assigned_by_id as "#assignedBy", t.encounter_id as "#by"
  from diagnosis_assignment t
  where t.encounter_id = any($1::uuid[])
  order by t.sequence, t.id;

select t.id as "id", t.sequence as "sequence", t.code_set as "codeSet", t.code as "code", t.modifiers as "modifiers", t.units as "units", t.diagnosis_pointers as "diagnosisPointers", t.service_date as "serviceDate", t.assigned_by_id as "#assignedBy", t.encounter_id as "#by"
  from procedure_assignment t
  where t.encounter_id = any($1::uuid[])
  order by t.sequence, t.id;

select t.id as "id", t.kind as "kind", t.status as "status", t.assignee_id as "#assignee", t.subject_id as "#by"
  from work_item t
  where t.subject_id = any($1::uuid[]) and t.status in ('OPEN', 'TAKEN')
  order by t.id;

select t.id as "id", t.status as "status", t.encounter_id as "#by"
  from coding_query t
  where t.encounter_id = any($1::uuid[]) and t.status in ('OPEN', 'ANSWERED')
  order by t.asked_at, t.id;

select t.id as "id", t.overridden_by_id as "#overriddenBy", t.encounter_id as "#by"
  from coding_finding t
  where t.encounter_id = any($1::uuid[]) and t.overridden_by_id is not null
  order by t.sequence, t.id;

select t.id as "id", t.status as "status", t.routed_to as "routedTo", t.encounter_id as "#by"
  from denial t
  where t.encounter_id = any($1::uuid[])
  order by t.created_at, t.id;

select t.id as "id", t.name as "name"
  from app_user t
  where t.id = any($1::uuid[]);

select t.id as "id", t.assignee_id as "#assignee", t.subject_id as "#by"
  from work_item t
  where t.subject_id = any($1::uuid[]) and t.status in ('OPEN', 'TAKEN')
  order by t.id;

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);
