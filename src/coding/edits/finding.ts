/** What the coding edits look at, and what they say. Everything here is plain data: the edits know no database and no clock. */

import type { CalendarDate } from '../../platform/calendar-date.ts';

/**
 * BLOCKS stands in the way of final coding until it is mended or overridden, WARNS asks for a second look, INFORMS says
 * something that may be as it is.
 */
export type Severity = 'BLOCKS' | 'WARNS' | 'INFORMS';

/** One thing that is wrong, or may be, with the coding of an encounter. */
export interface Finding {
  /** Which rule says so: `EXCLUDES1`, `PTP`, `MUE_BY_DAY`, ... Never renamed. */
  readonly rule: string;
  readonly severity: Severity;
  /** Where: `diagnoses[2].code`, `procedures[1].modifiers`, counted from 1 by sequence; `encounter` for the whole set. */
  readonly path: string;
  /** The assignments that it is about, the one to look at first; empty where it is about the encounter. */
  readonly assignmentIds: readonly string[];
  /** A sentence that a coder can act on. Holds codes and no words of the record. */
  readonly message: string;
  /** Where the rule comes from, with the edition that answered: `ICD-10-CM tabular list 2026, E11`. */
  readonly source: string;
  /** What would mend it; null where that is a matter of the record. */
  readonly mend: string | null;
  /** True where a person with the permission may let it stand, with a reason. */
  readonly overridable: boolean;
  /**
   * The same for the same fault of the same codes, whatever their order and whatever else is on the encounter; another
   * one when anything changes that its sentence rests on: units, modifiers, an age. An override is kept by it.
   */
  readonly key: string;
}

export interface DiagnosisToCheck {
  readonly id: string;
  readonly sequence: number;
  /** In normal form. */
  readonly code: string;
}

export interface ProcedureToCheck {
  readonly id: string;
  readonly sequence: number;
  readonly codeSet: 'CPT' | 'HCPCS';
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly units: number;
  /** Sequences of diagnoses, the first the most important. */
  readonly diagnosisPointers: readonly number[];
  readonly serviceDate: CalendarDate;
}

/** A procedure on another encounter of the same patient with the same provider, on a day that this encounter has procedures on. */
export interface ProcedureElsewhere {
  /** By which a message names that encounter: `visit 4711`, or no more than `another visit` where it is out of sight. */
  readonly visit: string;
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly units: number;
  readonly serviceDate: CalendarDate;
}

export interface CodingToCheck {
  /** As the graph names them; of an inpatient the day of discharge decides which edition judges the diagnoses. */
  readonly encounterClass: 'AMBULATORY' | 'EMERGENCY' | 'INPATIENT' | 'OBSERVATION' | 'HOME' | 'VIRTUAL' | 'OTHER';
  readonly serviceFrom: CalendarDate;
  readonly serviceTo: CalendarDate;
  /** Of the facility (CLM05-1), two digits. */
  readonly placeOfServiceCode: string;
  readonly patient: { readonly birthDate: CalendarDate; readonly sex: 'FEMALE' | 'MALE' | 'OTHER' | 'UNKNOWN' };
  /** In order of sequence. */
  readonly diagnoses: readonly DiagnosisToCheck[];
  readonly procedures: readonly ProcedureToCheck[];
  /** Whether it is known who rendered the care: else nothing can be compared with other visits. */
  readonly providerNamed: boolean;
  readonly elsewhere: readonly ProcedureElsewhere[];
  /** The texts of the notes; empty where they are not looked at. */
  readonly notes: readonly string[];
}
