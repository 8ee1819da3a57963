/** Whose work coding is, so that somebody else looks at it. */

import { guard } from '../../workflow/lifecycle.ts';

/** Somebody, by the id alone. */
interface Named {
  readonly id: string;
}

export interface Assigned {
  readonly assignedBy: Named;
}

export interface HandsFacts {
  readonly codedBy: Named | null;
  readonly diagnoses: readonly Assigned[];
  readonly procedures: readonly Assigned[];
  readonly overriddenFindings: readonly { readonly overriddenBy: Named | null }[];
}

/** Who had a hand in it is who declared it final, assigned any code that stands, or let a finding stand. The review queue asks the same. */
export const noneOfItIsYours = guard<HandsFacts>(
  'SECOND_PERSON_REQUIRED',
  'Some of this coding is your own: you declared it final, assigned a code or let a finding stand. Somebody else looks at it.',
  {
    codedBy: { id: true },
    diagnoses: { assignedBy: { id: true } },
    procedures: { assignedBy: { id: true } },
    overriddenFindings: { overriddenBy: { id: true } },
  },
  ({ codedBy, diagnoses, procedures, overriddenFindings }, { userId }) =>
    codedBy?.id !== userId &&
    [...diagnoses, ...procedures].every(({ assignedBy }) => assignedBy.id !== userId) &&
    overriddenFindings.every(({ overriddenBy }) => overriddenBy?.id !== userId),
);
