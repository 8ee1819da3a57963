import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Arg, Ctx, Extensions, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { settingsOf } from '../access/actor.ts';
import { actorOf, type RequestContext } from '../access/context.ts';
import { dayOf, type CalendarDate as Day } from '../platform/calendar-date.ts';
import { defineEnum, type ValueOf } from '../platform/enums.ts';
import { CalendarDate } from '../platform/scalars.ts';
import { displayCode, RULE_SETS, type CodeSet, type RuleSet } from './code-set.ts';
import { findCodes, type Query as CodeQuery } from './lookup.ts';
import { codeSetStatus } from './status.ts';

/** The same keys as a list of codes has, with what a reader of the schema should know of it. */
const CODE_SET_SENTENCES = {
  ICD10CM: 'Diagnoses, of CDC and CMS.',
  ICD10PCS: 'Procedures of hospitals on inpatients, of CMS.',
  HCPCS: 'HCPCS Level II, of CMS.',
  CPT: "Procedures, of the American Medical Association; its list is the licensee's own.",
  MODIFIER: 'Two characters that say more about a procedure.',
  PLACE_OF_SERVICE: 'Where a service was given, of CMS.',
  CARC: 'Why a payer adjusted an amount, of X12.',
  RARC: 'What a payer remarks on an adjustment, of CMS.',
  CLAIM_STATUS: 'What a payer says of a claim, of X12.',
  CLAIM_STATUS_CATEGORY: 'What kind of statement that is, of X12.',
} as const satisfies Record<CodeSet, string>;

export const CodeSetName = defineEnum('CodeSetName', 'A published list of codes.', CODE_SET_SENTENCES);
export type CodeSetName = ValueOf<typeof CodeSetName>;

const RULE_SET_TITLES = Object.fromEntries(Object.entries(RULE_SETS).map(([name, { title }]) => [name, title])) as {
  readonly [Set in RuleSet]: string;
};

export const PublishedListName = defineEnum(
  'PublishedListName',
  'A published list of codes, or of rules about codes.',
  {
    ...CODE_SET_SENTENCES,
    ...RULE_SET_TITLES,
  },
);
export type PublishedListName = ValueOf<typeof PublishedListName>;

export const EditionState = defineEnum('EditionState', 'Whether an edition answers for a date.', {
  IN_FORCE: 'Official, and covers the date.',
  STALE: 'Official, and answers for the date though a later edition is due, which `due` names.',
  PAST: 'Official, and a later edition answers for the date.',
  FUTURE: 'Official, and begins after the date.',
  STARTER: 'The small edition that comes with the program; it answers where no official one does.',
  MISSING: 'No official edition begins by the date; `due` names the one that covers it.',
});

@ObjectType({ description: 'An edition of a code set, or the lack of one.' })
export class CodeSetStatus {
  @Field(() => PublishedListName) codeSet!: PublishedListName;
  @Field(() => EditionState) state!: string;
  @Field(() => String, { nullable: true }) edition!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The edition that is due on the date and not loaded, such as 2026-10; null where none is, and for lists without a rhythm.',
  })
  due!: string | null;
  @Field(() => String, { nullable: true, description: 'The file or address that it was loaded from.' }) source!:
    | string
    | null;
  @Field(() => CalendarDate, { nullable: true }) effectiveFrom!: Day | null;
  @Field(() => CalendarDate, { nullable: true }) effectiveTo!: Day | null;
  @Field(() => Int, { description: 'Headings included.' }) codes!: number;
  @Field(() => Int) billable!: number;
  @Field(() => GraphQLDateTimeISO, { nullable: true }) loadedAt!: string | null;
}

export const CodeValidity = defineEnum('CodeValidity', 'What is known of a code on a date.', {
  VALID: 'In the edition of the date, in force, and a claim may carry it.',
  UNKNOWN: 'Not in the edition of the date.',
  NOT_BILLABLE: 'A heading: a longer code is needed.',
  NOT_IN_FORCE: 'In the edition, but the code itself begins later or has ended.',
  NO_EDITION:
    'Nothing can be said: no edition begins by the date, or a stale one answered and does not have the code. `due` names the one that is missing.',
});

@ObjectType({ description: 'What is known of a code on a date.' })
export class CodeAnswer {
  @Field(() => CodeSetName) codeSet!: CodeSetName;
  @Field(() => String, { description: 'As people write it.' }) code!: string;
  @Field(() => CalendarDate) onDate!: Day;
  @Field(() => CodeValidity) validity!: string;
  @Field(() => String, { nullable: true, description: 'The edition that answered.' }) edition!: string | null;
  @Field(() => Boolean, { description: 'False when the starter edition answered, or none.' }) official!: boolean;
  @Field(() => String, {
    nullable: true,
    description:
      'The edition that is due on the date and did not answer, because it is not loaded; null where none is.',
  })
  due!: string | null;
  @Field(() => String, { nullable: true }) shortTitle!: string | null;
  @Field(() => String, { nullable: true }) longTitle!: string | null;
}

@Resolver()
export class CodeSetResolver {
  @Extensions({ permission: 'reference.read' })
  @Query(() => [CodeSetStatus], {
    description: 'Which editions are loaded, and which are missing for a date (today where not given).',
  })
  codeSets(
    @Arg('onDate', () => CalendarDate, { nullable: true }) onDate: Day | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<CodeSetStatus[]> {
    return withQuery(context, async (query) => {
      const rows = await codeSetStatus(query, onDate ?? dayOf(context.house.clock()));
      return rows.map((row) => ({ ...row }));
    });
  }

  @Extensions({ permission: 'reference.read' })
  @Query(() => CodeAnswer, { description: 'Whether a code is valid on a date of service.' })
  codeValidity(
    @Arg('codeSet', () => CodeSetName) codeSet: CodeSetName,
    @Arg('code', () => String) code: string,
    @Arg('onDate', () => CalendarDate) onDate: Day,
    @Ctx() context: RequestContext,
  ): Promise<CodeAnswer> {
    return withQuery(context, async (query) => {
      const [found] = await findCodes(query, [{ codeSet, code, onDate }]);
      const { status, edition, official, due, shortTitle, longTitle } = found!;
      return {
        codeSet,
        code: displayCode(codeSet, found!.code),
        onDate,
        validity: status,
        edition,
        official,
        due,
        shortTitle,
        longTitle,
      };
    });
  }
}

/** Runs the body on a connection with the settings of whoever asks. */
export const withQuery = <T>(context: RequestContext, body: (query: CodeQuery) => Promise<T>): Promise<T> =>
  context.house.database.transaction(
    settingsOf(actorOf(context)),
    ({ query }) => body(query as unknown as CodeQuery),
    context.watch,
  );
