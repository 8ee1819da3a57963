/** Words of the lists that sound like a word which is spelt by ear. */

import { openTexts, packTexts } from '../tables/texts.ts';
import type { Packed } from '../tables/table.ts';
import { skeletonOf, soundOf } from '../words/sound.ts';
import { slipsBetween } from './misspelling.ts';
import { byBytes } from './vocabulary.ts';

/** Only words of letters sound. */
const SOUNDING = /^[a-z]{4,40}$/;

/** The sound of each word, and for each skeleton the words that have it. */
export const packSounds = (words: readonly string[]): Packed => {
  const sounds = words.map((word) => (SOUNDING.test(word) ? soundOf(word) : ''));
  const families = new Map<string, number[]>();
  for (const [term, sound] of sounds.entries()) {
    if (sound === '') continue;
    const skeleton = skeletonOf(sound);
    const members = families.get(skeleton);
    if (members) members.push(term);
    else families.set(skeleton, [term]);
  }
  const skeletons = [...families.keys()].sort(byBytes);
  const [texts, keys] = [packTexts(sounds), packTexts(skeletons)];
  let end = 0;
  return {
    sounds: texts.bytes,
    soundEnds: texts.ends,
    skeletons: keys.bytes,
    skeletonEnds: keys.ends,
    soundWords: Uint32Array.from(skeletons.flatMap((skeleton) => families.get(skeleton)!)).buffer,
    soundWordEnds: Uint32Array.from(skeletons, (skeleton) => (end += families.get(skeleton)!.length)).buffer,
  };
};

export interface SoundingWord {
  readonly term: number;
  /** Letters of the sounds that differ. */
  readonly slips: 0 | 1 | 2;
}

/** All that sound so, or nearly. */
export type Sounds = (word: string) => SoundingWord[];

export const openSounds = (packed: Packed): Sounds => {
  const buffer = (name: string): ArrayBuffer => packed[name] as ArrayBuffer;
  const sounds = openTexts({ bytes: buffer('sounds'), ends: buffer('soundEnds') });
  const skeletons = openTexts({ bytes: buffer('skeletons'), ends: buffer('skeletonEnds') });
  const words = new Uint32Array(buffer('soundWords'));
  const ends = new Uint32Array(buffer('soundWordEnds'));
  const withSkeleton = (skeleton: string): Uint32Array => {
    const wanted = Buffer.from(skeleton);
    const place = skeletons.firstFrom(wanted);
    if (place >= skeletons.size || skeletons.at(place) !== skeleton) return NONE;
    return words.subarray(place === 0 ? 0 : ends[place - 1], ends[place]);
  };
  return (word) => {
    if (!SOUNDING.test(word)) return [];
    const sound = soundOf(word);
    // A longer sound may be off by more before it is another word.
    const most = sound.length < 4 ? 0 : sound.length < 7 ? 1 : 2;
    return skeletonsNear(skeletonOf(sound)).flatMap((skeleton) =>
      [...withSkeleton(skeleton)].flatMap((term) => {
        if (Math.abs(sounds.lengthAt(term) - sound.length) > most) return [];
        const slips = slipsBetween(sound, sounds.at(term), most).whole;
        return slips <= most ? [{ term, slips: slips as SoundingWord['slips'] }] : [];
      }),
    );
  };
};

/** The skeleton, and where it is long enough what is left without one of its letters. */
const skeletonsNear = (skeleton: string): string[] => [
  ...new Set([
    skeleton,
    ...(skeleton.length < 4 ? [] : Array.from(skeleton, (_, at) => skeleton.slice(0, at) + skeleton.slice(at + 1))),
  ]),
];

const NONE = new Uint32Array(0);
