select t.id, t.organization_id, t.facility_id, t.encounter_id, t.patient_id, t.coverage_id, t.payer_id, t.patient_control_number, t.claim_frequency_code, t.replaces_id, t.payer_claim_control_number, t.status, t.subscriber_member_id, t.billing_provider_npi, t.rendering_provider_npi, t.place_of_service_code, t.service_from, t.service_to, t.total_claim_charge_amount, t.created_at, t.submitted_at, t.version
  from claim t
  where t.id = $1
  order by t.id for update;

select t.id, t.organization_id, t.facility_id, t.kind, t.subject_type, t.subject_id, t.status, t.assignee_id, t.taken_at, t.lease_expires_at, t.priority, t.due_at, t.opened_at, t.ended_at, t.version
  from work_item t
  where t.subject_id = $1 and t.status in ('OPEN', 'TAKEN')
  order by t.id for update;

select t.id as "id", t.encounter_id as "#encounter", t1.id as "id", t1.status as "status"
  from claim t left join encounter t1 on t1.id = t.encounter_id
  where t.id = any($1::uuid[]);

select t.id as "id", t.replaces_id as "#by"
  from claim t
  where t.replaces_id = any($1::uuid[]) and t.status <> 'DISCARDED'
  order by t.id;

select t.id, t.organization_id, t.source_id, t.visit_number, t.facility_id, t.patient_id, t.provider_id, t.coverage_id, t.encounter_class, t.service_from, t.service_to, t.reason, t.status, t.blocking_findings, t.coded_by_id, t.coded_at, t.review_policy_id, t.created_at, t.version
  from encounter t
  where t.id = $1
  order by t.id for update;

select t.id, t.organization_id, t.facility_id, t.kind, t.subject_type, t.subject_id, t.status, t.assignee_id, t.taken_at, t.lease_expires_at, t.priority, t.due_at, t.opened_at, t.ended_at, t.version
  from work_item t
  where t.subject_id = $1 and t.status in ('OPEN', 'TAKEN')
  order by t.id for update;

select t.id as "id", t.coverage_id as "#coverage", t.provider_id as "#provider", t1.id as "id", t1.effective_from as "effectiveFrom", t1.effective_to as "effectiveTo"
  from encounter t left join coverage t1 on t1.id = t.coverage_id
  where t.id = any($1::uuid[]);

select t.id as "id", t.npi as "npi"
  from provider t
  where t.id = any($1::uuid[]);

update work_item set status = $2, ended_at = $3
  where id = $1;

update encounter set status = $2
  where id = $1;

select t.id, t.name, t.npi, t.tax_id, t.taxonomy_code, t.address_line, t.city, t.state, t.postal_code, t.requires_credential, t.coding_credentials, t.version
  from organization t
  where t.id = $1
  order by t.id;

select t.id, t.organization_id, t.name, t.npi, t.place_of_service_code, t.address_line, t.city, t.state, t.postal_code, t.version
  from facility t
  where t.id = $1
  order by t.id;

select t.id, t.organization_id, t.source_id, t.patient_id, t.payer_id, t.member_id, t.group_number, t.relationship, t.priority, t.effective_from, t.effective_to, t.version
  from coverage t
  where t.id = $1
  order by t.id;

select t.id, t.organization_id, t.source_id, t.family_name, t.given_name, t.npi, t.taxonomy_code, t.version
  from provider t
  where t.id = $1
  order by t.id;

select t.id, t.organization_id, t.facility_id, t.encounter_id, t.sequence, t.code_set, t.code, t.modifiers, t.units, t.diagnosis_pointers, t.service_date, t.assigned_by_id, t.assigned_at
  from procedure_assignment t
  where t.encounter_id = $1
  order by t.id;

select t.id, t.organization_id, t.facility_id, t.encounter_id, t.sequence, t.code, t.title, t.present_on_admission, t.assigned_by_id, t.assigned_at
  from diagnosis_assignment t
  where t.encounter_id = $1
  order by t.id;

select t.id, t.organization_id, t.code, t.modifier, t.amount, t.effective_from, t.version
  from fee t
  where t.code = any($1::text[]) and t.organization_id = $2
  order by t.id;

insert into work_item (id, organization_id, facility_id, kind, subject_type, subject_id, status, assignee_id, taken_at, lease_expires_at, priority, due_at, opened_at, ended_at, version) select r."id", r."organizationId", r."facility", r."kind", r."subjectType", r."subjectId", r."status", r."assignee", r."takenAt", r."leaseExpiresAt", r."priority", r."dueAt", r."openedAt", r."endedAt", r."version"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "facility" uuid, "kind" text, "subjectType" text, "subjectId" uuid, "status" text, "assignee" uuid, "takenAt" timestamp with time zone, "leaseExpiresAt" timestamp with time zone, "priority" integer, "dueAt" timestamp with time zone, "openedAt" timestamp with time zone, "endedAt" timestamp with time zone, "version" integer);

insert into claim (id, organization_id, facility_id, encounter_id, patient_id, coverage_id, payer_id, patient_control_number, claim_frequency_code, replaces_id, payer_claim_control_number, status, subscriber_member_id, billing_provider_npi, rendering_provider_npi, place_of_service_code, service_from, service_to, total_claim_charge_amount, created_at, submitted_at, version) select r."id", r."organizationId", r."facility", r."encounter", r."patient", r."coverage", r."payer", r."patientControlNumber", r."claimFrequencyCode", r."replaces", r."payerClaimControlNumber", r."status", r."subscriberMemberId", r."billingProviderNpi", r."renderingProviderNpi", r."placeOfServiceCode", r."serviceFrom", r."serviceTo", r."totalClaimChargeAmount", r."createdAt", r."submittedAt", r."version"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "facility" uuid, "encounter" uuid, "patient" uuid, "coverage" uuid, "payer" uuid, "patientControlNumber" text, "claimFrequencyCode" text, "replaces" uuid, "payerClaimControlNumber" text, "status" text, "subscriberMemberId" text, "billingProviderNpi" text, "renderingProviderNpi" text, "placeOfServiceCode" text, "serviceFrom" date, "serviceTo" date, "totalClaimChargeAmount" bigint, "createdAt" timestamp with time zone, "submittedAt" timestamp with time zone, "version" integer);

insert into claim_diagnosis (id, organization_id, facility_id, claim_id, sequence, code, present_on_admission) select r."id", r."organizationId", r."facility", r."claim", r."sequence", r."code", r."presentOnAdmission"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "facility" uuid, "claim" uuid, "sequence" integer, "code" text, "presentOnAdmission" text);

insert into service_line (id, organization_id, facility_id, claim_id, line_number, procedure_code, modifiers, units, diagnosis_pointers, service_date, charge_amount) select r."id", r."organizationId", r."facility", r."claim", r."lineNumber", r."procedureCode", r."modifiers", r."units", r."diagnosisPointers", r."serviceDate", r."chargeAmount"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "facility" uuid, "claim" uuid, "lineNumber" integer, "procedureCode" text, "modifiers" text[], "units" integer, "diagnosisPointers" integer[], "serviceDate" date, "chargeAmount" bigint);

insert into claim_event (id, organization_id, facility_id, claim_id, at, transition, from_status, to_status, actor_id) select r."id", r."organizationId", r."facility", r."claim", r."at", r."transition", r."fromStatus", r."toStatus", r."actor"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "facility" uuid, "claim" uuid, "at" timestamp with time zone, "transition" text, "fromStatus" text, "toStatus" text, "actor" uuid);

update work_item set version = $2
  where id = $1;

update encounter set version = $2
  where id = $1;

update claim set version = $2
  where id = $1;

insert into outbox (id, organization_id, topic, news, created_at) select id, $1, topic, news, $2
  from json_to_recordset($3::json) as told(id uuid, topic text, news jsonb);

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);

select t.id as "id", t.version as "version", t.total_claim_charge_amount as "totalClaimChargeAmount", t.encounter_id as "#encounter", t1.id as "id", t1.version as "version"
  from claim t left join encounter t1 on t1.id = t.encounter_id
  where t.id = any($1::uuid[]);

select t.id as "id", t.line_number as "lineNumber", t.charge_amount as "chargeAmount", t.claim_id as "#by"
  from service_line t
  where t.claim_id = any($1::uuid[])
  order by t.line_number, t.id;

select t.id as "id", t.version as "version", t.routed_to as "routedTo", t.claim_id as "#by"
  from denial t
  where t.claim_id = any($1::uuid[])
  order by t.created_at, t.id;
