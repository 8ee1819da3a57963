select t.id, t.name, t.npi, t.tax_id, t.taxonomy_code, t.address_line, t.city, t.state, t.postal_code, t.requires_credential, t.coding_credentials, t.version
  from organization t
  where t.id = $1
  order by t.id for update;

update organization set requires_credential = $2, coding_credentials = $3, version = $4
  where id = $1;

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);

select t.id as "id", t.version as "version"
  from organization t
  where t.id = any($1::uuid[]);
