/** Keeps the milestones of coding, in the transaction of what they tell. */

import { User } from '../../access/user.entity.ts';
import type { Work } from '../../workflow/command.ts';
import { on } from '../../workflow/events.ts';
import { WorkItem } from '../../workflow/work-item.entity.ts';
import { Encounter } from '../encounter.entity.ts';
import { CodingEvent } from './coding-event.entity.ts';

/** Registers what is kept when an encounter moves. To be called once, when the house is built. */
export const listenForCodingMoves = (): void =>
  on('subject.moved', async (work, { type, id, to, transition }) => {
    if (type !== 'Encounter') return;
    const kind = transition === 'finalizeCoding' ? 'FINALIZED' : to === 'REOPENED' ? 'REOPENED' : null;
    if (kind === null) return;
    const encounter = await work.related(Encounter, id);
    // Coding that nobody declared final by name cannot have come here.
    if (encounter.codedBy === null) return;
    work.create(CodingEvent, {
      facility: encounter.facility,
      encounter,
      at: work.now,
      kind,
      transition,
      coder: encounter.codedBy,
      actor: work.em.getReference(User, work.actor.userId),
      takenAt: kind === 'FINALIZED' ? takenAt(work, id) : null,
    });
  });

/** The moment at which the item was taken that the move has just ended. */
const takenAt = (work: Work, encounterId: string): Date | null =>
  work.held(WorkItem).find((item) => item.subjectId === encounterId && item.kind === 'CODING' && item.status === 'DONE')
    ?.takenAt ?? null;
