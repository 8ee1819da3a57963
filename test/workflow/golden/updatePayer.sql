select t.id, t.organization_id, t.source_id, t.name, t.payer_id, t.version
  from payer t
  where t.id = $1
  order by t.id for update;

update payer set payer_id = $2, version = $3
  where id = $1;

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);

select t.id as "id", t.version as "version"
  from payer t
  where t.id = any($1::uuid[]);
