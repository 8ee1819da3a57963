/** What the coding edits look at beside the codes: the patient, the place, the notes, and other visits of the day. */

import { notFound } from '../../platform/errors.ts';
import type { Work } from '../../workflow/command.ts';
import type { CodingToCheck, ProcedureElsewhere } from '../edits/finding.ts';

export interface Circumstances extends Pick<
  CodingToCheck,
  'placeOfServiceCode' | 'patient' | 'providerNamed' | 'elsewhere' | 'notes'
> {
  /** Whether words of the record are linked to some of the codes. */
  readonly hasEvidence: boolean;
}

/**
 * Read by one statement. Other visits are those of the same patient with the same provider that have procedures on a day of
 * this encounter, wherever they were: of those out of the actor's sight no more is told than their services and the facility.
 */
export const circumstancesOf = async (work: Work, encounterId: string): Promise<Circumstances> => {
  const [row] = (await work.lookUp(CIRCUMSTANCES, [encounterId])) as unknown as (Circumstances['patient'] &
    Omit<Circumstances, 'patient' | 'elsewhere'> & { readonly elsewhere: readonly ServiceOfDay[] })[];
  if (!row) throw notFound('Encounter');
  const { birthDate, sex, elsewhere, ...rest } = row;
  return { ...rest, patient: { birthDate, sex }, elsewhere: elsewhere.map(inWords) };
};

interface ServiceOfDay extends Omit<ProcedureElsewhere, 'visit'> {
  readonly visitNumber: string | null;
  readonly facility: string | null;
}

const inWords = ({ visitNumber, facility, ...service }: ServiceOfDay): ProcedureElsewhere => ({
  ...service,
  visit:
    visitNumber !== null
      ? `visit ${visitNumber}`
      : facility !== null
        ? `another visit at ${facility}`
        : 'another visit',
});

const CIRCUMSTANCES = `
  select f.place_of_service_code as "placeOfServiceCode", p.birth_date::text as "birthDate", p.sex,
    coalesce((select array_agg(d.text order by d.authored_on, d.id) from clinical_document d where d.encounter_id = e.id),
      '{}') as notes,
    e.provider_id is not null as "providerNamed",
    coalesce((
      select json_agg(json_build_object('visitNumber', s.visit_number, 'facility', w.name, 'code', s.code,
        'modifiers', s.modifiers, 'units', s.units, 'serviceDate', s.service_date))
      from services_of_day(e.id) s left join facility w on w.id = s.facility_id), '[]') as elsewhere,
    exists (select from evidence v where v.encounter_id = e.id) as "hasEvidence"
  from encounter e join facility f on f.id = e.facility_id join patient p on p.id = e.patient_id
  where e.id = $1`;
