select t.id, t.organization_id, t.name, t.reason, t.active, t.sampling_percent, t.encounter_class, t.only_facility_id, t.coder_id, t.code_prefix, t.created_at, t.version
  from review_policy t
  where t.name = $1 and t.organization_id = $2
  order by t.id;

insert into review_policy (id, organization_id, name, reason, active, sampling_percent, encounter_class, only_facility_id, coder_id, code_prefix, created_at, version) select r."id", r."organizationId", r."name", r."reason", r."active", r."samplingPercent", r."encounterClass", r."facility", r."coder", r."codePrefix", r."createdAt", r."version"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "name" text, "reason" text, "active" boolean, "samplingPercent" integer, "encounterClass" text, "facility" uuid, "coder" uuid, "codePrefix" text, "createdAt" timestamp with time zone, "version" integer);

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);

select t.id as "id", t.version as "version"
  from review_policy t
  where t.id = any($1::uuid[]);
