/** Words that no list has, as those that were meant. */

import { inPhrasesByEar, isInPhrases } from '../words/expand-typed.ts';
import type { Dictionary, Terms } from './slots.ts';
import { QUALITY, RARE } from './weights.ts';

/** The word, or two of them, meant by one that nothing knows; null where it is known, or nothing is near. */
export type Speller = (word: string, isOpen: boolean) => string | null;

export const spellerOf = (dictionary: Dictionary, near: (word: string) => readonly Terms[]): Speller => {
  const { vocabulary } = dictionary;
  return (word, isOpen) => {
    if (!/^[a-z]{4,40}$/.test(word) || vocabulary.formsOf(word).length > 0 || isInPhrases(word)) return null;
    // What begins a word is on its way to it.
    const [from, before] = isOpen ? vocabulary.startingWith(word) : [0, 0];
    if (from < before) return null;
    const best = near(word).at(-1);
    if (best && best.quality >= QUALITY.ONE_SLIP * (1 - RARE)) return vocabulary.wordAt(best.from);
    return inPhrasesByEar(word) ?? parted(dictionary, word) ?? (best ? vocabulary.wordAt(best.from) : null);
  };
};

/** Two words that were typed as one: `lowback`. Of several ways the one whose rarer word is most common. */
const parted = ({ vocabulary, postingStarts }: Dictionary, word: string): string | null => {
  const uses = (part: string): number => {
    const term = vocabulary.find(part);
    return term < 0 ? 0 : postingStarts[term + 1]! - postingStarts[term]!;
  };
  let [best, most] = [null as string | null, LEAST_USES];
  for (let at = 3; at <= word.length - 3; at += 1) {
    const parts = [word.slice(0, at), word.slice(at)] as const;
    const count = Math.min(uses(parts[0]), uses(parts[1]));
    if (count > most) [best, most] = [parts.join(' '), count];
  }
  return best;
};

/** Parts that stand in fewer entries are chance. */
const LEAST_USES = 20;
