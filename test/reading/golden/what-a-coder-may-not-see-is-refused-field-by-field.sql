select t.id as "id", t.category as "category", t.status as "status", '' as "#sort"
  from denial t
  where t.organization_id = $1::uuid
  order by t.id asc limit 2;

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);
