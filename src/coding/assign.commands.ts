/** Assigning codes: every code is checked against its list on the day of service before it is stored. */

import type { RequestContext } from '../access/context.ts';
import { User } from '../access/user.entity.ts';
import { displayCode, hasShape, normalizeCode, titleOf, type CodeSet } from '../codesets/code-set.ts';
import { lookUpIn, type FoundCode, type WantedCode } from '../codesets/lookup.ts';
import { Refusal } from '../platform/errors.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import { amend } from '../workflow/amend.ts';
import { runCommand, type Work } from '../workflow/command.ts';
import { move } from '../workflow/move.ts';
import { liveItemOf } from '../workflow/queue-upkeep.ts';
import {
  DiagnosisAssignment,
  ProcedureAssignment,
  type PresentOnAdmission,
  type ProcedureCodeSet,
} from './assignment.entity.ts';
import { Encounter } from './encounter.entity.ts';
import { encounterLifecycle } from './encounter.lifecycle.ts';
import { circumstancesOf } from './findings/circumstances.ts';
import { CodingFinding } from './findings/finding.entity.ts';
import { recheck } from './findings/recheck.ts';
import { tablesOn } from './findings/tables-on.ts';
import { removeOrphanedEvidence } from './evidence/evidence-of.ts';

/** A diagnosis to assign; its place is its position in the list. */
export interface WantedDiagnosis {
  readonly code: string;
  readonly presentOnAdmission: PresentOnAdmission | null;
}

/** A procedure or service to assign; its place is its position in the list. */
export interface WantedProcedure {
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly units: number;
  readonly diagnosisPointers: readonly number[];
  /** The first day of the encounter where null. */
  readonly serviceDate: CalendarDate | null;
}

/** The set as it stands, in order, in the form in which it is asked for. */
interface CodeSetOfEncounter {
  readonly diagnoses: readonly WantedDiagnosis[];
  readonly procedures: readonly WantedProcedure[];
}

/** Replaces the whole set. */
export const assignCodes = (
  context: RequestContext,
  id: string,
  version: number,
  wanted: CodeSetOfEncounter,
): Promise<void> => change(context, 'assignCodes', id, version, () => wanted);

/** Adds a diagnosis, at the end or at a place of its own; pointers of procedures follow the diagnoses that they meant. */
export const assignDiagnosis = (
  context: RequestContext,
  id: string,
  version: number,
  wanted: WantedDiagnosis,
  sequence: number | null,
): Promise<void> =>
  change(context, 'assignDiagnosis', id, version, ({ diagnoses, procedures }) => {
    const place = sequence ?? diagnoses.length + 1;
    requirePlace(place, diagnoses.length + 1, 'sequence');
    return {
      diagnoses: diagnoses.toSpliced(place - 1, 0, wanted),
      procedures: repoint(procedures, (pointer) => (pointer >= place ? pointer + 1 : pointer)),
    };
  });

/** Takes a diagnosis away; pointers to it go, pointers to later ones follow. */
export const removeDiagnosis = (
  context: RequestContext,
  id: string,
  version: number,
  sequence: number,
): Promise<void> =>
  change(context, 'removeDiagnosis', id, version, ({ diagnoses, procedures }) => {
    requirePlace(sequence, diagnoses.length, 'sequence');
    const orphan = procedures.findIndex(
      ({ diagnosisPointers }) => diagnosisPointers.length === 1 && diagnosisPointers[0] === sequence,
    );
    if (orphan >= 0) {
      throw new Refusal(
        'BAD_USER_INPUT',
        `Procedure ${orphan + 1} points to this diagnosis alone: change or remove it first.`,
        { argument: 'sequence' },
      );
    }
    return {
      diagnoses: diagnoses.toSpliced(sequence - 1, 1),
      procedures: repoint(procedures, (pointer) =>
        pointer === sequence ? null : pointer > sequence ? pointer - 1 : pointer,
      ),
    };
  });

/** Adds a procedure or service at the end. */
export const assignProcedure = (
  context: RequestContext,
  id: string,
  version: number,
  wanted: WantedProcedure,
): Promise<void> =>
  change(context, 'assignProcedure', id, version, ({ diagnoses, procedures }) => ({
    diagnoses,
    procedures: [...procedures, wanted],
  }));

/** Takes a procedure away; later ones move up. */
export const removeProcedure = (
  context: RequestContext,
  id: string,
  version: number,
  sequence: number,
): Promise<void> =>
  change(context, 'removeProcedure', id, version, ({ diagnoses, procedures }) => {
    requirePlace(sequence, procedures.length, 'sequence');
    return { diagnoses, procedures: procedures.toSpliced(sequence - 1, 1) };
  });

const requirePlace = (place: number, most: number, argument: string): void => {
  if (place < 1 || place > most)
    throw new Refusal('BAD_USER_INPUT', `${argument} must be from 1 to ${most}.`, { argument });
};

const repoint = (procedures: readonly WantedProcedure[], to: (pointer: number) => number | null): WantedProcedure[] =>
  procedures.map((each) => ({
    ...each,
    diagnosisPointers: each.diagnosisPointers.map(to).filter((pointer) => pointer !== null),
  }));

const change = (
  context: RequestContext,
  name: string,
  id: string,
  version: number,
  next: (now: CodeSetOfEncounter) => CodeSetOfEncounter,
): Promise<void> =>
  runCommand(context, { name, permission: 'encounter.code' }, async (work) => {
    // On one connection, one after the other: the sets are read when the encounter is locked. The item is the move's.
    const [encounter, , diagnoses, procedures, findings, circumstances] = await Promise.all([
      work.subject(Encounter, id, version),
      liveItemOf(work, id),
      work.look(DiagnosisAssignment, { encounter: id }).then(inOrder),
      work.look(ProcedureAssignment, { encounter: id }).then(inOrder),
      work.look(CodingFinding, { encounter: id }),
      circumstancesOf(work, id),
    ]);
    await move(work, encounterLifecycle, encounter, 'assignCodes');
    const stored = { diagnoses, procedures };
    const wanted = next(stored);
    const found = checkedCodes(work, encounter, stored, wanted);
    const coding = {
      diagnoses: storeDiagnoses(work, encounter, diagnoses, wanted.diagnoses, found.diagnoses),
      procedures: storeProcedures(work, encounter, procedures, wanted.procedures, found.procedures),
    };
    recheck(work, encounter, coding, circumstances, findings);
    if (circumstances.hasEvidence) await removeOrphanedEvidence(work, id);
  });

const inOrder = <T extends { sequence: number }>(rows: T[]): T[] =>
  rows.sort((one, other) => one.sequence - other.sequence);

/** What is stored of a code beside what was asked for. */
interface CheckedCode {
  /** In normal form. */
  readonly code: string;
  readonly codeSet: CodeSet;
  readonly title: string;
}

interface Checked {
  readonly diagnoses: readonly CheckedCode[];
  readonly procedures: readonly CheckedCode[];
}

interface Stored {
  readonly diagnoses: readonly Readonly<DiagnosisAssignment>[];
  readonly procedures: readonly Readonly<ProcedureAssignment>[];
}

/** What is on the encounter already, for the same day, was checked when it was assigned; the rest is looked up. */
const checkedCodes = (
  work: Work,
  encounter: Encounter,
  stored: Stored,
  { diagnoses, procedures }: CodeSetOfEncounter,
): Checked => {
  requireForm(encounter, diagnoses, procedures);
  const asked = [
    ...diagnoses.map(({ code }) => ({ codeSet: 'ICD10CM' as const, code, onDate: encounter.serviceFrom })),
    ...procedures.map(({ code, serviceDate }) => ({
      codeSet: procedureCodeSet(code),
      code,
      onDate: serviceDate ?? encounter.serviceFrom,
    })),
  ];
  const known = knownCodes(encounter, stored);
  const checked = asked.map((each) => known.get(codeKey(each)));
  const tables = tablesOn(
    work,
    asked.map(({ onDate }) => onDate),
  );
  const all = asked.map((each, index) => checked[index] ?? validCode(lookUpIn(tables(each.onDate), each)));
  return { diagnoses: all.slice(0, diagnoses.length), procedures: all.slice(diagnoses.length) };
};

const validCode = (found: FoundCode): CheckedCode => {
  const refusal = refusalOf(found);
  if (refusal) throw refusal;
  return { code: found.code, codeSet: found.codeSet, title: found.longTitle ?? '' };
};

const codeKey = ({ codeSet, code, onDate }: WantedCode): string =>
  `${codeSet} ${normalizeCode(codeSet, code)} ${onDate}`;

const knownCodes = ({ serviceFrom }: Encounter, { diagnoses, procedures }: Stored): Map<string, CheckedCode> => {
  const known: (CheckedCode & WantedCode)[] = [
    ...diagnoses.map(({ code, title }) => ({ codeSet: 'ICD10CM' as const, code, title, onDate: serviceFrom })),
    ...procedures.map(({ code, codeSet, serviceDate }) => ({ codeSet, code, title: '', onDate: serviceDate })),
  ];
  return new Map(known.map((each) => [codeKey(each), each]));
};

const requireForm = (
  encounter: Encounter,
  diagnoses: readonly WantedDiagnosis[],
  procedures: readonly WantedProcedure[],
): void => {
  const refuse = (message: string, argument: string): never => {
    throw new Refusal('BAD_USER_INPUT', message, { argument });
  };
  if (diagnoses.length > 25) refuse('An encounter holds at most 25 diagnoses.', 'diagnoses');
  if (procedures.length > 50) refuse('An encounter holds at most 50 procedures.', 'procedures');
  if (new Set(diagnoses.map(({ code }) => code)).size < diagnoses.length)
    refuse('A diagnosis is named twice.', 'diagnoses');
  procedures.forEach(({ modifiers, units, diagnosisPointers, serviceDate }, index) => {
    const place = `procedures[${index}]`;
    if (modifiers.length > 4 || modifiers.some((modifier) => !/^[A-Z0-9]{2}$/.test(modifier)))
      refuse('Up to four modifiers of two characters each.', `${place}.modifiers`);
    if (units < 1 || units > 9999) refuse('Units are from 1 to 9999.', `${place}.units`);
    if (diagnosisPointers.length < 1 || diagnosisPointers.length > 4)
      refuse('One to four diagnosis pointers.', `${place}.diagnosisPointers`);
    if (diagnosisPointers.some((pointer) => pointer < 1 || pointer > diagnoses.length))
      refuse('A pointer names a diagnosis that is not there.', `${place}.diagnosisPointers`);
    if (serviceDate !== null && (serviceDate < encounter.serviceFrom || serviceDate > encounter.serviceTo)) {
      refuse(
        `The day of service must be from ${encounter.serviceFrom} to ${encounter.serviceTo}.`,
        `${place}.serviceDate`,
      );
    }
  });
};

/** CPT and HCPCS codes differ in form: a HCPCS code begins with a letter. */
export const procedureCodeSet = (code: string): ProcedureCodeSet => (/^[A-Za-z]/.test(code) ? 'HCPCS' : 'CPT');

/** Null for a code that may be stored. Where no list of CPT is loaded its form is checked, and codeSets says what is missing. */
const refusalOf = (found: FoundCode): Refusal | null => {
  const { codeSet, code, onDate, status, official, edition, due } = found;
  const title = titleOf(codeSet);
  const details = { codeSet, value: displayCode(codeSet, code), onDate, edition, due };
  const refuse = (what: string): Refusal => new Refusal('CODE_NOT_VALID', `${details.value} ${what}.`, details);
  if (!hasShape(codeSet, code)) return refuse(`is not of the form of ${title} codes`);
  if (status === 'VALID' || (codeSet === 'CPT' && status === 'NO_EDITION')) return null;
  switch (status) {
    case 'UNKNOWN':
      if (!official)
        return refuse(`is not in the starter edition of ${title}: load the official list with npm run codesets`);
      return refuse(`is not a code of ${title} on ${onDate}`);
    case 'NOT_BILLABLE':
      return refuse('is a heading: a longer code is needed');
    case 'NOT_IN_FORCE':
      return refuse(`is not in force on ${onDate}`);
    case 'NO_EDITION':
      return refuse(
        edition === null
          ? `cannot be checked: no edition of ${title} covers ${onDate}${due === null ? '' : `, and ${due} is not loaded`}`
          : `is not in edition ${edition} of ${title}, and may be of ${due}, which covers ${onDate} and is not loaded`,
      );
  }
};

/** Rows are kept where the code stays, so that the trail shows what changed and not a new set each time. */
const storeDiagnoses = (
  work: Work,
  encounter: Encounter,
  stored: readonly Readonly<DiagnosisAssignment>[],
  wanted: readonly WantedDiagnosis[],
  found: readonly CheckedCode[],
): Readonly<DiagnosisAssignment>[] => {
  const byCode = new Map(stored.map((row) => [row.code, row]));
  const now = wanted.map(({ presentOnAdmission }, index) => {
    const { code, title } = found[index]!;
    const values = { sequence: index + 1, title, presentOnAdmission };
    const row = byCode.get(code);
    byCode.delete(code);
    return row
      ? amend(work, DiagnosisAssignment, row, values)
      : work.create(DiagnosisAssignment, { ...whose(work, encounter), code, ...values });
  });
  for (const row of byCode.values()) work.remove(work.entityOf(DiagnosisAssignment, row));
  return now;
};

const storeProcedures = (
  work: Work,
  encounter: Encounter,
  stored: readonly Readonly<ProcedureAssignment>[],
  wanted: readonly WantedProcedure[],
  found: readonly CheckedCode[],
): Readonly<ProcedureAssignment>[] => {
  const left = [...stored];
  const now = wanted.map(({ modifiers, units, diagnosisPointers, serviceDate }, index) => {
    const { code, codeSet } = found[index]!;
    const values = {
      sequence: index + 1,
      modifiers: [...modifiers],
      units,
      diagnosisPointers: [...diagnosisPointers],
      serviceDate: serviceDate ?? encounter.serviceFrom,
    };
    const same = left.findIndex((row) => row.code === code);
    if (same >= 0) return amend(work, ProcedureAssignment, left.splice(same, 1)[0]!, values);
    return work.create(ProcedureAssignment, {
      ...whose(work, encounter),
      code,
      codeSet: codeSet as ProcedureCodeSet,
      ...values,
    });
  });
  for (const row of left) work.remove(work.entityOf(ProcedureAssignment, row));
  return now;
};

const whose = (work: Work, encounter: Encounter) => ({
  encounter,
  facility: encounter.facility,
  assignedBy: work.em.getReference(User, work.actor.userId),
  assignedAt: work.now,
});
