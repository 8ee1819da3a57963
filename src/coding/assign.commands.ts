/** Assigning codes: every code is checked against its list on the day of service before it is stored. */

import type { RequestContext } from '../access/context.ts';
import { User } from '../access/user.entity.ts';
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
import { checkCodes, type Checked, type CheckedCode, type StoredCodes } from './check-codes.ts';
import { Encounter } from './encounter.entity.ts';
import { encounterLifecycle } from './encounter.lifecycle.ts';
import { circumstancesOf } from './findings/circumstances.ts';
import { CodingFinding } from './findings/finding.entity.ts';
import { recheck } from './findings/recheck.ts';
import { removeOrphanedEvidence } from './evidence/evidence-of.ts';
import { sameLines, type Line } from './same-lines.ts';

/** A diagnosis to assign; its place is its position in the list. */
export interface WantedDiagnosis {
  readonly code: string;
  readonly presentOnAdmission: PresentOnAdmission | null;
}

/** A procedure or service to assign; its place is its position in the list. */
export interface WantedProcedure {
  /** Of a line that is there already: it stays the same line, whatever changes of it. */
  readonly id?: string;
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly units: number;
  readonly diagnosisPointers: readonly number[];
  /** The first day of the encounter where null. */
  readonly serviceDate: CalendarDate | null;
}

/** The set as it stands, in order, in the form in which it is asked for. */
export interface CodeSetOfEncounter {
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
    const found = checkCodes(work, encounter, stored, wanted);
    const coding = {
      diagnoses: storeDiagnoses(work, encounter, diagnoses, wanted.diagnoses, found.diagnoses),
      procedures: storeProcedures(work, encounter, stored, wanted, found),
    };
    recheck(work, encounter, coding, circumstances, findings);
    if (circumstances.hasEvidence) await removeOrphanedEvidence(work, id);
  });

const inOrder = <T extends { sequence: number }>(rows: T[]): T[] =>
  rows.sort((one, other) => one.sequence - other.sequence);

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

/** Evidence stays with its row: a wanted line has the row of a stored one only where it is that line. */
const storeProcedures = (
  work: Work,
  encounter: Encounter,
  stored: StoredCodes,
  wanted: CodeSetOfEncounter,
  found: Checked,
): Readonly<ProcedureAssignment>[] => {
  const lines = wanted.procedures.map((each, index) => ({
    ...lineOf(encounter, each, found.diagnoses),
    code: found.procedures[index]!.code,
  }));
  const before = stored.procedures.map((row) => ({ ...lineOf(encounter, row, stored.diagnoses), id: row.id }));
  const same = sameLines(before, lines);
  const now = lines.map(({ code, modifiers, units, diagnosisPointers, serviceDate }, index) => {
    const values = {
      sequence: index + 1,
      modifiers: [...modifiers],
      units,
      diagnosisPointers: [...diagnosisPointers],
      serviceDate,
    };
    const row = stored.procedures[same[index] ?? -1];
    if (row) return amend(work, ProcedureAssignment, row, values);
    const codeSet = found.procedures[index]!.codeSet as ProcedureCodeSet;
    return work.create(ProcedureAssignment, { ...whose(work, encounter), code, codeSet, ...values });
  });
  const kept = new Set(same);
  stored.procedures.forEach((row, index) => {
    if (!kept.has(index)) work.remove(work.entityOf(ProcedureAssignment, row));
  });
  return now;
};

const lineOf = (
  { serviceFrom }: Encounter,
  { id, code, modifiers, units, diagnosisPointers, serviceDate }: WantedProcedure,
  diagnoses: readonly { readonly code: string }[],
): Line => ({
  ...(id === undefined ? {} : { id }),
  code,
  modifiers,
  units,
  diagnosisPointers,
  serviceDate: serviceDate ?? serviceFrom,
  pointedCodes: diagnosisPointers.map((pointer) => diagnoses[pointer - 1]?.code ?? ''),
});

const whose = (work: Work, encounter: Encounter) => ({
  encounter,
  facility: encounter.facility,
  assignedBy: work.em.getReference(User, work.actor.userId),
  assignedAt: work.now,
});
