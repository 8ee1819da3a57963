/** What a visit scenario is: who comes, what the clinician writes, and what an experienced coder would code from it. */

import type { CalendarDate } from '../platform/calendar-date.ts';
import type { Specialty } from './organization.ts';
import type { Who } from './people.ts';
import type { Random } from './random.ts';

export interface Scenario {
  /** Unique. Variants that change the codes, such as the side of the body, are scenarios of their own. */
  readonly name: string;
  /** A patient never has two visits that share a theme, so that one chart does not contradict itself. */
  readonly themes: readonly string[];
  readonly setting: Setting;
  readonly specialty: Specialty;
  readonly who: Who;
  /** Coded as a new patient's visit, and so only ever a patient's first. */
  readonly isNewPatient?: true;
  /** The patient has no other visit in the sample. */
  readonly isAlone?: true;
  readonly reason: string;
  readonly diagnoses: readonly ScenarioDiagnosis[];
  readonly procedures: readonly ScenarioProcedure[];
  readonly note: (voice: Voice) => NoteParts;
}

export interface ScenarioDiagnosis {
  /** ICD-10-CM without the dot; billable in the starter edition. The first of the scenario is the first-listed one. */
  readonly code: string;
  /** Words that stand in the note's assessment whenever the scenario is written, in any case of letters. */
  readonly evidence: string;
  /** How the clinician's problem list puts it; null where it holds no such entry, as for a status code. */
  readonly says: string | null;
  /** SNOMED CT concept, where the clinician's system recorded one. */
  readonly snomed: string | null;
}

export interface ScenarioProcedure {
  /** CPT or HCPCS Level II number. */
  readonly code: string;
  /** Words that stand somewhere in the note whenever the scenario is written, in any case of letters. */
  readonly evidence: string;
  /** How the clinician's system recorded it; null where it did not, as for the visit itself. */
  readonly says: string | null;
}

/** Where a visit takes place, and what kind of document it leaves behind. */
export interface Setting {
  /** HL7 v3 ActCode. */
  readonly encounterClass: 'AMB' | 'EMER' | 'IMP';
  readonly facility: 'CLINIC' | 'HOSPITAL';
  /** Fewest and most nights stayed. */
  readonly nights: readonly [fewest: number, most: number];
  readonly document: { readonly loinc: string; readonly title: string };
}

/** What a note may draw on: the seed's choices, and the patient in words. */
export interface Voice extends Random {
  readonly age: number;
  /** `54-year-old woman`, `4-year-old boy`. */
  readonly person: string;
  /** A number with one decimal, as text; the ends are given in tenths. */
  readonly tenths: (least: number, most: number) => string;
  /** The calendar day so many days before the visit. */
  readonly daysBefore: (days: number) => CalendarDate;
  /** Vital signs of an adult; what is not given is normal. */
  readonly vitals: (ranges?: VitalRanges) => string;
  /** Vital signs of a child: a weight and no blood pressure. */
  readonly childVitals: (ranges?: VitalRanges) => string;
}

type Range = readonly [least: number, most: number];

/** Both ends included. */
export interface VitalRanges {
  readonly systolic?: Range;
  readonly diastolic?: Range;
  readonly pulse?: Range;
  readonly respirations?: Range;
  /** Tenths of a degree Fahrenheit. */
  readonly temperature?: Range;
  /** Percent on room air. */
  readonly saturation?: Range;
}

/** The parts of a note, one line of text each. */
export interface NoteParts {
  readonly complaint: string;
  readonly history: readonly string[];
  readonly denies: readonly string[];
  readonly past: readonly string[];
  readonly family: string;
  readonly vitals: string;
  readonly exam: readonly string[];
  readonly results?: readonly string[];
  readonly assessment: readonly string[];
  readonly plan: readonly string[];
}

export const OFFICE: Setting = {
  encounterClass: 'AMB',
  facility: 'CLINIC',
  nights: [0, 0],
  document: { loinc: '11506-3', title: 'Progress note' },
};
export const CONSULTATION: Setting = { ...OFFICE, document: { loinc: '11488-4', title: 'Consultation note' } };
export const ENDOSCOPY: Setting = {
  encounterClass: 'AMB',
  facility: 'HOSPITAL',
  nights: [0, 0],
  document: { loinc: '28570-0', title: 'Procedure note' },
};
export const EMERGENCY: Setting = {
  encounterClass: 'EMER',
  facility: 'HOSPITAL',
  nights: [0, 0],
  document: { loinc: '34111-5', title: 'Emergency department note' },
};
export const INPATIENT: Setting = {
  encounterClass: 'IMP',
  facility: 'HOSPITAL',
  nights: [2, 5],
  document: { loinc: '18842-5', title: 'Discharge summary' },
};

/** A diagnosis; without `says` it is on no problem list. */
export const dx = (
  code: string,
  evidence: string,
  says: string | null = null,
  snomed: string | null = null,
): ScenarioDiagnosis => ({
  code,
  evidence,
  says,
  snomed,
});

/** A procedure, a test, a drug or a supply; without `says` the clinician's system recorded none. */
export const px = (code: string, evidence: string, says: string | null = null): ScenarioProcedure => ({
  code,
  evidence,
  says,
});

export type Side = 'right' | 'left';

/** One scenario for each side of the body. */
export const eachSide = (make: (side: Side) => Scenario): Scenario[] => [make('right'), make('left')];
