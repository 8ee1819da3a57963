/** Text as concepts: the words of a term or a note, each in the form that all its forms and synonyms share. */

import { stem } from '../words/stem.ts';
import { tokensOf, type Token } from '../words/words.ts';
import { SAME_TERMS, SAME_WORDS } from './same-words.ts';

export interface Concept {
  readonly name: string;
  /** Where it stands in the text: UTF-16 offsets, from and before. */
  readonly from: number;
  readonly to: number;
  /** True where an abbreviation or lay words stand for it. */
  readonly expanded: boolean;
}

/** The concepts of a text that is a term of a published list, without the words that say nothing. */
export const conceptsOf = (text: string): string[] =>
  joined(tokensOf(text).filter(saysSomething).map(plain)).map(({ name }) => name);

/** The form that a word shares with its other forms and its synonyms. */
export const conceptOf = (word: string): string => {
  const known = stem(word);
  return SAME.get(known) ?? known;
};

/** A word of a text as a concept. */
export const plain = ({ word, from, to }: Token): Concept => ({ name: conceptOf(word), from, to, expanded: false });

/** False for words that stand between others in terms and in notes, and tell no code from another. */
export const saysSomething = ({ word }: Token): boolean => !SILENT.has(word);

const SILENT = new Set(
  (
    'a an the of in on at to by for from with and or as is are was were be been being has have had his her their its this ' +
    'that these those which who he she it they we due into upon'
  ).split(' '),
);

/** Puts one concept in the place of each term of several words that has one. */
export const joined = (concepts: readonly Concept[]): Concept[] => {
  const result: Concept[] = [];
  for (let at = 0; at < concepts.length;) {
    const found = termAt(concepts, at);
    if (found) {
      const last = concepts[at + found.length - 1]!;
      const { from } = concepts[at]!;
      const isExpanded = concepts.slice(at, at + found.length).some((concept) => concept.expanded);
      for (const name of found.names) result.push({ name, from, to: last.to, expanded: isExpanded });
      at += found.length;
    } else {
      result.push(concepts[at]!);
      at += 1;
    }
  }
  return result;
};

interface Term {
  readonly length: number;
  readonly names: readonly string[];
}

const termAt = (concepts: readonly Concept[], at: number): Term | null => {
  if (!FIRST.has(concepts[at]!.name)) return null;
  for (let length = Math.min(LONGEST, concepts.length - at); length > 0; length -= 1) {
    const names = TERMS.get(
      concepts
        .slice(at, at + length)
        .map(({ name }) => name)
        .join(' '),
    );
    if (names) return { length, names };
  }
  return null;
};

const SAME: ReadonlyMap<string, string> = new Map(
  SAME_WORDS.flatMap((list) => {
    const forms = list.split(' ').map(stem);
    return forms.map((form) => [form, forms[0]!] as const);
  }),
);

const rawConcepts = (text: string): string[] =>
  tokensOf(text)
    .filter(saysSomething)
    .map(({ word }) => conceptOf(word));

const TERMS: ReadonlyMap<string, readonly string[]> = new Map(
  SAME_TERMS.flatMap(([terms, concept]) =>
    terms.split(';').map((term) => [rawConcepts(term).join(' '), rawConcepts(concept)] as const),
  ),
);
const FIRST = new Set([...TERMS.keys()].map((term) => term.split(' ')[0]!));
const LONGEST = Math.max(...[...TERMS.keys()].map((term) => term.split(' ').length));
