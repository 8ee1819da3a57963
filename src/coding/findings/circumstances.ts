/** What the coding edits look at beside the codes: the patient, the place, the notes, and other visits of the day. */

import { notFound } from '../../platform/errors.ts';
import type { Work } from '../../workflow/command.ts';
import type { CodingToCheck } from '../edits/finding.ts';

export interface Circumstances extends Pick<CodingToCheck, 'placeOfServiceCode' | 'patient' | 'elsewhere' | 'notes'> {
  /** Whether words of the record are linked to some of the codes. */
  readonly hasEvidence: boolean;
}

/**
 * Read by one statement. Other visits are those of the same patient with the same provider that have procedures on a day of
 * this encounter; like everything, only what the actor may see.
 */
export const circumstancesOf = async (work: Work, encounterId: string): Promise<Circumstances> => {
  const [row] = (await work.lookUp(CIRCUMSTANCES, [encounterId])) as unknown as (Circumstances['patient'] &
    Omit<Circumstances, 'patient'>)[];
  if (!row) throw notFound('Encounter');
  const { placeOfServiceCode, birthDate, sex, notes, elsewhere, hasEvidence } = row;
  return { placeOfServiceCode, patient: { birthDate, sex }, notes, elsewhere, hasEvidence };
};

const CIRCUMSTANCES = `
  select f.place_of_service_code as "placeOfServiceCode", p.birth_date::text as "birthDate", p.sex,
    coalesce((select array_agg(d.text order by d.authored_on, d.id) from clinical_document d where d.encounter_id = e.id),
      '{}') as notes,
    coalesce((
      select json_agg(json_build_object('encounterId', o.id, 'visitNumber', o.visit_number, 'code', c.code,
        'modifiers', c.modifiers, 'units', c.units, 'serviceDate', c.service_date) order by o.id, c.sequence)
      from encounter o join procedure_assignment c on c.encounter_id = o.id
      where o.patient_id = e.patient_id and o.provider_id = e.provider_id and o.id <> e.id and o.status <> 'CANCELLED'
        and c.service_date between e.service_from and e.service_to), '[]') as elsewhere,
    exists (select from evidence v where v.encounter_id = e.id) as "hasEvidence"
  from encounter e join facility f on f.id = e.facility_id join patient p on p.id = e.patient_id
  where e.id = $1`;
