import type { CalendarDate } from '../platform/calendar-date.ts';
import type { EncounterClass } from './encounter-class.ts';

/** What decides by which edition the diagnoses of an encounter are judged. */
export interface Stay {
  readonly encounterClass: EncounterClass;
  readonly serviceFrom: CalendarDate;
  readonly serviceTo: CalendarDate;
}

/**
 * The day by which diagnoses are suggested, assigned and judged: of discharge for inpatients, whose claim is coded by it
 * (ICD-10-CM official guidelines: discharges from the first day of an edition on), the first day of service for all others.
 */
export const diagnosisDay = ({ encounterClass, serviceFrom, serviceTo }: Stay): CalendarDate =>
  encounterClass === 'INPATIENT' ? serviceTo : serviceFrom;
