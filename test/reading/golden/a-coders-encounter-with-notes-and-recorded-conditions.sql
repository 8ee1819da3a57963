select t.id as "id", t.facility_id as "#facility", t.coverage_id as "#coverage", t1.id as "id", t1.member_id as "memberId", t1.payer_id as "#payer"
  from encounter t left join coverage t1 on t1.id = t.coverage_id
  where t.id = any($1::uuid[]);

select t.id as "id", t.name as "name", t.place_of_service_code as "placeOfServiceCode"
  from facility t
  where t.id = any($1::uuid[]);

select t.id as "id", t.name as "name"
  from payer t
  where t.id = any($1::uuid[]);

select t.id as "id", t.title as "title", t.authored_on as "authoredOn", t.text as "text", t.encounter_id as "#by"
  from clinical_document t
  where t.encounter_id = any($1::uuid[])
  order by t.authored_on, t.id;

select null as "id", t.kind as "kind", t.display as "display", t.recorded_on as "recordedOn", t.encounter_id as "#by"
  from clinical_statement t
  where t.encounter_id = any($1::uuid[])
  order by t.recorded_on, t.id;

select t.id as "id", t.status as "status", t.category as "category", t.claim_adjustment_reason_code as "claimAdjustmentReasonCode", t.due_on as "dueOn", t.encounter_id as "#by"
  from denial t
  where t.encounter_id = any($1::uuid[])
  order by t.created_at, t.id;

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);
