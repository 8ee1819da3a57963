/** What records call conditions for which the published lists have other words, and the code that the index leads to. */

import { BELLY_SKIN_AND_JOINTS } from './belly-skin-and-joints.ts';
import { BODY_SYSTEMS } from './body-systems.ts';
import { INFECTIONS_AND_TUMORS } from './infections-and-tumors.ts';
import { SIGNS } from './signs.ts';

/** Z3A.08 to Z3A.42, by which every record of a pregnancy says how far it is. */
function weeksOfPregnancy(): [string, string[]][] {
  return Array.from({ length: 35 }, (_, at) => {
    const weeks = String(at + 8);
    const terms = ['weeks pregnant', 'weeks of pregnancy', 'weeks gestation', 'week pregnancy'];
    return [`Z3A${weeks.padStart(2, '0')}`, terms.map((term) => `${weeks} ${term}`)];
  });
}

/** Code and terms; where two codes have one term, the first has it. A code that no loaded list holds is left out. */
export const USAGE: readonly (readonly [code: string, terms: readonly string[]])[] = [
  SIGNS,
  BODY_SYSTEMS,
  BELLY_SKIN_AND_JOINTS,
  INFECTIONS_AND_TUMORS,
]
  .flatMap((list) => Object.entries(list).map(([code, terms]) => [code, terms.split('; ')] as const))
  .concat(weeksOfPregnancy());
