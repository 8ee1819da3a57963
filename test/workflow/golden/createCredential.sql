select t.id, t.organization_id, t.name, t.roles, t.active, t.service_account, t.version
  from app_user t
  where t.id = $1
  order by t.id;

select t.id, t.organization_id, t.user_id, t.kind, t.number, t.issued_on, t.expires_on, t.verified_by_id, t.verified_at, t.version
  from credential t
  where t.user_id = $1
  order by t.id;

insert into credential (id, organization_id, user_id, kind, number, issued_on, expires_on, verified_by_id, verified_at, version) select r."id", r."organizationId", r."user", r."kind", r."number", r."issuedOn", r."expiresOn", r."verifiedBy", r."verifiedAt", r."version"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "user" uuid, "kind" text, "number" text, "issuedOn" date, "expiresOn" date, "verifiedBy" uuid, "verifiedAt" timestamp with time zone, "version" integer);

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);

select t.id as "id", t.version as "version"
  from credential t
  where t.id = any($1::uuid[]);
