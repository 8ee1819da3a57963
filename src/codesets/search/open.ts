/** A search index over its buffers. */

import type { CodeSet } from '../code-set.ts';
import type { Packed } from '../tables/table.ts';
import { bestPlaces, forget, newBest, type Best } from './best.ts';
import { findByCode } from './by-code.ts';
import { dayNumber, openCodeList, type OpenCodeList } from './code-list.ts';
import { listedWords } from './denied.ts';
import { openTexts } from '../tables/texts.ts';
import { explain } from './explain.ts';
import { openMisspellings } from './misspelling.ts';
import { askedSet, readingsOf, type Reading } from './readings.ts';
import { factorOf, scan, type Entries, type Marks } from './scan.ts';
import type { SearchHit, SearchIndex, SearchRequest } from './search.ts';
import { seventhChooser } from './seventh.ts';
import { looseSlots, misspelled, strictSlots, type Dictionary, type Slot } from './slots.ts';
import { openSounds } from './sounds.ts';
import { spellerOf } from './spelling.ts';
import { openVocabulary } from './vocabulary.ts';
import { LEAST_SHARE, PREFERENCES, SET_WEIGHTS } from './weights.ts';

export const openSearch = (packed: Packed): SearchIndex => {
  const parts = openParts(packed);
  return {
    size: parts.codes.size,
    bytes: Object.values(packed).reduce(
      (sum: number, part) => sum + (typeof part === 'object' && 'byteLength' in part ? part.byteLength : 0),
      parts.scratchBytes,
    ),
    search: (text, request = {}) => search(parts, text, request),
    variantsOf: (hit) => variantsOf(parts, hit),
  };
};

export type Parts = ReturnType<typeof openParts>;

const openParts = (packed: Packed) => {
  const codes = openCodeList(packed);
  const vocabulary = openVocabulary(packed);
  const buffer = (name: string): ArrayBuffer => packed[name] as ArrayBuffer;
  const dictionary: Dictionary = {
    vocabulary,
    misspellings: openMisspellings(packed, vocabulary),
    sounds: openSounds(packed),
    near: new Map(),
    weights: new Float32Array(buffer('weights')),
    postingStarts: new Uint32Array(buffer('postingStarts')),
  };
  const entries: Entries = {
    weights: dictionary.weights,
    phraseStarts: new Uint32Array(buffer('phraseStarts')),
    phraseWords: new Uint32Array(buffer('phraseWords')),
    phraseTotals: new Float32Array(buffer('phraseTotals')),
    phraseCodes: new Uint32Array(buffer('phraseCodes')),
    phraseFields: new Uint8Array(buffer('phraseFields')),
    postingStarts: dictionary.postingStarts,
    postings: new Uint32Array(buffer('postings')),
    targets: codes.targets,
    ...beforeAsked(codes, new Uint32Array(buffer('phraseCodes')), new Uint8Array(buffer('phraseFields'))),
  };
  const best = newBest(codes.size);
  const marks: Marks = {
    slots: new Uint16Array(vocabulary.size),
    quality: new Float32Array(vocabulary.size),
    seen: new Uint32Array(entries.phraseCodes.length),
  };
  const texts = openTexts({ bytes: buffer('texts'), ends: buffer('textEnds') });
  return {
    codes,
    dictionary,
    spelt: spellerOf(dictionary, (word) => misspelled(dictionary, word, false)),
    entries,
    best,
    marks,
    texts,
    seventh: seventhChooser(packed, codes),
    scratchBytes: codes.size * 9 + entries.phraseSets.length * 13 + vocabulary.size * 6,
  };
};

const search = (parts: Parts, text: string, request: SearchRequest): SearchHit[] => {
  const first = request.first ?? 20;
  const asked = request.sets === undefined ? askedSet(text) : null;
  const sets = request.sets ?? asked?.sets ?? parts.codes.sets;
  const wanted = asked?.rest ?? text;
  const day = dayNumber(request.onDate ?? null);
  const isTaken = (place: number): boolean => day === null || parts.codes.isInForce(place, day);
  const isAsked = (set: number): boolean => sets.includes(parts.codes.sets[set]!);
  const byCode = findByCode(parts.codes, wanted, isAsked, isTaken, first).map(({ place, score }) =>
    hitOf(parts, place, score, [{ field: 'CODE' as const, text: null, at: parts.codes.codeAt(place) }]),
  );
  const isCertain = byCode.length >= first || (byCode[0]?.score === 1 && /[.\d]\S*\d|^\w\d/.test(wanted));
  if (isCertain) return byCode;
  const byWords = searchWords(parts, wanted, sets, isTaken, first);
  const known = new Set(byCode.map(({ codeSet, code }) => `${codeSet} ${code}`));
  return [...byCode, ...byWords.filter(({ codeSet, code }) => !known.has(`${codeSet} ${code}`))]
    .sort((one, other) => other.score - one.score)
    .slice(0, first);
};

const searchWords = (
  parts: Parts,
  text: string,
  sets: readonly CodeSet[],
  isTaken: (place: number) => boolean,
  first: number,
): SearchHit[] => {
  const words = listedWords(text);
  if (words.length === 0) return [];
  const capitals = new Set((text.match(/\b[A-Z][A-Z0-9]+\b/g) ?? []).map((word) => word.toLowerCase()));
  const readings = readingsOf(words, !/\s$/.test(text), capitals, parts.spelt);
  // One list alone has nothing to be weighed against.
  const setWeights = parts.codes.sets.map((set) =>
    !sets.includes(set) ? 0 : sets.length === 1 ? 1 : SET_WEIGHTS[set],
  );
  const run = (reading: number, slots: readonly Slot[], drivers: readonly Slot[], most: number): boolean => {
    const { weight } = readings[reading]!;
    const query = { slots, drivers, most, reading, weight, setWeights, isTaken, first };
    return scan(parts.entries, parts.marks, parts.best, query);
  };
  const slotted = readings.map((reading) => strictSlots(parts.dictionary, reading));
  let hasAll = false;
  // From the last to the first: meanings of abbreviations leave little to look at for what only begins like one.
  for (let at = readings.length - 1; at >= 0; at -= 1) {
    const slots = slotted[at]!;
    const isHopeless = slots.some(({ isNeeded, postings }) => isNeeded && postings === 0);
    const drivers = rarest(slots, 1);
    const isShort = drivers.every(({ word }) => word.length < 3);
    hasAll = run(at, slots, drivers, isHopeless || isShort ? MOST_HOPELESS : MOST_ENTRIES) || hasAll;
  }
  if (!hasAll) {
    for (const [at, reading] of readings.entries()) {
      slotted[at] = looseSlots(parts.dictionary, reading);
      run(at, slotted[at], rarest(slotted[at], 3), MOST_HOPELESS);
    }
  }
  const hits = worthShowing(parts.best, bestPlaces(parts.best, first)).map((place) =>
    wordHit(parts, place, readings, slotted),
  );
  forget(parts.best);
  return hits;
};

/** So many entries are looked at for one reading; the words that are in more are in no name of anything. */
const MOST_ENTRIES = 60_000;
/** The same where none of them can have all words, or two letters are all that is typed. */
const MOST_HOPELESS = 10_000;

/** What is known of each entry before anything is asked. */
const beforeAsked = (
  codes: OpenCodeList,
  phraseCodes: Uint32Array,
  phraseFields: Uint8Array,
): Pick<Entries, 'phraseSets' | 'phraseFactors'> => {
  const preferences = preferencesOf(codes);
  const phraseSets = new Uint8Array(phraseCodes.length);
  const phraseFactors = new Float64Array(phraseCodes.length);
  for (let phrase = 0; phrase < phraseCodes.length; phrase += 1) {
    const code = phraseCodes[phrase]!;
    phraseSets[phrase] = codes.setOf(code);
    phraseFactors[phrase] = factorOf(preferences[code]!, phraseFields[phrase]!, codes.targets[code] === code);
  }
  return { phraseSets, phraseFactors };
};

const preferencesOf = (codes: OpenCodeList): Float32Array => {
  const preferences = new Float32Array(codes.size).fill(1);
  const set = codes.sets.indexOf('ICD10CM');
  if (set < 0) return preferences;
  for (const [beginning, weight] of PREFERENCES) preferences.fill(weight, ...codes.range(set, beginning));
  return preferences;
};

/** The slots with the fewest entries, through which all others are looked at. */
const rarest = (slots: readonly Slot[], count: number): Slot[] =>
  slots
    .filter(({ isNeeded, postings }) => isNeeded && postings > 0)
    .sort((one, other) => one.postings - other.postings)
    .slice(0, count);

/** Those that are no noise beside the best one. */
const worthShowing = ({ score }: Best, places: readonly number[]): number[] => {
  const enough = (score[places[0] ?? 0] ?? 0) * LEAST_SHARE;
  return places.filter((place) => score[place]! >= enough);
};

const wordHit = (parts: Parts, place: number, readings: readonly Reading[], slotted: readonly Slot[][]): SearchHit => {
  const reading = parts.best.reading[place]!;
  const phrase = parts.best.phrase[place]!;
  const slots = slotted[reading]!;
  const chosen = parts.seventh.choose(place, slots);
  return hitOf(parts, chosen, parts.best.score[place]!, explain(parts, phrase, readings[reading]!, slots));
};

const hitOf = (parts: Parts, place: number, score: number, why: SearchHit['why']): SearchHit => ({
  codeSet: parts.codes.sets[parts.codes.setOf(place)]!,
  code: parts.codes.codeAt(place),
  score: Math.min(1, score),
  why,
});

const variantsOf = ({ codes, seventh }: Parts, { codeSet, code }: Pick<SearchHit, 'codeSet' | 'code'>): string[] => {
  const set = codes.sets.indexOf(codeSet);
  if (set < 0) return [];
  const [place, before] = codes.range(set, code);
  return place < before && codes.codeAt(place) === code ? seventh.groupOf(place).filter((other) => other !== code) : [];
};
