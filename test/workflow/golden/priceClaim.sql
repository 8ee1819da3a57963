select t.id, t.organization_id, t.facility_id, t.encounter_id, t.patient_id, t.coverage_id, t.payer_id, t.patient_control_number, t.claim_frequency_code, t.replaces_id, t.payer_claim_control_number, t.status, t.subscriber_member_id, t.billing_provider_npi, t.rendering_provider_npi, t.place_of_service_code, t.service_from, t.service_to, t.total_claim_charge_amount, t.created_at, t.submitted_at, t.version
  from claim t
  where t.id = $1
  order by t.id for update;

select t.id, t.organization_id, t.facility_id, t.kind, t.subject_type, t.subject_id, t.status, t.assignee_id, t.taken_at, t.lease_expires_at, t.priority, t.due_at, t.opened_at, t.ended_at, t.version
  from work_item t
  where t.subject_id = $1 and t.status in ('OPEN', 'TAKEN')
  order by t.id for update;

select t.id, t.organization_id, t.facility_id, t.claim_id, t.line_number, t.procedure_code, t.modifiers, t.units, t.diagnosis_pointers, t.service_date, t.charge_amount
  from service_line t
  where t.claim_id = $1
  order by t.id;

select t.id, t.organization_id, t.code, t.modifier, t.amount, t.effective_from, t.version
  from fee t
  where t.code = any($1::text[]) and t.organization_id = $2
  order by t.id;

update claim set total_claim_charge_amount = $2, version = $3
  where id = $1;

update service_line set charge_amount = $2
  where id = $1;

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

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);
