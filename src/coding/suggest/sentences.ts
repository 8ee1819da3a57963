/** Where the sentences of a note begin and end, and which section each stands in. Pure. */

import { isAbbreviation } from '../../codesets/words/expand.ts';
import { wordsOf } from '../../codesets/words/words.ts';

/** What a section is about, as far as it matters for what its sentences say of the patient now. */
export type Section = 'ASSESSMENT' | 'PRESENT' | 'PAST' | 'FAMILY' | 'SOCIAL' | 'ALLERGIES' | 'PLAN' | 'EXAM';

export interface Sentence {
  /** UTF-16 offsets in the note, from and before. */
  readonly from: number;
  readonly to: number;
  /** Counted from 1. */
  readonly line: number;
  readonly section: Section;
}

/** Every sentence of a note, in its order. A line ends a sentence; a heading holds for the lines under it. */
export const sentencesOf = (text: string): Sentence[] => {
  const sentences: Sentence[] = [];
  let section: Section = 'PRESENT';
  let line = 0;
  for (const { 0: content, index } of text.matchAll(/.*(?:\r?\n|$)/g)) {
    line += 1;
    const heading = headingOf(content);
    // A heading before text on its own line holds for that line alone, but under it where it stands alone.
    const here = heading?.section ?? section;
    if (heading?.alone) {
      section = heading.section;
      continue;
    }
    for (const [from, to] of partsOf(content)) {
      if (to > from) sentences.push({ from: index + from, to: index + to, line, section: here });
    }
  }
  return sentences;
};

const HEADINGS: readonly (readonly [name: RegExp, section: Section])[] = [
  [/famil(?:y|ial)/, 'FAMILY'],
  [/social|habits/, 'SOCIAL'],
  [/past|previous|history of present|background|surgical|personal history|antecedent/, 'PAST'],
  [/allerg/, 'ALLERGIES'],
  [/assessment|impression|diagnos|conclusion|problem|^a$|^a\/p$/, 'ASSESSMENT'],
  [/plan|recommend|instruction|follow-?up|disposition|treatment|medication|^p$/, 'PLAN'],
  [/exam|vital|objective|results?|labs?|laboratory|imaging|studies|findings|^o$|^vs$|^pe$/, 'EXAM'],
  [/complaint|hpi|present|subjective|reason|history|course|review|^s$|^cc$/, 'PRESENT'],
];

const headingOf = (line: string): { section: Section; alone: boolean } | null => {
  const match = /^\s*(?:[-*#]\s*)?([A-Za-z][A-Za-z ,/&'-]{0,48}?)\s*(?::(.*)|)\s*$/.exec(line.trimEnd());
  if (!match) return null;
  const [, name = '', rest] = match;
  const isCapitals = name === name.toUpperCase() && /[A-Z]/.test(name) && !isList(name);
  if (rest === undefined && !isCapitals) return null;
  // A sentence with a colon in it is no heading.
  if (name.split(/\s+/).length > 6) return null;
  const section = sectionNamed(name.toLowerCase());
  const alone = (rest ?? '').trim() === '';
  return section ? { section, alone } : alone ? { section: 'PRESENT', alone } : null;
};

/** A line of abbreviations is a list of problems, not a heading: `CHF, HTN`. */
const isList = (name: string): boolean =>
  sectionNamed(name.toLowerCase()) === null && wordsOf(name).every((word) => isAbbreviation(word));

const sectionNamed = (name: string): Section | null => {
  // `Past, family and social history` holds lines of each kind, which say for themselves what they are.
  if (name.includes('present')) return 'PRESENT';
  if (/past/.test(name)) return 'PAST';
  return HEADINGS.find(([pattern]) => pattern.test(name))?.[1] ?? null;
};

/** The sentences of one line: a period ends one, but not within a number or after an abbreviation. */
function* partsOf(line: string): Generator<readonly [from: number, to: number]> {
  let from = 0;
  for (const { 0: mark, index } of line.matchAll(/[.!?;](?=\s|$)|\s/g)) {
    if (
      mark.trim() === ''
        ? index - from < LONGEST
        : isAbbreviated(line, from, mark, index) || isAnswered(line, mark, index)
    )
      continue;
    yield [from, index];
    from = index + 1;
  }
  const to = line.trimEnd().length;
  if (to > from) yield [from, to];
}

/** A text without an end of a sentence for so long is not prose; it is taken in pieces, whose cost is bounded. */
const LONGEST = 1000;

const isAbbreviated = (line: string, from: number, mark: string, index: number): boolean =>
  mark === '.' && ABBREVIATED.test(line.slice(Math.max(from, index - 8), index));

/** `Chest pain? No.` */
const isAnswered = (line: string, mark: string, index: number): boolean =>
  mark === '?' && /^\?\s*(?:no|none|yes|denie[sd])\b/i.test(line.slice(index, index + 12));

const ABBREVIATED = /\b(?:dr|mr|mrs|ms|vs|no|approx|e\.g|i\.e|fig|st|[a-z])$/i;
