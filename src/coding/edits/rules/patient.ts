/** Diagnoses that do not go with the patient's age or sex. */

import type { DiagnosisEditKind } from '../../../codesets/files/rows.ts';
import type { CalendarDate } from '../../../platform/calendar-date.ts';
import { atDiagnosis, icd, type Rule } from '../rule.ts';

/** Whole years on a day. */
export const ageOn = (birthDate: CalendarDate, day: CalendarDate): number => {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
};

const bornLater: Rule = {
  id: 'BORN_AFTER_SERVICE',
  severity: 'BLOCKS',
  overridable: false,
  sentence: 'A patient was born when the service was given.',
  source: '837P DMG02, DTP*472',
  find: ({ coding: { patient, serviceFrom } }) =>
    patient.birthDate <= serviceFrom
      ? []
      : [
          {
            path: 'encounter',
            about: [],
            message: `The patient was born on a day after ${serviceFrom}, the first day of service.`,
            mend: 'Have the day of birth or the day of service corrected, or see whether it is another patient.',
            key: serviceFrom,
          },
        ],
};

/** The ages of the Medicare Code Editor, both ends included. */
const AGES: Readonly<Partial<Record<DiagnosisEditKind, readonly [from: number, to: number, whom: string]>>> = {
  NEWBORN: [0, 0, 'newborns (age 0)'],
  PEDIATRIC: [0, 17, 'patients of 0 to 17 years'],
  MATERNITY: [9, 64, 'patients of 9 to 64 years'],
  ADULT: [15, 124, 'patients of 15 to 124 years'],
};

const ageConflict: Rule = {
  id: 'AGE_CONFLICT',
  severity: 'BLOCKS',
  overridable: true,
  sentence: 'A diagnosis goes with the age of the patient.',
  source: 'Medicare Code Editor: age conflict',
  find: ({ coding, tables }) => {
    const edits = tables.MEDICARE_CODE_EDITS;
    const age = ageOn(coding.patient.birthDate, coding.serviceFrom);
    // Who was not born yet has no age that goes with a diagnosis: another rule says so.
    if (!edits || age < 0) return [];
    return coding.diagnoses.flatMap((diagnosis) =>
      edits.editsOf(diagnosis.code).flatMap((kind) => {
        const ages = AGES[kind];
        if (!ages || (ages[0] <= age && age <= ages[1])) return [];
        return [
          {
            path: atDiagnosis(diagnosis),
            about: [diagnosis],
            message: `${icd(diagnosis.code)} is of ${ages[2]}, and the patient is not.`,
            mend: 'Check the code and the day of birth.',
            key: `${diagnosis.code} ${kind} ${age}`,
            from: edits.from,
          },
        ];
      }),
    );
  },
};

const sexConflict: Rule = {
  id: 'SEX_CONFLICT',
  severity: 'BLOCKS',
  overridable: true,
  sentence:
    'A diagnosis goes with the sex that is recorded, as long as the edition of the day edits by sex (until 2024-09-30).',
  source: 'Medicare Code Editor: sex conflict',
  find: ({ coding, tables }) => {
    const { diagnoses, patient } = coding;
    const edits = tables.MEDICARE_CODE_EDITS;
    if (!edits || (patient.sex !== 'FEMALE' && patient.sex !== 'MALE')) return [];
    const against: DiagnosisEditKind = patient.sex === 'FEMALE' ? 'MALE_ONLY' : 'FEMALE_ONLY';
    return diagnoses
      .filter(({ code }) => edits.editsOf(code).includes(against))
      .map((diagnosis) => ({
        path: atDiagnosis(diagnosis),
        about: [diagnosis],
        message: `${icd(diagnosis.code)} is of the other sex than the one recorded.`,
        mend: 'Check the code and the sex that is recorded.',
        key: `${diagnosis.code} ${patient.sex}`,
        from: edits.from,
      }));
  },
};

export const PATIENT: readonly Rule[] = [bornLater, ageConflict, sexConflict];
