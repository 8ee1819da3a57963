/** The guard of everything that only the person who took the work may do. */

import { guard } from './lifecycle.ts';

export interface HeldFacts {
  readonly workItem: { readonly assignee: { readonly id: string } | null } | null;
}

/** Whoever took the work item holds the subject; a lease that ran out still holds until somebody else takes the item. */
export const heldByYou = guard<HeldFacts>(
  'NOT_IN_YOUR_HANDS',
  'Take it from the queue first: somebody else holds it, or nobody does.',
  { workItem: { assignee: { id: true } } },
  ({ workItem }, { userId }) => workItem?.assignee?.id === userId,
);
