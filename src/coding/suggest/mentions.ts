/** What a note says of the patient, code by code: where, why, and what is said about it. Pure. */

import type { Concept } from '../../codesets/phrases/concepts.ts';
import { conceptsOfNote } from '../../codesets/phrases/note-concepts.ts';
import type { Phrases, Why } from '../../codesets/phrases/phrases.ts';
import { reachesIn, type Reach } from './cues.ts';
import { codeOfPast } from './history.ts';
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

export interface Mention {
  /** In normal form. */
  readonly code: string;
  readonly why: Why | 'ABBREVIATION';
  /** Said not to be there, or of somebody else: no support for a code. */
  readonly denied: boolean;
  readonly uncertain: boolean;
  readonly span: Span;
  readonly section: Section;
  readonly match: Match;
  /** Where in the note it stands: 0 at the beginning, 1 at the end. */
  readonly depth: number;
}

/** Every mention of a condition in a note, in its order, denied ones with the others. */
export const mentionsIn = (note: Note, phrases: Phrases): Mention[] =>
  sentencesOf(note.text).flatMap((sentence) => {
    const concepts = conceptsOfNote(note.text, sentence.from, sentence.to);
    const matches = matchesIn(phrases, concepts);
    if (matches.length === 0) return [];
    const reaches = reachesIn(note.text, sentence.from, sentence.to);
    return matches.flatMap((match) => mentionOf({ note, sentence, concepts, reaches, phrases }, match) ?? []);
  });

interface Around {
  readonly note: Note;
  readonly sentence: Sentence;
  readonly concepts: readonly Concept[];
  readonly reaches: readonly Reach[];
  readonly phrases: Phrases;
}

const mentionOf = ({ note, sentence, concepts, reaches, phrases }: Around, match: Match): Mention | null => {
  const { line, section } = sentence;
  const said = match.places.map((place) => concepts[place]!);
  const from = Math.min(...said.map((concept) => concept.from));
  const to = Math.max(...said.map((concept) => concept.to));
  const cues = new Set(reaches.filter((reach) => reach.from <= from && to <= reach.to).map(({ cue }) => cue));
  const named = phrases.codeOf(match.phrase);
  // A code that is about the past or the family already needs no change: `history of stroke` is a phrase of its own.
  const isOfPast = (cues.has('HISTORY') || section === 'PAST') && !named.startsWith('Z');
  const code = isOfPast ? codeOfPast(named) : named;
  if (code === null) return null;
  return {
    code,
    why: said.some(({ expanded }) => expanded) ? 'ABBREVIATION' : phrases.whyOf(match.phrase),
    denied: cues.has('NEGATED') || ((cues.has('FAMILY') || section === 'FAMILY') && !/^Z8[0-4]/.test(named)),
    uncertain: cues.has('UNCERTAIN') || section === 'PLAN',
    span: { documentId: note.documentId, from, to, line },
    section,
    match,
    depth: from / note.text.length,
  };
};
