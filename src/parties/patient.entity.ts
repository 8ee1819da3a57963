import { date, entity, enumeration, id, tenant, text, version } from '../access/entity.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import { defineEnum, type ValueOf } from '../platform/enums.ts';

export const Sex = defineEnum('Sex', 'Administrative sex (DMG03).', {
  FEMALE: 'F.',
  MALE: 'M.',
  OTHER: 'Neither; sent as U.',
  UNKNOWN: 'Not recorded; sent as U.',
});
export type Sex = ValueOf<typeof Sex>;

@entity({
  table: 'patient',
  permission: 'patient.read',
  owner: 'organization',
  phi: true,
  description: 'A person who received care.',
})
export class Patient {
  @id() id!: string;
  @tenant() organizationId!: string;
  @text('The id by which the sending system knows the patient.', { changes: false, filter: true }) sourceId!: string;
  @text('Medical record number.', { filter: true }) medicalRecordNumber!: string;
  @text('Family name.', { filter: true, sort: true }) familyName!: string;
  @text('Given names.') givenName!: string;
  @date('Day of birth.', { filter: true, sort: true }) birthDate!: CalendarDate;
  @enumeration(Sex, 'Administrative sex.', { filter: true }) sex!: Sex;
  @text('Street address.', { nullable: true }) addressLine!: string | null;
  @text('City.', { nullable: true }) city!: string | null;
  @text('State, two letters.', { nullable: true }) state!: string | null;
  @text('ZIP code.', { nullable: true }) postalCode!: string | null;
  @version() version!: number;
}
