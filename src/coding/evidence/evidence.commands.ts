/** Linking assigned codes to the words of the record that support them. */

import type { RequestContext } from '../../access/context.ts';
import { User } from '../../access/user.entity.ts';
import { notFound, Refusal } from '../../platform/errors.ts';
import { runCommand, type Work } from '../../workflow/command.ts';
import { move } from '../../workflow/move.ts';
import { DiagnosisAssignment, ProcedureAssignment } from '../assignment.entity.ts';
import { Encounter } from '../encounter.entity.ts';
import { encounterLifecycle } from '../encounter.lifecycle.ts';
import { ClinicalDocument } from '../record.entity.ts';
import { Evidence } from './evidence.entity.ts';
import { hashOf, quoteOf, spanFault, withoutSpaceAround, type Span } from './quote.ts';

/** Words of a document for one assignment, which is named by its place: either a diagnosis or a procedure. */
export interface WantedEvidence extends Span {
  readonly documentId: string;
  readonly diagnosis: number | null;
  readonly procedure: number | null;
}

/** The most that one assignment is supported by. */
const MOST_PER_ASSIGNMENT = 20;

/**
 * Links an assignment of an encounter that the coder holds to words of one of its documents: whole words. Space at the ends
 * of the span is left out of what is kept.
 */
export const linkEvidence = (
  context: RequestContext,
  encounterId: string,
  version: number,
  wanted: WantedEvidence,
): Promise<void> =>
  runCommand(context, { name: 'linkEvidence', permission: 'encounter.code' }, async (work) => {
    const encounter = await work.subject(Encounter, encounterId, version);
    const document = await work.one(ClinicalDocument, wanted.documentId);
    if (document.encounter.id !== encounter.id) throw notFound('ClinicalDocument');
    await move(work, encounterLifecycle, encounter, 'assignCodes');
    const fault = spanFault(document.text, wanted);
    if (fault !== null) throw refusal(fault, 'evidence.to');
    const span = withoutSpaceAround(document.text, wanted);
    const assigned = await assignmentOf(work, encounterId, wanted);
    await requireNew(work, assigned, { ...wanted, ...span });
    work.create(Evidence, {
      facility: encounter.facility,
      encounter,
      ...assigned,
      document,
      fromOffset: span.from,
      toOffset: span.to,
      sha256: hashOf(quoteOf(document.text, span)),
      linkedBy: work.em.getReference(User, work.actor.userId),
      linkedAt: work.now,
    });
  });

/** Takes back a link of an encounter that the coder holds. */
export const unlinkEvidence = (
  context: RequestContext,
  encounterId: string,
  version: number,
  evidenceId: string,
): Promise<void> =>
  runCommand(context, { name: 'unlinkEvidence', permission: 'encounter.code' }, async (work) => {
    const encounter = await work.subject(Encounter, encounterId, version);
    const evidence = await work.one(Evidence, evidenceId);
    if (evidence.encounter.id !== encounter.id) throw notFound('Evidence');
    await move(work, encounterLifecycle, encounter, 'assignCodes');
    work.remove(evidence);
  });

type Assigned =
  | { readonly diagnosis: DiagnosisAssignment; readonly procedure: null }
  | { readonly diagnosis: null; readonly procedure: ProcedureAssignment };

const assignmentOf = async (
  work: Work,
  encounter: string,
  { diagnosis, procedure }: WantedEvidence,
): Promise<Assigned> => {
  if ((diagnosis === null) === (procedure === null))
    throw refusal('Evidence supports either a diagnosis or a procedure: name one of them.', 'evidence');
  if (diagnosis !== null) {
    const [row] = await work.find(DiagnosisAssignment, { encounter, sequence: diagnosis });
    if (!row) throw refusal('There is no diagnosis at that place.', 'evidence.diagnosis');
    return { diagnosis: row, procedure: null };
  }
  const [row] = await work.find(ProcedureAssignment, { encounter, sequence: procedure });
  if (!row) throw refusal('There is no procedure at that place.', 'evidence.procedure');
  return { diagnosis: null, procedure: row };
};

const requireNew = async (
  work: Work,
  { diagnosis, procedure }: Assigned,
  { documentId, from, to }: WantedEvidence,
): Promise<void> => {
  const linked = await work.find(Evidence, diagnosis ? { diagnosis: diagnosis.id } : { procedure: procedure.id });
  if (linked.length >= MOST_PER_ASSIGNMENT)
    throw refusal(`An assignment holds at most ${MOST_PER_ASSIGNMENT} pieces of evidence.`, 'evidence');
  const same = linked.some(
    (row) => row.document.id === documentId.toLowerCase() && row.fromOffset === from && row.toOffset === to,
  );
  if (same) throw refusal('These words are linked to it already.', 'evidence');
};

const refusal = (message: string, argument: string): Refusal => new Refusal('BAD_USER_INPUT', message, { argument });
