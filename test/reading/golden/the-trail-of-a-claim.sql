select t.id as "id", t.kind as "kind", t.action as "action", t.actor_name as "actorName", t.roles as "roles", t.source as "source", t.at as "at", '' as "#sort"
  from audit_event t
  where t.organization_id = $2::uuid and t.kind in ('COMMAND') and t.subjects @> array[$1::text]
  order by t.id asc limit 21;

select count(*)::integer as count
  from audit_event t
  where t.organization_id = $2::uuid and t.kind in ('COMMAND') and t.subjects @> array[$1::text];

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);
