select t.id as "id", t.patient_control_number as "patientControlNumber", t.claim_frequency_code as "claimFrequencyCode", t.status as "status", t.total_claim_charge_amount as "totalClaimChargeAmount", t.subscriber_member_id as "subscriberMemberId", t.payer_claim_control_number as "payerClaimControlNumber", t.patient_id as "#patient", t.payer_id as "#payer", t.replaces_id as "#replaces", t.encounter_id as "#encounter", t1.id as "id", t1.family_name as "familyName", t2.id as "id", t2.payer_claim_control_number as "payerClaimControlNumber", t3.id as "id", t3.status as "status", t.total_claim_charge_amount::text as "#sort"
  from (select *
  from claim t
  where t.organization_id = $1::uuid and t.status in ('DENIED', 'PARTIALLY_DENIED')
  order by t.total_claim_charge_amount desc, t.id desc limit 6) t left join patient t1 on t1.id = t.patient_id left join claim t2 on t2.id = t.replaces_id left join encounter t3 on t3.id = t.encounter_id
  order by t.total_claim_charge_amount desc, t.id desc;

select t.id as "id", t.name as "name", t.payer_id as "payerId"
  from payer t
  where t.id = any($1::uuid[]);

select null as "id", t.sequence as "sequence", t.code as "code", t.claim_id as "#by"
  from claim_diagnosis t
  where t.claim_id = any($1::uuid[])
  order by t.sequence, t.id;

select null as "id", t.line_number as "lineNumber", t.procedure_code as "procedureCode", t.units as "units", t.charge_amount as "chargeAmount", t.diagnosis_pointers as "diagnosisPointers", t.claim_id as "#by"
  from service_line t
  where t.claim_id = any($1::uuid[])
  order by t.line_number, t.id;

select t.id as "id", t.claim_status_code as "claimStatusCode", t.claim_payment_amount as "claimPaymentAmount", t.answered_on as "answeredOn", t.claim_id as "#by"
  from claim_payment t
  where t.claim_id = any($1::uuid[])
  order by t.recorded_at, t.id;

select t.id as "id", t.category as "category", t.routed_to as "routedTo", t.status as "status", (select a.amount
  from adjustment a
  where a.id = t.adjustment_id) as "deniedAmount", t.claim_id as "#by"
  from denial t
  where t.claim_id = any($1::uuid[])
  order by t.created_at, t.id;

select t.id as "id", t.replaces_id as "#by"
  from claim t
  where t.replaces_id = any($1::uuid[]) and t.status <> 'DISCARDED'
  order by t.id;

select t.id as "id", t.line_number as "lineNumber", t.charge_amount as "chargeAmount", t.paid_amount as "paidAmount", t.claim_payment_id as "#by"
  from service_payment t
  where t.claim_payment_id = any($1::uuid[])
  order by t.line_number, t.id;

select null as "id", t.kind as "kind", t.status as "status", t.subject_id as "#by"
  from work_item t
  where t.subject_id = any($1::uuid[]) and t.status in ('OPEN', 'TAKEN')
  order by t.id;

select null as "id", t.group_code as "groupCode", t.reason_code as "reasonCode", t.amount as "amount", t.remark_codes as "remarkCodes", t.service_payment_id as "#by"
  from adjustment t
  where t.service_payment_id = any($1::uuid[])
  order by t.sequence, t.id;

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);
