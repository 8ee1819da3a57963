/** Codes that the text of notes supports: candidates for a coder to look at, never assignments. Pure. */

import type { Phrases } from '../../codesets/phrases/phrases.ts';
import { mentionsIn, type Mention, type Note, type Span } from './mentions.ts';
import { scoreOf } from './score.ts';

export interface Suggestion {
  readonly codeSet: 'ICD10CM';
  /** In normal form. */
  readonly code: string;
  /** From 0 to 1: how sure the notes' words are, for ordering candidates among each other only. */
  readonly score: number;
  /** What led from the best span to the code. */
  readonly why: Mention['why'];
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
export const suggest = (notes: readonly Note[], phrases: Phrases, options: SuggestOptions): Suggestion[] =>
  suggestionsOf(
    notes.flatMap((note) => mentionsIn(note, phrases)).filter(({ denied }) => !denied),
    options,
  );

/** The same from mentions, each of which counts as support. */
export const suggestionsOf = (mentions: readonly Mention[], { first, least }: SuggestOptions): Suggestion[] =>
  [...Map.groupBy(mentions, ({ code }) => code)]
    .map(([code, all]) => suggestionOf(code, all, mentions))
    .filter(({ score }) => score >= least)
    .toSorted((one, other) => other.score - one.score || (one.code < other.code ? -1 : 1))
    .slice(0, first);

/** Whether another mention says the same and more, with a code of the same category: a coder looks at that one first. */
const isOutdone = (mention: Mention, mentions: readonly Mention[]): boolean =>
  mentions.some(
    (other) =>
      other.code !== mention.code &&
      other.code.slice(0, 3) === mention.code.slice(0, 3) &&
      other.concepts.length > mention.concepts.length &&
      mention.concepts.every((concept) => other.concepts.includes(concept)),
  );

/** What is left of the score of a code that is outdone wherever it is mentioned. */
const OUTDONE = 0.6;

const suggestionOf = (code: string, mentions: readonly Mention[], all: readonly Mention[]): Suggestion => {
  const best = mentions.reduce((one, other) => (scoreOf([other]) > scoreOf([one]) ? other : one));
  const isLesser = mentions.every((mention) => isOutdone(mention, all));
  const score = scoreOf(mentions) * (isLesser ? OUTDONE : 1);
  return {
    codeSet: 'ICD10CM',
    code,
    score: Math.round(score * 1000) / 1000,
    why: best.why,
    uncertain: mentions.every(({ uncertain }) => uncertain),
    spans: mentions.map(({ span }) => span),
  };
};
