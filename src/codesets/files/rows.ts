/**
 * What publishers' files are read into, and what is stored of them. Codes are in normal form (capitals, no dot), dates
 * are calendar dates, and every row of an edition is plain data: it travels through JSON as it is.
 */

import type { CalendarDate } from '../../platform/calendar-date.ts';

/** One code of one edition, of any list of codes. */
export interface CodeRow {
  readonly code: string;
  /** False for a heading that stands above the codes which a claim may carry. */
  readonly billable: boolean;
  readonly shortTitle: string;
  readonly longTitle: string;
  /** The first and the last day of the code itself, inclusive, where its publisher gives them with the code. */
  readonly effectiveFrom: CalendarDate | null;
  readonly effectiveTo: CalendarDate | null;
}

export type NoteKind =
  | 'INCLUDES'
  | 'INCLUSION_TERM'
  | 'EXCLUDES1'
  | 'EXCLUDES2'
  | 'CODE_FIRST'
  | 'USE_ADDITIONAL'
  | 'CODE_ALSO'
  | 'NOTE'
  | 'SEVENTH_CHARACTER';

/**
 * The codes that a note speaks of. `{ from: 'E08', to: null, open: true }` is E08.- (the code and all below it);
 * `{ from: 'E10', to: 'E13', open: true }` is E10-E13 with all below; `{ from: 'A1832', to: null, open: false }` is
 * that code, and what stands below it where it is a heading.
 */
export interface CodeRange {
  readonly from: string;
  readonly to: string | null;
  readonly open: boolean;
  /**
   * Where only some of them are meant ("T36-T50 with fifth or sixth character 5"): the regular expression that a code in
   * normal form matches then. Absent where all are.
   */
  readonly matching?: string;
}

export interface NoteRow {
  readonly kind: NoteKind;
  readonly text: string;
  readonly references: readonly CodeRange[];
}

/** A chapter, section or code of the tabular list with the notes that stand at it; parents come before children. */
export interface TabularRow {
  /** `CH4`, `E08-E13` (a section), or a code: `E08311`. */
  readonly id: string;
  readonly level: 'CHAPTER' | 'SECTION' | 'CODE';
  readonly parent: string | null;
  readonly title: string;
  readonly notes: readonly NoteRow[];
  /** Seventh characters that are defined here, for this entry and all below it: character to meaning; null where none. */
  readonly sevenCharacters: Readonly<Record<string, string>> | null;
}

/** A term of the alphabetic index or one of its tables, from the main term down. */
export interface IndexRow {
  /** `['Fracture', 'traumatic', 'femur', 'neck']`. */
  readonly path: readonly string[];
  /** Words in parentheses, which may be there or not. */
  readonly nonessential: readonly string[];
  /** Codes in normal form without `-`; `column` is the heading in the tables (`Malignant Primary`), null in the index. */
  readonly codes: readonly { readonly column: string | null; readonly code: string }[];
  /** Where to look instead (`see`) or besides (`see also`), as written. */
  readonly see: string | null;
  readonly seeAlso: string | null;
}

/** All NCCI edits of one column 1 code: four lists of one length, and one edit at each place. */
export interface PtpRow {
  readonly columnOne: string;
  readonly columnTwo: readonly string[];
  /** First day of the edit; null where the file does not say. */
  readonly effectiveFrom: readonly (CalendarDate | null)[];
  /** Last day of the edit, inclusive; null where it stands. */
  readonly effectiveTo: readonly (CalendarDate | null)[];
  /** 0 no modifier is accepted, 1 one of the NCCI modifiers is, 9 the edit does not apply any more. */
  readonly indicators: readonly (0 | 1 | 9)[];
}

export interface MueRow {
  readonly code: string;
  readonly units: number;
  /** 1 by claim line, 2 by day (policy, absolute), 3 by day (clinical, may be appealed). */
  readonly indicator: 1 | 2 | 3;
  /** In the publisher's few words. */
  readonly rationale: string;
}

export interface AddOnRow {
  readonly addOn: string;
  /** One primary code; null where the Medicare contractor decides what is primary. */
  readonly primary: string | null;
  /** 1 only the primaries listed, 2 those of the contractor, 3 those listed and others of the contractor. */
  readonly type: 1 | 2 | 3;
  readonly effectiveFrom: CalendarDate | null;
  readonly effectiveTo: CalendarDate | null;
}

export type DiagnosisEditKind =
  | 'MANIFESTATION'
  | 'UNACCEPTABLE_PRINCIPAL'
  /** Unacceptable as principal unless a secondary diagnosis stands beside it. */
  | 'NEEDS_SECONDARY'
  /** Age 0. */
  | 'NEWBORN'
  /** Age 0 to 17. */
  | 'PEDIATRIC'
  /** Age 9 to 64. */
  | 'MATERNITY'
  /** Age 15 to 124. */
  | 'ADULT'
  | 'FEMALE_ONLY'
  | 'MALE_ONLY';

/** One edit of the Medicare Code Editor for one diagnosis. */
export interface DiagnosisEditRow {
  readonly code: string;
  readonly edit: DiagnosisEditKind;
}

/** The payment policy indicators of the physician fee schedule (PPRRVU), as its publisher codes them. */
export interface FeeIndicatorRow {
  readonly code: string;
  /** `26`, `TC`, `53`; empty for the row without one. */
  readonly modifier: string;
  readonly status: string;
  /** 0 physician service, 1 diagnostic with both components, 2 professional only, 3 technical only, ... */
  readonly professionalTechnical: string;
  readonly globalDays: string;
  readonly multipleProcedure: string;
  /** 0 no, 1 150 % applies, 2 already bilateral, 3 paid by side, 9 not applicable. */
  readonly bilateral: string;
  readonly assistant: string;
  readonly coSurgeons: string;
  readonly team: string;
}

/** Any row that an edition may hold. */
export type EditionRow =
  | CodeRow
  | TabularRow
  | IndexRow
  | PtpRow
  | MueRow
  | AddOnRow
  | DiagnosisEditRow
  | FeeIndicatorRow;
