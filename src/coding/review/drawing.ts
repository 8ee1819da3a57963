/** Which final coding a second person looks at: the policies decide, and a draw that anybody can repeat. */

import { createHash } from 'node:crypto';
import { displayCode } from '../../codesets/code-set.ts';
import type { Work } from '../../workflow/command.ts';
import { DiagnosisAssignment, ProcedureAssignment } from '../assignment.entity.ts';
import type { Encounter } from '../encounter.entity.ts';
import { ReviewPolicy } from './review-policy.entity.ts';

/** What a policy may ask of coding. */
export interface CodingToDraw {
  readonly encounterId: string;
  readonly encounterClass: string;
  readonly facilityId: string;
  readonly coderId: string;
  /** Of diagnoses and procedures, in normal form. */
  readonly codes: readonly string[];
}

/** What of a policy decides. */
export interface Conditions {
  readonly id: string;
  readonly samplingPercent: number;
  readonly encounterClass: string | null;
  readonly facility: { readonly id: string } | null;
  readonly coder: { readonly id: string } | null;
  readonly codePrefix: string | null;
}

/** The first active policy, in order of their making, that the coding meets and whose draw it is in; null for none. */
export const policyThatDraws = async (work: Work, encounter: Encounter): Promise<ReviewPolicy | null> => {
  const policies = await work.find(ReviewPolicy, { active: true });
  if (policies.length === 0) return null;
  const assigned = policies.some(({ codePrefix }) => codePrefix !== null) ? await codesOf(work, encounter.id) : [];
  const coding = {
    encounterId: encounter.id,
    encounterClass: encounter.encounterClass,
    facilityId: encounter.facility.id,
    coderId: work.actor.userId,
    codes: assigned.map(({ code }) => code),
  };
  return policies.find((policy) => meets(policy, coding) && isDrawn(policy, encounter.id)) ?? null;
};

/** An assigned code. */
export interface AssignedCode {
  /** In normal form. */
  readonly code: string;
  /** As people write it, a diagnosis with its dot. */
  readonly written: string;
}

/** Every code that is assigned to an encounter. */
export const codesOf = async (work: Work, encounterId: string): Promise<AssignedCode[]> => {
  const [diagnoses, procedures] = await Promise.all([
    work.find(DiagnosisAssignment, { encounter: encounterId }),
    work.find(ProcedureAssignment, { encounter: encounterId }),
  ]);
  return [
    ...diagnoses.map(({ code }) => ({ code, written: displayCode('ICD10CM', code) })),
    ...procedures.map(({ code }) => ({ code, written: code })),
  ];
};

/** Whether coding meets every condition that a policy names. */
export const meets = (policy: Conditions, coding: CodingToDraw): boolean =>
  (policy.encounterClass === null || policy.encounterClass === coding.encounterClass) &&
  (policy.facility === null || policy.facility.id === coding.facilityId) &&
  (policy.coder === null || policy.coder.id === coding.coderId) &&
  (policy.codePrefix === null || coding.codes.some((code) => code.startsWith(policy.codePrefix!)));

/**
 * Whether a policy's sample holds an encounter: the first four bytes of SHA-256 over `encounter id:policy id`, as a share
 * of all that they could be, are below the percentage. The same today and in an audit years later, and a higher
 * percentage holds all that a lower one held.
 */
export const isDrawn = (
  { id, samplingPercent }: Pick<Conditions, 'id' | 'samplingPercent'>,
  encounterId: string,
): boolean =>
  createHash('sha256').update(`${encounterId}:${id}`).digest().readUInt32BE(0) * 100 < samplingPercent * 2 ** 32;
