select t.id, t.organization_id, t.name, t.reason, t.active, t.sampling_percent, t.encounter_class, t.only_facility_id, t.coder_id, t.code_prefix, t.created_at, t.version
  from review_policy t
  where t.id = $1
  order by t.id for update;

select t.id, t.organization_id, t.name, t.reason, t.active, t.sampling_percent, t.encounter_class, t.only_facility_id, t.coder_id, t.code_prefix, t.created_at, t.version
  from review_policy t
  where t.name = $1 and t.organization_id = $2
  order by t.id;

update review_policy set active = $2, version = $3
  where id = $1;

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);

select t.id as "id", t.version as "version"
  from review_policy t
  where t.id = any($1::uuid[]);
