/** Right and left: between diagnoses, and between a diagnosis and the services for it. */

import type { CodeTable } from '../../../codesets/tables/table.ts';
import type { DiagnosisToCheck } from '../finding.ts';
import { atDiagnosis, atProcedure, icd, pairsOf, type Rule, type Seen } from '../rule.ts';

export type Side = 'right' | 'left' | 'bilateral';

/** The side that a title names; null where it names none or several. */
export const sideOf = (title: string): Side | null => {
  const named = new Set(title.toLowerCase().match(/\b(?:right|left|bilateral)\b/g));
  return named.size === 1 ? ([...named][0] as Side) : null;
};

/** A title without its side: what two codes of the same condition share. */
const withoutSide = (title: string): string =>
  title
    .toLowerCase()
    .replace(/\b(?:right|left|bilateral)\b/g, '')
    .replace(/[\s,]+/g, ' ')
    .trim();

const titleOf = (codes: CodeTable, { code }: DiagnosisToCheck): string => codes.find(code)?.longTitle ?? '';

const wordsOf = (title: string): string[] =>
  withoutSide(title)
    .match(/[a-z]+/g)
    ?.filter((word) => word !== 'of') ?? [];

/**
 * The bilateral code of the condition that a code of one side is of: the one in its category that says most and nothing
 * else. Titles say it in several ways: `right eye` and `bilateral`, `unilateral, right knee` and `bilateral of knee`.
 */
const bilateralOf = (codes: CodeTable, code: string): string | null => {
  const own = new Set(wordsOf(codes.find(code)?.longTitle ?? ''));
  const [from, before] = codes.range(code.slice(0, 3));
  let [best, most] = [null as string | null, 0];
  for (let index = from; index < before; index += 1) {
    const { code: other, billable, longTitle } = codes.at(index);
    if (!billable || sideOf(longTitle) !== 'bilateral') continue;
    const words = wordsOf(longTitle);
    if (words.length > most && words.every((word) => own.has(word))) [best, most] = [other, words.length];
  }
  return best;
};

const bothSides: Rule = {
  id: 'BOTH_SIDES',
  severity: 'WARNS',
  overridable: true,
  sentence: 'A condition of both sides has the bilateral code where there is one.',
  source: 'ICD-10-CM official guidelines I.B.13',
  find: ({ coding, tables: { ICD10CM: codes } }) => {
    if (!codes) return [];
    return pairsOf(coding.diagnoses).flatMap(([one, other]) => {
      const [first, second] = [titleOf(codes, one), titleOf(codes, other)];
      const sides = new Set([sideOf(first), sideOf(second)]);
      if (!sides.has('left') || !sides.has('right') || withoutSide(first) !== withoutSide(second)) return [];
      const both = bilateralOf(codes, one.code);
      if (both === null) return [];
      return [
        {
          path: atDiagnosis(other),
          about: [other, one],
          message: `${icd(one.code)} and ${icd(other.code)} are the same condition on the right and on the left.`,
          mend: `Use ${icd(both)} in their place.`,
          key: [one.code, other.code].sort().join(' '),
          from: codes.from,
        },
      ];
    });
  },
};

const SIDES_OF_MODIFIERS: Readonly<Record<string, Side>> = { RT: 'right', LT: 'left', '50': 'bilateral' };

/** Every service with a side, beside the diagnoses that it points to. */
const sided = ({ coding }: Seen) =>
  coding.procedures.flatMap((procedure) => {
    const sides = procedure.modifiers.flatMap((modifier) => SIDES_OF_MODIFIERS[modifier] ?? []);
    const [side] = sides;
    if (side === undefined || side === 'bilateral' || sides.length > 1) return [];
    const pointed = coding.diagnoses.filter(({ sequence }) => procedure.diagnosisPointers.includes(sequence));
    return [{ procedure, side, pointed }];
  });

const sideConflict: Rule = {
  id: 'SIDE_CONFLICT',
  severity: 'BLOCKS',
  overridable: true,
  sentence: 'A service on one side is not for a condition of the other side alone.',
  source: 'ICD-10-CM official guidelines I.B.13; modifiers LT and RT',
  find: (seen) => {
    const codes = seen.tables.ICD10CM;
    if (!codes) return [];
    return sided(seen).flatMap(({ procedure, side, pointed }) => {
      const told = pointed.map((diagnosis) => ({ diagnosis, side: sideOf(titleOf(codes, diagnosis)) }));
      const other = told.find((each) => each.side !== null && each.side !== side && each.side !== 'bilateral');
      if (!other || told.some((each) => each.side === side || each.side === 'bilateral')) return [];
      return [
        {
          path: atProcedure(procedure, 'modifiers'),
          about: [procedure, other.diagnosis],
          message: `${procedure.code} is on the ${side}, and ${icd(other.diagnosis.code)} that it is for on the ${other.side}.`,
          mend: 'Correct the modifier or the diagnosis, as the record says.',
          key: `${procedure.code} ${side} ${other.diagnosis.code}`,
          from: codes.from,
        },
      ];
    });
  },
};

const unspecifiedSide: Rule = {
  id: 'SIDE_UNSPECIFIED',
  severity: 'WARNS',
  overridable: true,
  sentence: 'A side that the services name is named by the diagnosis too.',
  source: 'ICD-10-CM official guidelines I.B.13',
  find: (seen) => {
    const codes = seen.tables.ICD10CM;
    if (!codes) return [];
    return sided(seen).flatMap(({ procedure, side, pointed }) =>
      pointed.flatMap((diagnosis) => {
        const better = specified(codes, diagnosis.code, side);
        if (better === null) return [];
        return [
          {
            path: atDiagnosis(diagnosis),
            about: [diagnosis, procedure],
            message: `${icd(diagnosis.code)} leaves the side open, and ${procedure.code} for it is on the ${side}.`,
            mend: `Use ${icd(better)} where the record supports it.`,
            key: `${diagnosis.code} ${procedure.code} ${side}`,
            from: codes.from,
          },
        ];
      }),
    );
  },
};

/** The code that says of the same condition on which side it is, for one whose title leaves that open. */
const specified = (codes: CodeTable, code: string, side: Side): string | null => {
  const title = codes.find(code)?.longTitle ?? '';
  if (!/\bunspecified\b/i.test(title) || sideOf(title) !== null) return null;
  const open = title.toLowerCase().replace(/\s+/g, ' ').trim();
  const [from, before] = codes.range(code.slice(0, Math.max(3, Math.min(code.length - 1, 5))));
  for (let index = from; index < before; index += 1) {
    const { code: other, billable, longTitle } = codes.at(index);
    if (!billable || sideOf(longTitle) !== side) continue;
    if (longTitle.toLowerCase().replace(new RegExp(`\\b${side}\\b`), 'unspecified') === open) return other;
  }
  return null;
};

export const SIDES: readonly Rule[] = [bothSides, sideConflict, unspecifiedSide];
