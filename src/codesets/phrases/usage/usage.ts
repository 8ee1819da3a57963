/** What records call conditions for which the published lists have other words. */

import { SIGNS } from './signs.ts';

/** Code and terms. */
export const USAGE: readonly (readonly [code: string, terms: readonly string[]])[] = [SIGNS].flatMap((list) =>
  Object.entries(list).map(([code, terms]) => [code, terms.split(';')] as const),
);
