/** What counts for how much: the figures that the measured queries were tuned with. */

import type { CodeSet } from '../code-set.ts';

/** In the order of the packed field numbers. */
export const FIELDS = ['TITLE', 'INCLUSION_TERM', 'INDEX', 'USAGE'] as const;

export const FIELD_WEIGHTS = [1, 0.99, 0.95, 0.97] as const;

/** Where words say nothing of the list, diagnoses are meant more often than anything else. */
export const SET_WEIGHTS: Readonly<Record<CodeSet, number>> = {
  ICD10CM: 1,
  HCPCS: 0.92,
  CPT: 0.95,
  ICD10PCS: 0.85,
  MODIFIER: 0.88,
  PLACE_OF_SERVICE: 0.9,
  CARC: 0.82,
  RARC: 0.75,
  CLAIM_STATUS: 0.7,
  CLAIM_STATUS_CATEGORY: 0.7,
};

/** How well a word of a list answers a word that was typed. */
export const QUALITY = {
  SAME: 1,
  FORM: 0.96,
  BEGINNING: 0.88,
  SAME_SOUND: 0.76,
  ONE_SLIP: 0.72,
  TWO_SLIPS: 0.56,
} as const;

/** What the rarest word loses beside others that are as near to a misspelt one: common words are meant more often. */
export const RARE = 0.06;

/** Words of an entry that nobody asked for make it less general: how much of their weight counts against it. */
export const UNASKED = 0.55;

/** The share of an entry's score that does not depend on unasked words. */
export const ASKED_SHARE = 0.3;

/** A heading leads to the code that is coded where no more is known. */
export const BY_HEADING = 0.985;

/** A meaning of an abbreviation or of lay words, the usual one and the others. */
export const MEANING = [0.99, 0.9, 0.85] as const;

/** What a word typed in capitals is worth as a word where it is an abbreviation too. */
export const ABBREVIATED = 0.85;

/** What a text is worth that was put in full, or spelt as it was probably meant. */
export const IN_FULL = 0.98;
export const SPELT = 0.8;

/** Hits under this share of the best one are noise. */
export const LEAST_SHARE = 0.45;

/** The weight of a word that is typed by half, or is in no list. */
export const UNKNOWN_WORD = 0.6;

/** Words of the lists that say less than their rarity promises; what they weigh as a share. */
export const FAINT: ReadonlyMap<string, number> = new Map([
  ...words('a an and as at by due for from in into is of on or the to with which not', 0.1),
  ...words('unspecified nos', 0.15),
  ...words('nec other specified elsewhere classified disease disorder condition amount organism trimester', 0.4),
  ...words('nonrheumatic nontraumatic', 0.2),
  ...words('without complication complications uncomplicated native encounter initial subsequent sequela', 0.3),
  ...words('right left bilateral side part region site multiple sites type', 0.5),
  ...words('mellitus primary malignant current episode acute', 0.6),
  ...words('approach open percutaneous endoscopic external via natural artificial opening device no qualifier', 0.3),
  ...words('each per includes including any', 0.3),
]);

/** Words that a search does not insist on. */
export const UNNEEDED: ReadonlySet<string> = new Set(
  'a an and as at by due for from in into is of on or the to with which nos nec unspecified disease disorder'.split(
    ' ',
  ),
);

/** A side and a number that were typed are meant. */
export const emphasis = (word: string): number =>
  word === 'right' || word === 'left' || word === 'bilateral' ? 3 : /^\d+[a-c]?$/.test(word) ? 1.5 : 1;

/**
 * Some codes are for patients of one kind, or for what somebody has to say outright: they come after others that answer
 * as well; a bone broke for no inner reason, where none is given. Diabetes of no type is type 2 (ICD-10-CM guidelines, I.C.4.a.2).
 */
export const PREFERENCES: readonly (readonly [beginning: string, weight: number])[] = [
  ['E11', 1.03],
  ['M84', 0.85],
  ['O', 0.93],
  ['P', 0.93],
  ['Q', 0.95],
  ['Z', 0.98],
  ['V', 0.97],
  ['W', 0.98],
  ['X', 0.98],
  ['Y', 0.97],
];

function words(text: string, share: number): (readonly [string, number])[] {
  return text.split(' ').map((word) => [word, share] as const);
}
