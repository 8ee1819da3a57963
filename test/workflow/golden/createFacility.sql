select t.id, t.organization_id, t.name, t.npi, t.place_of_service_code, t.address_line, t.city, t.state, t.postal_code, t.version
  from facility t
  where t.name = $1 and t.organization_id = $2
  order by t.id;

insert into facility (id, organization_id, name, npi, place_of_service_code, address_line, city, state, postal_code, version) select r."id", r."organizationId", r."name", r."npi", r."placeOfServiceCode", r."addressLine", r."city", r."state", r."postalCode", r."version"
  from json_to_recordset($1::json) as r ("id" uuid, "organizationId" uuid, "name" text, "npi" text, "placeOfServiceCode" text, "addressLine" text, "city" text, "state" text, "postalCode" text, "version" integer);

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);

select t.id as "id", t.version as "version"
  from facility t
  where t.id = any($1::uuid[]);
