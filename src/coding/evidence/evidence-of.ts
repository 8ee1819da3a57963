/** Evidence as part of the set of assigned codes: it goes when the assignment goes that it supports. */

import type { Work } from '../../workflow/command.ts';
import { DiagnosisAssignment, ProcedureAssignment } from '../assignment.entity.ts';
import { Evidence } from './evidence.entity.ts';

/** Takes away the evidence of those assignments of an encounter that the command takes away. To be called before they are written. */
export const removeOrphanedEvidence = async (work: Work, encounter: string): Promise<void> => {
  const leaving: ReadonlySet<object> = work.em.getUnitOfWork().getRemoveStack();
  const gone = new Set([...leaving].filter(isAssignment).map(({ id }) => id));
  if (gone.size === 0) return;
  for (const row of await work.find(Evidence, { encounter }))
    if (gone.has((row.diagnosis ?? row.procedure)!.id)) work.remove(row);
};

const isAssignment = (entity: object): entity is DiagnosisAssignment | ProcedureAssignment =>
  entity instanceof DiagnosisAssignment || entity instanceof ProcedureAssignment;
