/** What a sentence says of its words: not there, not the patient's, not now, or not sure; and how far that reaches. Pure. */

import { AGE, DENIED, DOUBTED, EXPOSED, OF_OTHERS, OF_OTHERS_IN_NAME_ONLY, PAST } from '../cues.ts';

export type Cue = 'NEGATED' | 'FAMILY' | 'HISTORY' | 'UNCERTAIN' | 'EXPOSED';

/** What is said of the words from `from` before `to`: UTF-16 offsets in the note. */
export interface Reach {
  readonly cue: Cue;
  readonly from: number;
  readonly to: number;
}

/**
 * The reaches of all cues of one sentence. A cue reaches over lists (`no fever, chills or cough`) up to what turns the
 * sentence (`but`, `except`, `with`), and no farther than the sentence; an answer (`chest pain: no`) over its own item.
 */
export const reachesIn = (text: string, from: number, to: number): Reach[] => {
  const sentence = text.slice(from, to).toLowerCase();
  const heard = sentence.replaceAll(NOT_A_CUE, blank);
  // The `no` of an answer is said of what stands before it.
  const quiet = heard.replaceAll(ANSWERS, blank);
  const turns = placesOf(quiet, TURNS);
  const backToPatient = placesOf(quiet, TO_THE_PATIENT);
  const reaches: Reach[] = [];
  for (const [cue, direction, pattern] of CUES) {
    const ends = cue === 'FAMILY' ? backToPatient : turns;
    for (const { 0: words, index } of quiet.matchAll(pattern)) {
      const after = index + words.length;
      const [start, end] =
        direction === 'AHEAD'
          ? [after, ends.find((at) => at >= after) ?? sentence.length]
          : [ends.findLast((at) => at < index) ?? 0, index];
      reaches.push({ cue, from: from + start, to: from + end });
    }
  }
  const answers = answersIn(heard).map((reach) => ({ ...reach, from: from + reach.from, to: from + reach.to }));
  return [...reaches, ...answers];
};

const blank = (words: string): string => ' '.repeat(words.length);

const placesOf = (sentence: string, pattern: RegExp): number[] =>
  [...sentence.matchAll(pattern)].map(({ index }) => index);

/** What is answered item by item: `chest pain: no, cough: yes`, `palpitations (-)`. */
const answersIn = (sentence: string): Reach[] => {
  if (SIGNED.test(sentence)) return signedIn(sentence);
  const answers = [...sentence.matchAll(ANSWERS)];
  return answers.flatMap(({ index, groups }, place) => {
    const cue = groups?.['no'] ? 'NEGATED' : groups?.['met'] ? 'EXPOSED' : null;
    if (cue === null) return [];
    const last = place === 0 ? 0 : answers[place - 1]!.index + answers[place - 1]![0].length;
    return [{ cue, from: Math.max(last, itemBefore(sentence, index)), to: index }];
  });
};

/** `(-) fever (+) cough`, `+ cough, - fever`: a sign holds up to the next one. */
const signedIn = (sentence: string): Reach[] => {
  const signs = [...sentence.matchAll(SIGNS)];
  return signs.flatMap(({ 0: sign, index }, place) =>
    sign.includes('-')
      ? [{ cue: 'NEGATED' as const, from: index + sign.length, to: signs[place + 1]?.index ?? sentence.length }]
      : [],
  );
};

/** Where the item of a list begins that ends there. */
const itemBefore = (sentence: string, end: number): number =>
  Math.max(...[',', ';', '|'].map((mark) => sentence.lastIndexOf(mark, end - 1) + 1));

const NO = String.raw`denie[sd]|no|none|neg|negative|absent|never|nil|n`;
/** What ends an item of a list. */
const END = String.raw`(?=\s*(?:$|[,;.|)/]))`;

/** Yes, no, or met: an answer ends its item. */
const ANSWERS = new RegExp(
  String.raw`(?<no>(?:[:=?]|(?<=\s)[–-])\s*(?:${NO})${END}|\((?:[-–−]|${NO})\)|(?<=[a-z] )(?:no|none|denie[sd]|neg)${END}|-free\b|` +
    String.raw`\b(?:(?:has|have|had|is|are|now|since|completely|fully) ){0,3}resolved(?=\s*(?:$|[,;.]|and\b)))|` +
    String.raw`(?<yes>[:=?–-]\s*(?:yes|pos|positive|present|y)\b|\((?:\+|yes|pos|positive)\)|\b(?:yes|pos)${END})|` +
    String.raw`(?<met>\b(?:exposures?(?! to)|contacts?)(?=\s*(?:$|[,;.]|(?:at|from|in|last|on|yesterday)\b)))`,
  'g',
);

/** Signs before their items, where both kinds stand: a hyphen alone begins a line of a list. */
const SIGNS = /\([+-]\)|(?<=^|[\s,:])[+-](?=\s?[a-z])/g;
const SIGNED = /^\W*\([+-]\)|(?:^|[\s,:])\+\s?[a-z]/;

const any = (words: string): RegExp => new RegExp(`\\b(?:${words})\\b`, 'g');

/** They hold a word of a cue and say something else. */
const NOT_A_CUE = new RegExp(
  `\\b(?:no (?:change|increase|significant change|improvement|response|further|doubt|other)|` +
    `(?:not|[a-z]+n['’]?t) (?:only|necessarily|certain if|improv\\w+|respond\\w*|resolv\\w+)|` +
    `without (?:improvement|response|change|success|treatment|difficulty)|no (?:prior )?treatment|cannot be ruled out|` +
    `not be ruled out|not ruled out|could not rule out|cannot rule out|not exclude[d]?|${AGE}|${OF_OTHERS_IN_NAME_ONLY})\\b`,
  'g',
);

const TURNING =
  'but|however|except|although|though|nevertheless|which|who|apart from|aside from|other than|presents?|presented|presenting|' +
  'showed|shows|revealed|reveals|so|then|because';

const TURNS = any(`${TURNING}|secondary to|due to|reports|complains|developed|diagnosed with|found`);

/** From a relative back to the patient: what a relative was diagnosed with is still the relative's. */
const TO_THE_PATIENT = any(`${TURNING}|(?:patient|pt) (?:has|had|is|was|reports|denies|now)`);

const CUES: readonly (readonly [cue: Cue, direction: 'AHEAD' | 'BEHIND', pattern: RegExp])[] = [
  ['NEGATED', 'AHEAD', any(DENIED.ahead)],
  ['NEGATED', 'BEHIND', any(DENIED.behind)],
  ['FAMILY', 'AHEAD', any(OF_OTHERS.ahead)],
  ['FAMILY', 'BEHIND', any(OF_OTHERS.behind)],
  ['HISTORY', 'AHEAD', any(PAST.ahead)],
  ['HISTORY', 'BEHIND', any(PAST.behind)],
  ['UNCERTAIN', 'AHEAD', any(DOUBTED.ahead)],
  ['UNCERTAIN', 'BEHIND', any(DOUBTED.behind)],
  ['EXPOSED', 'AHEAD', any(EXPOSED.ahead)],
];
