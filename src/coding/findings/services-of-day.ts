/**
 * What the edits compare across facilities. NCCI looks at all services of a patient with a provider on a day, wherever they
 * were given, and a coder sees the encounters of some facilities only: a function of the owner answers what is compared,
 * and nothing else.
 */

import { rowCondition } from '../../access/row-policies.ts';

/** What people call the function in SQL, with its argument. */
export const SERVICES_OF_DAY = 'services_of_day(uuid)';

/**
 * SQL that makes the function and grants it; to be run by the owner. It answers for encounters that the actor may code
 * under the permissions table, and for no other. Of the other visits it tells the code, modifiers, units and day of each
 * service and the facility; the visit number only where the actor may code that visit too. No id of a visit, no
 * diagnosis, no name and no note leaves it.
 */
export const servicesOfDay = (application: string): string[] => {
  const mayCode = rowCondition('encounter', 'facility', 'encounter.code');
  return [
    `drop function if exists ${SERVICES_OF_DAY}`,
    `create function services_of_day(of_encounter uuid)
  returns table (facility_id uuid, visit_number text, code text, modifiers text[], units integer, service_date date)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  select o.facility_id, case when o.in_sight then o.visit_number end, c.code, c.modifiers, c.units, c.service_date
  from (select * from encounter where id = of_encounter and ${mayCode}) e
  join (select *, ${mayCode} as in_sight from encounter) o on o.organization_id = e.organization_id
    and o.patient_id = e.patient_id and o.provider_id = e.provider_id and o.id <> e.id and o.status <> 'CANCELLED'
  join procedure_assignment c on c.encounter_id = o.id
  where c.service_date between e.service_from and e.service_to
  order by o.id, c.sequence;
end $$`,
    `revoke all on function ${SERVICES_OF_DAY} from public`,
    `grant execute on function ${SERVICES_OF_DAY} to ${application}`,
  ];
};
