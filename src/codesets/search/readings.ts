/** How a text may be read: as it stands, and with its abbreviations and lay words in the words of the published lists. */

import type { CodeSet } from '../code-set.ts';
import { completed, isAbbreviation, type Expansion } from '../words/expand.ts';
import { expandTyped } from '../words/expand-typed.ts';
import { inFull } from '../words/shorthand.ts';
import { wordsOf } from '../words/words.ts';
import { denied } from './denied.ts';
import type { Reason } from './search.ts';
import type { Speller } from './spelling.ts';
import { ABBREVIATED, IN_FULL, MEANING, SPELT, UNNEEDED } from './weights.ts';

export interface Reading {
  readonly words: readonly string[];
  /** The last word may go on. */
  readonly isOpen: boolean;
  readonly weight: number;
  readonly reasons: readonly Omit<Reason, 'at'>[];
}

/**
 * Of the words of a text (`listedWords`); none where they say nothing. The text as it stands first, then in full, with
 * everything put in other words, with each thing alone, and as it was probably meant where nothing knows a word.
 * `capitals` are the words that were typed in capitals: an abbreviation that is a word as well is then no word.
 */
export const readingsOf = (
  words: readonly string[],
  isOpen: boolean,
  capitals: ReadonlySet<string>,
  spelt: Speller,
): Reading[] => {
  const asked = words.slice(0, MOST_WORDS);
  const full = inFull(asked);
  const isBegun = asked.length === 1 && isOpen;
  if (full.length === 0 && !isBegun) return [];
  const isAbbreviated = asked.some((word) => capitals.has(word) && isAbbreviation(word));
  const standing: Reading = { words: asked, isOpen, weight: isAbbreviated ? ABBREVIATED : 1, reasons: [] };
  const text: Text = { words: full, isOpen: isOpen && full.at(-1) === asked.at(-1), weight: 1, reasons: [] };
  return [
    standing,
    ...(isSame(full, asked) ? readingsInOtherWords(text) : readingsInFull(text, asked)),
    ...(isOpen ? completed(asked).map((one) => inOtherWords({ ...text, words: asked, isOpen: false }, [one], 0)) : []),
    ...readingsOfSpelt(text, spelt),
  ].slice(0, MOST_READINGS);
};

const MOST_WORDS = 12;
const MOST_READINGS = 8;

/** What is put in other words, and what was done to come to it. */
type Text = Reading;

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((word, at) => word === others[at]);

const readingsInFull = (text: Text, asked: readonly string[]): Reading[] => {
  const isOnlyShorter = text.words.every((word) => asked.includes(word));
  const reason = { field: 'ABBREVIATION' as const, text: `${asked.join(' ')}: ${text.words.join(' ')}` };
  const full: Text = { ...text, weight: IN_FULL, reasons: isOnlyShorter ? [] : [reason] };
  // Fillers and the place of a side change nothing of what is looked for.
  const isOther = !isOnlyShorter || asked.some((word) => !text.words.includes(word) && !UNNEEDED.has(word));
  const inOthers = readingsInOtherWords(full);
  return isOther ? [...inOthers, { ...full, words: withoutPast(denied(full.words)) }] : inOthers;
};

/** What there is nothing else to say of, `status post` leaves as it is. */
const withoutPast = (words: readonly string[]): readonly string[] =>
  words[0] === 'status' && words[1] === 'post' && words.length > 2 ? words.slice(2) : words;

const readingsInOtherWords = (text: Text): Reading[] => {
  const expansions = expandTyped(text.words);
  const most = Math.max(0, ...expansions.map(({ meanings }) => meanings.length));
  const readings = Array.from({ length: most }, (_, meaning) => inOtherWords(text, expansions, meaning));
  if (expansions.length > 1) for (const one of expansions) readings.push(inOtherWords(text, [one], 0));
  return readings;
};

/** Lay words that are misspelt are lay words: `hart atack`. */
const readingsOfSpelt = (text: Text, spelt: Speller): Reading[] => {
  const reasons: Omit<Reason, 'at'>[] = [];
  const words = text.words.flatMap((word, at) => {
    const meant = spelt(word, text.isOpen && at === text.words.length - 1);
    if (meant !== null) reasons.push({ field: 'SPELLING', text: `${word}: ${meant}` });
    return meant?.split(' ') ?? [word];
  });
  if (reasons.length === 0) return [];
  const meant: Text = { words, isOpen: false, weight: SPELT * text.weight, reasons: [...text.reasons, ...reasons] };
  // One word for another is looked for anyway, and others that are near with it.
  return [...readingsInOtherWords(meant), ...(words.length > text.words.length ? [meant] : [])];
};

const inOtherWords = (text: Text, expansions: readonly Expansion[], wanted: number): Reading => {
  const read: string[] = [];
  const reasons = [...text.reasons];
  let { weight } = text;
  let at = 0;
  for (const { kind, from, before, meanings } of expansions) {
    const place = Math.min(wanted, meanings.length - 1);
    const { term, words: meant } = meanings[place]!;
    read.push(...text.words.slice(at, from), ...meant);
    reasons.push({ field: kind, text: `${text.words.slice(from, before).join(' ')}: ${term}` });
    weight *= MEANING[Math.min(place, MEANING.length - 1)]!;
    at = before;
  }
  read.push(...text.words.slice(at));
  // What `w/o` denies is known only now.
  const meant = text.words.includes('without') ? read : denied(read);
  return {
    words: [...new Set(withoutPast(meant))].slice(0, MOST_WORDS),
    isOpen: text.isOpen && at < text.words.length,
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
