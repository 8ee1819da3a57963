/** What a code that lacks its seventh character needs: said before it is stored, since it cannot be. */

import { displayCode } from '../codesets/code-set.ts';
import type { TablesOn } from '../codesets/tables/table.ts';
import { judgeSeventh, lacksOnlySeventh, longerThan } from './edits/rules/seventh-character.ts';

/** Goes on after the code, and what would mend it. */
export interface Advice {
  readonly what: string;
  readonly mend: string;
}

/** Null where the seventh character is not what is wrong with the code, or no list tells. */
export const seventhAdvice = ({ ICD10CM: codes, ICD10CM_TABULAR: tabular }: TablesOn, code: string): Advice | null => {
  if (codes === null) return null;
  const fault = judgeSeventh(codes, tabular, code);
  if (fault !== null && fault.better.length === 1)
    return { what: fault.fault, mend: `Use ${displayCode('ICD10CM', fault.better[0]!)}.` };
  // What is only held open by X is as long as the code without it.
  const stem = code.replace(/X+$/, '');
  const longer = longerThan(codes, stem);
  const characters = lacksOnlySeventh(stem, longer)
    ? longer.map((each) => each.at(-1)!)
    : [...((codes.from.official ? null : tabular?.sevenCharactersOf(stem)) ?? new Map<string, string>()).keys()];
  if (characters.length === 0 || stem.length > 6) return fault && { what: fault.fault, mend: among(fault.better) };
  const placeholders = stem.length < 6 ? `${'X'.repeat(6 - stem.length)} as placeholder and ` : '';
  return {
    what: 'needs a seventh character',
    mend: `To ${displayCode('ICD10CM', stem)} add ${placeholders}one of ${[...new Set(characters)].join(', ')}.`,
  };
};

const among = (codes: readonly string[]): string =>
  `Choose among ${codes
    .slice(0, 6)
    .map((code) => displayCode('ICD10CM', code))
    .join(', ')}.`;
