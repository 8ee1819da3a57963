/** Running text as concepts, with abbreviations and lay words read as what they stand for. */

import { expand, type Expansion } from '../words/expand.ts';
import { stem } from '../words/stem.ts';
import { tokensOf, type Token } from '../words/words.ts';
import { conceptsOf, joined, plain, saysSomething, type Concept } from './concepts.ts';
import { saidOf } from './terms.ts';
import { USAGE } from './usage/usage.ts';

/** The concepts of a part of a note (UTF-16 offsets, from and before), placed by offsets in the whole. */
export const conceptsOfNote = (text: string, from: number, to: number): Concept[] => {
  const tokens = tokensOf(text.slice(from, to)).map((token) => ({
    ...token,
    from: token.from + from,
    to: token.to + from,
  }));
  return joined(expanded(text, tokens));
};

const expanded = (text: string, tokens: readonly Token[]): Concept[] => {
  const known = expand(tokens.map(({ word }) => word));
  const concepts: Concept[] = [];
  let at = 0;
  for (const { kind, ordinary, from, before, meanings } of known) {
    for (; at < from; at += 1) push(concepts, tokens[at]!);
    const [first, last] = [tokens[from]!, tokens[before - 1]!];
    const written = text.slice(first.from, last.to);
    if (isMeant(kind, ordinary, before - from, written)) {
      for (const name of conceptsOfMeaning(meanings[0]!.term))
        concepts.push({ name, from: first.from, to: last.to, expanded: true });
      at = before;
    }
  }
  for (; at < tokens.length; at += 1) push(concepts, tokens[at]!);
  return concepts;
};

/** Whether words of running text stand for what they may stand for: what people type into a search means more than that. */
const isMeant = (kind: Expansion['kind'], ordinary: boolean, length: number, written: string): boolean => {
  if (kind === 'LAY_WORDS')
    return !USED.has(keyOf(written)) && (length > 1 || LAY_IN_RECORDS.has(stem(written.toLowerCase())));
  // A word in capitals is an abbreviation; an ordinary word is one only then.
  const capitals = written.toUpperCase();
  return !OF_MANY_MEANINGS.has(capitals) && ((!ordinary && written.length > 2) || written === capitals);
};

/** Single lay words that clinicians use, and for nothing else. */
const LAY_IN_RECORDS = new Set(
  (
    'stroke flu shingles chickenpox gallstone gallstones heartburn nosebleed earache toothache bedsore backache ' +
    'lightheaded hoarse hives miscarriage'
  )
    .split(' ')
    .map(stem),
);

/** Abbreviations that stand in records for other things as often, or for a test and not for what it found. */
const OF_MANY_MEANINGS = new Set(
  (
    'OD CA CD PT OT NP PA AC ER SC IM IV BP TX RX DX SX GB AD CP MR AR HD ED ' +
    'HS SI NO AS AM LE UE PE CT PSA ROM CAP MM ALL CORD A1C BMI ECG EKG LFT LFTS ASA'
  ).split(' '),
);

/** What of a meaning a record says: `laceration without foreign body` is a laceration. */
const conceptsOfMeaning = (term: string): readonly string[] => {
  const known = MEANINGS.get(term);
  if (known) return known;
  const concepts = saidOf(term)[0]?.concepts ?? conceptsOf(term);
  MEANINGS.set(term, concepts);
  return concepts;
};

/** By term; there are some hundreds of them. */
const MEANINGS = new Map<string, readonly string[]>();

const push = (concepts: Concept[], token: Token): void => {
  if (saysSomething(token)) concepts.push(plain(token));
};

/** What is a phrase as it is written needs no other words. */
const keyOf = (term: string): string => conceptsOf(term).toSorted().join(' ');
const USED: ReadonlySet<string> = new Set(USAGE.flatMap(([, terms]) => terms.map(keyOf)));
