/** Whether a set of codes can be stored at all: every fault of it is told at once. What can be stored is judged by the edits. */

import { displayCode, hasShape, normalizeCode, titleOf, type CodeSet } from '../codesets/code-set.ts';
import { lookUpIn, type FoundCode, type WantedCode } from '../codesets/lookup.ts';
import type { TablesOn } from '../codesets/tables/table.ts';
import { Refusal } from '../platform/errors.ts';
import type { Work } from '../workflow/command.ts';
import type { CodeSetOfEncounter, WantedDiagnosis, WantedProcedure } from './assign.commands.ts';
import type { DiagnosisAssignment, ProcedureAssignment, ProcedureCodeSet } from './assignment.entity.ts';
import { diagnosisDay } from './diagnosis-day.ts';
import type { Encounter } from './encounter.entity.ts';
import { tablesOn } from './findings/tables-on.ts';
import { seventhAdvice } from './seventh-advice.ts';

/** What is stored of a code beside what was asked for. */
export interface CheckedCode {
  /** In normal form. */
  readonly code: string;
  readonly codeSet: CodeSet;
  readonly title: string;
}

export interface Checked {
  readonly diagnoses: readonly CheckedCode[];
  readonly procedures: readonly CheckedCode[];
}

export interface StoredCodes {
  readonly diagnoses: readonly Readonly<DiagnosisAssignment>[];
  readonly procedures: readonly Readonly<ProcedureAssignment>[];
}

/** One thing that keeps a set from being stored. */
interface Issue {
  /** Of the argument, counted from 0: `diagnoses[1].code`. */
  readonly path: string;
  /** Named as the rule of the edits is, where one asks for the same. */
  readonly code: string;
  readonly message: string;
  readonly mend: string;
}

/** An issue with a code, and what a client is told of that code. */
interface CodeIssue extends Issue {
  readonly told: Readonly<Record<string, unknown>>;
}

/**
 * The codes in normal form. Throws one refusal with all `issues`: BAD_USER_INPUT or, where the form is right,
 * CODE_NOT_VALID. What is on the encounter already, for the same day, was checked when it was assigned; the rest is looked up.
 */
export const checkCodes = (
  work: Work,
  encounter: Encounter,
  stored: StoredCodes,
  { diagnoses, procedures }: CodeSetOfEncounter,
): Checked => {
  const onDate = diagnosisDay(encounter);
  const asked: (WantedCode & { readonly path: string })[] = [
    ...diagnoses.map(({ code }, at) => ({ codeSet: 'ICD10CM' as const, code, onDate, path: `diagnoses[${at}].code` })),
    ...procedures.map(({ code, serviceDate }, at) => ({
      codeSet: procedureCodeSet(code),
      code,
      onDate: serviceDate ?? encounter.serviceFrom,
      path: `procedures[${at}].code`,
    })),
  ];
  const known = knownCodes(encounter, stored);
  const tables = tablesOn(
    work,
    asked.map((each) => each.onDate),
  );
  const codeIssues: CodeIssue[] = [];
  const all = asked.map((each) => {
    const before = known.get(codeKey(each));
    if (before) return before;
    const { code, codeSet, longTitle, ...found } = lookUpIn(tables(each.onDate), each);
    const issue = issueOf({ ...found, code, codeSet, longTitle }, each.path, tables(each.onDate));
    if (issue) codeIssues.push(issue);
    return { code, codeSet, title: longTitle ?? '' };
  });
  refuseIfAny(formIssues(encounter, diagnoses, procedures), codeIssues);
  return { diagnoses: all.slice(0, diagnoses.length), procedures: all.slice(diagnoses.length) };
};

/** CPT and HCPCS codes differ in form: a HCPCS code begins with a letter. */
export const procedureCodeSet = (code: string): ProcedureCodeSet => (/^[A-Za-z]/.test(code) ? 'HCPCS' : 'CPT');

const refuseIfAny = (ofForm: readonly Issue[], ofCodes: readonly CodeIssue[]): void => {
  const issues = [...ofForm, ...ofCodes.map(({ path, code, message, mend }) => ({ path, code, message, mend }))];
  const [first] = issues;
  if (!first) return;
  const more = issues.length > 1 ? ` ${issues.length - 1} more: see issues.` : '';
  if (ofForm.length > 0) throw new Refusal('BAD_USER_INPUT', first.message + more, { argument: first.path, issues });
  throw new Refusal('CODE_NOT_VALID', first.message + more, { ...ofCodes[0]!.told, issues });
};

const codeKey = ({ codeSet, code, onDate }: WantedCode): string =>
  `${codeSet} ${normalizeCode(codeSet, code)} ${onDate}`;

const knownCodes = (encounter: Encounter, { diagnoses, procedures }: StoredCodes): Map<string, CheckedCode> => {
  const onDate = diagnosisDay(encounter);
  const known: (CheckedCode & WantedCode)[] = [
    ...diagnoses.map(({ code, title }) => ({ codeSet: 'ICD10CM' as const, code, title, onDate })),
    ...procedures.map(({ code, codeSet, serviceDate }) => ({ codeSet, code, title: '', onDate: serviceDate })),
  ];
  return new Map(known.map((each) => [codeKey(each), each]));
};

const formIssues = (
  { serviceFrom, serviceTo }: Encounter,
  diagnoses: readonly WantedDiagnosis[],
  procedures: readonly WantedProcedure[],
): Issue[] => {
  const issues: Issue[] = [];
  const say = (path: string, code: string, message: string, mend: string): void =>
    void issues.push({ path, code, message, mend });
  if (diagnoses.length > 25)
    say('diagnoses', 'TOO_MANY_DIAGNOSES', 'An encounter holds at most 25 diagnoses.', 'Keep those that matter most.');
  if (procedures.length > 50)
    say(
      'procedures',
      'TOO_MANY_PROCEDURES',
      'An encounter holds at most 50 procedures.',
      'Sum up equal lines by units.',
    );
  const named = new Set<string>();
  diagnoses.forEach(({ code }, at) => {
    if (named.has(code))
      say(
        `diagnoses[${at}].code`,
        'DUPLICATE_DIAGNOSIS',
        `The diagnosis ${displayCode('ICD10CM', code)} is named twice.`,
        'Name it once.',
      );
    named.add(code);
  });
  procedures.forEach(({ modifiers, units, diagnosisPointers, serviceDate }, at) => {
    const line = `procedures[${at}]`;
    if (modifiers.length > 4 || modifiers.some((modifier) => !/^[A-Z0-9]{2}$/.test(modifier)))
      say(
        `${line}.modifiers`,
        'MODIFIERS',
        'Up to four modifiers of two characters each.',
        'Keep the four that matter.',
      );
    if (units < 1 || units > 9999) say(`${line}.units`, 'UNITS', 'Units are from 1 to 9999.', 'Correct the units.');
    if (diagnosisPointers.length < 1 || diagnosisPointers.length > 4) {
      const code = diagnosisPointers.length < 1 ? 'POINTER_TO_NOTHING' : 'TOO_MANY_POINTERS';
      say(
        `${line}.diagnosisPointers`,
        code,
        'One to four diagnosis pointers.',
        'Point to the one to four that matter.',
      );
    }
    const astray = diagnosisPointers.filter((pointer) => pointer < 1 || pointer > diagnoses.length);
    if (astray.length > 0) {
      const message = `A pointer names a diagnosis that is not there: ${astray.join(', ')}.`;
      say(`${line}.diagnosisPointers`, 'POINTER_TO_NOTHING', message, `There are ${diagnoses.length}, counted from 1.`);
    }
    if (serviceDate !== null && (serviceDate < serviceFrom || serviceDate > serviceTo)) {
      const message = `The day of service must be from ${serviceFrom} to ${serviceTo}.`;
      say(`${line}.serviceDate`, 'SERVICE_DATE_OUTSIDE', message, 'Correct the day of service.');
    }
  });
  return issues;
};

/** Null for a code that may be stored. Where no list of CPT is loaded its form is checked, and codeSets says what is missing. */
const issueOf = (found: FoundCode, path: string, tables: TablesOn): CodeIssue | null => {
  const { codeSet, code, onDate, status, official, edition, due } = found;
  const title = titleOf(codeSet);
  const value = displayCode(codeSet, code);
  const say = (name: string, what: string, mend = 'Look the code up anew with searchCodes.'): CodeIssue => ({
    path,
    code: name,
    message: `${value} ${what}.`,
    mend,
    told: { codeSet, value, onDate, edition, due },
  });
  if (!hasShape(codeSet, code)) return say('CODE_UNKNOWN', `is not of the form of ${title} codes`);
  if (status === 'VALID' || (codeSet === 'CPT' && status === 'NO_EDITION')) return null;
  const advice =
    codeSet === 'ICD10CM' && (status === 'UNKNOWN' || status === 'NOT_BILLABLE') ? seventhAdvice(tables, code) : null;
  if (advice) return say('SEVENTH_CHARACTER', advice.what, advice.mend);
  switch (status) {
    case 'UNKNOWN':
      return official
        ? say('CODE_UNKNOWN', `is not a code of ${title} on ${onDate}`)
        : say(
            'CODE_UNKNOWN',
            `is not in the starter edition of ${title}: load the official list with npm run codesets`,
            'Have the official list loaded.',
          );
    case 'NOT_BILLABLE':
      return say('CODE_NOT_BILLABLE', 'is a heading: a longer code is needed', 'Choose among its longer codes.');
    case 'NOT_IN_FORCE':
      return say('CODE_NOT_IN_FORCE', `is not in force on ${onDate}`);
    case 'NO_EDITION':
      return say(
        'EDITION_MISSING',
        edition === null
          ? `cannot be checked: no edition of ${title} covers ${onDate}${due === null ? '' : `, and ${due} is not loaded`}`
          : `is not in edition ${edition} of ${title}, and may be of ${due}, which covers ${onDate} and is not loaded`,
        'Have the list of that day loaded.',
      );
  }
};
