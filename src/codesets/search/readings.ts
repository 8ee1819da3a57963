/** How a text may be read: as it stands, and with its abbreviations and lay words in the words of the published lists. */

import type { CodeSet } from '../code-set.ts';
import { completed, expand, type Expansion } from '../words/expand.ts';
import { wordsOf } from '../words/words.ts';
import { denied } from './denied.ts';
import type { Reason } from './search.ts';
import { ABBREVIATED, MEANING } from './weights.ts';

export interface Reading {
  readonly words: readonly string[];
  /** The last word may go on. */
  readonly isOpen: boolean;
  readonly weight: number;
  readonly reasons: readonly Omit<Reason, 'at'>[];
}

/**
 * Of the words of a text (`listedWords`). The text as it stands first; then with everything put in other words, then with each thing alone. `capitals` are the
 * words that were typed in capitals: an abbreviation that is a word as well is then no word.
 */
export const readingsOf = (words: readonly string[], isOpen: boolean, capitals: ReadonlySet<string>): Reading[] => {
  const asked = words.slice(0, MOST_WORDS);
  const expansions = expand(asked);
  const isAbbreviated = expansions.some(({ kind, from }) => kind === 'ABBREVIATION' && capitals.has(asked[from]!));
  const readings: Reading[] = [{ words: asked, isOpen, weight: isAbbreviated ? ABBREVIATED : 1, reasons: [] }];
  const most = Math.max(0, ...expansions.map(({ meanings }) => meanings.length));
  for (let meaning = 0; meaning < most; meaning += 1) readings.push(inOtherWords(asked, isOpen, expansions, meaning));
  if (expansions.length > 1) for (const one of expansions) readings.push(inOtherWords(asked, isOpen, [one], 0));
  if (isOpen) for (const one of completed(asked)) readings.push(inOtherWords(asked, false, [one], 0));
  return readings.slice(0, MOST_READINGS);
};

const MOST_WORDS = 12;
const MOST_READINGS = 6;

const inOtherWords = (
  words: readonly string[],
  isOpen: boolean,
  expansions: readonly Expansion[],
  wanted: number,
): Reading => {
  const read: string[] = [];
  const reasons: Omit<Reason, 'at'>[] = [];
  let [at, weight] = [0, 1];
  for (const { kind, from, before, meanings } of expansions) {
    const place = Math.min(wanted, meanings.length - 1);
    const { term, words: meant } = meanings[place]!;
    read.push(...words.slice(at, from), ...meant);
    reasons.push({ field: kind, text: `${words.slice(from, before).join(' ')}: ${term}` });
    weight *= MEANING[Math.min(place, MEANING.length - 1)]!;
    at = before;
  }
  read.push(...words.slice(at));
  // What `w/o` denies is known only now.
  const meant = words.includes('without') ? read : denied(read);
  return {
    words: [...new Set(meant)].slice(0, MOST_WORDS),
    isOpen: isOpen && at < words.length,
    weight,
    reasons,
  };
};

/** A text that begins or ends with the name of a list asks that list alone: `modifier 25`, `place of service office`. */
export const askedSet = (text: string): { readonly sets: readonly CodeSet[]; readonly rest: string } | null => {
  for (const [pattern, sets] of NAMED_SETS) {
    const rest = text.replace(pattern, '').trim();
    if (rest !== text.trim() && wordsOf(rest).length > 0) return { sets, rest };
  }
  return null;
};

const named = (names: string): RegExp =>
  new RegExp(`^\\s*(?:${names})s?\\b[\\s:#-]*|[\\s:#-]*\\b(?:${names})s?\\s*$`, 'i');

const NAMED_SETS: readonly (readonly [RegExp, readonly CodeSet[]])[] = [
  [named('modifier|mod'), ['MODIFIER']],
  [named('place of service|pos'), ['PLACE_OF_SERVICE']],
  [named('carc|adjustment reason(?: code)?'), ['CARC']],
  [named('rarc|remark(?: code)?'), ['RARC']],
  [named('denial(?: reason)?(?: code)?'), ['CARC', 'RARC']],
  [named('claim status(?: code)?'), ['CLAIM_STATUS', 'CLAIM_STATUS_CATEGORY']],
  [named('hcpcs(?: level ii)?(?: code)?'), ['HCPCS']],
  [named('cpt(?: code)?'), ['CPT']],
  [named('(?:icd-?10-?)?pcs(?: code)?'), ['ICD10PCS']],
  [named('icd-?10(?:-?cm)?(?: code)?|dx|diagnosis code'), ['ICD10CM']],
];
