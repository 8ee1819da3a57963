/** Codes that leave open what the notes say. */

import type { CodeTable } from '../../../codesets/tables/table.ts';
import { affirmedIn, qualifiedIn } from '../affirmed.ts';
import { remembered } from '../remembered.ts';
import { mayQualify } from '../qualifiers.ts';
import { LEAVES_OPEN, titleSays } from '../title.ts';
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
      const better = saidBy(coding.notes, neighbourhoodOf(codes, diagnosis.code))
        .filter(({ code }) => !coding.diagnoses.some((other) => other.code === code))
        .sort((one, other) => weightOf(other) - weightOf(one) || (one.code < other.code ? -1 : 1));
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

interface Neighbour {
  readonly code: string;
  /** Words that its title has and the open one has not. */
  readonly further: readonly string[];
  /** Stages, degrees and their like that its title has and the open one has not. */
  readonly qualifiers: readonly string[];
  /** How many words of the open title it has not. */
  readonly lost: number;
}

interface Neighbourhood {
  /** Words of the open code's title, some of which must stand beside what is further. */
  readonly topic: readonly string[];
  /** Those that words alone tell from the open code. */
  readonly byWords: readonly Neighbour[];
  /** Those that a stage, a degree or their like tells from it. */
  readonly byNumbers: readonly Neighbour[];
}

const NONE: Neighbourhood = { topic: [], byWords: [], byNumbers: [] };

const weightOf = ({ further, qualifiers }: Neighbour): number => further.length + qualifiers.length;

const saidBy = (notes: readonly string[], around: Neighbourhood): Neighbour[] => [
  ...inWords(notes, around),
  ...inNumbers(notes, around),
];

const inWords = (notes: readonly string[], { topic, byWords }: Neighbourhood): Neighbour[] => {
  if (byWords.length === 0) return [];
  const clauses = affirmedIn(notes).filter(({ words }) => topic.some((word) => words.has(word)));
  return byWords.filter(({ further }) => clauses.some(({ words }) => further.every((word) => words.has(word))));
};

/** Those whose stage or degree is said; of the same stage at several places, the ones that leave least of the open code out. */
const inNumbers = (notes: readonly string[], { topic, byNumbers }: Neighbourhood): Neighbour[] => {
  if (byNumbers.length === 0) return [];
  const clauses = qualifiedIn(notes);
  // A side is told with many things.
  const telling = topic.filter((word) => !SIDE.test(word));
  const said = byNumbers.filter(({ further, qualifiers }) => {
    const needed = qualifiers.every((each) => TELLS_ITS_TOPIC.test(each)) ? 0 : Math.ceil((telling.length * 2) / 3);
    return clauses.some(
      (clause) =>
        qualifiers.every((each) => clause.qualifiers.has(each)) &&
        further.every((word) => clause.words.has(word)) &&
        telling.filter((word) => clause.words.has(word)).length >= needed,
    );
  });
  const least = Math.min(...said.map(({ lost }) => lost));
  return said.filter(({ lost }) => lost === least);
};

const SIDE = /^(?:right|left|bilateral)$/;

/** A stage may be of another thing in the same clause; a trimester is of the pregnancy. */
const TELLS_ITS_TOPIC = /^(?:trimester|weeks) /;

/** The codes around one that leaves something open and say more; none around any other code. */
const neighbourhoodOf = remembered((codes: CodeTable, code: string): Neighbourhood => {
  const row = codes.find(code);
  if (!row?.billable || !LEAVES_OPEN.test(row.longTitle)) return NONE;
  const open = titleSays(row.longTitle);
  const [from, before] = rangeAround(
    codes,
    code,
    LEAVES_NUMBER_OPEN.test(row.longTitle) ? MOST_WITH_NUMBERS : MOST_AROUND,
  );
  const rows = Array.from({ length: before - from }, (_, index) => codes.at(from + index));
  const neighbours = rows
    // What leaves open as much says no more.
    .filter(({ longTitle }) => !LEAVES_OPEN.test(longTitle) || mayQualify(longTitle))
    // Another side is the matter of another rule, and a seventh character is chosen by the visit.
    .filter(
      ({ code: other, billable }) => billable && other !== code && (code.length < 7 || other.at(-1) === code.at(-1)),
    )
    .filter(({ longTitle }) => sideOf(longTitle) === sideOf(row.longTitle))
    .map(({ code: other, longTitle }): Neighbour & { readonly isOpen: boolean } => {
      const { words, qualifiers } = titleSays(longTitle);
      return {
        code: other,
        further: words.filter((word) => !open.words.includes(word)),
        qualifiers: qualifiers.filter((each) => !open.qualifiers.includes(each)),
        lost: open.words.filter((word) => !words.includes(word)).length,
        isOpen: LEAVES_OPEN.test(longTitle),
      };
    })
    // `Stage 3 unspecified` leaves less open than `unspecified`; a title with nothing further says no more.
    .filter((each) => (each.isOpen ? each.qualifiers.length > 0 : weightOf(each) > 0));
  return {
    topic: open.words,
    byWords: neighbours.filter(({ qualifiers }) => qualifiers.length === 0),
    byNumbers: neighbours.filter(({ qualifiers }) => qualifiers.length > 0),
  };
});

/** Codes with another stage or degree may stand far away: those of burns differ in the fourth character. */
const LEAVES_NUMBER_OPEN =
  /\bunspecified (?:stage|grade|degree|trimester|weeks?|class)\b|\b(?:stage|grade) unspecified\b|\bweeks\b.*\bnot specified\b/i;

/** The widest beginning of the code under which the choice is not too large. */
const rangeAround = (codes: CodeTable, code: string, most: number): readonly [from: number, before: number] => {
  for (let length = 3; length < code.length; length += 1) {
    const range = codes.range(code.slice(0, length));
    if (range[1] - range[0] <= most) return range;
  }
  return [0, 0];
};

const MOST_AROUND = 120;
const MOST_WITH_NUMBERS = 1_500;

export const SPECIFICITY: readonly Rule[] = [unspecifiedWhereNotesSayMore];
