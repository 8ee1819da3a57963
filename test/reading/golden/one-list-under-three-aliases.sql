select t.id as "id", t.patient_id as "#patient", t1.id as "id", t1.family_name as "familyName"
  from encounter t left join patient t1 on t1.id = t.patient_id
  where t.id = any($1::uuid[]);

select c.*, p.id as "#by"
  from unnest($1::uuid[]) p(id)
  cross join lateral (select t.id as "id", t.visit_number as "visitNumber", '' as "#sort"
  from encounter t
  where t.patient_id = p.id
  order by t.id asc limit 2) c;

select c.*, p.id as "#by"
  from unnest($1::uuid[]) p(id)
  cross join lateral (select t.id as "id", t.visit_number as "visitNumber", '' as "#sort"
  from encounter t
  where t.patient_id = p.id
  order by t.id asc limit 6) c;

select c.*, p.id as "#by"
  from unnest($1::uuid[]) p(id)
  cross join lateral (select t.id as "id", t.visit_number as "visitNumber", '' as "#sort"
  from encounter t
  where t.patient_id = p.id and t.status in ('RELEASED')
  order by t.id asc limit 21) c;

select p.id as "#by", (select count(*)::integer
  from encounter t
  where t.patient_id = p.id) as count
  from unnest($1::uuid[]) p(id);

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);
