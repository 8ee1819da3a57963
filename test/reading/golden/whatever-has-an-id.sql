select 'Organization' as type
  from organization
  where id = $1
  union all select 'Facility' as type
  from facility
  where id = $1
  union all select 'User' as type
  from app_user
  where id = $1
  union all select 'UserFacility' as type
  from user_facility
  where id = $1
  union all select 'AuditEvent' as type
  from audit_event
  where id = $1
  union all select 'WorkItem' as type
  from work_item
  where id = $1
  union all select 'Patient' as type
  from patient
  where id = $1
  union all select 'Payer' as type
  from payer
  where id = $1
  union all select 'Provider' as type
  from provider
  where id = $1
  union all select 'Coverage' as type
  from coverage
  where id = $1
  union all select 'CodeSetEdition' as type
  from code_set_edition
  where id = $1
  union all select 'ReviewPolicy' as type
  from review_policy
  where id = $1
  union all select 'Encounter' as type
  from encounter
  where id = $1
  union all select 'ClinicalDocument' as type
  from clinical_document
  where id = $1
  union all select 'ClinicalStatement' as type
  from clinical_statement
  where id = $1
  union all select 'DiagnosisAssignment' as type
  from diagnosis_assignment
  where id = $1
  union all select 'ProcedureAssignment' as type
  from procedure_assignment
  where id = $1
  union all select 'CodingFinding' as type
  from coding_finding
  where id = $1
  union all select 'Evidence' as type
  from evidence
  where id = $1
  union all select 'Credential' as type
  from credential
  where id = $1
  union all select 'CodingEvent' as type
  from coding_event
  where id = $1
  union all select 'CodingReview' as type
  from coding_review
  where id = $1
  union all select 'CodingQuery' as type
  from coding_query
  where id = $1
  union all select 'Fee' as type
  from fee
  where id = $1
  union all select 'Claim' as type
  from claim
  where id = $1
  union all select 'ClaimDiagnosis' as type
  from claim_diagnosis
  where id = $1
  union all select 'ServiceLine' as type
  from service_line
  where id = $1
  union all select 'ClaimEvent' as type
  from claim_event
  where id = $1
  union all select 'ClaimPayment' as type
  from claim_payment
  where id = $1
  union all select 'ServicePayment' as type
  from service_payment
  where id = $1
  union all select 'Adjustment' as type
  from adjustment
  where id = $1
  union all select 'Denial' as type
  from denial
  where id = $1;

select t.id as "id", t.status as "status", t.encounter_id as "#encounter", t1.id as "id", t1.visit_number as "visitNumber", t1.status as "status"
  from claim t left join encounter t1 on t1.id = t.encounter_id
  where t.id = any($1::uuid[]);

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);
