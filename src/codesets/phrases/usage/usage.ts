/** What records call conditions for which the published lists have other words, and the code that the index leads to. */

import { BELLY } from './belly.ts';
import { BIRTH_AND_INJURIES } from './birth-and-injuries.ts';
import { BLOOD_AND_GLANDS } from './blood-and-glands.ts';
import { CIRCUMSTANCES } from './circumstances.ts';
import { HEART_AND_LUNGS } from './heart-and-lungs.ts';
import { INFECTIONS } from './infections.ts';
import { KIDNEYS_AND_GENITALS } from './kidneys-and-genitals.ts';
import { MIND_AND_SENSES } from './mind-and-senses.ts';
import { SIGNS } from './signs.ts';
import { SKIN_AND_JOINTS } from './skin-and-joints.ts';
import { TUMORS } from './tumors.ts';

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
  BLOOD_AND_GLANDS,
  MIND_AND_SENSES,
  HEART_AND_LUNGS,
  BELLY,
  SKIN_AND_JOINTS,
  KIDNEYS_AND_GENITALS,
  INFECTIONS,
  TUMORS,
  BIRTH_AND_INJURIES,
  CIRCUMSTANCES,
]
  .flatMap((list) => Object.entries(list).map(([code, terms]) => [code, terms.split('; ')] as const))
  .concat(weeksOfPregnancy());
