import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Extensions, Field, Float, ID, Info, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../access/context.ts';
import { CodeSetName, withQuery } from '../../codesets/code-set.resolver.ts';
import { displayCode } from '../../codesets/code-set.ts';
import { refusalOfDay } from '../../codesets/no-edition.ts';
import { dueInstead } from '../../codesets/rhythm.ts';
import { defineEnum, type ValueOf } from '../../platform/enums.ts';
import { Refusal } from '../../platform/errors.ts';
import { PAGE } from '../../reading/lists.ts';
import type { Note, Span } from './mentions.ts';
import { readNotes } from './read-notes.ts';
import { LEAST_SCORE, suggest, type Suggestion } from './suggest.ts';

/** More places in the notes than these add nothing that a coder would read. */
const MOST_EVIDENCE = 10;

export const SuggestionReason = defineEnum('SuggestionReason', 'What led from the words of a note to a code.', {
  TITLE: "The code's own title.",
  CATEGORY: 'The title of a heading, for the unspecified code below it.',
  INCLUSION_TERM: 'A term that the tabular list includes in the code.',
  INDEX: 'A term of the alphabetic index or of one of its tables.',
  USAGE: 'What records usually call the condition.',
  ABBREVIATION: 'An abbreviation, or lay words.',
  GUIDELINE: 'Conditions that the guidelines presume to belong together (I.C.9.a, I.A.15).',
});
export type SuggestionReason = ValueOf<typeof SuggestionReason>;

@ObjectType({ description: 'Words of a note that support a code.' })
export class SuggestionEvidence {
  @Field(() => ID) documentId!: string;
  @Field(() => Int, { description: 'Line of the note, counted from 1.' }) line!: number;
  @Field(() => Int, { description: 'Where the words begin, in UTF-16 units from the beginning of the note.' })
  from!: number;
  @Field(() => Int, { description: 'Where they end: the place after the last.' }) to!: number;
  @Field(() => String, { description: 'The words, as the note has them.' }) quote!: string;
}

@ObjectType({ description: 'A code that the notes of an encounter may support. Never assigned without a coder.' })
export class CodeSuggestion {
  @Field(() => CodeSetName) codeSet!: CodeSetName;
  @Field(() => String, { description: 'As people write it.' }) code!: string;
  @Field(() => String, { nullable: true }) title!: string | null;
  @Field(() => String, { description: 'The edition that the code is of.' }) edition!: string;
  @Field(() => Boolean, { description: 'False when the starter edition answered.' }) official!: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'The edition that is due on the day of service and is not loaded; null where none is.',
  })
  due!: string | null;
  @Field(() => Float, { description: 'From 0 to 1, for the order among each other only.' }) score!: number;
  @Field(() => SuggestionReason) why!: SuggestionReason;
  @Field(() => Boolean, {
    description: 'The notes say so only as a possibility, which outpatient coding does not code (guidelines IV.H).',
  })
  uncertain!: boolean;
  @Field(() => [SuggestionEvidence], { description: `At most ${MOST_EVIDENCE}, in the order of the notes.` })
  evidence!: SuggestionEvidence[];
}

@Resolver()
export class SuggestionResolver {
  // Whoever codes may read the notes (`document.read`), and row-level security holds that on the documents themselves.
  @Extensions({ permission: 'encounter.code' })
  @Query(() => [CodeSuggestion], {
    description:
      'Diagnoses that the notes of an encounter may support, the likeliest first. What the notes deny, or say of relatives, is left out. An error where no edition of ICD-10-CM begins by the day of service.',
  })
  async suggestCodes(
    @Arg('encounterId', () => ID) encounterId: string,
    @Arg('first', () => Int, { defaultValue: 25, description: `At most ${PAGE.most}.` }) first: number,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CodeSuggestion[]> {
    if (first < 1 || first > PAGE.most)
      throw new Refusal('BAD_USER_INPUT', `\`first\` is a number from 1 to ${PAGE.most}.`);
    const { day, notes } = await readNotes(context, info, encounterId);
    const { knowledge } = context.house;
    const phrases = await knowledge.suggesting(day);
    // Nothing can be suggested by a list that is not there.
    if (phrases === null) {
      throw await withQuery(context, (query) => refusalOfDay(query, day, ['ICD10CM'], ['ICD10CM']));
    }
    const found = suggest(notes, phrases, { first, least: LEAST_SCORE });
    const { ICD10CM: codes } = await knowledge.on(day, ['ICD10CM']);
    const texts = new Map(notes.map((note) => [note.documentId, note]));
    return found.map((suggestion) => ({
      codeSet: suggestion.codeSet,
      code: displayCode(suggestion.codeSet, suggestion.code),
      title: codes?.find(suggestion.code)?.longTitle ?? null,
      edition: phrases.from.edition,
      official: phrases.from.official,
      due: dueInstead('ICD10CM', day, phrases.from),
      score: suggestion.score,
      why: suggestion.why,
      uncertain: suggestion.uncertain,
      evidence: evidenceOf(suggestion, texts),
    }));
  }
}

const evidenceOf = ({ spans }: Suggestion, notes: ReadonlyMap<string, Note>): SuggestionEvidence[] =>
  spans.slice(0, MOST_EVIDENCE).map((span: Span) => ({
    ...span,
    quote: notes.get(span.documentId)!.text.slice(span.from, span.to),
  }));
