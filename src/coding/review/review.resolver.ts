import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Extensions, Field, ID, Info, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../access/context.ts';
import type { Row } from '../../platform/database.ts';
import { rootQueries } from '../../reading/graph.ts';
import { readChanged, readMade } from '../../reading/read.ts';
import { EncounterClass } from '../encounter-class.ts';
import { Encounter } from '../encounter.entity.ts';
import { CodingReview } from './coding-review.entity.ts';
import {
  approveCoding,
  createReviewPolicy,
  returnToCoder,
  updateReviewPolicy,
  type WantedPolicy,
} from './review.commands.ts';
import { ReviewPolicy } from './review-policy.entity.ts';

@InputType({
  description: 'Which coding a second person looks at: a share of all that meets every condition that is named.',
})
export class ReviewPolicyInput {
  @Field(() => String, { description: 'Unique in the organization.' }) name!: string;
  @Field(() => String, { description: 'Why it is there, as a sentence.' }) reason!: string;
  @Field(() => Boolean, { defaultValue: true }) active!: boolean;
  @Field(() => Int, { description: 'From 0 to 100.' }) samplingPercent!: number;
  @Field(() => EncounterClass, { nullable: true }) encounterClass?: EncounterClass | null;
  @Field(() => String, {
    nullable: true,
    description: 'Only with a diagnosis or procedure whose code begins like this, with or without the dot.',
  })
  codePrefix?: string | null;
}

type Given = string | null | undefined;

const policyOf = (input: ReviewPolicyInput, facilityId: Given, coderId: Given): WantedPolicy => ({
  name: input.name,
  reason: input.reason,
  active: input.active,
  samplingPercent: input.samplingPercent,
  encounterClass: input.encounterClass ?? null,
  facilityId: facilityId ?? null,
  coderId: coderId ?? null,
  codePrefix: input.codePrefix ?? null,
});

@Resolver()
export class ReviewResolver {
  @Extensions({ permission: 'encounter.review' })
  @Mutation(() => Encounter, {
    description:
      'Agrees with coding that you hold for a second look and no part of which is your own; releases it to billing.',
  })
  approveCoding(
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('comment', () => String, { nullable: true }) comment: string | null | undefined,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readChanged(context, info, Encounter, id, (inside) => approveCoding(inside, id, version, comment ?? null));
  }

  @Extensions({ permission: 'encounter.review' })
  @Mutation(() => Encounter, {
    description:
      'Sends coding that you hold for a second look, and no part of which is your own, back to be corrected.',
  })
  returnToCoder(
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('comment', () => String, { description: 'What is to be corrected.' }) comment: string,
    @Arg('disputedCodes', () => [String], {
      defaultValue: [],
      description: 'Codes assigned now that cannot stand; the others count as agreed.',
    })
    disputedCodes: string[],
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readChanged(context, info, Encounter, id, (inside) =>
      returnToCoder(inside, id, version, comment, disputedCodes),
    );
  }

  @Extensions({ permission: 'review.manage' })
  @Mutation(() => ReviewPolicy, { description: 'Adds a policy. It draws from what is declared final from now on.' })
  createReviewPolicy(
    @Arg('policy', () => ReviewPolicyInput) policy: ReviewPolicyInput,
    @Arg('facilityId', () => ID, { nullable: true, description: 'Only encounters of this facility.' })
    facilityId: Given,
    @Arg('userId', () => ID, { nullable: true, description: 'Only what this coder declared final.' })
    coderId: Given,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readMade(context, info, ReviewPolicy, (inside) =>
      createReviewPolicy(inside, policyOf(policy, facilityId, coderId)),
    );
  }

  @Extensions({ permission: 'review.manage' })
  @Mutation(() => ReviewPolicy, { description: 'Changes a policy as a whole. What it drew already stays drawn.' })
  updateReviewPolicy(
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('policy', () => ReviewPolicyInput) policy: ReviewPolicyInput,
    @Arg('facilityId', () => ID, { nullable: true, description: 'Only encounters of this facility.' })
    facilityId: Given,
    @Arg('userId', () => ID, { nullable: true, description: 'Only what this coder declared final.' })
    coderId: Given,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readChanged(context, info, ReviewPolicy, id, (inside) =>
      updateReviewPolicy(inside, id, version, policyOf(policy, facilityId, coderId)),
    );
  }
}

export const reviewResolvers = [
  rootQueries(ReviewPolicy, 'reviewPolicy', 'reviewPolicies'),
  rootQueries(CodingReview, 'codingReview', 'codingReviews'),
  ReviewResolver,
];
