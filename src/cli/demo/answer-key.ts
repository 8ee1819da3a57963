/** Which codes the sample's visits call for: what an experienced coder would find in the note. */

import { plusDays, type CalendarDate } from '../../platform/calendar-date.ts';
import { SAMPLE_ANSWER_KEY, type SampleAnswer } from '../../sample/scenarios.ts';
import type { FhirBundle, FhirResource } from '../../sample/resources.ts';
import { SCENARIO_SYSTEM } from '../../sample/visit-resources.ts';
import { sampleRecords } from '../sample.ts';

/**
 * The codes of a visit of the sample organization, made on the day given or, should midnight have passed, the one
 * before. The scenario is read from the sample's bundles, since the record itself does not tell it. Throws for a visit
 * that is not of the sample.
 */
export const codesFor = (visitNumber: string, today: CalendarDate): SampleAnswer => {
  for (const day of [today, plusDays(today, -1)]) {
    for (const bundle of sampleRecords(day)) {
      const scenario = scenarioIn(bundle, visitNumber);
      if (scenario !== null) return SAMPLE_ANSWER_KEY[scenario]!;
    }
  }
  throw new Error('The visit is not one of the sample organization.');
};

const scenarioIn = (bundle: FhirBundle, visitNumber: string): string | null => {
  for (const { resource } of bundle.entry) {
    const identifiers = resource.resourceType === 'Encounter' ? identifiersOf(resource) : [];
    if (identifiers.some(({ value }) => value === visitNumber))
      return identifiers.find(({ system }) => system === SCENARIO_SYSTEM)!.value;
  }
  return null;
};

const identifiersOf = (resource: FhirResource) =>
  resource['identifier'] as readonly { readonly system: string; readonly value: string }[];
