/** Codes that leave open what the notes say. */

import type { CodeTable } from '../../../codesets/tables/table.ts';
import { affirmedIn } from '../affirmed.ts';
import { remembered } from '../remembered.ts';
import { atDiagnosis, icd, type Rule } from '../rule.ts';
import { sideOf } from './sides.ts';

const MOST_NAMED = 3;

const unspecifiedWhereNotesSayMore: Rule = {
  id: 'NOTES_SAY_MORE',
  severity: 'INFORMS',
  overridable: true,
  sentence: 'A code that leaves open what the notes say is looked at again.',
  source: 'ICD-10-CM official guidelines I.B.18: the highest degree of certainty for the encounter',
  find: ({ coding, tables: { ICD10CM: codes } }) => {
    if (!codes || coding.notes.length === 0) return [];
    return coding.diagnoses.flatMap((diagnosis) => {
      const { topic, neighbours } = neighbourhoodOf(codes, diagnosis.code);
      if (neighbours.length === 0) return [];
      const clauses = affirmedIn(coding.notes).filter(({ words }) => topic.some((word) => words.has(word)));
      const better = neighbours
        .filter(({ further }) => clauses.some(({ words }) => further.every((word) => words.has(word))))
        .filter(({ code }) => !coding.diagnoses.some((other) => other.code === code))
        .sort((one, other) => other.further.length - one.further.length || (one.code < other.code ? -1 : 1));
      if (better.length === 0) return [];
      const named = better
        .slice(0, MOST_NAMED)
        .map(({ code }) => icd(code))
        .join(', ');
      return [
        {
          path: atDiagnosis(diagnosis),
          about: [diagnosis],
          message: `${icd(diagnosis.code)} leaves open what the notes seem to say.`,
          mend: `Look at ${named}.`,
          key: `${diagnosis.code} ${named}`,
          from: codes.from,
        },
      ];
    });
  },
};

interface Neighbourhood {
  /** Words of the open code's title, one of which must stand beside the further ones. */
  readonly topic: readonly string[];
  readonly neighbours: readonly {
    readonly code: string;
    /** Words that its title has and the open one has not. */
    readonly further: readonly string[];
  }[];
}

const NONE: Neighbourhood = { topic: [], neighbours: [] };

/** The codes around one that says `unspecified` and say more; none around any other code. */
const neighbourhoodOf = remembered((codes: CodeTable, code: string): Neighbourhood => {
  const row = codes.find(code);
  if (!row?.billable || !/\bunspecified\b/i.test(row.longTitle)) return NONE;
  const topic = wordsOf(row.longTitle);
  const [from, before] = rangeAround(codes, code);
  const rows = Array.from({ length: before - from }, (_, index) => codes.at(from + index));
  return {
    topic,
    neighbours: rows
      .filter(({ billable, longTitle }) => billable && !/\bunspecified\b/i.test(longTitle))
      // Left and right are the matter of another rule, and a seventh character is chosen by the visit.
      .filter(({ longTitle }) => sideOf(longTitle) === null)
      .filter(({ code: other }) => other !== code && (code.length < 7 || other.at(-1) === code.at(-1)))
      .map(({ code: other, longTitle }) => ({
        code: other,
        further: wordsOf(longTitle).filter((word) => !topic.includes(word)),
      }))
      .filter(({ further }) => further.length > 0),
  };
});

/** The widest beginning of the code under which the choice is not too large. */
const rangeAround = (codes: CodeTable, code: string): readonly [from: number, before: number] => {
  for (let length = 3; length < code.length; length += 1) {
    const range = codes.range(code.slice(0, length));
    if (range[1] - range[0] <= MOST_AROUND) return range;
  }
  return [0, 0];
};

const MOST_AROUND = 100;

/** What stands in parentheses may be said or not; words of every title tell no condition from another. */
const wordsOf = (title: string): string[] => [
  ...new Set(
    (
      title
        .toLowerCase()
        .replaceAll(/[([][^)\]]*[)\]]/g, ' ')
        .match(/[a-z]{3,}/g) ?? []
    ).filter((word) => !EMPTY.has(word)),
  ),
];

const EMPTY = new Set(
  (
    'and the with without for from other not elsewhere classified specified unspecified nos due type disease disorder ' +
    'condition encounter initial subsequent sequela site part'
  ).split(' '),
);

export const SPECIFICITY: readonly Rule[] = [unspecifiedWhereNotesSayMore];
