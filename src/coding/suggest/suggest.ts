/** Codes that the text of notes supports: candidates for a coder to look at, never assignments. Pure. */

import type { Phrases } from '../../codesets/phrases/phrases.ts';
import { mentionsIn, type Mention, type Note, type Span } from './mentions.ts';
import { presumedOf, saysUnrelated, type Presumed } from './presumed.ts';
import { judge } from './score.ts';

export interface Suggestion {
  readonly codeSet: 'ICD10CM';
  /** In normal form. */
  readonly code: string;
  /** From 0 to 1: how sure the notes' words are, for ordering candidates among each other only. */
  readonly score: number;
  /** What led from the best span to the code. */
  readonly why: Mention['why'] | 'GUIDELINE';
  /** True where every span says so only as a possibility, which is not coded for outpatients (guidelines IV.H). */
  readonly uncertain: boolean;
  /** At least one, in the order of the notes. */
  readonly spans: readonly Span[];
}

export interface SuggestOptions {
  readonly first: number;
  /** Nothing below this score is answered. */
  readonly least: number;
}

/** Below this, more suggestions are wrong than right: what coders are shown. */
export const LEAST_SCORE = 0.3;

/** The suggestions for all notes of one encounter, the best first. What a note denies, or says of others, is not among them. */
export const suggest = (notes: readonly Note[], phrases: Phrases, options: SuggestOptions): Suggestion[] => {
  const named = namedIn(notes.flatMap((note) => mentionsIn(note, phrases)).filter(({ denied }) => !denied));
  return likeliest(notes.some(saysUnrelated) ? named : withPresumed(named), options);
};

/** The same from mentions, each of which counts as support; nothing is presumed. */
export const suggestionsOf = (mentions: readonly Mention[], options: SuggestOptions): Suggestion[] =>
  likeliest(namedIn(mentions), options);

const likeliest = (named: readonly Suggestion[], { first, least }: SuggestOptions): Suggestion[] =>
  named
    .filter(({ score }) => score >= least)
    .toSorted((one, other) => other.score - one.score || (one.code < other.code ? -1 : 1))
    .slice(0, first);

const namedIn = (mentions: readonly Mention[]): Suggestion[] => {
  const outdone = outdoneIn(mentions);
  return [...Map.groupBy(mentions, ({ code }) => code)].map(([code, all]) =>
    suggestionOf(code, all, outdone.has(code) ? OUTDONE : 1),
  );
};

/** What the guidelines presume to belong together is suggested together, before its parts. */
const withPresumed = (named: readonly Suggestion[]): Suggestion[] => {
  const joined = presumedOf(named.map(({ code }) => code));
  const replaced = new Set(joined.flatMap(({ instead }) => instead));
  const codes = new Set(named.map(({ code }) => code));
  return [
    ...named.map((one) => (replaced.has(one.code) ? { ...one, score: rounded(one.score * OUTDONE) } : one)),
    ...joined.filter(({ code }) => !codes.has(code)).map((one) => suggestionOfBoth(one, named)),
  ];
};

/** As sure as the less sure part. */
const suggestionOfBoth = ({ code, by }: Presumed, named: readonly Suggestion[]): Suggestion => {
  const parts = named.filter((one) => by.includes(one.code));
  return {
    codeSet: 'ICD10CM',
    code,
    score: Math.min(...parts.map(({ score }) => score)),
    why: 'GUIDELINE',
    uncertain: parts.some(({ uncertain }) => uncertain),
    spans: parts.flatMap(({ spans }) => spans),
  };
};

const rounded = (score: number): number => Math.round(score * 1000) / 1000;

/** What is left of the score of a code that is outdone. */
const OUTDONE = 0.6;

/**
 * Codes of which less is said than of another of the same category, wherever they are mentioned: a coder looks at the
 * other one first.
 */
const outdoneIn = (mentions: readonly Mention[]): ReadonlySet<string> => {
  const ways = new Map(mentions.map((mention) => [`${mention.code} ${mention.concepts.join(' ')}`, mention]));
  const standing = new Set<string>();
  for (const way of ways.values()) if (!isOutdone(way, [...ways.values()])) standing.add(way.code);
  return new Set(mentions.map(({ code }) => code).filter((code) => !standing.has(code)));
};

const isOutdone = (mention: Mention, others: readonly Mention[]): boolean =>
  others.some(
    (other) =>
      other.code !== mention.code &&
      other.code.slice(0, 3) === mention.code.slice(0, 3) &&
      other.concepts.length > mention.concepts.length &&
      mention.concepts.every((concept) => other.concepts.includes(concept)),
  );

const suggestionOf = (code: string, mentions: readonly Mention[], share: number): Suggestion => {
  const { score, best } = judge(mentions);
  return {
    codeSet: 'ICD10CM',
    code,
    score: rounded(score * share),
    why: best.why,
    uncertain: mentions.every(({ uncertain }) => uncertain),
    spans: mentions.map(({ span }) => span),
  };
};
