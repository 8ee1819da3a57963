/** Looking at the codes of an encounter anew, and letting a finding stand. */

import type { RequestContext } from '../../access/context.ts';
import { User } from '../../access/user.entity.ts';
import { notFound, Refusal } from '../../platform/errors.ts';
import { runCommand, type Work } from '../../workflow/command.ts';
import { move } from '../../workflow/move.ts';
import { DiagnosisAssignment, ProcedureAssignment } from '../assignment.entity.ts';
import { Encounter } from '../encounter.entity.ts';
import { encounterLifecycle } from '../encounter.lifecycle.ts';
import { circumstancesOf } from './circumstances.ts';
import { CodingFinding } from './finding.entity.ts';
import { recheck } from './recheck.ts';

/** Runs the edits over the codes as they are: for what changed around them, such as an edition or another visit. */
export const recheckCoding = (context: RequestContext, id: string, version: number): Promise<void> =>
  runCommand(context, { name: 'recheckCoding', permission: 'encounter.code' }, async (work) => {
    const encounter = await work.subject(Encounter, id, version);
    await move(work, encounterLifecycle, encounter, 'recheckCoding');
    await recheckStored(work, encounter);
  });

/** The edits over what is stored; answers what stands in the way of final coding. */
export const recheckStored = async (work: Work, encounter: Encounter): Promise<readonly Readonly<CodingFinding>[]> => {
  const [diagnoses, procedures, stored, circumstances] = await Promise.all([
    work.look(DiagnosisAssignment, { encounter: encounter.id }),
    work.look(ProcedureAssignment, { encounter: encounter.id }),
    work.look(CodingFinding, { encounter: encounter.id }),
    circumstancesOf(work, encounter.id),
  ]);
  return recheck(work, encounter, { diagnoses, procedures }, circumstances, stored);
};

/** Lets a finding stand, with a reason that the trail keeps. Only what its rule allows. */
export const overrideFinding = (
  context: RequestContext,
  encounterId: string,
  version: number,
  findingId: string,
  reason: string,
): Promise<void> =>
  onFinding(context, 'overrideFinding', encounterId, version, findingId, (work, encounter, finding) => {
    const why = reason.trim();
    if (why.length < SHORTEST_REASON || why.length > LONGEST_REASON) {
      throw new Refusal('BAD_USER_INPUT', `Say why in ${SHORTEST_REASON} to ${LONGEST_REASON} characters.`, {
        argument: 'reason',
      });
    }
    if (!finding.overridable) {
      throw new Refusal('BAD_USER_INPUT', `A finding of ${finding.rule} cannot be overridden: it has to be mended.`, {
        argument: 'codingFindingId',
      });
    }
    if (finding.overriddenAt === null && finding.severity === 'BLOCKS') encounter.blockingFindings -= 1;
    Object.assign(finding, {
      overriddenBy: work.em.getReference(User, work.actor.userId),
      overriddenAt: work.now,
      overrideReason: why,
    });
  });

/** Takes an override back. */
export const withdrawOverride = (
  context: RequestContext,
  encounterId: string,
  version: number,
  findingId: string,
): Promise<void> =>
  onFinding(context, 'withdrawOverride', encounterId, version, findingId, (_work, encounter, finding) => {
    if (finding.overriddenAt === null) return;
    if (finding.severity === 'BLOCKS') encounter.blockingFindings += 1;
    Object.assign(finding, { overriddenBy: null, overriddenAt: null, overrideReason: null });
  });

const SHORTEST_REASON = 10;
const LONGEST_REASON = 1_000;

const onFinding = (
  context: RequestContext,
  name: 'overrideFinding' | 'withdrawOverride',
  encounterId: string,
  version: number,
  findingId: string,
  body: (work: Work, encounter: Encounter, finding: CodingFinding) => void,
): Promise<void> =>
  runCommand(context, { name, permission: 'finding.override' }, async (work) => {
    const encounter = await work.subject(Encounter, encounterId, version);
    const finding = await work.one(CodingFinding, findingId);
    if (finding.encounter.id !== encounter.id) throw notFound('CodingFinding');
    await move(work, encounterLifecycle, encounter, name);
    body(work, encounter, finding);
  });
