select count(*)::integer as count
  from denial t
  where t.organization_id = $1::uuid and t.routed_to in ('CODER');
