select t.id, t.organization_id, t.code, t.modifier, t.amount, t.effective_from, t.version
  from fee t
  where t.code = any($1::text[]) and t.organization_id = $2
  order by t.id;

insert into fee (id, organization_id, code, modifier, amount, effective_from, version) select r."id", r."organizationId", r."code", r."modifier", r."amount", r."effectiveFrom", r."version"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "code" text, "modifier" text, "amount" bigint, "effectiveFrom" date, "version" integer);

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);

select t.id as "id", t.code as "code", t.amount as "amount"
  from fee t
  where t.id = any($1::uuid[]);
