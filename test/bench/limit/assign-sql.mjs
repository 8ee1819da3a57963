/** The hand-written statements of assigning and removing a diagnosis; what they are given is SQL, for pg and for pgbench. */

const lockedBy = (id, version, user) => `
  held as (select w.id, w.lease_expires_at from work_item w where w.subject_id = ${id}::uuid and w.status = 'TAKEN' and w.assignee_id = ${user}::uuid),
  changed as (update encounter e set version = e.version + 1
    where e.id = ${id}::uuid and e.version = ${version}::integer and e.status = 'IN_CODING' and exists (select from held)
    returning e.id, e.organization_id, e.facility_id, e.version, e.service_from),
  lease as (update work_item w set lease_expires_at = now() + interval '30 minutes', version = w.version + 1
    where w.id = (select id from held) and exists (select from changed))`;

const trail = (action, user, userName, request, field) => `
  trail as (insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects, changes)
    select gen_random_uuid(), c.organization_id, now(), 'COMMAND', '${action}', ${user}::uuid, ${userName}, array['CODER'], 'API', ${request}::text,
      array['Encounter:' || c.id, 'WorkItem:' || (select id from held), 'DiagnosisAssignment:' || d.id],
      json_build_array(
        json_build_object('subject', 'DiagnosisAssignment:' || d.id, 'field', 'code', ${field}),
        json_build_object('subject', 'WorkItem:' || (select id from held), 'field', 'leaseExpiresAt', 'before', (select lease_expires_at from held), 'after', now() + interval '30 minutes'))
    from changed c, diagnosis d)`;

export const assignStatement = ({ id, version, user, userName, request, code }) => `
  with ${lockedBy(id, version, user)},
  listed as (select k.code, k.long_title from code_set_edition s join code k on k.edition_id = s.id
    where s.code_set = 'ICD10CM' and s.complete and k.code = ${code}::text and k.billable
      and s.effective_from <= (select service_from from changed) and coalesce(s.effective_to >= (select service_from from changed), true)
    order by s.published desc, s.effective_from desc limit 1),
  diagnosis as (insert into diagnosis_assignment (id, organization_id, facility_id, encounter_id, sequence, code, title, assigned_by_id, assigned_at)
    select gen_random_uuid(), c.organization_id, c.facility_id, c.id,
      (select coalesce(max(d.sequence), 0) + 1 from diagnosis_assignment d where d.encounter_id = c.id), l.code, l.long_title, ${user}::uuid, now()
    from changed c, listed l returning id, code),
  ${trail('assignDiagnosis', user, userName, request, "'before', null, 'after', d.code")}
  select version from changed where exists (select from diagnosis)`;

export const removeStatement = ({ id, version, user, userName, request, sequence }) => `
  with ${lockedBy(id, version, user)},
  diagnosis as (delete from diagnosis_assignment d where d.encounter_id = (select id from changed) and d.sequence = ${sequence}::integer returning d.id, d.code),
  ${trail('removeDiagnosis', user, userName, request, "'before', d.code, 'after', null")}
  select version from changed where exists (select from diagnosis)`;
