/** The coding edits: everything that is wrong with a set of codes, or may be, told at once. Pure. */

import type { TablesOn } from '../../codesets/tables/table.ts';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { CodingToCheck, Finding, Severity } from './finding.ts';
import { diagnosisDay, sourceOf, type Found, type Rule, type Seen } from './rule.ts';
import { CONVENTIONS } from './rules/conventions.ts';
import { EDITIONS } from './rules/editions.ts';
import { FEE_SCHEDULE } from './rules/fee-schedule.ts';
import { LIMITS } from './rules/limits.ts';
import { MODIFIERS } from './rules/modifiers.ts';
import { NCCI } from './rules/ncci.ts';
import { PATIENT } from './rules/patient.ts';
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
  ...SPECIFICITY,
  ...POINTERS,
  ...MODIFIERS,
  ...FEE_SCHEDULE,
  ...NCCI,
  ...LIMITS,
  ...EDITIONS,
];

/**
 * Every finding: what blocks first, then by place. `on` answers the tables of a day: of the day by which diagnoses are
 * judged, and of the day of each procedure.
 */
export const editsOf = (coding: CodingToCheck, on: (day: CalendarDate) => TablesOn): Finding[] => {
  const seen: Seen = { coding, tables: on(diagnosisDay(coding)), on };
  const all = RULES.flatMap((rule) => rule.find(seen).map((found) => findingOf(rule, found)));
  return withOwnKeys(all.sort(inOrder));
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

const WEIGHT: Readonly<Record<Severity, number>> = { BLOCKS: 0, WARNS: 1, INFORMS: 2 };

const inOrder = (one: Finding, other: Finding): number =>
  WEIGHT[one.severity] - WEIGHT[other.severity] ||
  one.path.localeCompare(other.path, 'en', { numeric: true }) ||
  one.key.localeCompare(other.key, 'en');

/** The same fault of the same codes twice is two findings: the later ones are numbered. */
const withOwnKeys = (findings: readonly Finding[]): Finding[] => {
  const times = new Map<string, number>();
  return findings.map((finding) => {
    const time = (times.get(finding.key) ?? 0) + 1;
    times.set(finding.key, time);
    return time === 1 ? finding : { ...finding, key: `${finding.key} #${time}` };
  });
};
