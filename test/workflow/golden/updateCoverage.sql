select t.id, t.organization_id, t.source_id, t.patient_id, t.payer_id, t.member_id, t.group_number, t.relationship, t.priority, t.effective_from, t.effective_to, t.version
  from coverage t
  where t.id = $1
  order by t.id for update;

update coverage set group_number = $2, effective_from = $3, version = $4
  where id = $1;

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);

select t.id as "id", t.version as "version"
  from coverage t
  where t.id = any($1::uuid[]);
