/** Phrases from rows: every term of the published lists in the forms that records use, each set of concepts once. */

import { defaultCodes, type CodeTitles } from './default-code.ts';
import { sayingsOfDrug, sayingsOfNeoplasm, sayingsOfPath } from './index-terms.ts';
import type { PhraseSources, Why } from './phrases.ts';
import { conceptsOfNote } from './note-concepts.ts';
import { saidOf, type Said } from './terms.ts';
import { USAGE } from './usage/usage.ts';

export interface Collected {
  readonly concepts: readonly string[];
  /** The place of the code in `codes`. */
  readonly code: number;
  readonly why: Why;
}

export const collectPhrases = (sources: PhraseSources): { phrases: Collected[]; codes: readonly string[] } => {
  const list = listOf(sources);
  const places = new Map(list.codes.map((code, place) => [code, place]));
  const defaults = defaultCodes(list);
  const best = new Map<string, Collected & { readonly rank: number }>();
  const offer = (place: number | undefined, why: Why, said: Pick<Said, 'concepts'>, rank: number): void => {
    const code = place === undefined ? -1 : defaults[place]!;
    if (code < 0 || said.concepts.length === 0) return;
    if (why !== 'USAGE' && ENCOUNTERS.test(list.codes[code]!)) return;
    if (why !== 'USAGE' && said.concepts.length === 1 && NEEDS_MORE.test(list.codes[code]!)) return;
    const key = said.concepts.toSorted().join(' ');
    const known = best.get(key);
    if (!known || rank < known.rank) best.set(key, { concepts: said.concepts, code, why, rank });
  };
  const placeOf = (code: string): number | undefined => places.get(code) ?? places.get(padded(code, places));

  for (const [code, terms] of USAGE)
    for (const term of terms) offer(placeOf(code), 'USAGE', { concepts: asRecorded(term) }, 0);
  list.codes.forEach((code, place) => {
    if (isLaterEncounter(code)) return;
    const why = list.billable[place] ? 'TITLE' : 'CATEGORY';
    for (const said of saidOf(list.titles[place]!)) offer(place, why, said, rankOf(said, why === 'TITLE' ? 10 : 20));
  });
  for (const { id, level, notes } of sources.tabular) {
    if (level !== 'CODE') continue;
    for (const { kind, text } of notes) {
      if (kind !== 'INCLUSION_TERM' && kind !== 'INCLUDES') continue;
      for (const said of saidOf(text))
        offer(placeOf(id), 'INCLUSION_TERM', said, rankOf(said, kind === 'INCLUDES' ? 25 : 15));
    }
  }
  for (const row of sources.index)
    for (const { code, concepts } of sayingsOfPath(row)) offer(placeOf(code), 'INDEX', { concepts }, 12);
  for (const row of sources.neoplasms)
    for (const { code, concepts } of sayingsOfNeoplasm(row)) offer(placeOf(code), 'INDEX', { concepts }, 14);
  for (const row of sources.drugs)
    for (const { code, concepts } of sayingsOfDrug(row)) offer(placeOf(code), 'INDEX', { concepts }, 30);
  for (const row of sources.externalCauses)
    for (const { code, concepts } of sayingsOfPath(row)) offer(placeOf(code), 'INDEX', { concepts }, 30);
  return { phrases: [...best.values()], codes: list.codes };
};

/** Reasons for a visit, and the coma scale: the words of their titles (examination of eyes) stand in every record. */
const ENCOUNTERS = /^(?:Z0|Z1[0-3]|R402)/;

/** Circumstances: a single word of such a code's term is an ordinary word of any record (contact, health, standing). */
const NEEDS_MORE = /^(?:[UV-Z]|T[3-8])/;

/** A term of records, in which abbreviations stand for what they stand for there. */
const asRecorded = (term: string): string[] => [
  ...new Set(conceptsOfNote(term, 0, term.length).map(({ name }) => name)),
];

const listOf = ({ codes }: PhraseSources): CodeTitles => {
  const rows = [...codes].toSorted((one, other) => (one.code < other.code ? -1 : 1));
  return {
    codes: rows.map(({ code }) => code),
    billable: rows.map(({ billable }) => billable),
    titles: rows.map(({ longTitle }) => longTitle),
  };
};

/** Of two codes with the same phrase, the one whose term leaves least unsaid, and is for nothing else. */
const rankOf = ({ residual, unsaid }: Said, base: number): number => base + (residual ? 40 : 0) + unsaid * 0.1;

/** Later encounters and sequelae are said by the visit, not by the words of the injury. */
const isLaterEncounter = (code: string): boolean => code.length === 7 && !/[A0]$/.test(code);

/** Tables name codes without their seventh character: `W010` is `W010XXA`. */
const padded = (code: string, places: ReadonlyMap<string, number>): string =>
  [code, code.padEnd(6, 'X')].map((start) => `${start}A`).find((whole) => places.has(whole)) ?? code;
