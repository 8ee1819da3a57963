/** Phrases that a sentence holds, in any order and with a few words between. Pure. */

import type { Concept } from '../../codesets/phrases/concepts.ts';
import type { Phrases } from '../../codesets/phrases/phrases.ts';

export interface Match {
  readonly phrase: number;
  /** Places of the phrase's concepts in the sentence, rising. */
  readonly places: readonly number[];
  /** How many other concepts stand between them. */
  readonly gap: number;
  readonly isOrdered: boolean;
  readonly weight: number;
}

/**
 * The matches of a sentence that say most: none that lies within another, or is made of words that closer ones share, or
 * joins what is denied with what is not (`low back pain, no sciatica`), or a part of an abbreviation with another item of
 * a list (`COPD, HTN` is no hypertension of the lungs). `denied` and `items` are by place in the sentence.
 */
export const matchesIn = (
  phrases: Phrases,
  sentence: readonly Concept[],
  denied: readonly boolean[],
  items: readonly number[],
): Match[] => {
  const numbers = sentence.map(({ name }) => phrases.conceptNumber(name));
  const placesOf = new Map<number, number[]>();
  numbers.forEach((number, place) => {
    if (number < 0) return;
    const places = placesOf.get(number);
    if (places) places.push(place);
    else placesOf.set(number, [place]);
  });
  const found: Match[] = [];
  numbers.forEach((number, place) => {
    if (number < 0) return;
    const [from, before] = phrases.anchoredAt(number);
    for (let at = from; at < before; at += 1) {
      const match = matchAt(phrases, phrases.anchored[at]!, number, place, placesOf);
      if (match && isOfOneMind(match, sentence, denied) && isOfWholes(match, sentence, items)) found.push(match);
    }
  });
  return chosen(found);
};

const matchAt = (
  phrases: Phrases,
  phrase: number,
  anchor: number,
  place: number,
  placesOf: ReadonlyMap<number, readonly number[]>,
): Match | null => {
  const from = phrases.starts[phrase]!;
  const before = phrases.starts[phrase + 1]!;
  // Most phrases fail here: a concept is not in the sentence at all.
  for (let at = from; at < before; at += 1) if (!placesOf.has(phrases.conceptsOfPhrases[at]!)) return null;
  const places: number[] = [];
  let [low, high] = [place, place];
  let isOrdered = true;
  let weight = 0;
  for (let at = from; at < before; at += 1) {
    const concept = phrases.conceptsOfPhrases[at]!;
    weight += phrases.weightOf(concept);
    const nearest = concept === anchor ? place : nearestTo(placesOf.get(concept)!, place);
    if (places.length > 0 && nearest < places.at(-1)!) isOrdered = false;
    places.push(nearest);
    low = Math.min(low, nearest);
    high = Math.max(high, nearest);
  }
  const gap = high - low + 1 - places.length;
  if (gap > MOST_BETWEEN + (places.length - 2)) return null;
  return { phrase, places: places.toSorted((one, other) => one - other), gap, isOrdered, weight };
};

/** All denied or none, where the phrase does not say so itself: `migraine without aura`. */
const isOfOneMind = ({ places }: Match, sentence: readonly Concept[], denied: readonly boolean[]): boolean =>
  places.every((place) => denied[place] === denied[places[0]!]) ||
  places.some((place) => DENIALS.has(sentence[place]!.name));

const isOfWholes = ({ places }: Match, sentence: readonly Concept[], items: readonly number[]): boolean => {
  if (items[places[0]!] === items[places.at(-1)!]) return true;
  return places.every((place) => {
    const { expanded, from } = sentence[place]!;
    if (!expanded) return true;
    const ofOne = sentence.flatMap((concept, other) => (concept.expanded && concept.from === from ? [other] : []));
    return ofOne.length < LONG || ofOne.every((other) => places.includes(other));
  });
};

/** Two words of an abbreviation are an adjective and what it is of: HTN. */
const LONG = 3;

/** Concepts of phrases that are denials. */
export const DENIALS: ReadonlySet<string> = new Set(['without', 'no', 'not']);

const MOST_BETWEEN = 2;

const nearestTo = (places: readonly number[], place: number): number =>
  places.reduce((best, other) => (Math.abs(other - place) < Math.abs(best - place) ? other : best));

/** The largest and closest first; a later one must name something that none before it did. */
const chosen = (found: readonly Match[]): Match[] => {
  const ranked = found.toSorted(
    (one, other) => other.places.length - one.places.length || one.gap - other.gap || other.weight - one.weight,
  );
  const taken = new Set<number>();
  const kept: Match[] = [];
  for (const match of ranked) {
    if (match.places.every((place) => taken.has(place))) continue;
    match.places.forEach((place) => taken.add(place));
    kept.push(match);
  }
  return kept;
};
