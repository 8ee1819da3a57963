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
      const visit = visitsIn(bundle).find((each) => each.visitNumber === visitNumber);
      if (visit) return SAMPLE_ANSWER_KEY[visit.scenario]!;
    }
  }
  throw new Error('The visit is not one of the sample organization.');
};

interface SampleVisit {
  readonly visitNumber: string;
  readonly scenario: string;
}

/** The visits of a record of the sample, with their scenarios. */
export const visitsIn = (bundle: FhirBundle): SampleVisit[] =>
  bundle.entry.flatMap(({ resource }) => {
    if (resource.resourceType !== 'Encounter') return [];
    const identifiers = identifiersOf(resource);
    return {
      visitNumber: identifiers.find(({ system }) => system !== SCENARIO_SYSTEM)!.value,
      scenario: identifiers.find(({ system }) => system === SCENARIO_SYSTEM)!.value,
    };
  });

const identifiersOf = (resource: FhirResource) =>
  resource['identifier'] as readonly { readonly system: string; readonly value: string }[];
