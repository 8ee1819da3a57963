import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Extensions, ID, Info, Int, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../access/context.ts';
import type { Row } from '../platform/database.ts';
import { rootQueries } from '../reading/graph.ts';
import { readOne } from '../reading/read.ts';
import { Half } from './category.ts';
import { acceptDenial, rerouteDenial } from './denial.commands.ts';
import { Denial } from './denial.entity.ts';

@Resolver()
export class DenialResolver {
  @Extensions({ permission: 'denial.reroute' })
  @Mutation(() => Denial, {
    description: 'Sends a denial to the queue of the other half. The remark says why, without naming the patient.',
  })
  async rerouteDenial(
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('routedTo', () => Half) routedTo: Half,
    @Arg('remark', () => String) remark: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    await rerouteDenial(context, id, version, routedTo, remark);
    return readOne(context, info, Denial, id);
  }

  @Extensions({ permission: 'denial.work' })
  @Mutation(() => Denial, { description: 'Agrees with the payer: a denial that you hold will not be pursued.' })
  async acceptDenial(
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('remark', () => String) remark: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    await acceptDenial(context, id, version, remark);
    return readOne(context, info, Denial, id);
  }
}

export const denialResolvers = [rootQueries(Denial, 'denial', 'denials'), DenialResolver];
