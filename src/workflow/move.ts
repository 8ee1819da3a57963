/** Moves a subject along its lifecycle, or refuses with every reason. Never half of either. */

import { requirePermission } from '../access/actor.ts';
import { shapeNamed } from '../access/entity.ts';
import { Refusal } from '../platform/errors.ts';
import { factsAround } from '../reading/facts.ts';
import { viewerOf } from '../reading/read.ts';
import type { Reader } from '../reading/rows.ts';
import type { Versioned, Work } from './command.ts';
import {
  needsOf,
  reasonsAgainst,
  type Lifecycle,
  type LifecycleTable,
  type Reason,
  type Transition,
} from './lifecycle.ts';
import { keepQueues, liveItemOf } from './queue-upkeep.ts';
import type { WorkItem } from './work-item.entity.ts';

/** Anything that a lifecycle moves. */
export interface Subject extends Versioned {
  organizationId: string;
  status: string;
}

/**
 * Carries out one transition of a subject that was loaded for change. Refuses with FORBIDDEN, ILLEGAL_TRANSITION or
 * GUARD_REFUSED, the last with every reason. `alongside` changes what must change together with the state. `inDetail` holds
 * reasons that say more than a guard can, by the guard's code, to be told in its place.
 */
export const move = async <T extends LifecycleTable<never>>(
  work: Work,
  lifecycle: T,
  subject: Subject,
  name: keyof T['transitions'] & string,
  alongside: () => void = () => undefined,
  inDetail: ReadonlyMap<string, readonly Reason[]> = NOTHING_MORE,
): Promise<void> => {
  const transition = (lifecycle as Lifecycle).transitions[name]!;
  requirePermission(work.actor, transition.permission, name);
  const from = subject.status;
  if (!transition.from.includes(from)) {
    throw new Refusal('ILLEGAL_TRANSITION', `${name} is not possible while the ${lifecycle.of} is ${from}.`, {
      transition: name,
      from,
      allowed: transition.from,
    });
  }
  const live = lifecycle.of === 'WorkItem' ? null : await liveItemOf(work, subject.id);
  const reasons = await reasonsOf(work, lifecycle, subject, transition, live);
  if (reasons.length > 0) {
    throw guardRefused(
      name,
      reasons.flatMap((reason) => inDetail.get(reason.code) ?? [reason]),
    );
  }
  if (transition.to !== null) subject.status = transition.to;
  alongside();
  keepQueues(work, lifecycle.of, subject, live);
  if (transition.to !== null) {
    await work.announce('subject.moved', {
      type: lifecycle.of,
      id: subject.id,
      from,
      to: transition.to,
      transition: name,
    });
  }
};

const NOTHING_MORE: ReadonlyMap<string, readonly Reason[]> = new Map();

/** The refusal of guards. */
export const guardRefused = (transition: string, reasons: readonly Reason[]): Refusal =>
  new Refusal('GUARD_REFUSED', reasons.map(({ message }) => message).join(' '), { transition, reasons });

const reasonsOf = async (
  work: Work,
  lifecycle: Lifecycle,
  subject: Subject,
  transition: Transition<never>,
  live: WorkItem | null,
): Promise<Reason[]> => {
  if (!transition.guards || transition.guards.length === 0) return [];
  const needs = needsOf([transition]);
  const viewer = viewerOf(work.actor, work.now);
  const { organizationId, roles } = work.actor;
  const reader: Reader = { organizationId, cells: work.cells, roles, viewer, subjects: new Set() };
  const facts = await factsAround(reader, shapeNamed(lifecycle.of)!, needs, subject, { workItem: live });
  return reasonsAgainst(transition, facts, viewer);
};
