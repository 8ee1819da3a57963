import {
  addAttributes,
  date,
  entity,
  enumeration,
  id,
  instant,
  integer,
  reference,
  tenant,
  text,
  version,
} from '../access/entity.ts';
import { Facility } from '../access/facility.entity.ts';
import { User } from '../access/user.entity.ts';
import { Coverage } from '../parties/coverage.entity.ts';
import { Patient } from '../parties/patient.entity.ts';
import { Provider } from '../parties/provider.entity.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import { CalendarDate as CalendarDateScalar } from '../platform/scalars.ts';
import { defineEnum, type ValueOf } from '../platform/enums.ts';
import { diagnosisDay, type Stay } from './diagnosis-day.ts';
import { EncounterClass } from './encounter-class.ts';
import { encounterLifecycle } from './encounter.lifecycle.ts';
import { ReviewPolicy } from './review/review-policy.entity.ts';
import { WorkSubject } from '../workflow/work-item.entity.ts';

export const EncounterStatus = defineEnum('EncounterStatus', encounterLifecycle.sentence, encounterLifecycle.states);
export type EncounterStatus = ValueOf<typeof EncounterStatus>;

@entity({
  table: 'encounter',
  permission: 'encounter.read',
  owner: 'facility',
  phi: true,
  implements: [WorkSubject],
  description: 'A visit: what coders code and billers bill.',
})
export class Encounter {
  @id() id!: string;
  @tenant() organizationId!: string;
  @text('The id by which the sending system knows the visit.', { changes: false, filter: true }) sourceId!: string;
  @text('Visit number.', { filter: true }) visitNumber!: string;
  @reference(() => Facility, 'Where.', { changes: false }) facility!: Facility;
  @reference(() => Patient, 'Whose.', { changes: false }) patient!: Patient;
  @reference(() => Provider, 'Who rendered the care.', { nullable: true }) provider!: Provider | null;
  @reference(() => Coverage, 'The coverage to bill.', { nullable: true }) coverage!: Coverage | null;
  @enumeration(EncounterClass, 'The setting.', { filter: true }) encounterClass!: EncounterClass;
  @date('First day of service.', { filter: true, sort: true }) serviceFrom!: CalendarDate;
  @date('Last day of service.', { filter: true }) serviceTo!: CalendarDate;
  @text('Why the patient came, in the words of the record.', { nullable: true, guard: 'document.read' }) reason!:
    | string
    | null;
  @enumeration(EncounterStatus, 'Where it stands.', { filter: true }) status!: EncounterStatus;
  @integer('How many findings of the coding edits stand in the way of final coding, overridden ones left out.', {
    filter: true,
  })
  blockingFindings!: number;
  @reference(() => User, 'Who declared the coding final.', { nullable: true }) codedBy!: User | null;
  @instant('When the coding was declared final.', { nullable: true }) codedAt!: Date | null;
  @reference(() => ReviewPolicy, 'The policy that drew its coding for a second look; absent where none did.', {
    nullable: true,
  })
  reviewPolicy!: ReviewPolicy | null;
  @instant('When the record arrived.', { sort: true, changes: false }) createdAt!: Date;
  @version() version!: number;
}

addAttributes(Encounter, [
  {
    is: 'computed',
    name: 'diagnosisDay',
    type: () => CalendarDateScalar,
    nullable: false,
    needs: { encounterClass: true, serviceFrom: true, serviceTo: true },
    compute: (stay: Stay) => diagnosisDay(stay),
    description:
      'The day whose edition its diagnoses are of: of discharge for an inpatient, else the first. `searchCodes` takes it as `onDate`.',
  },
]);

addAttributes(Patient, [
  {
    is: 'connection',
    name: 'encounters',
    target: () => Encounter,
    by: 'patient',
    order: null,
    where: null,
    description: 'Visits.',
  },
]);
