/** Days: of services and of the stay. */

import { calendarDate, daysBetween } from '../../../platform/calendar-date.ts';
import { BLOCKS, called, each, found, GUIDE, lines, one, WARNS, type ClaimRule } from '../rule.ts';
import { datesOf } from '../told.ts';

const SERVICE = '2400 DTP03';

/** Before this day diagnoses were ICD-9-CM, which the program does not write. */
const FIRST_DAY_OF_ICD10 = '2015-10-01';

export const DATES: readonly ClaimRule[] = [
  {
    id: 'DATE_NOT_A_DAY',
    ...GUIDE,
    sentence: 'A date is a day that there is.',
    source: 'Element 1251 with the format D8',
    find: ({ claim }) =>
      each(
        datesOf(claim),
        ({ day, path, place }) => calendarDate(day) === null && found(path, place, 'A date is no day of the calendar.'),
      ),
  },
  {
    id: 'SERVICE_DATES_REVERSED',
    ...GUIDE,
    sentence: 'A service does not end before it begins.',
    source: '2400 DTP*472',
    find: (seen) =>
      lines(
        seen,
        ({ serviceFrom, serviceTo }) => serviceTo < serviceFrom,
        'serviceTo',
        SERVICE,
        (line) => `${called(line)} ends before it begins.`,
      ),
  },
  {
    id: 'SERVICE_IN_FUTURE',
    ...GUIDE,
    sentence: 'A service that is billed has been given.',
    source: '2400 DTP*472',
    find: (seen) =>
      lines(
        seen,
        ({ serviceTo }) => serviceTo > seen.facts.today,
        'serviceTo',
        SERVICE,
        (line) => `${called(line)} is dated after today.`,
      ),
  },
  {
    id: 'SERVICE_BEFORE_BIRTH',
    ...BLOCKS,
    sentence: 'Nobody is treated before birth.',
    source: '2400 DTP*472 and DMG02',
    find: (seen) =>
      lines(
        seen,
        ({ serviceFrom }) => seen.claim.patient.birthDate !== null && serviceFrom < seen.claim.patient.birthDate,
        'serviceFrom',
        SERVICE,
        (line) => `${called(line)} is dated before the patient was born.`,
      ),
  },
  {
    id: 'SERVICE_BEFORE_ICD10',
    ...BLOCKS,
    sentence: 'A service with ICD-10 diagnoses was given when they were in force.',
    source: '45 CFR 162.1002(c)',
    find: (seen) =>
      lines(
        seen,
        ({ serviceFrom }) => serviceFrom < FIRST_DAY_OF_ICD10,
        'serviceFrom',
        SERVICE,
        (line) => `${called(line)} is older than ICD-10-CM.`,
      ),
  },
  {
    id: 'SERVICE_ACROSS_MONTHS',
    ...WARNS,
    sentence: 'The days of one line lie in one month.',
    source: 'Medicare Claims Processing Manual, chapter 26, 10.4, item 24A',
    find: (seen) =>
      lines(
        seen,
        ({ serviceFrom, serviceTo }) => seen.isProfessional && serviceFrom.slice(0, 7) !== serviceTo.slice(0, 7),
        'serviceTo',
        SERVICE,
        (line) => `${called(line)} goes on into another month.`,
        'Make a line of each month.',
      ),
  },
  {
    id: 'SERVICES_FAR_APART',
    ...WARNS,
    sentence: 'The services of a claim lie within a year.',
    source: '42 CFR 424.44: each service has its own limit',
    find: ({ firstService, lastService }) =>
      one(
        firstService !== null && lastService !== null && daysBetween(firstService, lastService) > 366,
        'lines',
        SERVICE,
        'The services lie more than a year apart.',
      ),
  },
  {
    id: 'INPATIENT_WITHOUT_ADMISSION',
    ...GUIDE,
    sentence: 'A service for an inpatient has the day of admission.',
    source: '2300 DTP*435: place of service 21, 51, 61',
    find: ({ claim, isProfessional }) =>
      one(
        isProfessional && isInpatientPlace(claim.facilityCode) && claim.admission === null,
        'admission',
        '2300 DTP03',
        'The place of service is for inpatients, and there is no day of admission.',
      ),
  },
  {
    id: 'ADMISSION_WITHOUT_INPATIENT',
    ...WARNS,
    sentence: 'The day of admission is told of inpatients and of ambulance services alone.',
    source: '2300 DTP*435',
    find: ({ claim, isProfessional }) =>
      one(
        isProfessional &&
          claim.admission !== null &&
          !isInpatientPlace(claim.facilityCode) &&
          !['31', '41', '42'].includes(claim.facilityCode) &&
          !claim.lines.some(({ placeOfServiceCode }) => isInpatientPlace(placeOfServiceCode ?? '')),
        'admission',
        '2300 DTP03',
        'There is a day of admission, and no place of service for inpatients.',
      ),
  },
  {
    id: 'DISCHARGE_BEFORE_ADMISSION',
    ...GUIDE,
    sentence: 'Nobody leaves before coming.',
    source: '2300 DTP*096 and DTP*435',
    find: ({ claim: { admission } }) =>
      one(
        admission !== null && admission.dischargedOn !== null && admission.dischargedOn < admission.admittedOn,
        'admission.dischargedOn',
        '2300 DTP03',
        'The discharge is before the admission.',
      ),
  },
  {
    id: 'STAY_IN_FUTURE',
    ...GUIDE,
    sentence: 'Admission and discharge are not after today.',
    source: '2300 DTP*096 and DTP*435',
    find: ({ claim: { admission }, facts: { today } }) =>
      one(
        admission !== null && (admission.admittedOn > today || (admission.dischargedOn ?? '') > today),
        'admission',
        '2300 DTP03',
        'The admission or the discharge is after today.',
      ),
  },
  {
    id: 'SERVICE_OUTSIDE_STAY',
    ...WARNS,
    sentence: 'A service for an inpatient lies within the stay.',
    source: '2400 DTP*472 and 2300 DTP*435',
    find: (seen) => {
      const { admission, facilityCode } = seen.claim;
      if (admission === null || !seen.isProfessional) return [];
      return lines(
        seen,
        ({ placeOfServiceCode, serviceFrom, serviceTo }) =>
          isInpatientPlace(placeOfServiceCode ?? facilityCode) &&
          (serviceFrom < admission.admittedOn ||
            (admission.dischargedOn !== null && serviceTo > admission.dischargedOn)),
        'serviceFrom',
        SERVICE,
        (line) => `${called(line)} is for an inpatient, and lies outside of the stay.`,
      );
    },
  },
];

/** Inpatient hospital, inpatient psychiatric, inpatient rehabilitation. */
const isInpatientPlace = (code: string): boolean => code === '21' || code === '51' || code === '61';
