import {
  Arg,
  Ctx,
  Extensions,
  Field,
  FieldResolver,
  Float,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { RequestContext } from '../access/context.ts';
import { dayOf, type CalendarDate as Day } from '../platform/calendar-date.ts';
import { defineEnum, type ValueOf } from '../platform/enums.ts';
import { Refusal } from '../platform/errors.ts';
import { CalendarDate } from '../platform/scalars.ts';
import { PAGE } from '../reading/lists.ts';
import { CodeSetName, withQuery } from './code-set.resolver.ts';
import { CODE_SETS, normalizeCode, type CodeSet } from './code-set.ts';
import type { NoteKind } from './files/rows.ts';
import './knowledge.ts';
import { refusalOfDay } from './no-edition.ts';
import { dueInstead } from './rhythm.ts';
import type { MatchField, SearchHit, SearchIndex } from './search/search.ts';
import type { TablesOn } from './tables/table.ts';
import {
  childrenOf,
  factsOf,
  idOf,
  notesOn,
  parentOf,
  pathTo,
  placeOf,
  seventhsOf,
  TREE_SETS,
  writtenOf,
  type Place,
} from './tree/code-tree.ts';

export const CodeNoteKind = defineEnum('CodeNoteKind', 'What a note of the tabular list says.', {
  INCLUDES: 'What the codes here are for.',
  INCLUSION_TERM: 'A condition that the code is for.',
  EXCLUDES1: 'Never coded together with it.',
  EXCLUDES2: 'Not part of it; may be coded besides.',
  CODE_FIRST: 'What is sequenced before it.',
  USE_ADDITIONAL: 'What is coded after it.',
  CODE_ALSO: 'What may be coded besides, in either order.',
  NOTE: 'Anything else.',
  SEVENTH_CHARACTER: 'Which seventh characters are added.',
} as const satisfies Record<NoteKind, string>);

export const CodeMatchField = defineEnum(
  'CodeMatchField',
  'Where the words of a search were found, or what was made of them.',
  {
    CODE: 'The code, or its beginning.',
    TITLE: 'The title of the code, or of a heading above it.',
    INCLUSION_TERM: 'A term that the tabular list includes.',
    INDEX: 'The alphabetic index, or a table of drugs, neoplasms or external causes.',
    USAGE: 'What records usually call the condition.',
    ABBREVIATION: 'An abbreviation, with what it stands for.',
    LAY_WORDS: 'Lay words, with those of the lists.',
    SPELLING: 'A word that is spelt otherwise, with that of the lists.',
  } as const satisfies Record<MatchField, string>,
);
export type CodeMatchField = ValueOf<typeof CodeMatchField>;

@ObjectType({ description: 'A note of the tabular list.' })
export class CodeNote {
  @Field(() => CodeNoteKind) kind!: string;
  @Field(() => String) text!: string;
  @Field(() => String, { description: 'Where it stands: the code itself, or what is above it.' }) at!: string;
}

@ObjectType({ description: 'A seventh character.' })
export class SeventhCharacter {
  @Field(() => String) character!: string;
  @Field(() => String) meaning!: string;
}

/** Where a code stands, and the tables that say more of it when somebody asks. */
interface Rooted {
  readonly place: Place;
  readonly tables: TablesOn;
}

@ObjectType({ description: 'A code of a published list on a day, or a heading, section or chapter above codes.' })
export class Code {
  @Field(() => ID, { description: '`ICD10CM:E11.9@2026-11-24`: list, code, day.' }) id!: string;
  @Field(() => CodeSetName) codeSet!: CodeSetName;
  @Field(() => String, { description: 'As people write it; `CH4` or `E08-E13` for a chapter or section.' })
  code!: string;
  @Field(() => String, { description: 'The edition that answers for the day.' }) edition!: string;
  @Field(() => Boolean, { description: 'False when the starter edition answered.' }) official!: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'The edition that is due on the day and did not answer, because it is not loaded; null where none is.',
  })
  due!: string | null;
  @Field(() => String) shortTitle!: string;
  @Field(() => String) longTitle!: string;
  @Field(() => Boolean, { description: 'Whether a claim may carry it.' }) billable!: boolean;
  @Field(() => CalendarDate, { description: 'First day of the code where its list dates codes, else of its edition.' })
  effectiveFrom!: Day;
  @Field(() => CalendarDate, { nullable: true, description: 'Last day, likewise; null where none is set.' })
  effectiveTo!: Day | null;
  rooted!: Rooted;
}

@ObjectType({ description: 'Why a code was found.' })
export class CodeMatchReason {
  @Field(() => CodeMatchField) field!: CodeMatchField;
  @Field(() => String) text!: string;
}

@ObjectType({ description: 'A code that a search found.' })
export class CodeMatch {
  @Field(() => Code) code!: Code;
  @Field(() => Float, { description: 'From 0 to 1, for the order within one answer only.' }) score!: number;
  @Field(() => [CodeMatchReason], { description: 'What was made of the words, then the entry that has them.' })
  why!: CodeMatchReason[];
  hit!: SearchHit;
  index!: SearchIndex;
}

/** The longest text that a search takes. */
const MOST_TEXT = 200;

@Resolver(() => Code)
export class CodeResolver {
  @Extensions({ permission: 'reference.read' })
  @Query(() => [CodeMatch], {
    description:
      'Codes for what a coder types: a code or its beginning, or words in any order, half typed, misspelt, abbreviated or lay. Lists that are not named are all searched; the day is today where not given. Where nothing is found and a list has no edition yet on the day, the error says so.',
  })
  async searchCodes(
    @Arg('text', () => String, { description: `At most ${MOST_TEXT} characters.` }) text: string,
    @Arg('sets', () => [CodeSetName], { nullable: true }) sets: CodeSetName[] | null | undefined,
    @Arg('onDate', () => CalendarDate, {
      nullable: true,
      description: 'Of an encounter its `diagnosisDay`, or the day of a service.',
    })
    onDate: Day | null | undefined,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Ctx() context: RequestContext,
  ): Promise<CodeMatch[]> {
    const { house } = context;
    if (text.length > MOST_TEXT) {
      throw new Refusal('BAD_USER_INPUT', `text has at most ${MOST_TEXT} characters.`, { argument: 'text' });
    }
    checkFirst(first);
    const day = onDate ?? dayOf(house.clock());
    const [index, tables] = await Promise.all([house.knowledge.searching(day), house.knowledge.on(day, TREE_SETS)]);
    const found = index
      .search(text, { sets: sets ?? undefined, onDate: day, first })
      .flatMap((hit) => matchOf(tables, day, index, hit) ?? []);
    if (found.length === 0) await requireEditions(context, day, sets ?? ALL_SETS, tables);
    return found;
  }

  @Extensions({ permission: 'reference.read' })
  @Query(() => Code, {
    nullable: true,
    description:
      'A code, heading, section or chapter by its id, `ICD10CM:E11.9@2026-11-24`, or without the day for today; null where the lists of the day have none.',
  })
  async code(@Arg('id', () => ID) id: string, @Ctx() { house }: RequestContext): Promise<Code | null> {
    const place = placeOf(id, dayOf(house.clock()));
    if (!place) {
      throw new Refusal(
        'BAD_USER_INPUT',
        'id is a list and a code, and where wanted a day: ICD10CM:E11.9@2026-11-24.',
        {
          argument: 'id',
        },
      );
    }
    return codeAt(await house.knowledge.on(place.day, TREE_SETS), place);
  }

  @FieldResolver(() => [Code], { description: 'From the chapter down to the code itself.' })
  path(@Root() { rooted: { tables, place } }: Code): Code[] {
    return pathTo(tables, place).flatMap((each) => codeAt(tables, each) ?? []);
  }

  @FieldResolver(() => Code, { nullable: true, description: 'What stands right above it.' })
  parent(@Root() { rooted: { tables, place } }: Code): Code | null {
    const parent = parentOf(tables, place);
    return parent && codeAt(tables, parent);
  }

  @FieldResolver(() => [Code], { description: 'What stands right under it.' })
  children(
    @Root() { rooted: { tables, place } }: Code,
    @Arg('first', () => Int, { defaultValue: PAGE.most }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The code of the last child that is known already.' })
    after: string | null | undefined,
  ): Code[] {
    checkFirst(first);
    const known = after === null || after === undefined ? null : normalizeCode(place.codeSet, after);
    return childrenOf(tables, place, first, known).flatMap((each) => codeAt(tables, each) ?? []);
  }

  @FieldResolver(() => [CodeNote], { description: 'The notes that apply: its own, then those of what is above it.' })
  notes(@Root() { rooted: { tables, place } }: Code): CodeNote[] {
    return notesOn(tables, place).map(({ kind, text, at }) => ({ kind, text, at: writtenOf(place.codeSet, at) }));
  }

  @FieldResolver(() => [SeventhCharacter], {
    description: 'The seventh characters that it may have; empty where none.',
  })
  sevenCharacters(@Root() { rooted: { tables, place } }: Code): SeventhCharacter[] {
    return [...(seventhsOf(tables, place) ?? [])].map(([character, meaning]) => ({ character, meaning }));
  }

  @FieldResolver(() => Boolean, { description: 'Whether a claim carries it with a seventh character only.' })
  requiresSeventhCharacter(@Root() { rooted: { tables, place } }: Code): boolean {
    return seventhsOf(tables, place) !== null;
  }
}

/** What is looked for only where it was asked for. */
@Resolver(() => CodeMatch)
export class CodeMatchResolver {
  @FieldResolver(() => [Code], { description: 'The same with another seventh character.' })
  variants(@Root() { code: { rooted }, hit, index }: CodeMatch): Code[] {
    const { place, tables } = rooted;
    return index.variantsOf(hit).flatMap((code) => codeAt(tables, { ...place, code }) ?? []);
  }
}

const ALL_SETS = Object.keys(CODE_SETS) as CodeSet[];

/** Nothing was found: it makes a difference whether anything could be. */
const requireEditions = async (
  context: RequestContext,
  day: Day,
  asked: readonly CodeSet[],
  tables: TablesOn,
): Promise<void> => {
  const lacking = asked.filter((codeSet) => tables[codeSet] === null);
  if (lacking.length === 0) return;
  const refusal = await withQuery(context, (query) => refusalOfDay(query, day, asked, lacking));
  if (refusal) throw refusal;
};

const checkFirst = (first: number): void => {
  if (first < 1 || first > PAGE.most) {
    throw new Refusal('BAD_USER_INPUT', `first must be from 1 to ${PAGE.most}.`, { argument: 'first' });
  }
};

const codeAt = (tables: TablesOn, place: Place): Code | null => {
  const facts = factsOf(tables, place);
  if (!facts) return null;
  const { from, ...rest } = facts;
  return {
    ...rest,
    id: idOf(place),
    codeSet: place.codeSet,
    code: writtenOf(place.codeSet, place.code),
    edition: from.edition,
    official: from.official,
    due: dueInstead(from.codeSet, place.day, from),
    rooted: { place, tables },
  };
};

/** Null for a code that the tables do not have: an edition was loaded between the two questions. */
const matchOf = (tables: TablesOn, day: Day, index: SearchIndex, hit: SearchHit): CodeMatch | null => {
  const { codeSet, code, score, why } = hit;
  const found = codeAt(tables, { codeSet, code, day });
  if (!found) return null;
  return {
    code: found,
    score,
    why: why.map(({ field, text, at }) => ({ field, text: text ?? textAt(tables, field, { codeSet, code: at, day }) })),
    hit,
    index,
  };
};

const textAt = (tables: TablesOn, field: MatchField, place: Place): string =>
  field === 'CODE'
    ? writtenOf(place.codeSet, place.code)
    : (factsOf(tables, place)?.longTitle ?? writtenOf(place.codeSet, place.code));
