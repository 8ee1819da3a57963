select t.id, t.organization_id, t.facility_id, t.encounter_id, t.patient_id, t.coverage_id, t.payer_id, t.patient_control_number, t.claim_frequency_code, t.replaces_id, t.payer_claim_control_number, t.status, t.subscriber_member_id, t.billing_provider_npi, t.rendering_provider_npi, t.place_of_service_code, t.service_from, t.service_to, t.total_claim_charge_amount, t.created_at, t.submitted_at, t.version
  from claim t
  where t.id = $1
  order by t.id for update;

select t.id, t.organization_id, t.facility_id, t.claim_id, t.line_number, t.procedure_code, t.modifiers, t.units, t.diagnosis_pointers, t.service_date, t.charge_amount
  from service_line t
  where t.claim_id = $1
  order by t.id;

select t.id, t.organization_id, t.facility_id, t.kind, t.subject_type, t.subject_id, t.status, t.assignee_id, t.taken_at, t.lease_expires_at, t.priority, t.due_at, t.opened_at, t.ended_at, t.version
  from work_item t
  where t.subject_id = $1 and t.status in ('OPEN', 'TAKEN')
  order by t.id for update;

insert into claim_event (id, organization_id, facility_id, claim_id, at, transition, from_status, to_status, actor_id) select r."id", r."organizationId", r."facility", r."claim", r."at", r."transition", r."fromStatus", r."toStatus", r."actor"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "facility" uuid, "claim" uuid, "at" timestamp with time zone, "transition" text, "fromStatus" text, "toStatus" text, "actor" uuid);

insert into claim_payment (id, organization_id, facility_id, claim_id, claim_status_code, total_claim_charge_amount, claim_payment_amount, patient_responsibility_amount, payer_claim_control_number, reassociation_trace_number, answered_on, recorded_by_id, recorded_at) select r."id", r."organizationId", r."facility", r."claim", r."claimStatusCode", r."totalClaimChargeAmount", r."claimPaymentAmount", r."patientResponsibilityAmount", r."payerClaimControlNumber", r."reassociationTraceNumber", r."answeredOn", r."recordedBy", r."recordedAt"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "facility" uuid, "claim" uuid, "claimStatusCode" text, "totalClaimChargeAmount" bigint, "claimPaymentAmount" bigint, "patientResponsibilityAmount" bigint, "payerClaimControlNumber" text, "reassociationTraceNumber" text, "answeredOn" date, "recordedBy" uuid, "recordedAt" timestamp with time zone);

insert into service_payment (id, organization_id, facility_id, claim_payment_id, service_line_id, line_number, charge_amount, paid_amount) select r."id", r."organizationId", r."facility", r."claimPayment", r."serviceLine", r."lineNumber", r."chargeAmount", r."paidAmount"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "facility" uuid, "claimPayment" uuid, "serviceLine" uuid, "lineNumber" integer, "chargeAmount" bigint, "paidAmount" bigint);

insert into adjustment (id, organization_id, facility_id, claim_payment_id, service_payment_id, sequence, group_code, reason_code, amount, remark_codes) select r."id", r."organizationId", r."facility", r."claimPayment", r."servicePayment", r."sequence", r."groupCode", r."reasonCode", r."amount", r."remarkCodes"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "facility" uuid, "claimPayment" uuid, "servicePayment" uuid, "sequence" integer, "groupCode" text, "reasonCode" text, "amount" bigint, "remarkCodes" text[]);

update claim set payer_claim_control_number = $2, status = $3
  where id = $1;

select t.id, t.organization_id, t.facility_id, t.claim_id, t.claim_status_code, t.total_claim_charge_amount, t.claim_payment_amount, t.patient_responsibility_amount, t.payer_claim_control_number, t.reassociation_trace_number, t.answered_on, t.recorded_by_id, t.recorded_at
  from claim_payment t
  where t.id = $1
  order by t.id;

select t.id, t.organization_id, t.facility_id, t.claim_payment_id, t.service_line_id, t.line_number, t.charge_amount, t.paid_amount
  from service_payment t
  where t.claim_payment_id = $1
  order by t.id;

select t.id, t.organization_id, t.facility_id, t.claim_payment_id, t.service_payment_id, t.sequence, t.group_code, t.reason_code, t.amount, t.remark_codes
  from adjustment t
  where t.claim_payment_id = $1
  order by t.id;

insert into work_item (id, organization_id, facility_id, kind, subject_type, subject_id, status, assignee_id, taken_at, lease_expires_at, priority, due_at, opened_at, ended_at, version) select r."id", r."organizationId", r."facility", r."kind", r."subjectType", r."subjectId", r."status", r."assignee", r."takenAt", r."leaseExpiresAt", r."priority", r."dueAt", r."openedAt", r."endedAt", r."version"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "facility" uuid, "kind" text, "subjectType" text, "subjectId" uuid, "status" text, "assignee" uuid, "takenAt" timestamp with time zone, "leaseExpiresAt" timestamp with time zone, "priority" integer, "dueAt" timestamp with time zone, "openedAt" timestamp with time zone, "endedAt" timestamp with time zone, "version" integer);

insert into denial (id, organization_id, facility_id, encounter_id, claim_id, service_line_id, adjustment_id, procedure_code, group_code, claim_adjustment_reason_code, remittance_advice_remark_codes, category, routed_to, status, remark, due_on, created_at, version) select r."id", r."organizationId", r."facility", r."encounter", r."claim", r."serviceLine", r."adjustment", r."procedureCode", r."groupCode", r."claimAdjustmentReasonCode", r."remittanceAdviceRemarkCodes", r."category", r."routedTo", r."status", r."remark", r."dueOn", r."createdAt", r."version"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "facility" uuid, "encounter" uuid, "claim" uuid, "serviceLine" uuid, "adjustment" uuid, "procedureCode" text, "groupCode" text, "claimAdjustmentReasonCode" text, "remittanceAdviceRemarkCodes" text[], "category" text, "routedTo" text, "status" text, "remark" text, "dueOn" date, "createdAt" timestamp with time zone, "version" integer);

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

select t.id as "id", t.version as "version", t.subject_id as "#by"
  from work_item t
  where t.subject_id = any($1::uuid[]) and t.status in ('OPEN', 'TAKEN')
  order by t.id;

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);
