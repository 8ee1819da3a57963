import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Extensions, Field, ID, Info, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../access/context.ts';
import type { CalendarDate as Day } from '../platform/calendar-date.ts';
import type { Row } from '../platform/database.ts';
import type { Cents } from '../platform/money.ts';
import { CalendarDate, Money } from '../platform/scalars.ts';
import { rootQueries } from '../reading/graph.ts';
import { answering, readMade, readMany } from '../reading/read.ts';
import { subjectMutations } from '../workflow/subject-mutations.ts';
import {
  closeClaim,
  createClaim,
  createReplacementClaim,
  discardClaim,
  priceClaim,
  submitClaim,
} from './claim.commands.ts';
import { Claim } from './claim.entity.ts';
import { claimLifecycle } from './claim.lifecycle.ts';
import { setFees } from './fee.commands.ts';
import { Fee } from './fee.entity.ts';

@InputType({ description: 'What one unit of a service costs from a day on.' })
export class FeeInput {
  @Field(() => String) code!: string;
  @Field(() => String, { nullable: true }) modifier?: string | null;
  @Field(() => Money) amount!: Cents;
  @Field(() => CalendarDate) effectiveFrom!: Day;
}

@Resolver()
export class ClaimResolver {
  @Extensions({ permission: 'claim.create' })
  @Mutation(() => Claim, {
    description: 'Makes the claim of a coded encounter: a frozen copy of what was coded, priced from the fee schedule.',
  })
  createClaim(
    @Arg('encounterId', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readMade(context, info, Claim, (inside) => createClaim(inside, id, version));
  }

  @Extensions({ permission: 'claim.create' })
  @Mutation(() => Claim, {
    description:
      'Makes a claim of frequency 7 that will replace an answered one, from what is coded now. Answers the new claim.',
  })
  createReplacementClaim(
    @Arg('claimId', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readMade(context, info, Claim, (inside) => createReplacementClaim(inside, id, version));
  }

  @Extensions({ permission: 'fee.manage' })
  @Mutation(() => [Fee], {
    description: 'Sets charges in the fee schedule. Drafts keep theirs until they are priced again.',
  })
  setFees(
    @Arg('fees', () => [FeeInput]) fees: FeeInput[],
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row[]> {
    const wanted = fees.map(({ code, modifier, amount, effectiveFrom }) => ({
      code: code.toUpperCase(),
      modifier: modifier?.toUpperCase() ?? null,
      amount,
      effectiveFrom,
    }));
    return answering(
      context,
      (inside) => setFees(inside, wanted),
      (inside, ids) => readMany(inside, info, Fee, ids),
    );
  }
}

export const claimResolvers = [
  rootQueries(Claim, 'claim', 'claims'),
  rootQueries(Fee, 'fee', 'fees'),
  subjectMutations(Claim, claimLifecycle, { priceClaim, discardClaim, submitClaim, closeClaim }),
  ClaimResolver,
];
