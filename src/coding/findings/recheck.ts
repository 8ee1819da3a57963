/** Runs the coding edits over what a command has made of an encounter, and keeps what they say with it. */

import { amend } from '../../workflow/amend.ts';
import type { Work } from '../../workflow/command.ts';
import type { DiagnosisAssignment, ProcedureAssignment } from '../assignment.entity.ts';
import { editsOf } from '../edits/edits.ts';
import type { CodingToCheck, Finding } from '../edits/finding.ts';
import type { Encounter } from '../encounter.entity.ts';
import type { Circumstances } from './circumstances.ts';
import { CodingFinding } from './finding.entity.ts';
import { tablesOn } from './tables-on.ts';

export interface Coding {
  readonly diagnoses: readonly Readonly<DiagnosisAssignment>[];
  readonly procedures: readonly Readonly<ProcedureAssignment>[];
}

/**
 * Everything that the edits say of these codes, stored in the place of what they said before. A finding that is there
 * again keeps its row, and with it whoever let it stand. Answers those that stand in the way of final coding.
 */
export const recheck = (
  work: Work,
  encounter: Encounter,
  coding: Coding,
  circumstances: Circumstances,
  stored: readonly Readonly<CodingFinding>[],
): readonly Readonly<CodingFinding>[] => {
  const checked = codingToCheck(encounter, coding, circumstances);
  const days = [checked.serviceFrom, checked.serviceTo, ...checked.procedures.map((each) => each.serviceDate)];
  const found = editsOf(checked, tablesOn(work, days));
  const rows = store(work, encounter, found, stored);
  const blocking = rows.filter(({ severity, overriddenAt }) => severity === 'BLOCKS' && overriddenAt === null);
  encounter.blockingFindings = blocking.length;
  return blocking;
};

const store = (
  work: Work,
  encounter: Encounter,
  found: readonly Finding[],
  stored: readonly Readonly<CodingFinding>[],
): Readonly<CodingFinding>[] => {
  const byKey = new Map(stored.map((row) => [row.key, row]));
  const rows = found.map(({ rule, key, assignmentIds, ...said }, index) => {
    const values = { ...said, assignmentIds: [...assignmentIds], sequence: index + 1 };
    const row = byKey.get(key);
    byKey.delete(key);
    if (!row) {
      return work.create(CodingFinding, {
        encounter,
        facility: encounter.facility,
        rule,
        key,
        ...values,
        overriddenBy: null,
        overriddenAt: null,
        overrideReason: null,
      });
    }
    return amend(work, CodingFinding, row, { ...values, ...(said.overridable ? {} : NOT_OVERRIDDEN) });
  });
  for (const row of byKey.values()) work.remove(work.entityOf(CodingFinding, row));
  return rows;
};

/** What may not stand any more, because another edition says so, does not stand for having been let before. */
const NOT_OVERRIDDEN = { overriddenBy: null, overriddenAt: null, overrideReason: null } as const;

const codingToCheck = (
  { encounterClass, serviceFrom, serviceTo }: Encounter,
  { diagnoses, procedures }: Coding,
  circumstances: Circumstances,
): CodingToCheck => ({
  ...circumstances,
  encounterClass,
  serviceFrom,
  serviceTo,
  diagnoses: inOrder(diagnoses).map(({ id, sequence, code }) => ({ id, sequence, code })),
  procedures: inOrder(procedures).map((each) => ({
    id: each.id,
    sequence: each.sequence,
    codeSet: each.codeSet,
    code: each.code,
    modifiers: each.modifiers,
    units: each.units,
    diagnosisPointers: each.diagnosisPointers,
    serviceDate: each.serviceDate,
  })),
});

const inOrder = <T extends { readonly sequence: number }>(rows: readonly T[]): T[] =>
  [...rows].sort((one, other) => one.sequence - other.sequence);
