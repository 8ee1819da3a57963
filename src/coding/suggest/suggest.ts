/** Codes that the text of notes supports: candidates for a coder to look at, never assignments. Pure. */

import { conceptsOfNote, type Concept } from '../../codesets/phrases/concepts.ts';
import type { Phrases, Why } from '../../codesets/phrases/phrases.ts';
import { reachesIn, type Reach } from './cues.ts';
import { matchesIn, type Match } from './matches.ts';
import { sentencesOf, type Section, type Sentence } from './sentences.ts';

export interface Note {
  readonly documentId: string;
  readonly text: string;
}

/** Where a note supports a code. */
export interface Span {
  readonly documentId: string;
  /** UTF-16 offsets, from and before. */
  readonly from: number;
  readonly to: number;
  /** Counted from 1. */
  readonly line: number;
}

export interface Suggestion {
  readonly codeSet: 'ICD10CM';
  /** In normal form. */
  readonly code: string;
  /** From 0 to 1: how sure the notes' words are, for ordering candidates among each other only. */
  readonly score: number;
  readonly why: Why | 'ABBREVIATION';
  /** True where every span says so only as a possibility, which is not coded for outpatients. */
  readonly uncertain: boolean;
  /** The best first; at least one. */
  readonly spans: readonly Span[];
}

export interface SuggestOptions {
  readonly first: number;
  /** Nothing below this score is answered. */
  readonly least: number;
}

/** The suggestions for all notes of one encounter, the best first. */
export const suggest = (notes: readonly Note[], phrases: Phrases, { first, least }: SuggestOptions): Suggestion[] => {
  const mentions = notes.flatMap((note) => mentionsIn(note, phrases));
  const byCode = Map.groupBy(mentions, ({ code }) => code);
  return [...byCode]
    .map(([code, all]) => suggestionOf(code, all))
    .filter(({ score }) => score >= least)
    .toSorted((one, other) => other.score - one.score || (one.code < other.code ? -1 : 1))
    .slice(0, first);
};

export interface Mention {
  readonly code: string;
  readonly why: Suggestion['why'];
  readonly uncertain: boolean;
  readonly span: Span;
  readonly section: Section;
  readonly match: Match;
}

export const mentionsIn = (note: Note, phrases: Phrases): Mention[] =>
  sentencesOf(note.text).flatMap((sentence) => {
    if (sentence.section === 'FAMILY' || sentence.section === 'ALLERGIES') return [];
    const concepts = conceptsOfNote(note.text, sentence.from, sentence.to);
    const matches = matchesIn(phrases, concepts);
    if (matches.length === 0) return [];
    const reaches = reachesIn(note.text, sentence.from, sentence.to);
    return matches.flatMap((match) => mentionOf(note, sentence, concepts, match, reaches, phrases) ?? []);
  });

const mentionOf = (
  { documentId }: Note,
  { line, section }: Sentence,
  concepts: readonly Concept[],
  match: Match,
  reaches: readonly Reach[],
  phrases: Phrases,
): Mention | null => {
  const said = match.places.map((place) => concepts[place]!);
  const span = { documentId, from: Math.min(...said.map(({ from }) => from)), to: Math.max(...said.map(({ to }) => to)), line };
  const cues = new Set(reaches.filter((reach) => reach.from <= span.from && span.to <= reach.to).map(({ cue }) => cue));
  if (cues.has('NEGATED') || cues.has('FAMILY')) return null;
  const expanded = said.some((concept) => concept.expanded);
  return {
    code: phrases.codeOf(match.phrase),
    why: expanded ? 'ABBREVIATION' : phrases.whyOf(match.phrase),
    uncertain: cues.has('UNCERTAIN') || section === 'PLAN',
    span,
    section,
    match,
  };
};

const suggestionOf = (code: string, mentions: readonly Mention[]): Suggestion => {
  const ranked = mentions.map((mention) => ({ ...mention, score: scoreOf(mention) })).toSorted((a, b) => b.score - a.score);
  const best = ranked[0]!;
  const score = Math.min(1, best.score * (1 + 0.1 * Math.log2(ranked.length)));
  return {
    codeSet: 'ICD10CM',
    code,
    score: Math.round(score * 1000) / 1000,
    why: best.why,
    uncertain: ranked.every(({ uncertain }) => uncertain),
    spans: ranked.map(({ span }) => span),
  };
};

const scoreOf = ({ match, why, section, uncertain }: Mention): number => {
  const base = 0.3 + Math.min(0.3, match.places.length * 0.08);
  return base * (match.gap === 0 ? 1 : 0.6) * (uncertain ? 0.7 : 1) * (why === 'CATEGORY' ? 0.7 : 1) * (section === 'ASSESSMENT' ? 1.3 : 1);
};
