select count(*)::integer as count
  from denial t
  where t.routed_to in ('CODER');
