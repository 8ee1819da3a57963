/** What records call conditions for which the published lists have other words, and the code that the index leads to. */

import { BELLY_SKIN_AND_JOINTS } from './belly-skin-and-joints.ts';
import { BODY_SYSTEMS } from './body-systems.ts';
import { INFECTIONS_AND_TUMORS } from './infections-and-tumors.ts';
import { SIGNS } from './signs.ts';

/** Code and terms; where two codes have one term, the first has it. A code that no loaded list holds is left out. */
export const USAGE: readonly (readonly [code: string, terms: readonly string[]])[] = [
  SIGNS,
  BODY_SYSTEMS,
  BELLY_SKIN_AND_JOINTS,
  INFECTIONS_AND_TUMORS,
].flatMap((list) => Object.entries(list).map(([code, terms]) => [code, terms.split('; ')] as const));
