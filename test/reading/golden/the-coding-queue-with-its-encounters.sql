select t.id as "id", t.status as "status", t.kind as "kind", t.lease_expires_at as "leaseExpiresAt", t.assignee_id as "#assignee", t.facility_id as "#facility", t.subject_type as "subjectType", t.subject_id as "subjectId", t.due_at::text as "#sort"
  from work_item t
  where t.organization_id = $1::uuid and t.kind in ('CODING') and t.status in ('OPEN', 'TAKEN')
  order by t.due_at asc, t.id asc limit 21;

select t.id as "id", t.name as "name"
  from app_user t
  where t.id = any($1::uuid[]);

select t.id as "id", t.name as "name"
  from facility t
  where t.id = any($1::uuid[]);

select t.id as "id", t.version as "version", t.visit_number as "visitNumber", t.status as "status", t.patient_id as "#patient", t1.id as "id", t1.given_name as "givenName"
  from encounter t left join patient t1 on t1.id = t.patient_id
  where t.id = any($1::uuid[]);

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);
