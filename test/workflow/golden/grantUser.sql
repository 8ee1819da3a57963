select t.id, t.organization_id, t.name, t.roles, t.active, t.service_account, t.version
  from app_user t
  where t.id = $1
  order by t.id for update;

select t.id, t.organization_id, t.user_id, t.facility_id
  from user_facility t
  where t.user_id = $1
  order by t.id;

update app_user set roles = $2, version = $3
  where id = $1;

delete
  from user_facility
  where id = any($1::uuid[]);

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);

select t.id as "id", t.version as "version"
  from app_user t
  where t.id = any($1::uuid[]);
