select t.id, t.organization_id, t.source_id, t.medical_record_number, t.family_name, t.given_name, t.birth_date, t.sex, t.address_line, t.city, t.state, t.postal_code, t.version
  from patient t
  where t.id = $1
  order by t.id;

select t.id, t.organization_id, t.source_id, t.name, t.payer_id, t.version
  from payer t
  where t.id = $1
  order by t.id;

insert into coverage (id, organization_id, source_id, patient_id, payer_id, member_id, group_number, relationship, priority, effective_from, effective_to, version) select r."id", r."organizationId", r."sourceId", r."patient", r."payer", r."memberId", r."groupNumber", r."relationship", r."priority", r."effectiveFrom", r."effectiveTo", r."version"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "sourceId" text, "patient" uuid, "payer" uuid, "memberId" text, "groupNumber" text, "relationship" text, "priority" integer, "effectiveFrom" date, "effectiveTo" date, "version" integer);

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);

select t.id as "id", t.version as "version"
  from coverage t
  where t.id = any($1::uuid[]);
