/** The record of the visit that the chapters about the desk are played on: a twisted ankle, whatever the day. */

import { plusDays, type CalendarDate } from '../../platform/calendar-date.ts';
import { sampleBundles } from '../../sample/bundle.ts';
import type { FhirBundle } from '../../sample/resources.ts';
import { SAMPLE_ANSWER_KEY, SAMPLE_SCENARIOS, type SampleAnswer } from '../../sample/scenarios.ts';
import { visitsIn } from './answer-key.ts';

export interface NewRecord {
  readonly bundle: FhirBundle;
  readonly visitNumber: string;
  readonly key: SampleAnswer;
}

const SCENARIO = 'ankle-sprain-right';

/** Other people than those of the sample organization, which has a seed of its own. */
const SEED = 7;

/** The record of a patient who came with the ankle. As many patients as there are scenarios meet every one of them. */
export const ankleRecord = (today: CalendarDate): NewRecord => {
  const options = { seed: SEED, patients: SAMPLE_SCENARIOS.length, until: plusDays(today, -1) };
  for (const bundle of sampleBundles(options)) {
    const visit = visitsIn(bundle).find(({ scenario }) => scenario === SCENARIO);
    if (visit) return { bundle, visitNumber: visit.visitNumber, key: SAMPLE_ANSWER_KEY[SCENARIO]! };
  }
  throw new Error(`No patient of the sample has the visit ${SCENARIO}.`);
};
