/** Mutations that do nothing but one transition: derived from the lifecycle, which knows their permission and sentence. */

import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Extensions, ID, Info, Int, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../access/context.ts';
import type { EntityClass } from '../access/entity.ts';
import { readChanged } from '../reading/read.ts';
import type { Lifecycle } from './lifecycle.ts';

/** Carries out one transition of the subject with this id, at the version that the caller saw. */
export type SubjectCommand = (context: RequestContext, id: string, version: number) => Promise<void>;

/** A resolver with one mutation `name(id, version)` for each command; `name` is the transition's. */
export const subjectMutations = (
  target: EntityClass,
  lifecycle: Lifecycle,
  commands: Readonly<Record<string, SubjectCommand>>,
): Function => {
  class SubjectMutations {}
  const prototype = SubjectMutations.prototype as Record<string, unknown>;
  for (const [name, command] of Object.entries(commands)) {
    const transition = lifecycle.transitions[name];
    if (!transition) throw new Error(`${lifecycle.of} has no transition ${name}.`);
    prototype[name] = (id: string, version: number, context: RequestContext, info: GraphQLResolveInfo) =>
      readChanged(context, info, target, id, (inside) => command(inside, id, version));
    // In the order in which the decorators of a method run: the last parameter first.
    Arg('version', () => Int)(prototype, name, 1);
    Arg('id', () => ID)(prototype, name, 0);
    Ctx()(prototype, name, 2);
    Info()(prototype, name, 3);
    Mutation(() => target, { description: `${transition.sentence} From ${transition.from.join(', ')}.` })(
      prototype,
      name,
      {},
    );
    Extensions({ permission: transition.permission })(prototype, name, {});
  }
  Resolver()(SubjectMutations);
  return SubjectMutations;
};
