/** The worlds in which transitions are tried: one in which nothing stands in the way, and one in which everything does. */

import { allLifecycles, type Lifecycle, type Transition } from '../../src/workflow/lifecycle.ts';
import type { Kind, Standing } from './families.ts';

export type World = 'ready' | 'hindered';

/** A family whose subject of a kind is in a state; `ready` for the viewer, or hindered by what a guard could look at. */
export const standingFor = (kind: Kind, state: string, world: World, viewer: string, other: string): Standing => {
  const ready = world === 'ready';
  const usual = {
    holder: ready ? viewer : other,
    coder: ready ? other : viewer,
    item: null,
    complete: ready,
    denial: ready ? 'ACCEPTED' : 'OPEN',
    query: 'CLOSED',
  };
  switch (kind) {
    case 'Encounter':
      return {
        ...usual,
        encounter: state,
        claim: ready ? 'DISCARDED' : 'SUBMITTED',
        denial: ready ? 'IN_PROGRESS' : 'OPEN',
      };
    case 'CodingQuery':
      return { ...usual, encounter: 'BILLED', claim: 'DENIED', query: state };
    case 'Claim':
      return { ...usual, encounter: 'BILLED', claim: state };
    case 'Denial':
      return { ...usual, encounter: 'BILLED', claim: 'DENIED', denial: state };
    case 'WorkItem':
      return { ...usual, encounter: ENCOUNTER_OF[state]!, claim: 'DISCARDED', item: state };
  }
};

const ENCOUNTER_OF: Readonly<Record<string, string>> = {
  OPEN: 'READY',
  TAKEN: 'IN_CODING',
  DONE: 'RELEASED',
  WITHDRAWN: 'CANCELLED',
};

/** Every lifecycle with its name and transitions, as test tables want them. */
export interface Declared {
  readonly kind: Kind;
  readonly lifecycle: Lifecycle;
  readonly name: string;
  readonly transition: Transition<never>;
}

/** Every transition of every lifecycle. */
export const declaredTransitions = (): Declared[] =>
  [...allLifecycles().values()].flatMap((lifecycle) =>
    Object.entries(lifecycle.transitions).map(([name, transition]) => ({
      kind: lifecycle.of as Kind,
      lifecycle,
      name,
      transition,
    })),
  );
