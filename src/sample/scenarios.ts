/** All visit scenarios, and the answer key that belongs to them. */

import type { Scenario } from './scenario.ts';
import { ALLERGY } from './scenarios/allergy.ts';
import { ANEMIA } from './scenarios/anemia.ts';
import { HEART } from './scenarios/heart.ts';
import { INFECTIONS } from './scenarios/infections.ts';
import { INJURIES } from './scenarios/injuries.ts';
import { JOINTS_AND_SKIN } from './scenarios/joints-and-skin.ts';
import { LONG_TERM_CONDITIONS } from './scenarios/long-term-conditions.ts';
import { LUNGS } from './scenarios/lungs.ts';
import { MIND_AND_NERVES } from './scenarios/mind-and-nerves.ts';
import { PREGNANCY } from './scenarios/pregnancy.ts';
import { PREVENTION } from './scenarios/prevention.ts';

export const SAMPLE_SCENARIOS: readonly Scenario[] = [
  ...LONG_TERM_CONDITIONS,
  ...ANEMIA,
  ...HEART,
  ...LUNGS,
  ...INFECTIONS,
  ...INJURIES,
  ...JOINTS_AND_SKIN,
  ...MIND_AND_NERVES,
  ...ALLERGY,
  ...PREVENTION,
  ...PREGNANCY,
];

export interface SampleAnswer {
  /** ICD-10-CM without the dot, the first-listed diagnosis first; each is billable in the starter edition. */
  readonly diagnoses: readonly string[];
  /** CPT and HCPCS Level II numbers, modifiers left out; each has a price in `SAMPLE_FEES`. */
  readonly procedures: readonly string[];
}

/** By the scenario's name: the codes that an experienced coder would accept for every note of that scenario. */
export const SAMPLE_ANSWER_KEY: Readonly<Record<string, SampleAnswer>> = Object.fromEntries(
  SAMPLE_SCENARIOS.map(({ name, diagnoses, procedures }) => [
    name,
    { diagnoses: diagnoses.map(({ code }) => code), procedures: procedures.map(({ code }) => code) },
  ]),
);
