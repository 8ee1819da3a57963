import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../access/context.ts';
import type { Row } from '../platform/database.ts';
import { listTypesOf, type ListArguments } from '../reading/lists.ts';
import { answering, readChanged, readConnection, readIfAny } from '../reading/read.ts';
import type { Connection } from '../reading/objects.ts';
import { assignWorkItem, releaseWorkItem, takeNext, takeWorkItem } from './work-item.commands.ts';
import { WorkItem, WorkQueueKind } from './work-item.entity.ts';

const types = listTypesOf(WorkItem);

@Resolver()
export class WorkItemResolver {
  @Extensions({ permission: 'work.read' })
  @Query(() => types.connection, {
    description:
      'A queue: its open and taken items unless the filter names other states, most urgent first unless sorted otherwise.',
  })
  workQueue(
    @Arg('kind', () => WorkQueueKind) kind: WorkQueueKind,
    @Args(() => types.args) list: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection> {
    const live = { status: { in: ['OPEN', 'TAKEN'] } };
    return readConnection(context, info, WorkItem, {
      ...list,
      sort: list.sort ?? 'DUE_AT_ASC',
      filter: { ...live, ...list.filter, kind: { eq: kind } },
    });
  }

  @Extensions({ permission: 'work.take' })
  @Mutation(() => WorkItem, {
    nullable: true,
    description:
      'Takes the most urgent item of a queue for you; null when there is none. Nobody else gets the same one.',
  })
  takeNext(
    @Arg('kind', () => WorkQueueKind) kind: WorkQueueKind,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row | null> {
    return answering(
      context,
      (inside) => takeNext(inside, kind),
      (inside, id) => readIfAny(inside, info, WorkItem, id),
    );
  }

  @Extensions({ permission: 'work.take' })
  @Mutation(() => WorkItem, { description: 'Takes one item for you.' })
  async takeWorkItem(
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readChanged(context, info, WorkItem, id, (inside) => takeWorkItem(inside, id, version));
  }

  @Extensions({ permission: 'work.move' })
  @Mutation(() => WorkItem, { description: 'Gives an item back to its queue.' })
  releaseWorkItem(
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readChanged(context, info, WorkItem, id, (inside) => releaseWorkItem(inside, id, version));
  }

  @Extensions({ permission: 'work.assign' })
  @Mutation(() => WorkItem, {
    description: 'Gives an item to a user who may take from its queue and works in its facility.',
  })
  assignWorkItem(
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('userId', () => ID) userId: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readChanged(context, info, WorkItem, id, (inside) => assignWorkItem(inside, id, version, userId));
  }
}
