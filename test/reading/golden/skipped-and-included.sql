select t.id as "id", t.visit_number as "visitNumber", t.status as "status"
  from encounter t
  where t.id = any($1::uuid[]);

select null as "id", t.code as "code", t.encounter_id as "#by"
  from procedure_assignment t
  where t.encounter_id = any($1::uuid[])
  order by t.sequence, t.id;

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);
