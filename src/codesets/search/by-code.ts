/** Codes by their code: `e11.9`, `E11`, `99213`, `25`, `CO-97`. */

import type { CodeSet } from '../code-set.ts';
import type { OpenCodeList } from './code-list.ts';

export interface FoundPlace {
  readonly place: number;
  readonly score: number;
}

/**
 * The code that was typed, in every list that has it, then the billable codes that begin so, each list in the order of
 * its codes. Where a heading's codes differ by the seventh character alone, the first of them stands for all, unless the
 * heading itself was typed out. Empty where the text is no code and no beginning of one.
 */
export const findByCode = (
  codes: OpenCodeList,
  text: string,
  isAsked: (set: number) => boolean,
  isTaken: (place: number) => boolean,
  first: number,
): FoundPlace[] => {
  const exact: FoundPlace[] = [];
  const below: FoundPlace[] = [];
  for (const [set, codeSet] of codes.sets.entries()) {
    if (!isAsked(set)) continue;
    const typed = typedCode(codeSet, text);
    if (typed === null) continue;
    const [from, before] = rangeOf(codes, set, typed);
    const isWhole = from < before && codes.codeAt(from) === typed;
    // Letters alone are a word as well, and a code only where all of it stands there.
    const isCertain = /\d/.test(typed);
    if (isWhole && isTaken(from)) exact.push({ place: from, score: isCertain ? 1 : 0.8 });
    if (!isCertain || typed.length < 2) continue;
    let end = codes.groups[from]!;
    for (let place = isWhole ? from + 1 : from; place < before && below.length < first; place += 1) {
      if (codes.groups[place]! > 0) end = codes.groups[place]!;
      if (!codes.isBillable(place) || !isTaken(place)) continue;
      below.push({ place, score: 0.9 - below.length / 1000 });
      // The rest of a group that began within the range.
      if (place < end && codes.groups[from] !== end) place = end - 1;
    }
  }
  return [...exact.sort((one, other) => other.score - one.score), ...below].slice(0, first);
};

/** Where nothing begins so, the placeholders at the end may be too many, or stand where a longer code has none: `S52.501X`, `S72.001XA`. */
const rangeOf = (codes: OpenCodeList, set: number, typed: string): readonly [from: number, before: number] => {
  const found = codes.range(set, typed);
  const plain = typed.replace(/X+(?=[A-Z]?$)/, '');
  const isPlaceheld = codes.sets[set] === 'ICD10CM' && plain.length >= 3 && plain.length < typed.length;
  return found[0] < found[1] || !isPlaceheld ? found : codes.range(set, plain);
};

/** The text as a code of the set could be typed: capitals, no dot, no blank; null for what could not. */
const typedCode = (codeSet: CodeSet, text: string): string | null => {
  const typed = text.trim().toUpperCase();
  // `CO-97` names the group of the adjustment too.
  const plain = codeSet === 'CARC' ? typed.replace(/^(?:CO|PR|OA|PI|CR)[\s-]*(?=\d|[A-Z]\d)/, '') : typed;
  const code = plain.replace(/^([A-Z]\w{2})\.(?=\w)|^([A-Z]\w{2})\.$/, '$1$2');
  return /^[A-Z0-9]{1,8}$/.test(code) ? code : null;
};
