/**
 * Codes of one category that cannot be of one condition at one time: by what their titles say, by their sides and by their
 * seventh characters. Nothing here names a code.
 */

import type { CodeTable, TabularTable } from '../../../codesets/tables/table.ts';
import type { DiagnosisToCheck } from '../finding.ts';
import { remembered, rowOf } from '../remembered.ts';
import { atDiagnosis, icd, pairsOf, type Found, type Rule, type Seen } from '../rule.ts';
import { LEAVES_OPEN, titleSays, type TitleSays } from '../title.ts';
import { bilateralOf, sideOfCode, sidesOf } from './sides.ts';

/** Two codes of one category, in order of sequence. */
type Pair = readonly [DiagnosisToCheck, DiagnosisToCheck];

/** Two rules ask, and one look at the diagnoses answers both. */
const within = new WeakMap<Seen, readonly Pair[]>();

const pairsWithin = (seen: Seen): readonly Pair[] => {
  let pairs = within.get(seen);
  if (!pairs) within.set(seen, (pairs = pairsOfCategories(seen.coding.diagnoses)));
  return pairs;
};

const pairsOfCategories = (diagnoses: readonly DiagnosisToCheck[]): readonly Pair[] => {
  const categories = new Set(diagnoses.map(({ code }) => code.slice(0, 3)));
  if (categories.size === diagnoses.length) return [];
  return pairsOf(diagnoses).filter(
    ([one, other]) => one.code !== other.code && one.code.slice(0, 3) === other.code.slice(0, 3),
  );
};

type Said = Pick<Found, 'message' | 'mend' | 'severity'>;

const foundAt = ([one, other]: Pair, codes: CodeTable, said: Said): Found => ({
  path: atDiagnosis(other),
  about: [other, one],
  key: [one.code, other.code].sort().join(' '),
  from: codes.from,
  ...said,
});

const contradict: Rule = {
  id: 'CODES_CONTRADICT',
  severity: 'BLOCKS',
  overridable: true,
  sentence:
    'Codes of one condition do not say two things of it: with and without, both sides and one of them, two stages, two visits of one injury.',
  source: 'ICD-10-CM official guidelines I.A.15, I.B.13, I.C.19.a, I.C.19.d.2',
  find: (seen) => {
    const { ICD10CM: codes, ICD10CM_TABULAR: tabular } = seen.tables;
    if (!codes) return [];
    return pairsWithin(seen).flatMap((pair) => {
      const said =
        withAndWithout(codes, pair) ?? sideOfBoth(codes, pair) ?? twoVisits(tabular, pair) ?? twoStages(codes, pair);
      return said ? [foundAt(pair, codes, said)] : [];
    });
  },
};

const withAndWithout = (codes: CodeTable, [one, other]: Pair): Said | null => {
  const [first, second] = [factsOf(codes, one.code), factsOf(codes, other.code)];
  const opposite = first.title !== second.title && first.affirmed !== '' && first.affirmed === second.affirmed;
  if (!opposite && !isComplicated(first, second) && !isComplicated(second, first)) return null;
  return {
    message: `${icd(one.code)} and ${icd(other.code)} say with and without of the same condition.`,
    mend: 'Keep the one that the record supports.',
  };
};

/** `without complications` is denied by all that comes with the condition. */
const isComplicated = (plain: Facts, other: Facts): boolean =>
  plain.uncomplicated !== null &&
  (other.title.startsWith(`${plain.uncomplicated} with `) || other.title.startsWith(`${plain.uncomplicated}, with `));

const sideOfBoth = (codes: CodeTable, [one, other]: Pair): Said | null => {
  const [both, single] = sideOfCode(codes, one.code) === 'bilateral' ? [one, other] : [other, one];
  if (sideOfCode(codes, both.code) !== 'bilateral' || !isOneSided(codes, single.code)) return null;
  if (bilateralOf(codes, single.code) !== both.code) return null;
  return {
    message: `${icd(both.code)} is of both sides already, and ${icd(single.code)} of one of them.`,
    mend: `Remove ${icd(single.code)} where both sides are affected, ${icd(both.code)} where one is.`,
  };
};

/** A code that leaves its side open is the matter of the other rule. */
const isOneSided = (codes: CodeTable, code: string): boolean => {
  const side = sideOfCode(codes, code);
  const { title, isOpen } = factsOf(codes, code);
  return side === 'left' || side === 'right' || (!isOpen && /\bunilateral\b/.test(title));
};

/** Seventh characters that are letters tell the visits of an injury, and those that tell a stage tell one: others count what may be several. */
const twoVisits = (tabular: TabularTable | null, [one, other]: Pair): Said | null => {
  if (one.code.length !== 7 || one.code.slice(0, 6) !== other.code.slice(0, 6)) return null;
  const meanings = tabular?.sevenCharactersOf(one.code);
  const isOfVisit = /[A-Z]/.test(one.code[6]!) && /[A-Z]/.test(other.code[6] ?? '');
  if (!isOfVisit && !/\bstage\b/i.test(meanings?.get(one.code[6]!) ?? '')) return null;
  return {
    message: `${icd(one.code)} and ${icd(other.code)} are one condition with two seventh characters.`,
    mend: 'Keep the one of this encounter; both only where there are two such conditions.',
    severity: 'WARNS',
  };
};

const twoStages = (codes: CodeTable, [one, other]: Pair): Said | null => {
  const [first, second] = [factsOf(codes, one.code), factsOf(codes, other.code)];
  if (first.says.qualifiers.length === 0 || first.kinds !== second.kinds) return null;
  if (first.words !== second.words || first.says.qualifiers.join() === second.says.qualifiers.join()) return null;
  const [stage, otherStage] = [first, second].map(({ says }) => says.qualifiers.map(spoken).join(' and '));
  return {
    message: `${icd(one.code)} is of ${stage!}, and ${icd(other.code)} of ${otherStage!} of the same condition.`,
    mend: 'Keep the one that the record supports; both only where there are two such conditions.',
    severity: 'WARNS',
  };
};

const spoken = (qualifier: string): string => qualifier.replace(/^weeks (\d+)$/, '$1 weeks');

const lessSpecific: Rule = {
  id: 'LESS_SPECIFIC_TOO',
  severity: 'WARNS',
  overridable: true,
  sentence: 'A code that leaves something open does not stand beside one of the same condition that says it.',
  source: 'ICD-10-CM official guidelines I.A.9.b, I.B.18',
  find: (seen) => {
    const codes = seen.tables.ICD10CM;
    if (!codes) return [];
    return pairsWithin(seen).flatMap((pair) => {
      const [one, other] = pair;
      const [open, closed] = saysMore(codes, other.code, one.code) ? [one, other] : [other, one];
      if (!saysMore(codes, closed.code, open.code)) return [];
      return [
        foundAt(pair, codes, {
          message: `${icd(open.code)} leaves open what ${icd(closed.code)} says of the same condition.`,
          mend: `Remove ${icd(open.code)}, unless the record shows a second condition of which no more is known.`,
        }),
      ];
    });
  },
};

/** Whether a code says all that another one says, and what that one leaves open. */
const saysMore = (codes: CodeTable, code: string, open: string): boolean => {
  const [leaving, more] = [factsOf(codes, open), factsOf(codes, code)];
  if (!leaving.isOpen || (open.length === 7 && open.at(-1) !== code.at(-1))) return false;
  const sides = sidesOf(codes, open);
  if (sides !== null && (code === sides.left || code === sides.right)) return true;
  if (sides !== null) return sideOfCode(codes, code) === 'bilateral' && bilateralOf(codes, sides.left) === code;
  const adds =
    more.says.words.length > leaving.says.words.length || more.says.qualifiers.length > leaving.says.qualifiers.length;
  return (
    adds &&
    leaving.says.words.every((word) => more.says.words.includes(word)) &&
    leaving.says.qualifiers.every((each) => more.says.qualifiers.includes(each))
  );
};

/** What comparisons ask of a code, worked out once. */
interface Facts {
  readonly title: string;
  /** The title without `not` and with every `without` turned round; empty where it denies nothing and affirms nothing. */
  readonly affirmed: string;
  /** What is there without complications; null where the title does not say that. */
  readonly uncomplicated: string | null;
  readonly isOpen: boolean;
  readonly says: TitleSays;
  readonly words: string;
  /** `stage`, `degree`. */
  readonly kinds: string;
}

const factsOf = remembered((codes: CodeTable, code: string): Facts => {
  const title = (rowOf(codes, code)?.longTitle ?? '').toLowerCase();
  const says = titleSays(title);
  return {
    title,
    affirmed: /\b(?:with|without|not)\b/.test(title)
      ? title.replaceAll(/\bwithout\b/g, 'with').replaceAll(/\bnot /g, '')
      : title,
    uncomplicated: /^(.+?)(?:, uncomplicated| without complications?)$/.exec(title)?.[1] ?? null,
    isOpen: LEAVES_OPEN.test(title),
    says,
    words: says.words.toSorted().join(' '),
    kinds: says.qualifiers.map((each) => each.split(' ')[0]).join(' '),
  };
});

export const CONTRADICTIONS: readonly Rule[] = [contradict, lessSpecific];
