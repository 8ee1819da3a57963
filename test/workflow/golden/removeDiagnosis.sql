select t.id, t.organization_id, t.source_id, t.visit_number, t.facility_id, t.patient_id, t.provider_id, t.coverage_id, t.encounter_class, t.service_from, t.service_to, t.reason, t.status, t.blocking_findings, t.coded_by_id, t.coded_at, t.review_policy_id, t.created_at, t.version
  from encounter t
  where t.id = $1
  order by t.id for update;

select t.id, t.organization_id, t.facility_id, t.kind, t.subject_type, t.subject_id, t.status, t.assignee_id, t.taken_at, t.lease_expires_at, t.priority, t.due_at, t.opened_at, t.ended_at, t.version
  from work_item t
  where t.subject_id = $1 and t.status in ('OPEN', 'TAKEN')
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

update work_item set lease_expires_at = $2, version = $3
  where id = $1;

update encounter set version = $2
  where id = $1;

update diagnosis_assignment t set sequence = r."sequence"
  from json_to_recordset($1::json) as r (row_id uuid, "sequence" integer)
  where t.id = r.row_id;

update procedure_assignment t set diagnosis_pointers = r."diagnosisPointers"
  from json_to_recordset($1::json) as r (row_id uuid, "diagnosisPointers" integer[])
  where t.id = r.row_id;

update coding_finding t set sequence = r."sequence"
  from json_to_recordset($1::json) as r (row_id uuid, "sequence" integer)
  where t.id = r.row_id;

delete
  from coding_finding
  where id = any($1::uuid[]);

delete
  from diagnosis_assignment
  where id = any($1::uuid[]);

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);

select t.id as "id", t.version as "version"
  from encounter t
  where t.id = any($1::uuid[]);
