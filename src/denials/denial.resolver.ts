import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Extensions, ID, Info, Int, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../access/context.ts';
import type { Row } from '../platform/database.ts';
import { rootQueries } from '../reading/graph.ts';
import { readChanged } from '../reading/read.ts';
import { Half } from './category.ts';
import { acceptDenial, rerouteDenial } from './denial.commands.ts';
import { Denial } from './denial.entity.ts';

@Resolver()
export class DenialResolver {
  @Extensions({ permission: 'denial.reroute' })
  @Mutation(() => Denial, {
    description: 'Sends a denial to the queue of the other half. The remark says why, without naming the patient.',
  })
  rerouteDenial(
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('routedTo', () => Half) routedTo: Half,
    @Arg('remark', () => String) remark: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readChanged(context, info, Denial, id, (inside) => rerouteDenial(inside, id, version, routedTo, remark));
  }

  @Extensions({ permission: 'denial.work' })
  @Mutation(() => Denial, { description: 'Agrees with the payer: a denial that you hold will not be pursued.' })
  acceptDenial(
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('remark', () => String) remark: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readChanged(context, info, Denial, id, (inside) => acceptDenial(inside, id, version, remark));
  }
}

export const denialResolvers = [rootQueries(Denial, 'denial', 'denials'), DenialResolver];
