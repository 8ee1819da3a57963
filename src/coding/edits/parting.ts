/**
 * Which modifiers let two services stand side by side that NCCI pays as one, and which would. By the NCCI Policy Manual,
 * chapter I, section E, and MLN1783722: a modifier counts on the kind of service that it is for, and nowhere else.
 */

import type { CalendarDate } from '../../platform/calendar-date.ts';
import { isEvaluation, isLaboratoryTest } from './services.ts';
import { isSite, mayBeSameSite } from './sites.ts';

/** One service of a pair. */
export interface Line {
  readonly code: string;
  readonly modifiers: readonly string[];
  /** Null where it is not known. */
  readonly placeOfServiceCode: string | null;
  /** Of the physician fee schedule: `000`, `010`, `090`, `XXX`, ...; null where none is loaded or the code is not in it. */
  readonly globalDays: string | null;
  /** Bilateral indicator of the physician fee schedule; null as above. */
  readonly bilateral: string | null;
}

interface Beside {
  readonly line: Line;
  readonly other: Line;
  readonly isColumnTwo: boolean;
  readonly day: CalendarDate;
}

type Fits = (modifier: string, beside: Beside) => boolean;

/** The modifiers of both lines that part them, each with its code: `25 on 99213`. Empty where none does. */
export const partedBy = (one: Line, two: Line, day: CalendarDate): string[] => [
  ...fittingOn({ line: one, other: two, isColumnTwo: false, day }),
  ...fittingOn({ line: two, other: one, isColumnTwo: true, day }),
];

/** The modifiers of both lines that NCCI knows, and that part nothing here. */
export const notPartedBy = (one: Line, two: Line, day: CalendarDate): string[] => {
  const parting = new Set(partedBy(one, two, day));
  return [one, two]
    .flatMap(({ code, modifiers }) => modifiers.filter((each) => RULES.has(each) || isSite(each)).map(on(code)))
    .filter((each) => !parting.has(each));
};

const fittingOn = (beside: Beside): string[] =>
  beside.line.modifiers
    .filter(
      (modifier) => RULES.get(modifier)?.(modifier, beside) ?? (isSite(modifier) && isAnotherSite(modifier, beside)),
    )
    .map(on(beside.line.code));

const on =
  (code: string) =>
  (modifier: string): string =>
    `${modifier} on ${code}`;

const ofVisit: Fits = (_modifier, { line }) => isEvaluation(line.code);

/** 57 says that surgery with a global period of 90 days was decided on; of minor surgery the visit is a part. */
const ofDecision: Fits = (_modifier, { line, other }) =>
  isEvaluation(line.code) && !isEvaluation(other.code) && (other.globalDays === null || MAJOR.has(other.globalDays));

const MAJOR = new Set(['090', 'YYY']);

/** 27 is of several visits to a hospital on one day. */
const ofHospitalVisits: Fits = (_modifier, { line, other }) =>
  isEvaluation(line.code) &&
  isEvaluation(other.code) &&
  (line.placeOfServiceCode === null || OUTPATIENT_HOSPITAL.has(line.placeOfServiceCode));

const OUTPATIENT_HOSPITAL = new Set(['19', '22', '23']);

/**
 * 59 and its four closer kinds: on the column 1 code only since the day from which CMS takes it there (CR 11168), and never
 * there for a visit in column 2, which says by a modifier of its own that it stands apart.
 */
const ofDistinctProcedure: Fits = (_modifier, { line, other, isColumnTwo, day }) =>
  !isEvaluation(line.code) && (isColumnTwo || (day >= EITHER_COLUMN_SINCE && !isEvaluation(other.code)));

const EITHER_COLUMN_SINCE = '2019-07-01';

/** 58, 78 and 79 are of procedures, and to those with XXX the days after surgery do not apply. */
const ofGlobalPeriod: Fits = (_modifier, { line, other }) =>
  !hasVisit(line, other) && !isLaboratoryTest(line.code) && line.globalDays !== 'XXX';

const ofRepeatedTest: Fits = (_modifier, { line, other }) => !hasVisit(line, other) && isLaboratoryTest(line.code);

const hasVisit = (line: Line, other: Line): boolean => isEvaluation(line.code) || isEvaluation(other.code);

/**
 * Two lines with one site are of one site: most pairs of paired organs are not billed together on the same side. A side
 * tells no procedure from a visit.
 */
const isAnotherSite: Fits = (modifier, { line, other }) =>
  !hasVisit(line, other) && !other.modifiers.some((each) => mayBeSameSite(modifier, each));

const RULES: ReadonlyMap<string, Fits> = new Map<string, Fits>([
  ['24', ofVisit],
  ['25', ofVisit],
  ['27', ofHospitalVisits],
  ['57', ofDecision],
  ...['59', 'XE', 'XS', 'XP', 'XU'].map((each): [string, Fits] => [each, ofDistinctProcedure]),
  ...['58', '78', '79'].map((each): [string, Fits] => [each, ofGlobalPeriod]),
  ['91', ofRepeatedTest],
]);

/** What would part two services, and what the record must show for it: the beginning of a sentence, without its end. */
export const wouldPart = (one: Line, two: Line): string => {
  const [visit, other] = isEvaluation(two.code) ? [two, one] : isEvaluation(one.code) ? [one, two] : [null, null];
  if (visit === null) return `${distinct(two)}${onAnotherSide(one, two)}`;
  return other === one ? ofSeparateVisit(visit, other) : `${ofSeparateVisit(visit, other)}; or ${distinct(two)}`;
};

const distinct = ({ code }: Line): string =>
  `where the record shows a separate service, add to ${code} XE (another encounter), XS (another structure), XP (another ` +
  'practitioner) or XU (nothing overlaps), or 59 if none of these fits';

const onAnotherSide = (one: Line, two: Line): string => {
  const bySide = [one, two].some(({ bilateral }) => bilateral === '1' || bilateral === '3');
  return bySide ? '; where it was on the other side, LT and RT say so' : '';
};

const ofSeparateVisit = (visit: Line, other: Line): string => {
  const isMajor = !isEvaluation(other.code) && other.globalDays === '090';
  const separate = `where the record shows a significant visit apart from ${other.code}, add 25 to ${visit.code}`;
  const decision = `where the record shows that ${other.code} was decided on at that visit, add 57 to ${visit.code}`;
  if (isMajor) return decision;
  return isEvaluation(other.code) || other.globalDays !== null ? separate : `${separate}; of major surgery ${decision}`;
};
