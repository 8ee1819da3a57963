/** The coding edits: everything that is wrong with a set of codes, or may be, told at once. Pure. */

import type { TablesOn } from '../../codesets/tables/table.ts';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import { diagnosisDay } from '../diagnosis-day.ts';
import type { CodingToCheck, Finding, Severity } from './finding.ts';
import { sourceOf, type Found, type Rule, type Seen } from './rule.ts';
import { CONVENTIONS } from './rules/conventions.ts';
import { CONTRADICTIONS } from './rules/contradictions.ts';
import { EDITIONS } from './rules/editions.ts';
import { FEE_SCHEDULE } from './rules/fee-schedule.ts';
import { LIMITS } from './rules/limits.ts';
import { MODIFIER_FIT } from './rules/modifier-fit.ts';
import { MODIFIERS } from './rules/modifiers.ts';
import { NCCI } from './rules/ncci.ts';
import { PATIENT } from './rules/patient.ts';
import { PLACES } from './rules/places.ts';
import { POINTERS } from './rules/pointers.ts';
import { SEQUENCE } from './rules/sequence.ts';
import { SIDES } from './rules/sides.ts';
import { SPECIFICITY } from './rules/specificity.ts';
import { VALIDITY } from './rules/validity.ts';

/** Every rule, in the order in which they are printed. */
export const RULES: readonly Rule[] = [
  ...VALIDITY,
  ...CONVENTIONS,
  ...SEQUENCE,
  ...PATIENT,
  ...SIDES,
  ...CONTRADICTIONS,
  ...SPECIFICITY,
  ...POINTERS,
  ...MODIFIERS,
  ...MODIFIER_FIT,
  ...FEE_SCHEDULE,
  ...NCCI,
  ...LIMITS,
  ...PLACES,
  ...EDITIONS,
];

/**
 * Every finding: what blocks first; within one severity what is particular to the coding before what is said of nearly
 * every one, then by place. `on` answers the tables of a day: of the day by which diagnoses are judged, and of the day of
 * each procedure.
 */
export const editsOf = (coding: CodingToCheck, on: (day: CalendarDate) => TablesOn): Finding[] => {
  const seen: Seen = { coding, tables: on(diagnosisDay(coding)), on };
  const all = RULES.flatMap((rule) => rule.find(seen).map((found) => rankedOf(rule, found)));
  return withOwnKeys(all.sort(inOrder).map(({ finding }) => finding));
};

interface Ranked {
  readonly finding: Finding;
  readonly weight: number;
}

const rankedOf = (rule: Rule, found: Found): Ranked => {
  const finding = findingOf(rule, found);
  return { finding, weight: WEIGHT[finding.severity] + (found.rank ?? rule.rank ?? 0) };
};

const findingOf = (rule: Rule, found: Found): Finding => ({
  rule: rule.id,
  severity: found.severity ?? rule.severity,
  path: found.path,
  assignmentIds: found.about.map(({ id }) => id),
  message: found.message,
  source: sourceOf(rule, found),
  mend: found.mend ?? null,
  overridable: found.overridable ?? rule.overridable,
  key: `${rule.id} ${found.key}`,
});

/** Ranks stand between. */
const WEIGHT: Readonly<Record<Severity, number>> = { BLOCKS: 0, WARNS: 10, INFORMS: 20 };

const inOrder = (one: Ranked, other: Ranked): number =>
  one.weight - other.weight ||
  comparePaths(one.finding.path, other.finding.path) ||
  compare(one.finding.key, other.finding.key);

/** `diagnoses[10]` comes after `diagnoses[9]`. Not by the language's own order, which costs more than all the rules. */
const comparePaths = (one: string, other: string): number => {
  if (one === other) return 0;
  const [first, second] = [one.indexOf('['), other.indexOf('[')];
  const byList = compare(one.slice(0, first), other.slice(0, second));
  if (byList !== 0 || first < 0) return byList || compare(one, other);
  return (
    Number.parseInt(one.slice(first + 1), 10) - Number.parseInt(other.slice(second + 1), 10) || compare(one, other)
  );
};

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** The same fault of the same codes twice is two findings: the later ones are numbered. */
const withOwnKeys = (findings: readonly Finding[]): Finding[] => {
  const times = new Map<string, number>();
  return findings.map((finding) => {
    const time = (times.get(finding.key) ?? 0) + 1;
    times.set(finding.key, time);
    return time === 1 ? finding : { ...finding, key: `${finding.key} #${time}` };
  });
};
