/** The best entry of each code, as far as a search has come, and which codes can still be among the wanted ones. */

/** Of one index. Reused by the next search: `forget` first. */
export interface Best {
  readonly score: Float32Array;
  readonly phrase: Uint32Array;
  readonly reading: Uint8Array;
  readonly touched: number[];
  /** How many codes have about so high a score; by it a search knows what it need not look at. */
  readonly counts: Uint32Array;
  /** The highest bin that as many codes reach as are wanted, and how many reach it. */
  least: number;
  reached: number;
}

export const newBest = (codes: number): Best => ({
  score: new Float32Array(codes),
  phrase: new Uint32Array(codes),
  reading: new Uint8Array(codes),
  touched: [],
  counts: new Uint32Array(BINS),
  least: 0,
  reached: 0,
});

/** Notes a better score of a code, and what all wanted codes have by now. */
export const improve = (best: Best, place: number, score: number, first: number): void => {
  const { counts } = best;
  const known = best.score[place]!;
  best.score[place] = score;
  if (known === 0) best.touched.push(place);
  else count(best, binOf(known), -1);
  // As it is kept, so that it is found again in the same bin.
  count(best, binOf(best.score[place]), 1);
  while (best.reached - counts[best.least]! >= first) {
    best.reached -= counts[best.least]!;
    best.least += 1;
  }
};

/** A score that the wanted codes have without exception; 0 as long as there are not so many. */
export const leastScore = ({ least }: Best): number => scoreFrom(least);

const count = (best: Best, bin: number, more: 1 | -1): void => {
  best.counts[bin]! += more;
  if (bin >= best.least) best.reached += more;
};

export const forget = (best: Best): void => {
  for (const place of best.touched) best.score[place] = 0;
  best.touched.length = 0;
  best.counts.fill(0);
  best.least = 0;
  best.reached = 0;
};

/** The wanted codes, the best first; of those that are equally good, in their order. */
export const bestPlaces = ({ score, touched }: Best, first: number): number[] => {
  const isBefore = (one: number, other: number): boolean =>
    score[one]! > score[other]! || (score[one]! === score[other]! && one < other);
  const found: number[] = [];
  // Few are wanted, and most are worse than all that are found already.
  for (const place of touched) {
    if (found.length === first && !isBefore(place, found[first - 1]!)) continue;
    if (found.length === first) found.pop();
    let at = found.length;
    while (at > 0 && isBefore(place, found[at - 1]!)) at -= 1;
    found.splice(at, 0, place);
  }
  return found;
};

/**
 * Bins are equally wide. The lowest is parted again, into four for each halving: where the lists know little of what is
 * asked, all scores are as low as that, and the best of them stand out all the same.
 */
const PER_ONE = 512 / 1.2;
const PARTS = 48;
const PER_HALVING = 4;
const BINS = PARTS + 512;

const binOf = (score: number): number => {
  const wide = Math.floor(score * PER_ONE);
  if (wide > 0) return Math.min(BINS, PARTS + wide) - 1;
  const part = PARTS + Math.floor(Math.log2(score * PER_ONE) * PER_HALVING);
  return Math.min(PARTS - 1, Math.max(0, part));
};

/** The lowest score of a bin. */
const scoreFrom = (bin: number): number => {
  if (bin === 0) return 0;
  return bin < PARTS ? 2 ** ((bin - PARTS) / PER_HALVING) / PER_ONE : (bin - PARTS + 1) / PER_ONE;
};
