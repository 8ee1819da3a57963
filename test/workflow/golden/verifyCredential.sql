select t.id, t.organization_id, t.user_id, t.kind, t.number, t.issued_on, t.expires_on, t.verified_by_id, t.verified_at, t.version
  from credential t
  where t.id = $1
  order by t.id for update;

update credential set verified_by_id = $2, verified_at = $3, version = $4
  where id = $1;

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);

select t.id as "id", t.version as "version"
  from credential t
  where t.id = any($1::uuid[]);
