/** How often each list is published: an edition that has outlasted its turn is stale, and the one that is due has a name. */

import type { CalendarDate } from '../platform/calendar-date.ts';
import type { LoadableCodeSet } from './code-set.ts';
import { calendarYears, fiscalYears, quarterOn, type EditionScheme } from './edition.ts';

/** What is known of an edition that is asked about. */
export interface Dated {
  readonly effectiveFrom: CalendarDate;
  /** False for the starter edition. */
  readonly official: boolean;
}

/**
 * The name of the edition that is due on a day and does not answer: `2026-10` where HCPCS of July answers in November. Null
 * where the edition that answers is of the day's own turn, and for lists that come out now and then.
 */
export const dueInstead = (codeSet: LoadableCodeSet, day: CalendarDate, answering: Dated | null): string | null => {
  const nameOn = RHYTHMS[codeSet]?.nameOn;
  if (!nameOn) return null;
  const due = nameOn(day);
  return answering?.official && nameOn(answering.effectiveFrom) === due ? null : due;
};

/** Whether two days are of one turn of the list; never for a list without a rhythm. */
export const areOfOneTurn = (codeSet: LoadableCodeSet, one: CalendarDate, other: CalendarDate): boolean => {
  const nameOn = RHYTHMS[codeSet]?.nameOn;
  return nameOn !== undefined && nameOn(one) === nameOn(other);
};

/** The last day that an edition is meant for, by its publisher or because another one follows; null where none is known. */
export const lastDayOf = (
  codeSet: LoadableCodeSet,
  { official, effectiveFrom, effectiveTo }: Dated & { readonly effectiveTo: CalendarDate | null },
): CalendarDate | null => {
  const end = official ? (RHYTHMS[codeSet]?.endOf(effectiveFrom) ?? null) : null;
  return end === null || (effectiveTo !== null && effectiveTo < end) ? effectiveTo : end;
};

type Rhythm = Pick<EditionScheme, 'nameOn' | 'endOf'>;

/** Nobody dates the end of a quarter's edition: only the next one ends it. */
const byQuarter: Rhythm = { nameOn: quarterOn, endOf: () => null };

/**
 * A turn has the name of its first edition. Updates within a turn, such as ICD-10-CM's of April, come in some
 * years and not in others: no day waits for them.
 */
const RHYTHMS: Readonly<Record<LoadableCodeSet, Rhythm | null>> = {
  ICD10CM: fiscalYears,
  ICD10PCS: fiscalYears,
  ICD10CM_TABULAR: fiscalYears,
  ICD10CM_INDEX: fiscalYears,
  ICD10CM_DRUGS: fiscalYears,
  ICD10CM_NEOPLASMS: fiscalYears,
  ICD10CM_EXTERNAL_CAUSES: fiscalYears,
  MEDICARE_CODE_EDITS: fiscalYears,
  HCPCS: byQuarter,
  MODIFIER: byQuarter,
  PTP_PRACTITIONER: byQuarter,
  PTP_OUTPATIENT: byQuarter,
  MUE_PRACTITIONER: byQuarter,
  MUE_OUTPATIENT: byQuarter,
  MUE_SUPPLIER: byQuarter,
  ADD_ON: byQuarter,
  PHYSICIAN_FEE_SCHEDULE: byQuarter,
  CPT: calendarYears,
  PLACE_OF_SERVICE: null,
  CARC: null,
  RARC: null,
  CLAIM_STATUS: null,
  CLAIM_STATUS_CATEGORY: null,
};
