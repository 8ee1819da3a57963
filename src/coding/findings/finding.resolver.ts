import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Extensions, ID, Info, Int, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../access/context.ts';
import type { Row } from '../../platform/database.ts';
import { readChanged } from '../../reading/read.ts';
import { Encounter } from '../encounter.entity.ts';
import { overrideFinding, recheckCoding, withdrawOverride } from './finding.commands.ts';

@Resolver()
export class FindingResolver {
  @Extensions({ permission: 'encounter.code' })
  @Mutation(() => Encounter, {
    description: 'Runs the coding edits over the codes as they are: for what changed around them, such as an edition.',
  })
  recheckCoding(
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readChanged(context, info, Encounter, id, (inside) => recheckCoding(inside, id, version));
  }

  @Extensions({ permission: 'finding.override' })
  @Mutation(() => Encounter, {
    description: 'Lets a finding stand that its rule allows to, with a reason that the trail keeps.',
  })
  overrideFinding(
    @Arg('encounterId', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('codingFindingId', () => ID) findingId: string,
    @Arg('reason', () => String, { description: '10 to 1,000 characters.' }) reason: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readChanged(context, info, Encounter, id, (inside) =>
      overrideFinding(inside, id, version, findingId, reason),
    );
  }

  @Extensions({ permission: 'finding.override' })
  @Mutation(() => Encounter, { description: 'Takes an override back: the finding stands in the way again.' })
  withdrawOverride(
    @Arg('encounterId', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('codingFindingId', () => ID) findingId: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readChanged(context, info, Encounter, id, (inside) => withdrawOverride(inside, id, version, findingId));
  }
}
