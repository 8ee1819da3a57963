/** Right and left: between diagnoses, and between a diagnosis and the services for it. */

import type { CodeTable } from '../../../codesets/tables/table.ts';
import { affirmedIn } from '../affirmed.ts';
import { remembered, rowOf } from '../remembered.ts';
import { atDiagnosis, atProcedure, icd, pairsOf, type Found, type Rule, type Seen } from '../rule.ts';
import { sideOfModifier } from '../sites.ts';

export type Side = 'right' | 'left' | 'bilateral';

/** The side of the body that a title names; null where it names none or several, or a side of the heart. */
export const sideOf = (title: string): Side | null => {
  const named = new Set(title.toLowerCase().match(SIDES_OF_THE_BODY));
  return named.size === 1 ? ([...named][0] as Side) : null;
};

const SIDES_OF_THE_BODY =
  /\b(?:right|left|bilateral)\b(?!\s+(?:ventric|atri|heart|bundle|main coronary|anterior|posterior|circumflex))/g;

/** A title without its side: what two codes of the same condition share. */
const withoutSide = (title: string): string =>
  title
    .toLowerCase()
    .replace(/\b(?:right|left|bilateral)\b/g, '')
    .replace(/[\s,]+/g, ' ')
    .trim();

const titleOf = (codes: CodeTable, code: string): string => rowOf(codes, code)?.longTitle ?? '';

/** The side that a diagnosis is on by its title. */
export const sideOfCode = remembered((codes: CodeTable, code: string): Side | null => sideOf(titleOf(codes, code)));

const wordsOf = (title: string): string[] =>
  withoutSide(title)
    .match(/[a-z]+/g)
    ?.filter((word) => word !== 'of') ?? [];

/**
 * The bilateral code of the condition that a code of one side is of: the one in its category that says most and nothing
 * else. Titles say it in several ways: `right eye` and `bilateral`, `unilateral, right knee` and `bilateral of knee`.
 */
export const bilateralOf = remembered((codes: CodeTable, code: string): string | null => {
  const own = new Set(wordsOf(titleOf(codes, code)));
  const [from, before] = codes.range(code.slice(0, 3));
  let [best, most] = [null as string | null, 0];
  for (let index = from; index < before; index += 1) {
    const { code: other, billable, longTitle } = codes.at(index);
    if (!billable || sideOf(longTitle) !== 'bilateral') continue;
    const words = wordsOf(longTitle);
    if (words.length > most && words.every((word) => own.has(word))) [best, most] = [other, words.length];
  }
  return best;
});

const bothSides: Rule = {
  id: 'BOTH_SIDES',
  severity: 'WARNS',
  overridable: true,
  sentence: 'A condition of both sides has the bilateral code where there is one.',
  source: 'ICD-10-CM official guidelines I.B.13',
  find: ({ coding, tables: { ICD10CM: codes } }) => {
    if (!codes) return [];
    const sided = coding.diagnoses.filter(({ code }) => sideOfCode(codes, code) !== null);
    return pairsOf(sided).flatMap(([one, other]) => {
      const sides = new Set([sideOfCode(codes, one.code), sideOfCode(codes, other.code)]);
      if (!sides.has('left') || !sides.has('right')) return [];
      if (withoutSide(titleOf(codes, one.code)) !== withoutSide(titleOf(codes, other.code))) return [];
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

/** Every service that is on one side, beside the diagnoses that it points to. */
const sided = ({ coding }: Seen) =>
  coding.procedures.flatMap((procedure) => {
    const [side, other] = new Set(procedure.modifiers.flatMap((modifier) => sideOfModifier(modifier) ?? []));
    if (side === undefined || other !== undefined || procedure.modifiers.includes('50')) return [];
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
      const told = pointed.map((diagnosis) => ({ diagnosis, side: sideOfCode(codes, diagnosis.code) }));
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
  sentence: 'A side that the services or the notes name is named by the diagnosis too.',
  source: 'ICD-10-CM official guidelines I.B.13',
  find: (seen) => {
    const codes = seen.tables.ICD10CM;
    if (!codes) return [];
    const services = sided(seen);
    return seen.coding.diagnoses.flatMap((diagnosis): Found[] => {
      const sides = sidesOf(codes, diagnosis.code);
      if (sides === null) return [];
      const own = services.filter(({ pointed }) => pointed.includes(diagnosis));
      const named = new Set(own.length > 0 ? own.map(({ side }) => side) : sidesInNotes(seen.coding.notes, sides.part));
      // Notes speak of more than what is coded: of both sides, they say nothing of this code.
      if (named.size === 0 || (own.length === 0 && named.size > 1)) return [];
      const which = named.size > 1 ? 'on both sides' : `on the ${[...named][0]!}`;
      const codesOf = [...named].map((side) => sides[side]).toSorted();
      const both = named.size > 1 ? bilateralOf(codes, sides.left) : null;
      return [
        {
          path: atDiagnosis(diagnosis),
          about: [diagnosis, ...own.map(({ procedure }) => procedure)],
          message: `${icd(diagnosis.code)} leaves the side open, and ${own.length > 0 ? 'services for it were' : 'by the notes it is'} ${which}.`,
          mend: `Use ${both === null ? codesOf.map(icd).join(' and ') : icd(both)} where the record supports it.`,
          key: `${diagnosis.code} ${[...named].toSorted().join(' ')}`,
          from: codes.from,
          severity: own.length > 0 ? 'WARNS' : 'INFORMS',
        },
      ];
    });
  },
};

/** The codes of both sides of a condition whose own code leaves the side open. */
interface OpenSides {
  readonly left: string;
  readonly right: string;
  /** What has the side: `ear`; null where no word follows it. */
  readonly part: string | null;
}

/** Null for a code that names its side, or has none. The titles of the three differ by one word. */
export const sidesOf = remembered((codes: CodeTable, code: string): OpenSides | null => {
  const title = titleOf(codes, code);
  if (!/\bunspecified\b/i.test(title) || sideOf(title) !== null) return null;
  const open = title.toLowerCase().replace(/\s+/g, ' ').trim();
  const sides = new Map<Side | null, { readonly code: string; readonly title: string }>();
  const [from, before] = codes.range(code.slice(0, Math.max(3, Math.min(code.length - 1, 5))));
  for (let index = from; index < before; index += 1) {
    const { code: other, billable, longTitle } = codes.at(index);
    const side = billable ? sideOf(longTitle) : null;
    if (side === null || side === 'bilateral') continue;
    const otherTitle = longTitle.toLowerCase();
    if (otherTitle.replace(new RegExp(`\\b${side}\\b`), 'unspecified') === open)
      sides.set(side, { code: other, title: otherTitle });
  }
  const [left, right] = [sides.get('left'), sides.get('right')];
  if (!left || !right) return null;
  return { left: left.code, right: right.code, part: /\bright ([a-z]+)/.exec(right.title)?.[1] ?? null };
});

/** The sides of that part of the body that the notes name. */
const sidesInNotes = (notes: readonly string[], part: string | null): ('left' | 'right')[] => {
  if (part === null || notes.length === 0) return [];
  const clauses = affirmedIn(notes);
  const sides = ['left', 'right'] as const;
  return sides.filter((side) =>
    clauses.some(({ text }) => text.includes(` ${side} ${part} `) || text.includes(` ${side} ${part}s `)),
  );
};

export const SIDES: readonly Rule[] = [bothSides, sideConflict, unspecifiedSide];
