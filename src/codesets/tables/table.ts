/**
 * An edition in memory: what a pure function asks. Rows are packed once (in a thread beside the server) into a few
 * flat buffers that cost nothing to hand over, and opened as a table.
 */

import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { CodeSet, LoadableCodeSet } from '../code-set.ts';
import type {
  AddOnRow,
  CodeRow,
  DiagnosisEditKind,
  FeeIndicatorRow,
  IndexRow,
  MueRow,
  NoteKind,
  CodeRange,
  TabularRow,
} from '../files/rows.ts';

/** Which edition answers: what a finding cites. */
export interface EditionRef {
  readonly codeSet: LoadableCodeSet;
  readonly edition: string;
  /** False for the starter edition, which holds few codes. */
  readonly official: boolean;
  readonly effectiveFrom: CalendarDate;
  readonly effectiveTo: CalendarDate | null;
}

/** Flat data: everything in it can be handed from thread to thread, buffers without a copy. */
export type Packed = Readonly<Record<string, ArrayBuffer | number | string | readonly string[]>>;

/** Takes the rows of an edition one by one. */
export interface Packer<Row> {
  readonly add: (row: Row) => void;
  /** To be asked once, when all rows are there. */
  readonly done: () => Packed;
}

interface Table {
  readonly from: EditionRef;
  /** Bytes of the buffers that it holds. */
  readonly bytes: number;
}

/** A list of codes, in the order of the codes. */
export interface CodeTable extends Table {
  readonly size: number;
  /** The place of a code in normal form, or -1. */
  indexOf(code: string): number;
  at(index: number): CodeRow;
  find(code: string): CodeRow | null;
  /** The places of the codes that begin with the prefix: from, and before. */
  range(prefix: string): readonly [from: number, before: number];
}

/** A note with the entry that it stands at. */
export interface TabularNote {
  readonly kind: NoteKind;
  readonly text: string;
  readonly references: readonly CodeRange[];
  /** The id of the entry: `CH4`, `E08-E13`, `E0831`. */
  readonly at: string;
}

export interface TabularTable extends Table {
  readonly size: number;
  /** An entry by its id; codes that get a seventh character from a heading have none of their own. */
  entry(id: string): TabularRow | null;
  /** The ids of the entries right under one, in the publisher's order. */
  childrenOf(id: string): readonly string[];
  /** From the chapter down to the code's own entry, or the longest beginning of it that has one. Empty for an unknown code. */
  pathOf(code: string): readonly TabularRow[];
  /** The notes that apply to a code: its own, then those of each entry above. Inclusion terms are the code's own only. */
  notesOn(code: string): readonly TabularNote[];
  /** The seventh characters that are required of the codes under this one; null where none are. */
  sevenCharactersOf(code: string): ReadonlyMap<string, string> | null;
  entries(): Iterable<TabularRow>;
}

export interface IndexTable extends Table {
  readonly size: number;
  entries(): Iterable<IndexRow>;
}

export interface PtpEdit {
  readonly columnOne: string;
  readonly columnTwo: string;
  readonly indicator: 0 | 1 | 9;
  readonly effectiveFrom: CalendarDate | null;
  readonly effectiveTo: CalendarDate | null;
}

export interface PtpTable extends Table {
  readonly size: number;
  /** The edit of this ordered pair that is in force on the day, or null. A pair may stand in the file several times. */
  find(columnOne: string, columnTwo: string, onDate: CalendarDate): PtpEdit | null;
}

export interface MueTable extends Table {
  readonly size: number;
  find(code: string): MueRow | null;
}

export interface AddOnTable extends Table {
  readonly size: number;
  /** Every line of the add-on code that is in force on the day; empty where it is no add-on code. */
  primariesOf(addOn: string, onDate: CalendarDate): readonly AddOnRow[];
}

export interface DiagnosisEditTable extends Table {
  readonly size: number;
  editsOf(code: string): readonly DiagnosisEditKind[];
}

export interface FeeIndicatorTable extends Table {
  readonly size: number;
  /** The row of a code without a modifier, or with `26` or `TC`. */
  find(code: string, modifier?: string): FeeIndicatorRow | null;
}

/** What each set is opened as. */
export type TableOf<Set extends LoadableCodeSet> = Set extends CodeSet
  ? CodeTable
  : Set extends 'ICD10CM_TABULAR'
    ? TabularTable
    : Set extends 'ICD10CM_INDEX' | 'ICD10CM_DRUGS' | 'ICD10CM_NEOPLASMS' | 'ICD10CM_EXTERNAL_CAUSES'
      ? IndexTable
      : Set extends 'MEDICARE_CODE_EDITS'
        ? DiagnosisEditTable
        : Set extends 'PTP_PRACTITIONER' | 'PTP_OUTPATIENT'
          ? PtpTable
          : Set extends 'MUE_PRACTITIONER' | 'MUE_OUTPATIENT' | 'MUE_SUPPLIER'
            ? MueTable
            : Set extends 'ADD_ON'
              ? AddOnTable
              : FeeIndicatorTable;

/** The tables of the editions that are in force on one day; a set without one is null. */
export type TablesOn = { readonly [Set in LoadableCodeSet]: TableOf<Set> | null };
