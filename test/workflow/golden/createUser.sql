select t.id, t.organization_id, t.name, t.roles, t.active, t.service_account, t.version
  from app_user t
  where t.name = $1 and t.organization_id = $2
  order by t.id;

select t.id, t.organization_id, t.user_id, t.facility_id
  from user_facility t
  where t.user_id = $1
  order by t.id;

select t.id, t.organization_id, t.name, t.npi, t.place_of_service_code, t.address_line, t.city, t.state, t.postal_code, t.version
  from facility t
  where t.id = $1
  order by t.id;

insert into app_user (id, organization_id, name, roles, active, service_account, version) select r."id", r."organizationId", r."name", r."roles", r."active", r."serviceAccount", r."version"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "name" text, "roles" text[], "active" boolean, "serviceAccount" boolean, "version" integer);

insert into user_facility (id, organization_id, user_id, facility_id) select r."id", r."organizationId", r."user", r."facility"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "user" uuid, "facility" uuid);

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);

select t.id as "id", t.version as "version"
  from app_user t
  where t.id = any($1::uuid[]);
