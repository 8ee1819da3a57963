/** The shorthand of records and the fillers of speech, as the words that they stand for. For what people type into a search. */

import { SHORT_FORMS } from './typed/short-forms.ts';

/**
 * The words in full: `r/o MI, hx DVT` is about a heart attack and about a history of thrombosis. Empty where nothing is
 * said. Words that are no shorthand stay as they are.
 */
export const inFull = (words: readonly string[]): string[] => {
  const full: string[] = [];
  for (let at = 0; at < words.length;) {
    const { length, meant } = shortAt(words, at);
    full.push(...meant);
    at += length;
  }
  return withSidesLast(withNumbers(withoutFillers(full)));
};

/** `ckd st 5`: a stage has a number. */
const isStage = (words: readonly string[], at: number): boolean =>
  /^(?:st|stg|stage)$/.test(words[at]!) && /^\d/.test(words[at + 1] ?? '');

const shortAt = (words: readonly string[], at: number): { length: number; meant: readonly string[] } => {
  if (isStage(words, at)) return { length: 1, meant: ['stage'] };
  for (let length = Math.min(3, words.length - at); length > 0; length -= 1) {
    const meant = SHORT.get(words.slice(at, at + length).join(' '));
    // A single letter by itself is a letter: vitamin K, hepatitis B, `L` on its way to a word.
    if (meant && (length > 1 || words.length > 1 || words[at]!.length > 1)) return { length, meant };
  }
  return { length: 1, meant: [words[at]!] };
};

const withoutFillers = (words: readonly string[]): string[] => {
  const rest = words.filter((word) => !FILLERS.has(word));
  return rest.every((word) => EMPTY.has(word)) ? [] : rest;
};

/** A side says which of two, wherever it stands: `hip right fracture` is a fracture of the hip. */
const withSidesLast = (words: readonly string[]): string[] => [
  ...words.filter((word) => !SIDES.has(word)),
  ...words.filter((word) => SIDES.has(word)),
];

const SIDES = new Set(['right', 'left', 'bilateral']);

/** Titles give ranges of numbers. */
const withNumbers = (words: readonly string[]): string[] => {
  const number = words.map(Number).find((value) => value > 0);
  if (number === undefined) return [...words];
  if (words.includes('bmi'))
    return [...words.flatMap((word) => (word === 'bmi' ? BODY_MASS : [])), ...massRange(number)];
  if (words.includes('gcs')) return ['glasgow', 'coma', 'scale', 'score', ...comaRange(number)];
  if (words.includes('weeks') && words.some((word) => OF_PREGNANCY.test(word))) {
    return number < 8
      ? ['less', 'than', '8', 'weeks', 'gestation']
      : [String(number), 'weeks', 'gestation', 'pregnancy'];
  }
  return [...words];
};

const BODY_MASS = ['body', 'mass', 'index', 'adult'];
const OF_PREGNANCY = /^(?:pregnan|gestat|ega$|iup$)/;

const massRange = (value: number): string[] => {
  if (value < 20) return ['19.9', 'less'];
  if (value >= 70) return ['70', 'greater'];
  const width = value < 40 ? 1 : value < 50 ? 5 : 10;
  const from = Math.floor(value / width) * width;
  return [`${from}.0`, `${from + width - 1}.9`];
};

const comaRange = (value: number): string[] => (value < 9 ? ['3', '8'] : value < 13 ? ['9', '12'] : ['13', '15']);

/** What each short form stands for, word by word. */
const SHORT: ReadonlyMap<string, readonly string[]> = new Map(
  SHORT_FORMS.trim()
    .split('\n')
    .map((line) => {
      const [short = '', meant = ''] = line.split('=').map((part) => part.trim());
      return [short, meant === '' ? [] : meant.split(' ')] as const;
    }),
);

/** They join words and say nothing of what is joined. */
const FILLERS = new Set(
  'the a an is was are has had have having my his her their this that been gets got getting'.split(' '),
);

/** What such words alone say finds nothing. */
const EMPTY = new Set(
  (
    'and or of to from in into on at by for with without due as which not all other specified unspecified elsewhere classified nec ' +
    'nos disease disorder condition symptoms history'
  ).split(' '),
);
