/** `availableActions`: what this viewer may do with a subject now, and why not the rest. Read from the lifecycle. */

import { Field, ObjectType } from 'type-graphql';
import { addAttributes, type EntityClass, type Needs } from '../access/entity.ts';
import { holds } from '../access/permissions.ts';
import type { Role } from '../access/roles.ts';
import { needsOf, reasonsAgainst, type Lifecycle, type Reason, type Viewer } from './lifecycle.ts';
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

/** Every transition of the lifecycle, judged for a viewer. */
export const actionsOf = (lifecycle: Lifecycle, facts: { readonly status: string }, viewer: Viewer): Action[] =>
  Object.entries(lifecycle.transitions).map(([name, transition]) => {
    const against = (): Reason[] => {
      if (!holds(viewer.roles, transition.permission)) {
        return [{ code: 'FORBIDDEN', message: `It needs the permission ${transition.permission}.` }];
      }
      if (!transition.from.includes(facts.status)) {
        return [{ code: 'ILLEGAL_TRANSITION', message: `Not possible while the ${lifecycle.of} is ${facts.status}.` }];
      }
      return reasonsAgainst(transition, facts, viewer);
    };
    const reasons = against();
    return {
      name,
      mutation: transition.mutation === undefined ? name : transition.mutation,
      allowed: reasons.length === 0,
      reasons: reasons.map(({ message }) => message),
      reasonCodes: reasons.map(({ code }) => code),
    };
  });

/** Guards behind a permission that the viewer lacks are never judged, so their facts are not read. */
const factsNeeded = (lifecycle: Lifecycle, roles: readonly Role[]): Needs => ({
  ...needsOf(Object.values(lifecycle.transitions).filter(({ permission }) => holds(roles, permission))),
  status: true,
});
