select t.id as "id", t.code as "code", t.modifier as "modifier", t.amount as "amount", t.effective_from as "effectiveFrom", t.code::text as "#sort"
  from fee t
  where t.organization_id = $3::uuid and t.code = any($1::text[]) and t.amount >= $2::bigint
  order by t.code desc, t.id desc limit 3;
