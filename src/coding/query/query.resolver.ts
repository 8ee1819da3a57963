import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Extensions, Field, ID, Info, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../access/context.ts';
import type { Row } from '../../platform/database.ts';
import { rootQueries } from '../../reading/graph.ts';
import { readChanged, readMade } from '../../reading/read.ts';
import { subjectMutations } from '../../workflow/subject-mutations.ts';
import { CodingQuery, QueryChoice } from './coding-query.entity.ts';
import { codingQueryLifecycle } from './coding-query.lifecycle.ts';
import { YesNoPurpose } from './wording.ts';
import { answerCodingQuery, askClinician, closeCodingQuery, withdrawCodingQuery } from './query.commands.ts';

@InputType({
  description:
    'What a question of yes or no is about. They are offered only for what is documented already: a new diagnosis is not asked for like this.',
})
export class YesNoInput {
  @Field(() => YesNoPurpose) purpose!: YesNoPurpose;
  @Field(() => [String], {
    description:
      'The documented conditions, as the record and the question name them: one to six, and two at least for cause and effect.',
  })
  conditions!: string[];
}

@InputType({ description: 'A question to the clinician about what the record leaves open.' })
export class CodingQueryInput {
  @Field(() => String, {
    description:
      'The question. It speaks of nothing but the care, and names all of the alternatives or none of them, so that it does not lead.',
  })
  question!: string;
  @Field(() => [String], {
    description:
      'One to twenty findings that give rise to it, each in the words of a document, a recorded statement or the reason of this encounter.',
  })
  indicators!: string[];
  @Field(() => [String], {
    defaultValue: [],
    description:
      'Two to six clinical alternatives, or none for an open question. Something else, and unable to determine, are offered with every question and are not named.',
  })
  options!: string[];
  @Field(() => YesNoInput, { nullable: true, description: 'With the options Yes and No, and only with them.' })
  yesNo?: YesNoInput | null;
  @Field(() => Boolean, { defaultValue: true, description: 'Whether the coding waits for the answer.' }) hold!: boolean;
}

@Resolver()
export class CodingQueryResolver {
  @Extensions({ permission: 'query.ask' })
  @Mutation(() => CodingQuery, {
    description:
      'Asks the clinician about an encounter that you hold, and puts it on hold until the answer comes. Its coding is not final before the answer was read, or the question taken back.',
  })
  askClinician(
    @Arg('encounterId', () => ID) encounterId: string,
    @Arg('version', () => Int) version: number,
    @Arg('query', () => CodingQueryInput) query: CodingQueryInput,
    @Arg('providerId', () => ID, {
      nullable: true,
      description: 'Whom it asks; the rendering provider where not given.',
    })
    providerId: string | null | undefined,
    @Arg('clinicalDocumentId', () => ID, {
      nullable: true,
      description: 'The document of the encounter that gives rise to it.',
    })
    documentId: string | null | undefined,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    const asked = { ...query, yesNo: query.yesNo ?? null };
    const wanted = { ...asked, providerId: providerId ?? null, documentId: documentId ?? null };
    return readMade(context, info, CodingQuery, (inside) => askClinician(inside, encounterId, version, wanted));
  }

  @Extensions({ permission: 'query.answer' })
  @Mutation(() => CodingQuery, {
    description: 'Answers a question. Coding that waited for the answer is back with the coder who asked.',
  })
  answerCodingQuery(
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('choice', () => QueryChoice) choice: QueryChoice,
    @Arg('option', () => Int, { nullable: true, description: 'The place of the option, from 1, with OPTION.' })
    option: number | null | undefined,
    @Arg('other', () => String, { nullable: true, description: 'In your own words, with OTHER.' })
    other: string | null | undefined,
    @Arg('comment', () => String, { nullable: true }) comment: string | null | undefined,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    const answer = { choice, option: option ?? null, other: other ?? null, comment: comment ?? null };
    return readChanged(context, info, CodingQuery, id, (inside) => answerCodingQuery(inside, id, version, answer));
  }
}

export const codingQueryResolvers = [
  rootQueries(CodingQuery, 'codingQuery', 'codingQueries'),
  subjectMutations(CodingQuery, codingQueryLifecycle, { closeCodingQuery, withdrawCodingQuery }),
  CodingQueryResolver,
];
