select t.id, t.organization_id, t.name, t.npi, t.place_of_service_code, t.address_line, t.city, t.state, t.postal_code, t.version
  from facility t
  where t.organization_id = $1
  order by t.id;

insert into payer (id, organization_id, source_id, name, payer_id, version) select r."id", r."organizationId", r."sourceId", r."name", r."payerId", r."version"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "sourceId" text, "name" text, "payerId" text, "version" integer) on conflict do nothing returning id;

insert into provider (id, organization_id, source_id, family_name, given_name, npi, taxonomy_code, version) select r."id", r."organizationId", r."sourceId", r."familyName", r."givenName", r."npi", r."taxonomyCode", r."version"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "sourceId" text, "familyName" text, "givenName" text, "npi" text, "taxonomyCode" text, "version" integer) on conflict do nothing returning id;

insert into patient (id, organization_id, source_id, medical_record_number, family_name, given_name, birth_date, sex, address_line, city, state, postal_code, version) select r."id", r."organizationId", r."sourceId", r."medicalRecordNumber", r."familyName", r."givenName", r."birthDate", r."sex", r."addressLine", r."city", r."state", r."postalCode", r."version"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "sourceId" text, "medicalRecordNumber" text, "familyName" text, "givenName" text, "birthDate" date, "sex" text, "addressLine" text, "city" text, "state" text, "postalCode" text, "version" integer) on conflict do nothing returning id;

insert into coverage (id, organization_id, source_id, patient_id, payer_id, member_id, group_number, relationship, priority, effective_from, effective_to, version) select r."id", r."organizationId", r."sourceId", r."patient", r."payer", r."memberId", r."groupNumber", r."relationship", r."priority", r."effectiveFrom", r."effectiveTo", r."version"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "sourceId" text, "patient" uuid, "payer" uuid, "memberId" text, "groupNumber" text, "relationship" text, "priority" integer, "effectiveFrom" date, "effectiveTo" date, "version" integer) on conflict do nothing returning id;

insert into encounter (id, organization_id, source_id, visit_number, facility_id, patient_id, provider_id, coverage_id, encounter_class, service_from, service_to, reason, status, blocking_findings, coded_by_id, coded_at, review_policy_id, created_at, version) select r."id", r."organizationId", r."sourceId", r."visitNumber", r."facility", r."patient", r."provider", r."coverage", r."encounterClass", r."serviceFrom", r."serviceTo", r."reason", r."status", r."blockingFindings", r."codedBy", r."codedAt", r."reviewPolicy", r."createdAt", r."version"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "sourceId" text, "visitNumber" text, "facility" uuid, "patient" uuid, "provider" uuid, "coverage" uuid, "encounterClass" text, "serviceFrom" date, "serviceTo" date, "reason" text, "status" text, "blockingFindings" integer, "codedBy" uuid, "codedAt" timestamp with time zone, "reviewPolicy" uuid, "createdAt" timestamp with time zone, "version" integer) on conflict do nothing returning id;

insert into clinical_document (id, organization_id, facility_id, encounter_id, source_id, title, document_type_code, authored_on, text) select r."id", r."organizationId", r."facility", r."encounter", r."sourceId", r."title", r."documentTypeCode", r."authoredOn", r."text"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "facility" uuid, "encounter" uuid, "sourceId" text, "title" text, "documentTypeCode" text, "authoredOn" date, "text" text);

insert into clinical_statement (id, organization_id, facility_id, encounter_id, source_id, kind, code_system, code, display, recorded_on) select r."id", r."organizationId", r."facility", r."encounter", r."sourceId", r."kind", r."codeSystem", r."code", r."display", r."recordedOn"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "facility" uuid, "encounter" uuid, "sourceId" text, "kind" text, "codeSystem" text, "code" text, "display" text, "recordedOn" date);

insert into work_item (id, organization_id, facility_id, kind, subject_type, subject_id, status, assignee_id, taken_at, lease_expires_at, priority, due_at, opened_at, ended_at, version) select r."id", r."organizationId", r."facility", r."kind", r."subjectType", r."subjectId", r."status", r."assignee", r."takenAt", r."leaseExpiresAt", r."priority", r."dueAt", r."openedAt", r."endedAt", r."version"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "facility" uuid, "kind" text, "subjectType" text, "subjectId" uuid, "status" text, "assignee" uuid, "takenAt" timestamp with time zone, "leaseExpiresAt" timestamp with time zone, "priority" integer, "dueAt" timestamp with time zone, "openedAt" timestamp with time zone, "endedAt" timestamp with time zone, "version" integer);

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes) select e.id, $2::uuid, $3::timestamptz, 'COMMAND', e.action, $4::uuid, $5::text, $6::text[], $7::text, $8::text, e.subjects, e.changes
  from json_to_recordset($1::json) as e (id uuid, action text, subjects text[], changes jsonb);
