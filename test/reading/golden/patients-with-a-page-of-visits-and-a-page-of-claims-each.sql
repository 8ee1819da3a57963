select t.id as "id", t.family_name as "familyName", t.family_name::text as "#sort"
  from patient t
  where t.organization_id = $1::uuid
  order by t.family_name desc, t.id desc limit 5;

select c.*, p.id as "#by"
  from unnest($1::uuid[]) p(id)
  cross join lateral (select t.id as "id", t.visit_number as "visitNumber", t.service_from as "serviceFrom", t.service_from::text as "#sort"
  from encounter t
  where t.patient_id = p.id
  order by t.service_from desc, t.id desc limit 2) c;

select p.id as "#by", (select count(*)::integer
  from claim t
  where t.patient_id = p.id) as count
  from unnest($1::uuid[]) p(id);

select c.*, p.id as "#by"
  from unnest($1::uuid[]) p(id)
  cross join lateral (select t.id as "id", t.status as "status", '' as "#sort"
  from claim t
  where t.encounter_id = p.id
  order by t.id asc limit 2) c;

select p.id as "#by", (select count(*)::integer
  from claim t
  where t.encounter_id = p.id) as count
  from unnest($1::uuid[]) p(id);

select p.id as "#by", (select count(*)::integer
  from encounter t
  where t.patient_id = p.id) as count
  from unnest($1::uuid[]) p(id);

select count(*)::integer as count
  from patient t
  where t.organization_id = $1::uuid;

insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb);
