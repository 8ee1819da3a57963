/** How a coder finds a code without knowing how the list words it. */

import type { CalendarDate } from '../../platform/calendar-date.ts';
import { counted, list } from './facts.ts';
import {
  BrowseCodeDocument,
  SearchCodesDocument,
  type BrowseCodeQuery,
  type SearchCodesQuery,
} from './generated/graphql.ts';
import type { Facts } from './judge.ts';
import type { Cast } from './people.ts';
import type { Stage } from './stage.ts';

/** Ana searches by lay and by misspelt words, and looks around what she found. */
export const findCodes = async (stage: Stage, { ana: who }: Cast, today: CalendarDate): Promise<void> => {
  stage.chapter('Finding codes');
  const { searchCodes } = await stage.does({
    who,
    asks: 'Searches in the words of a patient: heart attack',
    document: SearchCodesDocument,
    variables: { text: 'heart attack', onDate: today },
    facts: matchesOf,
    expected: { 1: /^I21\.\w+ /, 'why 1': /heart attack/ },
  });
  await stage.does({
    who,
    asks: 'Misspells a word',
    document: SearchCodesDocument,
    variables: { text: 'diabetic foot ulser', onDate: today },
    facts: matchesOf,
    expected: { 1: /^E11\.621 /, 'why 1': /SPELLING ulser: ulcer/ },
  });
  await stage.does({
    who,
    asks: 'Looks around the code that was found first',
    document: BrowseCodeDocument,
    variables: { id: searchCodes[0]!.code.id },
    facts: placeOf,
    expected: { under: /^I21 /, edition: /starter/ },
  });
  await stage.does({
    who,
    asks: 'Looks at the heading above it',
    document: BrowseCodeDocument,
    variables: { id: `ICD10CM:I21@${today}` },
    facts: placeOf,
    expected: { code: /heading$/, above: /I21\.4 / },
  });
};

const matchesOf = ({ searchCodes }: { readonly searchCodes: NonNullable<SearchCodesQuery['searchCodes']> }): Facts =>
  Object.fromEntries(
    searchCodes.flatMap(({ code, why }, index) => [
      [`${index + 1}`, `${code.code} ${code.shortTitle}`],
      [`why ${index + 1}`, list(why.map(({ field, text }) => `${field} ${text}`))],
    ]),
  );

const placeOf = ({ code }: { readonly code: NonNullable<BrowseCodeQuery['code']> }): Facts => ({
  code: `${code.code} ${code.longTitle}, ${code.billable ? 'billable' : 'heading'}`,
  under: code.parent === null ? 'nothing' : `${code.parent.code} ${code.parent.shortTitle}`,
  above: list(code.children.map(({ code: child, shortTitle }) => `${child} ${shortTitle}`)),
  // The starter edition has none: they come with the tabular list.
  notes: counted(code.notes.map(({ kind }) => kind)),
  edition: `${code.edition}${code.official ? '' : ', not official'}`,
});
