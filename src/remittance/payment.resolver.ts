import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Extensions, Field, ID, Info, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../access/context.ts';
import { Claim } from '../billing/claim.entity.ts';
import type { CalendarDate as Day } from '../platform/calendar-date.ts';
import type { Row } from '../platform/database.ts';
import type { Cents } from '../platform/money.ts';
import { CalendarDate, Money } from '../platform/scalars.ts';
import { rootQueries } from '../reading/graph.ts';
import { readChanged } from '../reading/read.ts';
import { recordPayerAnswer } from './payer-answer.commands.ts';
import { AdjustmentGroup, ClaimPayment } from './payment.entity.ts';

@InputType({ description: 'One adjustment of an answer (CAS). A positive amount lowers the payment.' })
export class AdjustmentInput {
  @Field(() => AdjustmentGroup) groupCode!: AdjustmentGroup;
  @Field(() => String, { description: 'Claim adjustment reason code (CARC).' }) reasonCode!: string;
  @Field(() => Money) amount!: Cents;
  @Field(() => [String], { defaultValue: [], description: 'Remittance advice remark codes (RARC).' })
  remarkCodes!: string[];
}

@InputType({ description: 'The answer to one service line (SVC).' })
export class ServiceAnswerInput {
  @Field(() => Int) lineNumber!: number;
  @Field(() => Money) paidAmount!: Cents;
  @Field(() => [AdjustmentInput], { defaultValue: [] }) adjustments!: AdjustmentInput[];
}

@InputType({ description: "A payer's answer to a claim (CLP). Answer every line, or the claim as a whole." })
export class PayerAnswerInput {
  @Field(() => String, { description: 'CLP02: 1, 2, 3 processed; 4 denied; 19, 20, 21 processed and forwarded.' })
  claimStatusCode!: string;
  @Field(() => Money, { description: 'CLP04.' }) claimPaymentAmount!: Cents;
  @Field(() => String, { nullable: true, description: 'CLP07: what a replacement must quote.' })
  payerClaimControlNumber?: string | null;
  @Field(() => String, { nullable: true, description: 'TRN02.' }) reassociationTraceNumber?: string | null;
  @Field(() => CalendarDate) answeredOn!: Day;
  @Field(() => [ServiceAnswerInput], { defaultValue: [] }) services!: ServiceAnswerInput[];
  @Field(() => [AdjustmentInput], { defaultValue: [], description: 'Adjustments of the claim as a whole.' })
  adjustments!: AdjustmentInput[];
}

@Resolver()
export class PaymentResolver {
  @Extensions({ permission: 'payment.record' })
  @Mutation(() => Claim, {
    description:
      "Records a payer's answer: the claim is then PAID, PARTIALLY_DENIED or DENIED, as the adjustments say, and each denial is opened and routed. Refused with OUT_OF_BALANCE when a sum fails.",
  })
  recordPayerAnswer(
    @Arg('claimId', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('answer', () => PayerAnswerInput) {
      payerClaimControlNumber,
      reassociationTraceNumber,
      ...answer
    }: PayerAnswerInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readChanged(context, info, Claim, id, (inside) =>
      recordPayerAnswer(inside, id, version, {
        ...answer,
        payerClaimControlNumber: payerClaimControlNumber ?? null,
        reassociationTraceNumber: reassociationTraceNumber ?? null,
      }),
    );
  }
}

export const paymentResolvers = [rootQueries(ClaimPayment, 'claimPayment', 'claimPayments'), PaymentResolver];
