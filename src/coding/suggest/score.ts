/** How sure a mention is: weights that were tuned on labelled notes, for ordering candidates among each other. Pure. */

import type { Mention } from './mentions.ts';

/** From 0 to 1: how likely a coder is to take a code that is mentioned so. The best mention counts, and how many there are. */
export const judge = (mentions: readonly Mention[]): { readonly score: number; readonly best: Mention } => {
  let best = mentions[0]!;
  let most = -Infinity;
  for (const mention of mentions) {
    const sum = sumOf(mention);
    if (sum > most) [best, most] = [mention, sum];
  }
  return { score: logistic(most + WEIGHTS.more * Math.log2(mentions.length)), best };
};

const logistic = (sum: number): number => 1 / (1 + Math.exp(-sum));

const featuresOf = ({ code, match, why, section, uncertain, depth }: Mention): Record<string, number> => ({
  one: 1,
  [`words${Math.min(4, match.places.length)}`]: 1,
  [`gap${Math.min(3, match.gap)}`]: 1,
  disordered: match.isOrdered ? 0 : 1,
  rare: match.weight / 10,
  [why]: 1,
  uncertain: uncertain ? 1 : 0,
  depth,
  [section]: 1,
  [`chapter${code[0]!}`]: 1,
  vague: VAGUE.has(code) ? 1 : 0,
});

const sumOf = (mention: Mention): number =>
  Object.entries(featuresOf(mention)).reduce((sum, [name, value]) => sum + (WEIGHTS[name] ?? 0) * value, 0);

/** Words that a record uses of everything. */
const VAGUE = new Set(['D499', 'C801', 'C799', 'B999', 'T1490XA', 'T148XXA', 'R69', 'R58', 'T7840XA', 'I96', 'L929']);

const WEIGHTS: Readonly<Record<string, number>> & { readonly more: number } = {
  more: 0.4,
  // Of the phrase.
  rare: 0.4,
  words2: -0.3,
  gap0: 0.4,
  gap1: -0.3,
  gap2: -0.7,
  gap3: -1.1,
  disordered: -0.4,
  USAGE: 0.5,
  ABBREVIATION: 0.2,
  TITLE: -0.2,
  CATEGORY: -0.3,
  INCLUSION_TERM: -0.6,
  INDEX: -0.8,
  vague: -1.8,
  // Of its place. Notes of the tuned part have no sections: these are what a coder would say.
  depth: -0.6,
  ASSESSMENT: 0.8,
  PAST: -0.3,
  PLAN: -1.6,
  EXAM: -0.3,
  ALLERGIES: -0.5,
  uncertain: -0.6,
  // Of the chapter: what a record mentions by the way is of some more often than of others.
  chapterA: 0.4,
  chapterB: 1,
  chapterC: 0.3,
  chapterE: 0.8,
  chapterF: -0.4,
  chapterI: 0.7,
  chapterJ: 0.6,
  chapterK: 0.3,
  chapterM: -0.3,
  chapterN: 0.4,
  chapterO: 0.3,
  chapterP: -1,
  chapterR: 0.3,
  chapterV: -1,
  chapterX: -0.5,
  chapterY: -1,
  chapterZ: -0.8,
};
