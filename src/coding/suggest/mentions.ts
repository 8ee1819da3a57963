/** What a note says of the patient, code by code: where, why, and what is said about it. Pure. */

import type { Concept } from '../../codesets/phrases/concepts.ts';
import { conceptsOfNote } from '../../codesets/phrases/note-concepts.ts';
import type { Phrases, Why } from '../../codesets/phrases/phrases.ts';
import { codeOfContact } from './contact.ts';
import { reachesIn, type Reach } from './cues.ts';
import { codeOfPast } from './history.ts';
import { DENIALS, matchesIn, type Match } from './matches.ts';
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
  /** What the phrase is made of, by name. */
  readonly concepts: readonly string[];
  /** Where in the note it stands: 0 at the beginning, 1 at the end. */
  readonly depth: number;
}

/** Every mention of a condition in a note, in its order, denied ones with the others. */
export const mentionsIn = (note: Note, phrases: Phrases): Mention[] =>
  sentencesOf(note.text).flatMap((sentence) => {
    const concepts = conceptsOfNote(note.text, sentence.from, sentence.to);
    const reaches = reachesIn(note.text, sentence.from, sentence.to);
    const denied = concepts.map((concept) => isWithin(concept, reaches, 'NEGATED'));
    return matchesIn(phrases, concepts, denied, itemsOf(note.text, concepts)).flatMap(
      (match) => mentionOf({ note, sentence, concepts, reaches, denied, phrases }, match) ?? [],
    );
  });

/** Whether words stand in the reach of a cue. */
const isWithin = (
  { from, to }: Pick<Concept, 'from' | 'to'>,
  reaches: readonly Reach[],
  wanted: Reach['cue'],
): boolean => reaches.some(({ cue, ...reach }) => cue === wanted && reach.from <= from && to <= reach.to);

/** Which item of a list each concept stands in: a comma parts one from the next. */
const itemsOf = (text: string, concepts: readonly Concept[]): number[] => {
  let item = 0;
  return concepts.map(({ from }, place) => {
    const last = concepts[place - 1];
    if (last && last.to < from && /[,;/]/.test(text.slice(last.to, from))) item += 1;
    return item;
  });
};

interface Around {
  readonly note: Note;
  readonly sentence: Sentence;
  readonly concepts: readonly Concept[];
  readonly reaches: readonly Reach[];
  /** By place among the concepts. */
  readonly denied: readonly boolean[];
  readonly phrases: Phrases;
}

const mentionOf = ({ note, sentence, concepts, reaches, denied, phrases }: Around, match: Match): Mention | null => {
  const { line, section } = sentence;
  const said = match.places.map((place) => concepts[place]!);
  const from = Math.min(...said.map((concept) => concept.from));
  const to = Math.max(...said.map((concept) => concept.to));
  const named = phrases.codeOf(match.phrase);
  const isOfPast = isWithin({ from, to }, reaches, 'HISTORY') || section === 'PAST';
  const isOfFamily = said.some((concept) => isWithin(concept, reaches, 'FAMILY')) || section === 'FAMILY';
  const isMet = isWithin({ from, to }, reaches, 'EXPOSED') && !named.startsWith('Z');
  const code = isMet ? codeOfContact(named) : codeAt(named, isOfPast, note.text.slice(sentence.from, sentence.to));
  if (code === null) return null;
  return {
    code,
    why: said.some(({ expanded }) => expanded) ? 'ABBREVIATION' : phrases.whyOf(match.phrase),
    denied:
      (match.places.every((place) => denied[place]) && !said.some(({ name }) => DENIALS.has(name))) ||
      (isOfFamily && !isMet && !OF_FAMILY.test(named)),
    uncertain: isWithin({ from, to }, reaches, 'UNCERTAIN') || section === 'PLAN',
    span: { documentId: note.documentId, from, to, line },
    section,
    match,
    concepts: said.map(({ name }) => name),
    depth: from / note.text.length,
  };
};

/** The code for when the condition was; null where nothing of it is coded now. */
const codeAt = (code: string, isOfPast: boolean, sentence: string): string | null => {
  if (INJURY.test(code)) return LATER_VISIT.test(sentence) ? `${code.slice(0, 6)}D` : code;
  // A code of the past needs no change: `history of stroke` is a phrase of its own.
  return isOfPast && !code.startsWith('Z') ? codeOfPast(code) : code;
};

/** Family history of a condition. */
const OF_FAMILY = /^Z8[0-4]/;

/** An injury at its first encounter; D in the place of A is a later one, for routine healing. */
const INJURY = /^[ST].{5}A$/;
const LATER_VISIT = /\bsubsequent (?:visit|encounter)|\bhealing (?:well|normally|as expected)|\broutine healing/i;
