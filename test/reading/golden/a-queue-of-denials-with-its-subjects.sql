select t.id as "id", t.kind as "kind", t.status as "status", t.priority as "priority", coalesce(t.ended_at, now()) > t.due_at as "overdue", t.subject_type as "subjectType", t.subject_id as "subjectId", t.due_at::text as "#sort"
  from work_item t
  where t.organization_id = $1::uuid and t.kind in ('CODING_DENIAL') and t.status in ('OPEN', 'TAKEN')
  order by t.due_at asc, t.id asc limit 4;

select t.id as "id", t.category as "category", t.procedure_code as "procedureCode", (select a.amount
  from adjustment a
  where a.id = t.adjustment_id) as "deniedAmount", t.encounter_id as "#encounter", t1.id as "id", t1.visit_number as "visitNumber", t1.patient_id as "#patient", t11.id as "id", t11.family_name as "familyName"
  from denial t left join encounter t1 on t1.id = t.encounter_id left join patient t11 on t11.id = t1.patient_id
  where t.id = any($1::uuid[]);

select count(*)::integer as count
  from work_item t
  where t.organization_id = $1::uuid and t.kind in ('CODING_DENIAL') and t.status in ('OPEN', 'TAKEN');

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);
