/** The formula by which entries are rated. */

import { ASKED_SHARE, UNASKED } from './weights.ts';

/**
 * How well an entry answers, 0 to 1: `coverage` is how much of what is asked it has, `own` the weight of its words that
 * were asked for, `unasked` that of its others.
 */
export const rated = (coverage: number, own: number, unasked: number): number => {
  const generality = (own + SMALL) / (own + SMALL + UNASKED * unasked);
  return coverage * coverage * (ASKED_SHARE + (1 - ASKED_SHARE) * generality);
};

/** Keeps an entry of loose words alone from having no weight at all. */
export const SMALL = 0.05;
