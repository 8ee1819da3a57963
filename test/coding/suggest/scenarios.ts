/** The notes of the sample generator, and whether the codes of their scenarios are among the first suggestions. */

import type { Phrases } from '../../../src/codesets/phrases/phrases.ts';
import { LEAST_SCORE, suggest } from '../../../src/coding/suggest/suggest.ts';
import { calendarDate } from '../../../src/platform/calendar-date.ts';
import { sampleBundles } from '../../../src/sample/bundle.ts';
import type { FhirBundle, FhirResource } from '../../../src/sample/resources.ts';
import { SAMPLE_ANSWER_KEY, SAMPLE_SCENARIOS } from '../../../src/sample/scenarios.ts';
import { SCENARIO_SYSTEM } from '../../../src/sample/visit-resources.ts';

export interface ScenarioFigures {
  readonly notes: number;
  readonly labels: number;
  readonly in5: number;
  readonly in10: number;
  /** Codes that were not among the first ten, each with its scenario. */
  readonly missed: readonly string[];
}

export const answersToScenarios = (phrases: Phrases): ScenarioFigures => {
  const options = { seed: 5, patients: 3 * SAMPLE_SCENARIOS.length, until: calendarDate('2026-11-01')! };
  const answers = [...sampleBundles(options)].flatMap(notesOf).map(({ scenario, text }) => {
    const found = suggest([{ documentId: scenario, text }], phrases, { first: 10, least: LEAST_SCORE });
    return SAMPLE_ANSWER_KEY[scenario]!.diagnoses.map((wanted) => ({
      wanted: `${scenario} ${wanted}`,
      place: found.findIndex(({ code }) => code === wanted),
    }));
  });
  const all = answers.flat();
  const within = (most: number): number => all.filter(({ place }) => place >= 0 && place < most).length / all.length;
  return {
    notes: answers.length,
    labels: all.length,
    in5: within(5),
    in10: within(10),
    missed: [...new Set(all.filter(({ place }) => place < 0).map(({ wanted }) => wanted))].toSorted(),
  };
};

const notesOf = (bundle: FhirBundle): { scenario: string; text: string }[] =>
  bundle.entry
    .map(({ resource }) => resource)
    .filter(({ resourceType }) => resourceType === 'DocumentReference')
    .map((document) => ({ scenario: scenarioOf(bundle, document), text: textOf(document) }));

const scenarioOf = (bundle: FhirBundle, document: FhirResource): string => {
  const [{ reference }] = (document['context'] as { encounter: [{ reference: string }] }).encounter;
  const encounter = bundle.entry.find(({ fullUrl }) => fullUrl === reference)!.resource;
  const identifiers = encounter['identifier'] as readonly { system: string; value: string }[];
  return identifiers.find(({ system }) => system === SCENARIO_SYSTEM)!.value;
};

const textOf = (document: FhirResource): string => {
  const [{ attachment }] = document['content'] as [{ attachment: { data: string } }];
  return Buffer.from(attachment.data, 'base64').toString('utf8');
};
