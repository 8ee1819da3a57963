import { Arg, Ctx, Extensions, Field, Float, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { settingsOf } from '../../access/actor.ts';
import { actorOf, type RequestContext } from '../../access/context.ts';
import { daysBetween, type CalendarDate as Day } from '../../platform/calendar-date.ts';
import { notFound, Refusal } from '../../platform/errors.ts';
import { CalendarDate } from '../../platform/scalars.ts';
import { isUuid } from '../../platform/uuid.ts';
import { figuresOf, type Figures } from './productivity.ts';

@ObjectType({
  description:
    'What one coder did in a period: figures about work, with no patient in them. A moment belongs to the day on which it falls in UTC.',
})
export class CoderProductivity implements Figures {
  @Field(() => ID, { description: 'Id of the user.' }) coderId!: string;
  @Field(() => String, { description: 'Name of the user.' }) coderName!: string;
  @Field(() => Int, {
    description: 'Encounters that the coder declared final in the period, each counted once however often.',
  })
  encountersFinalized!: number;
  @Field(() => Int, { description: 'diagnoses + procedures.' }) codesAssigned!: number;
  @Field(() => Int, {
    description: 'Diagnoses that the coder assigned to these encounters and that are assigned to them now.',
  })
  diagnoses!: number;
  @Field(() => Int, {
    description: 'Procedures that the coder assigned to these encounters and that are assigned to them now.',
  })
  procedures!: number;
  @Field(() => Float, {
    nullable: true,
    description:
      "Median, over each time in the period that the coder declared an encounter final, of the minutes since the coder took its work item, or got it back with the clinician's answer: the time on hold is not in it. From the history of work items; null where no such moment is known.",
  })
  medianMinutesToFinalize!: number | null;
  @Field(() => Int, {
    description:
      "Times in the period that the coder's final coding was opened again: by hand, by a reviewer or for a denial.",
  })
  reopened!: number;
  @Field(() => Int, { description: "Second looks of the period at the coder's final coding." }) reviewed!: number;
  @Field(() => Int, { description: 'Those of them that agreed.' }) agreed!: number;
  @Field(() => Float, {
    nullable: true,
    description: 'agreed / reviewed, from 0 to 1; null where nothing was reviewed.',
  })
  agreementRate!: number | null;
  @Field(() => Int, { description: 'Codes that these second looks were about.' }) codesReviewed!: number;
  @Field(() => Int, { description: 'Those of them that the reviewers let stand.' }) codesAgreed!: number;
  @Field(() => Float, {
    nullable: true,
    description: 'codesAgreed / codesReviewed, from 0 to 1; null where no code was reviewed.',
  })
  codeAgreementRate!: number | null;
  @Field(() => Int, { description: 'Questions that the coder asked clinicians in the period.' }) queriesAsked!: number;
}

/** The longest period, in days. */
const LONGEST = 366;

@Resolver()
export class ProductivityResolver {
  @Extensions({ permission: 'coding.measure' })
  @Query(() => [CoderProductivity], {
    description: `What each coder did from one day to another, both included, at most ${LONGEST} days; whoever did nothing is left out.`,
  })
  coderProductivity(
    @Arg('from', () => CalendarDate) from: Day,
    @Arg('to', () => CalendarDate) to: Day,
    @Arg('facilityId', () => ID, { nullable: true, description: 'Only work of this facility.' })
    facilityId: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<CoderProductivity[]> {
    requirePeriod(from, to);
    const actor = actorOf(context);
    return context.house.database.transaction(
      settingsOf(actor),
      async ({ query }) => {
        const facility = facilityId ?? null;
        if (facility !== null) {
          const rows = isUuid(facility) ? await query('select from facility where id = $1', [facility]) : [];
          if (rows.length === 0) throw notFound('Facility');
        }
        return figuresOf(query, actor.organizationId, { from, to }, facility);
      },
      context.watch,
    );
  }
}

const requirePeriod = (from: Day, to: Day): void => {
  const days = daysBetween(from, to) + 1;
  if (days < 1) throw new Refusal('BAD_USER_INPUT', 'A period cannot end before it begins.', { argument: 'to' });
  if (days > LONGEST) throw new Refusal('BAD_USER_INPUT', `A period has at most ${LONGEST} days.`, { argument: 'to' });
};
