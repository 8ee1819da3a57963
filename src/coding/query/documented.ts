/** Whether a record names a condition as one that the patient has. */

import { reachesIn } from '../suggest/cues.ts';
import { sentencesOf } from '../suggest/sentences.ts';
import { plain, standsIn } from './plain.ts';

/** True where a text says the words of the condition out of reach of "no", of "ruled out" and of the patient's relatives. */
export const isDocumented = (record: readonly string[], condition: string): boolean =>
  record.some((text) => {
    if (!standsIn(plain(text), plain(condition))) return false;
    const mentions = mentionsOf(text, condition);
    // Words that a line breaks apart are in no sentence, and nothing more can be said of them.
    return mentions.length === 0 || mentions.some(({ denied }) => !denied);
  });

interface Mention {
  /** Whether it is said not to be there, or of somebody else. */
  readonly denied: boolean;
}

const mentionsOf = (text: string, condition: string): Mention[] => {
  const words = new RegExp(
    `(?<![\\p{L}\\p{N}])${plain(condition).split(' ').join('[^\\p{L}\\p{N}]+')}(?![\\p{L}\\p{N}])`,
    'giu',
  );
  return sentencesOf(text).flatMap(({ from, to, section }) => {
    const denials = reachesIn(text, from, to).filter(({ cue }) => cue === 'NEGATED' || cue === 'FAMILY');
    return [...text.slice(from, to).matchAll(words)].map(({ index }) => ({
      denied: section === 'FAMILY' || denials.some((reach) => reach.from <= from + index && from + index < reach.to),
    }));
  });
};
