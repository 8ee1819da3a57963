/** Why a code was found. */

import type { Parts } from './open.ts';
import { LOOSE } from './pack.ts';
import type { Reading } from './readings.ts';
import type { Reason } from './search.ts';
import type { Slot } from './slots.ts';
import { FIELDS, QUALITY } from './weights.ts';

export const explain = (parts: Parts, phrase: number, reading: Reading, slots: readonly Slot[]): Reason[] => {
  const { phraseCodes, phraseFields, phraseCodes: all } = parts.entries;
  const at = parts.codes.codeAt(phraseCodes[phrase]!);
  const field = FIELDS[phraseFields[phrase]!]!;
  // Titles come first and have no text of their own.
  const text = field === 'TITLE' ? null : parts.texts.at(phrase - (all.length - parts.texts.size));
  return [
    ...reading.reasons.map((reason) => ({ ...reason, at })),
    ...slips(parts, phrase, slots).map((slip) => ({ field: 'SPELLING' as const, text: slip, at })),
    { field, text, at },
  ];
};

/** `diabtes: diabetes` for every word that the entry has under another spelling than was typed. */
const slips = ({ entries, dictionary }: Parts, phrase: number, slots: readonly Slot[]): string[] => {
  const own: number[] = [];
  for (let at = entries.phraseStarts[phrase]!; at < entries.phraseStarts[phrase + 1]!; at += 1) {
    own.push(entries.phraseWords[at]! & ~LOOSE);
  }
  return slots.flatMap(({ word, terms }) => {
    const answers = terms.filter(({ from, before }) => own.some((term) => term >= from && term < before));
    const nearest = answers.reduce((most, { quality }) => Math.max(most, quality), 0);
    if (answers.length === 0 || nearest > QUALITY.SAME_SOUND) return [];
    return [`${word}: ${dictionary.vocabulary.wordAt(answers.at(-1)!.from)}`];
  });
};
