/** `availableActions`: what this viewer may do with a subject now, and why not the rest. Read from the lifecycle. */

import { Field, ObjectType } from 'type-graphql';
import { addAttributes, type EntityClass, type Needs } from '../access/entity.ts';
import { holds } from '../access/permissions.ts';
import type { Role } from '../access/roles.ts';
import { needsOf, type Guard, type Lifecycle, type Reason, type Transition, type Viewer } from './lifecycle.ts';
import { WorkItem } from './work-item.entity.ts';

@ObjectType({
  description: 'Something that may be done with a subject, or the reasons why it may not be done now by you.',
})
export class Action {
  @Field(() => String, { description: 'The transition.' }) name!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The mutation that does it; absent where it is part of other mutations.',
  })
  mutation!: string | null;
  @Field(() => Boolean) allowed!: boolean;
  @Field(() => [String], { description: 'Every reason against it, as sentences; empty when it is allowed.' })
  reasons!: string[];
  @Field(() => [String], { description: 'The same reasons as codes that never change.' }) reasonCodes!: string[];
}

/** Gives an entity its `availableActions`, and `workItem` where it is queued. */
export const describeActions = (target: EntityClass, lifecycle: Lifecycle): void => {
  if (target !== WorkItem) {
    addAttributes(target, [
      {
        is: 'single',
        name: 'workItem',
        target: () => WorkItem,
        by: 'subjectId',
        order: null,
        where: "t.status in ('OPEN', 'TAKEN')",
        description: 'The live work item about it, if there is one.',
      },
    ]);
  }
  addAttributes(target, [
    {
      is: 'computed',
      name: 'availableActions',
      type: () => [Action],
      nullable: false,
      needs: (roles) => factsNeeded(lifecycle, roles),
      compute: (row: { readonly status: string }, viewer: Viewer) => actionsOf(lifecycle, row, viewer),
      description: 'What you may do with it now, and why not the rest.',
    },
  ]);
};

/**
 * Every transition of the lifecycle, judged for a viewer. There are few different outcomes: each is made once, frozen, and
 * shared by all subjects that it holds for.
 */
export const actionsOf = (
  lifecycle: Lifecycle,
  facts: { readonly status: string },
  viewer: Viewer,
): readonly Action[] => {
  const judged = judgedFor(lifecycle, facts.status, viewer.roles);
  let key = '';
  for (const { guards } of judged.open)
    for (const each of guards) key += each.holds(facts as never, viewer) ? '1' : '0';
  let actions = judged.outcomes.get(key);
  if (!actions) judged.outcomes.set(key, (actions = Object.freeze(judged.outcome(key))));
  return actions;
};

interface Judged {
  /** The transitions that only their guards can still refuse. */
  readonly open: readonly { readonly guards: readonly Guard<never>[] }[];
  /** By what each of their guards says, in order. */
  readonly outcomes: Map<string, readonly Action[]>;
  readonly outcome: (key: string) => Action[];
}

const judgements = new WeakMap<Lifecycle, Map<string, Judged>>();

/** What status and roles alone decide of a lifecycle's transitions. */
const judgedFor = (lifecycle: Lifecycle, status: string, roles: readonly Role[]): Judged => {
  let known = judgements.get(lifecycle);
  if (!known) judgements.set(lifecycle, (known = new Map()));
  const key = `${status} ${roles.join(',')}`;
  let judged = known.get(key);
  if (!judged) known.set(key, (judged = judge(lifecycle, status, roles)));
  return judged;
};

const judge = (lifecycle: Lifecycle, status: string, roles: readonly Role[]): Judged => {
  const all = Object.entries(lifecycle.transitions).map(([name, transition]) => {
    const against = decidedAgainst(lifecycle, transition, status, roles);
    return { name, transition, against, guards: against === null ? (transition.guards ?? []) : [] };
  });
  return {
    open: all.filter(({ against }) => against === null),
    outcomes: new Map(),
    outcome: (key) => {
      let place = 0;
      return all.map(({ name, transition, against, guards }) => {
        const refusing = guards.filter(() => key[place++] === '0').map(({ code, message }) => ({ code, message }));
        return actionOf(name, transition, against ? [against] : refusing);
      });
    },
  };
};

const decidedAgainst = (
  { of }: Lifecycle,
  { permission, from }: Transition<never>,
  status: string,
  roles: readonly Role[],
): Reason | null => {
  if (!holds(roles, permission)) return { code: 'FORBIDDEN', message: `It needs the permission ${permission}.` };
  if (from.includes(status)) return null;
  return { code: 'ILLEGAL_TRANSITION', message: `Not possible while the ${of} is ${status}.` };
};

const actionOf = (name: string, { mutation }: Transition<never>, reasons: readonly Reason[]): Action => ({
  name,
  mutation: mutation === undefined ? name : mutation,
  allowed: reasons.length === 0,
  reasons: reasons.map(({ message }) => message),
  reasonCodes: reasons.map(({ code }) => code),
});

/** Guards behind a permission that the viewer lacks are never judged, so their facts are not read. */
const factsNeeded = (lifecycle: Lifecycle, roles: readonly Role[]): Needs => ({
  ...needsOf(Object.values(lifecycle.transitions).filter(({ permission }) => holds(roles, permission))),
  status: true,
});
