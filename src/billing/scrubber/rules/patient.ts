/** Who the patient is: name, birth, sex, age. */

import type { CalendarDate } from '../../../platform/calendar-date.ts';
import { GUIDE, INFORMS, one, says, WARNS, type ClaimRule } from '../rule.ts';

/** Whole years from a birth to a day. */
const yearsBetween = (birth: CalendarDate, day: CalendarDate): number =>
  Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(5) < birth.slice(5) ? 1 : 0);

export const PATIENT: readonly ClaimRule[] = [
  {
    id: 'PATIENT_NAME_MISSING',
    ...GUIDE,
    sentence: 'The patient has a family name.',
    source: '2010CA NM103',
    find: ({ claim: { patient }, isSelf }) =>
      one(
        !says(patient.name.family),
        'patient.name.family',
        isSelf ? '2010BA NM103' : '2010CA NM103',
        'The patient has no family name.',
      ),
  },
  {
    id: 'PATIENT_GIVEN_NAME_MISSING',
    ...WARNS,
    sentence: 'A patient who has a given name tells it.',
    source: '2010CA NM104',
    find: ({ claim: { patient }, isSelf }) =>
      one(
        !says(patient.name.given),
        'patient.name.given',
        isSelf ? '2010BA NM104' : '2010CA NM104',
        'The patient has no given name.',
      ),
  },
  {
    id: 'PATIENT_NAME_WITH_SUFFIX',
    ...WARNS,
    sentence: 'What follows a name stands in a place of its own.',
    source: '2010BA and 2010CA NM107',
    find: ({ claim: { patient }, isSelf }) =>
      one(
        /[\s,](?:JR|SR|II|III|IV|MD|DO)\.?$/i.test(patient.name.family),
        'patient.name.family',
        isSelf ? '2010BA NM103' : '2010CA NM103',
        'The family name of the patient ends with what belongs behind it.',
        'Move JR, III and the like to the suffix; leave titles out.',
      ),
  },
  {
    id: 'PATIENT_NAME_WITH_DIGITS',
    ...WARNS,
    sentence: 'A name has no digits.',
    source: '2010BA and 2010CA NM1',
    find: ({ claim: { patient }, isSelf }) =>
      one(
        /\d/.test(`${patient.name.family}${patient.name.given ?? ''}`),
        'patient.name',
        isSelf ? '2010BA NM1' : '2010CA NM1',
        'The name of the patient has digits in it.',
      ),
  },
  {
    id: 'BIRTH_DATE_MISSING',
    ...GUIDE,
    sentence: 'The patient has a birth date.',
    source: '2010BA and 2010CA DMG02',
    find: ({ claim: { patient }, isSelf }) =>
      one(
        patient.birthDate === null,
        'patient.birthDate',
        isSelf ? '2010BA DMG02' : '2010CA DMG02',
        'The patient has no birth date.',
      ),
  },
  {
    id: 'BIRTH_DATE_FUTURE',
    ...GUIDE,
    sentence: 'A patient has been born.',
    source: '2010BA and 2010CA DMG02',
    find: ({ claim: { patient }, facts: { today }, isSelf }) =>
      one(
        patient.birthDate !== null && patient.birthDate > today,
        'patient.birthDate',
        isSelf ? '2010BA DMG02' : '2010CA DMG02',
        'The patient is born after today.',
      ),
  },
  {
    id: 'PATIENT_VERY_OLD',
    ...WARNS,
    sentence: 'A patient is not more than 115 years old.',
    source: '2010BA and 2010CA DMG02',
    find: ({ claim: { patient }, facts: { today }, isSelf }) =>
      one(
        patient.birthDate !== null && yearsBetween(patient.birthDate, today) > 115,
        'patient.birthDate',
        isSelf ? '2010BA DMG02' : '2010CA DMG02',
        'The patient would be more than 115 years old.',
        'Look at the century.',
      ),
  },
  {
    id: 'SEX_UNKNOWN',
    ...GUIDE,
    sentence: 'The sex of the patient is F, M or U.',
    source: '2010BA and 2010CA DMG03',
    find: ({ claim: { patient }, isSelf }) =>
      one(
        !['F', 'M', 'U'].includes(patient.sex),
        'patient.sex',
        isSelf ? '2010BA DMG03' : '2010CA DMG03',
        'The sex of the patient is none of F, M and U.',
      ),
  },
  {
    id: 'SEX_NOT_TOLD',
    ...INFORMS,
    sentence: 'Payers match members by sex too.',
    source: '2010BA and 2010CA DMG03',
    find: ({ claim: { patient }, isSelf }) =>
      one(
        patient.sex === 'U',
        'patient.sex',
        isSelf ? '2010BA DMG03' : '2010CA DMG03',
        'The sex of the patient is not known; some payers do not find the member by U.',
      ),
  },
  {
    id: 'CHILD_OLDER_THAN_SUBSCRIBER',
    ...WARNS,
    sentence: 'A child is younger than its parent.',
    source: '2000C PAT01',
    find: ({ claim: { patient, subscriber } }) =>
      one(
        patient.relationship === 'CHILD' &&
          patient.birthDate !== null &&
          subscriber.birthDate !== null &&
          patient.birthDate <= subscriber.birthDate,
        'patient.relationship',
        '2000C PAT01',
        'The patient is said to be a child of the subscriber, and is older.',
      ),
  },
  {
    id: 'CHILD_PAST_AGE',
    ...INFORMS,
    sentence: 'A child is covered until 26.',
    source: '45 CFR 147.120',
    find: ({ claim: { patient }, firstService }) =>
      one(
        patient.relationship === 'CHILD' &&
          patient.birthDate !== null &&
          firstService !== null &&
          yearsBetween(patient.birthDate, firstService) >= 26,
        'patient.relationship',
        '2000C PAT01',
        'The patient is covered as a child, and is 26 or older.',
      ),
  },
];
