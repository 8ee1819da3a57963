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

select t.id as "id", t.status as "status", t.claim_id as "#by"
  from denial t
  where t.claim_id = any($1::uuid[])
  order by t.created_at, t.id;

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

insert into claim_event (id, organization_id, facility_id, claim_id, at, transition, from_status, to_status, actor_id) select r."id", r."organizationId", r."facility", r."claim", r."at", r."transition", r."fromStatus", r."toStatus", r."actor"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "facility" uuid, "claim" uuid, "at" timestamp with time zone, "transition" text, "fromStatus" text, "toStatus" text, "actor" uuid);

update encounter set status = $2, version = $3
  where id = $1;

update claim set status = $2, version = $3
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
