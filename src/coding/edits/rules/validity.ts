/** Whether each code stands in its list on its day, at full length. Each code has one verdict: one fault is told once. */

import { displayCode, titleOf } from '../../../codesets/code-set.ts';
import type { CodeRow } from '../../../codesets/files/rows.ts';
import { dueInstead } from '../../../codesets/rhythm.ts';
import type { CodeTable } from '../../../codesets/tables/table.ts';
import type { CalendarDate } from '../../../platform/calendar-date.ts';
import { diagnosisDay } from '../../diagnosis-day.ts';
import { rowOf } from '../remembered.ts';
import { atDiagnosis, atProcedure, icd, type Found, type Rule, type Seen } from '../rule.ts';
import { judgeSeventh, lacksOnlySeventh, longerThan } from './seventh-character.ts';

/** A code of the coding with the list and the day that it is judged by. */
interface Judged {
  readonly id: string;
  readonly path: string;
  readonly codeSet: 'ICD10CM' | 'CPT' | 'HCPCS';
  readonly code: string;
  readonly day: CalendarDate;
  readonly table: CodeTable;
}

interface Verdict {
  readonly rule: 'CODE_UNKNOWN' | 'CODE_NOT_BILLABLE' | 'CODE_NOT_IN_FORCE' | 'SEVENTH_CHARACTER';
  readonly found: Found;
}

const ruleOf = (id: Verdict['rule'], sentence: string, source: string): Rule => ({
  id,
  severity: 'BLOCKS',
  overridable: false,
  sentence,
  source,
  find: (seen) => verdictsOn(seen).flatMap(({ rule, found }) => (rule === id ? [found] : [])),
});

export const VALIDITY: readonly Rule[] = [
  ruleOf(
    'CODE_UNKNOWN',
    'A code stands in the edition of its list that is in force on its day.',
    '45 CFR 162.1002: the code sets of the date of service',
  ),
  ruleOf('CODE_NOT_BILLABLE', 'A code is of full length: a heading is no code.', 'ICD-10-CM official guidelines I.B.2'),
  ruleOf(
    'CODE_NOT_IN_FORCE',
    'A code is in force on its day.',
    '45 CFR 162.1002: the code sets of the date of service',
  ),
  ruleOf(
    'SEVENTH_CHARACTER',
    'A code that takes a seventh character has one of those defined for it, with X in the places between; no other has one.',
    'ICD-10-CM official guidelines I.A.4, I.A.5',
  ),
];

/** Four rules ask, and one look at the codes answers them all. */
const told = new WeakMap<Seen, readonly Verdict[]>();

const verdictsOn = (seen: Seen): readonly Verdict[] => {
  let verdicts = told.get(seen);
  if (!verdicts) {
    verdicts = judgedIn(seen).flatMap((each) => verdictOf(seen, each) ?? []);
    told.set(seen, verdicts);
  }
  return verdicts;
};

const judgedIn = ({ coding, tables, on }: Seen): Judged[] => {
  const day = diagnosisDay(coding);
  const diagnoses = coding.diagnoses.flatMap((each) => {
    const table = tables.ICD10CM;
    return table
      ? [{ id: each.id, path: atDiagnosis(each), codeSet: 'ICD10CM' as const, code: each.code, day, table }]
      : [];
  });
  const procedures = coding.procedures.flatMap((each) => {
    const table = on(each.serviceDate)[each.codeSet];
    const { id, codeSet, code, serviceDate } = each;
    return table ? [{ id, path: atProcedure(each), codeSet, code, day: serviceDate, table }] : [];
  });
  return [...diagnoses, ...procedures];
};

/** Null for a code that may stand. */
const verdictOf = (seen: Seen, judged: Judged): Verdict | null => {
  const row = rowOf(judged.table, judged.code);
  return row ? ofRow(judged, row) : ofUnknown(seen, judged);
};

const ofRow = (judged: Judged, { billable, effectiveFrom, effectiveTo }: CodeRow): Verdict | null => {
  const { code, day, table } = judged;
  if (effectiveFrom !== null && effectiveFrom > day) {
    const message = `${shown(judged)} is in force from ${effectiveFrom} on, not on ${day}.`;
    return { rule: 'CODE_NOT_IN_FORCE', found: found(judged, message, { mend: OF_THAT_DAY }) };
  }
  if (effectiveTo !== null && effectiveTo < day) {
    const message = `${shown(judged)} ended on ${effectiveTo}, before ${day}.`;
    return { rule: 'CODE_NOT_IN_FORCE', found: found(judged, message, { mend: OF_THAT_DAY }) };
  }
  if (billable) return null;
  const longer = longerThan(table, code);
  if (lacksOnlySeventh(code, longer)) {
    const message = `${shown(judged)} takes a seventh character: it lacks one.`;
    return { rule: 'SEVENTH_CHARACTER', found: found(judged, message, { mend: chooseAmong(longer.map(icd)) }) };
  }
  const message = `${shown(judged)} is a heading: one of its ${longer.length} longer codes is needed.`;
  const mend = chooseAmong(longer.map((each) => displayCode(judged.codeSet, each)));
  return { rule: 'CODE_NOT_BILLABLE', found: found(judged, message, { mend }) };
};

const ofUnknown = (seen: Seen, judged: Judged): Verdict => {
  const { codeSet, code, day, table } = judged;
  const { official } = table.from;
  // The starter edition holds few codes: that one is not among them says little.
  const milder = official ? {} : { severity: 'INFORMS' as const };
  const seventh = codeSet === 'ICD10CM' ? judgeSeventh(table, seen.tables.ICD10CM_TABULAR, code) : null;
  if (seventh) {
    const message = `${shown(judged)} ${seventh.fault}.`;
    const mend = chooseAmong(seventh.better.map(icd));
    return { rule: 'SEVENTH_CHARACTER', found: found(judged, message, { ...milder, mend }) };
  }
  if (!official) {
    const message = `${shown(judged)} could not be looked up: only the starter edition is loaded.`;
    const mend = "Look the code up in its publisher's list.";
    return { rule: 'CODE_UNKNOWN', found: found(judged, message, { ...milder, mend }) };
  }
  const due = dueInstead(codeSet, day, table.from);
  if (due !== null) {
    const message = `${shown(judged)} is not in edition ${table.from.edition} of ${titleOf(codeSet)}: it may be of ${due}, which is due on ${day} and not loaded.`;
    return { rule: 'CODE_UNKNOWN', found: found(judged, message, { severity: 'WARNS' }) };
  }
  const message = `${shown(judged)} is not in ${titleOf(codeSet)} on ${day}.`;
  const mend = 'Look the code up anew: it is mistyped, was deleted, or comes with a later edition.';
  return { rule: 'CODE_UNKNOWN', found: found(judged, message, { mend }) };
};

const OF_THAT_DAY = 'Take the code that was in force on that day, or correct the day.';

const found = (judged: Judged, message: string, more: Partial<Found> = {}): Found => ({
  path: judged.path,
  about: [judged],
  message,
  key: judged.code,
  from: judged.table.from,
  ...more,
});

const shown = ({ codeSet, code }: Judged): string => displayCode(codeSet, code);

const MOST_NAMED = 6;

const chooseAmong = (codes: readonly string[]): string => {
  const [only] = codes;
  if (only === undefined) return 'Look the code up anew.';
  if (codes.length === 1) return `Use ${only}.`;
  const more = codes.length - MOST_NAMED;
  return `Choose among ${codes.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
};
